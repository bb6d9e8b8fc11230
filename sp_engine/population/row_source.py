"""What a file of applicants gives, whatever its format: headings, and rows or what is wrong with them.

Knows the formats by their suffix, and how headings are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import population as messages

LONGEST_LINE = 64_000_000
"""So many letters of a line are read at once: a file without line ends does not fill the memory."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""


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
        raise unreadable(path, messages.NO_FORMAT.fill(formats=", ".join(TableFormat)))
    return found


def unreadable(path: Path, problem: Words | str) -> PopulationError:
    return PopulationError([Diagnostic("SP841", str(path), None, {"problem": problem})])


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


def named_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of a table: a column without one is called by its place, but not at the end."""
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    return tuple(heading or f"kolom_{place}" for place, heading in enumerate(stripped, 1))


def day_of(cell: Any) -> Any:
    """Return a moment at midnight, of no zone, as its day: some formats know moments alone; else the cell."""
    midnight = isinstance(cell, datetime) and cell.timetz() == time.min
    return cell.date() if midnight else cell
