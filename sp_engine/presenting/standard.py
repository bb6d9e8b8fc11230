"""A standard as a section: its 14 components in the official order, the procedure as a small flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from sp_engine.deciding import (
    ConditionText,
    UndatedSituation,
    later_rules,
    limit_lines,
    provision_words,
    row_lines,
    stage_text,
)
from sp_engine.documents import (
    END,
    MANAGEMENT,
    SERVICE_DELIVERY,
    Blank,
    Complaints,
    Component,
    Decree,
    DescribedItem,
    FeeComponent,
    ItemNumber,
    LegalBasis,
    Noted,
    Staff,
    Standard,
    Tariff,
    YieldedWhen,
    arrows,
    component_title,
    item_text,
)
from sp_engine.documents import Step as ProcedureStep
from sp_engine.presenting.section import (
    Field,
    Item,
    Line,
    Note,
    Paragraph,
    Part,
    Section,
    Span,
    Step,
    Style,
    strong,
)
from sp_engine.words import CURRENCY, Language, Words, date_words, sentence
from sp_engine.words.messages import fees, standard_page
from sp_engine.workdays import duration_words


def standard_section(standard: Standard, language: Language) -> Section:
    """Return the whole standard."""
    head = [Line(standard.agency.name.get(language)), Line(_decree(standard.decree, language))]
    if standard.draft:
        head.append(Line(standard_page.DRAFT.get(language)))
    if standard.unfinished:
        unfinished, every = len(standard.unfinished), len(Component)
        told = standard_page.UNFINISHED.say(language, number=unfinished, all=every)
        head.append(Line(Span(told, Style.WAIT)))
    groups = (standard_page.SERVICE_DELIVERY, SERVICE_DELIVERY), (standard_page.MANAGEMENT, MANAGEMENT)
    return Section(
        strong(f"{standard.name.get(language)} ({standard.service})"),
        (
            *head,
            *(
                Section(
                    strong(title.get(language)),
                    tuple(
                        _component(component, number, standard, language)
                        for number, component in enumerate(components, 1)
                    ),
                )
                for title, components in groups
            ),
        ),
    )


def _decree(decree: Decree, language: Language) -> str:
    if decree.in_force_from is None:
        return standard_page.UNDATED_DECREE.say(language, number=decree.number)
    since = date_words(decree.in_force_from, language)
    return standard_page.DECREE.say(language, number=decree.number, since=since)


def standard_dict(standard: Standard, language: Language) -> dict[str, Any]:
    """Return a standard as JSON data (docs/reference/interface.md)."""
    since = standard.decree.in_force_from
    return {
        "service": standard.service,
        "name": standard.name.get(language),
        "agency": standard.agency.name.get(language),
        "decree": standard.decree.number,
        "in_force_from": None if since is None else since.isoformat(),
        "draft": standard.draft,
        "unfinished": [component.value for component in standard.unfinished],
        "components": standard.written.components,
        "notes": {str(c): content.note for c, content in standard.taken_over.items() if content.note},
    }


def _component(component: Component, number: int, standard: Standard, language: Language) -> Section:
    reference = standard.taken_over.get(component)
    note = () if reference is None else _note(reference, language)
    parts = (*_parts(component, standard, language), *note)
    return Section(strong(component_title(component).get(language)), parts, f"{number}.")


def _parts(component: Component, standard: Standard, language: Language) -> Iterator[Part]:
    delivery, management = standard.document.delivery, standard.document.management
    content = standard.document.content(component)
    if content.blank is not None:
        yield Line(_blank(content.blank).get(language))
        yield from _note(content, language)
        return
    match component:
        case Component.REQUIREMENTS:
            yield from _requirements(standard, language)
        case Component.PROCEDURE:
            yield from _flow(delivery.procedure.steps, language)
        case Component.SERVICE_TIME:
            yield from _time(standard, language)
            yield from (
                Line(standard_page.OWN_HOURS.say(language, hours=schedule.told))
                for schedule in standard.document.hours
            )
        case Component.FEE:
            yield from _fee(standard, language)
        case Component.PRODUCTS:
            yield from _products(standard, language)
        case Component.COMPLAINTS:
            yield from _complaints(delivery.complaints, standard, language)
            if standard.decree.document.complaints is not None:
                yield Field(standard_page.WHOLE_AGENCY.get(language))
                yield from _complaints(standard.decree.document.complaints, standard, language)
        case Component.LEGAL_BASIS:
            yield from _basis(management.legal_basis.items, language)
        case Component.FACILITIES:
            yield from _items(management.facilities.items, language)
        case Component.COMPETENCE:
            yield from _items(management.competence.items, language)
        case Component.SUPERVISION:
            yield from _items(management.supervision.items, language)
        case Component.STAFF:
            yield from _staff(management.staff, language)
        case Component.SERVICE_GUARANTEE:
            yield from _items(management.service_guarantee.items, language)
        case Component.SAFETY_GUARANTEE:
            yield from _items(management.safety_guarantee.items, language)
        case Component.EVALUATION:
            yield from _items(management.evaluation.items, language)
        case _ as never:
            assert_never(never)


def _blank(blank: Blank) -> Words:
    match blank:
        case Blank.LEFT_BLANK:
            return standard_page.NOT_STATED
        case Blank.NOT_KNOWN:
            return standard_page.NOT_TRANSCRIBED
        case _ as never:
            assert_never(never)


def _requirements(standard: Standard, language: Language) -> Iterator[Part]:
    if standard.requires_nothing:
        yield Line(standard_page.NOTHING_REQUIRED.get(language))
        yield from _note(standard.document.delivery.requirements, language)
    conditions = _condition_text(standard, language)
    for requirement in standard.requirements:
        number = _number(requirement.item)
        if requirement.component is Component.PROCEDURE:
            number = standard_page.OF_THE_PROCEDURE.say(language, number=number)
        text = requirement.text.get(language)
        if not requirement.mandatory:
            text = standard_page.PREFERRED.say(language, requirement=text)
        parts: list[Part] = []
        if requirement.guard is not None:
            condition = conditions.condition(requirement.guard)
            parts.append(Paragraph(standard_page.IF.say(language, condition=condition)))
        if requirement.gate is not None:
            stage = next(stage.name for stage in standard.stages if stage.id == requirement.gate)
            parts.append(Paragraph(standard_page.DUE_AFTER.say(language, stage=stage)))
        yield Item("-", text, (*parts, *_note(requirement, language)), number)


def _flow(steps: Sequence[ProcedureStep], language: Language) -> Iterator[Part]:
    numbers = {step.id: str(i) for i, step in enumerate(steps, 1)}
    numbers[END] = standard_page.DONE.get(language)
    following = list(arrows(steps))
    route = None
    for i, step in enumerate(steps):
        if step.route != route:
            route = step.route
            yield Field(standard_page.ROUTE.get(language), str(route))
        text = f"{step.actor}: {step.text.get(language)}"
        after = [arrow for arrow in following if arrow.start == step.id]
        plain_next = len(after) == 1 and i + 1 < len(steps) and after[0].end == steps[i + 1].id
        leads_on = plain_next and after[0].when is None
        parts: list[Part] = []
        for arrow in () if leads_on else after:
            when = f"{arrow.when} " if arrow.when else ""
            parts.append(Paragraph(f"{when}→ {numbers.get(arrow.end, arrow.end)}"))
        yield Step(numbers[step.id], text, (*parts, *_note(step, language)), leads_on)


def _time(standard: Standard, language: Language) -> Iterator[Part]:
    time = standard.document.delivery.service_time
    if time.text.id:
        yield Paragraph(time.text.id)
    text = _condition_text(standard, language)
    for stage in time.stages:
        told = stage_text(stage, time.stages, text)
        yield Item("-", f"{stage.name.get(language)}: {told}", _note(stage, language))
    yield from _note(time, language)


def _fee(standard: Standard, language: Language) -> Iterator[Part]:
    fee = standard.fee
    if fee.text.id:
        yield Paragraph(fee.text.id)
    elif fee.free:
        yield Line(sentence(fees.FREE.get(language)))
    for tariff in fee.tariffs.values():
        called = standard_page.NAMED_AMOUNT.say(language, name=tariff.called)
        yield _charged(called, tariff, standard, language)
    for component in fee.components:
        number = "" if component.item is None else _number(component.item)
        yield _charged(component.text.get(language), component, standard, language, number)
    yield from _note(fee, language)


def _charged(
    told: str, part: FeeComponent | Tariff, standard: Standard, language: Language, number: str = ""
) -> Item:
    """Return what a component or a named amount charges: its only row behind its words, or all below them."""
    text = _condition_text(standard, language)
    rows, limits = row_lines(part, standard.fee, text), limit_lines(part, text)
    if len(rows) == 1:
        told, rows = _with_charged(told, rows[0]), ()
    lines: list[Part] = [Item("-", row) for row in rows]
    lines += [Paragraph(sentence(limit)) for limit in limits]
    return Item("-", told, (*lines, *_note(part, language)), number)


def _with_charged(told: str, charged: str) -> str:
    """Return a component's words with what it charges, and of that only what they do not say themselves."""
    amount, _, rest = charged.partition(" ")
    if not re.search(rf"{re.escape(amount)}(?![\d.,]*\d)", told) or not amount.startswith(CURRENCY):
        return f"{told}: {charged}"
    return told if not rest or charged in told else f"{told} ({rest})"


