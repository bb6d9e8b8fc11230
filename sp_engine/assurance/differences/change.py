"""One change between two standards or decrees, as data.

Knows nothing about how it was found, nor what it is called: that is the command line's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sp_engine.words.language import Words


class Effect(StrEnum):
    """What a change does to whom it concerns."""

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


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which component, with what effect, to what; and for whom."""

    component: str
    kind: Effect
    subject: str
    before: Words | None = None
    after: Words | None = None
    shut_out: Words | None = None
    let_in: Words | None = None
    note: Words | None = None
