"""The days of a count, one after the other: those counted, with their numbers, and those passed over.

In comes a due date; out come its days in order.  Knows nothing about words.
"""

from __future__ import annotations

from datetime import date, timedelta

from sp_engine.immutable import NamedTuple
from sp_engine.workdays import DueDate, Skipped


class CountedDay(NamedTuple):
    """A day that was counted: its number, and for jam and menit how long the clock ran on it."""

    day: date
    number: int
    ran: timedelta | None


Day = CountedDay | Skipped


def days_of(due: DueDate) -> tuple[Day, ...]:
    """Return every day from the first on which the clock waited to the last, in order, without day 0.

    For jam and menit day 0 is among them, since the clock ran on it.
    """
    ran = dict(due.ran)
    days = [day for day in due.counted if day in ran or not due.duration.unit.of_office_time]
    counted = (CountedDay(day, number, ran.get(day)) for number, day in enumerate(days, 1))
    every: list[Day] = [*due.waited, *due.skipped, *counted]
    return tuple(sorted(every, key=lambda day: (day.day, isinstance(day, Skipped))))


def is_weekend(day: Day) -> bool:
    """Whether a day was passed over as a weekend."""
    return isinstance(day, Skipped) and not day.kind.is_stated
