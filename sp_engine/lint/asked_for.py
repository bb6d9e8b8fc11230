"""What a condition cannot hold without.

In comes a condition; out come the names of facts and documents.
"""

from __future__ import annotations

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
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)


def asked_for(condition: Condition) -> set[str]:
    """Return the facts and documents without which a condition cannot hold."""
    match condition:
        case AllOf(parts=parts):
            return set().union(*map(asked_for, parts))
        case AnyOf(parts=parts):
            return set.intersection(*map(asked_for, parts)) if parts else set()
        case Defined(condition=inner):
            return asked_for(inner)
        case (
            Document()
            | Known()
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
            return {condition.item.id}
        case Among(item=item, values=values, inside=inside):
            return {item.id} if inside and False not in values else set()
        case Unwritten():
            return set()
        case _ as never:
            assert_never(never)
