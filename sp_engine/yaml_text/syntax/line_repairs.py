"""Ways of mending a line that makes a text no YAML, each with the slip that it undoes.

In come the lines to blame; out come mended lines, the most particular slips first.  Whether a mend helps is
for the caller to try.  Knows nothing about what data mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sp_engine.words.language import Words
from sp_engine.yaml_text.source import CURLY


class Mend(NamedTuple):
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
_CLOSING = {"{": "}", "[": "]"}


def mends_of(lines: list[str], line: int, column: int, places: Sequence[int]) -> Iterator[Mend]:
    """Yield what might be mended within the line of the error, and within the other lines to blame."""
    if line < len(lines):
        yield from _one_bracket_too_many(line, lines[line].rstrip("\r"), column)
    for mend in _ON_ONE_LINE:
        for place in places:
            yield from mend(place, lines[place].rstrip("\r"))


def says_something(line: str) -> bool:
    """Whether a line holds more than blanks or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def whole(line: str) -> Words:
    """Return the advice to write a line like this."""
    text = line.strip()
    shown = text if len(text) <= 100 else text[:99] + "…"
    return Words(f"tulis `{shown}`", f"write `{shown}`")


def _unseen(place: int, line: str) -> Iterator[Mend]:
    at = next((i for i, c in enumerate(line) if c in _UNSEEN), None)
    if at is not None:
        text = "".join(" " if c in _UNSEEN[:3] else "" if c in _UNSEEN else c for c in line)
        problem = Words(
            "di sini ada spasi istimewa yang tampak seperti spasi biasa, tersalin dari Word atau PDF",
            "here is a special space that looks like an ordinary one, copied from Word or a PDF",
        )
        advice = Words("hapus, lalu ketik ulang sebagai spasi biasa", "delete it and type an ordinary space")
        yield Mend(place, at, at + 1, text, problem, advice)


def _bullet(place: int, line: str) -> Iterator[Mend]:
    if match := re.match(r"\s*([–—−•·*▪])\s", line):
        start, end = match.span(1)
        problem = Words(f"`{match[1]}` bukan tanda butir daftar", f"`{match[1]}` does not begin a list item")
        advice = Words("ketik tanda hubung biasa, `- `", "type an ordinary hyphen, `- `")
        yield Mend(place, start, end, line[:start] + "-" + line[end:], problem, advice)
    if match := re.match(r"\s*(-)[A-Za-z_{\"']", line):
        start, end = match.span(1)
        problem = Words("spasi sesudah `-` tidak ada", "the space after `-` is missing")
        text = line[:end] + " " + line[end:]
        yield Mend(place, start, end, text, problem, whole(text))


def _no_colon(place: int, line: str) -> Iterator[Mend]:
    match = KEY.match(line)
    if match is None:
        return
    start, end = match.span("key")
    rest = line[end:]
    if re.match(r":[^\s:/]", rest):
        text = f"{line[: end + 1]} {rest[1:]}"
        problem = Words("spasi sesudah titik dua tidak ada", "the space after the colon is missing")
        yield Mend(place, start, end + 1, text, problem, whole(text))
    elif not rest.strip() or (re.match(r"\s*=?\s+[^:\s]", rest) and match["key"].islower()):
        value = rest.strip().removeprefix("=").strip()
        text = f"{line[:end]}: {value}".rstrip()
        problem = Words(f"titik dua sesudah `{match['key']}` tidak ada", f"no colon after `{match['key']}`")
        yield Mend(place, start, end, text, problem, whole(text))


def _comma(place: int, line: str) -> Iterator[Mend]:
    for match in re.finditer(r"[^\s,{\[:]( +)([a-z_]+): ", line):
        start, end = match.span(2)
        text = line[: match.start(1)] + ", " + line[start:]
        problem = Words(f"koma sebelum `{match[2]}` tidak ada", f"the comma before `{match[2]}` is missing")
        if "{" in line[:start]:
            yield Mend(place, start, end, text, problem, whole(text))


