"""The values of one item, in classes that its leaves do not tell apart.

In come the leaves that look at an item; out come the classes into which they cut its values, on one day or
over all days on which applications can be made.  A class is told by what the leaves say of the values in it:
a number whose bit i says whether leaf i holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias, assert_never

from sp_engine.conditions.stretches import (
    candidates,
    counts_working_days,
    depends_on_day,
    domain,
    durations,
    edges,
    moved_by_holidays,
    question_of,
)
from sp_engine.conditions.telling_days import LEAP_YEARS, Period, telling_days
from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    leaves,
)
from sp_engine.facts import FactDefinition, FactValue, Kind, Vocabulary
from sp_engine.immutable import Immutable

Class: TypeAlias = int
Classes: TypeAlias = int
"""Some classes of a partition: bit i for the class that stands at i."""


class Partition(Immutable):
    """The classes of one item's values, and for each leaf those in which it holds.

    `every_day`: each class has values on every day of application.  Otherwise some day lacks some class.
    """

    definition: FactDefinition
    leaves: tuple[Leaf, ...]
    classes: tuple[Class, ...]
    every_day: bool

    @property
    def every(self) -> Classes:
        return (1 << len(self.classes)) - 1

    def where(self, leaf: Leaf) -> Classes:
        """Return the classes in which a leaf holds."""
        bit = self.leaves.index(leaf)
        return sum(1 << i for i, found in enumerate(self.classes) if found >> bit & 1)

    def chosen(self, some: Classes) -> tuple[Class, ...]:
        """Return the classes that are among some."""
        return tuple(found for i, found in enumerate(self.classes) if some >> i & 1)


def handed_in(document: Document) -> Among:
    """Return the question whether a document is handed in, as a leaf over a fact of yes or no."""
    return Among(document.item, frozenset({True}))


def leaves_by_item(conditions: Iterable[Condition]) -> dict[str, tuple[Leaf, ...]]:
    """Return the leaves that look at each item, each once; of a document, whether it is handed in."""
    found: dict[str, dict[Leaf, None]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            asked = handed_in(leaf) if isinstance(leaf, Document) else leaf
            found.setdefault(asked.item.id, {})[asked] = None
    return {name: tuple(asked) for name, asked in found.items()}


def class_of(asked: Sequence[Leaf], value: FactValue, day: int) -> Class:
    """Return the class of a value on a day."""
    return sum(question_of(leaf, day)(value) << i for i, leaf in enumerate(asked))


def classes_on(definition: FactDefinition, asked: Sequence[Leaf], day: int) -> frozenset[Class]:
    """Return the classes that have values on a day.

    Of a list it is not asked which ways of coming out go together: every one may be.
    """
    if definition.kind is Kind.LIST:
        return frozenset(range(1 << len(asked)))
    tests = [question_of(leaf, day) for leaf in asked]
    return frozenset(
        sum(test(value) << i for i, test in enumerate(tests)) for value in candidates(definition, asked, day)
    )


def partition_of(name: str, asked: tuple[Leaf, ...], vocabulary: Vocabulary, period: Period) -> Partition:
    """Return the classes of an item's values over all days of application."""
    definition, first = vocabulary[name], period.first.toordinal()
    days: Iterable[int] = [first]
    if not _alike_every_day(definition, asked, first):
        days = telling_days([(definition, asked)], period)
    each = {classes_on(definition, asked, day) for day in days}
    if moved_by_holidays(asked):
        return Partition(definition, asked, _wherever_holidays_lie(asked, each), every_day=False)
    return Partition(definition, asked, tuple(sorted(frozenset().union(*each))), every_day=len(each) == 1)


def _wherever_holidays_lie(asked: Sequence[Leaf], each: Iterable[frozenset[Class]]) -> tuple[Class, ...]:
    """Return classes with those in which the leaves that count working days come out in any way."""
    found = frozenset[Class]().union(*each)
    for i, leaf in enumerate(asked):
        if counts_working_days(leaf):
            found |= {one ^ 1 << i for one in found}
    return tuple(sorted(found))


def _alike_every_day(definition: FactDefinition, asked: tuple[Leaf, ...], day: int) -> bool:
    """Whether every day plainly has the classes that one day has; no answer is a plain no."""
    if definition.kind is Kind.LIST:
        return True
    dated = [leaf for leaf in asked if depends_on_day(leaf)]
    if definition.kind is not Kind.DATE:
        return not dated or (len(asked) == 1 and _knows_years(domain(definition, day), day))
    if not dated:
        known = domain(definition, day)
        return all(edge + 1 in known for leaf in asked for edge in edges(leaf, day))
    if moved_by_holidays(asked):
        return False
    limits = [duration for leaf in asked for duration in durations(leaf)]
    # Months are of unequal length: only limits of one kind follow each other alike on every day.
    return len(asked) == 1 == len({limit.unit.follows_months for limit in limits}) and all(
        limit.amount for limit in limits
    )


