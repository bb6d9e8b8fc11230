"""Office hours: the minutes of each day on which the counter is open.

In: opening times per weekday with their breaks, from when to when they apply, one-off openings.
Out: the open intervals and the closing time of any date. Knows nothing of days off: whether a
day is worked at all is the calendar's to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Final

from sp_engine.immutable import Immutable, NamedTuple
from sp_engine.words.messages import time_texts
from sp_engine.workdays.unreadable import TimeTextError

DAY_MINUTES: Final = 24 * 60


class OpenInterval(Immutable):
    """Open from minute `opens` of the day, inclusive, to minute `closes`, exclusive; to 1440."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY_MINUTES:
            raise ValueError(f"no open time from minute {self.opens} to {self.closes}")


Intervals = tuple[OpenInterval, ...]


class WeekSchedule(Immutable):
    """The open intervals of each weekday, Monday first; an empty tuple is a closed weekday.

    It applies from `first` through `last`, both inclusive; None leaves that side open.
    `assumed`: taken from the general rule, because the agency has stated none of its own.
    `estimated`: nobody has set yet from when to when it applies.  `on_days_off`: the hours hold on
    national holidays and joint leave too.
    """

    label: str
    days: tuple[Intervals, ...]
    first: date | None = None
    last: date | None = None
    assumed: bool = False
    estimated: bool = False
    on_days_off: bool = False

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise ValueError("a week schedule has seven weekdays")
        for intervals in self.days:
            _check_ascending(intervals)
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"{self.label}: {self.last} lies before {self.first}")

    def applies_on(self, day: date) -> bool:
        """Return whether `day` lies in the range of the schedule."""
        return self.begins_by(day) and self.lasts_until(day)

    def begins_by(self, day: date) -> bool:
        """Return whether it applies on `day` or began to earlier."""
        return self.first is None or self.first <= day

    def lasts_until(self, day: date) -> bool:
        """Return whether it applies on `day` or is to later."""
        return self.last is None or day <= self.last

    @property
    def weekly_minutes(self) -> int:
        """Open minutes of a full week, breaks excluded."""
        return sum(i.closes - i.opens for intervals in self.days for i in intervals)


class SpecialOpening(NamedTuple):
    """A day opened out of the ordinary, and why; `decreed` None counts as known from the start."""

    intervals: Intervals
    reason: str = ""
    decreed: date | None = None


_NO_OPENINGS: Final[Mapping[date, SpecialOpening]] = {}


class OfficeHours(Immutable):
    """Schedules in order, the last one that applies prevails; `special` prevails over all.

    INVARIANT: the first schedule has no range and is no estimate, so every date has hours to go by.
    """

    schedules: tuple[WeekSchedule, ...]
    special: Mapping[date, SpecialOpening] = _NO_OPENINGS

    def __post_init__(self) -> None:
        if not self.schedules:
            raise ValueError("office hours need a schedule")
        if self.schedules[0].first is not None or self.schedules[0].last is not None:
            raise ValueError(f"{self.schedules[0].label}: the first schedule has no range")
        if self.schedules[0].estimated:
            raise ValueError(f"{self.schedules[0].label}: the first schedule is no estimate")
        object.__setattr__(self, "special", dict(self.special))  # the caller's may change
        for day, opening in self.special.items():
            if not opening.intervals:
                raise ValueError(f"{day}: a special opening needs hours")
            _check_ascending(opening.intervals)

    def __hash__(self) -> int:
        return hash(self.schedules)

    def schedule(self, day: date) -> WeekSchedule:
        """Return the week schedule that applies on `day`."""
        starts, schedules = self.spans
        return schedules[bisect_right(starts, day) - 1]

    def intervals(self, day: date) -> Intervals:
        """Return the open intervals of `day`, ascending; empty on a closed weekday."""
        special = self.special.get(day)
        return special.intervals if special else self.schedule(day).days[day.weekday()]

    def closing(self, day: date) -> int | None:
        """Return the minute at which `day` closes for good, or None on a closed weekday."""
        intervals = self.intervals(day)
        return intervals[-1].closes if intervals else None

    @cached_property
    def assumes(self) -> bool:
        """Whether the hours of some day come from the general rule."""
        return any(schedule.assumed for schedule in self.schedules)

    def is_assumed(self, day: date) -> bool:
        """Return whether the hours of `day` come from the general rule."""
        return day not in self.special and self.schedule(day).assumed

    def source(self, day: date) -> str:
        """Return where the hours of `day` are stated."""
        special = self.special.get(day)
        return special.reason if special else self.schedule(day).label

    def open_on_days_off(self, day: date) -> bool:
        """Return whether the hours of `day` hold although a decree made it a day off."""
        schedule = self.schedule(day)
        return schedule.on_days_off and bool(schedule.days[day.weekday()])

    def as_known_on(self, day: date) -> OfficeHours:
        """Return the hours without the special openings that were decided after `day`."""
        known = {at: s for at, s in self.special.items() if s.decreed is None or s.decreed <= day}
        return self.replace(special=known)

    def has_estimated(self, first: date, last: date) -> bool:
        """Return whether a schedule that is an estimate applies between two days; both count."""
        return any(s.begins_by(last) and s.lasts_until(first) for s in self._estimated)

    def without_estimates(self) -> OfficeHours:
        """Return the hours without the schedules that are an estimate."""
        return self.replace(schedules=tuple(s for s in self.schedules if not s.estimated))

    @cached_property
    def _estimated(self) -> tuple[WeekSchedule, ...]:
        return tuple(schedule for schedule in self.schedules if schedule.estimated)

    @property
    def weeks(self) -> tuple[tuple[date, frozenset[int]], ...]:
        """The weekdays with hours, from `date.min` on and from each day on which they change."""
        found: list[tuple[date, frozenset[int]]] = []
        for start, schedule in zip(*self.spans, strict=True):
            open_days = frozenset(weekday for weekday, hours in enumerate(schedule.days) if hours)
            if not found or found[-1][1] != open_days:
                found.append((start, open_days))
        return tuple(found)

    @cached_property
    def spans(self) -> tuple[tuple[date, ...], tuple[WeekSchedule, ...]]:
        """The days on which the prevailing schedule may change, and the one from each day on."""
        changes = {date.min}
        for schedule in self.schedules:
            if schedule.first is not None:
                changes.add(schedule.first)
            if schedule.last is not None and schedule.last < date.max:
                changes.add(schedule.last + timedelta(days=1))
        starts = tuple(sorted(changes))
        return starts, tuple([s for s in self.schedules if s.applies_on(day)][-1] for day in starts)


