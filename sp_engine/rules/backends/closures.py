"""The reference meaning: a ruleset becomes nested Python functions over typed facts.

In comes a `Ruleset`, out comes a back end that decides one applicant in microseconds.  Every node class is
named with what it is worth; unknown is the third value.  Knows nothing about the other back ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from datetime import date
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    ends_on,
    not_older,
    passed_by,
)
from sp_engine.facts import FactValue
from sp_engine.rules.backend import NONE_ENDED, Verdict
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN, outcome_of
from sp_engine.rules.ruleset import Rule, Ruleset

Evaluate: TypeAlias = Callable[[Mapping[str, FactValue], int], int]
Holds: TypeAlias = Callable[[FactValue, int], bool]


class Closures:
    """A compiled ruleset; immutable, safe to share between threads."""

    __slots__ = ("_gated", "_hopeful", "_mandatory", "_rules")

    def __init__(self, ruleset: Ruleset) -> None:
        self._rules = tuple(_rule(rule, None) for rule in ruleset.rules)
        self._hopeful = tuple(_rule(rule, TRUE) for rule in ruleset.rules) if ruleset.can_wait else None
        self._mandatory = ruleset.mandatory
        self._gated = tuple((i, rule.gates) for i, rule in enumerate(ruleset.rules) if rule.gates)

    def decide(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Verdict:
        """Return the verdict on typed facts on a day, an ordinal, when some stages have ended."""
        values = tuple([rule(facts, day) for rule in self._rules])
        hopeful = values
        if self._hopeful is not None and UNKNOWN in values:
            hopeful = tuple([rule(facts, day) for rule in self._hopeful])
            if self._gated:
                hopeful = self._with_later(values, hopeful, ended)
        return Verdict(outcome_of(self._mandatory, values, hopeful), values, hopeful)

    def _with_later(
        self, values: tuple[int, ...], hopeful: tuple[int, ...], ended: Set[str]
    ) -> tuple[int, ...]:
        """Return the hopeful values with what is open and not due yet as met."""
        hoped = [*hopeful]
        for i, gates in self._gated:
            if values[i] == UNKNOWN and not gates <= ended:
                hoped[i] = TRUE
        return tuple(hoped)


def evaluator(condition: Condition, *, hopeful: bool = False) -> Evaluate:
    """Return the function that gives a condition's value on typed facts and a day.

    `hopeful` takes every unstated item of the agency to hold.
    """
    return _compile(condition, TRUE if hopeful else None)


def _rule(rule: Rule, unstated: int | None) -> Evaluate:
    """Compile one rule; `unstated` is what an unstated item of the agency is worth, None for unknown."""
    condition = _compile(rule.condition, unstated)
    if rule.guard is None:
        return condition
    guard = _compile(rule.guard, None if unstated is None else TRUE - unstated)

    def guarded(facts: Mapping[str, FactValue], day: int) -> int:
        applies = guard(facts, day)
        if applies == FALSE:
            return TRUE
        value = condition(facts, day)
        return value if applies == TRUE or value == TRUE else UNKNOWN

    return guarded


def _compile(node: Condition, unstated: int | None) -> Evaluate:
    match node:
        case AllOf(parts=(part,)) | AnyOf(parts=(part,)):
            return _compile(part, unstated)
        case AllOf(parts=parts):
            return _minimum(tuple(_compile(part, unstated) for part in parts))
        case AnyOf(parts=parts):
            return _maximum(tuple(_compile(part, unstated) for part in parts))
        case Defined(condition=inner):
            return _compile(inner, unstated)
        case Unwritten():
            return _constant(UNKNOWN if unstated is None else unstated)
        case Document(attributes=()):
            return _leaf(node.item, _is_true, unstated)
        case Document(parts=parts):
            return _minimum(tuple(_compile(part, unstated) for part in parts))
        case EachOf(inner=inner):
            return _each(node.item, _compile(inner, unstated), unstated)
        case SomeOf(inner=inner):
            return _some(node.item, _compile(inner, unstated), node.at_least, unstated)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            return _leaf(node.item, _test(node), unstated)
        case _ as never:
            assert_never(never)


def _constant(worth: int) -> Evaluate:
    return lambda _facts, _day: worth


def _leaf(item: Item, holds: Holds, unstated: int | None) -> Evaluate:
    name = item.id
    short = UNKNOWN if item.curable else FALSE
    absent = unstated if item.by_agency and unstated is not None else UNKNOWN

    def leaf(facts: Mapping[str, FactValue], day: int) -> int:
        value = facts.get(name)
        if value is None:
            return absent
        return TRUE if holds(value, day) else short

    return leaf


def _each(item: Item, inner: Evaluate, unstated: int | None) -> Evaluate:
    """The minimum over the items; of a list that is not complete also over those to come."""
    name = item.id
    short = UNKNOWN if item.curable else FALSE
    to_come = unstated if item.by_agency and unstated is not None else UNKNOWN

    def each(facts: Mapping[str, FactValue], day: int) -> int:
        value = facts.get(name)
        if value is None:
            return to_come
        lowest = TRUE if value.complete else to_come
        for one in value.items:
            worth = inner(one, day)
            if worth < lowest:
                lowest = worth
        return lowest if lowest != FALSE else short

    return each


def _some(item: Item, inner: Evaluate, at_least: int, unstated: int | None) -> Evaluate:
    """Whether so many items are worth that much; of a list that is not complete more can come."""
    name = item.id
    short = UNKNOWN if item.curable else FALSE
    to_come = unstated if item.by_agency and unstated is not None else UNKNOWN

    def some(facts: Mapping[str, FactValue], day: int) -> int:
        value = facts.get(name)
        if value is None:
            return to_come
        worths = [inner(one, day) for one in value.items]
        true = worths.count(TRUE)
        if true >= at_least:
            return TRUE
        reached = UNKNOWN if true + worths.count(UNKNOWN) >= at_least else short
        return reached if value.complete else max(reached, to_come)

    return some


def _minimum(parts: tuple[Evaluate, ...]) -> Evaluate:
    def minimum(facts: Mapping[str, FactValue], day: int) -> int:
        lowest = TRUE
        for part in parts:
            value = part(facts, day)
            if value < lowest:
                if value == FALSE:
                    return FALSE
                lowest = value
        return lowest

    return minimum


def _maximum(parts: tuple[Evaluate, ...]) -> Evaluate:
    def maximum(facts: Mapping[str, FactValue], day: int) -> int:
        highest = FALSE
        for part in parts:
            value = part(facts, day)
            if value > highest:
                if value == TRUE:
                    return TRUE
                highest = value
        return highest

    return maximum


def _test(leaf: Comparison) -> Holds:
    """Return the question that a leaf asks of a stated value."""
    match leaf:
        case Known():
            return lambda _value, _day: True
        case Among():
            return _among(leaf)
        case Range():
            return _range(leaf)
        case Age():
            return _age(leaf)
        case Recent():
            return _recent(leaf)
        case Remaining():
            return _remaining(leaf)
        case SameYear():
            return _same_year(leaf)
        case Includes(values=values, inside=True):
            return lambda value, _: values <= value
        case Includes(values=values):
            return lambda value, _: not values <= value
        case Overlaps(values=values, inside=True):
            return lambda value, _: not values.isdisjoint(value)
        case Overlaps(values=values):
            return lambda value, _: values.isdisjoint(value)
        case _ as never:
            assert_never(never)


def _is_true(value: FactValue, _: int) -> bool:
    return value is True


def _among(node: Among) -> Holds:
    values = node.values
    if node.inside:
        return lambda value, _: value in values
    return lambda value, _: value not in values


def _range(node: Range) -> Holds:
    low, high = node.low, node.high
    if low is None:
        return lambda value, _: value <= high
    if high is None:
        return lambda value, _: value >= low
    return lambda value, _: low <= value <= high


def _age(node: Age) -> Holds:
    at_least, less_than = node.at_least, node.less_than

    def holds(value: FactValue, day: int) -> bool:
        if at_least is not None and value > passed_by(day, at_least):
            return False
        return less_than is None or value > passed_by(day, less_than)

    return holds


def _recent(node: Recent) -> Holds:
    within, inside = node.within, node.inside

    def holds(value: FactValue, day: int) -> bool:
        recent: bool = value >= not_older(day, within)
        return recent is inside

    return holds


def _remaining(node: Remaining) -> Holds:
    at_least, inside = node.at_least, node.inside
    return lambda value, day: (value >= ends_on(day, at_least)) is inside


def _same_year(node: SameYear) -> Holds:
    inside = node.inside
    if node.is_date:
        return lambda value, day: (date.fromordinal(value).year == date.fromordinal(day).year) is inside
    return lambda value, day: (value == date.fromordinal(day).year) is inside
