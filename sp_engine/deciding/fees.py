"""The fee of one applicant: components that add up, each by the first row that applies.

In come the standard's fee and typed facts; out comes the amount in whole rupiah, or what it still depends
on.  Facts needed only for the fee never decide; while one is unknown the fee is unknown.
"""

from __future__ import annotations

from typing import NamedTuple, assert_never

from sp_engine.deciding.applicable_row import first_row, unstated
from sp_engine.documents import Fee, FeeComponent
from sp_engine.rules import Situation, Truth


class FeeDue(NamedTuple):
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
        match situation.value(component.waived):
            case Truth.TRUE:
                return FeeDue(0)
            case Truth.UNKNOWN:
                return FeeDue(None, unstated(component.waived, situation))
            case Truth.FALSE:
                pass
            case _ as never:
                assert_never(never)
    index, needs = first_row([row.guard for row in component.rows], situation)
    if index is None:
        return FeeDue(None, needs)
    if component.per is None:
        return FeeDue(component.rows[index].amount)
    count = situation.facts.get(component.per)
    return FeeDue(None, (component.per,)) if count is None else FeeDue(component.rows[index].amount * count)
