"""What a case expects beside what was decided: outcome, reasons, what to supply, due dates, fee and
products.

In come a case as written and a decision; out comes every expectation that is not met.  Knows nothing about
files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from sp_engine.assurance.cases.case import key_of
from sp_engine.assurance.cases.written_values import is_due, parse_fee, written_due
from sp_engine.deciding import (
    Decision,
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    ProductDays,
    YieldedProduct,
)
from sp_engine.documents import (
    MET_PREFERENCE,
    UNKNOWN_PREFERENCE,
    UNMET_PREFERENCE,
    CaseAssertion,
    ExpectedOutcome,
    Unstated,
    WrittenCase,
)
from sp_engine.rules import FindingStatus, Outcome
from sp_engine.words import Words, rupiah
from sp_engine.words.messages import case_documents

LISTS = tuple(assertion for assertion in CaseAssertion if assertion.lists_requirements)
"""What lists requirements by what became of them."""

_NOTHING = Words("", "")
ProductDay: TypeAlias = "str | tuple[str, ...] | None"
"""A day of a product as a case states it, or the days on which to report."""


@dataclass(frozen=True, slots=True)
class UnmetExpectation:
    """One expectation that did not come out: what was expected and what was found.

    `part` is the stage, the preference or the product that it is about, where an assertion has several.
    """

    assertion: CaseAssertion
    expected: str
    found: str
    because: Words = _NOTHING
    part: str = ""

    @property
    def key(self) -> str:
        """Return the key that writes it."""
        return key_of(self.assertion)

    @property
    def sentence(self) -> Words:
        because = Words(*(f" ({text})" if text else "" for text in self.because))
        return case_documents.EXPECTED.fill(
            key=self.key, expected=self.expected, found=self.found, because=because
        )


def unmet_expectations(case: WrittenCase, decision: Decision) -> Iterator[UnmetExpectation]:
    """Yield every expectation that the decision does not meet; only what is stated is compared."""
    if not case.outcome.is_decision:
        yield UnmetExpectation(CaseAssertion.OUTCOME, case.outcome, expected_outcome(decision.outcome))
        return
    for assertion in CaseAssertion:
        yield from _unmet(assertion, case, decision)


def expected_outcome(outcome: Outcome) -> ExpectedOutcome:
    """Return what a case expects that comes to an outcome."""
    match outcome:
        case Outcome.APPROVE:
            return ExpectedOutcome.APPROVED
        case Outcome.RETURN:
            return ExpectedOutcome.RETURNED
        case Outcome.REJECT:
            return ExpectedOutcome.REJECTED
        case Outcome.PENDING:
            return ExpectedOutcome.PENDING
        case _ as never:
            assert_never(never)


def lists_of(status: FindingStatus) -> tuple[CaseAssertion, ...]:
    """Return the lists of a case in which a requirement of this status stands, if it stands in any."""
    match status:
        case FindingStatus.FAILED:
            return (CaseAssertion.FAILED,)
        case FindingStatus.MISSING | FindingStatus.DEFICIENT:
            return (CaseAssertion.LACKING,)
        case FindingStatus.PENDING:
            return (CaseAssertion.PENDING,)
        case FindingStatus.LATER:
            return CaseAssertion.PENDING, CaseAssertion.LATER  # the rest: of other statuses
        case FindingStatus.NOT_APPLICABLE:
            return (CaseAssertion.NOT_APPLICABLE,)
        case (
            FindingStatus.MET
            | FindingStatus.PREFERRED
            | FindingStatus.NOT_PREFERRED
            | FindingStatus.PREFERENCE_UNKNOWN
        ):
            return ()
        case _ as never:
            assert_never(never)


def requirements_in(assertion: CaseAssertion, decision: Decision) -> list[str]:
    """Return the requirements that stand in one of the lists of a case with this decision."""
    together = {name for rejection in decision.together for name in rejection.ids}
    return [
        f.requirement.id
        for f in decision.findings
        if assertion in lists_of(f.status)
        or (assertion in lists_of(FindingStatus.FAILED) and f.requirement.id in together)
    ]


def preferences_of(decision: Decision) -> dict[str, str]:
    """Return what became of each requirement as a case states preferences."""
    return {f.requirement.id: _became(f.status) for f in decision.findings}


def to_supply(decision: Decision) -> list[str]:
    """Return the facts and documents that the applicant still has to supply or mend, each once."""
    return list(dict.fromkeys(_named(decision.needs)))


def _became(status: FindingStatus) -> str:
    """Return a status as a case states it of a preference; any other by its own name."""
    match status:
        case FindingStatus.PREFERRED:
            return MET_PREFERENCE
        case FindingStatus.NOT_PREFERRED:
            return UNMET_PREFERENCE
        case FindingStatus.PREFERENCE_UNKNOWN:
            return UNKNOWN_PREFERENCE
        case (
            FindingStatus.MET
            | FindingStatus.MISSING
            | FindingStatus.DEFICIENT
            | FindingStatus.FAILED
            | FindingStatus.NOT_APPLICABLE
            | FindingStatus.PENDING
            | FindingStatus.LATER
        ):
            return status.value
        case _ as never:
            assert_never(never)


def _unmet(assertion: CaseAssertion, case: WrittenCase, decision: Decision) -> Iterator[UnmetExpectation]:
    """Yield what a case expects in one respect and the decision does not meet."""
    match assertion:
        case CaseAssertion.OUTCOME:
            outcome = expected_outcome(decision.outcome)
            if case.outcome is not outcome:
                yield UnmetExpectation(assertion, case.outcome, outcome, _reasons(decision))
        case (
            CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
        ):
            listed: tuple[str, ...] | None = getattr(case, assertion)
            if listed is not None:
                yield from _unlike(assertion, listed, requirements_in(assertion, decision))
        case CaseAssertion.TO_SUPPLY:
            if case.to_supply is not None:
                yield from _unlike(assertion, case.to_supply, to_supply(decision))
        case CaseAssertion.PREFERENCES:
            preferences = preferences_of(decision) if case.preferences else {}
            for name, wanted in case.preferences.items():
                if preferences.get(name) != wanted:
                    found = f"{name}: {preferences.get(name, '-')}"
                    yield UnmetExpectation(assertion, f"{name}: {wanted}", found, part=name)
        case CaseAssertion.DUE:
            yield from _unmet_due_dates(case, decision)
        case CaseAssertion.FEE:
            if not isinstance(case.fee, Unstated) and (fee := parse_fee(case.fee)) != decision.fee.amount:
                yield UnmetExpectation(
                    assertion, _money(fee), _money(decision.fee.amount), _why_open(decision)
                )
        case CaseAssertion.PRODUCTS:
            if case.products is not None:
                because = _why_uncertain(decision)
                yield from _unlike(assertion, case.products, products_of(decision.products), because)
        case CaseAssertion.VALID_UNTIL | CaseAssertion.RENEW_BY | CaseAssertion.REPORT_BY:
            wanted_days: Mapping[str, ProductDay] = getattr(case, assertion)
            told = days_told(assertion, decision.products) if wanted_days else {}
            for product, day in wanted_days.items():
                found_day = told.get(product)
                if (day or None) != (found_day or None):
                    expected, found = f"{product} {_days(day)}", f"{product} {_days(found_day)}"
                    because = _why_no_day(product, decision)
                    yield UnmetExpectation(assertion, expected, found, because, product)
        case _ as never:
            assert_never(never)


def products_of(products: Iterable[YieldedProduct]) -> list[str]:
    """Return the products that an application yields for certain, by their names."""
    return [yielded.product.name for yielded in products if yielded.certain]


def days_told(assertion: CaseAssertion, products: Iterable[YieldedProduct]) -> dict[str, ProductDay]:
    """Return the days of one kind of each product that an application yields, as a case states them.

    Nothing where the assertion states no days of products.
    """
    return {
        yielded.product.name: day
        for yielded in products
        if yielded.certain
        for day in _day_told(assertion, yielded.days)
    }


def _day_told(assertion: CaseAssertion, days: ProductDays) -> Iterator[ProductDay]:
    match assertion:
        case CaseAssertion.VALID_UNTIL:
            yield written_due(days.until)
        case CaseAssertion.RENEW_BY:
            yield written_due(days.renew_by)
        case CaseAssertion.REPORT_BY:
            yield tuple(day.isoformat() for day in days.report_by)
        case (
            CaseAssertion.OUTCOME
            | CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
            | CaseAssertion.TO_SUPPLY
            | CaseAssertion.PREFERENCES
            | CaseAssertion.DUE
            | CaseAssertion.FEE
            | CaseAssertion.PRODUCTS
        ):
            return
        case _ as never:
            assert_never(never)


def _days(day: ProductDay) -> str:
    return (day if isinstance(day, str) else ", ".join(day or ())) or "-"


def _why_no_day(name: str, decision: Decision) -> Words:
    """Return why a product has no day."""
    yielded = next((each for each in decision.products if each.product.name == name), None)
    if yielded is None:
        return case_documents.NOT_YIELDED
    if not yielded.certain:
        return _why_uncertain(decision)
    return case_documents.WAITS_FOR_ISSUE if yielded.days.waits_for_issue else _NOTHING


def _why_uncertain(decision: Decision) -> Words:
    """Return which product is not certain, and on what that depends."""
    for yielded in decision.products:
        if not yielded.certain:
            facts = ", ".join(yielded.needs)
            return case_documents.NOT_SURE.fill(product=yielded.product.name, facts=facts)
    return _NOTHING


def _unlike(
    assertion: CaseAssertion, wanted: tuple[str, ...], found: list[str], because: Words = _NOTHING
) -> Iterator[UnmetExpectation]:
    if sorted(found) != sorted(wanted):
        yield UnmetExpectation(assertion, ", ".join(wanted) or "-", ", ".join(found) or "-", because)


def _unmet_due_dates(case: WrittenCase, decision: Decision) -> Iterator[UnmetExpectation]:
    deadlines = {deadline.stage: deadline for deadline in decision.deadlines} if case.due else {}
    for stage, wanted in case.due.items():
        deadline = deadlines.get(stage)
        due = deadline.last_day if deadline is not None else None
        if not is_due(due, wanted, decision.standard.agency.zone):
            found = written_due(due) or "-"
            because = _NOTHING if deadline is None or deadline.reason is None else deadline.reason
            expected = f"{stage} {wanted or '-'}"
            yield UnmetExpectation(CaseAssertion.DUE, expected, f"{stage} {found}", because, stage)


def _named(need: Need | None) -> Iterator[str]:
    match need:
        case None:
            return
        case NeedFact(leaf):
            yield leaf.item.id
        case NeedDocument(document, _):
            yield document.item.id
        case NeedAll(parts) | NeedAny(parts):
            for part in parts:
                yield from _named(part)
        case NeedIf(_, open_facts, then):
            yield from open_facts
            yield from _named(then)
        case _ as never:
            assert_never(never)


def _reasons(decision: Decision) -> Words:
    open_ = [f for f in decision.findings if f.status.unmet]
    return Words(
        "; ".join(f"{f.requirement.id}: {f.message('id')}" for f in open_),
        "; ".join(f"{f.requirement.id}: {f.message('en')}" for f in open_),
    )


def _why_open(decision: Decision) -> Words:
    """Return why no fee is known."""
    if decision.fee.amount is not None:
        return _NOTHING
    return Words(decision.fee_text("id"), decision.fee_text("en"))


def _money(amount: int | None) -> str:
    return "-" if amount is None else rupiah(amount)
