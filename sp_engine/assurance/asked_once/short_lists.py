"""Short lists of like things: every one that some leaves can tell apart, and every way to complete one.

In come a list's definition, the leaves that look at it and a day; out come lists.  In what order items stand
is no matter.  Items that are added to a list are told apart by what they are worth to the leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations_with_replacement, product

from sp_engine.conditions import (
    EachOf,
    Leaf,
    SomeOf,
    candidates,
    class_of,
    leaves_of_fields,
    numbers_of_items,
    of_one_item,
)
from sp_engine.facts import FactDefinition, FactValue, Kind, ListValue, with_items
from sp_engine.rules import Situation

FEWEST_TRIED = 2
"""Lists of so many items are tried at least, where there can be so many."""


class ShortLists:
    """The lists of up to `longest` items; all that there can be, if `every`."""

    def __init__(self, definition: FactDefinition, asked: Sequence[Leaf], day: int) -> None:
        self._definition, self._day = definition, day
        self._over = [leaf for leaf in asked if isinstance(leaf, EachOf | SomeOf)]
        wanted = max((leaf.at_least for leaf in self._over if isinstance(leaf, SomeOf)), default=1)
        self._possible = numbers_of_items(definition)
        most = self._possible.stop - 1
        self.longest = min(most, max(FEWEST_TRIED, wanted, self._possible.start))
        self._completed_to, self.every = min(most, self.longest + wanted), self.longest == most
        fields = leaves_of_fields(definition, self._over)
        self.fields = {leaves[0].item.id: tuple(leaves) for _, leaves in fields}
        self.values = {leaves[0].item.id: values_of_classes(field, leaves, day) for field, leaves in fields}

    def lists(self) -> Iterator[ListValue]:
        """Yield every list, whole and with more to come."""
        for many in range(self._possible.start, self.longest + 1):
            for items in combinations_with_replacement(self._items, many):
                yield ListValue(items)
                yield ListValue(items, complete=False)

    def completed(self, value: ListValue | None) -> Iterator[ListValue]:
        """Yield a list with all that may still be added to it, whole; any list where it is not stated."""
        items = () if value is None else value.items
        if value is not None and value.complete:
            yield value
            return
        for many in range(self._completed_to - len(items) + 1):
            if len(items) + many in self._possible:
                for added in combinations_with_replacement(self._told_apart, many):
                    yield ListValue((*items, *added))

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

    def _worth(self, item: Mapping[str, FactValue]) -> tuple[object, ...]:
        situation = Situation(with_items({self._definition.id: ListValue((item,))}), self._day)
        asked = [of_one_item(leaf.inner, 1) for leaf in self._over]
        return tuple((situation.value(one), situation.value(one, hopeful=True)) for one in asked)


def values_of_classes(definition: FactDefinition, asked: Sequence[Leaf], day: int) -> list[FactValue]:
    """Return a value of each class that leaves tell apart; of a document only that it is handed in."""
    if definition.kind is Kind.DOCUMENT:
        return [True]
    found = candidates(definition, asked, day)
    return [*{class_of(asked, value, day): value for value in found}.values()]
