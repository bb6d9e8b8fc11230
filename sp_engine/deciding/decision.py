"""A decision: its outcome, a finding for every requirement, what to supply, the fee and the due dates.

In come a standard, typed facts, times and a back end's verdict; everything else is worked out and put into
words only when it is read.  Knows nothing about terminals or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from sp_engine.deciding.facts import json_value
from sp_engine.deciding.fees import FeeDue, fee_due
from sp_engine.deciding.needs import (
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    Situation,
    all_needs,
    needs_of,
    status_of,
)
from sp_engine.deciding.phrases import duration_words, sentence, within_sentence
from sp_engine.deciding.receipt import Receipt, StandardDigests
from sp_engine.deciding.timing import Deadline, deadlines_of
from sp_engine.deciding.wording import Wording, had_from
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Language
from sp_engine.rules.ruleset import Outcome, Truth, Verdict
from sp_engine.standards.condition import leaves
from sp_engine.standards.model import Requirement, Standard
from sp_engine.standards.values import rupiah
from sp_engine.standards.vocabulary import FactValue
from sp_engine.workdays.calendar import DayKind, Skipped

FORMAT = "sp-decision/1"
Status = Literal[
    "met", "missing", "deficient", "failed", "not_applicable", "pending",
    "preferred", "not_preferred", "preference_unknown",
]  # fmt: skip


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

    def text(self, language: Language = "id") -> str:
        return self.requirement.text.get(language)

    def message(self, language: Language = "id") -> str:
        """Say what the requirement came to, in the author's own words where there are some."""
        wording = self._wording(language)
        guard, condition = self.requirement.guard, self.requirement.condition
        if self.status == "not_applicable" and guard is not None:
            return sentence(wording.stated(guard))
        if self.status in ("met", "preferred"):
            return sentence(wording.fulfilled(condition))
        if self.status == "not_preferred":
            return sentence(wording.stated(condition))
        open_guard = guard if guard is not None and self._situation.value(guard) == Truth.UNKNOWN else None
        if self.status == "pending":
            return sentence(wording.pending(condition, *([] if open_guard is None else [open_guard])))
        own = self.requirement.message
        spoken = own is not None and self.status != "preference_unknown"
        problem = own.get(language) if own is not None and spoken else wording.problem(condition)
        if open_guard is not None:
            head = Words("bila {guard}, {problem}", "if {guard}, {problem}").get(language)
            problem = head.format(guard=wording.condition(open_guard), problem=within_sentence(problem))
        return sentence(problem)

    def remedy(self, language: Language = "id") -> str | None:
        """Say what the applicant can do, for what is missing or deficient."""
        if self.status not in ("missing", "deficient"):
            return None
        need = needs_of(self.requirement, self._situation)
        return None if need is None else sentence(self._wording(language).supply(need))

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
        self.outcome: Outcome = verdict.outcome
        self.witnessed = witnessed
        self._digests = digests

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
        fee = self.fee
        if fee.amount == 0 and self.standard.fee.free:
            return Words("Tidak dipungut biaya", "Free of charge").get(language)
        if fee.amount is not None:
            return rupiah(fee.amount)
        if fee.needs:
            names = self.wording(language).names(fee.needs)
            return Words(f"bergantung pada {names}", f"depends on {names}").get(language)
        return Words("belum ditetapkan", "not stated").get(language)

    def objection(self, language: Language = "id") -> dict[str, Any] | None:
        """Return where the applicant may object; only for return and reject."""
        if self.outcome not in (Outcome.RETURN, Outcome.REJECT):
            return None
        complaints = self.standard.complaints
        return {
            "text": complaints.text.get(language),
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
            "to_supply": need_dict(self.needs, wording, self.standard) if self.needs is not None else None,
            "objection": self.objection(language),
            "fee": {"amount": self.fee.amount, "text": self.fee_text(language)},
            "deadlines": [deadline_dict(deadline, wording, language) for deadline in self.deadlines],
            "draft": self.standard.draft,
            "receipt": self.receipt.to_dict(),
        }


def need_dict(need: Need, wording: Wording, standard: Standard) -> dict[str, Any]:
    """Return needs as JSON data: all, any, if … then, facts and documents."""
    match need:
        case NeedAll():
            return {"all": [need_dict(part, wording, standard) for part in need.parts]}
        case NeedAny():
            return {"any": [need_dict(part, wording, standard) for part in need.parts]}
        case NeedFact():
            name = need.leaf.item.id
            told: dict[str, Any] = {"fact": name, "text": wording.condition(need.leaf)}
        case NeedDocument():
            name = need.document.item.id
            asked = [
                {"attribute": leaf.item.id.partition(".")[2], "text": wording.condition(leaf)}
                for leaf in need.attributes
            ]
            told = {"document": name, "with": asked, "text": wording.name(name)}
        case _:
            opened = {"facts": list(need.open_facts), "text": wording.condition(need.guard)}
            return {"if": opened, "then": need_dict(need.then, wording, standard)}
    if services := had_from(standard.vocabulary[name], standard.agency.id):
        told["from"] = list(services)
    return told


def deadline_dict(deadline: Deadline, wording: Wording, language: Language = "id") -> dict[str, Any]:
    """Return a deadline as JSON data; `due` is null with a `reason` when no date can be given."""
    counted = deadline.counted
    result: dict[str, Any] = {
        "stage": deadline.stage,
        "name": deadline.name.get(language),
        "kind": deadline.kind,
        "limit": str(deadline.limit) if deadline.limit else None,
        "starts": counted.starts.isoformat() if counted and counted.starts else None,
        "due": counted.due.isoformat() if counted and counted.due else None,
        "provisional": bool(counted and counted.provisional),
        "skipped": [skipped_dict(day, language) for day in (*counted.waited, *counted.skipped)]
        if counted
        else [],
    }
    if result["due"] is None:
        result["reason"] = deadline_reason(deadline, wording, language)
    if deadline.shortest is not None:
        result["earliest"] = str(deadline.shortest)
    if deadline.approximate:
        result["approximate"] = True
    if deadline.extension is not None:
        result["extension"] = str(deadline.extension)
    if counted and counted.hours_assumed:
        result["assumed_hours"] = True
    return result


def deadline_reason(deadline: Deadline, wording: Wording, language: Language = "id") -> str | None:
    """Say why a stage has no date."""
    if deadline.reason is not None:
        return deadline.reason.get(language)
    if deadline.needs:
        names = wording.names(deadline.needs)
        return Words(f"bergantung pada {names}", f"depends on {names}").get(language)
    return None


def limit_words(deadline: Deadline, language: Language = "id") -> str:
    """Say a stage's limit, with its shortest time and the decree's "±"."""
    if deadline.limit is None:
        return "-"
    text = duration_words(deadline.limit, language)
    if deadline.shortest is not None:
        text = Words(
            f"{deadline.shortest} sampai {text}", f"{duration_words(deadline.shortest, 'en')} to {text}"
        ).get(language)
    return f"± {text}" if deadline.approximate else text


def skipped_dict(day: Skipped, language: Language = "id") -> dict[str, Any]:
    return {"date": day.day.isoformat(), "reason": skipped_reason(day, language)}


_WEEKEND = {"Sabtu": "Saturday", "Minggu": "Sunday"}


def skipped_reason(day: Skipped, language: Language = "id") -> str:
    """Say why a day was passed over; the names of holidays are the decree's own."""
    if day.kind is DayKind.WEEKEND and language == "en":
        return _WEEKEND.get(day.name, day.name)
    return day.name