def _condition_text(standard: Standard, language: Language) -> ConditionText:
    situation = UndatedSituation({}, standard.decree.first_day.toordinal())
    return ConditionText(standard.vocabulary, situation, language)


def _complaints(complaints: Complaints, standard: Standard, language: Language) -> Iterator[Part]:
    if complaints.text.id:
        yield Paragraph(complaints.text.get(language))
    for channel in complaints.channels:
        kind = channel.called.get(language)
        yield Item("-", f"{kind}: {channel.address}", _note(channel, language))
    if complaints.steps:
        yield Field(standard_page.HANDLING.get(language))
        yield from _flow(complaints.steps, language)
    for one in complaints.classes:
        limit = "" if one.limit is None else duration_words(one.limit, language)
        if one.provision is not None:
            limit = provision_words(one.provision).get(language)
        if one.guard is not None:
            condition = _condition_text(standard, language).condition(one.guard)
            limit = f"{limit} ({standard_page.IF.say(language, condition=condition)})"
        yield Item("-", f"{one.name.get(language)}: {limit}", _note(one, language))
    yield from _note(complaints, language)


def _basis(entries: Sequence[LegalBasis], language: Language) -> Iterator[Part]:
    for entry in entries:
        cited = entry.cited
        name = f"{cited.full_name} tentang {cited.title}"
        article = f", Pasal {entry.article}" if entry.article is not None else ""
        yield Item("-", name + article, _note(entry, language), _number(entry.item))