_RANGE: Final = r"([0-9]{2})\.([0-9]{2}) ?[-–] ?([0-9]{2})\.([0-9]{2})"


def parse_clock_range(text: str) -> tuple[int, int]:
    """Return the first and last minute of the day of a range such as `08.00-15.00`.

    Hyphen or en dash; `24.00` only as the end. Raises `TimeTextError`.
    """
    match = re.fullmatch(_RANGE, text.strip())
    if match is None:
        raise TimeTextError(time_texts.NOT_A_RANGE.fill(hours=text))
    parts = match.groups()
    opens, closes = _minute(*parts[:2]), _minute(*parts[2:])
    if opens >= closes:
        raise TimeTextError(time_texts.BACKWARDS.fill(hours=text))
    return opens, closes


def open_intervals(opening: str, breaks: Iterable[str] = ()) -> Intervals:
    """Return the open intervals of a day that is open during `opening` except in its `breaks`.

    All as text such as `08.00-15.00`. Raises `TimeTextError` for a malformed range and for a break
    that does not lie between opening and closing, or runs into another.
    """
    opens, closes = parse_clock_range(opening)
    intervals: list[OpenInterval] = []
    for text, (pause, resume) in sorted(
        ((text, parse_clock_range(text)) for text in breaks), key=lambda item: item[1]
    ):
        if pause <= opens or resume >= closes:
            raise TimeTextError(time_texts.BREAK_OUTSIDE.fill(hours=text, opening=opening))
        intervals.append(OpenInterval(opens, pause))
        opens = resume
    return (*intervals, OpenInterval(opens, closes))


def week(days: Mapping[int, Intervals]) -> tuple[Intervals, ...]:
    """Return the seven weekdays, Monday first, of which `days` states the open ones by number."""
    if not set(days) <= set(range(7)):
        raise ValueError("weekdays are 0 (Monday) to 6 (Sunday)")
    return tuple(days.get(weekday, ()) for weekday in range(7))


class RamadanDays(NamedTuple):
    """The first and last day of a Ramadan; `estimated` while nobody has set them."""

    first: date
    last: date
    estimated: bool = False


def national_hours(ramadan: Iterable[RamadanDays] = ()) -> OfficeHours:
    """Return the hours of an agency that states none, with those of every `ramadan`.

    LAW: Perpres 21/2023: 37.5 hours a week from 07.30, breaks of 60 minutes and on Friday 90; in
    Ramadan 32.5 hours from 08.00, breaks of 30 and 60. The ends, and where the breaks lie, are
    inferred from those sums; hence every schedule is marked as assumed.
    """
    long = open_intervals("07.30-16.00", ["12.00-13.00"])
    long_friday = open_intervals("07.30-16.30", ["11.30-13.00"])
    short = open_intervals("08.00-15.00", ["12.00-12.30"])
    short_friday = open_intervals("08.00-15.30", ["11.30-12.30"])
    fasting = week({**dict.fromkeys(range(4), short), 4: short_friday})
    return OfficeHours(
        (
            WeekSchedule(
                "Perpres 21/2023",
                week({**dict.fromkeys(range(4), long), 4: long_friday}),
                assumed=True,
            ),
            *(
                WeekSchedule(
                    "Perpres 21/2023, Ramadan", fasting, first, last, assumed=True, estimated=estimated
                )
                for first, last, estimated in ramadan
            ),
        )
    )


def _minute(hour: str, minute: str) -> int:
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > DAY_MINUTES:
        raise TimeTextError(time_texts.NOT_A_TIME.fill(time=f"{hour}.{minute}"))
    return total


def _check_ascending(intervals: Intervals) -> None:
    for earlier, later in pairwise(intervals):
        if later.opens <= earlier.closes:
            raise ValueError("open intervals must ascend with a break between them")
