"""Between what an amount lies, and what becomes of that when amounts are added, chosen from and rounded.

Knows nothing about what is charged, or for what.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sp_engine.documents import FeeRow
from sp_engine.immutable import NamedTuple


class Bounds(NamedTuple):
    """Between what an amount lies: `most` is None where nothing bounds it.

    `unset`: the rows that perhaps apply and set no amount, None among them where perhaps no row applies; then
    `least` is None if certainly no amount is set.
    """

    least: Fraction | int | None
    most: Fraction | int | None
    unset: tuple[FeeRow | None, ...] = ()

    @property
    def amount(self) -> int | None:
        """The amount in whole rupiah, where it can be no other."""
        if self.least is None or self.least != self.most or self.unset:
            return None
        return int(self.least)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to ask: it is an amount, or certainly none."""
        return self.least is None or self.amount is not None


NOTHING = Bounds(0, 0)


def either(several: Iterable[Bounds]) -> Bounds:
    """Return the bounds of what is one or another."""
    parts = list(several)
    unset = tuple(dict.fromkeys(row for part in parts for row in part.unset))
    least = [part.least for part in parts if part.least is not None]
    if not least:
        return Bounds(None, None, unset)
    most = [part.most for part in parts if part.least is not None]
    bounded = [top for top in most if top is not None]
    return Bounds(min(least), max(bounded) if len(bounded) == len(most) else None, unset)


def added(several: Iterable[Bounds]) -> Bounds:
    """Return the bounds of a sum; where no amount is set of a part, none is of the sum."""
    parts = list(several)
    unset = tuple(dict.fromkeys(row for part in parts for row in part.unset))
    least = [part.least for part in parts if part.least is not None]
    if len(least) < len(parts):
        return Bounds(None, None, unset)
    most = [part.most for part in parts if part.most is not None]
    return Bounds(sum(least), sum(most) if len(most) == len(parts) else None, unset)


def rounded_half_up(exact: Fraction | int, to: int) -> int:
    """Return the multiple of `to` nearest to an amount; of two as near the greater."""
    return int((2 * Fraction(exact) + to) // (2 * to)) * to
