"""A decision: its outcome, a finding for every requirement, what to supply, the fee and the due dates.

In come a standard, typed facts, times and a back end's verdict; everything else is worked out and put into
words only when it is read.  Knows nothing about terminals or files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from datetime import date, datetime, time
from functools import cached_property, partial
from itertools import repeat
from typing import Any, Final, assert_never

from sp_engine.deciding.amounts_due import FeeDue
from sp_engine.deciding.applicant_facts import facts_as_json
from sp_engine.deciding.awaiting import Awaited, awaited_for
from sp_engine.deciding.condition_text import ConditionText, Rejects
from sp_engine.deciding.decision_json import (
    DecisionFormat,
    deadline_dict,
    decision_dict,
    fee_dict,
    first_format_finding,
    input_dict,
    need_dict,
    objection_dict,
    reservations_dict,
    second_format_dict,
)
from sp_engine.deciding.fee_text import fee_total_text
from sp_engine.deciding.fees import fee_due
from sp_engine.deciding.finding import Finding
from sp_engine.deciding.finding_status import status_of
from sp_engine.deciding.fixed_words import FixedWords
from sp_engine.deciding.held_stages import stages_held
from sp_engine.deciding.joint_rejection import JointRejection
from sp_engine.deciding.nothing_stated import NothingStated, says_nothing_of
from sp_engine.deciding.other_readings import (
    DecisionReadings,
    OtherReadings,
    decision_readings,
)
from sp_engine.deciding.receipt import Receipt, StandardDigests
from sp_engine.deciding.stage_deadline import Deadline, DeadlineKind
from sp_engine.deciding.stage_plan import StagePlan
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.deciding.to_supply import Need, asked_with_later, needs_of
from sp_engine.deciding.what_follows import WhatFollows
from sp_engine.deciding.yielded_products import YieldedProduct, products_yielded
from sp_engine.documents import Component, Requirement, Standard
from sp_engine.facts import FactValue
from sp_engine.rules import NONE_ENDED, CompiledConditions, FindingStatus, Outcome, Situation, Truth, Verdict
from sp_engine.words import Diagnostic, Language, Words, sentence
from sp_engine.words.messages import components, fees, outcomes
from sp_engine.words.messages.second_opinion import NOT_ASKED

_finding: Final = partial(tuple.__new__, Finding)
"""Makes a finding of what stands in it, without a function of Python's for each."""
_NEWER_KINDS = (DeadlineKind.PROGRAMME.value, DeadlineKind.APPLICANT.value)


