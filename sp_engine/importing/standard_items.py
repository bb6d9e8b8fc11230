"""The items of a standard's components in the words of the decree, for comparing with the decree's own text.

In comes a typed document; out come numbers and words, component by component.  Requirements that come from
the procedure are items of that column and left out: their words are a step's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from sp_engine.documents import (
    Channel,
    ComplaintClass,
    Complaints,
    Component,
    ComponentPart,
    DescribedItem,
    Entries,
    Fee,
    FeeComponent,
    ItemNumber,
    LegalBasis,
    Procedure,
    Product,
    Regulation,
    Requirement,
    Role,
    ServiceTime,
    Staff,
    Stage,
    StandardDocument,
    Step,
    item_number,
    parts_of,
)


class StandardItem(NamedTuple):
    """One item: the numbers that the decree gives it (several, where it joins some), and its words.

    `group`: what stands beside them in the draft, and in the decree before them or not at all: the heading an
    item stands under, who acts, the kind of a channel.  `above`: the route that a step is of.  `address`: its
    component, and its name or place.
    """

    numbers: tuple[str, ...]
    text: str
    group: str = ""
    above: str = ""
    address: str = ""


def standard_items(document: StandardDocument, component: Component) -> list[StandardItem]:
    """Return the items of a component; none of one that says nothing."""
    parts = [(part, item) for part in parts_of(document, component) for item in _items(part, component)]
    return [
        item._replace(address=f"{component}/{getattr(part, 'id', None) or place}")
        for place, (part, item) in enumerate(parts, 1)
    ]


def _items(part: ComponentPart, component: Component) -> Iterator[StandardItem]:
    numbers = _numbers(item_number(part))
    match part:
        case Requirement():
            if part.component is component:
                yield StandardItem(numbers, part.text.id, part.note or "")
        case Step():
            yield StandardItem(numbers, part.text.id, part.actor, above=part.route or "")
        case DescribedItem():
            yield StandardItem(numbers, part.text.id, part.group or "")
        case Product():
            yield StandardItem(numbers, part.text.id)
        case LegalBasis():
            yield StandardItem(numbers, citation_text(part.cited))
        case Channel():
            yield StandardItem(numbers, part.address, part.called.id)
        case ComplaintClass():
            yield StandardItem(numbers, part.name.id)
        case Role():
            yield StandardItem(numbers, part.name)
        case ServiceTime() | Fee() | Staff():
            if part.text is not None and part.text.id:
                yield StandardItem((), part.text.id)
        case Complaints():
            return  # its words beside the channels are only an introduction
        case Stage() | FeeComponent() | Procedure() | Entries():
            return  # their words stand in the component's own sentence, and their figures are compared
        case _ as never:
            assert_never(never)


def citation_text(cited: Regulation) -> str:
    """Return a regulation as it would be cited."""
    number = f" Nomor {cited.number}" if cited.number else ""
    year = f" Tahun {cited.year}" if cited.year else ""
    return f"{cited.kind}{number}{year} tentang {cited.title}"


def _numbers(item: ItemNumber) -> tuple[str, ...]:
    if item is None:
        return ()
    return tuple(map(str, item)) if isinstance(item, tuple) else (str(item),)
