"""The days of application on which conditions over dates can come out differently.

In come the leaves of some items and the days on which applications can be made; out come days of which one
shows whatever any day shows.  Months of unequal length make the only difference between days that are told
apart by durations alone, so the turns of the months of one leap cycle are among them; and, for dates that are
fixed and for the first days of years, the days around which they come of age.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias, assert_never

from sp_engine.conditions.day_limits import ends_on, passed_by
from sp_engine.conditions.stretches import durations, edges, leaves_of_fields
from sp_engine.conditions.tree import (
    Age,
    Among,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
)
from sp_engine.facts import FactDefinition, Kind
from sp_engine.immutable import NamedTuple

LEAP_YEARS = 4
_LEAP_CYCLE = LEAP_YEARS * 365 + 1
_TURNS = (1, 2, 15, 27, 28, 29, 30, 31)
_NEAR = range(-3, 4)  # months differ by up to three days

Asked: TypeAlias = tuple[FactDefinition, Sequence[Leaf]]
"""An item with the leaves that look at it."""


class Period(NamedTuple):
    """The days on which applications can be made, up to but without `until`; None for no end."""

    first: date
    until: date | None = None


def telling_days(items: Iterable[Asked], period: Period) -> Iterator[int]:
    """Yield the days of application, as ordinals, of which one shows whatever any day shows."""
    first, items = period.first.toordinal(), [part for item in items for part in _with_fields(*item)]
    yield first
    if not items:
        return
    until = period.until.toordinal() if period.until else date.max.toordinal()
    yield from (day for day in _turns_of_months(first) if day < until)
    for definition, leaves in items:
        for fixed in _fixed_days(definition, leaves, first):
            for later in (fixed, *_come_of_age(fixed, leaves)):
                yield from (later + near for near in _NEAR if first <= later + near < until)


def _with_fields(definition: FactDefinition, leaves: Sequence[Leaf]) -> Iterator[Asked]:
    """Yield an item with the leaves that look at it; of a list, each field of its items with theirs."""
    if definition.kind is Kind.LIST:
        yield from leaves_of_fields(definition, leaves)
    else:
        yield definition, leaves


def _turns_of_months(first: int) -> Iterator[int]:
    """Yield the days of one leap cycle on which a month is new, half over, or about to end."""
    for day in range(first, min(first + _LEAP_CYCLE, date.max.toordinal())):
        if date.fromordinal(day).day in _TURNS:
            yield day


def _fixed_days(definition: FactDefinition, leaves: Sequence[Leaf], first: int) -> Iterator[int]:
    """Yield the days that leaves name outright (a year as its first day), or as the first of a year."""
    for leaf in leaves:
        match leaf:
            case Range() | Among():
                for number in edges(leaf, first):
                    if definition.kind is Kind.DATE:
                        yield number
                    elif 1 <= number <= date.max.year:
                        yield date(number, 1, 1).toordinal()
            case SameYear():
                year = date.fromordinal(first).year
                for new in range(year, min(year + LEAP_YEARS, date.max.year) + 1):
                    yield date(new, 1, 1).toordinal()
            case Known() | Age() | Recent() | Remaining() | Includes() | Overlaps() | EachOf() | SomeOf():
                continue
            case _ as never:
                assert_never(never)


def _come_of_age(day: int, leaves: Sequence[Leaf]) -> Iterator[int]:
    """Yield the days that lie before or after `day` by a duration that leaves name."""
    for leaf in leaves:
        for duration in durations(leaf):
            if isinstance(leaf, Remaining):
                yield passed_by(day, duration)
            else:
                yield ends_on(day, duration)
