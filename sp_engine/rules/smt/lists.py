"""A list of like things as variables: kinds of item, and how many there are of each.

In come a list's definition and the leaves over it; out come declarations, what lists there can be, terms, and
the list in a model.

Complete, although lists are long: a leaf over a list looks only at how many of its items are worth what.
From any list keep, for each leaf, the item of the least worth (of `setiap`), or as many items as it wants
that are worth the most: that part of the list, and every part between it and the whole, is worth the same to
all leaves.  So as many kinds are enough as such a part has items, or as items can differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sp_engine.conditions import EachOf, OfItems, numbers_of_items
from sp_engine.facts import FactDefinition, ListValue
from sp_engine.rules.smt.model import Model
from sp_engine.rules.smt.stated import Stated
from sp_engine.rules.smt.terms import all_of, any_of, at_least, at_most, negated, number, symbol, total

WORTHS: Final = 3
"""What an item can be worth to a leaf."""


def kinds_needed(definition: FactDefinition, leaves: Sequence[OfItems], ways: int) -> int:
    """Return how many kinds of item are enough for leaves that are each asked in so many ways."""
    kept = sum(1 if isinstance(leaf, EachOf) else leaf.at_least for leaf in leaves) * ways
    possible = numbers_of_items(definition)
    differing: int = WORTHS ** (len(leaves) * ways)
    return min(max(1, possible.start, kept), differing, max(1, possible.stop - 1))


class StatedList:
    """A list under a `name`; `kinds` are the fields of an item of each kind."""

    def __init__(self, name: str, definition: FactDefinition, kinds: Sequence[Mapping[str, Stated]]) -> None:
        self.name, self.definition, self.kinds = name, definition, kinds
        self.known, self.complete = symbol(f"{name} known"), symbol(f"{name} complete")
        self.numbers = [symbol(f"{name} of kind {i}") for i in range(len(kinds))]

    @property
    def declarations(self) -> Iterator[str]:
        yield from (f"(declare-const {truth} Bool)" for truth in (self.known, self.complete))
        for number_ in self.numbers:
            yield f"(declare-const {number_} Int)\n(assert {at_least(number_, '0')})"
        for kind in self.kinds:
            for field in kind.values():
                yield from field.declarations

    @property
    def possible(self) -> str:
        within = numbers_of_items(self.definition)
        in_all = total(self.numbers)
        if not within:
            return negated(self.known)
        return all_of(
            (
                any_of((negated(self.complete), at_least(in_all, number(within.start)))),
                at_most(in_all, number(within.stop - 1)),
                *(field.possible for kind in self.kinds for field in kind.values()),
            )
        )

    def read(self, model: Model) -> ListValue | None:
        """Return the list in a model; None where it is not stated there."""
        if not model.truth(f"{self.name} known"):
            return None
        items: list[dict[str, object]] = []
        for i, kind in enumerate(self.kinds):
            stated = {field: each.read(model) for field, each in kind.items()}
            item = {field: value for field, value in stated.items() if value is not None}
            items += [item] * model.number(f"{self.name} of kind {i}")
        return ListValue(tuple(items), model.truth(f"{self.name} complete"))
