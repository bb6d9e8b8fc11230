"""One due date: when a duration ends, and every day that was counted or passed over for it.

In: what a clock worked out. Out: the days and marks that explain it, worked out when read.
Knows nothing of how the end was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sp_engine.workdays.calendar import Skipped
from sp_engine.workdays.duration import Duration, Unit, add_months

if TYPE_CHECKING:
    from sp_engine.workdays.deadline import Clock, CountingRules


@dataclass(frozen=True, slots=True)
class DueDate:
    """When a duration ends, and how it was counted.

    `stated` is the moment given, `starts` the moment the clock began to run, both in the
    agency's zone. `day` is the day on which it is due and `due` the moment; that is 00.00 of
    the day after `day` where an office closes at 24.00. `gap` is the year that has no decreed
    calendar; then `due` and `day` are None, and `starts` too if the clock could not begin.
    `uncertain_start`: the stated moment rests on provisional days itself, as the end of an
    earlier count. What explains the count is worked out each time it is read.
    """

    duration: Duration
    stated: datetime
    starts: datetime | None
    day: date | None
    due: datetime | None
    gap: int | None
    clock: Clock = field(repr=False)
    uncertain_start: bool = False

    @property
    def rules(self) -> CountingRules:
        """The rules by which it was counted."""
        return self.clock.rules

    @property
    def provisional(self) -> bool:
        """Whether a provisional day off, or year, lies from the stated day through the due day."""
        if self.day is None:
            return False
        return self.uncertain_start or self.clock.calendar.has_provisional(self.stated.date(), self.day)

    @property
    def hours_assumed(self) -> bool:
        """Whether the hours of the first or the due day, or of a day between in which hours or
        minutes ran, are assumed rather than the agency's own."""
        if self.starts is None:
            return False
        hours = self.clock.hours
        running = self.counted if self.duration.unit in (Unit.HOUR, Unit.MINUTE) else ()
        edges = [self.starts.date()] if self.day is None else [self.starts.date(), self.day]
        return any(hours.is_assumed(day) for day in (*edges, *running))

    @property
    def ran(self) -> tuple[tuple[date, timedelta], ...]:
        """How long the clock ran on each day, for jam and menit; empty for other units."""
        if self.due is None or self.starts is None or self.duration.unit not in (Unit.HOUR, Unit.MINUTE):
            return ()
        starts, due, zone = self.starts, self.due, self.clock.zone
        midnights = ((day, datetime(day.year, day.month, day.day, tzinfo=zone)) for day in self.counted)
        spans = (
            (day, self.clock.open_time(max(starts, at), min(due, at + timedelta(days=1))))
            for day, at in midnights
        )
        return tuple((day, span) for day, span in spans if span)

    @property
    def waited(self) -> tuple[Skipped, ...]:
        """The days off from the stated day up to day 0, on which the clock could not begin."""
        if self.starts is None:
            return ()
        return self._off(self.stated.date(), self.starts.date())

    @property
    def counted(self) -> tuple[date, ...]:
        """The days counted: working days for hari kerja, the days on which time ran for jam and
        menit, for calendar units every day after day 0 through the nominal end. None for zero."""
        if self.starts is None or self.day is None or self.duration.amount == 0:
            return ()
        day0 = self.starts.date()
        match self.duration.unit:
            case Unit.MINUTE | Unit.HOUR:
                working = self.clock.calendar.is_working_day
                return tuple(day for day in days_between(day0, self.day) if working(day))
            case Unit.WORKING_DAY:
                working = self.clock.calendar.is_working_day
                return tuple(day for day in days_between(day0, self.day) if day > day0 and working(day))
            case _:
                nominal = date.fromordinal(nominal_end(day0, self.duration))
                return tuple(days_between(day0, nominal))[1:]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The days passed over between day 0 and the due day, weekends too, each with its reason.

        Calendar units count days off like any other, so there it is the days after the nominal
        end that moved the due day.
        """
        if self.starts is None or self.day is None:
            return ()
        day0 = self.starts.date()
        if self.duration.unit in (Unit.MINUTE, Unit.HOUR, Unit.WORKING_DAY):
            return self._off(day0, self.day)
        return self._off(date.fromordinal(nominal_end(day0, self.duration)), self.day)

    def _off(self, first: date, before: date) -> tuple[Skipped, ...]:
        reasons = map(self.clock.calendar.why_off, days_between(first, before))
        return tuple(reason for reason in reasons if reason and reason.day < before)


def nominal_end(day0: date, duration: Duration) -> int:
    """Return the ordinal on which a calendar duration ends before any roll-forward."""
    match duration.unit:
        case Unit.DAY:
            return day0.toordinal() + duration.amount
        case Unit.WEEK:
            return day0.toordinal() + 7 * duration.amount
        case _:
            months = duration.amount * (12 if duration.unit is Unit.YEAR else 1)
            try:
                return add_months(day0, months, overflow="last_day").toordinal()
            except ValueError:  # past the year 9999
                return date.max.toordinal() + 1


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day from `first` through `last`."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
