"""Durations as a standard writes them, and time elapsed between two dates.

In: text such as `3 hari kerja`, plain dates. Out: `Duration` values, dates, counts.
Knows nothing of calendars, office hours, files or the clock: what needs a working day is in
`clock`. A new unit starts here.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Literal, assert_never

from sp_engine.immutable import Immutable
from sp_engine.words import Language, Words
from sp_engine.words.messages import durations, time_texts
from sp_engine.workdays.unreadable import TimeTextError

MAX_AMOUNT: Final = 10_000
"""The most that can be written."""
LONGEST: Final = MAX_AMOUNT * 60
"""The most that can be reckoned: what is left of 10,000 jam, in menit."""

Overflow = Literal["last_day", "next_month"]


class Unit(StrEnum):
    """A unit of time; its value is the word of the catalogue language."""

    MINUTE = "menit"
    HOUR = "jam"
    CLOCK_HOUR = "jam dinding"
    WORKING_DAY = "hari kerja"
    CALENDAR_DAY = "hari kalender"
    DAY = "hari"
    WEEK = "minggu"
    MONTH = "bulan"
    YEAR = "tahun"

    @property
    def size(self) -> int:
        """How big it is among the units, so that a smaller one can follow a bigger."""
        match self:
            case Unit.MINUTE:
                return 0
            case Unit.HOUR | Unit.CLOCK_HOUR:
                return 1
            case Unit.WORKING_DAY | Unit.CALENDAR_DAY | Unit.DAY:
                return 2
            case Unit.WEEK:
                return 3
            case Unit.MONTH:
                return 4
            case Unit.YEAR:
                return 5
            case _ as never:
                assert_never(never)

    @property
    def of_office_time(self) -> bool:
        """Whether it is counted in time that the office is open, not in days."""
        match self:
            case Unit.MINUTE | Unit.HOUR:
                return True
            case (
                Unit.CLOCK_HOUR
                | Unit.WORKING_DAY
                | Unit.CALENDAR_DAY
                | Unit.DAY
                | Unit.WEEK
                | Unit.MONTH
                | Unit.YEAR
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def of_calendar(self) -> bool:
        """Whether two dates are enough to count it: neither office hours nor days off matter."""
        match self:
            case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                return True
            case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR | Unit.WORKING_DAY:
                return False
            case _ as never:
                assert_never(never)

    @property
    def of_working_days(self) -> bool:
        """Whether it is counted in days on which an office works."""
        match self:
            case Unit.WORKING_DAY:
                return True
            case (
                Unit.MINUTE
                | Unit.HOUR
                | Unit.CLOCK_HOUR
                | Unit.CALENDAR_DAY
                | Unit.DAY
                | Unit.WEEK
                | Unit.MONTH
                | Unit.YEAR
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def follows_months(self) -> bool:
        """Whether it is counted by the months of the calendar, which are of unequal length."""
        match self:
            case Unit.MONTH | Unit.YEAR:
                return True
            case (
                Unit.MINUTE
                | Unit.HOUR
                | Unit.CLOCK_HOUR
                | Unit.WORKING_DAY
                | Unit.CALENDAR_DAY
                | Unit.DAY
                | Unit.WEEK
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def counted_as(self) -> Unit:
        """The unit that it is counted as: *hari kalender* says what *hari* leaves to be read."""
        match self:
            case Unit.CALENDAR_DAY:
                return Unit.DAY
            case (
                Unit.MINUTE
                | Unit.HOUR
                | Unit.CLOCK_HOUR
                | Unit.WORKING_DAY
                | Unit.DAY
                | Unit.WEEK
                | Unit.MONTH
                | Unit.YEAR
            ):
                return self
            case _ as never:
                assert_never(never)

    @property
    def passes_over_days_off(self) -> bool:
        """Whether days off are passed over in the count, so that none can be the last."""
        match self:
            case Unit.MINUTE | Unit.HOUR | Unit.WORKING_DAY:
                return True
            case Unit.CLOCK_HOUR | Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                return False
            case _ as never:
                assert_never(never)

    @property
    def from_the_minute(self) -> bool:
        """Whether it matters at what time of day 0 it begins."""
        match self:
            case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR:
                return True
            case Unit.WORKING_DAY | Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                return False
            case _ as never:
                assert_never(never)


class Duration(Immutable):
    """A whole number of one unit, 0 to 600,000 inclusive; anything else is a `ValueError`."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= LONGEST:
            raise TimeTextError(time_texts.OUT_OF_BOUNDS.fill(amount=self.amount, most=LONGEST))

    def __str__(self) -> str:
        whole_days = _whole_days(self)
        return f"{self.amount} {self.unit}" if whole_days is None else f"{whole_days}{_ROUND_THE_CLOCK}"

    @property
    def periods(self) -> tuple[Duration, ...]:
        """The periods of one unit that it is made of: itself."""
        return (self,)


class TwoPeriods(Immutable):
    """A limit of two units, as `1 hari 60 menit`: the second is counted from the end of the first."""

    first: Duration
    then: Duration

    def __str__(self) -> str:
        return f"{self.first} {self.then}"

    @property
    def periods(self) -> tuple[Duration, ...]:
        """The periods of one unit that it is made of, in their order."""
        return (self.first, self.then)


