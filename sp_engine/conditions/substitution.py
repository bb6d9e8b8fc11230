"""A condition with other conditions in the place of some of its parts.

In come a condition and what says of a part what stands instead of it; out comes a condition, in which a
document of whose parts one is replaced is all of them together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from sp_engine.conditions.tree import (
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

HOLDS = AllOf(())
"""Holds of everybody: all of nothing."""
HOLDS_NOT = AnyOf(())
"""Holds of nobody: any of nothing."""


def substituted(condition: Condition, instead: Callable[[Condition], Condition | None]) -> Condition:
    """Return the condition with what `instead` gives in the place of a part; None leaves the part."""
    found = instead(condition)
    if found is not None:
        return found
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return type(condition)(tuple(substituted(part, instead) for part in parts))
        case Defined(condition=inner):
            return substituted(inner, instead)
        case EachOf(inner=inner) | SomeOf(inner=inner):
            return condition.replace(inner=substituted(inner, instead))
        case Document(parts=parts):
            replaced = tuple(substituted(part, instead) for part in parts)
            return condition if replaced == parts else AllOf(replaced)
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
            | Unwritten()
        ):
            return condition
        case _ as never:
            assert_never(never)
