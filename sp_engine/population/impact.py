"""What another rule would do to a population: who comes to something else, and because of which requirements.

In come two versions of a service and a file of applicants; out come the transitions from one outcome to
another, each with the requirements that came to something else and some of its rows.  Every row is decided as
if both versions held on its day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sp_engine.deciding import Decision, Service, missing_calendars
from sp_engine.population.applicant_rows import applicant_rows
from sp_engine.population.columns import ColumnNames, columns_of
from sp_engine.population.decided_rows import RowDecider, RowError, ServiceOn
from sp_engine.rules import Outcome

_MOST_EXAMPLES = 3


@dataclass
class ImpactTransition:
    """Rows that went from one outcome to another: how many, by which requirements, and the first of them."""

    count: int = 0
    requirements: Counter[str] = field(default_factory=Counter)
    examples: list[int] = field(default_factory=list)


class Impact(NamedTuple):
    """What changes.  `fees` and `due_dates` count rows of the same outcome; `errors` are the first ones.

    `calendars_before` and `calendars_after` count the due dates that a version could not tell, by the year of
    which the catalogue has no calendar.
    """

    transitions: dict[tuple[Outcome, Outcome], ImpactTransition]
    fees: int
    due_dates: int
    unreadable: int
    errors: tuple[RowError, ...]
    calendars_before: Counter[int]
    calendars_after: Counter[int]

    @property
    def rows(self) -> int:
        return self.unreadable + sum(transition.count for transition in self.transitions.values())

    @property
    def changed(self) -> int:
        """How many rows come to another outcome."""
        return sum(one.count for (before, after), one in self.transitions.items() if before is not after)


def impact_of(
    old: Service,
    new: Service,
    path: Path,
    *,
    received: datetime,
    mapped: dict[str, str],
    sheet: str | None = None,
) -> Impact:
    """Return what changes for the applicants of a file.

    Facts that only one version knows or asks for are read for that one.  Raises `PopulationError` for a file
    or a column that cannot be used.
    """
    place = str(path)
    transitions: dict[tuple[Outcome, Outcome], ImpactTransition] = {}
    fees = due_dates = unreadable = 0
    errors: list[RowError] = []
    lacking_before: Counter[int] = Counter()
    lacking_after: Counter[int] = Counter()
    with applicant_rows(path, sheet) as found:
        sides = []
        for service, other in ((old, new), (new, old)):
            names = ColumnNames(service.standard, mapped, place, other.standard.vocabulary)
            columns_of(found.headings, names, place)
            sides.append(RowDecider(_always(service), names, received, place, as_if=True))
        for row in found.rows:
            before, after = (side.decision(row) for side in sides)
            if isinstance(before, tuple) or isinstance(after, tuple):
                unreadable += 1
                wrong = before if isinstance(before, tuple) else after
                if isinstance(wrong, tuple) and len(errors) < _MOST_EXAMPLES:
                    errors += wrong
                continue
            lacking_before.update(missing_calendars(before.deadlines))
            lacking_after.update(missing_calendars(after.deadlines))
            one = transitions.setdefault((before.outcome, after.outcome), ImpactTransition())
            one.count += 1
            if before.outcome is not after.outcome:
                one.requirements.update(_responsible(before, after))
                if len(one.examples) < _MOST_EXAMPLES:
                    one.examples.append(row.number)
                continue
            fees += before.fee.amount != after.fee.amount
            due_dates += _due(before) != _due(after)
    return Impact(transitions, fees, due_dates, unreadable, tuple(errors), lacking_before, lacking_after)


def _always(service: Service) -> ServiceOn:
    return lambda _: service


def _responsible(before: Decision, after: Decision) -> set[str]:
    """Return the requirements that came to something else, or that only one version has."""
    was = {finding.requirement.id: finding.status for finding in before.findings}
    now = {finding.requirement.id: finding.status for finding in after.findings}
    return {name for name in {**was, **now} if was.get(name) is not now.get(name)}


def _due(decision: Decision) -> list[tuple[str, datetime | None]]:
    return [(deadline.stage, deadline.due) for deadline in decision.deadlines]
