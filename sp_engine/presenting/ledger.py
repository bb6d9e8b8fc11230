"""The ledger of an application as a section: what happened, then each stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.deciding import ConditionText, deadline_reason
from sp_engine.documents import EventKind
from sp_engine.presenting.deadlines import count_parts, extension, named_limit, no_limit, programme
from sp_engine.presenting.error_notices import error_notices
from sp_engine.presenting.products import products_section
from sp_engine.presenting.section import (
    Field,
    Group,
    Item,
    Line,
    Paragraph,
    Part,
    Section,
    Span,
    Style,
    strong,
)
from sp_engine.timing import (
    Elapsed,
    Event,
    Ledger,
    Run,
    StageTime,
    event_words,
    open_time_text,
    restart_rule,
    stage_status_words,
)
from sp_engine.words import Language, moment_words
from sp_engine.words.messages import deadline_page, product_page
from sp_engine.workdays import Unit


def ledger_section(ledger: Ledger, explain: bool, language: Language) -> Section:
    """Return what happened, then each stage."""
    text = ledger.dates.condition_text(language)
    return Section(
        strong(f"{ledger.name.get(language)} ({ledger.service})"),
        (
            Group("", tuple(Item("", _event(event, language)) for event in ledger.events)),
            *error_notices(ledger.dates.standard_errors, language),
            *_reckoned(ledger, language),
            *(Section("", (_stage(ledger, stage, explain, language),)) for stage in ledger.stages),
            *(Section("", (_stage(ledger, duty, explain, language),)) for duty in ledger.duties),
            *_products(ledger, text),
            *(Section("", (programme(ceiling, text, language),)) for ceiling in ledger.programmes),
        ),
    )


def _reckoned(ledger: Ledger, language: Language) -> Iterator[Line]:
    """Say up to when time was reckoned and what happened was known, and whether more came later."""
    until = moment_words(ledger.until, language)
    if ledger.known_at == ledger.until:
        yield Line(deadline_page.RECKONED_AS_KNOWN.say(language, moment=until))
    else:
        yield Line(deadline_page.RECKONED.say(language, moment=until))
        if ledger.known_at is not None:
            known = moment_words(ledger.known_at, language)
            yield Line(deadline_page.AS_KNOWN_AT.say(language, moment=known))
    if ledger.left_out:
        yield Line(deadline_page.LEFT_OUT.say(language, count=ledger.left_out))


def _products(ledger: Ledger, text: ConditionText) -> Iterator[Section]:
    if ledger.dates.products:
        yield products_section(product_page.ON_APPROVAL, ledger.dates.products, text)


def _event(event: Event, language: Language) -> str:
    note = f" – {event.note}" if event.note else ""
    named = f" ({event.stage})" if event.stage else ""
    return f"{moment_words(event.at, language)}: {event_words(event.kind).get(language)}{named}{note}"


def _stage(ledger: Ledger, stage: StageTime, explain: bool, language: Language) -> Field:
    deadline = stage.deadline
    parts: list[Part] = [*no_limit(deadline, language), _due(ledger, stage, language)]
    for at, run in enumerate(stage.runs):
        if at:
            parts.append(Line(_resumed(ledger, run, _unit(stage), language)))
        if run.until > run.began:
            span = f"{moment_words(run.began, language)} – {moment_words(run.until, language)}"
            parts.append(Paragraph(span, deadline_page.RAN.get(language)))
    parts += _times(stage, language)
    if stage.finished is None and stage.late is None and not _is_extended(ledger, stage):
        parts += extension(deadline, language)
    if deadline.counted is not None:
        parts += count_parts(deadline.counted, explain, language)
    status = strong(stage_status_words(stage.status).get(language))
    named = named_limit(deadline, language)
    head = named if deadline.kind.of_agency else deadline_page.APPLICANT.say(language, stage=named)
    return Field(head, status, tuple(parts))


def _due(ledger: Ledger, stage: StageTime, language: Language) -> Field:
    deadline = stage.deadline
    if deadline.due is not None:
        told = moment_words(deadline.due, language)
    else:
        told = deadline_reason(deadline, ledger.dates.condition_text(language)) or "-"
    return Field(deadline_page.STAGE_DUE.get(language), (told, *_verdict(stage, language)))


def _verdict(stage: StageTime, language: Language) -> tuple[str | Span, ...]:
    if stage.kept is None:
        return ()
    kept, late = deadline_page.KEPT.get(language), deadline_page.LATE.get(language)
    return " – ", Span(kept, Style.GOOD) if stage.kept else Span(late, Style.BAD)


def _times(stage: StageTime, language: Language) -> Iterator[Field]:
    unit = _unit(stage)
    for label, time in (
        (deadline_page.SPENT, stage.spent),
        (deadline_page.PAUSED, stage.paused),
        (deadline_page.LEFT, stage.left),
        (deadline_page.LATE_BY, stage.late),
    ):
        if time is not None and (time != Elapsed() or time is stage.left):
            yield Field(label.get(language), _time(time, unit, language))


def _unit(stage: StageTime) -> Unit:
    return stage.deadline.limit.periods[0].unit if stage.deadline.limit else Unit.WORKING_DAY


def _is_extended(ledger: Ledger, stage: StageTime) -> bool:
    return any(e.kind is EventKind.EXTENDED and e.stage == stage.deadline.stage for e in ledger.events)


def _resumed(ledger: Ledger, run: Run, unit: Unit, language: Language) -> str:
    """Say whether a count began afresh or goes on, and by what rule."""
    goes_on_by_rule = not ledger.restarts
    if run.afresh or goes_on_by_rule:
        rule = restart_rule(ledger.rules)
        if not rule.own:
            told = deadline_page.ASSUMED_RULE.say(language, rule=rule.text)
        elif rule.source:
            told = deadline_page.OWN_RULE.say(language, rule=rule.text, source=rule.source)
        else:
            told = deadline_page.OWN_RULE_WITHOUT_SOURCE.say(language, rule=rule.text)
    else:
        told = deadline_page.GOES_ON_AFTER_A_STAGE.get(language)
    if run.afresh:
        return told
    if run.left is not None:
        return deadline_page.RESUMED_WITH.say(language, rule=told, left=_time(run.left, unit, language))
    return told if run.due.due is None else deadline_page.RESUMED_LATE.say(language, rule=told)


def _time(time: Elapsed, unit: Unit, language: Language) -> str:
    """Say a time as fits the unit of the limit."""
    match unit:
        case Unit.MINUTE | Unit.HOUR:
            return open_time_text(time.open_time, language)
        case Unit.WORKING_DAY:
            days = deadline_page.WORKING_DAYS.say(language, count=time.working_days)
        case Unit.CLOCK_HOUR:
            days = open_time_text(time.clock_time, language)
        case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
            days = deadline_page.DAYS.say(language, count=time.days)
        case _ as never:
            assert_never(never)
    return deadline_page.OFFICE_OPEN.say(language, days=days, time=open_time_text(time.open_time, language))
