"""A condition on any item of a list as it is asked of one of them.

In comes what is asked of the items, and a number; out comes the same condition about that item, by the names
of `list_values`.  Places stay.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
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
)
from sp_engine.facts import field_of


def of_one_item(condition: Condition, number: int) -> Condition:
    """Return what is asked of any item as it is asked of the one of that number, counted from 1."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return condition.replace(parts=tuple(of_one_item(part, number) for part in parts))
        case Document(item=item, attributes=attributes):
            asked = tuple(_leaf(leaf, number) for leaf in attributes)
            return Document(_item(item, number), asked, condition.at)
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
            return _leaf(condition, number)
        case Defined(condition=inner):
            return condition.replace(condition=of_one_item(inner, number))
        case Unwritten() | EachOf() | SomeOf():
            return condition
        case _ as never:
            assert_never(never)


def _leaf(leaf: Comparison, number: int) -> Comparison:
    return leaf.replace(item=_item(leaf.item, number))


def _item(item: Item, number: int) -> Item:
    return item.replace(id=field_of(item.id, number))
