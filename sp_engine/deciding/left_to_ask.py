"""What is left to ask about one application, and what of it to ask first.

In come a standard, an application so far and what nobody knows; out come the names that can still matter,
in the decree's order, and the most decisive of them: the one after whose answer the fewest others are
left, the mean taken over its answers.  Nothing is asked about a document before it is known to be handed
in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from sp_engine.conditions import Condition
from sp_engine.deciding.can_matter import REJECTED, RETURNED, OpenWays, Part, Way, WhatCanMatter
from sp_engine.deciding.questions import open_items
from sp_engine.documents import Standard
from sp_engine.facts import FactValue
from sp_engine.rules import Situation


class LeftToAsk(NamedTuple):
    """Names in the decree's order; without `ways` they are those that may matter, leaf by leaf."""

    names: tuple[str, ...]
    ways: OpenWays | None

    def first(self, stated: Mapping[str, FactValue]) -> str | None:
        """Return what to ask first; None when nothing is left."""
        askable = [name for name in self.names if "." not in name or stated.get(name.partition(".")[0])]
        if self.ways is None or len(askable) < 2:
            return next(iter(askable), None)
        left = _Left(self.ways.parts, self.names)
        answers = self.ways.answers
        return min(askable, key=lambda name: left.after(name, answers[name]))


def left_to_ask(
    standard: Standard,
    follows: Iterable[Condition],
    can_matter: WhatCanMatter | None,
    situation: Situation,
    received: datetime,
    unknown: Collection[str] = (),
) -> LeftToAsk:
    """Return what is left to ask; without `can_matter` what may matter, leaf by leaf."""
    names = may_matter(standard, follows, situation, unknown)
    ways = None if can_matter is None else can_matter.ways(situation, names, received)
    return LeftToAsk(names if ways is None else ways.that_matter(), ways)


def may_matter(
    standard: Standard, follows: Iterable[Condition], situation: Situation, unknown: Collection[str] = ()
) -> tuple[str, ...]:
    """Return what is open and may matter, leaf by leaf, but what nobody knows."""
    names = open_items(standard, situation, follows)
    return tuple(name for name in names if name not in unknown and name.partition(".")[0] not in unknown)


class _Left:
    """How much is left after an answer, part by part: what a part tells of another is not looked at."""

    def __init__(self, parts: Iterable[Part], names: tuple[str, ...]) -> None:
        self._names = frozenset(names)
        self._parts = [part for part in parts if part.ways is not None]
        self._any = [_telling(part.ways or (), part.names, None) for part in self._parts]
        self._rejecting = [_telling(part.ways or (), part.names, REJECTED) for part in self._parts]
        self._apart = self._names.difference(*self._any)  # what is asked for the fee or a date alone

    def after(self, name: str, answers: Iterable[FactValue]) -> float:
        """Return how many items are left after an answer to one, the mean over its answers."""
        values = [answer for answer in answers if answer is not None]
        if not values:  # how many items a list has, which asks more than it tells
            return float(len(self._names))
        return sum(self._after(name, value) for value in values) / max(1, len(values))

    def _after(self, name: str, value: FactValue) -> int:
        told: list[tuple[tuple[Way, ...], Part] | None] = []
        for part in self._parts:
            if name in part.names:
                at = part.names.index(name)
                ways = tuple(way for way in part.ways or () if way.answers[at] == value)
                if all(way.rank == REJECTED for way in ways):
                    return 0
                told.append((ways, part))
            else:
                told.append(None)
        returned = any(each is not None and all(way.rank <= RETURNED for way in each[0]) for each in told)
        above, known = (REJECTED, self._rejecting) if returned else (None, self._any)
        left = set(self._apart)
        for each, usual in zip(told, known, strict=True):
            left |= usual if each is None else _telling(each[0], each[1].names, above)
        return len((left & self._names) - {name})


def _telling(ways: Iterable[Way], names: tuple[str, ...], above: int | None) -> frozenset[str]:
    """Return the items with which the rank changes, or whether it is above one."""
    found = set()
    for at, name in enumerate(names):
        alike: dict[tuple[FactValue, ...], int] = {}
        for way in ways:
            rank = way.rank if above is None else int(way.rank > above)
            if alike.setdefault((*way.answers[:at], *way.answers[at + 1 :]), rank) != rank:
                found.add(name)
                break
    return frozenset(found)
