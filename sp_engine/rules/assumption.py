"""A ruleset in which some items are taken to come out in the applicant's favour, whatever they are.

In come rules and the names of items; out come rules that no longer look at them: in a condition what looks at
one holds, in a guard it does not.
"""

from __future__ import annotations

from collections.abc import Set

from sp_engine.conditions import HOLDS, HOLDS_NOT, Condition, items_of, substituted
from sp_engine.rules.ruleset import Rule, Ruleset


def in_favour(ruleset: Ruleset, items: Set[str]) -> Ruleset:
    """Return the rules with what looks at `items` settled in the applicant's favour."""
    return Ruleset(tuple(_rule(rule, items) for rule in ruleset.rules))


def _rule(rule: Rule, items: Set[str]) -> Rule:
    guard = None if rule.guard is None else _settled(rule.guard, items, HOLDS_NOT)
    return Rule(rule.id, guard, _settled(rule.condition, items, HOLDS), rule.mandatory, rule.gates)


def _settled(condition: Condition, items: Set[str], as_: Condition) -> Condition:
    """Return a condition in which every part that looks at nothing but some items is settled."""

    def instead(part: Condition) -> Condition | None:
        looked_at = {item.id for item in items_of(part)}
        return as_ if looked_at and looked_at <= items else None

    return substituted(condition, instead)
