"""Which products an application yields: those of its outcome whose guard holds, each with its days.

In come a standard, an outcome, typed facts and the day of issue; out come products in the decree's order.  An
application that is returned or pending yields nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from sp_engine.deciding.applicable_row import unstated
from sp_engine.deciding.product_days import ProductDays, product_days
from sp_engine.documents import Product, Standard, YieldedWhen
from sp_engine.immutable import NamedTuple
from sp_engine.rules import Outcome, Situation, Truth
from sp_engine.workdays import Clock


class YieldedProduct(NamedTuple):
    """A product that an applicant gets; with `needs` it depends on those facts whether that is so."""

    product: Product
    days: ProductDays
    needs: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        return not self.needs


def products_yielded(
    standard: Standard, situation: Situation, outcome: Outcome, issued: date | None
) -> tuple[YieldedProduct, ...]:
    """Return the products that an application with this outcome yields, or may yield."""
    match outcome:
        case Outcome.APPROVE:
            when = YieldedWhen.APPROVED
        case Outcome.REJECT:
            when = YieldedWhen.REJECTED
        case Outcome.RETURN | Outcome.PENDING:
            return ()
        case _ as never:
            assert_never(never)
    return tuple(_yielded(standard, situation, when, issued))


def products_on_approval(
    standard: Standard, situation: Situation, issued: date | None, clock: Clock | None = None
) -> tuple[YieldedProduct, ...]:
    """Return the products that an application yields, or may yield, once it is approved."""
    return tuple(_yielded(standard, situation, YieldedWhen.APPROVED, issued, clock))


def _yielded(
    standard: Standard,
    situation: Situation,
    when: YieldedWhen,
    issued: date | None,
    clock: Clock | None = None,
) -> Iterator[YieldedProduct]:
    for product in standard.products:
        if product.when is not when:
            continue
        needs: tuple[str, ...] = ()
        if (guard := product.guard) is not None:
            match situation.value(guard):
                case Truth.FALSE:
                    continue
                case Truth.UNKNOWN:
                    needs = unstated(guard, situation)
                case Truth.TRUE:
                    pass
                case _ as never:
                    assert_never(never)
        days = product_days(product, situation, issued, clock or standard.agency.clock)
        yield YieldedProduct(product, days, needs)
