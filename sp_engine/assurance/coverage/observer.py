"""One case, and what it would come to if parts of the standard were forced to another value.

In come a standard, the result of a case, and what is forced; out comes everything that the case states, as it
would then be: outcome, preferences, due dates, fee, products.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectation import days_told, products_of
from sp_engine.assurance.coverage.forced_completions import ForcedCompletions
from sp_engine.assurance.coverage.forced_value import (
    HOLDS,
    NOT_HOLDS,
    Forced,
    Value,
    gate_passed,
    places_of,
    requirement_value,
    value_of,
)
from sp_engine.assurance.coverage.parts import Part, PartKind, RowList, Way, row_lists
from sp_engine.conditions import (
    Condition,
    walk,
)
from sp_engine.deciding import (
    Decision,
    YieldedProduct,
    deadlines_of,
    fee_due,
    first_row,
    is_denied,
    preference_status,
    products_yielded,
    stages_held,
)
from sp_engine.documents import CaseAssertion, Requirement, Standard, Unstated, YieldedWhen
from sp_engine.facts import FactValue, ListValue
from sp_engine.immutable import Immutable, aside
from sp_engine.rules import FindingStatus, Outcome, Situation, Truth, Verdict, outcome_of
from sp_engine.yaml_text import Place


class Observer:
    """One case, and what it would come to if parts were forced."""

    def __init__(self, standard: Standard, result: CaseResult, completions: ForcedCompletions) -> None:
        if result.decision is None:
            raise AssertionError("only decided cases are observed")
        self.case = result.case
        self.decision: Decision = result.decision
        self.situation = result.decision.situation
        self._requirements = standard.requirements
        self._places = [places_of(requirement) for requirement in self._requirements]
        self._mandatory = [requirement.mandatory for requirement in self._requirements]
        self._completions = completions
        self._rows = tuple(row_lists(standard))
        self._values = [requirement_value(r, self.situation, {}) for r in self._requirements]
        self._now = self.seen({})

    @property
    def _states_fee(self) -> bool:
        written = self.case.written
        return any(one.tells_fee and not isinstance(getattr(written, one), Unstated) for one in CaseAssertion)

    def _states_of_products(self, assertion: CaseAssertion) -> bool:
        return getattr(self.case.written, assertion) not in (None, {})

    def value(self, part: Part, way: Way) -> Value | None:
        """Return what a part is worth here; None for a row without a condition, and for a requirement that
        does not apply: that is neither met nor not met."""
        if part.kind is PartKind.REQUIREMENT:
            at = [requirement.at for requirement in self._requirements].index(part.target)
            applies = self.decision.findings[at].status is not FindingStatus.NOT_APPLICABLE
            return self._values[at] if applies else None
        if part.kind is PartKind.GATE:
            requirement = next(r for r in self._requirements if r.id == part.owner)
            return HOLDS if gate_passed(requirement, self.situation, {}) else NOT_HOLDS
        if part.kind is PartKind.YIELDED:
            return self._yielding(part)
        condition = part.asked(way)
        return None if condition is None else value_of(condition, self.situation, {}, guard=part.guard)

    def _yielding(self, part: Part) -> Value | None:
        """Return whether the outcome is the one that yields a product; None where none yields anything."""
        product = next(p for p in self.decision.standard.products if p.name == part.owner)
        match self.decision.outcome:
            case Outcome.APPROVE:
                return _truth(product.when is YieldedWhen.APPROVED)
            case Outcome.REJECT:
                return _truth(product.when is YieldedWhen.REJECTED)
            case Outcome.RETURN | Outcome.PENDING:
                return None
            case _ as never:
                assert_never(never)

    def states(self, part: Part) -> bool:
        """Whether the case states what the part has a say in."""
        match part.kind:
            case PartKind.TIME:
                return part.owner in self.case.written.due
            case PartKind.FEE:
                return self._states_fee
            case PartKind.PRODUCT | PartKind.YIELDED:
                return any(self._states_of_products(one) for one in CaseAssertion if one.tells_products)
            case PartKind.REQUIREMENT | PartKind.LEAF | PartKind.BRANCH | PartKind.GUARD | PartKind.GATE:
                return True
            case _ as never:
                assert_never(never)

    def applies(self, part: Part) -> bool:
        """Whether a row without a condition is the one that applies here, and the case states its result."""
        stated = part.kind is PartKind.FEE or self.case.written.due.get(part.owner) is not None
        return stated and part.at in self._applying(part)

    def _applying(self, part: Part) -> list[Place]:
        """Return where the rows stand that apply here, of the stage or component to which a part belongs."""
        places = []
        for rows in self._rows:
            if (rows.kind, rows.owner) != (part.kind, part.owner):
                continue
            if any(self.situation.value(condition) is not when for condition, when in rows.rulings):
                continue
            for guards in self._guards(rows):
                index, _ = first_row(guards, self.situation)
                if index is not None:
                    places.append(rows.rows[index].at)
        return places

    def _guards(self, rows: RowList) -> Iterator[list[Condition | None]]:
        """Yield the guards of rows, for each item of the list for which they are gone through."""
        guards = [row.guard for row in rows.rows]
        if rows.over is None:
            yield guards
            return
        stated: ListValue | None = self.situation.facts.get(rows.over.id)
        for number in range(1, 1 + (0 if stated is None else len(stated.items))):
            yield [None if guard is None else self.situation.of_item(guard, number) for guard in guards]

    def changes(self, forced: Forced) -> bool:
        """Whether something that the case states would come out differently."""
        return self.seen(forced) != self._now

    def seen(self, forced: Forced) -> list[object]:
        """Return everything that the case states, with parts forced."""
        values = [
            requirement_value(requirement, self.situation, forced) if forced.keys() & places else value
            for requirement, places, value in zip(self._requirements, self._places, self._values, strict=True)
        ]
        return [seen for assertion in CaseAssertion for seen in self._seen(assertion, values, forced)]

    def _seen(self, assertion: CaseAssertion, values: list[Value], forced: Forced) -> Iterator[object]:
        """Yield what comes of one thing that the case states, with these values of the requirements."""
        written = self.case.written
        match assertion:
            case CaseAssertion.OUTCOME:
                outcome = outcome_of(self._mandatory, [v.now for v in values], [v.hopeful for v in values])
                yield self._completions.settled(outcome, self.situation, forced)
            case (
                CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
                | CaseAssertion.TO_SUPPLY
            ):
                return  # the reasons of an outcome: what changes nothing but them does not decide
            case CaseAssertion.PREFERENCES:
                for requirement, value in zip(self._requirements, values, strict=True):
                    if requirement.id in written.preferences:
                        yield self._preference(requirement, value.now, forced)
            case CaseAssertion.DUE:
                if written.due:
                    times = self.decision.received, self.decision.complete, self.decision.outcome
                    now, hopeful = (tuple(int(value[k]) for value in values) for k in (0, 1))
                    held = stages_held(self.decision.standard, Verdict(self.decision.outcome, now, hopeful))
                    situation = self._situation_with(forced)
                    decided = self.decision.issued_from
                    deadlines = deadlines_of(
                        self.decision.standard, situation, *times, held=held, decided=decided
                    )
                    yield from ((d.stage, d.last_day) for d in deadlines if d.stage in written.due)
            case CaseAssertion.FEE:
                if self._states_fee:
                    standard = self.decision.standard
                    yield fee_due(standard.fee, standard.vocabulary, self._situation_with(forced)).amount
            case (
                CaseAssertion.PRODUCTS
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
                | CaseAssertion.REPORT_BY
            ):
                if self._states_of_products(assertion):
                    yield self._of_products(assertion, self._products(forced))
            case _ as never:
                assert_never(never)

    def _of_products(self, assertion: CaseAssertion, products: list[YieldedProduct]) -> object:
        """Return what the case states of the products: which they are, or some of their days."""
        if assertion is CaseAssertion.PRODUCTS:  # the rest: tells a day of each product that it names
            return sorted(products_of(products))
        told = days_told(assertion, products)
        return [told.get(name) or None for name in getattr(self.case.written, assertion)]

    def _products(self, forced: Forced) -> list[YieldedProduct]:
        """Return the products that are yielded with parts forced, among them those for another outcome."""
        standard, issued = self.decision.standard, self.decision.issued
        situation = self._situation_with(forced)
        return [
            yielded
            for outcome in Outcome
            for yielded in products_yielded(standard, situation, outcome, issued)
            if forced.get(yielded.product.place("when"), _truth(self.decision.outcome is outcome)) == HOLDS
        ]

    def _preference(self, requirement: Requirement, value: Truth, forced: Forced) -> FindingStatus:
        """Return what becomes of a preference, with parts forced."""
        guard = requirement.guard
        applies = Truth.TRUE if guard is None else value_of(guard, self.situation, forced, guard=True).now
        if applies is Truth.FALSE:
            return FindingStatus.NOT_APPLICABLE
        denied = is_denied(requirement.condition, self.situation, lambda part: _denied_by_force(part, forced))
        return preference_status(value, applies, denied)

    def _situation_with(self, forced: Forced) -> Situation:
        """Return the situation in which guards of rows are judged, with parts of them forced."""
        return _ForcedSituation(self.situation, forced)

    def others_open(self, place: Place) -> list[str]:
        """Return the mandatory requirements, without those of the part, that are not met here."""
        return [
            requirement.id
            for requirement, places, value in zip(self._requirements, self._places, self._values, strict=True)
            if requirement.mandatory and value.now is not Truth.TRUE and place not in places
        ]

    def guarded_off(self, place: Place) -> bool:
        """Whether the part is asked only in requirements that do not apply here."""
        asking = [r for r in self._requirements if place in {part.at for part in walk(r.condition)}]
        guards = [r.guard for r in asking]
        values = [Truth.TRUE if g is None else self.situation.value(g) for g in guards]
        return bool(values) and all(value is Truth.FALSE for value in values)


def _denied_by_force(part: Condition, forced: Forced) -> bool | None:
    """Return whether a part is forced not to hold; None for one that is not forced."""
    return forced[part.at].now is Truth.FALSE if part.at in forced else None


def _truth(holds: bool) -> Value:
    return HOLDS if holds else NOT_HOLDS


class _ForcedSituation(Situation):
    """A situation in which the guards of rows are worth what their parts are forced to be."""

    plain: Situation = aside(default=None)
    forced: Forced = aside(default=None)

    def __init__(self, plain: Situation, forced: Forced) -> None:
        Immutable.__init__(self, plain.facts, plain.day, plain.ended, plain.compiled, plain, forced)

    def with_facts(self, facts: Mapping[str, FactValue]) -> Situation:
        return _ForcedSituation(self.plain.with_facts(facts), self.forced)

    def value(self, condition: Condition, *, hopeful: bool = False) -> Truth:
        value = value_of(condition, self.plain, self.forced, guard=True)
        return value.hopeful if hopeful else value.now
