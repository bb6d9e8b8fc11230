"""What a fee comes to: each component's item, the total, and what would settle it.

Data only; how it is found is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sp_engine.deciding.fee_bounds import Bounds
from sp_engine.documents import FeeComponent
from sp_engine.immutable import NamedTuple

if TYPE_CHECKING:
    from sp_engine.deciding.fee_charges import Charge  # for which a free service should not wait


class FeeItem(NamedTuple):
    """A component, between what it lies over all completions, and what it comes to as things are.

    `needs`: the facts that would settle it.
    """

    component: FeeComponent
    bounds: Bounds
    needs: tuple[str, ...]
    charge: Charge

    @property
    def amount(self) -> int | None:
        """The amount, where every answer gives the same."""
        return self.bounds.amount


class FeeDue(NamedTuple):
    """The fee; where the standard states none there are no items, and it is not known."""

    stated: bool
    items: tuple[FeeItem, ...] = ()
    bounds: Bounds = Bounds(0, 0)
    needs: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"FeeDue(amount={self.amount}, needs={self.needs})"

    @property
    def amount(self) -> int | None:
        """The amount in rupiah, where every answer gives the same."""
        return self.bounds.amount if self.stated else None

    @property
    def at_least(self) -> int | None:
        """The least that it can be; None where perhaps no amount is set."""
        return None if self.bounds.unset or self.bounds.least is None else int(self.bounds.least)

    @property
    def at_most(self) -> int | None:
        """The most that it can be; None where nothing bounds it, or perhaps no amount is set."""
        return None if self.bounds.unset or self.bounds.most is None else int(self.bounds.most)
