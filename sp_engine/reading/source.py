"""Strict YAML (and JSON) text becomes plain JSON data with a span for every key and value.

In comes text or a file; out comes a `Source`.  Scalars resolve to JSON types only: `true`, `false`,
`null`, plain decimal integers and decimals; everything else is text, so `no`, `012`, `12:30` and
`2026-03-16` stay as they are written.  Duplicate keys, anchors, aliases, tags, several documents, other
encodings than UTF-8, files over 1 MiB and nesting deeper than 50 are findings.  Knows nothing about what
the data mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import IO, Any, TypeAlias

import yaml

from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, Span
from sp_engine.reading.syntax_words import json_words, problem_words

Json: TypeAlias = Any
DataPath: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


class SourceError(DiagnosticError):
    """A text that cannot be read; carries every finding."""


@dataclass(frozen=True)
class Source:
    """What one text says: its data, and where each key and value stands (worked out when asked).

    `laid_over` names the top-level keys whose values were given elsewhere, and where.
    """

    name: str
    text: str
    data: Json
    laid_over: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _places(self) -> _Builder:
        builder = _Builder(self.text.replace("\t", " "), self.name)
        with suppress(yaml.YAMLError, SourceError, RecursionError):
            builder.run()
        return builder

    @property
    def keys(self) -> dict[DataPath, Span]:
        return self._places.keys

    @property
    def values(self) -> dict[DataPath, Span]:
        return self._places.values

    def span(self, path: DataPath, *, key: bool = False) -> Span | None:
        """Return where the value (or the key) of `path` stands; the nearest place above it if unknown."""
        table = self.keys if key else self.values
        if path in table:
            return table[path]
        while path:
            if path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.values.get(())

    def finding(
        self,
        code: str,
        path: DataPath,
        *,
        key: bool = False,
        suggestion: str | None = None,
        **values: str | Words,
    ) -> Diagnostic:
        """Return a finding about the value (or the key) at `path`."""
        return self.place(Diagnostic(code, self.name, None, values, suggestion), path, key=key)

    def place(self, finding: Diagnostic, path: DataPath, *, key: bool = False) -> Diagnostic:
        """Return the same finding, standing at the value (or the key) of `path`."""
        if path and path[0] in self.laid_over:
            return replace(finding, file=self.laid_over[str(path[0])], span=None, excerpt=None)
        span = self.span(path, key=key)
        excerpt = _line(self.text, span.line) if span else None
        return replace(finding, file=self.name, span=span, excerpt=excerpt)


def load_source(path: Path, name: str | None = None) -> Source:
    """Read a YAML or JSON file; `name` is how findings call it.  Raises `SourceError`."""
    name = name or str(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "is a directory")
        with path.open("rb") as file:
            return read_source(file, name)
    except OSError as error:
        reason = (
            Words("berkas tidak ada", "there is no such file")
            if isinstance(error, FileNotFoundError)
            else None
        )
        if isinstance(error, IsADirectoryError):
            reason = Words("itu folder, bukan berkas", "it is a folder, not a file")
        if isinstance(error, PermissionError):
            reason = Words("tidak ada izin membaca", "no permission to read it")
        raise SourceError([Diagnostic("SP112", name, values={"reason": reason or str(error)})]) from error


def read_source(file: IO[bytes], name: str) -> Source:
    """Read YAML or JSON from a binary stream, at most 1 MiB of it.  Raises `SourceError`."""
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise SourceError([Diagnostic("SP108", name)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
        raise SourceError([Diagnostic("SP107", name, Span(line, column, line, column + 1))]) from error
    return (
        parse_json(text, name)
        if text.lstrip()[:1] in ("{", "[") and _looks_like_json(text)
        else parse_yaml(text, name)
    )


def parse_yaml(text: str, name: str) -> Source:
    """Parse strict YAML.  Raises `SourceError` with every finding."""
    try:
        return Source(name, text, _plain_data(text))
    except (_IrregularError, yaml.YAMLError, RecursionError):
        pass
    builder = _Builder(text, name)
    try:
        builder.run()
    except yaml.YAMLError as error:
        builder.findings.append(_syntax_finding(error, text, name))
    except RecursionError:
        builder.findings.append(Diagnostic("SP109", name, values={"depth": str(MAX_DEPTH)}))
    if builder.findings:
        raise SourceError(builder.findings)
    return Source(name, text, builder.data)


def parse_json(text: str, name: str) -> Source:
    """Parse JSON; positions are found by reading it as YAML too, of which it is nearly a subset."""
    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        span = Span(error.lineno, error.colno, error.lineno, error.colno + 1)
        finding = Diagnostic(
            "SP111", name, span, {"problem": json_words(error.msg)}, None, _line(text, error.lineno)
        )
        raise SourceError([finding]) from error
    except _DuplicateKeyError as error:
        try:
            parse_yaml(text.replace("\t", " "), name)  # says where the key stands twice
        except SourceError as placed:
            raise placed from error
        raise SourceError([Diagnostic("SP103", name, values={"key": str(error), "line": "?"})]) from error
    except ValueError as error:
        raise SourceError([Diagnostic("SP111", name, values={"problem": str(error)})]) from error
    except RecursionError as error:
        raise SourceError([Diagnostic("SP109", name, values={"depth": str(MAX_DEPTH)})]) from error
    # Positions are found by reading it as YAML; a raw tab inside a JSON string is not valid JSON.
    source = Source(name, text, data)
    if deep := [finding for finding in source._places.findings if finding.code == "SP109"]:
        raise SourceError(deep)
    return source


class _IrregularError(Exception):
    """Something that strict YAML refuses; the slow reading says what and where."""


def _plain_data(text: str) -> Json:
    """Return the data of regular YAML quickly, without positions."""
    events = yaml.parse(text, Loader=_LOADER)
    data: Json = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            data = _plain_node(event, events, 0)
            documents += 1
    if documents != 1:
        raise _IrregularError
    return data


def _plain_node(event: Any, events: Iterator[Any], depth: int) -> Json:
    kind = type(event)
    if depth > MAX_DEPTH or kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _IrregularError
    if kind is yaml.ScalarEvent:
        return _plain(event.value) if event.implicit[0] and not event.style else event.value
    if kind is yaml.SequenceStartEvent:
        items = []
        for child in events:
            if type(child) is yaml.SequenceEndEvent:
                break
            items.append(_plain_node(child, events, depth + 1))
        return items
    mapping: dict[str, Json] = {}
    for child in events:
        if type(child) is yaml.MappingEndEvent:
            break
        if type(child) is not yaml.ScalarEvent or child.anchor or child.tag or child.value in mapping:
            raise _IrregularError
        mapping[child.value] = _plain_node(next(events), events, depth + 1)
    return mapping


class _Builder:
    """Turns the parser's events into data and spans, in one pass."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.data: Json = None
        self.keys: dict[DataPath, Span] = {}
        self.values: dict[DataPath, Span] = {}
        self.findings: list[Diagnostic] = []
        self.events: Iterator[Any] = iter(())

    def run(self) -> None:
        self.events = yaml.parse(self.text, Loader=_LOADER)
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("SP106", _span(event))
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.data = self._node(event, (), 0)
        if documents == 0:
            self.findings.append(Diagnostic("SP110", self.name))

    def _node(self, event: Any, path: DataPath, depth: int) -> Json:
        if depth > MAX_DEPTH:
            self._report("SP109", _span(event), depth=str(MAX_DEPTH))
            raise SourceError(self.findings)
        if event.anchor is not None:
            self._report("SP104", _span(event), anchor=str(event.anchor))
        if isinstance(event, yaml.AliasEvent):
            return None
        if event.tag is not None:
            self._report("SP105", _span(event), tag=str(event.tag).replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            self.values[path] = _span(event)
            return _plain(event.value) if event.implicit[0] and not event.style else event.value
        start = event.start_mark
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Json] = []
            for child in self.events:
                if isinstance(child, yaml.SequenceEndEvent):
                    self._close(path, start, child)
                    return items
                items.append(self._node(child, (*path, len(items)), depth + 1))
        return self._mapping(path, start, depth)

    def _mapping(self, path: DataPath, start: Any, depth: int) -> dict[str, Json]:
        mapping: dict[str, Json] = {}
        for child in self.events:
            if isinstance(child, yaml.MappingEndEvent):
                self._close(path, start, child)
                break
            if not isinstance(child, yaml.ScalarEvent):
                self._report("SP113", _span(child))
                self._node(child, (*path, "?"), depth + 1)
                self._node(next(self.events), (*path, "?"), depth + 1)
                continue
            key, span = child.value, _span(child)
            if child.anchor is not None:
                self._report("SP104", span, anchor=str(child.anchor))
            if child.tag is not None:
                self._report("SP105", span, tag=str(child.tag))
            inner = (*path, key)
            if key in mapping:
                self._report("SP103", span, key=key, line=str(self.keys[inner].line))
                self._node(next(self.events), (*path, f"{key} "), depth + 1)
                continue
            self.keys[inner] = span
            mapping[key] = None
            mapping[key] = self._node(next(self.events), inner, depth + 1)
        return mapping

    def _close(self, path: DataPath, start: Any, end_event: Any) -> None:
        end = end_event.end_mark
        self.values[path] = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _report(self, code: str, span: Span, **values: str) -> None:
        self.findings.append(Diagnostic(code, self.name, span, values, None, _line(self.text, span.line)))


