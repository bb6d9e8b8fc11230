"""What is printed of one service: the 14 components, every item with what decides it, in one language.

Values only, immutable; how they come from a standard is in `standard_content`, how they look on paper is not
known here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.documents import Component
from sp_engine.immutable import Immutable
from sp_engine.words import Words
from sp_engine.words.messages import printed_standard as messages


class RemarkKind(StrEnum):
    """What a line under an item says of it."""

    IF = "if"
    CHECKED = "checked"
    PREFERRED = "preferred"
    DECIDED_BY = "decided_by"
    DUE_AFTER = "due_after"
    BASIS = "basis"
    LEADS_TO = "leads_to"
    CHARGED = "charged"
    AFTERWARDS = "afterwards"


def remark_label(kind: RemarkKind) -> Words:
    """Return what stands before a remark of a kind."""
    match kind:
        case RemarkKind.IF:
            return messages.IF
        case RemarkKind.CHECKED:
            return messages.CHECKED
        case RemarkKind.PREFERRED:
            return messages.PREFERRED
        case RemarkKind.DECIDED_BY:
            return messages.DECIDED_BY
        case RemarkKind.DUE_AFTER:
            return messages.DUE_AFTER
        case RemarkKind.BASIS:
            return messages.BASIS
        case RemarkKind.LEADS_TO:
            return messages.LEADS_TO
        case RemarkKind.CHARGED:
            return messages.CHARGED
        case RemarkKind.AFTERWARDS:
            return messages.AFTERWARDS
        case _ as never:
            assert_never(never)


class Remark(Immutable):
    """A line under an item; `label` is its kind in words."""

    kind: RemarkKind
    label: str
    text: str


class PrintedItem(Immutable):
    """One item: its number in the decree, empty where it has none, its text, what there is to say of it.

    `id` is the name of a requirement, a step or a stage in its standard, empty for what has none.
    """

    number: str
    text: str
    remarks: tuple[Remark, ...] = ()
    id: str = ""


class PrintedGroup(Immutable):
    """Items under a heading; the heading is empty where the decree gives none."""

    heading: str
    items: tuple[PrintedItem, ...]


class PrintedComponent(Immutable):
    """One of the 14 components; `number` counts within its part.

    `blank` says why it says nothing, and is empty for one that says something; `lead` is its running text.
    """

    component: Component
    number: int
    title: str
    blank: str = ""
    lead: str = ""
    groups: tuple[PrintedGroup, ...] = ()

    @property
    def items(self) -> tuple[PrintedItem, ...]:
        """All its items, in their order."""
        return tuple(item for group in self.groups for item in group.items)


class PrintedStandard(Immutable):
    """One service as it is printed: `delivery` are the six components, `management` the eight.

    `draft` says that nobody has checked the transcription, `unfinished` which components nobody has finished;
    both are empty where that is not so.
    """

    service: str
    name: str
    number: str
    agency: str
    decree: str
    draft: str
    unfinished: str
    delivery: tuple[PrintedComponent, ...]
    management: tuple[PrintedComponent, ...]

    @property
    def components(self) -> tuple[PrintedComponent, ...]:
        """All 14, in the official order."""
        return (*self.delivery, *self.management)

    def component(self, component: Component) -> PrintedComponent:
        """Return one of the 14."""
        return next(one for one in self.components if one.component is component)
