"""A decision: its outcome, a finding for every requirement, what to supply, the fee and the due dates.

In come a standard, typed facts, times and a back end's verdict; everything else is worked out and put into
words only when it is read.  Knows nothing about terminals or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, assert_never

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import deadline_dict, decision_dict, need_dict, objection_dict
from sp_engine.deciding.fees import FeeDue, fee_due
from sp_engine.deciding.finding import Finding
from sp_engine.deciding.finding_status import status_of
from sp_engine.deciding.receipt import Receipt, StandardDigests
from sp_engine.deciding.stage_deadline import Deadline
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.deciding.to_supply import Need, all_needs, needs_of
from sp_engine.documents import Standard
from sp_engine.facts import FactValue
from sp_engine.rules import CompiledConditions, Outcome, Situation, Verdict
from sp_engine.words import Language, Words, rupiah
from sp_engine.words.messages import decision as messages


class Decision:
    """A decision on one application.  Everything but the outcome is worked out when read."""

    outcome: Outcome

    def __init__(
        self,
        standard: Standard,
        facts: Mapping[str, FactValue],
        received: datetime,
        complete: datetime,
        verdict: Verdict,
        witnessed: bool,
        digests: StandardDigests,
        compiled: CompiledConditions,
    ) -> None:
        self.standard = standard
        self.facts = facts
        self.received = received
        self.complete = complete
        self.verdict = verdict
        self.outcome = verdict.outcome
        self.witnessed = witnessed
        self._digests = digests
        self._compiled = compiled

    def __repr__(self) -> str:
        at = self.received.isoformat(timespec="minutes")
        return f"Decision({self.outcome}, {self.standard.service}, received {at})"

    @cached_property
    def situation(self) -> Situation:
        return Situation(self.facts, self.received.toordinal(), compiled=self._compiled)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for every requirement, in the decree's order."""
        return tuple(
            Finding(
                requirement,
                status_of(requirement, value, hopeful, self.situation),
                self.standard,
                self.situation,
            )
            for requirement, value, hopeful in zip(
                self.standard.requirements, self.verdict.values, self.verdict.hopeful, strict=True
            )
        )

    @cached_property
    def needs(self) -> Need | None:
        """What the applicant still has to supply or mend; None for approve and reject."""
        match self.outcome:
            case Outcome.APPROVE | Outcome.REJECT:
                return None
            case Outcome.RETURN | Outcome.PENDING:
                mandatory = (r for r in self.standard.requirements if r.mandatory)
                return all_needs(needs_of(requirement, self.situation) for requirement in mandatory)
            case _ as never:
                assert_never(never)

    @cached_property
    def fee(self) -> FeeDue:
        return fee_due(self.standard.fee, self.situation)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        return deadlines_of(self.standard, self.situation, self.received, self.complete, self.outcome)

    @cached_property
    def receipt(self) -> Receipt:
        return Receipt(self._digests, self.facts, self.witnessed)

    def condition_text(self, language: Language = "id") -> ConditionText:
        """Return what puts this decision's conditions and needs into words."""
        standard = self.standard
        return ConditionText(standard.vocabulary, self.situation, language, standard.agency.id)

    def fee_text(self, language: Language = "id") -> str:
        fee, text = self.fee, self.condition_text(language)
        if fee.amount == 0 and self.standard.fee.free:
            return messages.FREE.get(text.language)
        if fee.amount is not None:
            return rupiah(fee.amount)
        if fee.needs:
            return text.depends(fee.needs)
        return messages.NO_FEE_STATED.get(text.language)

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

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the decision in the format `sp-decision/1` (schema/keputusan.schema.json)."""
        text = self.condition_text(language)
        return decision_dict(
            self.standard,
            received=self.received,
            complete=self.complete,
            outcome=self.outcome,
            findings=[finding.to_dict(language) for finding in self.findings],
            to_supply=need_dict(text, self.needs) if self.needs is not None else None,
            objection=self.objection(language),
            fee={"amount": self.fee.amount, "text": self.fee_text(language)},
            deadlines=[deadline_dict(deadline, text) for deadline in self.deadlines],
            receipt=self.receipt,
        )


def outcome_words(outcome: Outcome) -> Words:
    """Return an outcome as it is told to people."""
    match outcome:
        case Outcome.APPROVE:
            return messages.APPROVED
        case Outcome.RETURN:
            return messages.RETURNED
        case Outcome.REJECT:
            return messages.REJECTED
        case Outcome.PENDING:
            return messages.PENDING_OUTCOME
        case _ as never:
            assert_never(never)
