"""A component as blocks of a paper: items behind their numbers, what decides each below it.

In come printed components; out come blocks.  An item of the decree that is several here is one number with
dashes below it; a number with parts (`a.1`) is a list within a list.  Which paper they are for is not known
here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sp_engine.papers import Block, ItemList, ListItem, Paragraph, Run, paragraph
from sp_engine.publishing.printed_standard import PrintedComponent, PrintedItem

DASH = "–"
_PATH = re.compile(r"(?:\d{1,3}|[A-Za-z])(?:\.(?:\d{1,3}|[A-Za-z]))*")
_WORD = re.compile(r"[A-Za-z]{2,}")


def component_blocks(component: PrintedComponent) -> tuple[Block, ...]:
    """Return what stands under a component's name."""
    if component.blank:
        return (paragraph(component.blank),)
    blocks: list[Block] = [paragraph(component.lead)] if component.lead else []
    for group in component.groups:
        if group.heading:
            blocks.append(paragraph(f"{group.heading}:", bold=True))
        blocks += item_blocks(group.items)
    return tuple(blocks)


def item_blocks(items: Sequence[PrintedItem]) -> Iterator[Block]:
    """Yield items as a list; one alone without a number is a paragraph."""
    if len(items) == 1 and not items[0].number:
        yield from _texts(items[0])
        return
    if items:
        yield ItemList(tuple(_listed([(_path(item), item) for item in items])))


def _path(item: PrintedItem) -> tuple[str, ...]:
    """Return the parts of an item's number; a number that is none of ours stands whole."""
    if not item.number or _WORD.fullmatch(item.number):
        return ()
    return tuple(item.number.split(".")) if _PATH.fullmatch(item.number) else (item.number,)


def _listed(items: Sequence[tuple[tuple[str, ...], PrintedItem]]) -> Iterator[ListItem]:
    """Yield the items of one level, each with those of its number below it."""
    for label, run in groupby(items, lambda placed: placed[0][:1]):
        of_label = [(path[1:], item) for path, item in run]
        if not label:
            yield from (ListItem(DASH, tuple(_texts(item))) for _, item in of_label)
            continue
        (first_rest, first), *others = of_label
        if not first_rest and all(rest for rest, _ in others):
            below = (ItemList(tuple(_listed(others))),) if others else ()
            yield ListItem(f"{label[0]}.", (*_texts(first), *below))
        else:
            yield ListItem(f"{label[0]}.", (ItemList(tuple(_listed(of_label))),))


def _texts(item: PrintedItem) -> Iterator[Block]:
    """Yield an item's text, and what there is to say of it on lines of its own."""
    named = bool(_WORD.fullmatch(item.number))
    yield paragraph(f"{item.number}: {item.text}" if named else item.text)
    for remark in item.remarks:
        yield Paragraph((Run(f"{remark.label}: ", italic=True), Run(remark.text, italic=True)))