def _closer(place: int, line: str) -> Iterator[Mend]:
    open_ = _open_brackets(line)
    if open_:
        closers = "".join(_CLOSING[c] for _, c in reversed(open_))
        at, bracket = open_[0]
        text = line.rstrip() + closers
        problem = Words(f"kurung `{bracket}` belum ditutup", f"the bracket `{bracket}` is not closed")
        yield Mend(place, at, at + 1, text, problem, whole(text))


def _open_brackets(line: str) -> list[tuple[int, str]]:
    stack: list[tuple[int, str]] = []
    quote = ""
    for i, c in enumerate(line):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'" and (i == 0 or line[i - 1] in " [{,"):
            quote = c
        elif c in "{[":
            stack.append((i, c))
        elif c in "}]" and stack:
            stack.pop()
    return stack


def _quote_end(place: int, line: str) -> Iterator[Mend]:
    for match in re.finditer(r"(?:(?<=: )|(?<=- )|(?<=[\[{])|(?<=, ))([\"'])", line):
        if line.find(match[1], match.end()) < 0:
            closers = re.search(r"[\s}\]]*$", line)
            at = closers.start() if closers else len(line)
            problem = Words("tanda kutip ini belum ditutup", "this quotation mark is not closed")
            for end in (at, len(line.rstrip())):
                text = line[:end] + match[1] + line[end:]
                yield Mend(place, match.start(), match.end(), text, problem, whole(text))


def _braces(place: int, line: str) -> Iterator[Mend]:
    match = _ENTRY.match(line)
    if match and _CONDITION.match(match["value"]):
        text = f"{match['head']}{{{match['value'].strip('()')}}}"
        problem = Words(
            "beberapa kunci dalam satu baris memerlukan kurung kurawal",
            "several keys on one line need braces",
        )
        yield Mend(place, match.start("value"), match.end("value"), text, problem, whole(text))


def _quotes(place: int, line: str) -> Iterator[Mend]:
    for match in (_ENTRY.match(line), _ITEM.match(line)):
        if match is None or _CONDITION.match(match["value"]):
            continue
        value = match["value"]
        bare = value[1:-1] if re.fullmatch(f"[{CURLY}].*[{CURLY}]", value) else value
        quoted = f'"{bare}"' if not re.search(r"[\"\\]", bare) else "'" + bare.replace("'", "''") + "'"
        text = match["head"] + quoted
        yield Mend(place, match.start("value"), match.end("value"), text, _why_quotes(value), whole(text))


def _quotes_within(place: int, line: str) -> Iterator[Mend]:
    for match in re.finditer(r"(?<=[{,] )?(\b[a-z_]+: )([^\"'\s].*?)(?=, [a-z_]+: |\}+\s*$)", line):
        value = match[2]
        if "{" in line[: match.start()] and re.search(r"[\[\]{}:#]", value) and '"' not in value:
            start, end = match.span(2)
            text = f'{line[:start]}"{value}"{line[end:]}'
            yield Mend(place, start, end, text, _why_quotes(value), whole(text))


def _why_quotes(value: str) -> Words:
    if value[0] in "\"'":
        return Words("ada teks sesudah tanda kutip penutup", "there is text after the closing quotation mark")
    if value[0] in "[{%@`*&!|>":
        return Words(
            f"teks yang diawali `{value[0]}` memerlukan tanda kutip",
            f"text that begins with `{value[0]}` needs quotation marks",
        )
    return Words(
        "teks yang memuat titik dua memerlukan tanda kutip", "text with a colon needs quotation marks"
    )


_ON_ONE_LINE: tuple[Callable[[int, str], Iterator[Mend]], ...] = (
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


def _one_bracket_too_many(place: int, line: str, column: int) -> Iterator[Mend]:
    if line[column : column + 1] in ("}", "]"):
        problem = Words("kurung penutup ini berlebih", "this closing bracket is one too many")
        text = line[:column] + line[column + 1 :]
        yield Mend(place, column, column + 1, text, problem, Words("hapus kurung ini", "remove this bracket"))
