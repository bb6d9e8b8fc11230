"""The rows of a file of applicants, one by one: CSV, JSON Lines, Parquet, XLSX.

In comes a file; out come rows with the number that a person would call them by (the heading of a sheet is
row 1).  A row that cannot be read comes out with what is wrong with it, and the next one is read.  No more
than a batch of rows is ever in memory.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, assert_never

from sp_engine.packages import optional_package
from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import population as messages

_LONGEST_CELL = 1_000_000
_DELIMITERS = (",", ";", "\t", "|")
_SURROGATE = re.compile("[\ud800-\udfff]")
_AT_ONCE = 10_000


class TableFormat(StrEnum):
    """How a file of rows is written, by its suffix."""

    CSV = ".csv"
    JSON_LINES = ".jsonl"
    PARQUET = ".parquet"
    XLSX = ".xlsx"


def table_format(path: Path) -> TableFormat:
    """Return the format of a file.  Raises `PopulationError` (SP841) for a suffix of none."""
    suffix = path.suffix.lower()
    suffix = {".ndjson": ".jsonl", ".tsv": ".csv", ".txt": ".csv"}.get(suffix, suffix)
    found = next((form for form in TableFormat if form == suffix), None)
    if found is None:
        raise unreadable(str(path), messages.NO_FORMAT.fill(formats=", ".join(TableFormat)))
    return found


def unreadable(place: str, problem: Words | str) -> PopulationError:
    return PopulationError([Diagnostic("SP841", place, None, {"problem": problem})])


class ApplicantRow(NamedTuple):
    """One row: its number, and its cells by heading; or why it has none.

    `spoken`: people wrote its texts, and may write `1,5 juta`; a system wrote all else.
    """

    number: int
    cells: Mapping[str, Any]
    spoken: bool
    problem: Words | None = None


class ApplicantRows(NamedTuple):
    """The rows of a file: its headings, and what tells how far it was read, of how much."""

    headings: tuple[str, ...]
    rows: Iterator[ApplicantRow]
    read: Callable[[], tuple[int, int]]


@contextmanager
def applicant_rows(path: Path) -> Iterator[ApplicantRows]:
    """Open a file of applicants.  Raises `PopulationError` where it cannot be read at all."""
    form = table_format(path)
    try:
        path.open("rb").close()
    except OSError as error:
        raise unreadable(str(path), error.strerror or str(error)) from error
    match form:
        case TableFormat.CSV:
            opened = _csv_rows(path)
        case TableFormat.JSON_LINES:
            opened = _json_rows(path)
        case TableFormat.PARQUET:
            opened = _parquet_rows(path)
        case TableFormat.XLSX:
            opened = _xlsx_rows(path)
        case _ as never:
            assert_never(never)
    with opened as rows:
        yield rows


@contextmanager
def _csv_rows(path: Path) -> Iterator[ApplicantRows]:
    csv.field_size_limit(_LONGEST_CELL)
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.readline(_LONGEST_CELL).decode("utf-8-sig", "replace")
        file.seek(0)
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        delimiter = max(_DELIMITERS, key=first.count)
        reader = csv.reader(text, delimiter=delimiter)
        try:
            headings = tuple(heading.strip() for heading in next(reader))
        except StopIteration:
            raise unreadable(str(path), messages.EMPTY) from None
        except csv.Error as error:
            raise unreadable(str(path), str(error)) from error
        yield ApplicantRows(headings, _of_csv(reader, headings), lambda: (file.tell(), size))


def _of_csv(reader: Any, headings: tuple[str, ...]) -> Iterator[ApplicantRow]:
    for number in count(2):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield ApplicantRow(number, {}, True, messages.BROKEN_ROW.fill(problem=str(error)))
            continue
        if not cells:  # an empty line is no row
            continue
        problem = None
        if len(cells) != len(headings):
            problem = messages.CELLS.fill(given=len(cells), wanted=len(headings))
        elif any(map(_SURROGATE.search, cells)):
            problem = messages.NO_UTF_8
        yield ApplicantRow(number, dict(zip(headings, cells, strict=False)), True, problem)


@contextmanager
def _json_rows(path: Path) -> Iterator[ApplicantRows]:
    size = path.stat().st_size
    with path.open("rb") as file:
        headings = dict.fromkeys(name for row in _of_json(file) for name in row.cells)
        file.seek(0)
        yield ApplicantRows(tuple(headings), _of_json(file), lambda: (file.tell(), size))


def _of_json(file: Any) -> Iterator[ApplicantRow]:
    number = 0
    while line := file.readline(64 * _LONGEST_CELL):
        number += 1
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield ApplicantRow(number, {}, False, messages.BROKEN_ROW.fill(problem=str(error)[:200]))
            continue
        if isinstance(told, dict):
            yield ApplicantRow(number, told, False)
        else:
            yield ApplicantRow(number, {}, False, messages.NO_OBJECT)


@contextmanager
def _parquet_rows(path: Path) -> Iterator[ApplicantRows]:
    parquet = optional_package("pyarrow.parquet", "batch")
    arrow = optional_package("pyarrow", "batch")
    try:
        file = parquet.ParquetFile(path)
    except arrow.ArrowInvalid as error:
        raise unreadable(str(path), str(error)) from error
    done = [0]
    with file:
        rows = _of_parquet(file, done)
        yield ApplicantRows(tuple(file.schema_arrow.names), rows, lambda: (done[0], file.metadata.num_rows))


def _of_parquet(file: Any, done: list[int]) -> Iterator[ApplicantRow]:
    for batch in file.iter_batches(_AT_ONCE):
        for cells in batch.to_pylist():
            done[0] += 1
            yield ApplicantRow(done[0], cells, False)


@contextmanager
def _xlsx_rows(path: Path) -> Iterator[ApplicantRows]:
    openpyxl = optional_package("openpyxl", "batch")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # whatever a broken archive makes its reader raise
        raise unreadable(str(path), messages.NO_WORKBOOK) from error
    try:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        first = next(rows, None)
        if first is None:
            raise unreadable(str(path), messages.EMPTY)
        headings = tuple("" if cell is None else str(cell).strip() for cell in first)
        while headings and not headings[-1]:
            headings = headings[:-1]
        done = [1]
        yield ApplicantRows(headings, _of_xlsx(rows, headings, done), lambda: (done[0], sheet.max_row or 0))
    finally:
        book.close()


def _of_xlsx(
    rows: Iterator[tuple[Any, ...]], headings: tuple[str, ...], done: list[int]
) -> Iterator[ApplicantRow]:
    for cells in rows:
        done[0] += 1
        if any(cell is not None for cell in cells):
            yield ApplicantRow(done[0], dict(zip(headings, cells, strict=False)), True)
