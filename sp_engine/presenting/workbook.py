"""Tables as a workbook (XLSX) in which every cell is a text: the same tables give the same bytes.

In come sheets; out come the bytes of a file.  Nothing in it is a formula: a text that begins with `=` is
shown by a spreadsheet, never computed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

from sp_engine.immutable import Immutable
from sp_engine.packages import optional_package
from sp_engine.words import visible

_LONGEST_CELL = 32_767
"""How many letters a cell of a workbook may have."""
_LONGEST_TITLE = 31
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can say."""
_MOMENT = datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


class Sheet(Immutable):
    """A table under its headings; `widths` are those of its columns in letters, usual without any."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Return sheets as a workbook; its first row stays in sight.  Raises `PackageMissingError`."""
    openpyxl = optional_package("openpyxl", "register")
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = _MOMENT
    for sheet in sheets:
        written = book.create_sheet(visible(sheet.title)[:_LONGEST_TITLE])
        written.freeze_panes = "A2"
        for i, width in enumerate(sheet.widths):
            written.column_dimensions[openpyxl.utils.get_column_letter(i + 1)].width = width
        written.append(_row(written, sheet.headings, bold=True))
        for row in sheet.rows:
            written.append(_row(written, row))
    file = io.BytesIO()
    book.save(file)
    return _without_times(file.getvalue())


def _row(sheet: object, texts: Sequence[str], *, bold: bool = False) -> list[object]:
    """Return the cells of a row, each of which is a text whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cells = []
    for text in texts:
        cell = WriteOnlyCell(sheet, value="")
        cell.value, cell.data_type = visible(text)[:_LONGEST_CELL], "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    return cells


def _without_times(data: bytes) -> bytes:
    """Return the same parts in a file that does not say when it was made."""
    made = io.BytesIO()
    moment = rb"\g<1>" + _MOMENT.isoformat().encode() + b"Z"
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            after.writestr(part, _MODIFIED.sub(moment, before.read(name)))
    return made.getvalue()
