"""Items of a list whose numbers hang before it, as Word and typesetters lay lists out.

In come the lines of a component with where each stands on the page; out come its items, each line where it
stands: a number within a sentence begins nothing.  What is said below an item in words that introduce a
remark ("Bila: …") is kept apart from what the item says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from sp_engine.importing.enumerations import Item
from sp_engine.importing.printed_words import is_remark
from sp_engine.importing.recognised_words import any_of, word_lists
from sp_engine.importing.source_blocks import Line, LineKind, Stretch

_LABEL = re.compile(
    r"\s*(?:[(]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})(?:\s*[,.]\s*(?:\d{1,3}|[a-zA-Z]))*[.)]|[-–—•▪●○□])\s*"
)
_BULLET = re.compile(r"[-–—•▪●○□]")
_NEAR = 2.0
"""Points: what stands nearer stands at the same place."""
_MOSTLY = 0.9


def is_label(text: str) -> bool:
    """Tell whether a text is the number or bullet of an item and nothing besides."""
    return _LABEL.fullmatch(text) is not None


def is_laid_out(lines: Iterable[Line]) -> bool:
    """Tell whether the lists of a file have their numbers hanging before them, nearly all of them."""
    hanging = typed = 0
    for line in lines:
        if line.indent is not None and line.indent.hanging:
            hanging += 1
        elif line.marker or _LABEL.match(line.text):
            typed += 1
    return hanging > _MOSTLY * (hanging + typed)


@dataclass
class _Open:
    """An item that is being read: its lines so far."""

    number: str
    bullet: bool
    heading: str
    indent: float
    texts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    at: list[Stretch] = field(default_factory=list)

    def take(self, line: Line) -> None:
        self.at.append(line.at)
        if line.text and is_remark(line.text) and line.italic:
            self.remarks.append(line.text)
        elif self.remarks and line.italic:
            self.remarks[-1] += f" {line.text}"
        elif line.text:
            self.texts.append(line.text)

    def item(self) -> Item:
        text, number = " ".join(self.texts), self.number
        named = None if number else _named().match(text)
        if named is not None:
            text, number = text[named.end() :], named[1]
        return Item(
            number,
            text,
            tuple(self.at),
            bullet=self.bullet,
            laid_out=True,
            heading=self.heading,
            remarks=tuple(self.remarks),
        )


def laid_out_items(lines: Sequence[Line]) -> tuple[Item, ...]:
    """Return the items, in the order in which they begin; a paragraph that is in no list is one, too."""
    found: list[_Open | Item] = []
    above: list[_Open] = []
    heading = ""
    for line in lines:
        if line.kind is LineKind.FLOW_CHART or line.indent is None:
            found.append(Item("", line.text, (line.at,), kind=line.kind))
            continue
        label, indent = line.indent
        while above and above[-1].indent > label + _NEAR:
            above.pop()
        if line.indent.hanging:
            number = "" if _BULLET.match(line.marker) else _number(line.marker)
            path = ".".join(part for part in (above[-1].number if above else "", number) if part)
            above.append(_Open(path, not number, heading, indent))
            above[-1].take(line)
            found.append(above[-1])
        elif above:
            above[-1].take(line)
        elif line.bold and line.text.endswith(":"):
            heading = line.text.removesuffix(":")
        elif found and line.italic and isinstance(last := found[-1], _Open):
            last.take(line)
        else:
            found.append(paragraph := _Open("", False, heading, indent))
            paragraph.take(line)
    items = (one if isinstance(one, Item) else one.item() for one in found)
    return tuple(item for item in items if item.text or item.remarks)


@cache
def _named() -> re.Pattern[str]:
    """Return what finds the word that stands in the place of a number: "Catatan: …"."""
    return re.compile(rf"({any_of(word_lists()['butir_bernama'])}): ", re.IGNORECASE)


def _number(marker: str) -> str:
    return marker.strip(" .()").replace(" ", "").replace(",", ", ")
