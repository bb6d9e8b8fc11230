"""Due dates of a million starts at once: the office's time as integer tables, read with whole arrays.

In come a clock, an array of days or moments, and a limit; out come arrays, equal to what the clock says of
each start alone.  What is not known is NaT: a start, or a due date, in a year that has not been decreed.
Needs numpy.

A moment is a number of microseconds since midnight of the first day of a run of decreed years.  The day after
the last stands for all that is not known; whatever is counted from there ends there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias, assert_never

from sp_engine.packages import optional_package
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.duration import Duration, Limit, Unit, nominal_end
from sp_engine.workdays.table import WorkingDayTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = optional_package("numpy", "batch")
    NDArray = optional_package("numpy.typing", "batch").NDArray

Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Times: TypeAlias = NDArray[np.datetime64]

_MINUTE: Final = 60_000_000
_DAY: Final = 24 * 60 * _MINUTE
_DAY_END: Final = 23 * 60 + 59
_EPOCH: Final = date(1970, 1, 1).toordinal()
_AT_ONCE: Final = 1 << 15
"""So many starts at a time, which the processor's caches hold."""
_IN_A_DAY: Final = {
    "D": 1,
    "h": 24,
    "m": 24 * 60,
    "s": 24 * 60 * 60,
    "ms": _DAY // 1000,
    "us": _DAY,
    "ns": _DAY * 1000,
}
"""The units of starts, and how many of each a day has."""


class NoStartsError(ValueError):
    """An array holds neither days nor moments."""


class NeedsMomentsError(ValueError):
    """A limit of hours or minutes was to be counted from days, which say no time."""


@dataclass(frozen=True, slots=True)
class DueArray:
    """When a limit is due that was begun at each of many starts; in the agency's own time.

    `starts` is what was given: days, each taken as received when the office opens on it, or moments.  `days`
    are the days on which it is due, `datetime64[D]`; `due` the moments, `datetime64[us]`, 00.00 of the day
    after where an office closes at 24.00.  Both are NaT where nothing is known: no start was given, or a
    year that the count touches has not been decreed.
    """

    _clock: Clock
    limit: Limit
    starts: Times
    days: Times
    due: Times

    def __repr__(self) -> str:
        return f"DueArray({self.limit}, {len(self.starts)} starts, {int(np.isnat(self.days).sum())} unknown)"

    @property
    def provisional(self) -> Flags:
        """Whether each due moment rests on days off, or hours, that may still move; no where none is known.

        Worked out each time it is read.
        """
        first, last = _day_numbers(self.starts), _day_numbers(self.days)
        known = ~np.isnat(self.days)
        found = np.zeros(len(last), dtype=bool)
        for run in _runs(self._clock):
            found |= known & run.has_provisional(first, last)
        estimated = np.zeros(len(last), dtype=bool)
        for schedule in self._clock.hours.schedules:
            if schedule.estimated:
                begins, ends = schedule.first or date.min, schedule.last or date.max
                estimated |= (
                    known & (last >= begins.toordinal() - _EPOCH) & (first <= ends.toordinal() - _EPOCH)
                )
        if estimated.any():
            usual = self._clock.without_estimates
            if usual is not None:
                other = due_array(usual, _received(self._clock, self.starts[estimated]), self.limit).due
                estimated[estimated] = other != self.due[estimated]
        return found | estimated


