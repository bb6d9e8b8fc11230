"""What rows came to, as files: CSV, JSON Lines, Parquet, XLSX; nothing in them is a formula.

In come headings and rows of plain values; out comes a file that is whole or is not there.  A cell that a
spreadsheet would compute begins with an apostrophe in CSV, and is a text in XLSX.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, assert_never

from sp_engine.packages import optional_package
from sp_engine.population.applicant_rows import TableFormat, table_format
from sp_engine.population.result_columns import OUTCOME

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 50_000
Rows = Iterable[Sequence[Any]]


def write_table(path: Path, headings: Sequence[str], rows: Rows, *, whole: Sequence[str] = ()) -> None:
    """Write a file beside its place and move it there; `whole` are the headings of whole numbers.

    Raises `OSError`, and then what stood there before still does.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _writer(table_format(path))(beside, headings, rows, whole)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _writer(form: TableFormat) -> Callable[[Path, Sequence[str], Rows, Sequence[str]], None]:
    match form:
        case TableFormat.CSV:
            return _write_csv
        case TableFormat.JSON_LINES:
            return _write_json
        case TableFormat.PARQUET:
            return _write_parquet
        case TableFormat.XLSX:
            return _write_xlsx
        case _ as never:
            assert_never(never)


def _write_csv(path: Path, headings: Sequence[str], rows: Rows, _: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([_shown(cell) for cell in row] for row in rows)


def _shown(cell: Any) -> Any:
    text = _text(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_COMPUTED) else text


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else str(cell)


def _write_json(path: Path, headings: Sequence[str], rows: Rows, _: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace") as file:
        for row in rows:
            told = {heading: cell for heading, cell in zip(headings, row, strict=True) if cell is not None}
            file.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")


def _write_parquet(path: Path, headings: Sequence[str], rows: Rows, whole: Sequence[str]) -> None:
    arrow = optional_package("pyarrow", "batch")
    parquet = optional_package("pyarrow.parquet", "batch")
    kinds = [arrow.int64() if heading in whole else arrow.string() for heading in headings]
    schema = arrow.schema(list(zip(headings, kinds, strict=True)))
    with parquet.ParquetWriter(path, schema) as writer:
        for some in _some(rows):
            cells = [
                [None if cell is None else cell if heading in whole else _text(cell) for cell in column]
                for heading, column in zip(headings, zip(*some, strict=True), strict=True)
            ]
            arrays = [arrow.array(column, kind) for column, kind in zip(cells, kinds, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _some(rows: Rows) -> Iterator[list[Sequence[Any]]]:
    some: list[Sequence[Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _write_xlsx(path: Path, headings: Sequence[str], rows: Rows, _: Sequence[str]) -> None:
    openpyxl = optional_package("openpyxl", "batch")
    cells = optional_package("openpyxl.cell", "batch")
    illegal = optional_package("openpyxl.cell.cell", "batch").ILLEGAL_CHARACTERS_RE
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(OUTCOME)
    sheet.append(headings)
    for row in rows:
        told = []
        for cell in row:
            if isinstance(cell, int) and not isinstance(cell, bool):
                told.append(cell)
                continue
            one = cells.WriteOnlyCell(sheet, illegal.sub("\ufffd", _text(cell)))
            one.data_type = "s"
            told.append(one)
        sheet.append(told)
    book.save(path)
