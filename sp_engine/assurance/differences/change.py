"""One change between two standards or decrees, as data.

Knows nothing about how it was found, nor how it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sp_engine.documents import Component, DocumentKind, StandardDocument
from sp_engine.words import Words


class Effect(StrEnum):
    ADDED = "added"
    DROPPED = "dropped"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    QUICKER = "quicker"
    SLOWER = "slower"
    CHEAPER = "cheaper"
    DEARER = "dearer"
    CHANGED = "changed"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"


class Head(StrEnum):
    """What is said beside the components: a service's name, the decree itself, its agency."""

    NAME = StandardDocument.keys["name"].name
    DECREE = DocumentKind.DECREE.value
    AGENCY = DocumentKind.AGENCY.value


ChangedPart: TypeAlias = Component | Head


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which part, of what kind, to what; and for whom."""

    component: ChangedPart
    kind: Effect
    subject: str
    before: Words | None = None
    after: Words | None = None
    shut_out: Words | None = None
    let_in: Words | None = None
    note: Words | None = None
