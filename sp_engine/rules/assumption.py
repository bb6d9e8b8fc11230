"""A ruleset in which some items are taken to come out in the applicant's favour, whatever they are.

In come rules and the names of items; out come rules that no longer look at them: in a condition what looks at
one holds, in a guard it does not.
"""

from __future__ import annotations

from collections.abc import Set
from typing import assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    Includes,
    Known,
    Range,
    Recent,
    SameYear,
    Unwritten,
)
from sp_engine.rules.ruleset import Rule, Ruleset

_HOLDS = AllOf(())
_HOLDS_NOT = AnyOf(())


def in_favour(ruleset: Ruleset, items: Set[str]) -> Ruleset:
    """Return the rules with what looks at `items` settled in the applicant's favour."""
    return Ruleset(tuple(_rule(rule, items) for rule in ruleset.rules))


def _rule(rule: Rule, items: Set[str]) -> Rule:
    guard = None if rule.guard is None else _settled(rule.guard, items, _HOLDS_NOT)
    return Rule(rule.id, guard, _settled(rule.condition, items, _HOLDS), rule.mandatory)


def _settled(condition: Condition, items: Set[str], as_: Condition) -> Condition:
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return type(condition)(tuple(_settled(part, items, as_) for part in parts))
        case Defined(condition=inner):
            return _settled(inner, items, as_)
        case Document(item=item, attributes=attributes):
            if item.id in items:
                return as_
            return Document(item, tuple(leaf for leaf in attributes if leaf.item.id not in items))
        case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
            return as_ if condition.item.id in items else condition
        case Unwritten():
            return condition
        case _ as never:
            assert_never(never)
