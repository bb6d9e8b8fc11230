"""What stands on a paper: typed blocks, the same for every writer.  A new block of a paper starts here.

In come texts and pictures; out come immutable values that say what is what: a paragraph, a list whose labels
are texts, names with what stands beside them, a table, a picture.  Knows nothing of how any of it looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from sp_engine.immutable import Immutable


class Run(Immutable):
    """A stretch of text that looks the same from end to end."""

    text: str
    bold: bool = False
    italic: bool = False


class Heading(Immutable):
    """A heading; `level` counts from 1."""

    text: str
    level: int = 1


class Paragraph(Immutable):
    runs: tuple[Run, ...]


class ListItem(Immutable):
    """One item behind its label, such as "1.", "a.", "–" or an empty box."""

    label: str
    blocks: tuple[Block, ...]


class ItemList(Immutable):
    items: tuple[ListItem, ...]


class Pair(Immutable):
    """A name and what stands beside it: "Nomor : …"."""

    name: str
    text: tuple[Run, ...]


class Pairs(Immutable):
    """Names in one column, what stands beside them in another."""

    pairs: tuple[Pair, ...]


class Table(Immutable):
    """A ruled table.  `widths` are shares of the whole width; the heading is repeated on each page."""

    widths: tuple[int, ...]
    heading: tuple[str, ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    JPEG = "jpeg"


class Picture(Immutable):
    """A picture, as wide as it says in millimetres; `text` says what it shows to who does not see it."""

    data: bytes
    format: PictureFormat
    width: int
    text: str


class Notice(Immutable):
    """What must not be overlooked, in a frame."""

    blocks: tuple[Block, ...]


class PageBreak(Immutable):
    pass


Block = Heading | Paragraph | ItemList | Pairs | Table | Picture | Notice | PageBreak


class Body(Immutable):
    """Blocks that a template places as a whole."""

    blocks: tuple[Block, ...]


Value = str | bool | Body | Picture | Sequence["Value"] | Mapping[str, "Value"]
"""What a name of a template may stand for; "" or False where there is nothing."""


def paragraph(text: str, *, bold: bool = False) -> Paragraph:
    """Return a paragraph that looks the same from end to end."""
    return Paragraph((Run(text, bold),))


def pairs(written: Iterable[tuple[str, str]]) -> Pairs:
    """Return names with what stands beside them."""
    return Pairs(tuple(Pair(name, (Run(text),)) for name, text in written))


def numbered(texts: Iterable[str]) -> ItemList:
    """Return a list counted from 1."""
    return ItemList(tuple(ListItem(f"{i}.", (paragraph(text),)) for i, text in enumerate(texts, 1)))
