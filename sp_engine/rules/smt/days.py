"""The day of application, and the days at which comparisons with lengths of time turn on it.

In come the days on which applications can be made; out come terms: of a single day plain numbers, of several
names whose values go together as in a table with a line for each day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from sp_engine.conditions import ends_on, not_older, passed_by
from sp_engine.rules.smt.model import Model
from sp_engine.rules.smt.terms import TRUE, all_of, any_of, equals, number, symbol
from sp_engine.workdays import Calendar, Duration, WorkingDuration

DAY: Final = "day"


class Days:
    """Some days of application (ordinals), and what is reckoned from each.

    `relative`: whether only how far limits lie from the day can matter; days alike in that are then one.
    """

    def __init__(self, days: Iterable[int], *, relative: bool = False) -> None:
        self.days = tuple(dict.fromkeys(days))
        self._columns: dict[str, tuple[int, ...]] = {}
        self._calendars: list[Calendar] = []
        self._relative = relative

    @property
    def day(self) -> str:
        return self._term(DAY, lambda day: day)

    def of(self, model: Model) -> int:
        """Return the day in a model."""
        return model.number(DAY) if DAY in self._columns else self.days[0]

    def passed_by(self, duration: Duration) -> str:
        """Return the latest start from which a duration has passed."""
        return self._term(f"day passed {duration}", lambda day: passed_by(day, duration), duration)

    def not_older(self, duration: Duration) -> str:
        """Return the earliest start that is not older than a duration."""
        return self._term(f"day not older {duration}", lambda day: not_older(day, duration), duration)

    def ends_on(self, duration: Duration) -> str:
        """Return the day on which a duration ends that begins on the day of application."""
        return self._term(f"day ends {duration}", lambda day: ends_on(day, duration), duration)

    def year(self) -> str:
        return self._term("year", lambda day: date.fromordinal(day).year)

    def first_of_year(self) -> str:
        return self._term("year first", lambda day: date(date.fromordinal(day).year, 1, 1).toordinal())

    def last_of_year(self) -> str:
        return self._term("year last", lambda day: date(date.fromordinal(day).year, 12, 31).toordinal())

    def _term(self, name: str, reckon: Callable[[int], int], duration: Duration | None = None) -> str:
        if len(self.days) == 1:
            return number(reckon(self.days[0]))
        if isinstance(duration, WorkingDuration):  # of one length on two calendars
            name = f"{name}, calendar {self._calendar(duration.calendar)}"
        if not self._columns:
            self._columns[DAY] = self.days
        if name not in self._columns:
            self._columns[name] = tuple(map(reckon, self.days))
        return symbol(name)

    def _calendar(self, calendar: Calendar) -> int:
        """Return the number of a calendar: one office may count otherwise than another."""
        for number_, known in enumerate(self._calendars):
            if known is calendar:
                return number_
        self._calendars.append(calendar)
        return len(self._calendars) - 1

    @property
    def first(self) -> str:
        """Return that it is the first of the days."""
        return equals(symbol(DAY), number(self.days[0])) if DAY in self._columns else TRUE

    @property
    def declarations(self) -> list[str]:
        return [f"(declare-const {symbol(name)} Int)" for name in self._columns]

    @property
    def constraint(self) -> str:
        """Return that one line of the table holds."""
        if not self._columns:
            return TRUE
        lines = [*dict.fromkeys(zip(*self._columns.values(), strict=True))]
        if self._relative:
            alike = zip(*self._columns.values(), self.days, strict=True)
            lines = [
                *{tuple(each - day for each in line): line for *line, day in reversed([*alike])}.values()
            ]
        names = [symbol(name) for name in self._columns]
        return any_of(
            all_of(equals(name, number(value)) for name, value in zip(names, line, strict=True))
            for line in lines
        )
