"""Durations as a standard writes them, and time elapsed between two dates.

In: text such as `3 hari kerja`, plain dates. Out: `Duration` values, dates, counts.
Knows nothing of calendars, office hours, files or the clock: what needs a working day is in
`deadline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Literal, assert_never

from sp_engine.words.language import Language, Words
from sp_engine.words.messages import durations

MAX_AMOUNT: Final = 10_000
"""The most that can be written."""
LONGEST: Final = MAX_AMOUNT * 60
"""The most that can be reckoned: what is left of 10,000 jam, in menit."""

Overflow = Literal["last_day", "next_month"]


class Unit(StrEnum):
    """A unit of time; its value is the word of the catalogue language."""

    MINUTE = "menit"
    HOUR = "jam"
    WORKING_DAY = "hari kerja"
    DAY = "hari"
    WEEK = "minggu"
    MONTH = "bulan"
    YEAR = "tahun"

    @property
    def of_office_time(self) -> bool:
        """Whether it is counted in time that the office is open, not in days."""
        match self:
            case Unit.MINUTE | Unit.HOUR:
                return True
            case Unit.WORKING_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
                return False
            case _ as never:
                assert_never(never)


@dataclass(frozen=True, slots=True)
class Duration:
    """A whole number of one unit, 0 to 600,000 inclusive; anything else is a `ValueError`."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= LONGEST:
            raise ValueError(f"jumlah `{self.amount}` di luar 0 sampai {LONGEST}")

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


def duration_words(duration: Duration, language: Language = "id") -> str:
    """Return a duration in words; the Indonesian form is the catalogue's own."""
    one, many = _unit_words(duration.unit)
    return (one if duration.amount == 1 else many).say(language, amount=duration.amount)


def _unit_words(unit: Unit) -> tuple[Words, Words]:
    match unit:
        case Unit.MINUTE:
            return durations.MINUTE, durations.MINUTES
        case Unit.HOUR:
            return durations.HOUR, durations.HOURS
        case Unit.WORKING_DAY:
            return durations.WORKING_DAY, durations.WORKING_DAYS
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


_AMOUNT: Final = re.compile(r"0|[1-9][0-9]*")
_UNITS: Final = ", ".join(f"`{unit}`" for unit in Unit)


def parse_duration(text: str) -> Duration:
    """Return the duration that `text` states: a whole number, a space, and a unit.

    Extra white space is ignored, nothing else is. Raises `ValueError` whose text is a reason
    in Indonesian that can be shown to the author.
    """
    amount, *words = text.split() or [""]
    if not amount:
        raise ValueError("durasi kosong; tulis seperti `3 hari kerja`")
    if not _AMOUNT.fullmatch(amount):
        raise ValueError(f"`{amount}` bukan bilangan bulat; tulis durasi seperti `3 hari kerja`")
    if len(amount) > len(str(MAX_AMOUNT)) or int(amount) > MAX_AMOUNT:
        raise ValueError(f"jumlah `{amount[:20]}` di luar 0 sampai {MAX_AMOUNT}")
    if not words:
        raise ValueError(f"durasi `{amount}` tidak bersatuan; pilih salah satu dari {_UNITS}")
    unit = " ".join(words)
    if unit in list(Unit):
        return Duration(int(amount), Unit(unit))
    raise ValueError(f"satuan `{unit}` tidak dikenal; pilih salah satu dari {_UNITS}")


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
    """Return how many whole years, months, weeks or days have passed from `start` to `end`.

    The anniversary itself completes. Raises `ValueError` when `end` lies before `start`, and
    for units that need office hours or a calendar.

    LAW: declared rule, no law was found: an anniversary that its month lacks (29 February in
    a common year, a 31st in a short month) falls on the first of the next month.
    """
    if end < start:
        raise ValueError(f"{end} lies before {start}")
    match unit:
        case Unit.DAY:
            return (end - start).days
        case Unit.WEEK:
            return (end - start).days // 7
        case Unit.MONTH | Unit.YEAR:
            months = (end.year - start.year) * 12 + end.month - start.month
            if _same_day_later(start, months) > end.toordinal():
                months -= 1
            return months if unit is Unit.MONTH else months // 12
        case _:
            raise ValueError(f"`{unit}` needs a working calendar, not only two dates")


def elapsed_limit(day: date, duration: Duration) -> date:
    """Return the latest start from which `duration` has fully passed by `day`.

    So `start <= elapsed_limit(day, d)` says that `d` or more has passed; the boundary counts.
    `date.min` where no date is early enough. Same rule and same `ValueError` as `completed`.
    """
    match duration.unit:
        case Unit.DAY | Unit.WEEK:
            days = duration.amount * (7 if duration.unit is Unit.WEEK else 1)
            return date.fromordinal(max(1, day.toordinal() - days))
        case Unit.MONTH | Unit.YEAR:
            months = _months(duration)
            if day.year * 12 + day.month - 1 - months < 12:
                return date.min
            # LAW: an overflowing anniversary falls on the first of the next month, so the
            # last day of a too short month is the latest start that still reaches `day`.
            return add_months(day, -months, overflow="last_day")
        case _:
            raise ValueError(f"`{duration.unit}` needs a working calendar, not only a date")


def recency_limit(day: date, duration: Duration) -> date:
    """Return the earliest start that is, on `day`, not older than `duration`.

    So `start >= recency_limit(day, d)` says that no more than `d` has passed; the boundary
    counts. It differs from `elapsed_limit` only where several starts share an anniversary
    (29 February and 1 March) or none falls on `day`. Same rule, same `ValueError`.
    """
    limit = elapsed_limit(day, duration)
    if duration.unit in (Unit.DAY, Unit.WEEK):
        return limit
    months, target = _months(duration), day.toordinal()
    while _same_day_later(limit, months) < target:
        limit += timedelta(days=1)
    while limit > date.min and _same_day_later(limit - timedelta(days=1), months) >= target:
        limit -= timedelta(days=1)
    return limit


def _months(duration: Duration) -> int:
    return duration.amount * (12 if duration.unit is Unit.YEAR else 1)


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
