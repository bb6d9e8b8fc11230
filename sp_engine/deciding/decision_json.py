"""The decision formats: a decision, a finding, a need, a deadline, a reading as JSON data.

In come the parts of a decision and the words for them; out comes data that `schema/keputusan.schema.json`
describes.  A new key of the decision's JSON starts here, and is described there.  Knows nothing of how
anything was worked out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, assert_never

from sp_engine.conditions import Document
from sp_engine.deciding.amounts_due import FeeDue, FeeItem
from sp_engine.deciding.awaiting import Awaited, possible_answers
from sp_engine.deciding.awaiting_text import question_text
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.deadline_text import deadline_reason, skipped_reason
from sp_engine.deciding.fee_text import fee_item_text
from sp_engine.deciding.joint_rejection import JointRejection
from sp_engine.deciding.other_readings import DecisionReadings, InterpretationResult, ReadOtherwise
from sp_engine.deciding.product_text import later_rules
from sp_engine.deciding.receipt import Receipt
from sp_engine.deciding.stage_deadline import Deadline, gap_reason
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf, Refusal
from sp_engine.deciding.to_supply_text import had_from, refusal_reason, rejecting_among
from sp_engine.deciding.yielded_products import YieldedProduct
from sp_engine.documents import Blank, Complaints, Component, Requirement, Standard
from sp_engine.rules import FindingStatus, Outcome
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import components
from sp_engine.workdays import Skipped, Uncertain


class DecisionFormat(StrEnum):
    """The published formats of a decision; the first stays until 1.0."""

    FIRST = "sp-decision/1"
    LATEST = "sp-decision/2"


def decision_dict(
    standard: Standard,
    *,
    received: datetime,
    complete: datetime,
    outcome: Outcome,
    findings: list[dict[str, Any]],
    to_supply: dict[str, Any] | None,
    objection: dict[str, Any] | None,
    fee: dict[str, Any],
    deadlines: list[dict[str, Any]],
    receipt: Receipt,
) -> dict[str, Any]:
    """Return a decision in the first format, put together from its parts."""
    return {
        "format": DecisionFormat.FIRST.value,
        "service": standard.service,
        "decree": standard.decree.number,
        "received": received.isoformat(),
        "complete": complete.isoformat(),
        "outcome": outcome.value,
        "findings": findings,
        "to_supply": to_supply,
        "objection": objection,
        "fee": fee,
        "deadlines": deadlines,
        "draft": standard.draft,
        "receipt": receipt.to_dict(),
    }


def second_format_dict(
    text: ConditionText,
    *,
    input: dict[str, Any],
    awaiting: Iterable[Awaited],
    readings: DecisionReadings,
    together: Iterable[JointRejection],
    products: Iterable[YieldedProduct],
    final: bool,
    standard_errors: Iterable[Diagnostic],
    unfinished: Iterable[Component],
    not_ended: Iterable[str],
) -> dict[str, Any]:
    """Return what the second format says besides, or otherwise."""
    products = tuple(products)
    return {
        "format": DecisionFormat.LATEST.value,
        "input": input,
        "awaiting": [awaited_dict(answer, text) for answer in awaiting],
        "readings": [interpretation_dict(result, text.language) for result in readings.interpretations],
        "outcome_range": {"worst": readings.worst.value, "best": readings.best.value},
        "together": [rejection.to_dict(text.language) for rejection in together],
        "products": [yielded_dict(one, text.language) for one in products],
        "validity": [validity_dict(one, text) for one in products if one.product.obliges],
        "final": final,
        "standard_errors": [error_dict(error, text.language) for error in standard_errors],
        "unfinished": [component.value for component in unfinished],
        "not_ended": [*not_ended],
    }


def reservations_dict(standard: Standard, *, hypothetical: bool, final: bool) -> dict[str, Any]:
    """Return what is to be known of the decree that was applied; nothing where all is well."""
    told = {"hypothetical": hypothetical, "decree_dates_not_known": standard.decree.dates_not_known}
    return {**{name: True for name, so in told.items() if so}, **({} if final else {"final": False})}


def error_dict(error: Diagnostic, language: Language) -> dict[str, Any]:
    """Return an error in what the standard rests on: which, where, and what."""
    line = error.span.line if error.span else None
    return {
        "code": error.code,
        "file": error.file,
        "line": line,
        "fact": error.fact,
        "message": error.message(language),
    }


def fixed_finding_dict(
    requirement: Requirement, status: FindingStatus, after: str | None, language: Language
) -> dict[str, Any]:
    """Return what a finding of that status says of every applicant, with room for its message and facts.

    Without a stage `after` which it falls due there is no such key.
    """
    item = requirement.item
    told = {
        "requirement": requirement.id,
        "status": status.value,
        "mandatory": requirement.mandatory,
        "text": requirement.text.get(language),
        "message": None,
        "facts": None,
        "source": {
            "component": requirement.component,
            "item": list(item) if isinstance(item, tuple) else item,
        },
        "basis": [
            {"regulation": r.regulation, "article": r.article, "title": r.title} for r in requirement.basis
        ],
    }
    return told if after is None else {**told, "after": after}


def finding_dict(
    fixed: dict[str, Any], *, message: str, remedy: str | None, facts: dict[str, Any]
) -> dict[str, Any]:
    """Return what one requirement came to, with what it says of everybody (`fixed_finding_dict`).

    Without a `remedy` there is no such key.  Nothing in it is shared with other decisions.
    """
    told = {**fixed, "message": message, "facts": facts, "source": {**fixed["source"]}}
    if isinstance(told["source"]["item"], list):
        told["source"]["item"] = [*told["source"]["item"]]
    told["basis"] = [{**reference} for reference in fixed["basis"]]
    if remedy:
        told["remedy"] = remedy
    return told


def first_format_finding(told: dict[str, Any]) -> dict[str, Any]:
    """Return a finding as the first format tells it, in which what falls due later is pending."""
    if told["status"] != FindingStatus.LATER:
        return told
    return {
        **{name: value for name, value in told.items() if name != "after"},
        "status": FindingStatus.PENDING.value,
    }


def objection_dict(complaints: Complaints, language: Language) -> dict[str, Any]:
    """Return where the applicant may object."""
    text = components.NOT_TRANSCRIBED if complaints.blank is Blank.NOT_KNOWN else complaints.text
    return {
        "text": text.get(language),
        "channels": [channel.address for channel in complaints.channels],
    }


def input_dict(
    facts: dict[str, Any] | None,
    received: datetime,
    complete: datetime,
    ended: Iterable[str],
    issued: date | None,
    stated: date | None,
) -> dict[str, Any]:
    """Return what was decided on, so that it can be decided again; without facts it cannot."""
    told: dict[str, Any] = {
        "received": received.isoformat(),
        "complete": complete.isoformat(),
        "after": sorted(ended),
        "known_on": None,
        "issued": _day(issued),
        "stated": _day(stated),
    }
    return told if facts is None else {"facts": facts, **told}


def awaited_dict(answer: Awaited, text: ConditionText) -> dict[str, Any]:
    """Return an answer that is awaited: of whom, at which step, what is asked and what can be answered."""
    requirement, leaf = answer.requirement, answer.leaf
    told: dict[str, Any] = {
        "requirement": requirement.id,
        "who": answer.who.get(text.language),
        "step": requirement.step,
        **({} if answer.after is None else {"after": answer.after}),
    }
    if leaf is None:
        return {**told, "question": question_text(answer, text), "values": []}
    document, dot, attribute = leaf.item.id.partition(".")
    if isinstance(leaf, Document):
        what = {"document": document}
    else:
        what = {"document": document, "attribute": attribute} if dot else {"fact": document}
    return {
        **told,
        **what,
        "question": question_text(answer, text),
        "values": possible_answers(text.vocabulary[leaf.item.id]),
    }


def interpretation_dict(result: InterpretationResult, language: Language) -> dict[str, Any]:
    """Return a reading of the decree's words, and what its alternatives decide."""
    interpretation, part = result.of
    component, ratified = result.of.component, interpretation.ratified
    return {
        "id": interpretation.id,
        "at": {
            "component": None if component is None else component.value,
            "part": None if part is None else part.id,
        },
        "written": interpretation.written,
        "read_as": interpretation.read_as.get(language),
        "why": interpretation.why.get(language),
        "ratified": None if ratified is None else {"by": ratified.by, "on": ratified.on.isoformat()},
        "alternatives": [_alternative_dict(read, language) for read in result.others],
        "decides": result.decides,
    }


