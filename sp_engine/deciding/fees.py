"""The fee of one applicant: components that add up, each by the first row that applies.

In come the standard's fee and typed facts; out comes each component's amount in whole rupiah, or the interval
in which it lies and the facts that it still depends on.  Facts needed only for the fee never decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from sp_engine.deciding.applicable_row import unstated
from sp_engine.documents import Fee, FeeComponent
from sp_engine.rules import Situation, Truth


class FeeItem(NamedTuple):
    """A component's amount: at least and at most so much, and the facts that decide between the two.

    None where nothing bounds it; both are None where perhaps no row applies.  `unit` and `times`: one of it
    costs so much, times so many.
    """

    component: FeeComponent
    least: int | None
    most: int | None
    needs: tuple[str, ...] = ()
    unit: int | None = None
    times: int | None = None
    waived: bool = False

    @property
    def amount(self) -> int | None:
        """The amount, where every answer gives the same."""
        return self.least if self.least == self.most else None


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


class FeeDue(NamedTuple):
    """The fee; where the standard states none there are no items, and it is not known."""

    stated: bool
    items: tuple[FeeItem, ...] = ()

    def __repr__(self) -> str:
        return f"FeeDue(amount={self.amount}, needs={self.needs})"

    @property
    def amount(self) -> int | None:
        """The amount in rupiah, where every answer gives the same."""
        return self.at_least if self.stated and self.at_least == self.at_most else None

    @property
    def at_least(self) -> int | None:
        return _sum([item.least for item in self.items])

    @property
    def at_most(self) -> int | None:
        """The most that it can be; None where nothing bounds it."""
        return _sum([item.most for item in self.items])

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts that it still depends on, each once."""
        open_items = (item for item in self.items if item.amount is None)
        return tuple(dict.fromkeys(name for item in open_items for name in item.needs))


def fee_due(fee: Fee, situation: Situation) -> FeeDue:
    """Return the fee of an applicant."""
    if fee.free:
        return FeeDue(True)
    if not fee.components:
        return FeeDue(False)
    return FeeDue(True, tuple(_item(component, situation) for component in fee.components))


def _item(component: FeeComponent, situation: Situation) -> FeeItem:
    if component.waived is None:
        return _charged(component, situation)
    match situation.value(component.waived):
        case Truth.TRUE:
            return FeeItem(component, 0, 0, waived=True)
        case Truth.UNKNOWN:
            charged = _charged(component, situation)
            needs = (*unstated(component.waived, situation), *charged.needs)
            least = None if charged.least is None else 0
            return charged._replace(least=least, needs=tuple(dict.fromkeys(needs)))
        case Truth.FALSE:
            return _charged(component, situation)
        case _ as never:
            assert_never(never)


def _charged(component: FeeComponent, situation: Situation) -> FeeItem:
    """Return what a component costs where it is not waived."""
    amounts, needs = _possible_amounts(component, situation)
    if not amounts:
        return FeeItem(component, None, None, needs)
    if component.per is None:
        return FeeItem(component, min(amounts), max(amounts), needs)
    count = situation.facts.get(component.per)
    if count is None:
        most = 0 if max(amounts) == 0 else None
        return FeeItem(component, 0, most, (*needs, component.per))
    unit = amounts[0] if len(amounts) == 1 else None
    return FeeItem(component, min(amounts) * count, max(amounts) * count, needs, unit, count)


def _possible_amounts(component: FeeComponent, situation: Situation) -> tuple[list[int], tuple[str, ...]]:
    """Return the amounts of the rows that can be the first to apply, and the facts that decide.

    None of them where perhaps no row applies.
    """
    amounts: list[int] = []
    needs: list[str] = []
    for row in component.rows:
        match Truth.TRUE if row.guard is None else situation.value(row.guard):
            case Truth.TRUE:
                return [*amounts, row.amount], tuple(needs)
            case Truth.UNKNOWN:
                amounts.append(row.amount)
                needs += unstated(row.guard, situation) if row.guard is not None else ()
            case Truth.FALSE:
                continue
            case _ as never:
                assert_never(never)
    return [], tuple(needs)
