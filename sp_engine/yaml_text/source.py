"""Strict YAML (and JSON) text becomes plain JSON data; where things stand is worked out when asked.

In comes text or a file; out comes a `Source`.  Duplicate keys, anchors, aliases, tags, several documents,
other encodings than UTF-8, files over 1 MiB and nesting deeper than 50 are findings; how scalars resolve is
said in `strict_yaml`.  Knows nothing about what the data mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from sp_engine.immutable import Immutable, NamedTuple
from sp_engine.words import Diagnostic, Span, Words
from sp_engine.words.messages import files
from sp_engine.yaml_text.json_source import json_data
from sp_engine.yaml_text.strict_yaml import (
    MAX_BYTES,
    DataPath,
    Json,
    SourceError,
    is_deep,
    line_of,
)

if TYPE_CHECKING:
    from sp_engine.yaml_text.positions import Positions

__all__ = [
    "MAX_BYTES",
    "NOWHERE",
    "DataPath",
    "Json",
    "Place",
    "Source",
    "SourceError",
    "line_of",
    "load_source",
    "parse_json",
    "parse_yaml",
    "read_source",
    "read_text",
]


class Place(NamedTuple):
    """Where something is written: the source, by its name, and the path of its data there."""

    file: str
    path: DataPath

    @property
    def above(self) -> Place:
        """Return the place of the mapping or list in which this stands."""
        return Place(self.file, self.path[:-1])

    def under(self, *keys: str | int) -> Place:
        """Return the place of what stands under the keys here."""
        return Place(self.file, (*self.path, *keys))


NOWHERE = Place("", ())
"""The place of what nobody wrote: a part that the engine made itself."""


_NOTHING: Final[Mapping[str, str]] = {}


class Source(Immutable):
    """What one text says: its data, and where each key and value stands (worked out when asked).

    `laid_over` names the top-level keys whose values were given elsewhere, and where.  `is_json`: a system
    wrote it, not a person.
    """

    name: str
    text: str
    data: Json
    laid_over: Mapping[str, str] = _NOTHING
    is_json: bool = False

    @cached_property
    def _positions(self) -> Positions:
        from sp_engine.yaml_text.positions import positions_in  # most of what is read is in order

        return positions_in(self.text, self.name)

    @property
    def keys(self) -> dict[DataPath, Span]:
        return self._positions.keys

    @property
    def values(self) -> dict[DataPath, Span]:
        return self._positions.values

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
        advice: Words | None = None,
        otherwise: Words | None = None,
        **values: str | Words,
    ) -> Diagnostic:
        """Return a finding about the value (or the key) at `path`."""
        finding = Diagnostic(code, self.name, None, values, suggestion, advice=advice, otherwise=otherwise)
        return self.place(finding, path, key=key)

    def place_within(self, finding: Diagnostic, path: DataPath, part: str) -> Diagnostic:
        """Return the same finding, standing at a part of the text at `path`.

        Where the part stands there twice, or is broken over two lines, the finding stands at the whole text
        and suggests nothing.
        """
        placed, span = self.place(finding, path), self.values.get(path)
        if span is None or placed.span != span:
            return placed._replace(suggestion=None)
        lines = self.text.split("\n")[span.line - 1 : span.end_line]
        lines[-1] = lines[-1][: span.end_column - 1]
        first = span.column - 1
        lines[0] = " " * first + lines[0][first:]
        found = [(i, line.find(part)) for i, line in enumerate(lines) if part in line]
        if len(found) != 1 or lines[found[0][0]].count(part) != 1:
            return placed._replace(suggestion=None)
        line, column = span.line + found[0][0], found[0][1] + 1
        excerpt = line_of(self.text, line)
        return placed._replace(span=Span(line, column, line, column + len(part)), excerpt=excerpt)

    def place(self, finding: Diagnostic, path: DataPath, *, key: bool = False) -> Diagnostic:
        """Return the same finding, standing at the value (or the key) of `path`."""
        if path and path[0] in self.laid_over:
            return finding._replace(file=self.laid_over[str(path[0])], span=None, excerpt=None)
        span = self.span(path, key=key)
        excerpt = line_of(self.text, span.line) if span else None
        return finding._replace(file=self.name, span=span, excerpt=excerpt)


def load_source(path: Path, name: str | None = None) -> Source:
    """Read a YAML or JSON file; `name` is how findings call it.  Raises `SourceError`."""
    name = name or str(path)
    return parse_text(load_text(path, name), name)


def load_text(path: Path, name: str) -> str:
    """Return the text of a file of at most 1 MiB.  Raises `SourceError`."""
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "is a directory")
        if path.is_fifo() and not str(path).startswith(_PIPES):
            raise SourceError([Diagnostic("SP112", name, values={"reason": files.A_PIPE})])
        with path.open("rb") as file:
            return read_text(file, name)
    except OSError as error:
        reason = _NOT_OPENED.get(type(error), str(error))
        raise SourceError([Diagnostic("SP112", name, values={"reason": reason})]) from error


_PIPES = ("/dev/", "/proc/")
"""Where a pipe stands that has somebody writing into it; to wait for another may be for ever."""

_NOT_OPENED: dict[type[OSError], Words] = {
    FileNotFoundError: files.NO_FILE,
    IsADirectoryError: files.IS_A_FOLDER,
    PermissionError: files.NO_PERMISSION,
}


def read_source(file: IO[bytes], name: str) -> Source:
    """Read YAML or JSON from a binary stream, at most 1 MiB of it.  Raises `SourceError`."""
    return parse_text(read_text(file, name), name)


def read_text(file: IO[bytes], name: str) -> str:
    """Return the text of a binary stream, at most 1 MiB of it.  Raises `SourceError`."""
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise SourceError([Diagnostic("SP108", name)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError([_not_utf8(raw, error.start, name)]) from error
    if "\0" in text[:2]:  # every second byte of UTF-16
        raise SourceError([_not_utf8(raw, 0, name)])
    return text


def parse_text(text: str, name: str) -> Source:
    """Parse YAML or JSON, whichever it is.  Raises `SourceError` with every finding."""
    if text.lstrip()[:1] in ("{", "[") and _looks_like_json(text):
        return parse_json(text, name)
    return parse_yaml(text, name)


def _not_utf8(raw: bytes, at: int, name: str) -> Diagnostic:
    line = raw.count(b"\n", 0, at) + 1
    start = raw.rfind(b"\n", 0, at) + 1
    column = len(raw[start:at].decode("utf-8", "replace")) + 1
    return Diagnostic("SP107", name, Span(line, column, line, column + 1))


def parse_json(text: str, name: str) -> Source:
    """Parse JSON.  Raises `SourceError` with every finding."""
    source = Source(name, text, json_data(text, name), is_json=True)
    if is_deep(source.data):
        deep = [finding for finding in source._positions.findings if finding.code == "SP109"]
        if deep:
            raise SourceError(deep)
    return source


def parse_yaml(text: str, name: str) -> Source:
    """Parse strict YAML.  Raises `SourceError` with every finding."""
    from sp_engine.yaml_text.regular_yaml import yaml_data  # who reads JSON need not wait for the parser

    return Source(name, text, yaml_data(text, name))


def _looks_like_json(text: str) -> bool:
    """A flow mapping or sequence whose first key is quoted (or that is empty or nested) is taken for JSON."""
    return re.match(r"\s*(\{\s*[\"}]|\[\s*[\[{\"\]0-9\-tfn])", text) is not None