Limit = Duration | TwoPeriods
"""How long something may take, as a standard writes it."""


def limit_of(*periods: Duration) -> Limit:
    """Return the limit that one period is, or two are."""
    first, *then = periods
    return TwoPeriods(first, *then) if then else first


def lengthened(limit: Limit, by: Duration) -> Limit | None:
    """Return a limit with its last period so much longer; None where that is counted in another unit."""
    *before, last = limit.periods
    if by.unit.counted_as is not last.unit.counted_as:
        return None
    return limit_of(*before, Duration(last.amount + by.amount, last.unit))


def _whole_days(duration: Duration) -> int | None:
    """Return how many times 24 hours by the clock it is; None for any other duration."""
    if duration.unit is not Unit.CLOCK_HOUR:  # the rest: none is told by the day and night
        return None
    if not duration.amount or duration.amount % 24:
        return None
    return duration.amount // 24


def duration_words(duration: Limit, language: Language = "id") -> str:
    """Return a duration in words; the Indonesian form is the catalogue's own."""
    if isinstance(duration, TwoPeriods):
        first, then = (duration_words(period, language) for period in duration.periods)
        return durations.TWO_PERIODS.say(language, first=first, then=then)
    whole_days = _whole_days(duration)
    if whole_days is not None:
        return durations.ROUND_THE_CLOCK.say(language, amount=whole_days)
    one, many = _unit_words(duration.unit)
    return (one if duration.amount == 1 else many).say(language, amount=duration.amount)


def _unit_words(unit: Unit) -> tuple[Words, Words]:
    match unit:
        case Unit.MINUTE:
            return durations.MINUTE, durations.MINUTES
        case Unit.HOUR:
            return durations.HOUR, durations.HOURS
        case Unit.CLOCK_HOUR:
            return durations.CLOCK_HOUR, durations.CLOCK_HOURS
        case Unit.WORKING_DAY:
            return durations.WORKING_DAY, durations.WORKING_DAYS
        case Unit.CALENDAR_DAY:
            return durations.CALENDAR_DAY, durations.CALENDAR_DAYS
        case Unit.DAY:
            return durations.DAY, durations.DAYS
        case Unit.WEEK:
            return durations.WEEK, durations.WEEKS
        case Unit.MONTH:
            return durations.MONTH, durations.MONTHS
        case Unit.YEAR:
            return durations.YEAR, durations.YEARS
        case _ as never:
            assert_never(never)


_AMOUNT: Final = r"0|[1-9][0-9]*"
_ROUND_THE_CLOCK: Final = "x24 jam"
_UNITS: Final = ", ".join(f"`{unit}`" for unit in Unit)


def parse_duration(text: str) -> Duration:
    """Return the duration that `text` states: a whole number, a space, and a unit; or `1x24 jam`.

    Extra white space is ignored, nothing else is. Raises `TimeTextError`.
    """
    amount, *words = text.split() or [""]
    if words == ["jam"] and amount.endswith("x24"):
        hours = parse_duration(f"{amount.removesuffix('x24')} {Unit.CLOCK_HOUR}")
        return Duration(hours.amount * 24, Unit.CLOCK_HOUR)
    if not amount:
        raise TimeTextError(time_texts.EMPTY)
    if not re.fullmatch(_AMOUNT, amount):
        raise TimeTextError(time_texts.NOT_A_NUMBER.fill(amount=amount))
    if len(amount) > len(str(MAX_AMOUNT)) or int(amount) > MAX_AMOUNT:
        raise TimeTextError(time_texts.OUT_OF_BOUNDS.fill(amount=amount[:20], most=MAX_AMOUNT))
    if not words:
        raise TimeTextError(time_texts.NO_UNIT.fill(amount=amount, units=_UNITS))
    unit = " ".join(words)
    if unit in list(Unit):
        return Duration(int(amount), Unit(unit))
    raise TimeTextError(time_texts.UNKNOWN_UNIT.fill(unit=unit, units=_UNITS))


def parse_limit(text: str) -> Limit:
    """Return the limit that `text` states: one duration, or two as `1 hari 60 menit`.

    Of two the second is in a smaller unit, and neither is nothing.  Raises `TimeTextError`.
    """
    periods = [parse_duration(part) for part in re.split(r"\s+(?=[0-9])", text.strip())]
    if len(periods) == 1:
        return periods[0]
    if len(periods) > 2:
        raise TimeTextError(time_texts.MORE_THAN_TWO.fill(given=" ".join(text.split())))
    first, then = periods
    if first.unit is then.unit:
        raise TimeTextError(time_texts.SAME_UNIT.fill(first=str(first), then=str(then)))
    if first.unit.size <= then.unit.size:
        raise TimeTextError(time_texts.NOT_SMALLER.fill(first=str(first), then=str(then)))
    if not (first.amount and then.amount):
        raise TimeTextError(time_texts.A_PERIOD_OF_NOTHING.fill(first=str(first), then=str(then)))
    return TwoPeriods(first, then)


