"""One year of a working calendar: working days by month, and every day off that is no plain weekend.

In: a calendar and a year. Out: counts and days. Knows nothing of words.
"""

from __future__ import annotations

from datetime import date, timedelta

from sp_engine.immutable import Immutable
from sp_engine.workdays.calendar import Calendar, DayOff, Skipped


class CalendarYear(Immutable):
    """A year as an office works it.

    `off` are the days off that a decree or the agency set, those on a weekend too; `worked` are days off
    on which this office works all the same; `withdrawn` were taken back by a later decree.
    """

    year: int
    months: tuple[int, ...]
    off: tuple[Skipped, ...]
    worked: tuple[DayOff, ...]
    withdrawn: tuple[DayOff, ...]
    provisional: bool

    @property
    def working_days(self) -> int:
        return sum(self.months)


def calendar_year(calendar: Calendar, year: int) -> CalendarYear:
    """Return a year of the calendar, or raise `CalendarGap` when it is not decreed."""
    day, months, off = date(year, 1, 1), [0] * 12, []
    while day.year == year:
        reason = calendar.why_off(day)
        if reason is None:
            months[day.month - 1] += 1
        elif reason.kind.is_stated:
            off.append(reason)
        if day == date.max:
            break
        day += timedelta(days=1)
    stated = sorted((d for d in calendar.days_off if d.day.year == year), key=lambda d: d.day)
    whole = any(y.year == year and y.provisional for y in calendar.years)
    return CalendarYear(
        year,
        tuple(months),
        tuple(off),
        tuple(d for d in stated if not d.is_withdrawn and calendar.is_working_day(d.day)),
        tuple(d for d in stated if d.is_withdrawn),
        whole or any(reason.provisional for reason in off),
    )
