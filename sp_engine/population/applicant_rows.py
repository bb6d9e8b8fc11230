"""The rows of a file of applicants, one by one: CSV, JSON Lines, Parquet, XLSX.

In comes a file; out come rows with the number that a person would call them by (the heading of a sheet is
row 1).  A row that cannot be read comes out with what is wrong with it, and the next one is read.  No more
than a batch of rows is ever in memory.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import assert_never

from sp_engine.population.columns import PopulationError, unusable
from sp_engine.population.csv_rows import csv_rows
from sp_engine.population.json_rows import json_rows
from sp_engine.population.parquet_rows import parquet_rows
from sp_engine.population.row_source import (
    ApplicantRow,
    ApplicantRows,
    TableFormat,
    table_format,
    unreadable,
)
from sp_engine.population.sheet_rows import sheet_rows
from sp_engine.words.messages import files
from sp_engine.words.messages import population as messages

_UNREADABLE = {
    errno.ENOENT: files.NO_FILE,
    errno.EISDIR: files.IS_A_FOLDER,
    errno.EACCES: files.NO_PERMISSION,
}


@contextmanager
def applicant_rows(path: Path, sheet: str | None = None) -> Iterator[ApplicantRows]:
    """Open a file of applicants, of a workbook the `sheet`.

    Raises `PopulationError` where it cannot be read, also later, while its rows are.
    """
    form = table_format(path)
    if sheet is not None and form is not TableFormat.XLSX:
        raise unusable(str(path), messages.NO_SHEETS)
    try:
        path.open("rb").close()
    except OSError as error:
        raise _unopened(path, error) from error
    match form:
        case TableFormat.CSV:
            opened = csv_rows(path)
        case TableFormat.JSON_LINES:
            opened = json_rows(path)
        case TableFormat.PARQUET:
            opened = parquet_rows(path)
        case TableFormat.XLSX:
            opened = sheet_rows(path, sheet)
        case _ as never:
            assert_never(never)
    with opened as found:
        yield found._replace(rows=_readable(path, found.rows))


def _readable(path: Path, rows: Iterator[ApplicantRow]) -> Iterator[ApplicantRow]:
    """Yield rows, and tell where the file can be read no more."""
    try:
        yield from rows
    except OSError as error:
        raise _unopened(path, error) from error


def _unopened(path: Path, error: OSError) -> PopulationError:
    return unreadable(path, _UNREADABLE.get(error.errno or 0) or error.strerror or str(error))
