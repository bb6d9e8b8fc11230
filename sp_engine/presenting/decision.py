"""A decision as a section, in the order in which a clerk tells it: what, why, what to do, by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from sp_engine.deciding import (
    Awaited,
    ConditionText,
    Decision,
    DecisionPart,
    FeeItem,
    Finding,
    InterpretationResult,
    JointRejection,
    awaited_for,
    awaited_text,
    cited_item,
    fee_item_text,
    namesakes_in,
    need_lines,
    needs_of,
    outcome_words,
    part_words,
    status_words,
)
from sp_engine.documents import Component, component_title
from sp_engine.presenting.deadlines import deadline_parts
from sp_engine.presenting.error_notices import error_notices
from sp_engine.presenting.section import (
    Field,
    Group,
    Item,
    Line,
    Note,
    Paragraph,
    Part,
    Section,
    Span,
    Style,
    strong,
)
from sp_engine.rules import FindingStatus, Outcome, Truth
from sp_engine.words import Language, listed, moment_words, rupiah
from sp_engine.words.messages import decision_page, outcomes, product_page, readings


def decision_section(decision: Decision, language: Language) -> Section:
    """Return all that a decision says."""
    standard = decision.standard
    parts = (*head_lines(decision, language), *_body(decision, language))
    return Section(strong(f"{standard.name.get(language)} ({standard.service})"), parts)


def head_lines(decision: Decision, language: Language) -> Iterator[Line]:
    """Yield under which decree it was decided, when the application came in, and what had ended."""
    standard = decision.standard
    agency, number = standard.agency.name, standard.decree.number
    received = moment_words(decision.received, language)
    yield Line(decision_page.DECREE.say(language, agency=agency, number=number))
    yield Line(decision_page.RECEIVED.say(language, moment=received))
    if decision.hypothetical:
        yield Line(Span(decision_page.HYPOTHETICAL.say(language, number=number), Style.WAIT))
    if decision.complete != decision.received:
        complete = moment_words(decision.complete, language)
        yield Line(decision_page.COMPLETE.say(language, moment=complete))
    if decision.ended:
        ended = (stage.name.get(language) for stage in standard.stages if stage.id in decision.ended)
        yield Line(decision_page.AFTER.say(language, stages=", ".join(ended)))


def _body(decision: Decision, language: Language) -> Iterator[Part]:
    yield Section(
        (decision_page.DECISION.get(language), outcome_span(decision, language)),
        (
            *why_not_final(decision, language),
            *_before_their_stage(decision, language),
            *_namesakes(decision, language),
            _findings(decision, language),
        ),
    )
    if decision.needs is not None:
        yield _to_supply(decision, language)
    awaited = [answer for answer in decision.awaiting if answer.after is None]
    if awaited:
        yield _awaited(awaited, decision, language)
    yield from next_stages(decision, language)
    if any(product.says_more for product in decision.standard.products) and decision.products:
        from sp_engine.presenting.products import products_section  # few products say more

        text = decision.condition_text(language)
        yield products_section(product_page.PRODUCTS, decision.products, text, _agency_done(decision))
    yield _fee(decision, language)
    if _still_goes_on(decision.outcome):
        text = decision.condition_text(language)
        told = (part for due in decision.deadlines for part in deadline_parts(due, text, language))
        yield Section("", tuple(told))
    objection = decision.objection(language)
    transcribed = decision.standard.transcribed(Component.COMPLAINTS)
    if objection is not None and (objection["channels"] or not transcribed):
        how = (objection["text"], "; ".join(objection["channels"]))
        where = " ".join(text for text in how if text)
        yield Section("", (Paragraph(where, decision_page.OBJECTIONS.get(language)),))
    if decision.readings.interpretations:
        yield _readings(decision, language)
    yield Section("", tuple(_reservations(decision, language)))


def _agency_done(decision: Decision) -> date | None:
    """Return the day by which the agency is done at the latest; None where a time of its own has no date.

    What it does once the applicant has done something comes after that.
    """
    later = decision.standard.document.delivery.service_time.awaiting_the_applicant
    due = [d.due for d in decision.deadlines if d.kind.of_agency and d.stage not in later]
    dated = [moment.date() for moment in due if moment is not None]
    return max(dated) if dated and len(dated) == len(due) else None


def _fee(decision: Decision, language: Language) -> Section:
    """Return what is to be paid: each component that is charged and how it came about, then the total."""
    total, text = decision.fee_text(language), decision.condition_text(language)
    charged = [item for item in decision.fee.items if item.charge.applies is not Truth.FALSE]
    if charged and not _still_goes_on(decision.outcome):
        return Section("", (Field(decision_page.FEE_IF_APPROVED.get(language), total),))
    if not charged:
        return Section("", (Field(decision_page.FEE.get(language), total),))
    items = tuple(Item("-", _fee_item(item, text)) for item in charged)
    return Section(
        decision_page.FEE.get(language),
        (Group("", items), Paragraph(total, decision_page.TOTAL.get(language))),
    )


def _fee_item(item: FeeItem, text: ConditionText) -> str:
    language, how = text.language, fee_item_text(item, text)
    told = item.component.text.get(language)
    if item.amount is None:
        return decision_page.FEE_ITEM.say(language, text=told, amount=how)
    amount = rupiah(item.amount)
    if how == amount or item.charge.waived is Truth.TRUE:
        return decision_page.FEE_ITEM.say(language, text=told, amount=how)
    return decision_page.FEE_WORKING.say(language, text=told, amount=amount, how=how)


def outcome_span(decision: Decision, language: Language) -> Span:
    """Return the outcome as it stands out; not final where something has still to be put right."""
    outcome = outcome_words(decision.outcome).get(language)
    if _open(decision):
        return Span(outcomes.NOT_FINAL.say(language, outcome=outcome), Style.WAIT)
    return Span(outcome, _style(decision.outcome))


def _open(decision: Decision) -> bool:
    """Whether something of the standard has still to be put right before it decides anything for good."""
    return bool(decision.unfinished or decision.standard_errors)


def why_not_final(decision: Decision, language: Language) -> Iterator[Paragraph]:
    yield from error_notices(decision.standard_errors, language)
    if decision.unfinished:
        names = "; ".join(component_title(c).get(language) for c in decision.unfinished)
        yield Paragraph(decision_page.UNFINISHED.say(language, components=names))


def _before_their_stage(decision: Decision, language: Language) -> Iterator[Paragraph]:
    """Say what an approval rests on that falls due only after a stage which is not said to have ended."""
    for stage in (stage for stage in decision.standard.stages if stage.id in decision.not_ended):
        gated = [r for r in decision.standard.requirements if r.gate == stage.id]
        items = listed((cited_item(requirement, language) for requirement in gated), "and", language)
        told = decision_page.BEFORE_ITS_STAGE
        yield Paragraph(told.say(language, stage=stage.name, id=stage.id, items=items))


def _namesakes(decision: Decision, language: Language) -> Iterator[Paragraph]:
    """Say which items of a list go by the same name, or by none."""
    text = decision.condition_text(language)
    for one in namesakes_in(decision.facts, decision.standard.vocabulary):
        items = listed((text.item(one.whole, number) for number in one.numbers), "and", language)
        if one.named:
            yield Paragraph(decision_page.NAMESAKES.say(language, items=items))
        else:
            field = text.within(one.field)
            yield Paragraph(decision_page.NAMELESS.say(language, items=items, field=field))


def _style(outcome: Outcome) -> Style:
    match outcome:
        case Outcome.APPROVE:
            return Style.GOOD
        case Outcome.REJECT:
            return Style.BAD
        case Outcome.RETURN | Outcome.PENDING:
            return Style.WAIT
        case _ as never:
            assert_never(never)


def _still_goes_on(outcome: Outcome) -> bool:
    """Whether anybody is still to do something: by a day, after a stage, or to pay."""
    match outcome:
        case Outcome.APPROVE | Outcome.RETURN | Outcome.PENDING:
            return True
        case Outcome.REJECT:
            return False
        case _ as never:
            assert_never(never)


def _mark(status: FindingStatus) -> Span:
    match status:
        case FindingStatus.MET:
            return Span("✓", Style.GOOD)
        case FindingStatus.FAILED:
            return Span("✗", Style.BAD)
        case FindingStatus.MISSING | FindingStatus.DEFICIENT:
            return Span("○", Style.WAIT)
        case FindingStatus.PENDING | FindingStatus.LATER:
            return Span("…", Style.WAIT)
        case FindingStatus.NOT_APPLICABLE:
            return Span("–", Style.DIM)
        case FindingStatus.PREFERRED:
            return Span("+", Style.DIM)
        case FindingStatus.NOT_PREFERRED | FindingStatus.PREFERENCE_UNKNOWN:
            return Span("·", Style.DIM)
        case _ as never:
            assert_never(never)


def _findings(decision: Decision, language: Language) -> Section:
    told = (f for f in decision.findings if f.after is None or _still_goes_on(decision.outcome))
    ordered = sorted(told, key=lambda finding: _urgency(finding.status))
    together = (_together(rejection, language) for rejection in decision.together)
    return Section("", (Group("", (*together, *(_finding(finding, language) for finding in ordered))),))


def _urgency(status: FindingStatus) -> int:
    """Return how far up a finding is told: first what decides."""
    match status:
        case FindingStatus.FAILED:
            return 0
        case FindingStatus.MISSING:
            return 1
        case FindingStatus.DEFICIENT:
            return 2
        case FindingStatus.PENDING:
            return 3
        case FindingStatus.LATER:
            return 4
        case (
            FindingStatus.MET
            | FindingStatus.NOT_APPLICABLE
            | FindingStatus.PREFERRED
            | FindingStatus.NOT_PREFERRED
            | FindingStatus.PREFERENCE_UNKNOWN
        ):
            return 5
        case _ as never:
            assert_never(never)


def _together(rejection: JointRejection, language: Language) -> Item:
    title = decision_page.TOGETHER.say(language, items=rejection.text(language))
    return Item(Span("✗", Style.BAD), title, (Paragraph(rejection.message(language)),))


def _finding(finding: Finding, language: Language) -> Item:
    status = status_words(finding.status).get(language)
    parts: list[Part] = [Paragraph(f"{status} – {finding.message(language)}")]
    for basis in finding.requirement.basis if finding.status is FindingStatus.FAILED else ():
        title = basis.title
        if basis.article:
            title = decision_page.ARTICLE.say(language, title=title, article=basis.article)
        parts.append(Field(decision_page.BASIS.get(language), title))
    text = f"{finding.text(language)} ({cited_item(finding.requirement, language)})"
    return Item(_mark(finding.status), text, tuple(parts))


def _to_supply(decision: Decision, language: Language) -> Section:
    text = decision.condition_text(language)
    lines = () if decision.needs is None else need_lines(text, decision.needs)
    items = tuple(Item("-", line) for line in lines)
    return Section(strong(decision_page.TO_SUPPLY.get(language)), (Group("", items),))


def next_stages(decision: Decision, language: Language) -> Iterator[Section]:
    """Yield what falls due after each stage that has not ended, while the application is open."""
    if not decision.outcome.is_open:
        return
    text = decision.condition_text(language)
    due: dict[str, list[str]] = {}
    for finding in decision.findings:
        if finding.after is None:
            continue
        told = due.setdefault(finding.after.name.get(language), [])
        need = needs_of(finding.requirement, decision.situation)
        if need is not None:
            told += need_lines(text, need)
        else:
            told += [
                awaited_text(answer, text) for answer in awaited_for(finding.requirement, decision.situation)
            ]
    for stage, told in due.items():
        items = tuple(Item("-", each) for each in dict.fromkeys(told))
        yield Section(strong(decision_page.NEXT.say(language, stage=stage)), (Group("", items),))


def _awaited(awaited: Iterable[Awaited], decision: Decision, language: Language) -> Section:
    """Return who has to answer what, and where in the procedure."""
    text = decision.condition_text(language)
    steps = {step.id: step.text for step in decision.standard.document.delivery.procedure.steps}
    items = []
    for answer in awaited:
        told = awaited_text(answer, text)
        step = steps.get(answer.requirement.step or "")
        under = () if step is None else (Field(decision_page.STEP.get(language), step.get(language)),)
        items.append(Item("-", told, under))
    return Section(strong(decision_page.AWAITED.get(language)), (Group("", tuple(items)),))


def _readings(decision: Decision, language: Language) -> Section:
    """Return the readings on which the decision rests; the others are only counted."""
    results, service = decision.readings.interpretations, decision.standard.service
    deciding = [r for r in results if r.decides and r.of.interpretation.ratified is None]
    open_ = [r for r in results if r not in deciding and any(other.outcome is None for other in r.others)]
    parts: list[Part] = []
    if deciding:
        parts.append(Group("", tuple(_reading(result, language) for result in deciding)))
    elif decision.readings.agree:
        parts.append(Line(decision_page.SAME_UNDER_EVERY_READING.get(language)))
    if open_:
        told = decision_page.UNDETERMINED_READINGS
        parts.append(Line(told.say(language, number=len(open_), service=service)))
    if silent := len(results) - len(deciding) - len(open_):
        told = decision_page.OTHER_READINGS if deciding or open_ else decision_page.READINGS_CHANGE_NOTHING
        parts.append(Line(told.say(language, number=silent, service=service)))
    return Section(strong(decision_page.RESTS_ON.get(language)) if deciding else "", tuple(parts))


def _reading(result: InterpretationResult, language: Language) -> Item:
    interpretation = result.of.interpretation
    read = decision_page.READ_AS.say(
        language, written=interpretation.written, read=interpretation.read_as.get(language)
    )
    others = [
        Field(
            decision_page.OTHERWISE.say(language, text=other.other.text.get(language)),
            _decided_otherwise(other.outcome, other.changes, language),
        )
        for other in result.others
        if other.changes and other.outcome is not None
    ]
    return Item(Span("?", Style.WAIT), read, tuple(others))


def _decided_otherwise(outcome: Outcome, changes: Iterable[DecisionPart], language: Language) -> str:
    """Say the outcome under another reading, and where it is the same, what is another."""
    parts = [part_words(part) for part in changes if part is not DecisionPart.OUTCOME]
    others = [readings.OTHER_PART.say(language, part=part) for part in parts]
    return ", ".join((outcome_words(outcome).get(language), *others))


def _reservations(decision: Decision, language: Language) -> Iterator[Note]:
    decree = decision.standard.decree
    if decree.dates_not_known:
        why = " ".join(decree.document.notes)
        yield Note(decision_page.DATES_NOT_KNOWN.say(language, number=decree.number, why=why))
    if decision.standard.draft:
        yield Note(decision_page.DRAFT.get(language))
    if decision.unwitnessed is None:
        yield Note(decision_page.WITNESSED.get(language))
    else:
        yield Note(decision_page.NOT_WITNESSED.say(language, because=decision.unwitnessed))
