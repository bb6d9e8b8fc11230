"""The situation in which conditions are judged: one applicant's typed facts on a day, after some stages.

In come facts, the day of application, the stages that have ended and the conditions that were compiled so
far; out comes what a condition is worth there, in three values.  Knows nothing about requirements, decisions
or words.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import assert_never

from sp_engine.conditions import (
    Age,
    Among,
    Condition,
    Document,
    Includes,
    Known,
    Leaf,
    Range,
    Recent,
    SameYear,
)
from sp_engine.facts import FactValue
from sp_engine.rules.backend import NONE_ENDED
from sp_engine.rules.backends.closures import Evaluate, evaluator
from sp_engine.rules.outcome import Truth

TRUTHS = tuple(Truth)
"""The three values by their numbers, as back ends return them."""


class CompiledConditions:
    """Conditions as functions, each compiled when it is first judged and kept as long as this is.

    One condition is told from another by identity: it is a part of a document, which this keeps alive, and
    to compare trees would cost more than to judge them.
    """

    __slots__ = ("_functions",)

    def __init__(self) -> None:
        self._functions: dict[tuple[int, bool], tuple[Condition, Evaluate]] = {}

    def __len__(self) -> int:
        return len(self._functions)

    def __repr__(self) -> str:
        return f"CompiledConditions({len(self)})"

    def function(self, condition: Condition, *, hopeful: bool) -> Evaluate:
        """Return the function that gives the value of a condition, hopeful as in `closures.evaluator`."""
        kept = self._functions.get((id(condition), hopeful))
        if kept is None:
            kept = condition, evaluator(condition, hopeful=hopeful)
            self._functions[id(condition), hopeful] = kept
        return kept[1]


@dataclass(frozen=True, slots=True)
class Situation:
    """Typed facts on a day of application (an ordinal), when some stages have `ended`.

    Situations of one standard share what was `compiled`; one that stands alone compiles for itself.
    """

    facts: Mapping[str, FactValue]
    day: int
    ended: Set[str] = field(default=NONE_ENDED, kw_only=True)
    compiled: CompiledConditions = field(
        default_factory=CompiledConditions, kw_only=True, repr=False, compare=False
    )

    @property
    def dated(self) -> bool:
        """Whether the day of application is known."""
        return True

    def with_facts(self, facts: Mapping[str, FactValue]) -> Situation:
        """Return the same situation of an applicant of whom other facts are stated."""
        return replace(self, facts=facts)

    def passed(self, gate: str | None) -> bool:
        """Whether what falls due after a stage has fallen due; without one it is due from the start."""
        return gate is None or gate in self.ended

    def value(self, condition: Condition, *, hopeful: bool = False) -> Truth:
        """Return what a condition is worth; `hopeful` takes what is unstated and the agency's to hold."""
        return TRUTHS[self.compiled.function(condition, hopeful=hopeful)(self.facts, self.day)]

    def stated(self, leaf: Leaf | Document) -> bool:
        """Whether what a leaf looks at is stated; a document that is not handed in counts as not stated."""
        value = self.facts.get(leaf.item.id)
        match leaf:
            case Document():
                return value is True
            case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
                return value is not None
            case _ as never:
                assert_never(never)

    def falls_short(self, leaf: Leaf | Document) -> bool:
        """Whether a leaf is stated and does not hold; a document falls short by its attributes alone."""
        match leaf:
            case Document():
                return False
            case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
                return self.stated(leaf) and self.value(leaf) is not Truth.TRUE
            case _ as never:
                assert_never(never)
