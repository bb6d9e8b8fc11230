"""Working days between two dates: how many have passed or lie ahead, and the days at which that turns.

In come a duration in *hari kerja* with the calendar on which it is counted, and a day; out come limits.
Day 0 is never counted, as in a due date.  Of a year that has not been decreed the week of the office alone is
known: whoever decides asks `undecreed_year` first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import islice

from sp_engine.immutable import aside
from sp_engine.workdays.calendar import Calendar, CalendarGap
from sp_engine.workdays.duration import Duration

PLAIN_WEEK = Calendar((), ())
"""Monday to Friday, of which no year is decreed."""


class WorkingDuration(Duration):
    """Working days of an office; two are equal that are as long, whatever calendar they are counted on."""

    calendar: Calendar = aside(default=PLAIN_WEEK)

    def day_ahead(self, day: int) -> int:
        """Return the day on which that many working days after a day have passed; the day itself for none."""
        return _nth(self._worked(day + 1, 1), self.amount, day)

    def passed_by(self, day: int) -> int:
        """Return the latest start from which that many working days have passed by a day."""
        return _nth(self._worked(day, -1), self.amount, day + 1) - 1

    def not_older(self, day: int) -> int:
        """Return the earliest start of which that many working days end no sooner than on a day."""
        return _nth(self._worked(day - 1, -1), self.amount, day)

    def counted(self, after: int, until: int) -> int:
        """Return how many working days there are after a day up to another, at most as many as it is."""
        days = (day for day in range(until, after, -1) if self._is_worked(day))
        return sum(1 for _ in islice(days, self.amount))

    def undecreed_year(self, day: int) -> int | None:
        """Return a year on whose calendar a limit of the day rests and which has not been decreed."""
        known = {year.year for year in self.calendar.years}
        years = {_year(limit) for limit in (self.not_older(day) - 1, day, self.day_ahead(day))}
        return next((year for year in range(min(years), max(years) + 1) if year not in known), None)

    def _worked(self, first: int, step: int) -> Iterator[int]:
        """Yield the working days from a day on, or back from it, as far as there are dates."""
        day = first
        while 1 <= day <= date.max.toordinal():
            if self._is_worked(day):
                yield day
            day += step

    def _is_worked(self, ordinal: int) -> bool:
        day = date.fromordinal(ordinal)
        try:
            return self.calendar.is_working_day(day)
        except CalendarGap:
            return day.weekday() in self.calendar.week_on(day)


def _nth(days: Iterator[int], number: int, none: int) -> int:
    """Return the day of that number, or the last there is; `none` for no day."""
    last = deque(islice(days, number), maxlen=1)
    return last.pop() if last else none


def _year(ordinal: int) -> int:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).year
