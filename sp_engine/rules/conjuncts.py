"""Rules cut into the smallest parts of which all have to be met.

In comes a ruleset; out come its mandatory rules with every conjunction taken apart, guards kept: the
decision on all parts is that on the rules.  A part looks at few items, so that all its ways of coming out
can be gone through.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.rules.ruleset import Rule, Ruleset


def conjuncts_of(ruleset: Ruleset) -> Iterator[Rule]:
    """Yield the parts of the mandatory rules, in their order."""
    for rule in ruleset.rules:
        if rule.mandatory:
            yield from (rule.replace(condition=part) for part in _parts(rule.condition))


def _parts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AllOf(parts=parts):
            for part in parts:
                yield from _parts(part)
        case Document(attributes=attributes) if attributes:
            yield from condition.parts
        case Defined(condition=inner):
            yield from _parts(inner)
        case (
            Document()
            | AnyOf()
            | Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
            | EachOf()
            | SomeOf()
            | Unwritten()
        ):
            yield condition
        case _ as never:
            assert_never(never)