def add_months(day: date, n: int, *, overflow: Overflow) -> date:
    """Return the same day of the month `n` months later (earlier when `n` is negative).

    Where that month is too short: with `last_day` its last day, with `next_month` the first
    of the month after. Raises `ValueError` outside the years 1 to 9999.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside 1 to 9999")
    if day.day <= _days_in_month(year, month):
        return date(year, month, day.day)
    if overflow == "last_day":
        return date(year, month, _days_in_month(year, month))
    return date(year, month + 1, 1)  # a short month is never December


def completed(unit: Unit, start: date, end: date) -> int:
    """Return how many whole units of the calendar have passed from `start` to `end`.

    The anniversary itself completes. Raises `ValueError` when `end` lies before `start`, and
    for units that need office hours or a calendar.

    LAW: declared rule, no law was found: an anniversary that its month lacks (29 February in
    a common year, a 31st in a short month) falls on the first of the next month.
    """
    if end < start:
        raise ValueError(f"{end} lies before {start}")
    months, days = _months_and_days(Duration(1, unit))
    if days:
        return (end - start).days // days
    passed = (end.year - start.year) * 12 + end.month - start.month
    if _same_day_later(start, passed) > end.toordinal():
        passed -= 1
    return passed // months


def begun(unit: Unit, since: date, day: date, beyond: Duration | None = None) -> int:
    """Return how many units of the calendar have begun by `day`, after `since`; none if not later.

    `beyond`: how long after `since` nothing begins yet.  The same anniversaries as those of `completed`, and
    the same `ValueError` for its units.
    """
    if beyond is not None:
        months, days = _months_and_days(beyond)
        after = _same_day_later(since, months) + days
        if after >= day.toordinal():
            return 0
        since = date.fromordinal(after)
    if day <= since:
        return 0
    whole = completed(unit, since, day)
    return whole + (completed(unit, since, day - timedelta(days=1)) == whole)


def elapsed_limit(day: date, duration: Duration) -> date:
    """Return the latest start from which `duration` has fully passed by `day`.

    So `start <= elapsed_limit(day, d)` says that `d` or more has passed; the boundary counts.
    `date.min` where no date is early enough. Same rule and same `ValueError` as `completed`.
    """
    months, days = _months_and_days(duration)
    if not months:
        return date.fromordinal(max(1, day.toordinal() - days))
    if day.year * 12 + day.month - 1 - months < 12:
        return date.min
    # LAW: an overflowing anniversary falls on the first of the next month, so the
    # last day of a too short month is the latest start that still reaches `day`.
    return add_months(day, -months, overflow="last_day")


def recency_limit(day: date, duration: Duration) -> date:
    """Return the earliest start that is, on `day`, not older than `duration`.

    So `start >= recency_limit(day, d)` says that no more than `d` has passed; the boundary
    counts. It differs from `elapsed_limit` only where several starts share an anniversary
    (29 February and 1 March) or none falls on `day`. Same rule, same `ValueError`.
    """
    limit = elapsed_limit(day, duration)
    (months, _), target = _months_and_days(duration), day.toordinal()
    if not months:
        return limit
    while _same_day_later(limit, months) < target:
        limit += timedelta(days=1)
    while limit > date.min and _same_day_later(limit - timedelta(days=1), months) >= target:
        limit -= timedelta(days=1)
    return limit


def nominal_end(day0: date, duration: Duration) -> int:
    """Return the ordinal on which a calendar duration ends before any roll-forward.

    Past the year 9999 it is a number beyond any date. Same `ValueError` as `completed`.
    """
    months, days = _months_and_days(duration)
    if not months:
        return day0.toordinal() + days
    try:
        return add_months(day0, months, overflow="last_day").toordinal()
    except ValueError:
        return date.max.toordinal() + 1


def nominal_start(end: date, duration: Duration) -> int:
    """Return the ordinal of the day that lies a calendar duration before `end`.

    Before the year 1 it is 0. Same `ValueError` as `completed`.
    """
    months, days = _months_and_days(duration)
    if not months:
        return max(0, end.toordinal() - days)
    try:
        return add_months(end, -months, overflow="last_day").toordinal()
    except ValueError:
        return 0


def _months_and_days(duration: Duration) -> tuple[int, int]:
    """Return how many months, or else how many days, a calendar duration is."""
    match duration.unit:
        case Unit.DAY | Unit.CALENDAR_DAY:
            return 0, duration.amount
        case Unit.WEEK:
            return 0, 7 * duration.amount
        case Unit.MONTH:
            return duration.amount, 0
        case Unit.YEAR:
            return 12 * duration.amount, 0
        case Unit.MINUTE | Unit.HOUR | Unit.CLOCK_HOUR | Unit.WORKING_DAY:
            raise ValueError(f"`{duration.unit}` needs a working calendar, not only dates")
        case _ as never:
            assert_never(never)


def _same_day_later(start: date, months: int) -> int:
    """Return the ordinal of the monthly anniversary; past year 9999 a number beyond any date."""
    try:
        return add_months(start, months, overflow="next_month").toordinal()
    except ValueError:
        return date.max.toordinal() + 1


_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days_in_month(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]
