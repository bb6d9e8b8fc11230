"""A long list in parts of which a page holds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def parts_of(things: Sequence[Thing], most: int) -> list[Sequence[Thing]]:
    """Return the parts, each of so many things at most; one that is empty where there is nothing."""
    return [things[at : at + most] for at in range(0, len(things), most)] or [things]
