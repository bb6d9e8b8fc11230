"""The rows of one sheet of an Excel workbook.

In comes a file, and the name of a sheet where several have something; out come its rows.  A cell that is
hidden below a merged one, or whose formula nobody computed, spoils its row: it would count as not stated.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import repeat
from pathlib import Path
from typing import Any

from sp_engine.packages import optional_package
from sp_engine.population.columns import unusable
from sp_engine.population.row_source import ApplicantRow, ApplicantRows, day_of, named_headings, unreadable
from sp_engine.words import Words, nearest
from sp_engine.words.messages import population as messages

_AT_ONCE, _LONGEST_MARK = 1_000_000, 300
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=\"([A-Z]+)([0-9]{1,7}):([A-Z]+)([0-9]{1,7})\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_Cells = tuple[Any, ...]


@contextmanager
def sheet_rows(path: Path, sheet: str | None) -> Iterator[ApplicantRows]:
    """Open a sheet.  Raises `PopulationError` for a broken workbook, also while its rows are read."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"openpyxl\.")  # of styles, drawings and impossible dates
        computed = _book(path, computed=True)
        with closing(computed.archive):
            one = _sheet(path, computed.wb, sheet)
            total = one.max_row or 0
            hidden, formulas = _marks(computed, one.title)
            done = [0]
            rows = _cells(path, one)
            if not formulas:
                yield _table(path, zip(rows, repeat(()), strict=False), hidden, done, total)
                return
            written = _book(path, computed=False)
            with closing(written.archive):
                pairs = zip(rows, _cells(path, written.wb[one.title]), strict=True)
                yield _table(path, pairs, hidden, done, total)


def _book(path: Path, *, computed: bool) -> Any:
    """Return the reader of a workbook: with what its formulas came to, or with the formulas."""
    reader = optional_package("openpyxl.reader.excel", "batch").ExcelReader
    try:
        book = reader(path, read_only=True, data_only=computed, keep_links=False)
        book.read()
    except Exception as error:  # whatever a broken archive makes its reader raise
        raise unreadable(path, messages.NO_WORKBOOK) from error
    return book


def _sheet(path: Path, book: Any, wanted: str | None) -> Any:
    """Return the sheet that is wanted, or the only visible one that has anything."""
    for one in book.worksheets:
        one.reset_dimensions()  # what a workbook says of its size may be wrong
    if wanted is not None:
        found = [one for one in book.worksheets if one.title == wanted]
    else:
        seen = [one for one in book.worksheets if one.sheet_state == "visible"]
        found = [one for one in seen if any(map(_states, _cells(path, one)))]
    if len(found) == 1:
        return found[0]
    if not found and wanted is None:
        raise unreadable(path, messages.EMPTY)
    names = [one.title for one in (found or book.worksheets)]
    listed = ", ".join(f"`{name}`" for name in names)
    problem = messages.SHEETS.fill(sheets=listed) if wanted is None else messages.NO_SHEET.fill(sheets=listed)
    raise unusable(str(path), problem, nearest(wanted or "", names))


def _cells(path: Path, sheet: Any) -> Iterator[_Cells]:
    rows = sheet.iter_rows(values_only=True)
    while True:
        try:
            cells = next(rows, None)
        except Exception as error:  # as above
            raise unreadable(path, messages.NO_WORKBOOK) from error
        if cells is None:
            return
        yield cells


def _marks(book: Any, title: str) -> tuple[frozenset[int], bool]:
    """Return the rows in which a merged cell hides another, and whether a sheet has a formula."""
    name = next(found.target for sheet, found in book.parser.find_sheets() if sheet.name == title)
    hidden: set[int] = set()
    formulas, before = False, b""
    with book.archive.open(name) as file:
        while piece := file.read(_AT_ONCE):
            text = before + piece
            formulas = formulas or _FORMULA.search(text) is not None
            for left, top, right, bottom in _MERGED.findall(text):
                hidden.update(range(int(top) + (left == right), int(bottom) + 1))
            before = text[-_LONGEST_MARK:]
    return frozenset(hidden), formulas


def _table(
    path: Path, pairs: Iterator[tuple[_Cells, _Cells]], hidden: frozenset[int], done: list[int], total: int
) -> ApplicantRows:
    """Return a table: `pairs` have each row with what its formulas came to, and with the formulas."""
    for first, _ in pairs:
        done[0] += 1
        if _states(first):
            headings = named_headings(["" if cell is None else str(cell) for cell in first])
            return ApplicantRows(
                headings, _rows(pairs, headings, hidden, done), lambda: (done[0], max(total, done[0]))
            )
    raise unreadable(path, messages.EMPTY)


def _rows(
    pairs: Iterator[tuple[_Cells, _Cells]], headings: tuple[str, ...], hidden: frozenset[int], done: list[int]
) -> Iterator[ApplicantRow]:
    for cells, formulas in pairs:
        done[0] += 1
        problem = _problem(cells, formulas, len(headings), done[0] in hidden)
        if problem is None and not _states(cells):
            continue
        told = dict(zip(headings, map(day_of, cells), strict=False))
        yield ApplicantRow(done[0], told, True, problem)


def _problem(cells: _Cells, formulas: _Cells, width: int, hidden: bool) -> Words | None:
    if any(cell is None and formula is not None for cell, formula in zip(cells, formulas, strict=False)):
        return messages.NOT_COMPUTED
    if _states(cells[width:]):
        return messages.CELLS.fill(given=len(cells), wanted=width)
    return messages.MERGED if hidden and _states(cells) else None


def _states(cells: _Cells) -> bool:
    return any(cell is not None and (not isinstance(cell, str) or cell.strip()) for cell in cells)
