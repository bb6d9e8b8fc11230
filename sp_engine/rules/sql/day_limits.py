"""The days at which comparisons turn, for each day of application: columns of a small table that is joined.

In come leaves that look at the day; out come names of columns, and what stands in them on a day.  So no
database reckons with dates.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sp_engine.conditions import ends_on, not_older, passed_by
from sp_engine.rules.sql.expressions import Column, Form
from sp_engine.workdays import Duration, WorkingDuration

DAY_TABLE = "sp_day"
"""The name under which the joined table of days stands in the query."""


class DayLimit(NamedTuple):
    """A column of the table of days, and what stands in it on a day of application (an ordinal)."""

    column: str
    form: Form
    on: Callable[[int], int]
    told: str


class DayLimits:
    """Gives each limit one column, however often it is asked."""

    def __init__(self) -> None:
        self.limits: dict[tuple[object, ...], DayLimit] = {}

    def passed_by(self, duration: Duration) -> Column:
        return self._date(passed_by, duration)

    def not_older(self, duration: Duration) -> Column:
        return self._date(not_older, duration)

    def ends_on(self, duration: Duration) -> Column:
        return self._date(ends_on, duration)

    def year(self) -> Column:
        return self._column(("year",), Form.WHOLE, lambda day: date.fromordinal(day).year)

    def first_of_year(self) -> Column:
        return self._column(("first_of_year",), Form.DATE, lambda day: _in_year(day, 1, 1))

    def last_of_year(self) -> Column:
        return self._column(("last_of_year",), Form.DATE, lambda day: _in_year(day, 12, 31))

    def _date(self, turns: Callable[[int, Duration], int], duration: Duration) -> Column:
        calendar = id(duration.calendar) if isinstance(duration, WorkingDuration) else None
        key = (turns.__name__, duration, calendar)
        return self._column(key, Form.DATE, lambda day: turns(day, duration))

    def _column(self, key: tuple[object, ...], form: Form, on: Callable[[int], int]) -> Column:
        if key not in self.limits:
            told = " ".join(str(part) for part in key[:2])
            self.limits[key] = DayLimit(f"limit_{len(self.limits) + 1}", form, on, told)
        return Column(self.limits[key].column)


def _in_year(day: int, month: int, of_month: int) -> int:
    return date(date.fromordinal(day).year, month, of_month).toordinal()
