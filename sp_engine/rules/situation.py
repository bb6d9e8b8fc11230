"""The situation in which conditions are judged: one applicant's typed facts on a day.

In come facts and the day of application; out comes what a condition is worth there, in three values.  Knows
nothing about requirements, decisions or words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sp_engine.conditions.tree import Condition, Document, Leaf
from sp_engine.facts.vocabulary import FactValue
from sp_engine.rules.closures import Evaluate, evaluator


@dataclass(frozen=True, slots=True)
class Situation:
    """Typed facts on a day of application (an ordinal)."""

    facts: Mapping[str, FactValue]
    day: int

    def value(self, condition: Condition, *, hopeful: bool = False) -> int:
        return _evaluator(condition, hopeful)(self.facts, self.day)

    def stated(self, leaf: Leaf | Document) -> bool:
        value = self.facts.get(leaf.item.id)
        return value is not None and not (isinstance(leaf, Document) and value is False)


@lru_cache(maxsize=8192)
def _evaluator(condition: Condition, hopeful: bool) -> Evaluate:
    return evaluator(condition, hopeful=hopeful)