class Decision:
    """A decision on one application.  Everything but the outcome is worked out when read.

    `hypothetical`: the decree does not hold on the day of application; nobody may be told it as decided.
    `standard_errors`: what is wrong with what the standard rests on, where it was decided all the same.
    `unfinished`: the components of the standard that nobody has transcribed yet, or not wholly.
    `ended`: the stages that had ended.
    """

    outcome: Outcome
    hypothetical: bool
    standard_errors: tuple[Diagnostic, ...]
    unfinished: tuple[Component, ...]
    ended: Set[str]

    def __init__(
        self,
        standard: Standard,
        facts: Mapping[str, FactValue],
        received: datetime,
        complete: datetime,
        verdict: Verdict,
        statuses: tuple[FindingStatus | None, ...],
        second_opinion: Callable[[], Words | None] | None,
        digests: StandardDigests,
        compiled: CompiledConditions,
        follows: WhatFollows,
        plan: StagePlan,
        nothing: NothingStated,
        fixed_words: Mapping[Language, FixedWords],
        readings: Callable[[], OtherReadings],
        *,
        issued: date | None = None,
        stated: date | None = None,
        hypothetical: bool = False,
        standard_errors: tuple[Diagnostic, ...] = (),
        unfinished: tuple[Component, ...] = (),
        ended: Set[str] = NONE_ENDED,
        rejects: Rejects | None = None,
    ) -> None:
        self.standard = standard
        self.facts = facts
        self.received = received
        self.complete = complete
        self.issued = issued
        self.stated = stated
        self.verdict = verdict
        self.outcome = verdict.outcome
        self._second_opinion = second_opinion
        self.hypothetical = hypothetical
        self.standard_errors = standard_errors
        self.unfinished = unfinished
        self.ended = ended
        self._rejects = rejects
        self._digests = digests
        self._compiled = compiled
        self._readings = readings
        self._told_statuses = statuses
        self._plan = plan
        self._nothing = nothing
        self.fixed_words = fixed_words
        self._follows = follows

    @cached_property
    def unwitnessed(self) -> Words | None:
        """Why there is no second opinion, within a sentence; None where it is the same decision.

        Waits for it while it is at work.  Raises `WitnessDisagreement` where it is another.
        """
        return NOT_ASKED if self._second_opinion is None else self._second_opinion()

    def confirmed(self) -> Decision:
        """Return the decision once its second opinion has come, if one was asked for.

        Raises `WitnessDisagreement` where that is another.
        """
        _ = self.unwitnessed
        return self

    @property
    def witnessed(self) -> bool:
        return self.unwitnessed is None

    def __repr__(self) -> str:
        at = self.received.isoformat(timespec="minutes")
        return f"Decision({self.outcome}, {self.standard.service}, received {at})"

    @cached_property
    def situation(self) -> Situation:
        return Situation(self.facts, self.received.toordinal(), ended=self.ended, compiled=self._compiled)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for every requirement, in the decree's order."""
        findings = zip(self.standard.requirements, self._statuses, repeat(self), strict=False)
        return tuple(map(_finding, findings))

    @cached_property
    def _statuses(self) -> tuple[FindingStatus, ...]:
        """What each requirement came to: as it was told with the verdict, else as the situation shows."""
        known, requirements = self._told_statuses, self.standard.requirements
        return tuple([told or self._status(at, requirements[at]) for at, told in enumerate(known)])

    def _status(self, at: int, requirement: Requirement) -> FindingStatus:
        return status_of(requirement, self.verdict.values[at], self.verdict.hopeful[at], self.situation)

    @cached_property
    def asked_alone(self) -> Mapping[str, Need | None]:
        """What each mandatory requirement that is open asks of the applicant, whatever the others ask."""
        values = zip(self.standard.requirements, self.verdict.values, strict=False)
        open_ = [requirement for requirement, value in values if value == Truth.UNKNOWN]
        return {
            r.id: self._nothing.need(r)
            if says_nothing_of(self.situation.facts, r)
            else needs_of(r, self.situation)
            for r in open_
            if r.mandatory
        }

    @cached_property
    def needs(self) -> Need | None:
        """What the applicant still has to supply or mend; None for approve and reject."""
        match self.outcome:
            case Outcome.APPROVE | Outcome.REJECT:
                return None
            case Outcome.RETURN | Outcome.PENDING:
                asked, passed = self.asked_alone, self.situation.passed
                alone = [(asked[r.id], passed(r.gate)) for r in self.standard.requirements if r.id in asked]
                needs = [*alone, *self._follows.needs(self.situation)]
                return asked_with_later(
                    (need for need, due in needs if due), (need for need, due in needs if not due)
                )
            case _ as never:
                assert_never(never)

    @cached_property
    def awaiting(self) -> tuple[Awaited, ...]:
        """What a pending decision waits for, and whose it is; nothing for any other outcome."""
        match self.outcome:
            case Outcome.PENDING:
                mandatory = (r for r in self.standard.requirements if r.mandatory)
                return tuple(answer for r in mandatory for answer in awaited_for(r, self.situation))
            case Outcome.APPROVE | Outcome.RETURN | Outcome.REJECT:
                return ()
            case _ as never:
                assert_never(never)

    @cached_property
    def readings(self) -> DecisionReadings:
        """On which readings of the decree this rests, and what the other ones would have decided."""
        return decision_readings(self, self._readings())

    @cached_property
    def not_ended(self) -> tuple[str, ...]:
        """The stages that are not said to have ended, though an approval rests on what is due after them."""
        match self.outcome:
            case Outcome.APPROVE:
                met = (f.requirement for f in self.findings if f.status is FindingStatus.MET)
                gates = {r.gate for r in met if not self.situation.passed(r.gate)}
                return tuple(stage.id for stage in self.standard.stages if stage.id in gates)
            case Outcome.RETURN | Outcome.REJECT | Outcome.PENDING:
                return ()
            case _ as never:
                assert_never(never)

    @property
    def final(self) -> bool:
        """Whether it may be told, recorded and put into a letter as the decision."""
        return not (self.hypothetical or self.unfinished or self.standard_errors)

    @cached_property
    def together(self) -> tuple[JointRejection, ...]:
        """The requirements that reject together, and not one of them alone."""
        return self._follows.together(self.verdict, self.situation)

    @cached_property
    def fee(self) -> FeeDue:
        return fee_due(self.standard.fee, self.standard.vocabulary, self.situation)

    @property
    def issued_from(self) -> datetime | None:
        """The beginning of the day of issue, where that is known."""
        issued, zone = self.issued, self.standard.agency.zone
        return None if issued is None else datetime.combine(issued, time(), zone)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        return deadlines_of(
            self.standard,
            self.situation,
            self.received,
            self.complete,
            self.outcome,
            held=self.held,
            decided=self.issued_from,
            plan=self._plan,
        )

    @cached_property
    def products(self) -> tuple[YieldedProduct, ...]:
        """What the application yields, or may yield; nothing yet while it is returned or pending."""
        return products_yielded(self.standard, self.situation, self.outcome, self.issued)

    @cached_property
    def held(self) -> frozenset[str] | None:
        """The stages that wait where what is lacking fell due after others; None for any other outcome."""
        return stages_held(self.standard, self.verdict) if self._plan.gated else None

    @cached_property
    def receipt(self) -> Receipt:
        return Receipt(self._digests, self.facts, self.witnessed, self.ended)

    def condition_text(self, language: Language = "id") -> ConditionText:
        """Return what puts this decision's conditions and needs into words."""
        standard = self.standard
        return ConditionText(standard.vocabulary, self.situation, language, standard.service, self._rejects)

    def fee_text(self, language: Language = "id") -> str:
        fee, text = self.fee, self.condition_text(language)
        if not self.standard.transcribed(Component.FEE):
            return components.NOT_TRANSCRIBED.get(text.language)
        if fee.amount == 0 and self.standard.fee.free:
            return sentence(fees.FREE.get(text.language))
        return fee_total_text(fee, text) if fee.stated else fees.NOT_STATED.get(text.language)

    def objection(self, language: Language = "id") -> dict[str, Any] | None:
        """Return where the applicant may object; only for return and reject."""
        told = objection_dict(self.standard.complaints, language)  # refuses an unknown language in any case
        match self.outcome:
            case Outcome.RETURN | Outcome.REJECT:
                return told
            case Outcome.APPROVE | Outcome.PENDING:
                return None
            case _ as never:
                assert_never(never)

    def to_dict(
        self,
        language: Language = "id",
        *,
        format: DecisionFormat = DecisionFormat.LATEST,
        with_facts: bool = True,
    ) -> dict[str, Any]:
        """Return the decision in a published format (schema/keputusan.schema.json).

        Without its facts it cannot be repeated, and names nobody.
        """
        text = self.condition_text(language)
        fee = self.fee_text(language)
        match format:
            case DecisionFormat.FIRST:  # which knows limits alone, no refused answers, and nothing later
                told = self._as_dict(text, {"amount": self.fee.amount, "text": fee}, rejections=False)
                kept = [deadline for deadline in told["deadlines"] if deadline["kind"] not in _NEWER_KINDS]
                findings = [first_format_finding(finding) for finding in told["findings"]]
                return {**told, "deadlines": kept, "findings": findings}
            case DecisionFormat.LATEST:
                told = self._as_dict(text, fee_dict(self.fee, fee, text), rejections=True)
                facts = facts_as_json(self.facts, self.standard.vocabulary) if with_facts else None
                more = second_format_dict(
                    text,
                    input=input_dict(
                        facts, self.received, self.complete, self.ended, self.issued, self.stated
                    ),
                    awaiting=self.awaiting,
                    readings=self.readings,
                    together=self.together,
                    products=self.products,
                    final=self.final,
                    standard_errors=self.standard_errors,
                    unfinished=self.unfinished,
                    not_ended=self.not_ended,
                )
                return {**told, **more}
            case _ as never:
                assert_never(never)

    def _as_dict(self, text: ConditionText, fee: dict[str, Any], *, rejections: bool) -> dict[str, Any]:
        """Return what both formats say."""
        language, needs = text.language, self.needs
        told = decision_dict(
            self.standard,
            received=self.received,
            complete=self.complete,
            outcome=self.outcome,
            findings=[finding.as_dict(text) for finding in self.findings],
            to_supply=None if needs is None else need_dict(text, needs, rejections=rejections),
            objection=self.objection(language),
            fee=fee,
            deadlines=[deadline_dict(deadline, text) for deadline in self.deadlines],
            receipt=self.receipt,
        )
        return {**told, **reservations_dict(self.standard, hypothetical=self.hypothetical, final=self.final)}


def outcome_words(outcome: Outcome) -> Words:
    """Return an outcome as a decision tells it: in capital letters."""
    match outcome:
        case Outcome.APPROVE:
            return outcomes.APPROVED.in_capitals()
        case Outcome.RETURN:
            return outcomes.RETURNED.in_capitals()
        case Outcome.REJECT:
            return outcomes.REJECTED.in_capitals()
        case Outcome.PENDING:
            return outcomes.PENDING.in_capitals()
        case _ as never:
            assert_never(never)