def _knows_years(possible: range, day: int) -> bool:
    """Whether a number can be the year of a day, that of any later one looked at, and another."""
    year = date.fromordinal(day).year
    return year in possible and year + LEAP_YEARS in possible and len(possible) > 1


def complement(leaf: Leaf) -> Condition:
    """Return the condition that holds of a stated value exactly when the leaf does not."""
    item = leaf.item
    match leaf:
        case Among(values=values, inside=inside):
            return Among(item, values, not inside)
        case Recent(within=within, inside=inside):
            return Recent(item, within, not inside)
        case SameYear(is_date=is_date, inside=inside):
            return SameYear(item, is_date, not inside)
        case Remaining(at_least=at_least, inside=inside):
            return Remaining(item, at_least, not inside)
        case Includes(values=values, inside=inside):
            return Includes(item, values, not inside)
        case Overlaps(values=values, inside=inside):
            return Overlaps(item, values, not inside)
        case Range(low=low, high=high):
            below = None if low is None else Range(item, None, low - 1)
            return _either(below, None if high is None else Range(item, high + 1, None))
        case Age(at_least=at_least, less_than=less_than):
            younger = None if at_least is None else Age(item, None, at_least)
            return _either(younger, None if less_than is None else Age(item, less_than, None))
        case Known():
            raise AssertionError("whatever is stated is known")
        case EachOf() | SomeOf():
            raise AssertionError("nothing can be said that holds where what is asked of items does not")
        case _ as never:
            assert_never(never)


def _either(*parts: Condition | None) -> Condition:
    there = tuple(part for part in parts if part is not None)
    return there[0] if len(there) == 1 else AnyOf(there)


def condition_of(within: Partition, some: Classes) -> Condition | None:
    """Return a condition that holds of a stated value exactly in some classes, not all and not none.

    None where the language cannot say it: that something is not so of the items of a list.
    """
    holding: list[tuple[Classes, Condition]] = [(within.where(leaf), leaf) for leaf in within.leaves]
    for classes, condition in holding:
        if classes == some:
            return condition
    choices = _choices(within, some)
    if choices is not None:
        return Among(within.leaves[0].item, choices)
    if within.definition.kind is Kind.LIST:
        wide = _few([(within.every & ~classes, one) for classes, one in holding], within.every & ~some)
        return None if wide is None else AllOf(wide)
    opposite = [
        (within.every & ~within.where(leaf), complement(leaf))
        for leaf in within.leaves
        if within.where(leaf) != within.every
    ]
    for classes, condition in opposite:
        if classes == some:
            return condition
    return _put_together([*holding, *opposite], some, within)


def _choices(within: Partition, some: Classes) -> frozenset[str | bool | int] | None:
    """Return the choices that lie in some classes; None for a fact that has no choices."""
    chosen = within.chosen(some)
    match within.definition.kind:
        case Kind.YES_NO | Kind.CHOICE | Kind.DOCUMENT:
            values = candidates(within.definition, within.leaves, 0)
            return frozenset(value for value in values if class_of(within.leaves, value, 0) in chosen)
        case Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.SET | Kind.LIST:
            return None
        case _ as never:
            assert_never(never)


def _put_together(parts: list[tuple[Classes, Condition]], some: Classes, within: Partition) -> Condition:
    """Return conditions joined so that they hold exactly in some classes: all of a few, or any of a few."""
    wide = _few([(within.every & ~classes, condition) for classes, condition in parts], within.every & ~some)
    if wide is not None:
        return AllOf(wide)
    narrow = _few(parts, some)
    if narrow is not None:
        return AnyOf(narrow)
    each = [1 << i for i in range(len(within.classes)) if some >> i & 1]
    return AnyOf(tuple(AllOf(tuple(c for classes, c in parts if classes & one)) for one in each))


def _few(parts: list[tuple[Classes, Condition]], wanted: Classes) -> tuple[Condition, ...] | None:
    """Return conditions that together cover exactly what is wanted, the widest first; None if none do."""
    left, found = wanted, []
    for classes, condition in sorted(parts, key=lambda part: -part[0].bit_count()):
        if classes & left and not classes & ~wanted:
            found.append(condition)
            left &= ~classes
    return None if left else tuple(found)
