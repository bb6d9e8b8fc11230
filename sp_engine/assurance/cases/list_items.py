"""One item of a list that a case takes over, or one thing stated of it: `anggota/10`, `anggota/10/jabatan`.

In come facts as they are written, a name and a value; out come the facts with that alone stated anew, and the
other way round the names by which two written lists differ.  Knows nothing about what fields there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sp_engine.facts import LIST_MARK, UNFINISHED_KEY

_MOST_NAMED = 3
"""In how many places two lists may differ for these to be named in place of the list."""


class ItemName(NamedTuple):
    """The name of an item of a list, counted from 1; with a `field`, of what is stated there."""

    whole: str
    number: int
    field: str


def item_named(name: str) -> ItemName | None:
    """Return which item is named; None where the name is that of a fact."""
    whole, mark, rest = name.partition(LIST_MARK)
    number, _, field = rest.partition(LIST_MARK)
    return ItemName(whole, int(number) if number.isdecimal() else 0, field) if mark else None


def items_of_list(facts: Mapping[str, Any], whole: str) -> list[Any] | None:
    """Return the items of a list as it is written; None where no list is."""
    written = facts.get(whole)
    if isinstance(written, Mapping) and written.keys() == {UNFINISHED_KEY}:
        written = written[UNFINISHED_KEY]
    return written if isinstance(written, list) else None


def has_item(facts: Mapping[str, Any], name: ItemName) -> bool:
    """Whether there is an item of that name; one behind the last may be added, not one of its fields."""
    items = items_of_list(facts, name.whole)
    if items is None:
        return False
    return 1 <= name.number <= len(items) + (not name.field)


def with_items(facts: Mapping[str, Any], whole: str, items: list[Any]) -> Any:
    """Return a list with other items as it is written: finished or not, as it was."""
    unfinished = isinstance(facts[whole], Mapping)
    return {UNFINISHED_KEY: items} if unfinished else items


def differing(whole: str, old: Any, new: Any) -> dict[str, Any] | None:
    """Return what differs between two written lists by the names of items; None where that is no shorter.

    What is no longer stated of an item is None.
    """
    before, after = items_of_list({whole: old}, whole), items_of_list({whole: new}, whole)
    if before is None or after is None or len(before) != len(after) or type(old) is not type(new):
        return None
    found = dict(_differences(whole, before, after))
    return found if len(found) <= _MOST_NAMED else None


def _differences(whole: str, before: list[Any], after: list[Any]) -> Iterator[tuple[str, Any]]:
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        name = f"{whole}{LIST_MARK}{number}"
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            for field in dict.fromkeys((*old, *new)):
                if old.get(field) != new.get(field):
                    yield f"{name}{LIST_MARK}{field}", new.get(field)
        elif old != new:
            yield name, new
