"""A decision: its outcome, a finding for every requirement, what to supply, the fee and the due dates.

In come a standard, typed facts, times and a back end's verdict; everything else is worked out and put into
words only when it is read.  Knows nothing about terminals or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sp_engine.conditions.tree import leaves
from sp_engine.deciding.applicant_facts import json_value
from sp_engine.deciding.condition_text import Wording
from sp_engine.deciding.deadline_text import deadline_dict
from sp_engine.deciding.deadlines import Deadline, deadlines_of
from sp_engine.deciding.fees import FeeDue, fee_due
from sp_engine.deciding.finding_message import fulfilled, pending, problem, stated
from sp_engine.deciding.receipt import Receipt, StandardDigests
from sp_engine.deciding.to_supply import Need, all_needs, needs_of, status_of
from sp_engine.deciding.to_supply_text import need_dict, supply
from sp_engine.documents.standard import Requirement, Standard
from sp_engine.facts.vocabulary import FactValue
from sp_engine.rules.ruleset import Outcome, Truth, Verdict
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Language, Words
from sp_engine.words.numbers import rupiah
from sp_engine.words.sentences import sentence, within_sentence

FORMAT = "sp-decision/1"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one requirement came to."""

    requirement: Requirement
    status: str
    _standard: Standard
    _situation: Situation

    @property
    def facts(self) -> dict[str, Any]:
        """The stated facts that the requirement looked at, as JSON data."""
        requirement = self.requirement
        found: dict[str, Any] = {}
        for condition in (requirement.guard, requirement.condition):
            for leaf in leaves(condition) if condition is not None else ():
                value = self._situation.facts.get(leaf.item.id)
                if value is not None:
                    found[leaf.item.id] = json_value(self._standard.vocabulary[leaf.item.id], value)
        return found

    def __repr__(self) -> str:
        return f"Finding({self.requirement.id}: {self.status})"

    def text(self, language: Language = "id") -> str:
        return self.requirement.text.get(language)

    def message(self, language: Language = "id") -> str:
        """Say what the requirement came to, in the author's own words where there are some."""
        wording = self._wording(language)
        guard, condition = self.requirement.guard, self.requirement.condition
        if self.status == "not_applicable" and guard is not None:
            return sentence(stated(wording, guard))
        if self.status in ("met", "preferred"):
            return sentence(fulfilled(wording, condition))
        if self.status == "not_preferred":
            return sentence(stated(wording, condition))
        open_guard = guard if guard is not None and self._situation.value(guard) == Truth.UNKNOWN else None
        if self.status == "pending":
            return sentence(pending(wording, condition, *([] if open_guard is None else [open_guard])))
        own = self.requirement.message
        spoken = own is not None and self.status != "preference_unknown"
        told = own.get(language) if own is not None and spoken else problem(wording, condition)
        if open_guard is not None:
            head = Words("bila {guard}, {problem}", "if {guard}, {problem}").get(language)
            told = head.format(guard=wording.condition(open_guard), problem=within_sentence(told))
        return sentence(told)

    def remedy(self, language: Language = "id") -> str | None:
        """Say what the applicant can do, for what is missing or deficient."""
        wording = self._wording(language)  # an unknown language is refused, whatever the status
        if self.status not in ("missing", "deficient"):
            return None
        need = needs_of(self.requirement, self._situation)
        return None if need is None else sentence(supply(wording, need))

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        requirement = self.requirement
        item = requirement.item
        result = {
            "requirement": requirement.id,
            "status": self.status,
            "mandatory": requirement.mandatory,
            "text": self.text(language),
            "message": self.message(language),
            "facts": self.facts,
            "source": {
                "component": requirement.component,
                "item": list(item) if isinstance(item, tuple) else item,
            },
            "basis": [
                {"regulation": r.regulation, "article": r.article, "title": r.title}
                for r in requirement.basis
            ],
        }
        if remedy := self.remedy(language):
            result["remedy"] = remedy
        return result

    def _wording(self, language: Language) -> Wording:
        standard = self._standard
        return Wording(standard.vocabulary, self._situation, language, standard.agency.id)


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
    ) -> None:
        self.standard = standard
        self.facts = facts
        self.received = received
        self.complete = complete
        self.verdict = verdict
        self.outcome = verdict.outcome
        self.witnessed = witnessed
        self._digests = digests

    def __repr__(self) -> str:
        at = self.received.isoformat(timespec="minutes")
        return f"Decision({self.outcome}, {self.standard.service}, received {at})"

    @cached_property
    def situation(self) -> Situation:
        return Situation(self.facts, self.received.toordinal())

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
        if self.outcome not in (Outcome.RETURN, Outcome.PENDING):
            return None
        mandatory = (r for r in self.standard.requirements if r.mandatory)
        return all_needs(needs_of(requirement, self.situation) for requirement in mandatory)

    @cached_property
    def fee(self) -> FeeDue:
        return fee_due(self.standard.fee, self.situation)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        return deadlines_of(self.standard, self.situation, self.received, self.complete, self.outcome)

    @cached_property
    def receipt(self) -> Receipt:
        return Receipt(self._digests, self.facts, self.witnessed)

    def wording(self, language: Language = "id") -> Wording:
        """Return what puts this decision's conditions and needs into words."""
        return Wording(self.standard.vocabulary, self.situation, language, self.standard.agency.id)

    def fee_text(self, language: Language = "id") -> str:
        fee, wording = self.fee, self.wording(language)
        if fee.amount == 0 and self.standard.fee.free:
            return Words("Tidak dipungut biaya", "Free of charge").get(language)
        if fee.amount is not None:
            return rupiah(fee.amount)
        if fee.needs:
            return wording.depends(fee.needs)
        return Words("belum ditetapkan", "not stated").get(language)

    def objection(self, language: Language = "id") -> dict[str, Any] | None:
        """Return where the applicant may object; only for return and reject."""
        complaints = self.standard.complaints
        text = complaints.text.get(language)  # an unknown language is refused, whatever the outcome
        if self.outcome not in (Outcome.RETURN, Outcome.REJECT):
            return None
        return {
            "text": text,
            "channels": [channel.address for channel in complaints.channels],
        }

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the decision in the format `sp-decision/1` (schema/keputusan.schema.json)."""
        wording = self.wording(language)
        return {
            "format": FORMAT,
            "service": self.standard.service,
            "decree": self.standard.decree.number,
            "received": self.received.isoformat(),
            "complete": self.complete.isoformat(),
            "outcome": self.outcome.value,
            "findings": [finding.to_dict(language) for finding in self.findings],
            "to_supply": need_dict(wording, self.needs) if self.needs is not None else None,
            "objection": self.objection(language),
            "fee": {"amount": self.fee.amount, "text": self.fee_text(language)},
            "deadlines": [deadline_dict(deadline, wording, language) for deadline in self.deadlines],
            "draft": self.standard.draft,
            "receipt": self.receipt.to_dict(),
        }