def _staff(staff: Staff, language: Language) -> Iterator[Part]:
    if staff.text is not None:
        yield Paragraph(staff.text.id)
    for role in staff.roles:
        count = f": {role.number}" if role.number is not None else ""
        yield Item("-", role.name + count, _note(role, language))
    yield from _note(staff, language)


def _products(standard: Standard, language: Language) -> Iterator[Part]:
    text = _condition_text(standard, language)
    for product in standard.products:
        told = product.text.get(language)
        match product.when:
            case YieldedWhen.APPROVED:
                pass
            case YieldedWhen.REJECTED:
                told = standard_page.ON_REJECTION.say(language, product=told)
            case _ as never:
                assert_never(never)
        parts: list[Part] = []
        if product.guard is not None:
            parts.append(Paragraph(standard_page.IF.say(language, condition=text.condition(product.guard))))
        if product.obliges:
            parts.append(Paragraph("; ".join(later_rules(product, text))))
        number = "" if product.item is None else _number(product.item)
        yield Item("-", told, (*parts, *_note(product, language)), number)


def _items(items: Sequence[DescribedItem], language: Language) -> Iterator[Part]:
    group = None
    for item in items:
        if item.group != group:
            group = item.group
            yield Field(str(group))
        number = "" if item.item is None else _number(item.item)
        yield Item("-", item.text.get(language), _note(item, language), number)


def _number(item: ItemNumber) -> str:
    return item_text(item) or "–"


def _note(noted: Noted, language: Language) -> tuple[Note, ...]:
    return () if noted.note is None else (Note(noted.note, standard_page.NOTE.get(language)),)
