"""The sheet for the national portal (SIPPN): services as flat rows, and on a second page what that loses.

In come standards; out come two tables.  LAW: what the portal asks for is known from a third party's account;
it holds flat lists, one time with one unit, no conditions and none of the eight internal components.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from sp_engine.documents import Component, Stage, Standard
from sp_engine.immutable import Immutable
from sp_engine.presenting import Sheet
from sp_engine.publishing.printed_standard import PrintedComponent, PrintedStandard
from sp_engine.publishing.standard_content import printed_standard
from sp_engine.words import Language
from sp_engine.words.messages import portal_sheet as messages
from sp_engine.workdays import Duration, Unit, duration_words

_WIDTHS = (5, 36, 44, 60, 60, 14, 14, 24, 36, 36, 44, 24)
_LOST_WIDTHS = (36, 30, 60, 90)


def portal_sheets(standards: Iterable[Standard], language: Language) -> tuple[Sheet, Sheet]:
    """Return the page to be entered, and the page that says what it leaves out."""
    pairs = [(standard, printed_standard(standard, language)) for standard in standards]
    headings = (
        messages.NUMBER,
        messages.NAME,
        messages.DESCRIPTION,
        messages.REQUIREMENTS,
        messages.PROCEDURE,
        messages.TIME,
        messages.UNIT,
        messages.FEE,
        messages.PRODUCT,
        messages.ORGANISER,
        messages.PLACE,
        messages.TRANSCRIPTION,
    )
    lost = (messages.SERVICE, messages.COMPONENT, messages.ITEM, messages.LOST)
    return (
        Sheet(
            messages.SHEET.get(language),
            tuple(words.get(language) for words in headings),
            tuple(
                (str(number), *_entered(standard, printed, language))
                for number, (standard, printed) in enumerate(pairs, 1)
            ),
            _WIDTHS,
        ),
        Sheet(
            messages.LOST_SHEET.get(language),
            tuple(words.get(language) for words in lost),
            tuple(row for pair in pairs for row in _lost(*pair, language)),
            _LOST_WIDTHS,
        ),
    )


def _entered(standard: Standard, printed: PrintedStandard, language: Language) -> tuple[str, ...]:
    """Return what is entered of one service."""
    time = _time(standard, language)
    decree = standard.decree
    place = standard.agency.document.address or ""
    return (
        printed.name,
        messages.DESCRIBED.say(language, decree=decree.number, title=decree.title),
        _flat(printed.component(Component.REQUIREMENTS)),
        _flat(printed.component(Component.PROCEDURE)),
        time.number,
        time.unit,
        _flat(printed.component(Component.FEE)),
        _flat(printed.component(Component.PRODUCTS)),
        printed.agency,
        place,
        (messages.DRAFT if standard.draft else messages.CHECKED).get(language),
    )


def _flat(component: PrintedComponent) -> str:
    """Return a component as a flat list, counted anew: its numbers may stand for several items each."""
    if component.blank:
        return component.blank
    texts = [item.text for item in component.items]
    listed = texts if len(texts) < 2 else [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return "\n".join([component.lead, *listed] if component.lead else listed)


class _Time(Immutable):
    """The one time that the portal holds; `stage` is the stage that it is the time of."""

    number: str
    unit: str
    stage: str | None = None


def _time(standard: Standard, language: Language) -> _Time:
    """Return the longest limit of a stage that the agency itself has to keep."""
    if not standard.transcribed(Component.SERVICE_TIME):
        return _Time(messages.UNKNOWN.get(language), "")
    limits = [
        (period, stage)
        for stage in standard.stages
        if not stage.programme and not stage.by_applicant
        for row in stage.rows
        for period in row.longest.periods
    ]
    if not limits:
        return _Time("", "")
    longest, stage = max(limits, key=lambda limit: _length(limit[0]))
    told = duration_words(longest, language)
    number = str(longest.amount)
    return _Time(number, told.removeprefix(number).strip(), stage.id)


def _length(duration: Duration) -> int:
    """Return about how many minutes a duration lasts, to tell which of several is the longest."""
    return duration.amount * _minutes(duration.unit)


def _minutes(unit: Unit) -> int:
    match unit:
        case Unit.MINUTE:
            return 1
        case Unit.HOUR | Unit.CLOCK_HOUR:
            return 60
        case Unit.CALENDAR_DAY | Unit.DAY:
            return 1_440
        case Unit.WORKING_DAY:
            return 2_016  # seven days for five
        case Unit.WEEK:
            return 10_080
        case Unit.MONTH:
            return 43_800
        case Unit.YEAR:
            return 525_600
        case _ as never:
            assert_never(never)


def _lost(standard: Standard, printed: PrintedStandard, language: Language) -> Iterator[tuple[str, ...]]:
    """Yield a row for everything that the flat form of a service leaves out."""
    for component in printed.components:
        title = component.title
        match component.component:
            case Component.REQUIREMENTS | Component.PROCEDURE | Component.FEE | Component.PRODUCTS:
                rows = list(_remarks(component, language))
            case Component.SERVICE_TIME:
                rows = list(_times(standard, component, language))
            case (
                Component.COMPLAINTS
                | Component.LEGAL_BASIS
                | Component.FACILITIES
                | Component.COMPETENCE
                | Component.SUPERVISION
                | Component.STAFF
                | Component.SERVICE_GUARANTEE
                | Component.SAFETY_GUARANTEE
                | Component.EVALUATION
            ):
                items = len(component.items) or 1
                rows = [("", component.blank or messages.NO_PLACE_FOR_IT.say(language, items=items))]
            case _ as never:
                assert_never(never)
        for item, told in rows:
            yield printed.name, title, item, told


def _remarks(component: PrintedComponent, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what is said of items beside their texts: conditions, alternatives, branches, amounts."""
    for group in component.groups:
        if group.heading and component.component is Component.PROCEDURE:
            yield group.items[0].text, messages.ROUTE.say(language, route=group.heading)
        for item in group.items:
            for remark in item.remarks:
                yield item.text, messages.LABELLED.say(language, label=remark.label, text=remark.text)


def _times(standard: Standard, component: PrintedComponent, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the stages that the one number leaves out, and what its own stage says beside the number."""
    entered = _time(standard, language)
    told = f"{entered.number} {entered.unit}".strip() or "–"
    items = {item.id: item.text for item in component.items}
    for stage in standard.stages:
        text = items[stage.id].removeprefix(f"{stage.name.get(language)}: ")
        if stage.id != entered.stage:
            yield items[stage.id], messages.ONE_TIME.say(language, entered=told, told=text)
        elif text != told or not _is_plain(stage):
            yield items[stage.id], messages.ONE_UNIT.say(language, told=text)


def _is_plain(stage: Stage) -> bool:
    return len(stage.rows) == 1 and stage.guard is None
