"""The fee of one applicant: components that add up, each by the first row that applies.

In come the standard's fee and typed facts; out comes the amount in whole rupiah, or what it still depends
on.  Facts needed only for the fee never decide; while one is unknown the fee is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sp_engine.conditions.tree import Condition, leaves
from sp_engine.documents.standard import Fee, FeeComponent
from sp_engine.rules.ruleset import Truth
from sp_engine.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class FeeDue:
    """The amount in rupiah, or None with the facts that it needs (none when the standard states no fee)."""

    amount: int | None
    needs: tuple[str, ...] = ()


def fee_due(fee: Fee, situation: Situation) -> FeeDue:
    """Return the fee of an applicant."""
    if fee.free:
        return FeeDue(0)
    if not fee.components:
        return FeeDue(None)
    parts = [_component(component, situation) for component in fee.components]
    needs = tuple(dict.fromkeys(name for part in parts for name in part.needs))
    amounts = [part.amount for part in parts if part.amount is not None]
    return FeeDue(None, needs) if len(amounts) < len(parts) else FeeDue(sum(amounts))


def _component(component: FeeComponent, situation: Situation) -> FeeDue:
    if component.waived is not None:
        waived = situation.value(component.waived)
        if waived == Truth.TRUE:
            return FeeDue(0)
        if waived == Truth.UNKNOWN:
            return FeeDue(None, unstated(component.waived, situation))
    index, needs = first_row([row.guard for row in component.rows], situation)
    if index is None:
        return FeeDue(None, needs)
    if component.per is None:
        return FeeDue(component.rows[index].amount)
    count = situation.facts.get(component.per)
    return FeeDue(None, (component.per,)) if count is None else FeeDue(component.rows[index].amount * count)


def first_row(guards: Iterable[Condition | None], situation: Situation) -> tuple[int | None, tuple[str, ...]]:
    """Return the first row whose guard holds, or None with the facts that would decide which it is.

    A row without a guard always applies.  A row whose guard is unknown stops the search: which row applies
    is then not known.  None with no facts means that no row applies.
    """
    for index, guard in enumerate(guards):
        value = Truth.TRUE if guard is None else situation.value(guard)
        if value == Truth.TRUE:
            return index, ()
        if value == Truth.UNKNOWN and guard is not None:
            return None, unstated(guard, situation)
    return None, ()


def unstated(condition: Condition, situation: Situation) -> tuple[str, ...]:
    """Return the items of a condition that are not stated, each once."""
    return tuple(dict.fromkeys(leaf.item.id for leaf in leaves(condition) if not situation.stated(leaf)))
