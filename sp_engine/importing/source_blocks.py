"""What every reader makes of a file: one text, and the lines and table rows that stand in it.

In comes nothing; these are the shapes.  A place is an offset into the text of the source: for what is text
already (HTML, Markdown, plain) the decoded file itself, for Word and PDF what the reader wrote down, one
paragraph or cell a line.  Knows nothing about decrees.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeAlias


class Stretch(NamedTuple):
    """A stretch of the source's text, the end exclusive."""

    start: int
    end: int


class LineKind(StrEnum):
    """What a line is by its form."""

    TEXT = "text"
    HEADING = "heading"
    FLOW_CHART = "flow chart"
    RUNNING_HEAD = "running head"


class Indent(NamedTuple):
    """How far in a line's label and its text stand, in points; the same where no label hangs before it."""

    label: float
    text: float

    @property
    def hanging(self) -> bool:
        return self.label < self.text


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph.  `marker`: the number or bullet that the format itself keeps apart.

    `wrapped`: it ends where the page ends, and its paragraph may go on in the next one; `last`: the last line
    of such a paragraph.  `misread`: it comes from a scan; `lost_number`: a number stood before it.  `indent`:
    where it stands on the page, of a format that tells.
    """

    text: str
    at: Stretch
    kind: LineKind = LineKind.TEXT
    marker: str = ""
    depth: int = 0
    bold: bool = False
    wrapped: bool = False
    last: str = ""
    misread: bool = False
    lost_number: bool = False
    italic: bool = False
    indent: Indent | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: for each cell its lines.  `table` numbers the tables of a file."""

    cells: tuple[tuple[Line, ...], ...]
    table: int


Block: TypeAlias = Line | Row


def part_of(line: Line, start: int, end: int) -> Line:
    """Return a part of a line, its place as near as the proportion tells."""
    length, whole = line.at.end - line.at.start, max(1, len(line.text))
    first = line.at.start + start * length // whole
    at = Stretch(first, line.at.start + end * length // whole)
    return Line(
        line.text[start:end], at, line.kind, depth=line.depth, wrapped=line.wrapped, misread=line.misread
    )


class FileKind(StrEnum):
    """What a file is, by what it contains and not by its name."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True)
class SourceFile:
    """A decree as it was read.  `page_starts`: where each page begins, of a file that has pages.

    `dirt`: lines of a scan that are no words.
    """

    kind: FileKind
    text: str
    blocks: tuple[Block, ...]
    page_starts: tuple[int, ...] = field(default=())
    dirt: tuple[Line, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, character in enumerate(self.text) if character == "\n")]

    def line_number(self, offset: int) -> int:
        """Return the line of the text that holds an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def page_number(self, offset: int) -> int | None:
        """Return the page that holds an offset, None where the file has none."""
        return bisect_right(self.page_starts, offset) or None


def lines_in(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield every line, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from cell
