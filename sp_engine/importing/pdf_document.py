"""A PDF with text as lines and rows, page by page: tables by their rulings, the rest line by line.

In come bytes; out comes the source.  A line that ends only because the next word did not fit goes on in the
next; a table that goes on over a page is told apart from the next one by its columns.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sp_engine.importing.source_blocks import Block, FileKind, Line, Row, SourceFile
from sp_engine.importing.written_lines import WrittenLines
from sp_engine.packages import optional_package

_ITEM = re.compile(r"\s*(?:[(]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|[-–•▪●○])(?:\s|$)")
_TEXT_WIDTH = 0.8  # of a page: a line that ends before has not been broken
_NEAR = 3.0
"""Points: edges nearer than this are one edge."""


class _Placed(NamedTuple):
    """A line of words: its text, where it stands, how wide its first word is."""

    text: str
    left: float
    right: float
    top: float
    first_width: float


def read_pdf(data: bytes) -> SourceFile:
    """Return the source in a PDF.  Raises what pdfplumber raises where it cannot be read."""
    pdfplumber = optional_package("pdfplumber", "documents")
    written, blocks, starts = WrittenLines(), list[Block](), list[int]()
    tables = _Tables()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            starts.append(written.length)
            blocks += _page(page, written, tables)
            page.close()
    return SourceFile(FileKind.PDF, written.text, tuple(blocks), tuple(starts))


class _Tables:
    """The tables so far: one with the columns of the last goes on with it."""

    def __init__(self) -> None:
        self.number = 0
        self.columns: tuple[float, ...] = ()

    def number_of(self, columns: tuple[float, ...]) -> int:
        near = len(columns) == len(self.columns) and all(
            abs(one - other) < _NEAR for one, other in zip(columns, self.columns, strict=True)
        )
        if not near:
            self.number, self.columns = self.number + 1, columns
        return self.number


def _page(page: Any, written: WrittenLines, tables: _Tables) -> Iterator[Block]:
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False, extra_attrs=[])
    found = [table for table in page.find_tables() if len(table.rows) > 0] if words else []
    boxes = [table.bbox for table in found]
    outside = [word for word in words if not any(_inside(word, box) for box in boxes)]
    placed: list[tuple[float, Any]] = [(table.bbox[1], table) for table in found]
    lines = list(_lines(outside))
    right = max([line.right for line in lines] + [box[2] for box in boxes] + [page.width * _TEXT_WIDTH])
    placed += [(group[0].top, group) for group in _groups(lines)]
    for _, one in sorted(placed, key=lambda item: item[0]):
        if isinstance(one, list):
            for text in _joined(one, right):
                line = written.line(text)
                if line is not None:
                    yield line
        else:
            yield from _rows(one, words, written, tables)


def _rows(table: Any, words: Sequence[Any], written: WrittenLines, tables: _Tables) -> Iterator[Row]:
    edges = sorted({round(cell[0], 1) for row in table.rows for cell in row.cells if cell is not None})
    number = tables.number_of(tuple(edges))
    for row in table.rows:
        cells: list[tuple[Line, ...]] = []
        for cell in row.cells:
            inside = [word for word in words if cell is not None and _inside(word, cell)]
            in_cell = list(_lines(inside))
            right = max((line.right for line in in_cell), default=0.0)
            lines = (written.line(text) for text in _joined(in_cell, right))
            cells.append(tuple(line for line in lines if line is not None))
        if any(cells):
            yield Row(tuple(cells), number)


def _inside(word: Any, box: tuple[float, float, float, float]) -> bool:
    middle = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3])


def _lines(words: Sequence[Any]) -> Iterator[_Placed]:
    """Yield the lines that words stand in, from the top."""
    rest = sorted(words, key=lambda word: (word["top"], word["x0"]))
    while rest:
        first = rest[0]
        height = max(first["bottom"] - first["top"], 1.0)
        line = [word for word in rest if abs(word["top"] - first["top"]) < 0.5 * height]
        rest = [word for word in rest if abs(word["top"] - first["top"]) >= 0.5 * height]
        line.sort(key=lambda word: word["x0"])
        text = " ".join(word["text"] for word in line)
        width = line[0]["x1"] - line[0]["x0"]
        yield _Placed(text, line[0]["x0"], line[-1]["x1"], line[0]["top"], width)


def _groups(lines: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Yield lines that stand together: a gap larger than a line begins another group."""
    group: list[_Placed] = []
    for line in lines:
        if group and line.top - group[-1].top > 40:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joined(lines: Sequence[_Placed], right: float) -> Iterator[str]:
    """Yield paragraphs: a line goes on in the next where that one's first word would not have fitted."""
    text, last = "", None
    for line in lines:
        fits = last is None or last.right + line.first_width + _NEAR < right
        if last is not None and not fits and not _ITEM.match(line.text):
            hyphened = text.endswith("-") and line.text[:1].islower()
            text = f"{text}{line.text}" if hyphened else f"{text} {line.text}"
        else:
            if text:
                yield text
            text = line.text
        last = line
    if text:
        yield text
