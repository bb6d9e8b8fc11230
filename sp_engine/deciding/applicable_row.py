"""Which row of a fee or a time applies: the first whose guard holds.

In come guards in the decree's order and a situation; out comes the row, or the facts that it depends on.
Knows nothing about what stands in a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from sp_engine.conditions import Condition, leaves
from sp_engine.rules import Situation, Truth


def first_row(guards: Iterable[Condition | None], situation: Situation) -> tuple[int | None, tuple[str, ...]]:
    """Return the first row whose guard holds, or None with the facts that would decide which it is.

    A row without a guard always applies.  A row whose guard is unknown stops the search: which row applies
    is then not known.  None with no facts means that no row applies.
    """
    for index, guard in enumerate(guards):
        if guard is None:
            return index, ()
        match situation.value(guard):
            case Truth.TRUE:
                return index, ()
            case Truth.UNKNOWN:
                return None, unstated(guard, situation)
            case Truth.FALSE:
                continue
            case _ as never:
                assert_never(never)
    return None, ()


def unstated(condition: Condition, situation: Situation) -> tuple[str, ...]:
    """Return the items of a condition that are not stated, each once."""
    return tuple(dict.fromkeys(leaf.item.id for leaf in leaves(condition) if not situation.stated(leaf)))
