"""The rows of a CSV, separated by comma, semicolon, tab or bar: what its first row has most of.

In comes a file in UTF-8; out come its rows.  A quotation mark that is not closed spoils its own row alone:
the lines below are read as rows of their own.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TextIO

from sp_engine.population.row_source import (
    LONGEST_LINE,
    UTF_16,
    ApplicantRow,
    ApplicantRows,
    named_headings,
    unreadable,
)
from sp_engine.words import Words
from sp_engine.words.messages import population as messages

_LONGEST_CELL = 1_000_000
_DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile('"?sep=(.)"?\\s*', re.IGNORECASE)
"""What Excel writes above the headings to say which delimiter follows."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@contextmanager
def csv_rows(path: Path) -> Iterator[ApplicantRows]:
    """Open a CSV.  Raises `PopulationError` where it has no headings that can be read."""
    csv.field_size_limit(_LONGEST_CELL)
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(2) in UTF_16:
            raise unreadable(path, messages.NO_UTF_8)
        file.seek(0)
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        lines = _Lines(text)
        number, first = next(((at, line) for at, line in enumerate(lines, 1) if line.strip()), (1, ""))
        if not first:
            raise unreadable(path, messages.EMPTY)
        if declared := _DECLARED.fullmatch(first):
            delimiter = declared[1]
        else:
            lines.give_back([first])
            delimiter = max(_DELIMITERS, key=lambda mark: len(_cells_of(first, mark)))
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            headings = named_headings(next(reader, ()))
        except csv.Error as error:
            raise unreadable(path, _broken(error)) from error
        if any(map(_SURROGATE.search, headings)) or "\0" in "".join(headings):
            raise unreadable(path, messages.NO_UTF_8)
        yield ApplicantRows(headings, _rows(reader, lines, headings, number + 1), lambda: (file.tell(), size))


class _Lines:
    """The lines of a text, of which some can be given back; `taken` are those since it was cleared."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        """Have lines come once more, in their order."""
        self._again.extendleft(reversed(lines))


def _cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line, none where a quotation mark of it is closed on another."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(
    reader: Iterator[list[str]], lines: _Lines, headings: tuple[str, ...], first: int
) -> Iterator[ApplicantRow]:
    width = len(headings)
    for number in count(first):
        lines.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.give_back(lines.taken[1:])
            yield ApplicantRow(number, {}, True, messages.BROKEN_ROW.fill(problem=_broken(error)))
            continue
        if not any(map(str.strip, cells)):  # a row without anything is no row
            continue
        problem = None
        if len(cells) < width or any(cells[width:]):
            problem = messages.CELLS.fill(given=len(cells), wanted=width)
        elif any(map(_SURROGATE.search, cells)):
            problem = messages.NO_UTF_8
        yield ApplicantRow(number, dict(zip(headings, cells, strict=False)), True, problem)


def _broken(error: csv.Error) -> Words:
    """Return what is wrong with a row that is no CSV."""
    return messages.LONG_CELL.fill(most=_LONGEST_CELL) if "limit" in str(error) else messages.OPEN_QUOTE
