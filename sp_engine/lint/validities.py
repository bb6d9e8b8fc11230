"""Validities that cannot mean what they say: a renewal before the issue, a report that never falls due.

In come a standard without other findings and its sources; out come findings, each at its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sp_engine.documents import Product, Standard
from sp_engine.words import Diagnostic
from sp_engine.workdays import Duration, nominal_end
from sp_engine.yaml_text import Sources

_LONG_MONTHS = date(2024, 1, 1)
"""From here months and years are at their longest."""


def validity_problems(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is odd about how long products are valid."""
    for product in standard.products:
        yield from _lengths(product, sources)
        end = None if product.validity is None else product.validity.fixed_end
        if end is not None and product.validity is not None and not standard.vocabulary[end].may_be_future:
            yield sources.finding("SP398", product.validity.place("until"), fact=end)


def _lengths(product: Product, sources: Sources) -> Iterator[Diagnostic]:
    lasts = None if product.validity is None else product.validity.lasts
    if lasts is None:
        return
    renewal, reporting = product.renewal, product.reporting
    if renewal is not None and _as_long(renewal.before, lasts):
        place = renewal.place("before")
        yield sources.finding("SP396", place, before=str(renewal.before), lasts=str(lasts))
    if reporting is not None and _as_long(reporting.every, lasts):
        place = reporting.place("every")
        yield sources.finding("SP397", place, every=str(reporting.every), lasts=str(lasts))


def _as_long(one: Duration, other: Duration) -> bool:
    """Whether a length is certainly as long as another; days off only lengthen hari kerja."""
    if one.unit is other.unit:
        return one.amount >= other.amount
    return other.unit.of_calendar and _days(one) >= _days(other)


def _days(length: Duration) -> int:
    if not length.unit.of_calendar:
        return length.amount
    return nominal_end(_LONG_MONTHS, length) - _LONG_MONTHS.toordinal()
