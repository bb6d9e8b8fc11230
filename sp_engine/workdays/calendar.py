"""The working calendar: which days an office works, and why it does not on the others.

In: days off with their decrees, the years that have been decreed, the agency's week.
Out: working days added and counted, the reason of every day off, the same calendar as it was
known on an earlier day. Knows nothing of hours, files, agencies or today. A new kind of holiday
starts here; the holidays of a year are no code, but a document in the catalogue's `kalender/`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import repeat
from typing import Final, assert_never

from sp_engine.immutable import Immutable, NamedTuple
from sp_engine.words.messages.calendar import WEEKDAYS
from sp_engine.workdays.table import CalendarGap, WorkingDayTable, compile_table

__all__ = [
    "FIVE_DAY_WEEK",
    "SIX_DAY_WEEK",
    "Calendar",
    "CalendarGap",
    "DayKind",
    "DayOff",
    "DecreedYear",
    "Skipped",
]

FIVE_DAY_WEEK: Final = frozenset(range(5))
"""Monday (0) to Friday."""
SIX_DAY_WEEK: Final = frozenset(range(6))
"""Monday (0) to Saturday."""


class DayKind(StrEnum):
    """Why a day is off; the value is the word of the catalogue. The first named prevails."""

    NATIONAL_HOLIDAY = "libur_nasional"
    JOINT_LEAVE = "cuti_bersama"
    CLOSURE = "penutupan"
    WEEKEND = "akhir_pekan"

    @property
    def is_national(self) -> bool:
        """Whether a decree sets it for the whole country, so that it stands in the calendar of a year."""
        match self:
            case DayKind.NATIONAL_HOLIDAY | DayKind.JOINT_LEAVE:
                return True
            case DayKind.CLOSURE | DayKind.WEEKEND:
                return False
            case _ as never:
                assert_never(never)

    @property
    def is_stated(self) -> bool:
        """Whether somebody has stated the day, in a decree or as an office; a weekend follows from a week."""
        match self:
            case DayKind.NATIONAL_HOLIDAY | DayKind.JOINT_LEAVE | DayKind.CLOSURE:
                return True
            case DayKind.WEEKEND:
                return False
            case _ as never:
                assert_never(never)


_PRECEDENCE: Final = {kind: place for place, kind in enumerate(DayKind)}


class DayOff(Immutable):
    """One day off and the decree that set it.

    `decreed` is the date of that decree; None means unknown, and the day counts as known from
    the start. A day that a later decree took back carries that decree (`withdrawn_by`) and its
    date (`withdrawn`; None with a `withdrawn_by` means unknown, so the day never was off).
    `provisional`: announced, but the date may still move.
    """

    day: date
    name: str
    kind: DayKind
    decree: str
    decreed: date | None
    withdrawn: date | None = None
    withdrawn_by: str | None = None
    provisional: bool = False

    def __post_init__(self) -> None:
        if not self.kind.is_stated:
            raise ValueError("a weekend follows from the agency's week, not from a decree")

    @property
    def is_withdrawn(self) -> bool:
        """Whether a later decree took the day back."""
        return self.withdrawn is not None or self.withdrawn_by is not None


class DecreedYear(NamedTuple):
    """A year whose days off are known; `decreed` is the date of the decree that first set them.

    None means unknown: the year counts as known from the start. `provisional`: no decree yet,
    its days are an estimate, and every result that touches the year is marked.
    """

    year: int
    decreed: date | None = None
    provisional: bool = False


class Skipped(NamedTuple):
    """A day passed over in a count, with the reason; a weekend has no decree."""

    day: date
    kind: DayKind
    name: str
    decree: str | None
    provisional: bool
    decreed: date | None = None


class Calendar(Immutable):
    """An immutable working calendar, safe to share between threads.

    `weekdays` are the days worked, Monday 0, until one of `weeks` says otherwise from its date
    on; `opened` are days worked although they would be off. Days off outside `years` are
    ignored: in such a year every question raises `CalendarGap`. A holiday on a weekend has no
    substitute.

    INVARIANT: the integer tables are compiled once, on first use, and span `years` only.
    """

    days_off: tuple[DayOff, ...]
    years: tuple[DecreedYear, ...]
    weekdays: frozenset[int] = FIVE_DAY_WEEK
    joint_leave_is_off: bool = True
    opened: frozenset[date] = frozenset()
    weeks: tuple[tuple[date, frozenset[int]], ...] = ()

    def __post_init__(self) -> None:
        for weekdays in (self.weekdays, *(changed for _, changed in self.weeks)):
            if not weekdays or not weekdays <= frozenset(range(7)):
                raise ValueError("a week needs working weekdays, 0 (Monday) to 6 (Sunday)")
        if list(self.weeks) != sorted(self.weeks, key=lambda change: change[0]):
            raise ValueError("changes of the week must be in order of their dates")
        if len({year.year for year in self.years}) != len(self.years):
            raise ValueError("a year is stated twice")

    def week_on(self, day: date) -> frozenset[int]:
        """Return the weekdays that are worked in the week of `day`, whatever is off in it."""
        at = bisect_right(self.weeks, day, key=lambda change: change[0])
        return self.weeks[at - 1][1] if at else self.weekdays

    def is_working_day(self, day: date) -> bool:
        """Return whether the office works on `day`."""
        return self.table(day.year).is_working(day.toordinal())

    def next_working_day(self, day: date) -> date:
        """Return `day` itself if worked, else the first working day after it."""
        return date.fromordinal(self.table(day.year).at_or_after(day.toordinal()))

    def add_working_days(self, start: date, days: int) -> date:
        """Return the working day on which a count of `days` of them ends.

        `start` is day 0 and is never counted (LAW: counting rule of the agency), worked or not.
        With 0 days, `start` if worked, else the next working day. Raises `CalendarGap` when the
        count runs into a year whose calendar has not been decreed, `ValueError` below 0.
        """
        if days < 0:
            raise ValueError(f"cannot add {days} working days")
        table, ordinal = self.table(start.year), start.toordinal()
        if days == 0:
            return date.fromordinal(table.at_or_after(ordinal))
        return date.fromordinal(table.nth_after(ordinal, days))

    def count_working_days(self, after: date, until: date) -> int:
        """Return the number of working days later than `after`, up to and including `until`.

        Raises `ValueError` when `until` lies before `after`, `CalendarGap` for the first year
        between them that has not been decreed.
        """
        if until < after:
            raise ValueError(f"{until} lies before {after}")
        table = self.table(after.year)
        if until.toordinal() > table.last:
            raise CalendarGap(table.next_year)
        rank, first = table.rank, table.first
        return rank[until.toordinal() - first] - rank[after.toordinal() - first]

    def why_off(self, day: date) -> Skipped | None:
        """Return why the office does not work on `day`, or None when it does.

        A decreed day off on a weekend is named for the decree; a weekend has the Indonesian
        name of its weekday.
        """
        if self.is_working_day(day):
            return None
        off = self._in_force.get(day.toordinal())
        if off is None:
            return Skipped(day, DayKind.WEEKEND, WEEKDAYS[day.weekday()].id, None, provisional=False)
        unsure = off.provisional or day.year in self._provisional_years
        return Skipped(day, off.kind, off.name, off.decree, unsure, off.decreed)

    def has_provisional(self, first: date, last: date) -> bool:
        """Return whether a provisional day off, or a day of a provisional year, lies between two days.

        Both count. Raises `CalendarGap` when a year between them is not decreed.
        """
        table = self.table(first.year)
        if last.toordinal() > table.last:
            raise CalendarGap(table.next_year)
        return table.has_uncertain(first.toordinal(), last.toordinal())

    def as_known_on(self, day: date) -> Calendar:
        """Return the calendar as it could be known at the end of `day`.

        Whatever a later decree set is absent (days off, and whole years, which become gaps),
        and what a later decree withdrew is still off. A decree counts from its own date.
        """
        return self.replace(
            years=tuple(y for y in self.years if y.decreed is None or y.decreed <= day),
            days_off=tuple(
                off.replace(withdrawn=None, withdrawn_by=None)
                if off.withdrawn is not None and off.withdrawn > day
                else off
                for off in self.days_off
                if off.decreed is None or off.decreed <= day
            ),
        )

    def filled(self, estimate: Calendar) -> Calendar:
        """Return the calendar with the years that it lacks taken from `estimate`."""
        known = {year.year for year in self.years}
        lacking = {year.year: year for year in estimate.years if year.year not in known}
        return self.replace(
            years=(*self.years, *lacking.values()),
            days_off=(*self.days_off, *(off for off in estimate.days_off if off.day.year in lacking)),
        )

    def table(self, year: int) -> WorkingDayTable:
        """Return the compiled table that covers `year`, or raise `CalendarGap`."""
        try:
            return self._tables[year]
        except KeyError:
            raise CalendarGap(year) from None

    @cached_property
    def _in_force(self) -> Mapping[int, DayOff]:
        """The day off that explains each day that is off, by ordinal."""
        chosen: dict[int, DayOff] = {}
        for off in sorted(self.days_off, key=lambda o: (o.provisional, _PRECEDENCE[o.kind])):
            if self._is_off(off.kind) and not off.is_withdrawn:
                chosen.setdefault(off.day.toordinal(), off)
        return chosen

    def _is_off(self, kind: DayKind) -> bool:
        match kind:
            case DayKind.JOINT_LEAVE:
                return self.joint_leave_is_off
            case DayKind.NATIONAL_HOLIDAY | DayKind.CLOSURE | DayKind.WEEKEND:
                return True
            case _ as never:
                assert_never(never)

    @cached_property
    def _provisional_years(self) -> frozenset[int]:
        return frozenset(year.year for year in self.years if year.provisional)

    @cached_property
    def _tables(self) -> Mapping[int, WorkingDayTable]:
        """One table for each run of consecutive years, under every year of the run."""
        tables: dict[int, WorkingDayTable] = {}
        run: list[int] = []
        years = sorted(year.year for year in self.years)
        for at, year in enumerate(years, 1):
            run.append(year)
            if years[at : at + 1] != [year + 1]:
                tables.update(dict.fromkeys(run, self._compile(run[0], year)))
                run = []
        return tables

    def _compile(self, first_year: int, last_year: int) -> WorkingDayTable:
        first = date(first_year, 1, 1).toordinal()
        days = range(first, date(last_year, 12, 31).toordinal() + 1)
        off, opened = self._in_force, {day.toordinal() for day in self.opened}
        weeks = (self.week_on(date.fromordinal(d)) for d in days) if self.weeks else repeat(self.weekdays)
        moving = (day_off for day_off in self.days_off if day_off.provisional and not day_off.is_withdrawn)
        unsure = {day_off.day.toordinal() for day_off in moving if self._is_off(day_off.kind)}
        for year in self._provisional_years:
            unsure.update(range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))
        return compile_table(
            first,
            last_year + 1,
            # ordinal 1 was a Monday
            (
                d in opened or (d not in off and (d - 1) % 7 in week)
                for d, week in zip(days, weeks, strict=False)
            ),
            (d in unsure for d in days),
        )