def _alternative_dict(read: ReadOtherwise, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": read.other.id,
        "text": read.other.text.get(language),
        "outcome": "undetermined" if read.outcome is None else read.outcome.value,
    }
    if read.needs:
        told["facts"] = list(read.needs)
    if read.changes:
        told["changes"] = [part.value for part in read.changes]
    return told


def fee_dict(fee: FeeDue, told: str, text: ConditionText) -> dict[str, Any]:
    """Return a fee with its items; while it is open, between what it lies and on what it depends."""
    items = [
        {
            "id": item.component.id,
            "text": item.component.text.get(text.language),
            "amount": item.amount,
            "how": fee_item_text(item, text),
            **_each_dict(item, text),
        }
        for item in fee.items
    ]
    result: dict[str, Any] = {"amount": fee.amount, "text": told, "items": items}
    if fee.stated and fee.amount is None:
        result |= {"at_least": fee.at_least, "at_most": fee.at_most, "depends_on": list(fee.needs)}
    return result


def _each_dict(item: FeeItem, text: ConditionText) -> dict[str, Any]:
    """Return what is charged for each stated item of a list, where a component is charged so."""
    whole = item.component.each
    if whole is None:
        return {}
    charges = item.charge.items
    return {
        "each": [
            {"item": text.item(whole, each.number), "amount": each.charge.bounds.amount} for each in charges
        ]
    }


