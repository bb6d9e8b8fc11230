"""What to try when looking for facts on which two standards differ: the telling values of each fact.

In come two versions of a standard and a decided case; out come changes of facts, and moments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import combinations, product
from typing import Any, TypeAlias

from sp_engine.assurance.cases.fact_sets import Case
from sp_engine.conditions.tree import (
    Age,
    Among,
    Condition,
    Document,
    Includes,
    Leaf,
    Range,
    Recent,
    SameYear,
    leaves,
)
from sp_engine.deciding.decision import Decision
from sp_engine.documents.standard import Standard
from sp_engine.facts.vocabulary import Kind
from sp_engine.words.numbers import rupiah
from sp_engine.workdays.duration import elapsed_limit, recency_limit

ABSENT = object()
MOST_TRIED = 4000
Changes: TypeAlias = Mapping[str, Any]


def touched_items(before: Standard, after: Standard) -> dict[str, list[Leaf | Document]]:
    """Return the items that the changed parts look at, with every test of them in either version."""
    found: dict[str, list[Leaf | Document]] = {}
    for condition in (*_conditions(before, after), *_conditions(after, before)):
        for leaf in leaves(condition):
            found.setdefault(leaf.item.id, []).append(leaf)
    return found


def _conditions(one: Standard, other: Standard) -> Iterator[Condition]:
    for requirement in set(one.requirements) - set(other.requirements):
        yield from (c for c in (requirement.guard, requirement.condition) if c is not None)
    for stage in set(one.stages) - set(other.stages):
        yield from (c for c in (stage.guard, *(row.guard for row in stage.rows)) if c is not None)
    for component in set(one.fee.components) - set(other.fee.components):
        yield from (c for c in (component.waived, *(row.guard for row in component.rows)) if c is not None)


def variations(values: Mapping[str, list[Any]]) -> Iterator[Changes]:
    """Yield changes of no fact, one, two, then every combination of those that can be tried."""
    yield {}
    for size in (1, 2):
        for items in combinations(values, size):
            for chosen in product(*(values[item] for item in items)):
                yield dict(zip(items, chosen, strict=True))
    if len(values) > 2 and combinations_of(values) <= MOST_TRIED:
        for chosen in product(*values.values()):
            yield dict(zip(values, chosen, strict=True))


def combinations_of(values: Mapping[str, list[Any]]) -> int:
    count = 1
    for options in values.values():
        count *= len(options)
    return count


def telling_values(item: str, tests: list[Leaf | Document], decision: Decision) -> list[Any]:
    """Return the telling values of an item, as a case writes them: on, below and above every bound."""
    definition = decision.standard.vocabulary[item]
    day = decision.received.date()
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            told: list[Any] = ["ya", "tidak"]
        case Kind.CHOICE:
            told = list(definition.choices or ())
        case Kind.SET:
            choices = list(definition.choices or ())
            told = [choices, *([c for c in choices if c != gone] for gone in choices)]
            told += [sorted(leaf.values) for leaf in tests if isinstance(leaf, Includes)]
        case Kind.NUMBER | Kind.MONEY:
            bounds = {v + step for v in _numbers(tests, day) for step in (-1, 0, 1) if v + step >= 0}
            told = [rupiah(v) if definition.kind is Kind.MONEY else v for v in sorted(bounds)]
        case Kind.DATE:
            ordinals = {v + step for v in _days(tests, day) for step in (-1, 0, 1)}
            told = [date.fromordinal(v).isoformat() for v in sorted(ordinals) if v > 1]
        case _:
            told = [definition.example] if definition.example is not None else []
    return [*told, ABSENT]


def _numbers(tests: list[Leaf | Document], day: date) -> Iterator[int]:
    for leaf in tests:
        if isinstance(leaf, Range):
            yield from (bound for bound in (leaf.low, leaf.high) if bound is not None)
        elif isinstance(leaf, Among):
            yield from (int(value) for value in leaf.values)
        elif isinstance(leaf, SameYear):
            yield day.year


def _days(tests: list[Leaf | Document], day: date) -> Iterator[int]:
    yield day.toordinal()
    for leaf in tests:
        if isinstance(leaf, Range):
            yield from (bound for bound in (leaf.low, leaf.high) if bound is not None)
        elif isinstance(leaf, Recent):
            yield recency_limit(day, leaf.within).toordinal()
        elif isinstance(leaf, Age):
            for duration in (leaf.at_least, leaf.less_than):
                if duration is not None:
                    yield elapsed_limit(day, duration).toordinal()
        elif isinstance(leaf, SameYear):
            yield date(day.year, 1, 1).toordinal()


def moments(
    case: Case, decision: Decision, before: Standard, after: Standard
) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield times of receipt and completeness; where a stage differs also other days."""
    received = decision.received
    yield received, case.complete(decision.standard.agency.zone)
    if before.stages != after.stages:
        yield from ((received + timedelta(days=days), None) for days in range(1, 15))
        yield from ((received, received + timedelta(days=days)) for days in range(1, 8))
