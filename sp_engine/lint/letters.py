"""Letters that are not what they look like, or cannot be seen, and marks that cut a text or stand alone.

In comes the source of one document; out come findings, each with the text that is to stand there where that
is certain.  Only letters are looked at, never what they mean.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from sp_engine.documents import NOT_WRITTEN
from sp_engine.words import Diagnostic, Span
from sp_engine.yaml_text import DataPath, Json, Source, line_of, remarks_in

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LATIN = dict(
    zip(
        "аеорсухіјѕһԁАВЕКМНОРСТХІЈЅοανικρτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdABEKMHOPCTXIJSoavikptuABEZHIKMNOPTYX",
        strict=True,
    )
)
_SPECIAL_SPACE = re.compile(f"[{_SPACES}]")
_LOOKS_LIKE = re.compile(f"[{_SPACES}\uff01-\uff5e\ufb00-\ufb06{''.join(_LATIN)}]")
_OPENING, _CLOSING = "“„", "”"
_CUT = re.compile(
    r"(?P<head>\s*(?:- +)*(?:[\w-]+: +)?)(?![\w-]+: |- )"
    r"(?P<text>[^\s\"'\[{|>&*!%@`#].*?)\s+(?P<rest>#[^\s#!].*)$"
)
"""A text without quotation marks, and what looks like its end but begins with `#` and no space."""


def letter_problems(source: Source, found: Iterable[Diagnostic] = ()) -> Iterator[Diagnostic]:
    """Yield what is odd about the letters of a document, but within what was already found there."""
    spans = [finding.span for finding in found if finding.file == source.name and finding.span is not None]
    for problem in _problems(source):
        if not any(_lies_in(problem.span, span) for span in spans):
            yield problem


def _lies_in(inner: Span | None, outer: Span) -> bool:
    if inner is None:
        return False
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _problems(source: Source) -> Iterator[Diagnostic]:
    if not source.text.isascii() or "\x7f" in source.text:
        yield from _in_writing(source)
    yield from _cut_texts(source)
    for path, text in _texts(source.data, ()):
        if text == NOT_WRITTEN:
            yield source.finding("SP399", path)
        if _UNSEEN.search(text) and _escaped(source, path):
            yield source.finding("SP392", path, character=_name(_UNSEEN.search(text)))
        if any(mark in text for mark in _OPENING + _CLOSING):
            yield from _lone_quotation_mark(source, path, text)


def _in_writing(source: Source) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.isascii() and "\x7f" not in line:
            continue
        for found in _UNSEEN.finditer(line):
            if number > 1 or found.start() > 0 or found[0] != "\ufeff":
                yield _at(source, "SP392", number, found, "", character=_name(found))
        for found in _LOOKS_LIKE.finditer(line):
            meant = _meant(line, found)
            if meant is not None:
                yield _at(source, "SP393", number, found, meant, character=_name(found), meant=meant)


def _meant(line: str, found: re.Match[str]) -> str | None:
    """Return the ordinary letter for one that only looks like it; None where it is in its own script."""
    letter = found[0]
    if _SPECIAL_SPACE.match(letter):
        return " "
    if letter not in _LATIN:
        return unicodedata.normalize("NFKC", letter)
    start = re.search(r"[^\W\d_]*$", line[: found.start()])
    end = re.match(r"[^\W\d_]*", line[found.end() :])
    word = (start[0] if start else "") + (end[0] if end else "")
    return _LATIN[letter] if any(c.isascii() for c in word) else None


def _at(
    source: Source, code: str, line: int, found: re.Match[str], suggestion: str, **values: str
) -> Diagnostic:
    span = Span(line, found.start() + 1, line, found.end() + 1)
    return Diagnostic(code, source.name, span, values, suggestion, line_of(source.text, line))


def _name(found: re.Match[str] | None) -> str:
    letter = found[0] if found else ""
    name = unicodedata.name(letter, "")
    return f"U+{ord(letter):04X}" + (f" ({name.lower()})" if name else "")


def _texts(value: Json, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts(inner, (*path, at))


def _escaped(source: Source, path: DataPath) -> bool:
    """Whether a text says with a backslash what cannot be seen, so that nothing stands in the writing."""
    span = source.span(path)
    lines = source.text.split("\n")[span.line - 1 : span.end_line] if span else []
    return not any(_UNSEEN.search(line) for line in lines)


def _lone_quotation_mark(source: Source, path: DataPath, text: str) -> Iterator[Diagnostic]:
    """Yield a curly mark without its partner; at an end of the text it can go."""
    opened: list[str] = []
    lone = ""
    for letter in text:
        if letter in _OPENING:
            opened.append(letter)
        elif letter == _CLOSING and not opened:
            lone = letter
        elif letter == _CLOSING:
            opened.pop()
    lone = lone or (opened[-1] if opened else "")
    if lone:
        meant = "" if text.startswith(lone) or text.endswith(lone) else None
        finding = Diagnostic("SP395", source.name, None, {"mark": lone}, meant)
        yield source.place_within(finding, path, lone)


def _cut_texts(source: Source) -> Iterator[Diagnostic]:
    """Yield texts that end at a `#` with a word right behind it."""
    for remark in remarks_in(source.text) if " #" in source.text else ():
        if remark.text[1:2].strip(" #!") == "":
            continue
        line = source.text.count("\n", 0, remark.at) + 1
        written = line_of(source.text, line) or ""
        cut = _CUT.match(written)
        if cut is None or cut.start("rest") != remark.at - source.text.rfind("\n", 0, remark.at) - 1:
            continue
        whole = written[cut.start("text") :].rstrip()
        span = Span(line, cut.start("text") + 1, line, cut.start("text") + 1 + len(whole))
        meant = json.dumps(whole, ensure_ascii=False)
        values = {"given": cut["text"], "rest": cut["rest"]}
        yield Diagnostic("SP394", source.name, span, values, meant, written)
