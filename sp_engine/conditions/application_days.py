"""The days of application of which one shows whatever any day shows.

In come conditions and the days on which applications can be made; out come days, and whether
they show everything: what holidays move may come out otherwise under another calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sp_engine.conditions.partition import handed_in
from sp_engine.conditions.stretches import depends_on_day, durations, leaves_of_fields, moved_by_holidays
from sp_engine.conditions.telling_days import Period, telling_days
from sp_engine.conditions.tree import Condition, Document, EachOf, Leaf, SomeOf, leaves
from sp_engine.facts import EARLIEST, LATEST, Kind, Vocabulary
from sp_engine.workdays import WorkingDuration


class ApplicationDays(NamedTuple):
    """Days as ordinals, the first first; `all_told`: whether they show whatever any day shows."""

    days: tuple[int, ...]
    all_told: bool


def days_of_application(
    conditions: Iterable[Condition], vocabulary: Vocabulary, period: Period
) -> ApplicationDays:
    """Return the days on which conditions can come out differently."""
    asked: dict[str, list[Leaf]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            one = handed_in(leaf) if isinstance(leaf, Document) else leaf
            asked.setdefault(one.item.id, []).append(one)
    dated = [(vocabulary[name], found) for name, found in asked.items() if _dated(name, found, vocabulary)]
    told = telling_days(dated, period) if dated else (period.first.toordinal(),)
    known = range(EARLIEST.toordinal(), LATEST.toordinal() + 1)
    calendars = [length for _, found in dated for leaf in found for length in _working(leaf)]
    days = tuple(
        day
        for day in dict.fromkeys(told)
        if day in known and all(length.undecreed_year(day) is None for length in calendars)
    )
    all_told = not any(moved_by_holidays(found) for _, found in dated)
    return ApplicationDays(days or (period.first.toordinal(),), all_told and bool(days))


def _dated(name: str, found: list[Leaf], vocabulary: Vocabulary) -> bool:
    definition = vocabulary[name]
    looked_at = [definition, *(field for field, _ in leaves_of_fields(definition, found))]
    return any(one.kind is Kind.DATE for one in looked_at) or any(map(depends_on_day, found))


def _working(leaf: Leaf) -> Iterable[WorkingDuration]:
    if isinstance(leaf, EachOf | SomeOf):
        inner = (part for part in leaves(leaf.inner) if not isinstance(part, Document))
        return [length for part in inner for length in _working(part)]
    return [length for length in durations(leaf) if isinstance(length, WorkingDuration)]
