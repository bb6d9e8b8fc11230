"""Due dates: a moment, a duration and an office's time give the moment it is due.

In: aware datetimes in any offset, durations, a calendar, office hours, the agency's rules.
Out: due dates in the agency's zone, with every day that was counted or passed over for them, and
time that passed between two moments. Knows nothing of services, stages, files or the wall clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from enum import Flag, auto
from functools import cached_property
from typing import Final, assert_never

from sp_engine.immutable import Immutable, NamedTuple
from sp_engine.workdays.calendar import Calendar, CalendarGap, Skipped
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.duration import Duration, Limit, Unit, limit_of, nominal_end, nominal_start
from sp_engine.workdays.hours import OfficeHours
from sp_engine.workdays.standstill import Pause, Standstill
from sp_engine.workdays.table import WorkingDayTable

_DAY_END: Final = 23 * 60 + 59
_MINUTE: Final = 60_000_000  # microseconds


class Uncertain(Flag):
    """What a date rests on that may still move; nothing is false."""

    DAYS = auto()
    HOURS = auto()


CERTAIN: Final = Uncertain(0)


class Clock(Immutable):
    """An office's time: calendar, hours, rules and zone; immutable, safe to share.

    The rules say whether joint leave is off, and a special opening is a working day, as is a day
    off on which the hours hold, whatever the calendar handed in says. Raises `ValueError` for a
    working weekday without hours.
    """

    calendar: Calendar
    hours: OfficeHours
    rules: CountingRules
    zone: timezone

    def __post_init__(self) -> None:
        calendar = self.calendar
        opened = calendar.opened | self.hours.special.keys() | self._open_on_days_off()
        if opened != calendar.opened or calendar.joint_leave_is_off != self.rules.joint_leave_is_off:
            calendar = calendar.replace(opened=opened, joint_leave_is_off=self.rules.joint_leave_is_off)
            object.__setattr__(self, "calendar", calendar)
        changes = {start for start, _ in (*self.hours.weeks, *calendar.weeks)}
        for start in sorted(changes):
            schedule = self.hours.schedule(start)
            for weekday in sorted(calendar.week_on(start)):
                if not schedule.days[weekday]:
                    raise ValueError(f"{schedule.label}: working weekday {weekday} has no hours")
        for day in sorted(opened):
            if not self.hours.intervals(day):
                raise ValueError(f"{day} is opened but has no hours")

    def _open_on_days_off(self) -> frozenset[date]:
        """Return the days off of the whole country on which this office is open by its hours."""
        closed = {off.day for off in self.calendar.days_off if not off.kind.is_national}
        hours = self.hours
        return frozenset(
            off.day
            for off in self.calendar.days_off
            if off.kind.is_national and off.day not in closed and hours.open_on_days_off(off.day)
        )

    def as_known_on(self, day: date) -> Clock:
        """Return the clock with days off and special openings as they were known on `day`."""
        hours = self.hours.as_known_on(day)
        opened = self.calendar.opened - (self.hours.special.keys() - hours.special.keys())
        calendar = self.calendar.as_known_on(day).replace(opened=frozenset(opened))
        return self.replace(calendar=calendar, hours=hours)

    def filled(self, estimate: Calendar) -> Clock:
        """Return the clock with the years that its calendar lacks taken from `estimate`."""
        return self.replace(calendar=self.calendar.filled(estimate))

    @cached_property
    def without_estimates(self) -> Clock | None:
        """The clock without hours that are an estimate; None where a day worked would have no hours then."""
        hours, calendar = self.hours.without_estimates(), self.calendar
        if hours.weeks != self.hours.weeks:
            (_, weekdays), *changes = hours.weeks
            calendar = calendar.replace(weekdays=weekdays, weeks=tuple(changes))
        try:
            return self.replace(calendar=calendar, hours=hours)
        except ValueError:
            return None

    def opening_at_or_after(self, moment: datetime) -> datetime:
        """Return `moment` in the agency's zone if the office is open, else when it next opens.

        The minute of closing is closed; in a break, and before opening, the office opens later
        the same day. Raises `ValueError` for a moment without offset, `CalendarGap` when the
        year is not decreed.
        """
        return self._opening(self._local(moment))

    def due(
        self, start: datetime, limit: Limit, *, follows: bool = False, pauses: Iterable[Pause] = ()
    ) -> DueDate:
        """Return when `limit`, begun at `start`, is due; `follows`: as something before it ended.

        In the `pauses`, which are in order and begin at `start` or later, the count stands still.  Of two
        periods the second follows upon the end of the first; the due date is the second's, and the first
        stands `before` it. Where that has no date, it is what is returned.
        """
        first, *then = limit.periods
        pauses = tuple(pauses)
        due = self._due(start, first, pauses, follows=follows)
        for period in then:
            if due.due is not None:
                later = tuple(pause for pause in pauses if pause[0] > due.due)
                due = self._due(due.due, period, later, follows=True)._replace(before=due)
        return due

    def _due(
        self, start: datetime, duration: Duration, pauses: tuple[Pause, ...], *, follows: bool
    ) -> DueDate:
        """Return when one period, begun at `start`, is due.

        Day 0 is the day the office is, or next is, open, and is never counted (LAW: counting
        rule of the agency). Hari kerja end at closing time of the last one; jam and menit run
        only in open time, and may end at the very minute of closing; calendar units end at
        closing time and by rule roll forward from a day off. Jam dinding run day and night; an
        end on a day off, or before the office opens, by that rule moves to when it opens. Zero
        ends on day 0: at closing time, for hours and menit at once. Without roll-forward, a day
        off ends at the closing time of its weekday, or at 23.59 where that has no hours.

        With `follows` something ended at `start` that this follows upon: of a count in days the day of that
        is day 0 also at closing time, so that two that follow upon each other end when one of both lengths
        would.

        In the pauses open time, and the time of jam dinding, do not run from when it is stopped, or the
        office is open next, to when it goes on, or the office is; the day on which it is stopped counts,
        that on which it goes on is day 0. One in which the office is never open changes nothing, nor does
        one that begins when the duration is over. Raises `ValueError` for a moment without offset.
        """
        stated = self._local(start)
        starts: datetime | None = None
        try:
            ended = self._end_of_a_day(stated) if follows and not duration.unit.from_the_minute else None
            if ended is None:
                starts = self._opening(stated)
            else:
                stated = starts = ended
            day, due = self._end(starts, self.day_0(stated, starts), duration)
        except CalendarGap as gap:
            return DueDate(duration, stated, starts, None, None, gap.year, self, follows=follows)
        counted = DueDate(duration, stated, starts, day, due, None, self, follows=follows)
        for left, back in pauses:
            counted = self._paused(counted, self._local(left), self._local(back))
        return counted

    def standstill(self, left: datetime, back: datetime) -> Standstill:
        """Return the stretch in which a count stands still that is stopped at `left` and goes on at `back`.

        Raises `ValueError` for a moment without offset, `CalendarGap` when a year is not decreed.
        """
        left, back = self._local(left), self._local(back)
        stopped, resumed = self._opening(left), self._opening(back)
        return Standstill(left, back, stopped, resumed, self.day_0(left, stopped), self.day_0(back, resumed))

    def programme_end(self, start: datetime, length: Limit) -> ProgrammeEnd:
        """Return the day to which a programme of this length, begun at `start`, may run.

        Of two periods the second begins on the day on which the first ends.
        """
        first, *then = length.periods
        end = self._programme_end(start, first)
        for period in then:
            last = datetime(end.day.year, end.day.month, end.day.day, tzinfo=self.zone)
            following = self._programme_end(last, period)
            end = ProgrammeEnd(following.day, end.uncertain | following.uncertain)
        return end

    def _programme_end(self, start: datetime, length: Duration) -> ProgrammeEnd:
        """Return the day to which one period of a programme, begun at `start`, may run.

        It is a calendar day whether or not the office is open on it, or on the first: jam and menit are
        counted by the clock on the wall, hari kerja over the days off. The first day is day 0. Raises
        `CalendarGap` when a year is not decreed or beyond any date, `ValueError` for a moment without offset.
        """
        local, amount = self._local(start), length.amount
        first = local.date()
        match length.unit:
            case Unit.WORKING_DAY:
                last = self.calendar.add_working_days(first, amount) if amount else first
                moves = self.calendar.has_provisional(first, last)
                return ProgrammeEnd(last, Uncertain.DAYS if moves else CERTAIN)
            case Unit.MINUTE:
                return ProgrammeEnd(_later(local, timedelta(minutes=amount)).date())
            case Unit.HOUR | Unit.CLOCK_HOUR:
                return ProgrammeEnd(_later(local, timedelta(hours=amount)).date())
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                end = nominal_end(first, length)
                if end > date.max.toordinal():
                    raise CalendarGap(date.max.year + 1)
                return ProgrammeEnd(date.fromordinal(end))
            case _ as never:
                assert_never(never)

    def day_before(self, end: date, length: Duration) -> ProgrammeEnd:
        """Return the day that lies this length before a day, which is day 0 of the count back.

        It is a calendar day whether or not the office is open on it; hari kerja are counted back over the
        days off. Raises `CalendarGap` when a year is not decreed or before any date, `ValueError` for jam and
        menit.
        """
        match length.unit:
            case Unit.WORKING_DAY:
                table = self.calendar.table(end.year)
                first = date.fromordinal(table.nth_before(end.toordinal(), length.amount))
                moves = self.calendar.has_provisional(first, end)
                return ProgrammeEnd(first, Uncertain.DAYS if moves else CERTAIN)
            case Unit.DAY | Unit.CALENDAR_DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                start = nominal_start(end, length)
                if not start:
                    raise CalendarGap(0)
                return ProgrammeEnd(date.fromordinal(start))
            case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR:
                raise ValueError(f"`{length.unit}` is counted in time, not in days")
            case _ as never:
                assert_never(never)

    def is_closed(self, day: date) -> bool:
        """Return whether the office is closed on a day; of a year that is not decreed its week is known."""
        try:
            return not self.calendar.is_working_day(day)
        except CalendarGap:
            return day.weekday() not in self.calendar.week_on(day)

    def open_time(self, after: datetime, until: datetime) -> timedelta:
        """Return how long the office is open between two moments.

        Raises `ValueError` when `until` lies before `after` or either has no offset,
        `CalendarGap` when a year between them is not decreed.
        """
        first, last = self._local(after), self._local(until)
        if last < first:
            raise ValueError(f"{last} lies before {first}")
        table, total = self.calendar.table(first.year), 0
        if last.toordinal() > table.last:
            raise CalendarGap(table.next_year)
        for day in days_between(first.date(), last.date()):
            if not table.is_working(day.toordinal()):
                continue
            lower = _time_of_day(first) if day == first.date() else 0
            upper = _time_of_day(last) if day == last.date() else 1440 * _MINUTE
            for interval in self.hours.intervals(day):
                shared = min(upper, interval.closes * _MINUTE) - max(lower, interval.opens * _MINUTE)
                total += max(0, shared)
        return timedelta(microseconds=total)

    def working_days(self, after: datetime, until: datetime) -> int:
        """Return how many working days have been counted at `until`, of a count begun at `after`.

        The day of `until` is one of them. Same errors as `open_time`.
        """
        first, last = self._local(after), self._local(until)
        if last < first:
            raise ValueError(f"{last} lies before {first}")
        day0 = self.day_0(first, self._opening(first))
        return self.calendar.count_working_days(day0, last.date()) if last.date() > day0 else 0

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is self.zone:
            return moment
        if moment.utcoffset() is None:
            raise ValueError(f"{moment.isoformat()} has no offset from UTC")
        try:
            return moment.astimezone(self.zone)
        except OverflowError:
            raise ValueError(f"{moment.isoformat()} is outside the years 1 to 9999") from None

    def _at(self, day: date, minute: int) -> datetime:
        if minute < 1440:
            hour, minute = divmod(minute, 60)
            return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone)
        return datetime(day.year, day.month, day.day, tzinfo=self.zone) + timedelta(days=1)

    def _opening(self, local: datetime) -> datetime:
        table, ordinal = self.calendar.table(local.year), local.toordinal()
        if table.is_working(ordinal):
            day, minute = local.date(), local.hour * 60 + local.minute
            for interval in self.hours.intervals(day):
                if minute < interval.closes:
                    return local if minute >= interval.opens else self._at(day, interval.opens)
        day = date.fromordinal(table.nth_after(ordinal, 1))
        return self._at(day, self.hours.intervals(day)[0].opens)

    def _end_of_a_day(self, stated: datetime) -> datetime | None:
        """Return the moment from which a count in days runs that follows upon an end in open time.

        At closing time that is the moment itself; where the office closes at 24.00, or never, a minute
        earlier, which is still the same day. None where the office was closed.
        """
        before = stated - timedelta(minutes=1)
        if self._opening(before) != before:
            return None
        return stated if before.date() == stated.date() else before

    def day_0(self, stated: datetime, starts: datetime) -> date:
        """Return the day that is not counted, of a count stated at one moment that starts at another.

        By rule of the agency it is the day before the office opens, for what arrives while it is closed;
        in a break it is not.
        """
        day = starts.date()
        if not self.rules.opening_day_is_day_1 or starts == stated:
            return day
        if day == stated.date() and stated >= self._at(day, self.hours.intervals(day)[0].opens):
            return day
        return day - timedelta(days=1)

    def _end(self, starts: datetime, day_0: date, duration: Duration) -> tuple[date, datetime]:
        """Return the due day and moment; `starts` is a moment at which the office is open."""
        amount = duration.amount
        table, ordinal = self.calendar.table(starts.year), starts.toordinal()
        match duration.unit:
            case Unit.WORKING_DAY:  # most limits: asked first
                left = amount - (day_0 < starts.date())
                end = table.nth_after(ordinal, left) if left > 0 else ordinal
            case Unit.MINUTE:
                return self._run(starts, amount * _MINUTE)
            case Unit.HOUR:
                return self._run(starts, amount * 60 * _MINUTE)
            case Unit.CLOCK_HOUR:
                return self._by_the_clock(_later(starts, timedelta(hours=amount)), table)
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                end = max(ordinal, nominal_end(day_0, duration))
                if end > table.last:
                    raise CalendarGap(table.next_year)
                if self.rules.roll_forward:
                    end = table.at_or_after(end)
            case _ as never:
                assert_never(never)
        day = date.fromordinal(end)
        closing = self.hours.closing(day)
        return day, self._at(day, _DAY_END if closing is None else closing)

    def _paused(self, counted: DueDate, left: datetime, back: datetime) -> DueDate:
        """Return a due date moved by a pause, where that begins before it."""
        if counted.day is None or counted.due is None or left > counted.due:
            return counted
        try:
            still, day, due = self.standstill(left, back), counted.day, counted.due
            if counted.standstills:
                still = still.after(counted.standstills[-1])
            if still.takes_time:
                still, day, due = self._moved(counted, counted.day, counted.due, still)
        except CalendarGap as gap:
            return counted._replace(day=None, due=None, gap=gap.year)
        return counted._replace(day=day, due=due, standstills=(*counted.standstills, still))

    def _moved(
        self, counted: DueDate, day: date, due: datetime, still: Standstill
    ) -> tuple[Standstill, date, datetime]:
        """Return the due day and moment once what is left of a count has run after a standstill.

        Where all its days are used up, that on which it goes on does not count, whatever the rule.
        """
        match counted.duration.unit:
            case Unit.MINUTE | Unit.HOUR:
                rest = self.open_time(still.left, due) // timedelta.resolution
                return still, *self._run(still.resumed, rest)
            case Unit.CLOCK_HOUR:
                ends = still.moment_later(counted.clock_end)
                return still, *self._by_the_clock(ends, self.calendar.table(still.resumed.year))
            case Unit.WORKING_DAY:
                days = self.calendar.count_working_days(min(still.reached, day), day)
                left = Duration(days, Unit.WORKING_DAY)
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                left = Duration(max(0, (counted.nominal_day - still.reached).days), Unit.DAY)
            case _ as never:
                assert_never(never)
        if not left.amount or not counted.duration.amount:
            left = Duration(0, left.unit)
            still = still._replace(reached=min(still.reached, day), day_0=still.resumed.date())
        return still, *self._end(still.resumed, still.day_0, left)

    def _by_the_clock(self, ends: datetime, table: WorkingDayTable) -> tuple[date, datetime]:
        """Return when a count by the clock on the wall ends that runs until `ends`."""
        if ends.toordinal() > table.last:
            raise CalendarGap(table.next_year)
        if self.rules.roll_forward:
            opening = self._opening(self._at(ends.date(), 0))
            ends = max(ends, opening)
        return ends.date(), ends

    def _run(self, starts: datetime, remaining: int) -> tuple[date, datetime]:
        """Return where `remaining` microseconds of open time, run from `starts`, end."""
        if remaining == 0:
            return starts.date(), starts
        table, ordinal = self.calendar.table(starts.year), starts.toordinal()
        now = _time_of_day(starts)
        while True:
            day = date.fromordinal(ordinal)
            for interval in self.hours.intervals(day):
                begin = max(now, interval.opens * _MINUTE)
                available = interval.closes * _MINUTE - begin
                if available >= remaining:
                    return day, self._at(day, 0) + timedelta(microseconds=begin + remaining)
                remaining -= max(0, available)
            ordinal, now = table.nth_after(ordinal, 1), 0


class ProgrammeEnd(NamedTuple):
    """The last day of a programme, and what it rests on that may still move."""

    day: date
    uncertain: Uncertain = CERTAIN


class DueDate(NamedTuple):
    """When a duration ends, and how it was counted.

    `stated` is the moment given, `starts` the moment the clock began to run, both in the
    agency's zone. `day` is the day on which it is due and `due` the moment; that is 00.00 of
    the day after `day` where an office closes at 24.00. `gap` is the year that has no decreed
    calendar; then `due` and `day` are None, and `starts` too if the clock could not begin.
    `uncertain_start`: what the stated moment itself rests on that may still move, as the end of
    an earlier count. `follows`: something ended at the stated moment that it follows upon. `before`: the
    period of the same limit that it follows upon. `standstills`: the pauses that began before it was due.
    What explains the count is worked out each time it is read.
    """

    duration: Duration
    stated: datetime
    starts: datetime | None
    day: date | None
    due: datetime | None
    gap: int | None
    clock: Clock
    uncertain_start: Uncertain = CERTAIN
    follows: bool = False
    before: DueDate | None = None
    standstills: tuple[Standstill, ...] = ()

    def __repr__(self) -> str:
        due = "no date" if self.due is None else f"{self.due:%Y-%m-%dT%H:%M}"
        return f"DueDate({self.limit} from {self.first.stated:%Y-%m-%dT%H:%M}: {due})"

    @property
    def periods(self) -> tuple[DueDate, ...]:
        """The counts of its limit, one after the other: itself last."""
        return (self,) if self.before is None else (self.before, self)

    @property
    def limit(self) -> Limit:
        """The whole limit that was counted."""
        return limit_of(*(period.duration for period in self.periods))

    @property
    def first(self) -> DueDate:
        """The count of the first period of its limit."""
        return self.periods[0]

    @property
    def rules(self) -> CountingRules:
        """The rules by which it was counted."""
        return self.clock.rules

    @property
    def provisional(self) -> bool:
        """Whether the due moment rests on days off, or hours, that may still move."""
        return bool(self.uncertain)

    @property
    def uncertain(self) -> Uncertain:
        """What the due moment rests on that may still move.

        A provisional day off, or year, from the stated day through the due day; hours that are an
        estimate, where the due moment would be another without them.
        """
        if self.day is None:
            return CERTAIN
        first, found = self.first.stated.date(), self.uncertain_start
        if any(self.clock.calendar.has_provisional(*days) for days in self._stretches(first, self.day)):
            found |= Uncertain.DAYS
        if self.clock.hours.has_estimated(first, self.day):
            usual = self.without_estimates
            if usual is None or usual.due != self.due:
                found |= Uncertain.HOURS
        return found

    def _stretches(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """Yield the days from the first to the last by the stretches in which it did not stand still."""
        for still in (still for period in self.periods for still in period.standstills):
            if still.takes_time:
                yield first, still.stopped.date()
                first = still.resumed.date()
        yield first, last

    @property
    def without_estimates(self) -> DueDate | None:
        """The same count without hours that are an estimate, None where the clock cannot go without."""
        clock = self.clock.without_estimates
        if clock is None:
            return None
        return clock.due(self.first.stated, self.limit, follows=self.first.follows, pauses=self.pauses)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The pauses that began before it was due, as they were stated."""
        return tuple((still.left, still.back) for one in self.periods for still in one.standstills)

    @property
    def hours_assumed(self) -> bool:
        """Whether the hours of the first or the due day, or of a day between in which hours or
        minutes ran, are assumed rather than the agency's own."""
        if self.starts is None:
            return False
        if self.before is not None and self.before.hours_assumed:
            return True
        hours, office_time = self.clock.hours, self.duration.unit.of_office_time
        if not hours.assumes:
            return False
        edges = [self.starts.date()] if self.day is None else [self.starts.date(), self.day]
        return any(map(hours.is_assumed, edges)) or (office_time and any(map(hours.is_assumed, self.counted)))

    @property
    def ran(self) -> tuple[tuple[date, timedelta], ...]:
        """How long the clock ran on each day, for jam and menit; empty for other units."""
        if self.due is None or self.starts is None or not self.duration.unit.of_office_time:
            return ()
        starts, due, zone = self.starts, self.due, self.clock.zone
        midnights = ((day, datetime(day.year, day.month, day.day, tzinfo=zone)) for day in self.counted)
        spans = (
            (day, self._open(max(starts, at), min(due, at + timedelta(days=1)))) for day, at in midnights
        )
        return tuple((day, span) for day, span in spans if span)

    def _open(self, first: datetime, last: datetime) -> timedelta:
        """Return how long the office was open between two moments while the count did not stand still."""
        open_time = self.clock.open_time
        stood = ((max(first, still.left), min(last, still.back)) for still in self.standstills)
        still = (open_time(left, back) for left, back in stood if left < back)
        return open_time(first, last) - sum(still, timedelta(0))

    @property
    def day_0(self) -> date | None:
        """The day that is not counted; None if the clock could not begin."""
        return None if self.starts is None else self.clock.day_0(self.stated, self.starts)

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
        day0 = self.day_0
        if self.starts is None or day0 is None or self.day is None or self.duration.amount == 0:
            return ()
        match self.duration.unit:
            case Unit.MINUTE | Unit.HOUR:
                days = days_between(self.starts.date(), self.day)
                return tuple(filter(self.clock.calendar.is_working_day, self._but_covered(days)))
            case Unit.WORKING_DAY:
                days = self._but_skipped(days_between(day0, self.day))
                return tuple(day for day in days if day > day0 and self.clock.calendar.is_working_day(day))
            case Unit.CLOCK_HOUR:
                return tuple(self._but_covered(days_between(self.starts.date(), self.nominal_day)))[1:]
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                return tuple(self._but_skipped(days_between(day0, self.nominal_day)))[1:]
            case _ as never:
                assert_never(never)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The days passed over between day 0 and the due day, weekends too, each with its reason.

        Calendar units and jam dinding count days off like any other, so there it is the days
        after the nominal end that moved the due day.
        """
        if self.starts is None or self.day is None:
            return ()
        first = self.starts.date() if self.duration.unit.passes_over_days_off else self.nominal_day
        off = self._off(first, self.day)
        counting = set(self._but_covered(self._but_skipped(reason.day for reason in off)))
        return tuple(reason for reason in off if reason.day in counting)

    def _but_skipped(self, days: Iterable[date]) -> Iterator[date]:
        """Yield the days that a count in days does not leave out because it stood still."""
        return (day for day in days if not any(still.skips(day) for still in self.standstills))

    def _but_covered(self, days: Iterable[date]) -> Iterator[date]:
        """Yield the days on which the count did not stand still all day."""
        return (day for day in days if not any(still.covers(day) for still in self.standstills))

    @property
    def nominal_day(self) -> date:
        """The day on which a count by the calendar or of jam dinding would end if no day off moved it.

        Raises `ValueError` for other units, and if the clock could not begin.
        """
        match self.duration.unit:
            case Unit.CLOCK_HOUR:
                return self.clock_end.date()
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                starts = self._begun
                day0 = self.clock.day_0(self.stated, starts)
                ends = max(starts.date(), date.fromordinal(nominal_end(day0, self.duration)))
                for still in self.standstills:
                    ends = still.day_later(ends)
                return ends
            case Unit.MINUTE | Unit.HOUR | Unit.WORKING_DAY:
                raise ValueError(f"`{self.duration.unit}` passes over days off")
            case _ as never:
                assert_never(never)

    @property
    def clock_end(self) -> datetime:
        """The moment at which jam dinding would end if no day off, and no closed office, moved it."""
        ends = self._begun + timedelta(hours=self.duration.amount)
        for still in self.standstills:
            ends = still.moment_later(ends)
        return ends

    @property
    def _begun(self) -> datetime:
        if self.starts is None:
            raise ValueError("the clock could not begin")
        return self.starts

    def _off(self, first: date, before: date) -> tuple[Skipped, ...]:
        if first == before:
            return ()
        reasons = map(self.clock.calendar.why_off, days_between(first, before))
        return tuple(reason for reason in reasons if reason and reason.day < before)


def _later(moment: datetime, span: timedelta) -> datetime:
    """Return when a span of time that begins at a moment ends."""
    try:
        return moment + span
    except OverflowError:
        raise CalendarGap(date.max.year + 1) from None


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day from `first` through `last`."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _time_of_day(moment: datetime) -> int:
    """Return the microseconds since midnight."""
    minutes = moment.hour * 60 + moment.minute
    return minutes * _MINUTE + moment.second * 1_000_000 + moment.microsecond