def need_dict(text: ConditionText, need: Need, *, rejections: bool) -> dict[str, Any]:
    """Return needs: all, any, if … then, facts and documents.

    With `rejections` it also says which answers reject, and which service that gives a thing rejects.
    """
    match need:
        case NeedAll(parts):
            return {"all": [need_dict(text, part, rejections=rejections) for part in parts]}
        case NeedAny(parts, at_least):
            some = {"any": [need_dict(text, part, rejections=rejections) for part in parts]}
            return some if at_least == 1 else {**some, "at_least": at_least}
        case NeedIf(guard, open_facts, then):
            opened = {"facts": list(open_facts), "text": text.condition(guard)}
            return {"if": opened, "then": need_dict(text, then, rejections=rejections)}
        case NeedFact(leaf, refused):
            told: dict[str, Any] = {"fact": leaf.item.id, "text": text.condition(leaf)}
            if refused and rejections:
                told["rejected_if"] = [refusal_dict(text, refusal) for refusal in refused]
            return _from_where(text, leaf.item.id, told, rejections)
        case NeedDocument(document, attributes):
            name = document.item.id
            asked = [
                {"attribute": leaf.item.id.partition(".")[2], "text": text.condition(leaf)}
                for leaf in attributes
            ]
            told = {"document": name, "with": asked, "text": text.name(name)}
            return _from_where(text, name, told, rejections)
        case _ as never:
            assert_never(never)


def refusal_dict(text: ConditionText, refusal: Refusal) -> dict[str, Any]:
    """Return which answers reject, and why."""
    return {"text": text.condition(refusal.guard), "because": refusal_reason(text, refusal)}


def _from_where(text: ConditionText, item: str, told: dict[str, Any], rejections: bool) -> dict[str, Any]:
    services = had_from(text, item)
    if services:
        told["from"] = list(services)
    if rejections and (rejecting := rejecting_among(text, services)):
        told["rejected_by"] = rejecting
    return told


def yielded_dict(yielded: YieldedProduct, language: Language) -> dict[str, Any]:
    """Return a product that the application yields, or, depending on facts, may yield."""
    told = {"product": yielded.product.name, "text": yielded.product.text.get(language)}
    return {**told, "certain": yielded.certain, "depends_on": list(yielded.needs)}


def validity_dict(yielded: YieldedProduct, text: ConditionText) -> dict[str, Any]:
    """Return how long a product is valid, as a rule and in days; a day that is not known yet is null."""
    days = yielded.days
    told: dict[str, Any] = {
        "product": yielded.product.name,
        "from": _day(days.first),
        "until": _day(days.until),
        "renew_by": _day(days.renew_by),
        "report_by": _day(days.report_by[0]) if days.report_by else None,
        "reports": [_day(day) for day in days.report_by],
        "rule": "; ".join(later_rules(yielded.product, text)),
        "waits_for_issue": days.waits_for_issue,
        "depends_on": list(dict.fromkeys((*yielded.needs, *days.needs))),
        "provisional": bool(days.uncertain),
    }
    return told if days.gap is None else {**told, "reason": gap_reason(days.gap).get(text.language)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def deadline_dict(deadline: Deadline, text: ConditionText) -> dict[str, Any]:
    """Return a deadline; `due` is null with a `reason` when no date can be given.

    It is null for a ceiling on a programme, which runs `until` a day.
    """
    counted, language, uncertain = deadline.counted, text.language, deadline.uncertain
    told: dict[str, Any] = {
        "stage": deadline.stage,
        "name": deadline.name.get(language),
        "kind": deadline.kind.value,
        "limit": str(deadline.limit) if deadline.limit else None,
        "starts": _moment(counted.first.starts) if counted else None,
        "due": counted.due.isoformat() if counted and counted.due else None,
        "provisional": bool(uncertain),
        "skipped": [
            _skipped_dict(day, language)
            for period in (counted.periods if counted else ())
            for day in (*period.waited, *period.skipped)
        ],
    }
    if told["due"] is None:
        told["reason"] = deadline_reason(deadline, text)
    for key, end in (("until", deadline.ends), ("extended_until", deadline.extended_end)):
        if end is not None:
            told[key] = end.day.isoformat()
    if deadline.shortest is not None:
        told["earliest"] = str(deadline.shortest)
    if deadline.each is not None:
        told["each"] = deadline.each.get(language)
    if deadline.approximate:
        told["approximate"] = True
    if deadline.extension is not None:
        told["extension"] = str(deadline.extension)
    if counted and counted.hours_assumed:
        told["assumed_hours"] = True
    if uncertain and Uncertain.HOURS in uncertain:
        told["estimated_hours"] = True
    return told


def _skipped_dict(day: Skipped, language: Language) -> dict[str, Any]:
    return {"date": day.day.isoformat(), "reason": skipped_reason(day, language)}
