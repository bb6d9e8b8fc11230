"""A stated list of like things, and the names by which what is stated of its items goes.

`pengurus/2/nama` is the name of the second item of `pengurus`, `pengurus/*/nama` that of any of them; an
attribute is `pengurus/2/sertifikat.berlaku`.  Knows nothing about what fields there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sp_engine.immutable import Immutable

LIST_MARK = "/"
_ANY = "*"


class ListValue(Immutable):
    """The items of a list, each with what is stated of it by names of any item; `complete` when it is whole.

    What is not stated of an item is open.
    """

    items: tuple[Mapping[str, Any], ...]
    complete: bool = True

    def __hash__(self) -> int:
        return hash((len(self.items), self.complete))


def field_of_any(whole: str, field: str) -> str:
    """Return the name of a field, or an attribute in it, of any item of a list."""
    return f"{whole}{LIST_MARK}{_ANY}{LIST_MARK}{field}"


def field_of(name: str, number: int) -> str:
    """Return the name of any item's field as that of one item, counted from 1."""
    whole, _, field = name.split(LIST_MARK, 2)
    return f"{whole}{LIST_MARK}{number}{LIST_MARK}{field}"


def own_name(name: str) -> str:
    """Return the name of a field without the list that it belongs to; of anything else its name."""
    return name.rpartition(LIST_MARK)[2]


def item_of_list(name: str) -> tuple[str, int] | None:
    """Return the list and the number of the item of which something is named; None for anything else."""
    whole, mark, rest = name.partition(LIST_MARK)
    number = rest.partition(LIST_MARK)[0]
    return (whole, int(number)) if mark and number != _ANY else None


def with_items(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return facts with what is stated of each item of each list, under the names of these items."""
    lists = [value for value in facts.values() if isinstance(value, ListValue)]
    return {**facts, **{name: value for each in lists for name, value in _of_items(each)}} if lists else facts


def with_fields(facts: Mapping[str, Any], stated: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return facts with others stated besides, those of items under the names of these items."""
    found = {**facts}
    for name, value in stated.items():
        of = item_of_list(name)
        if of is None:
            found[name] = value
            continue
        whole, number = of
        items = list(found[whole].items)
        items[number - 1] = {**items[number - 1], field_of_any(whole, own_name(name)): value}
        found[whole] = found[whole].replace(items=tuple(items))
    return found


def _of_items(value: ListValue) -> Iterator[tuple[str, Any]]:
    for number, item in enumerate(value.items, 1):
        for name, stated in item.items():
            yield field_of(name, number), stated
