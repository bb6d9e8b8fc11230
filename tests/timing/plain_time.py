"""The time of one stage, reckoned a minute and a day at a time: the judge of the ledger.

Written from `docs/explanation/counting-time.md` and from nothing else.  In come an office as the minutes of
each day on which it is open, limits, and when a file came, went and was back; out come due minutes and what
was spent.  Moments are whole minutes, days whole days, since the first day of the office's calendar, in its
own time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

DAY = 24 * 60
Pause = tuple[int, int]
Due = tuple[int, int, dict[Pause, Pause]]
"""The due minute and day, and the days between which nothing counts of pauses after the last day that did."""


@dataclass(frozen=True)
class PlainOffice:
    """When an office is open, by day, and its rules.

    `rolls`: an end on a day off moves on.  `opens_on_day_1`: what comes while it is closed has the next day
    that it opens as day 1.
    """

    first_day: date
    hours: tuple[tuple[tuple[int, int], ...], ...]
    rolls: bool = True
    opens_on_day_1: bool = False

    @cached_property
    def works(self) -> tuple[bool, ...]:
        return tuple(bool(day) for day in self.hours)

    @cached_property
    def open_minutes(self) -> bytes:
        """One for every minute in which the office is open, zero for the others."""
        track = bytearray(len(self.hours) * DAY)
        for day, hours in enumerate(self.hours):
            for opens, closes in hours:
                track[day * DAY + opens : day * DAY + closes] = b"\1" * (closes - opens)
        return bytes(track)

    def is_open(self, minute: int) -> bool:
        return self.open_minutes[minute] == 1

    def opening(self, minute: int) -> int:
        """The first open minute from this one on."""
        return self.open_minutes.index(1, minute)

    def closing(self, day: int) -> int:
        """The minute of closing; of a day off that of its weekday, or 23.59."""
        hours = self.hours[day] or next(
            (self.hours[same] for same in range(day % 7, len(self.hours), 7) if self.hours[same]), ()
        )
        return day * DAY + (hours[-1][1] if hours else DAY - 1)

    def day_0(self, minute: int) -> int:
        """The day that is not counted of what comes then."""
        opens = self.opening(minute)
        day = opens // DAY
        begun = day == minute // DAY and 1 in self.open_minutes[day * DAY : minute]
        return day - 1 if self.opens_on_day_1 and opens != minute and not begun else day


@dataclass(frozen=True)
class PlainCount:
    """A limit of one or two units, counted from a minute over pauses.

    `follows`: something ended in that minute.  `longer`: an extension, with when it was granted.
    """

    office: PlainOffice
    limit: tuple[tuple[int, str], ...]
    start: int
    follows: bool = False
    pauses: tuple[Pause, ...] = ()
    longer: tuple[int, int, str] | None = None

    @property
    def due(self) -> tuple[int, int]:
        """The due minute and day."""
        return self._due[:2]

    @cached_property
    def _due(self) -> Due:
        limit = self.limit
        due = self._end(limit)
        if self.longer is None or self.longer[0] > due[0]:
            return due
        amount, unit = self.longer[1:]
        *first, (last, last_unit) = limit
        if last_unit == unit:
            return self._end((*first, (last + amount, unit)))
        return self._end((*limit, (amount, unit)))

    def spent(self, minute: int, *, by_the_clock: bool = False) -> tuple[int, int, int, int]:
        """What was spent by a minute: open minutes, working days, days, and if asked minutes by the clock."""
        office = self.office
        if minute <= self.start:
            return 0, 0, 0, 0
        days = [day for day in range(self._day_0 + 1, minute // DAY + 1) if not self._left_out(day)]
        opened = _blanked(self.office.open_minutes[:minute], self._pauses)[self.start :]
        ran = (
            _blanked(b"\1" * minute, self._still)[self.office.opening(self.start) :] if by_the_clock else b""
        )
        return opened.count(1), sum(office.works[day] for day in days), len(days), ran.count(1)

    @cached_property
    def _pauses(self) -> tuple[Pause, ...]:
        """The pauses in which the office is open; the others change nothing."""
        office = self.office
        return tuple((left, back) for left, back in self.pauses if office.opening(left) < back)

    @property
    def _still(self) -> list[Pause]:
        """The pauses from when the office is open next to when it is so again."""
        return [(self.office.opening(left), self.office.opening(back)) for left, back in self._pauses]

    @cached_property
    def _day_0(self) -> int:
        return self._begins(self.start, self.limit[0][1], follows=self.follows)[0]

    def _begins(self, start: int, unit: str, *, follows: bool) -> tuple[int, int]:
        """The day that is not counted, and the day on which the office opens for it."""
        in_days = unit not in ("menit", "jam", "jam dinding")
        if follows and in_days and not self.office.is_open(start) and self.office.is_open(start - 1):
            return (start - 1) // DAY, (start - 1) // DAY
        return self.office.day_0(start), self.office.opening(start) // DAY

    def _left_out(self, day: int) -> bool:
        """Whether a count in days does not count a day because of a pause."""
        return any(first < day <= last for first, last in self._spans)

    @cached_property
    def _spans(self) -> list[Pause]:
        """After which day, and through which, a count in days stands still in each pause."""
        day_0, found = self.office.day_0, self._due[2]
        return [found.get((left, back), (day_0(left), day_0(back))) for left, back in self._pauses]

    def _end(self, limit: Sequence[tuple[int, str]]) -> Due:
        start, follows, ended = self.start, self.follows, -1
        due: Due = (self.start, self.start // DAY, {})
        used_up: dict[Pause, Pause] = {}
        for amount, unit in limit:
            pauses = [pause for pause in self._pauses if pause[0] > ended]
            due = self._end_of(amount, unit, start, pauses, follows=follows)
            used_up |= due[2]
            ended = start = due[0]
            follows = True
        return due[0], due[1], used_up

    def _end_of(self, amount: int, unit: str, start: int, pauses: list[Pause], *, follows: bool) -> Due:
        day_0, opens = self._begins(start, unit, follows=follows)
        match unit:
            case "menit":
                return self._minutes(amount, start, pauses)
            case "jam":
                return self._minutes(amount * 60, start, pauses)
            case "jam dinding":
                return self._by_the_clock(amount * 60, start, pauses)
            case "hari kerja":
                return self._days(amount, day_0, opens, pauses, working=True)
            case "hari":
                return self._days(amount, day_0, opens, pauses)
            case "minggu":
                return self._days(7 * amount, day_0, opens, pauses)
            case "bulan":
                first = self.office.first_day + timedelta(day_0)
                return self._days((_months_later(first, amount) - first).days, day_0, opens, pauses)
        raise AssertionError(unit)

    def _minutes(self, need: int, start: int, pauses: list[Pause]) -> Due:
        office = self.office
        running = _blanked(office.open_minutes, pauses)
        due = start
        for _ in range(need):
            due = running.index(1, due) + 1
        due = due if need else office.opening(start)
        for left, back in pauses:  # it left in the very minute: nothing is left once it is back
            if left <= due < back:
                due = office.opening(back)
        return due, due // DAY, {}

    def _by_the_clock(self, need: int, start: int, pauses: list[Pause]) -> Due:
        office = self.office
        still = [(office.opening(left), office.opening(back)) for left, back in pauses]
        running = _blanked(b"\1" * len(office.open_minutes), still)
        ends = office.opening(start)
        for _ in range(need):
            ends = running.index(1, ends) + 1
        due = self._opened(ends)
        for (left, _), (stopped, resumed) in zip(pauses, still, strict=True):
            if left <= due and ends <= stopped:
                ends = resumed
                due = self._opened(ends)
        return due, due // DAY, {}

    def _opened(self, ends: int) -> int:
        return max(ends, self.office.opening(ends // DAY * DAY)) if self.office.rolls else ends

    def _days(self, need: int, day: int, opens: int, pauses: list[Pause], *, working: bool = False) -> Due:
        """As the others; with the pauses that found every day used up: the day of coming back is none."""
        office, zero = self.office, not need
        away = [(office.day_0(left), office.day_0(back)) for left, back in pauses]
        while need:
            day += 1
            counts = office.works[day] or not working
            need -= counts and not any(first < day <= last for first, last in away)
        day = max(day, opens)
        due_day = self._rolled(day)
        used_up: dict[Pause, Pause] = {}
        for (left, back), (first, _) in zip(pauses, away, strict=True):
            used = zero or bool(used_up) or first >= self._last(day, working=working)
            if used and left <= office.closing(due_day):
                again = office.opening(back) // DAY
                used_up[left, back] = (min(first, due_day), again)
                day = max(day, again)
                due_day = self._rolled(day)
        return office.closing(due_day), due_day, used_up

    def _last(self, day: int, *, working: bool) -> int:
        """The last day up to this one that a count takes."""
        while working and not self.office.works[day]:
            day -= 1
        return day

    def _rolled(self, day: int) -> int:
        while self.office.rolls and not self.office.works[day]:
            day += 1
        return day


def _blanked(track: bytes, spans: Sequence[Pause]) -> bytes:
    """The minutes with zero for every one in a span."""
    blanked = bytearray(track)
    for first, last in spans:
        last = min(last, len(blanked))
        blanked[first:last] = bytes(max(0, last - first))
    return bytes(blanked)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
