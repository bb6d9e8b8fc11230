"""The situation in which conditions are judged: one applicant's typed facts on a day, after some stages.

In come facts, the day of application, the stages that have ended and the conditions that were compiled so
far; out comes what a condition is worth there, in three values.  Knows nothing about requirements, decisions
or words.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import assert_never

from sp_engine.conditions import (
    Age,
    Among,
    Condition,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    leaves,
    of_one_item,
)
from sp_engine.facts import FactValue, ListValue, with_items
from sp_engine.immutable import Immutable, aside
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

    __slots__ = ("_functions", "_of_items")

    def __init__(self) -> None:
        self._functions: dict[tuple[int, bool], tuple[Condition, Evaluate]] = {}
        self._of_items: dict[tuple[int, int], tuple[Condition, Condition]] = {}

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

    def of_one_item(self, condition: Condition, number: int) -> Condition:
        """Return what is asked of any item of a list as it is asked of one, the same whenever it is asked."""
        kept = self._of_items.get((id(condition), number))
        if kept is None:
            kept = condition, of_one_item(condition, number)
            self._of_items[id(condition), number] = kept
        return kept[1]


class Situation(Immutable):
    """Typed facts on a day of application (an ordinal), when some stages have `ended`.

    Situations of one standard share what was `compiled`; one that stands alone compiles for itself.  What is
    stated of the items of a list is among the facts too, under names of its own.
    """

    facts: Mapping[str, FactValue]
    day: int
    ended: Set[str] = NONE_ENDED
    compiled: CompiledConditions = aside(default=None)

    def __init__(
        self,
        facts: Mapping[str, FactValue],
        day: int,
        ended: Set[str] = NONE_ENDED,
        compiled: CompiledConditions | None = None,
    ) -> None:
        Immutable.__init__(
            self, with_items(facts), day, ended, CompiledConditions() if compiled is None else compiled
        )

    @property
    def dated(self) -> bool:
        """Whether the day of application is known."""
        return True

    def with_facts(self, facts: Mapping[str, FactValue]) -> Situation:
        """Return the same situation of an applicant of whom other facts are stated."""
        return self.replace(facts=facts)

    def passed(self, gate: str | None) -> bool:
        """Whether what falls due after a stage has fallen due; without one it is due from the start."""
        return gate is None or gate in self.ended

    def value(self, condition: Condition, *, hopeful: bool = False) -> Truth:
        """Return what a condition is worth; `hopeful` takes what is unstated and the agency's to hold."""
        return TRUTHS[self.compiled.function(condition, hopeful=hopeful)(self.facts, self.day)]

    def items(self, leaf: OfItems) -> tuple[Condition, ...]:
        """Return what a leaf asks of each item of its list, in their order; nothing of a list not stated."""
        value: ListValue | None = self.facts.get(leaf.item.id)
        numbers = range(1, 1 + (0 if value is None else len(value.items)))
        return tuple(self.compiled.of_one_item(leaf.inner, number) for number in numbers)

    def of_item(self, condition: Condition, number: int) -> Condition:
        """Return what is asked of any item of a list as it is asked of the one of that number."""
        return self.compiled.of_one_item(condition, number)

    def unfinished(self, leaf: OfItems) -> bool:
        """Whether the list of a leaf is stated, and more items are to come."""
        value: ListValue | None = self.facts.get(leaf.item.id)
        return value is not None and not value.complete

    def stated(self, leaf: Leaf | Document) -> bool:
        """Whether what a leaf looks at is stated; a document that is not handed in counts as not stated."""
        value = self.facts.get(leaf.item.id)
        match leaf:
            case Document():
                return value is True
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
                | EachOf()
                | SomeOf()
            ):
                return value is not None
            case _ as never:
                assert_never(never)

    def falls_short(self, leaf: Leaf | Document) -> bool:
        """Whether a leaf is stated and does not hold; a document falls short by its attributes alone.

        A list falls short by an item that does, or by having too few of those that are asked for.
        """
        match leaf:
            case Document():
                return False
            case EachOf() | SomeOf():
                if not self.stated(leaf) or self.value(leaf) is Truth.TRUE:
                    return False
                by_items = (one for item in self.items(leaf) for one in leaves(item))
                return any(map(self.falls_short, by_items)) or self._has_too_few(leaf)
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
                return self.stated(leaf) and self.value(leaf) is not Truth.TRUE
            case _ as never:
                assert_never(never)

    def _has_too_few(self, leaf: OfItems) -> bool:
        """Whether fewer items than are asked for can still come to meet what is asked."""
        match leaf:
            case EachOf():
                return False
            case SomeOf(at_least=at_least):
                meeting = sum(self.value(item) is not Truth.FALSE for item in self.items(leaf))
                return not self.unfinished(leaf) and meeting < at_least
            case _ as never:
                assert_never(never)
