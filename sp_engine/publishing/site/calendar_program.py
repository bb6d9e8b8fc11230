"""An office's time as JavaScript: a figure for each day, its hours, and how it counts.

In comes a clock; out comes the object that `due_dates.js` counts on.  Knows nothing of services or pages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sp_engine.workdays import CalendarGap, Clock, Intervals

CLOSED, OPEN, OPEN_PROVISIONALLY, CLOSED_PROVISIONALLY = "0123"
"""The figures of days, those of a day that may still move last."""


def calendar_program(clock: Clock) -> str:
    """Return the time of an office; of calendars with a gap, what is known behind the last one."""
    days, hours = _days(clock), clock.hours
    first = date(days[0], 1, 1).toordinal()
    starts = [max(start.toordinal(), 1) for start in hours.spans[0]]
    weeks = [[_minutes(day) for day in schedule.days] for schedule in hours.spans[1]]
    special = {day.toordinal(): _minutes(opening.intervals) for day, opening in sorted(hours.special.items())}
    figures = "".join(_figures(clock, year) for year in days)
    rules = clock.rules
    lines = [
        f"first: {first}",
        f'days: "{figures}"',
        f"week: {json.dumps(sorted(clock.calendar.week_on(date(days[-1], 12, 31))))}",
        f"hours: {json.dumps([[start, week] for start, week in zip(starts, weeks, strict=True)])}",
        f"special: {json.dumps(special)}",
        f"rollForward: {json.dumps(rules.roll_forward)}",
        f"openingDayIsDay1: {json.dumps(rules.opening_day_is_day_1)}",
    ]
    return "{\n" + "".join(f"  {line},\n" for line in lines) + "}"


def _days(clock: Clock) -> Sequence[int]:
    """Return the years that are known one after the other, up to the last."""
    known = sorted(year.year for year in clock.calendar.years)
    if not known:
        raise CalendarGap(date.min.year)
    run = [known[-1]]
    for year in reversed(known[:-1]):
        if year != run[0] - 1:
            break
        run.insert(0, year)
    return run


def _figures(clock: Clock, year: int) -> str:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return "".join(_figure(clock, date.fromordinal(day)) for day in range(first, last + 1))


def _figure(clock: Clock, day: date) -> str:
    worked, moves = clock.calendar.is_working_day(day), clock.calendar.has_provisional(day, day)
    if worked:
        return OPEN_PROVISIONALLY if moves else OPEN
    return CLOSED_PROVISIONALLY if moves else CLOSED


def _minutes(intervals: Intervals) -> list[int]:
    return [minute for one in intervals for minute in (one.opens, one.closes)]