def _plain(text: str) -> Json:
    """Resolve a plain scalar to a JSON type, or leave it as text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 1000 else text
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _line(text: str, number: int) -> str | None:
    lines = text.split("\n", number)
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None


def _looks_like_json(text: str) -> bool:
    """A flow mapping or sequence whose first key is quoted (or that is empty or nested) is taken for JSON."""
    return re.match(r"\s*(\{\s*[\"}]|\[\s*[\[{\"\]0-9\-tfn])", text) is not None


_UNCLOSED = ("found unexpected end of stream", "did not find expected ',' or")
_KEY = re.compile(r"\s*(?:- )?([\w-]+)(?=:)")


def _syntax_finding(error: yaml.YAMLError, text: str, name: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if mark is None:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
        broken = _line(text, line) or ""
        column = next((i for i, c in enumerate(broken, 1) if c != "\t" and not c.isprintable()), 1)
        span = Span(line, column, line, column + 1)
        return Diagnostic("SP101", name, span, {"problem": problem_words(problem)}, None, broken)
    if problem.startswith(_UNCLOSED) and getattr(error, "context_mark", None) is not None:
        mark = error.context_mark  # type: ignore[attr-defined]  # where it was opened
    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    excerpt = _line(text, span.line)
    if excerpt is not None and "mapping values" in problem and (key := _KEY.match(excerpt)):
        start, end = key.span(1)
        span = Span(span.line, start + 1, span.line, end + 1)
        problem = "misplaced key" if mark.column == end else problem
    if excerpt is not None and "\t" in excerpt[: span.column]:
        column = excerpt.index("\t") + 1
        return Diagnostic("SP102", name, Span(span.line, column, span.line, column + 1), {}, None, excerpt)
    return Diagnostic("SP101", name, span, {"problem": problem_words(problem)}, None, excerpt)


class _DuplicateKeyError(Exception):
    pass


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError(key)
            seen.add(key)
    return mapping


def _no_constant(word: str) -> Json:
    raise ValueError(f"`{word}` is not JSON")
