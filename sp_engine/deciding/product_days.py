"""The days of a product: from when and until when it is valid, when to report, when to renew it.

In come a product, typed facts, the day of its issue where that is known, and the agency's clock; out come
days.  Whether an applicant gets the product is not known here.  What is counted from the issue has no day
before that is known: neither the day of the decision nor a due date stands in for it.

LAW: declared rules, no general law was found.  The day from which it is counted is day 0, as everywhere; the
last day is the same day of the month, or the last of a month that is too short, and the product is still
valid on it.  No day moves because the office is closed on it.  Reports are counted from day 0 each, not from
one another; one that would fall on the last day, or later, falls away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import assert_never

from sp_engine.documents import EndKind, FixedEnd, Product, Reporting, Validity
from sp_engine.immutable import NamedTuple
from sp_engine.rules import Situation
from sp_engine.workdays import CERTAIN, LONGEST, CalendarGap, Clock, Duration, Uncertain


class ProductDays(NamedTuple):
    """The days of a product, as far as they are known.

    Without an end only the first report is among `report_by`.  `waits_for_issue`: whether a day is counted
    from the issue and that is not known; `needs`: dates that would have to be stated; `gap`: the year that
    has no decreed calendar, where a day is counted in hari kerja; `closed`: the days by which
    the applicant has to report or renew and on which the office is closed.
    """

    first: date | None = None
    until: date | None = None
    renew_by: date | None = None
    report_by: tuple[date, ...] = ()
    waits_for_issue: bool = False
    needs: tuple[str, ...] = ()
    uncertain: Uncertain = CERTAIN
    gap: int | None = None
    closed: frozenset[date] = frozenset()


def product_days(product: Product, situation: Situation, issued: date | None, clock: Clock) -> ProductDays:
    """Return the days of a product; none of one of which the decree says nothing more."""
    if not product.obliges:
        return ProductDays()
    count = _Count(situation, issued, clock)
    first = issued if product.since is None else count.stated(product.since)
    until = None if product.validity is None else count.until(product.validity, first)
    renew_by = None
    if product.renewal is not None and until is not None:
        renew_by = count.before(until, product.renewal.before)
    reports: tuple[date, ...] = ()
    if product.reporting is not None and first is not None:
        ends = product.validity is not None
        if until is not None or not ends:
            reports = tuple(count.reports(product.reporting, first, until))
    needs = tuple(name for name in product.dates if situation.facts.get(name) is None)
    waits = issued is None and product.counted_from_issue
    to_do = reports if renew_by is None else (*reports, renew_by)
    closed = frozenset(day for day in to_do if clock.is_closed(day))
    return ProductDays(first, until, renew_by, reports, waits, needs, count.uncertain, count.gap, closed)


class _Count:
    """Counts days, and remembers what they rest on."""

    def __init__(self, situation: Situation, issued: date | None, clock: Clock) -> None:
        self._situation, self._issued, self._clock = situation, issued, clock
        self.uncertain = CERTAIN
        self.gap: int | None = None

    def stated(self, fact: str) -> date | None:
        """Return a date that is a fact."""
        ordinal = self._situation.facts.get(fact)
        return None if ordinal is None else date.fromordinal(ordinal)

    def until(self, validity: Validity, first: date | None) -> date | None:
        """Return the last day of a validity that begins then."""
        if validity.lasts is not None:
            return None if first is None else self.after(first, validity.lasts)
        return None if validity.until is None else self._fixed(validity.until, first)

    def _fixed(self, end: FixedEnd, first: date | None) -> date | None:
        match end.kind:
            case EndKind.YEAR_END:
                return None if first is None else date(first.year, 12, 31)
            case EndKind.FACT:
                return self.stated(end.fact or "")
            case _ as never:
                assert_never(never)

    def after(self, first: date, length: Duration) -> date | None:
        """Return the day on which a length of time ends; None where no calendar covers it."""
        start = datetime(first.year, first.month, first.day, tzinfo=self._clock.zone)
        try:
            day, uncertain = self._clock.programme_end(start, length)
        except CalendarGap as gap:
            self.gap = gap.year
            return None
        self.uncertain |= uncertain
        return day

    def before(self, end: date, length: Duration) -> date | None:
        """Return the day that lies so long before another; None where no calendar covers it."""
        try:
            day, uncertain = self._clock.day_before(end, length)
        except CalendarGap as gap:
            self.gap = gap.year
            return None
        self.uncertain |= uncertain
        return day

    def reports(self, reporting: Reporting, first: date, until: date | None) -> Iterator[date]:
        """Yield the days on which to report, before the last; without an end only the first."""
        every = reporting.every
        for amount in range(every.amount, LONGEST + 1, every.amount):
            day = self.after(first, Duration(amount, every.unit))
            if day is None or (until is not None and day >= until):
                return
            yield day
            if until is None:
                return
