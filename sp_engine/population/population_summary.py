"""What a population came to: outcomes, the requirements that decide most, by any column.

In come results one by one; out come counts.  Keeps no row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sp_engine.rules import Outcome

_MOST_VALUES = 10_000


@dataclass
class PopulationSummary:
    """The counts.  `unreadable` rows have no outcome; `requirements` count per outcome of their rows.

    `by` has the outcomes for each value of the column that was asked for, "" where it states none; past
    10,000 values `others` has the rest together.  `missing_calendars` has the rows of which a due date is
    not known because the calendar of a year is missing, by that year (the first, where there are several);
    `provisional` rows have a due date that may still move.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    unreadable: int = 0
    requirements: Counter[tuple[Outcome, str]] = field(default_factory=Counter)
    by: dict[str, Counter[Outcome]] = field(default_factory=dict)
    others: Counter[Outcome] = field(default_factory=Counter)
    missing_calendars: Counter[int] = field(default_factory=Counter)
    provisional: int = 0

    @property
    def rows(self) -> int:
        return self.outcomes.total() + self.unreadable

    def add(self, outcome: Outcome, requirements: list[str], value: str, rows: int = 1) -> None:
        """Count decided rows that are alike; `value` is that of the column to count by."""
        self.outcomes[outcome] += rows
        self.requirements.update({(outcome, requirement): rows for requirement in requirements})
        if value in self.by or len(self.by) < _MOST_VALUES:
            self.by.setdefault(value, Counter())[outcome] += rows
        else:
            self.others[outcome] += rows
