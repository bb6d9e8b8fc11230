"""What rows came to, as files: CSV, JSON Lines, Parquet, XLSX; nothing in them is a formula.

In come headings and rows of plain values; out comes a file that is whole or is not there.  A cell that a
spreadsheet would compute begins with an apostrophe in CSV, and is a text in XLSX.
"""

from __future__ import annotations

import csv
import errno
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, time
from decimal import Decimal
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, assert_never

from sp_engine.packages import optional_package
from sp_engine.population.columns import unusable
from sp_engine.population.result_columns import OUTCOME
from sp_engine.population.row_source import TableFormat, table_format
from sp_engine.words.messages import population as messages

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 50_000
_MOST_ROWS, _LONGEST_CELL, _MOST_DIGITS = 1_048_576, 32_767, 15
"""What a sheet of Excel can hold; of a whole number with more digits it forgets the last ones."""
Rows = Iterable[Sequence[Any]]


class ResultTable(NamedTuple):
    """A file that is to be written; `whole` are the headings of whole numbers."""

    path: Path
    headings: Sequence[str]
    rows: Rows
    whole: Sequence[str]


def write_tables(*tables: ResultTable) -> None:
    """Write files beside their places, and move all of them there once all are whole.

    Raises `OSError`, which names the file, and `PopulationError` for what its format cannot hold; then what
    stood there before still does.
    """
    with ExitStack() as until_moved:
        for table in tables:
            beside = _beside(table.path)
            until_moved.callback(beside.unlink, missing_ok=True)
            with _naming(table.path):
                _writer(table_format(table.path))(beside, table)
                with beside.open("rb+") as file:
                    os.fsync(file.fileno())
        for table in tables:
            with _naming(table.path):
                os.replace(_beside(table.path), table.path)


def refuse_same(paths: Iterable[Path]) -> None:
    """Raise `PopulationError` where a file is named twice: one would be written over the other."""
    known: set[Path] = set()
    for path in paths:
        place = path.resolve()
        if place in known:
            raise unusable(str(path), messages.SAME_FILE)
        known.add(place)


def refuse_place(path: Path) -> None:
    """Raise the `OSError` that writing a file would end in, as far as its folder tells."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def kept(cell: Any) -> Any:
    """Return a cell that is carried along as JSON has it: the value itself where it can be, else its text."""
    match cell:
        case None | bool() | str() | int():
            return cell
        case float():
            return cell if isfinite(cell) else str(cell)
        case Decimal() if cell.is_finite():
            number = int(cell) if cell == cell.to_integral_value() else float(cell)
            return number if Decimal(str(number)) == cell else str(cell)
        case dict():
            return {str(name): kept(inner) for name, inner in cell.items()}
        case list() | tuple():
            return [kept(inner) for inner in cell]
        case date() | time():
            return cell.isoformat()
        case bytes():
            return cell.hex()
    return str(cell)


def shown_cell(cell: Any) -> str:
    """Return a kept cell as a text."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    return json.dumps(cell, ensure_ascii=False)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file in what fails, and not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _writer(form: TableFormat) -> Callable[[Path, ResultTable], None]:
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


def _write_csv(path: Path, table: ResultTable) -> None:
    delimiter = "\t" if table.path.suffix.lower() == ".tsv" else ","
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow([_quoted(heading) for heading in table.headings])
        writer.writerows([_quoted(cell) for cell in row] for row in table.rows)


def _quoted(cell: Any) -> str:
    """Return a cell as a text that no spreadsheet computes."""
    text = shown_cell(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_COMPUTED) else text


def _write_json(path: Path, table: ResultTable) -> None:
    with path.open("w", encoding="utf-8", errors="replace") as file:
        for row in table.rows:
            told = {name: cell for name, cell in zip(table.headings, row, strict=True) if cell is not None}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")


def _write_parquet(path: Path, table: ResultTable) -> None:
    arrow = optional_package("pyarrow", "batch")
    parquet = optional_package("pyarrow.parquet", "batch")
    whole = [heading in table.whole for heading in table.headings]
    kinds = [arrow.int64() if one else arrow.string() for one in whole]
    schema = arrow.schema(list(zip(table.headings, kinds, strict=True)))
    with parquet.ParquetWriter(path, schema) as writer:
        rows = iter(table.rows)
        while some := list(islice(rows, _AT_ONCE)):
            columns = [
                [cell if cell is None or one else shown_cell(cell) for cell in column]
                for one, column in zip(whole, zip(*some, strict=True), strict=True)
            ]
            arrays = [arrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _write_xlsx(path: Path, table: ResultTable) -> None:
    openpyxl = optional_package("openpyxl", "batch")
    cells = optional_package("openpyxl.cell", "batch")
    illegal = optional_package("openpyxl.cell.cell", "batch").ILLEGAL_CHARACTERS_RE
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(OUTCOME)

    def written(cell: Any) -> Any:
        if isinstance(cell, int) and not isinstance(cell, bool) and len(str(cell)) <= _MOST_DIGITS:
            return cell
        text = shown_cell(cell)
        if len(text) > _LONGEST_CELL:
            raise unusable(str(table.path), messages.LONG_FOR_XLSX.fill(most=_LONGEST_CELL))
        one = cells.WriteOnlyCell(sheet, illegal.sub("\ufffd", text))
        one.data_type = "s"
        return one

    with ExitStack() as until_filled:
        until_filled.callback(sheet.close)  # what is left open complains once it is forgotten
        sheet.append([written(heading) for heading in table.headings])
        for number, row in enumerate(table.rows, 2):
            if number > _MOST_ROWS:
                raise unusable(str(table.path), messages.MANY_FOR_XLSX.fill(most=_MOST_ROWS))
            sheet.append([written(cell) for cell in row])
        until_filled.pop_all()
    book.save(path)
