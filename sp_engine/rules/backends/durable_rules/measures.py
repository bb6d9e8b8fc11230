"""What Python measures for the witness, and by which tests of the numbers a leaf holds.

In comes a leaf; out come a function from a stated value to whole numbers, and the tests of these numbers that
the engine makes, all of which pass where the leaf holds.  Text never reaches the engine, which compares it
with numbers as text.  Knows nothing about rules or messages.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    Among,
    Comparison,
    Condition,
    Document,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
)
from sp_engine.immutable import NamedTuple
from sp_engine.workdays import Duration, Unit, WorkingDuration, completed

Measure: TypeAlias = Callable[[Any, int], tuple[int, ...]]


class Test(NamedTuple):
    """One test that the engine makes: a field of a message, an operator of its JSON, a bound."""

    field: str
    operator: str
    bound: int

    @property
    def opposite(self) -> Test:
        """The test that passes where this one does not."""
        return self._replace(operator=_OPPOSITE[self.operator])

    def of_leaf(self, number: int) -> Test:
        """Return the same test in a message in which the measured numbers of many leaves stand."""
        return self._replace(field=f"{self.field}_{number}")

    @property
    def pattern(self) -> dict[str, Any]:
        """This test in the engine's JSON."""
        bound = {self.field: self.bound}
        return bound if self.operator == EQUAL else {self.operator: bound}


EQUAL: Final = "$eq"
_PAIRS: Final = ((EQUAL, "$neq"), ("$gte", "$lt"), ("$gt", "$lte"))
_OPPOSITE: Final = {**dict(_PAIRS), **{second: first for first, second in _PAIRS}}


class Items(NamedTuple):
    """What is to be counted of a list: the items of which a condition holds, may hold, and does not.

    `unstated` is what an unstated item of the agency is worth, None for unknown.
    """

    condition: Condition
    unstated: int | None


def measured(leaf: Comparison | Document) -> tuple[Measure, list[Test]]:
    """Return what is measured of a stated value, as `v0`, `v1`, and the tests of it."""
    match leaf:
        case Known():
            return lambda _value, _day: (), []
        case Document():
            return lambda value, _: (int(value is True),), [Test("v0", EQUAL, 1)]
        case Among():
            return _among(leaf)
        case Range():
            return _range(leaf)
        case Age():
            return _age(leaf)
        case Recent():
            return _recent(leaf)
        case Remaining():
            return _remaining(leaf)
        case SameYear():
            return _same_year(leaf)
        case Includes():
            return _includes(leaf)
        case Overlaps():
            return _overlaps(leaf)
        case _ as never:
            assert_never(never)


def _among(leaf: Among) -> tuple[Measure, list[Test]]:
    """Measure which of the words that are named it is, from 1; 0 for any other."""
    code = {value: number for number, value in enumerate(sorted(leaf.values, key=str), 1)}
    return lambda value, _: (code.get(value, 0),), [Test("v0", "$gte" if leaf.inside else "$lt", 1)]


def _range(leaf: Range) -> tuple[Measure, list[Test]]:
    bounds = (("$gte", leaf.low), ("$lte", leaf.high))
    return lambda value, _: (value,), [Test("v0", operator, n) for operator, n in bounds if n is not None]


def _age(leaf: Age) -> tuple[Measure, list[Test]]:
    """Measure the completed units, of each of the two durations its own."""
    bounds = [(op, d) for op, d in (("$gte", leaf.at_least), ("$lt", leaf.less_than)) if d is not None]
    durations = [duration for _, duration in bounds]
    tests = [Test(f"v{i}", operator, duration.amount) for i, (operator, duration) in enumerate(bounds)]
    return lambda value, day: tuple(_passed(each, value, day) for each in durations), tests


def _recent(leaf: Recent) -> tuple[Measure, list[Test]]:
    """Measure the completed units on the day before: not older than n is fewer than n of them."""
    within, operator = leaf.within, "$lt" if leaf.inside else "$gte"
    return lambda value, day: (_passed(within, value, day - 1),), [Test("v0", operator, within.amount)]


def _remaining(leaf: Remaining) -> tuple[Measure, list[Test]]:
    """Measure the whole units that lie ahead; past the date -1, not even 0 of them."""
    ahead, operator = leaf.at_least, "$gte" if leaf.inside else "$lt"
    return lambda value, day: (_ahead(ahead, day, value),), [Test("v0", operator, ahead.amount)]


def _same_year(leaf: SameYear) -> tuple[Measure, list[Test]]:
    """Measure how many years lie between the two."""

    def apart(value: int, day: int) -> tuple[int, ...]:
        return ((date.fromordinal(value).year if leaf.is_date else value) - date.fromordinal(day).year,)

    return apart, [Test("v0", EQUAL if leaf.inside else "$neq", 0)]


def _includes(leaf: Includes) -> tuple[Measure, list[Test]]:
    """Measure how many of the members asked for are missing."""
    operator = EQUAL if leaf.inside else "$neq"
    return lambda value, _: (len(leaf.values - value),), [Test("v0", operator, 0)]


def _overlaps(leaf: Overlaps) -> tuple[Measure, list[Test]]:
    """Measure how many of the members asked for are there."""
    operator = "$gte" if leaf.inside else "$lt"
    return lambda value, _: (len(leaf.values & value),), [Test("v0", operator, 1)]


def _ahead(duration: Duration, day: int, last: int) -> int:
    """Return the whole units from a day to the last one; past it -1, not even 0 of them."""
    if last < day:
        return -1
    if isinstance(duration, WorkingDuration):
        return duration.counted(day, last)
    begins, ends = date.fromordinal(day), date.fromordinal(last)
    match duration.unit:
        case Unit.MONTH:
            return _months_ahead(begins, ends)
        case Unit.YEAR:
            return _months_ahead(begins, ends) // 12
        case Unit.DAY | Unit.CALENDAR_DAY | Unit.WEEK:
            return completed(duration.unit, begins, ends)
        case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR | Unit.WORKING_DAY:
            raise ValueError(f"`{duration}` is no distance between two dates")
        case _ as never:
            assert_never(never)


def _months_ahead(begins: date, ends: date) -> int:
    """Return the whole months between two days; a month ends on its last day at the latest."""
    months = 12 * (ends.year - begins.year) + ends.month - begins.month
    is_last_of_month = (ends + timedelta(days=1)).month != ends.month
    return months if ends.day >= begins.day or is_last_of_month else months - 1


def _passed(duration: Duration, start: int, day: int) -> int:
    """Return the completed units between two days; before the start -1, not even 0 of them."""
    if start > day:
        return -1
    if isinstance(duration, WorkingDuration):
        return duration.counted(start, day)
    return completed(duration.unit, date.fromordinal(start), date.fromordinal(day))