def due_array(clock: Clock, starts: Times, limit: Limit) -> DueArray:
    """Return when `limit`, begun at each of the starts, is due.

    `starts` is one array of `datetime64`, in days or in a unit of time from hours to nanoseconds, in the
    agency's own time; what is finer than a microsecond is left out.  Raises `NeedsMomentsError` for days with
    a limit that begins with jam or menit, `NoStartsError` for any other array.
    """
    if not _are_starts(starts):
        raise NoStartsError(f"{starts.ndim} dimensions of `{starts.dtype}` are neither days nor moments")
    of_days = np.datetime_data(starts.dtype)[0] == "D"
    if of_days and limit.periods[0].unit.from_the_minute:
        raise NeedsMomentsError(f"`{limit}` begins at a minute, and a day says none; give moments")
    days = np.full(len(starts), "NaT", dtype="datetime64[D]")
    due = np.full(len(starts), "NaT", dtype="datetime64[us]")
    for number, run in enumerate(_runs(clock)):
        counted = run.counting(limit, of_days=of_days)
        for at in range(0, len(starts), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            found = counted(starts[some])
            if number:
                known = ~np.isnat(found[0])
                days[some][known], due[some][known] = found[0][known], found[1][known]
            else:
                days[some], due[some] = found
    return DueArray(clock, limit, starts, days, due)


def earliest_year(starts: Times) -> int | None:
    """Return the year of the earliest start that a calendar can have; None where there is none such."""
    if not _are_starts(starts):
        return None
    days = _day_numbers(starts)
    days = days[(days >= date.min.toordinal() - _EPOCH) & (days <= date.max.toordinal() - _EPOCH)]
    return date.fromordinal(int(days.min()) + _EPOCH).year if len(days) else None


def _are_starts(array: Times) -> bool:
    """Whether an array is one of days or of moments."""
    if array.ndim != 1 or array.dtype.kind != "M":
        return False
    unit, how_many = np.datetime_data(array.dtype)
    return unit in _IN_A_DAY and how_many == 1


def _runs(clock: Clock) -> Iterator[_Run]:
    """Yield the runs of decreed years."""
    tables = {clock.calendar.table(year.year).first: year.year for year in clock.calendar.years}
    for _, year in sorted(tables.items()):
        yield _Run(clock, clock.calendar.table(year))


def _received(clock: Clock, starts: Times) -> Times:
    """Return starts as moments: of a day when the office opens on it, or its midnight where it is closed."""
    if np.datetime_data(starts.dtype)[0] != "D":
        return starts
    found = starts.astype("datetime64[us]")
    for run in _runs(clock):
        number = _day_numbers(starts) - (run.first - _EPOCH)
        inside = (number >= 0) & (number < run.size)
        found[inside] = run.told(run.opened[number[inside]])
    return found


def _looked_up(told: tuple[Times, Times], place: Integers) -> tuple[Times, Times]:
    days, due = told
    return days.take(place, mode="clip"), due.take(place, mode="clip")


def _day_numbers(days: Times) -> Integers:
    """Return how many days each lies after the first of 1970; what is none lies before all years.

    Divided here, as NumPy refuses to convert what lies too far off.
    """
    number = days.astype(days.dtype.newbyteorder("="), copy=False).view(np.int64)
    in_a_day = _IN_A_DAY[np.datetime_data(days.dtype)[0]]
    return number if in_a_day == 1 else number // in_a_day


class _Run:
    """Consecutive decreed years of a clock as arrays; day 0 is their first, `size` the one after the last."""

    def __init__(self, clock: Clock, table: WorkingDayTable) -> None:
        self.rules, self.table = clock.rules, table
        self.first, self.size = table.first, table.last - table.first + 1
        self.end = self.size * _DAY
        """The end of the last day.  Later is unknown: a day that may end at 24.00 ends no later than then."""
        self.working = np.array((*table.working, table.last + 1), dtype=np.int64) - self.first
        self.rank = np.array((*table.rank, len(table.working)), dtype=np.int64)
        self.works = np.diff(self.rank[:-1], prepend=0).astype(bool)
        self.works = np.append(self.works, False)
        days = [clock.hours.intervals(date.fromordinal(self.first + at)) for at in range(self.size)]
        most = max(map(len, days))
        self.opens = np.zeros((most, self.size + 1), dtype=np.int64)
        self.closes = np.zeros((most, self.size + 1), dtype=np.int64)
        self.closing = np.full(self.size + 1, _DAY_END * _MINUTE, dtype=np.int64)
        for intervals in set(days):
            same = np.array([one == intervals for one in days] + [False])
            for at, interval in enumerate(intervals):
                self.opens[at, same] = interval.opens * _MINUTE
                self.closes[at, same] = self.closing[same] = interval.closes * _MINUTE
        self.opens[0, self.size] = self.closing[self.size] = _MINUTE  # beyond the end

    @cached_property
    def midnights(self) -> Integers:
        return np.arange(self.size, dtype=np.int64) * _DAY

    @cached_property
    def opened(self) -> Integers:
        """When each day begins at the office; at midnight where it is closed."""
        return self.midnights + np.where(self.works[:-1], self.opens[0, :-1], 0)

    # ── what is given, and what is told ──────────────────────────────────────
    def counting(self, limit: Limit, *, of_days: bool) -> Callable[[Times], tuple[Times, Times]]:
        """Return what tells of starts the day and the moment on which a limit is due.

        Of a limit in days all that comes on a day before the office opens is counted alike, all until it
        closes, and all afterwards: each is counted once, and looked up.
        """
        if limit.periods[0].unit.from_the_minute:
            return lambda starts: self._told(*self.due(self._given(starts)[0], limit))
        if of_days:
            told = self._told_of(self.opened, limit)
            return lambda starts: _looked_up(told, _day_numbers(starts) - (self.first - _EPOCH - 1))
        closes = np.minimum(self.midnights + self.closing[:-1], self.midnights + _DAY - 1)
        alike = np.stack((self.midnights, self.midnights + self.opens[0, :-1], closes), axis=1)
        told = self._told_of(alike.ravel(), limit)
        return lambda starts: _looked_up(told, self._place(*self._given(starts)))

    def _place(self, moments: Integers, days: Integers) -> Integers:
        """Return the place of each moment among those of its day that are counted alike, from 1 on."""
        time = moments - days * _DAY
        place = 1 + 3 * days + (time >= self.opens[0, days]) + (time >= self.closing[days])
        return np.where(days < self.size, place, 0)

    def _given(self, starts: Times) -> tuple[Integers, Integers]:
        """Return the starts as moments, and their days; what lies in no decreed year is unknown."""
        day = _day_numbers(starts) - (self.first - _EPOCH)
        inside = (day >= 0) & (day < self.size)
        known = np.where(inside, starts, np.array("NaT", starts.dtype))
        moments = known.astype("datetime64[us]").view(np.int64)
        return (
            np.where(inside, moments - (self.first - _EPOCH) * _DAY, self.end + _MINUTE),
            np.where(inside, day, self.size),
        )

    def _told_of(self, alike: Integers, limit: Limit) -> tuple[Times, Times]:
        """Return what is told of some moments, with nothing before the first and after the last."""
        nothing = np.array(["NaT"])
        days, due = self._told(*self.due(alike, limit))
        return (
            np.concatenate((nothing.astype(days.dtype), days, nothing.astype(days.dtype))),
            np.concatenate((nothing.astype(due.dtype), due, nothing.astype(due.dtype))),
        )

    def _told(self, days: Integers, due: Integers) -> tuple[Times, Times]:
        """Return days and moments of the calendar; what lies beyond the end is NaT."""
        beyond = due > self.end
        told_days, told_due = (days + (self.first - _EPOCH)).view("datetime64[D]"), self.told(due)
        told_days[beyond] = told_due[beyond] = "NaT"
        return told_days, told_due

    def told(self, moments: Integers) -> Times:
        """Return moments of the calendar."""
        return (moments + (self.first - _EPOCH) * _DAY).view("datetime64[us]")

    def has_provisional(self, first: Integers, last: Integers) -> Flags:
        """Return whether a day between two of this run may still move, where both are in it."""
        uncertain = np.array((0, *self.table.uncertain), dtype=np.int64)
        first, last = (days - (self.first - _EPOCH) for days in (first, last))
        inside = (first >= 0) & (last < self.size) & (first <= last)
        before, through = uncertain[np.where(inside, first, 0)], uncertain[np.where(inside, last + 1, 0)]
        return inside & (through > before)

    # ── the clock ────────────────────────────────────────────────────────────
    def due(self, stated: Integers, limit: Limit) -> tuple[Integers, Integers]:
        """Return days and moments on which a limit is due; see `Clock.due`."""
        first, *then = limit.periods
        starts = self._opening(stated)
        days, due = self._end(starts, self._day_0(stated, starts), first)
        for period in then:
            if period.unit.from_the_minute:
                starts, stated = self._opening(due), due
            else:
                starts, stated = self._following(due)
            days, due = self._end(starts, self._day_0(stated, starts), period)
        return days, due

    def _opening(self, moments: Integers) -> Integers:
        """Return each moment if the office is open, else when it next opens."""
        day = np.minimum(moments // _DAY, self.size)
        midnight, following = day * _DAY, self.working[self.rank[day]]
        opening: Integers = following * _DAY + self.opens[0, following]
        time, works = moments - midnight, self.works[day]
        for opens, closes in zip(self.opens[::-1], self.closes[::-1], strict=True):
            opening = np.where(
                works & (time < closes[day]), np.maximum(moments, midnight + opens[day]), opening
            )
        return opening

    def _following(self, ended: Integers) -> tuple[Integers, Integers]:
        """Return starts, and what they are stated as, of a count in days that follows upon an end."""
        before = np.maximum(ended - _MINUTE, 0)
        open_ = (self._opening(before) == before) & (ended <= self.end)
        of_the_day = np.where(before // _DAY == ended // _DAY, ended, before)
        return np.where(open_, of_the_day, self._opening(ended)), np.where(open_, of_the_day, ended)

    def _day_0(self, stated: Integers, starts: Integers) -> Integers:
        """Return the day that is not counted."""
        day = np.minimum(starts // _DAY, self.size)
        if not self.rules.opening_day_is_day_1:
            return day
        in_a_break = (day == stated // _DAY) & (stated >= day * _DAY + self.opens[0, day])
        kept: Integers = day - ~((starts == stated) | in_a_break)  # one less where that is not so
        return kept

    def _end(self, starts: Integers, day_0: Integers, duration: Duration) -> tuple[Integers, Integers]:
        """Return the due days and moments."""
        amount, day = duration.amount, np.minimum(starts // _DAY, self.size)
        match duration.unit:
            case Unit.WORKING_DAY:
                left = amount - (day_0 < day)
                last = len(self.working) - 1
                end = np.where(left > 0, self.working[np.minimum(self.rank[day] + left - 1, last)], day)
            case Unit.MINUTE:
                return self._run(starts, amount * _MINUTE)
            case Unit.HOUR:
                return self._run(starts, amount * 60 * _MINUTE)
            case Unit.CLOCK_HOUR:
                return self._by_the_clock(starts + amount * 60 * _MINUTE)
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                end = np.minimum(np.maximum(day, self._nominal_end(day_0, duration)), self.size)
                if self.rules.roll_forward:
                    end = self.working[self.rank[end] - self.works[end]]
            case _ as never:
                assert_never(never)
        return end, end * _DAY + self.closing[end]

    def _nominal_end(self, day_0: Integers, duration: Duration) -> Integers:
        """Return the day on which each count by the calendar would end if no day off moved it."""
        if not duration.unit.follows_months:
            return day_0 + (nominal_end(date.min, duration) - date.min.toordinal())
        ordinals = np.minimum(day_0, self.size - 1) + self.first
        known, back = np.unique(ordinals, return_inverse=True)
        ends = np.array([nominal_end(date.fromordinal(int(one)), duration) for one in known], dtype=np.int64)
        found: Integers = ends[back] - self.first
        return np.where(day_0 < self.size, found, self.size)

    def _run(self, starts: Integers, remaining: int) -> tuple[Integers, Integers]:
        """Return where so much open time, run from each start, ends; it may at the minute of closing."""
        days = np.minimum(starts // _DAY, self.size)
        if not remaining:
            return days, starts
        opens, closes, spent = self._open_time
        at = np.maximum(np.searchsorted(opens, starts, "right") - 1, 0)
        reached = spent[at] - (closes[at] - opens[at]) + (starts - opens[at]) + remaining
        last = len(spent) - 1
        ends = np.searchsorted(spent, reached, "left")
        known, ends = (ends <= last) & (starts < self.end), np.minimum(ends, last)
        due = np.where(known, closes[ends] - (spent[ends] - reached), self.end + _MINUTE)
        return np.where(known, opens[ends] // _DAY, self.size), due

    @cached_property
    def _open_time(self) -> tuple[Integers, Integers, Integers]:
        """When the office opens and closes, each time, and how long it has been open by then."""
        days = self.working[:-1]
        opens = (days * _DAY + self.opens[:, days]).T.ravel()
        closes = (days * _DAY + self.closes[:, days]).T.ravel()
        real = closes > opens
        opens, closes = opens[real], closes[real]
        return opens, closes, np.cumsum(closes - opens)

    def _by_the_clock(self, ends: Integers) -> tuple[Integers, Integers]:
        """Return when a count by the clock on the wall ends that runs until then."""
        beyond = ends >= self.end
        ends = np.where(beyond, self.end + _MINUTE, ends)
        if self.rules.roll_forward:
            ends = np.maximum(ends, self._opening(ends // _DAY * _DAY))
        return ends // _DAY, ends


def local_starts(starts: Any, zone: timezone) -> Times:
    """Return starts as numpy's: moments of Arrow's with a zone in that of the agency, NULL as NaT."""
    kind = getattr(starts, "type", None)  # Arrow's arrays have one, numpy's have not
    if kind is None:
        return np.asarray(starts)
    found: Times = starts.to_numpy() if hasattr(starts, "chunks") else starts.to_numpy(zero_copy_only=False)
    if getattr(kind, "tz", None) is None:
        return found
    return found + np.timedelta64(int(zone.utcoffset(None).total_seconds()), "s")
