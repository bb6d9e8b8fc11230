"""The reference meaning: a ruleset becomes nested Python functions over typed facts.

In comes a `Ruleset`, out comes a back end that decides one applicant in microseconds.  A table maps each
node class to what it is worth; unknown is the third value.  Knows nothing about the other back ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    Includes,
    Item,
    Known,
    Range,
    Recent,
    SameYear,
)
from sp_engine.facts.vocabulary import FactValue
from sp_engine.rules.ruleset import Outcome, Rule, Ruleset, Truth, Verdict
from sp_engine.workdays.duration import elapsed_limit, recency_limit

Evaluate: TypeAlias = Callable[[Mapping[str, FactValue], int], int]
Holds: TypeAlias = Callable[[FactValue, int], bool]

FALSE, UNKNOWN, TRUE = int(Truth.FALSE), int(Truth.UNKNOWN), int(Truth.TRUE)


class Closures:
    """A compiled ruleset; immutable, safe to share between threads."""

    __slots__ = ("_hopeful", "_mandatory", "_rules")

    def __init__(self, ruleset: Ruleset) -> None:
        self._rules = tuple(_rule(rule, None) for rule in ruleset.rules)
        self._hopeful = (
            tuple(_rule(rule, TRUE) for rule in ruleset.rules) if ruleset.has_agency_items else None
        )
        self._mandatory = tuple(rule.mandatory for rule in ruleset.rules)

    def decide(self, facts: Mapping[str, FactValue], day: int) -> Verdict:
        """Return the verdict on typed facts; `day` is the day of application as an ordinal."""
        values = tuple([rule(facts, day) for rule in self._rules])
        lowest = TRUE
        for value, mandatory in zip(values, self._mandatory, strict=True):
            if mandatory and value < lowest:
                lowest = value
        hopeful = values
        if self._hopeful is not None and UNKNOWN in values:
            hopeful = tuple([rule(facts, day) for rule in self._hopeful])
        if lowest == FALSE:
            return Verdict(Outcome.REJECT, values, hopeful)
        if lowest == TRUE:
            return Verdict(Outcome.APPROVE, values, hopeful)
        for value, mandatory in zip(hopeful, self._mandatory, strict=True):
            if mandatory and value != TRUE:
                return Verdict(Outcome.RETURN, values, hopeful)
        return Verdict(Outcome.PENDING, values, hopeful)


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
    if isinstance(node, AllOf | AnyOf):
        parts = tuple(_compile(part, unstated) for part in node.parts)
        return _minimum(parts) if isinstance(node, AllOf) else _maximum(parts)
    if isinstance(node, Document):
        handed_in = _leaf(node.item, _is_true, unstated)
        attributes = tuple(_leaf(leaf.item, _TESTS[type(leaf)](leaf), unstated) for leaf in node.attributes)
        return _minimum((handed_in, *attributes)) if attributes else handed_in
    return _leaf(node.item, _TESTS[type(node)](node), unstated)


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


def _is_true(value: FactValue, _: int) -> bool:
    return value is True


def _known(_: Known) -> Holds:
    return lambda _value, _day: True


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
        today = date.fromordinal(day)
        if at_least is not None and value > elapsed_limit(today, at_least).toordinal():
            return False
        return less_than is None or value > elapsed_limit(today, less_than).toordinal()

    return holds


def _recent(node: Recent) -> Holds:
    within = node.within
    return lambda value, day: value >= recency_limit(date.fromordinal(day), within).toordinal()


def _same_year(node: SameYear) -> Holds:
    if node.is_date:
        return lambda value, day: date.fromordinal(value).year == date.fromordinal(day).year
    return lambda value, day: value == date.fromordinal(day).year


def _includes(node: Includes) -> Holds:
    values = node.values
    return lambda value, _: values <= value


_TESTS: Mapping[type, Callable[..., Holds]] = {
    Known: _known,
    Among: _among,
    Range: _range,
    Age: _age,
    Recent: _recent,
    SameYear: _same_year,
    Includes: _includes,
}
