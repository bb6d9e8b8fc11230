"""Time that passed on the agency's clock: open office time, and days of whichever kind.

In come two moments and the clock; out comes what lies between them, also of a count that stands still.  Knows
nothing about stages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sp_engine.workdays import CalendarGap, Clock

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time that passed: open office time, working days after day 0, calendar days, time of the clock."""

    open_time: timedelta = timedelta(0)
    working_days: int = 0
    days: int = 0
    clock_time: timedelta = timedelta(0)

    def __add__(self, other: Elapsed) -> Elapsed:
        return Elapsed(
            self.open_time + other.open_time,
            self.working_days + other.working_days,
            self.days + other.days,
            self.clock_time + other.clock_time,
        )

    def __sub__(self, other: Elapsed) -> Elapsed:
        return Elapsed(
            self.open_time - other.open_time,
            self.working_days - other.working_days,
            self.days - other.days,
            self.clock_time - other.clock_time,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the time as JSON data; open time and time of the clock in whole minutes."""
        return {
            "open_minutes": self.open_time // MINUTE,
            "working_days": self.working_days,
            "days": self.days,
            "clock_minutes": self.clock_time // MINUTE,
        }


def elapsed(after: datetime, until: datetime, clock: Clock) -> Elapsed | None:
    """Return the time between two moments, none when the second is not later; None without a calendar."""
    if until <= after:
        return Elapsed()
    try:
        days = (until.date() - after.date()).days
        return Elapsed(clock.open_time(after, until), clock.working_days(after, until), days, until - after)
    except CalendarGap:
        return None


def stood_still(after: datetime, until: datetime, clock: Clock) -> Elapsed | None:
    """Return by how much a count ends later that stands still from one moment to another; None likewise."""
    try:
        still = clock.standstill(after, until)
        if not still.takes_time:
            return Elapsed()
        return Elapsed(
            clock.open_time(after, until),
            clock.calendar.count_working_days(still.reached, still.day_0),
            (still.day_0 - still.reached).days,
            still.resumed - still.stopped,
        )
    except CalendarGap:
        return None


def total(parts: Iterable[Elapsed | None]) -> Elapsed | None:
    """Return the sum; None when a part is not known."""
    so_far = Elapsed()
    for part in parts:
        if part is None:
            return None
        so_far += part
    return so_far
