"""Working days as integer tables, so that counting them is a list lookup.

In: for each day of some consecutive years, whether it is worked and whether that is certain.
Out: ranks and n-th days, all as ordinals (`date.toordinal`). Knows nothing of why a day is off.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from sp_engine.immutable import NamedTuple


class CalendarGap(LookupError):
    """A count ran into `year`, whose calendar has not been decreed."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    def __str__(self) -> str:
        return f"the calendar of {self.year} has not been decreed"


class WorkingDayTable(NamedTuple):
    """The working days of consecutive decreed years.

    Every method takes an ordinal between `first` and `last`, which is the caller's to ensure.
    """

    first: int
    last: int
    next_year: int
    working: tuple[int, ...]
    """The ordinals of all working days, ascending."""
    rank: tuple[int, ...]
    """For each day, how many working days there are from `first` through that day."""
    uncertain: tuple[int, ...]
    """For each day, how many provisional days there are from `first` through that day."""

    def is_working(self, ordinal: int) -> bool:
        """Return whether the day is worked."""
        rank = self.rank[ordinal - self.first]
        return rank > 0 and self.working[rank - 1] == ordinal

    def nth_after(self, ordinal: int, n: int) -> int:
        """Return the `n`-th working day after the day, `n` at least 1, or raise `CalendarGap`."""
        try:
            return self.working[self.rank[ordinal - self.first] + n - 1]
        except IndexError:
            raise CalendarGap(self.next_year) from None

    def nth_before(self, ordinal: int, n: int) -> int:
        """Return the `n`-th working day before the day, `n` at least 1, or raise `CalendarGap`."""
        at = self.rank[ordinal - self.first] - self.is_working(ordinal) - n
        if at < 0:
            raise CalendarGap(date.fromordinal(self.first).year - 1)
        return self.working[at]

    def at_or_after(self, ordinal: int) -> int:
        """Return the day itself if worked, else the next working day, or raise `CalendarGap`."""
        return ordinal if self.is_working(ordinal) else self.nth_after(ordinal, 1)

    def has_uncertain(self, first: int, last: int) -> bool:
        """Return whether any day from `first` through `last` is provisional."""
        before = self.uncertain[first - self.first - 1] if first > self.first else 0
        return self.uncertain[last - self.first] > before


def compile_table(
    first: int, next_year: int, worked: Iterable[bool], uncertain: Iterable[bool]
) -> WorkingDayTable:
    """Return the table of the days from ordinal `first` on, one flag of each kind per day."""
    rank = tuple(accumulate(int(flag) for flag in worked))
    working = tuple(first + at for at, n in enumerate(rank) if n > (rank[at - 1] if at else 0))
    return WorkingDayTable(
        first=first,
        last=first + len(rank) - 1,
        next_year=next_year,
        working=working,
        rank=rank,
        uncertain=tuple(accumulate(int(flag) for flag in uncertain)),
    )
