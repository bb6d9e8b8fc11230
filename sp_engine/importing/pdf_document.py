"""A PDF with text as lines and rows, page by page: tables by their rulings, the rest line by line.

In come bytes; out comes the source.  A line that ends only because the next word did not fit goes on in the
next; a table that goes on over a page is told apart from the next one by its columns.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sp_engine.importing.laid_out_items import is_label
from sp_engine.importing.source_blocks import Block, FileKind, Indent, Line, LineKind, Row, SourceFile
from sp_engine.importing.written_lines import WrittenLines
from sp_engine.packages import optional_package

_ITEM = re.compile(r"\s*(?:[(]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|[-–•▪●○])(?:\s|$)")
_TEXT_WIDTH = 0.8  # of a page: a line that ends before has not been broken
_PLACE_TO_BREAK = "\u200b"
_INSET = 8.0
"""Points between the edge of a cell and what stands in it, at most."""
_GAP = 0.45
"""Of a line's height: a wider gap behind a number sets it apart."""
_MOST_LABEL_WORDS = 8
_NEAR = 3.0
"""Points: edges nearer than this are one edge."""


class _Placed(NamedTuple):
    """A line of words: its text, where it stands, how wide its first word is.

    `label`: the number or bullet that stands apart before it, and `label_left` where that stands.
    """

    text: str
    left: float
    right: float
    top: float
    first_width: float
    bold: bool
    italic: bool
    label: str
    label_left: float

    @property
    def indent(self) -> Indent:
        return Indent(self.label_left, self.left)


def read_pdf(data: bytes) -> SourceFile:
    """Return the source in a PDF.  Raises what pdfplumber raises where it cannot be read."""
    pdfplumber = optional_package("pdfplumber", "documents")
    written, pages, starts = WrittenLines(), list[list[Block]](), list[int]()
    tables = _Tables()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            starts.append(written.length)
            pages.append(list(_page(page, written, tables)))
            page.close()
    blocks = tuple(block for page in _with_running_heads(pages) for block in page)
    return SourceFile(FileKind.PDF, written.text, blocks, tuple(starts))


def _with_running_heads(pages: Sequence[list[Block]]) -> Iterator[list[Block]]:
    """Yield the pages, with the lines marked that stand at the head or foot of most of them."""
    shown = Counter(
        text for page in pages for text in {_unnumbered(block) for block in (*page[:1], *page[-1:])} if text
    )
    running = {text for text, count in shown.items() if 2 * count > len(pages) > 2}
    for page in pages:
        yield [
            replace(block, kind=LineKind.RUNNING_HEAD)
            if isinstance(block, Line) and place in (0, len(page) - 1) and _unnumbered(block) in running
            else block
            for place, block in enumerate(page)
        ]


def _unnumbered(block: Block) -> str:
    return re.sub(r"\d+", "", block.text) if isinstance(block, Line) else ""


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
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False, extra_attrs=["fontname"])
    found = [table for table in page.find_tables() if len(table.rows) > 0] if words else []
    boxes = [table.bbox for table in found]
    outside = [word for word in words if not any(_inside(word, box) for box in boxes)]
    placed: list[tuple[float, Any]] = [(table.bbox[1], table) for table in found]
    lines = list(_lines(outside))
    right = max([line.right for line in lines] + [box[2] for box in boxes] + [page.width * _TEXT_WIDTH])
    placed += [(group[0].top, group) for group in _groups(lines)]
    for _, one in sorted(placed, key=lambda item: item[0]):
        if isinstance(one, list):
            yield from _written(one, right, written)
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
            edge = 0.0 if cell is None else cell[2] - _INSET
            right = max((line.right for line in in_cell), default=0.0)
            cells.append(tuple(_written(in_cell, max(right, edge), written)))
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
        yield from _labelled(line)


def _labelled(words: list[Any]) -> Iterator[_Placed]:
    """Yield a line of words; one before which several labels hang ("a.  1.  …") is a line for each."""
    while True:
        label, rest = _hanging_label(words)
        if not label:
            yield _placed(words)
            return
        further, _ = _hanging_label(rest)
        if not further:
            line = _placed(rest)
            shown = " ".join(word["text"] for word in label)
            yield line._replace(label=shown, label_left=label[0]["x0"])
            return
        line = _placed(rest[:1])
        yield line._replace(text="", label=" ".join(w["text"] for w in label), label_left=label[0]["x0"])
        words = rest


def _hanging_label(words: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return the words of the label that a line begins with and a gap sets apart, and those behind it."""
    for count in range(1, min(len(words), _MOST_LABEL_WORDS + 1)):
        gap = words[count]["x0"] - words[count - 1]["x1"]
        if gap > _GAP * (words[0]["bottom"] - words[0]["top"]):
            return (
                (words[:count], words[count:])
                if is_label(" ".join(w["text"] for w in words[:count]))
                else ([], words)
            )
    return [], words


def _placed(words: list[Any]) -> _Placed:
    text = " ".join(word["text"] for word in words).replace(_PLACE_TO_BREAK, "")
    first, last = words[0], words[-1]
    fonts = [word["fontname"].lower() for word in words]
    return _Placed(
        text,
        first["x0"],
        last["x1"],
        first["top"],
        first["x1"] - first["x0"],
        all("bold" in font for font in fonts),
        all("italic" in font or "oblique" in font for font in fonts),
        "",
        first["x0"],
    )


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


def _written(lines: Sequence[_Placed], right: float, written: WrittenLines) -> Iterator[Line]:
    """Write paragraphs down: a line goes on in the next where that one's first word would not have fitted."""
    first, text, last = None, "", None
    for line in lines:
        if first is not None and last is not None and _goes_on(first, last, line, right):
            text = f"{text}{line.text}" if _broken(text, line.text) else f"{text} {line.text}"
        else:
            yield from _line(first, text, written)
            first, text = line, line.text
        last = line
    yield from _line(first, text, written)


def _broken(text: str, rest: str) -> bool:
    """Tell whether a line ended within a word: behind a stroke or hyphen, or in an address."""
    word = text.split()[-1:] or [""]
    if re.search(r"://|^www\.", word[0]) and rest[:1].islower():
        return bool(re.search(r"[/.?&=_-]$", text))
    return bool(re.search(r"\w/$|\w-$", text)) and rest[:1].isalpha()


def _goes_on(first: _Placed, last: _Placed, line: _Placed, right: float) -> bool:
    """Tell whether a line goes on with the paragraph that `first` began and `last` was in before it."""
    if line.label or (first.label and abs(line.left - first.left) > _NEAR):
        return False
    if (first.bold, first.italic) != (line.bold, line.italic):
        return False
    return last.right + line.first_width + _NEAR >= right and not _ITEM.match(line.text)


def _line(first: _Placed | None, text: str, written: WrittenLines) -> Iterator[Line]:
    if first is not None:
        line = written.line(
            text, marker=first.label, bold=first.bold, italic=first.italic, indent=first.indent
        )
        if line is not None:
            yield line
