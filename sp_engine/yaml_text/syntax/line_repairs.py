"""Ways of repairing a line that makes a text no YAML, each with the slip that it undoes.

In come the lines to blame; out come repaired lines, the most particular slips first.  Whether a repair helps
is for the caller to try.  Knows nothing about what data mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sp_engine.words import Words
from sp_engine.words.messages import yaml_mistakes
from sp_engine.yaml_text.strict_yaml import CURLY


class Repair(NamedTuple):
    """One line, counted from 0, as it should be; the stretch that is wrong; what is wrong (None: a tab)."""

    line: int
    start: int
    end: int
    text: str
    problem: Words | None
    advice: Words


KEY = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*)")
_ENTRY = re.compile(r"(?P<head>\s*(?:- +)*[A-Za-z_][\w-]*:\s+)(?P<value>\S.*?)\s*$")
_ITEM = re.compile(r"(?P<head>\s*(?:- +)+)(?P<value>\S.*?)\s*$")
_CONDITION = re.compile(r"\(?(?:fakta|dokumen|definisi|peraturan|bersama|tahap|atribut|semua|salah_satu):\s")
_UNSEEN = "\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
_SHOWN = 100  # letters of a line that is to be written like this
_CLOSING = {"{": "}", "[": "]"}


def repairs_of(lines: list[str], line: int, column: int, places: Sequence[int]) -> Iterator[Repair]:
    """Yield what might be repaired within the line of the error, and within the other lines to blame."""
    if line < len(lines):
        yield from _one_bracket_too_many(line, lines[line].rstrip("\r"), column)
    for repair in _ON_ONE_LINE:
        for place in places:
            yield from repair(place, lines[place].rstrip("\r"))


def says_something(line: str) -> bool:
    """Whether a line holds more than blanks or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def whole(line: str, at: int = 0) -> Words:
    """Return the advice to write a line like this; of a long one the part around a column is shown."""
    text = line.strip()
    first = max(0, at - (len(line) - len(line.lstrip())) - _SHOWN // 2)
    last = first + _SHOWN - 1
    if len(text) > _SHOWN:
        text = ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
    return yaml_mistakes.WRITE.fill(line=text)


def _unseen(place: int, line: str) -> Iterator[Repair]:
    at = next((i for i, c in enumerate(line) if c in _UNSEEN), None)
    if at is not None:
        text = "".join(" " if c in _UNSEEN[:3] else "" if c in _UNSEEN else c for c in line)
        yield Repair(place, at, at + 1, text, yaml_mistakes.SPECIAL_SPACE, yaml_mistakes.ORDINARY_SPACE)


def _bullet(place: int, line: str) -> Iterator[Repair]:
    if match := re.match(r"\s*([–—−•·*▪])\s", line):
        start, end = match.span(1)
        text = line[:start] + "-" + line[end:]
        problem = yaml_mistakes.NO_BULLET.fill(mark=match[1])
        yield Repair(place, start, end, text, problem, yaml_mistakes.HYPHEN)
    if match := re.match(r"\s*(-)[A-Za-z_{\"']", line):
        start, end = match.span(1)
        problem = yaml_mistakes.SPACE_AFTER_DASH
        text = line[:end] + " " + line[end:]
        yield Repair(place, start, end, text, problem, whole(text))


def _no_colon(place: int, line: str) -> Iterator[Repair]:
    match = KEY.match(line)
    if match is None:
        return
    start, end = match.span("key")
    rest = line[end:]
    if re.match(r":[^\s:/]", rest):
        text = f"{line[: end + 1]} {rest[1:]}"
        problem = yaml_mistakes.SPACE_AFTER_COLON
        yield Repair(place, start, end + 1, text, problem, whole(text))
    elif not rest.strip() or (re.match(r"\s*=?\s+[^:\s]", rest) and match["key"].islower()):
        value = rest.strip().removeprefix("=").strip()
        text = f"{line[:end]}: {value}".rstrip()
        problem = yaml_mistakes.NO_COLON.fill(key=match["key"])
        yield Repair(place, start, end, text, problem, whole(text))


def _comma(place: int, line: str) -> Iterator[Repair]:
    for match in re.finditer(r"[^\s,{\[:]( +)([a-z_]+): ", line):
        start, end = match.span(2)
        text = line[: match.start(1)] + ", " + line[start:]
        problem = yaml_mistakes.NO_COMMA.fill(key=match[2])
        if "{" in line[:start]:
            yield Repair(place, start, end, text, problem, whole(text))


def _closer(place: int, line: str) -> Iterator[Repair]:
    """Yield the line with every bracket closed: before what cannot stand in it, or at the line's end."""
    text = line.rstrip()
    stack: list[tuple[int, str]] = []
    left_open: list[tuple[int, str]] = []
    closers: list[tuple[int, str]] = []
    for at, mark in (*_brackets(text), (len(text), "")):
        end = len(text[:at].rstrip().removesuffix(","))
        closed = 0
        if mark == "{" and stack and stack[-1][1] == "{" and end < at and text[end] == ",":
            closed = 1  # in braces a key follows a comma, and no brace begins one
        elif mark in _CLOSING.values():
            closed = next((i for i, (_, b) in enumerate(reversed(stack)) if _CLOSING[b] == mark), 0)
        elif not mark:
            closed = len(stack)
        for _ in range(closed):
            left_open.append(stack.pop())
            closers.append((end if mark in ("{", "") else at, _CLOSING[left_open[-1][1]]))
        if mark in _CLOSING:
            stack.append((at, mark))
        elif mark and stack and _CLOSING[stack[-1][1]] == mark:
            stack.pop()
    if left_open:
        for at, closer in reversed(closers):
            text = text[:at] + closer + text[at:]
        start, bracket = min(left_open)
        problem = yaml_mistakes.OPEN_BRACKET.fill(bracket=bracket)
        yield Repair(place, start, start + 1, text, problem, whole(text, closers[0][0]))


def left_open_above(lines: list[str], began: int | None, line: int) -> Iterator[Repair]:
    """Yield the lines of a bracket over several lines in which another is open where one more begins."""
    for place in range(line if began is None else began, min(line, len(lines) - 1)):
        if lines[place].rstrip().endswith(",") and lines[place + 1].lstrip().startswith("{"):
            yield from _closer(place, lines[place])


def _brackets(line: str) -> Iterator[tuple[int, str]]:
    """Yield where each bracket stands that is not within quotation marks."""
    quote = ""
    for i, c in enumerate(line):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'" and (i == 0 or line[i - 1] in " [{,"):
            quote = c
        elif c in "{[]}":
            yield i, c


def _quote_end(place: int, line: str) -> Iterator[Repair]:
    for match in re.finditer(r"(?:(?<=: )|(?<=- )|(?<=[\[{])|(?<=, ))([\"'])", line):
        if line.find(match[1], match.end()) < 0:
            closers = re.search(r"[\s}\]]*$", line)
            at = closers.start() if closers else len(line)
            problem = yaml_mistakes.THIS_QUOTE_OPEN
            for end in (at, len(line.rstrip())):
                text = line[:end] + match[1] + line[end:]
                yield Repair(place, match.start(), match.end(), text, problem, whole(text))


def _braces(place: int, line: str) -> Iterator[Repair]:
    match = _ENTRY.match(line)
    if match and _CONDITION.match(match["value"]):
        text = f"{match['head']}{{{match['value'].strip('()')}}}"
        start, end = match.span("value")
        yield Repair(place, start, end, text, yaml_mistakes.BRACES, whole(text))


def _quotes(place: int, line: str) -> Iterator[Repair]:
    for match in (_ENTRY.match(line), _ITEM.match(line)):
        if match is None or _CONDITION.match(match["value"]):
            continue
        value = match["value"]
        bare = value[1:-1] if re.fullmatch(f"[{CURLY}].*[{CURLY}]", value) else value
        quoted = f'"{bare}"' if not re.search(r"[\"\\]", bare) else "'" + bare.replace("'", "''") + "'"
        text = match["head"] + quoted
        yield Repair(place, match.start("value"), match.end("value"), text, _why_quotes(value), whole(text))


def _quotes_within(place: int, line: str) -> Iterator[Repair]:
    for match in re.finditer(r"(?<=[{,] )?(\b[a-z_]+: )([^\"'\s].*?)(?=, [a-z_]+: |\}+\s*$)", line):
        value = match[2]
        if "{" in line[: match.start()] and re.search(r"[\[\]{}:#]", value) and '"' not in value:
            start, end = match.span(2)
            text = f'{line[:start]}"{value}"{line[end:]}'
            yield Repair(place, start, end, text, _why_quotes(value), whole(text))


def _why_quotes(value: str) -> Words:
    if value[0] in "\"'":
        return yaml_mistakes.AFTER_QUOTE
    if value[0] in "[{%@`*&!|>":
        return yaml_mistakes.QUOTES_FOR_START.fill(mark=value[0])
    return yaml_mistakes.QUOTES_FOR_COLON


_ON_ONE_LINE: tuple[Callable[[int, str], Iterator[Repair]], ...] = (
    _unseen,
    _bullet,
    _no_colon,
    _comma,
    _closer,
    _quote_end,
    _braces,
    _quotes_within,
    _quotes,
)


def _one_bracket_too_many(place: int, line: str, column: int) -> Iterator[Repair]:
    if line[column : column + 1] in ("}", "]"):
        problem, advice = yaml_mistakes.BRACKET_TOO_MANY, yaml_mistakes.REMOVE_BRACKET
        yield Repair(place, column, column + 1, line[:column] + line[column + 1 :], problem, advice)
