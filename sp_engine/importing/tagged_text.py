"""Text with HTML tags in it, whole pages and fragments alike, as lines and rows with their places.

In come a text and the stretch to read; out come blocks.  A tag ends a line, opens a cell or is nothing; what
is between `<script>` or `<style>` and its end is not text.  Nothing is fetched, run or resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from sp_engine.importing.source_blocks import Block, Line, LineKind, Row, Stretch

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<![A-Za-z][^>]*>|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/?>", re.DOTALL
)
_HIDDEN = ("script", "style", "head", "template", "noscript", "svg", "object", "iframe")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTS_OF_TABLES = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_PARTS_OF_LISTS = frozenset({"li", "ol", "ul", "dl", "dt", "dd"})
_PARTS_OF_PAGES = frozenset({"html", "body", "title", "section", "article", "header", "footer", "main"})
_PARTS_OF_TEXT = frozenset({"p", "div", "br", "center", "blockquote", "hr", "pre", "form", "fieldset"})
_BLOCKS = _PARTS_OF_TABLES | _PARTS_OF_LISTS | _PARTS_OF_PAGES | _PARTS_OF_TEXT | frozenset(_HEADINGS)
_FLOW = re.compile(r"\s*(?:graph|flowchart)\s+(?:TD|TB|LR|RL|BT)\b")
_MOST_SPAN = 100
_CELL_END = (-1, -1)
"""Between the cells of a table within a cell, whose rows are lines."""
BARE_LABEL = re.compile(r"^(\d{1,2}|[a-z])\s+(?=\S)")
"""The number of a row in a cell of its own: "a", and the text in the next."""


@dataclass
class _Cell:
    lines: list[Line] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


@dataclass
class _Table:
    number: int
    rows: list[list[_Cell]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)


class _Builder:
    """What has been read so far of one text."""

    def __init__(self, text: str, first_table: int) -> None:
        self.text, self.blocks, self.tables = text, list[Block](), list[_Table]()
        self.pieces: list[tuple[int, int]] = []
        self.table_count = first_table
        self.kind, self.bold = LineKind.TEXT, False
        self.lists: list[tuple[str, int]] = []
        self.marker = ""

    def take(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append((start, end))

    def end_line(self) -> None:
        pieces, self.pieces = self.pieces, []
        said = (" " if piece is _CELL_END else unescape(self.text[piece[0] : piece[1]]) for piece in pieces)
        shown = re.sub(r"\s+", " ", "".join(said)).strip()
        if not shown:
            return
        places = [piece for piece in pieces if piece is not _CELL_END]
        start, end = places[0][0], places[-1][1]
        if len(self.tables) > 1:
            shown = BARE_LABEL.sub(r"\1. ", shown)
        kind = LineKind.FLOW_CHART if _FLOW.match(shown) else self.kind
        line = Line(shown, Stretch(start, end), kind, self.marker, len(self.lists), self.bold)
        self.marker = ""
        if self.tables and self.tables[0].rows and self.tables[0].rows[-1]:
            self.tables[0].rows[-1][-1].lines.append(line)
        else:
            self.blocks.append(line)

    def open_tag(self, name: str, attributes: str) -> None:
        outermost = len(self.tables) == 1
        if name == "table":
            self.table_count += not self.tables
            self.tables.append(_Table(self.table_count))
        elif name == "tr" and outermost:
            self.tables[0].rows.append([])
        elif name in ("td", "th") and outermost:
            if not self.tables[0].rows:
                self.tables[0].rows.append([])
            cell = _Cell([], _span(attributes, "colspan"), _span(attributes, "rowspan"))
            self.tables[0].rows[-1].append(cell)
        elif name in ("ol", "ul"):
            self.lists.append((name, _first_number(attributes)))
        elif name == "li":
            self.marker = self._next_marker()
        elif name in _HEADINGS:
            self.kind = LineKind.HEADING

    def close_tag(self, name: str) -> None:
        if name == "table" and self.tables:
            closed = self.tables.pop()
            if not self.tables:
                self.blocks += _rows(closed)
        elif name in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif name in _HEADINGS:
            self.kind = LineKind.TEXT

    def finished(self) -> list[Block]:
        self.end_line()
        if self.tables:
            self.blocks += _rows(self.tables[0])
        return self.blocks

    def _next_marker(self) -> str:
        if not self.lists:
            return "-"
        name, number = self.lists[-1]
        self.lists[-1] = (name, number + 1)
        return f"{number}." if name == "ol" else "-"


def tagged_blocks(text: str, start: int, end: int, first_table: int = 0) -> list[Block]:
    """Return what stands between two offsets of a text, its tables numbered from the given number on."""
    builder = _Builder(text, first_table)
    at, hidden, quoted = start, "", False
    for tag in TAG.finditer(text, start, end):
        closing, name = tag[1] == "/", (tag[2] or "").lower()
        if hidden:
            if closing and name == hidden:
                hidden, at = "", tag.end()
            continue
        if quoted and not (closing and name == "pre"):
            continue
        if name and name not in _BLOCKS and name not in _HIDDEN:
            builder.take(at, tag.start())  # an inline tag: the line goes on
            at = tag.end()
            builder.bold = builder.bold or (name in ("b", "strong") and not builder.pieces)
            continue
        builder.take(at, tag.start())
        at = tag.end()
        if len(builder.tables) > 1 and name not in ("tr", "table"):
            if closing and name in ("td", "th"):
                builder.pieces.append(_CELL_END)
            continue
        builder.end_line()
        builder.bold = False
        if name in _HIDDEN and not closing:
            hidden = name
        elif name == "pre":
            quoted = not closing and "</pre" in text[tag.end() : end].lower()
        elif closing:
            builder.close_tag(name)
        elif name:
            builder.open_tag(name, tag[3] or "")
    if not hidden:
        builder.take(at, end)
    return builder.finished()


def _rows(table: _Table) -> Iterator[Row]:
    """Yield the rows with a cell for each column, those that a cell above reaches into left empty."""
    below: dict[int, int] = {}
    for row in table.rows:
        cells: list[tuple[Line, ...]] = []
        reached: dict[int, int] = {}
        for cell in row:
            while below.get(len(cells), 0):
                cells.append(())
            for extra in range(cell.columns):
                reached[len(cells)] = cell.rows - 1
                cells.append(() if extra else tuple(cell.lines))
        while below.get(len(cells), 0):
            cells.append(())
        below = {
            column: max(0, below.get(column, 0) - 1) or reached.get(column, 0) for column in range(len(cells))
        }
        if any(cells):
            yield Row(tuple(cells), table.number)


def _span(attributes: str, name: str) -> int:
    found = re.search(rf"\b{name}\s*=\s*[\"']?(\d{{1,4}})", attributes, re.IGNORECASE)
    return min(max(1, int(found[1])), _MOST_SPAN) if found else 1


def _first_number(attributes: str) -> int:
    found = re.search(r"\bstart\s*=\s*[\"']?(\d{1,4})", attributes, re.IGNORECASE)
    return int(found[1]) if found else 1
