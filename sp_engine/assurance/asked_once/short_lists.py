"""Short lists of like things: every one that some leaves can tell apart, and every way to complete one.

In come a list's definition, the leaves that look at it and a day; out come lists.  In what order items stand
is no matter.  Items that are added to a list, or take the place of others, are told apart by what they are
worth to the leaves alone.

Where a single question is asked of a list, short lists show whatever longer ones do.  What an item is worth,
and may come to be worth once the agency has answered, goes together in one order from worst to best; so the
worst item (of `setiap`), or as many of the best as are wanted, are worth what the list is.  Take a list of
which something goes wrong.  Keep the items that tell before anything is supplied, those that are to be mended
among them, and those that tell after it, or the one that nothing can mend: they are asked the same, and go
wrong alike.  That is twice as many as are wanted.  (Left aside is a list of which more is to come although it
is as long as it may be.)  Of several questions one item may be needed for each way out that it bars; there it
is told how long lists were tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations_with_replacement, product
from math import comb
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    EachOf,
    Leaf,
    SomeOf,
    candidates,
    class_of,
    leaves_of_fields,
    numbers_of_items,
)
from sp_engine.facts import FactDefinition, FactValue, Kind, ListValue, with_items
from sp_engine.rules import CompiledConditions, Situation, Truth

Items: TypeAlias = tuple[Mapping[str, FactValue], ...]
FEWEST_TRIED = 2
"""Lists of so many items are tried at least, where there can be so many."""
MOST_LISTS = 1_000
"""How many lists may be tried so that nothing is left to longer ones."""
FEW_LISTS = 30
"""How many may be where somebody waits who wants to know what goes wrong, and not what is proved."""


class ShortLists:
    """The lists of up to `longest` items; `every`: they show whatever any list shows.

    `alone`: whether a leaf over the list stands in one place only, and in no guard.
    """

    def __init__(
        self,
        definition: FactDefinition,
        asked: Sequence[Leaf],
        day: int,
        *,
        alone: bool,
        most_lists: int = MOST_LISTS,
    ) -> None:
        self._definition, self._day = definition, day
        self._over = [leaf for leaf in asked if isinstance(leaf, EachOf | SomeOf)]
        wanted = max((leaf.at_least for leaf in self._over if isinstance(leaf, SomeOf)), default=1)
        self._compiled = CompiledConditions()
        self._possible = numbers_of_items(definition)
        most = self._possible.stop - 1
        fields = leaves_of_fields(definition, self._over)
        self.fields = {leaves[0].item.id: tuple(leaves) for _, leaves in fields}
        self.values = {leaves[0].item.id: values_of_classes(field, leaves, day) for field, leaves in fields}
        self._single = self._over[0] if alone and len(self._over) == 1 else None
        single = self._single is not None and self._number_up_to(2 * wanted) <= most_lists
        tried = max(FEWEST_TRIED, 2 * wanted if single else wanted, self._possible.start)
        self.longest = min(most, tried)
        self._completed_to = min(most, self.longest + wanted)
        self.every = self.longest == most or single

    def _number_up_to(self, longest: int) -> int:
        """Return how many lists of up to so many items there are."""
        kinds = len(self._items)
        return sum(comb(kinds + many - 1, many) for many in range(1, longest + 1))

    def lists(self) -> Iterator[ListValue]:
        """Yield every list, whole and with more to come."""
        for many in range(self.longest + 1):
            for items in combinations_with_replacement(self._items, many):
                if many in self._possible:
                    yield ListValue(items)
                yield ListValue(items, complete=False)

    def completed(self, value: ListValue | None) -> Iterator[ListValue]:
        """Yield a list with all that may still be added to it, whole; any list where it is not stated.

        Where it is only asked how many items do, nobody who adds more than are wanted fares worse for it: no
        more of them are added.
        """
        if value is not None and value.complete:
            yield value
            return
        items = () if value is None else value.items
        match self._single:
            case SomeOf() as leaf:
                yield from self._with_those_wanted(leaf, items)
            case EachOf() | None:
                yield from self._with_others(items)
            case _ as never:
                assert_never(never)

    def replaced(self, value: ListValue | None, kept: Iterable[int]) -> Iterator[ListValue]:
        """Yield a list, whole, whose items are replaced by any others; but for some, by their numbers."""
        items = () if value is None else value.items
        yield from self._with_others(tuple(items[number - 1] for number in sorted(kept)))

    def _with_others(self, items: Items) -> Iterator[ListValue]:
        for many in range(self._completed_to - len(items) + 1):
            if len(items) + many in self._possible:
                for added in combinations_with_replacement(self._told_apart, many):
                    yield ListValue((*items, *added))

    def _with_those_wanted(self, leaf: SomeOf, items: Items) -> Iterator[ListValue]:
        """Yield a list with as many items that do as are still wanted, and others up to the least length."""
        wanted = max(0, leaf.at_least - sum(map(self._does, items)))
        others = max(0, self._possible.start - len(items) - wanted)
        if len(items) + wanted + others in self._possible:
            doing = [item for item in self._told_apart if self._does(item)]
            for added, beside in product(
                combinations_with_replacement(doing, wanted),
                combinations_with_replacement(self._told_apart, others),
            ):
                yield ListValue((*items, *added, *beside))

    def _does(self, item: Mapping[str, FactValue]) -> bool:
        """Whether nothing but what the agency finds is left open about what the first question asks."""
        ((_, hopeful), *_) = self._worth(item)
        return hopeful is Truth.TRUE

    @cached_property
    def _items(self) -> list[Mapping[str, FactValue]]:
        found: list[Mapping[str, FactValue]] = []
        for values in product(*([None, *some] for some in self.values.values())):
            item = {n: value for n, value in zip(self.values, values, strict=True) if value is not None}
            if all("." not in name or name.partition(".")[0] in item for name in item):
                found.append(item)
        return found

    @cached_property
    def _told_apart(self) -> list[Mapping[str, FactValue]]:
        """An item of each worth that items can have to the leaves."""
        return [*{self._worth(item): item for item in self._items}.values()]

    def _worth(self, item: Mapping[str, FactValue]) -> tuple[tuple[Truth, Truth], ...]:
        facts = with_items({self._definition.id: ListValue((item,))})
        situation = Situation(facts, self._day, compiled=self._compiled)
        return tuple(
            (situation.value(one), situation.value(one, hopeful=True))
            for leaf in self._over
            for one in situation.items(leaf)
        )


def values_of_classes(definition: FactDefinition, asked: Sequence[Leaf], day: int) -> list[FactValue]:
    """Return a value of each class that leaves tell apart; of a document only that it is handed in."""
    if definition.kind is Kind.DOCUMENT:
        return [True]
    found = candidates(definition, asked, day)
    return [*{class_of(asked, value, day): value for value in found}.values()]
