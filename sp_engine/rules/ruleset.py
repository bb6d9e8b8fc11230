"""The normal form that every back end starts from.

In come requirements; out comes a `Ruleset`: guards and conditions with nested conjunctions and
alternatives flattened, which a back end turns into something that decides.  Knows nothing of words, dates due
or files.

INVARIANT: Kleene's connectives, no negation: a value never falls when a leaf rises, so stating more facts
never turns reject or approve into anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    items_of,
    leaves_within,
)
from sp_engine.documents import Requirement
from sp_engine.immutable import Immutable


class Rule(Immutable):
    """One requirement in normal form; it falls due once all stages of `gates` have ended."""

    id: str
    guard: Condition | None
    condition: Condition
    mandatory: bool = True
    gates: frozenset[str] = frozenset()


class Ruleset(Immutable):
    """The rules of one standard, in the decree's order."""

    rules: tuple[Rule, ...]

    @property
    def mandatory(self) -> tuple[bool, ...]:
        """For each rule, whether the decision depends on it."""
        return tuple(rule.mandatory for rule in self.rules)

    @property
    def can_wait(self) -> bool:
        """Whether something can be open that is not the applicant's, so that pending is possible."""
        unwritten = any(isinstance(rule.condition, Unwritten) for rule in self.rules)
        gated = any(rule.gates for rule in self.rules)
        conditions = [c for rule in self.rules for c in (rule.guard, rule.condition) if c is not None]
        asked = (leaf.item for condition in conditions for leaf in leaves_within(condition))
        return unwritten or gated or any(item.by_agency for item in asked)

    def items(self) -> Iterator[Item]:
        """Yield each item that the rules look at, once."""
        seen: set[str] = set()
        for rule in self.rules:
            for condition in (rule.guard, rule.condition):
                for item in items_of(condition) if condition is not None else ():
                    if item.id not in seen:
                        seen.add(item.id)
                        yield item


def ruleset_of(requirements: Iterable[Requirement]) -> Ruleset:
    """Return the normal form of a standard's requirements."""
    return Ruleset(tuple(map(_rule, requirements)))


def _rule(requirement: Requirement) -> Rule:
    guard, gate = requirement.guard, requirement.gate
    return Rule(
        requirement.id,
        None if guard is None else normal(guard),
        normal(requirement.condition),
        requirement.mandatory,
        frozenset() if gate is None else frozenset({gate}),
    )


def normal(condition: Condition) -> Condition:
    """Return the condition with nested equal connectives merged, single parts and names unwrapped."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            kind = type(condition)
            merged: list[Condition] = []
            for part in map(normal, parts):
                merged.extend(part.parts if isinstance(part, kind) else (part,))
            return merged[0] if len(merged) == 1 else kind(tuple(merged), condition.at)
        case Defined(condition=inner):
            return normal(inner)
        case EachOf(inner=inner) | SomeOf(inner=inner):
            return condition.replace(inner=normal(inner))
        case (
            Document()
            | Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
            | Unwritten()
        ):
            return condition
        case _ as never:
            assert_never(never)
