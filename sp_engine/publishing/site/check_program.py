"""A standard as the script with which its page decides, counts due dates and reads what is filled in.

In comes a service; out comes JavaScript: the rules with what follows from them, the stages of its time, its
fee, and the form of each fact that is asked.  Which tags a page has is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from sp_engine.conditions import Condition, Document, Leaf, SameYear, leaves_within
from sp_engine.deciding import ConditionText, Service, UndatedSituation, form_names
from sp_engine.documents import (
    Component,
    Stage,
    Standard,
    Start,
    StartKind,
    TimeRow,
    stages_after,
    with_earlier,
)
from sp_engine.facts import LIST_MARK, FactDefinition, Kind, field_of_any
from sp_engine.publishing.site.fee_program import fee_program
from sp_engine.rules import condition_program, js_value, program_of, time_program
from sp_engine.words import LANGUAGES
from sp_engine.words.messages import site_page
from sp_engine.workdays import LONGEST, Unit

_WORDS = (
    "fact, mendable, found, checked, minutes, clockHours, workingDays, days, months, known, among, range,",
    "age, recent, remaining, sameYear, includes, overlaps, handedIn, each, some, all, any, unwritten, when,",
    "rule, says,",
)


def check_program(service: Service, calendar: str) -> str:
    """Return the script of a service; `calendar` is where its page finds the office's, in JavaScript."""
    standard, follows = service.standard, service.follows
    told = _Told(standard)
    gates = sorted({r.gate for r in standard.requirements if r.gate is not None})
    waits = {gate: sorted(stages_after(gate, standard.stages, standard.requirements)) for gate in gates}
    earlier = {gate: sorted(with_earlier([gate], standard.stages)) for gate in gates}
    words = "".join(f"    {line}\n" for line in _WORDS)
    stages = "".join(f"    {_stage(stage, standard, told)},\n" for stage in standard.stages)
    forms = "".join(
        f"    {js_value(one.id)}: {js_value(fact_form(one))},\n" for one in _every_form(asked_facts(service))
    )
    return (
        '"use strict";\n'
        f"// {js_value(standard.service)}, {js_value(standard.decree.number)}\n"
        f"sp.standard = (() => {{\n  const {{\n{words}  }} = sp;\n"
        f"  const rules = {_indented(program_of(follows.ruleset, told))};\n"
        f"  const stages = [\n{stages}  ];\n"
        f"  const forms = {{\n{forms}  }};\n"
        "  return {\n"
        f"    service: {js_value(standard.service)}, own: {len(standard.requirements)},"
        f" timesKnown: {js_value(_times_known(standard))},\n"
        f"    from: {js_value(_from(standard))}, until: {js_value(_until(standard))},\n"
        f"    fee: {_fee(standard, told)},\n"
        f"    zone: {js_value(standard.agency.document.zone)}, offset: {_offset(standard)},\n"
        f"    waits: {js_value(waits)}, earlier: {js_value(earlier)},\n"
        f"    stageNames: {js_value({stage.id: [*stage.name] for stage in standard.stages})},\n"
        f"    rules, stages, forms, calendar: {calendar},\n"
        "  };\n})();\n"
    )


def asked_facts(service: Service) -> tuple[FactDefinition, ...]:
    """Return the facts, documents, attributes and lists that the page asks, in the order of the form."""
    standard = service.standard
    looked_at = {*_looked_at(service)}
    return tuple(one for one in form_names(standard) if one.id in looked_at or _within(one, looked_at))


def _within(definition: FactDefinition, names: set[str]) -> bool:
    """Whether an attribute of a document is looked at, which is asked before its attributes."""
    return any(attribute.id in names for attribute in (definition.attributes or {}).values())


def fields_of(definition: FactDefinition) -> tuple[FactDefinition, ...]:
    """Return the fields of a list's items, each document before its attributes, by the names of any item."""
    whole = definition.id
    found: list[FactDefinition] = []
    for name, field in (definition.fields or {}).items():
        found.append(field.replace(id=field_of_any(whole, name)))
        attributes = (field.attributes or {}).items()
        found += [one.replace(id=field_of_any(whole, f"{name}.{key}")) for key, one in attributes]
    return tuple(found)


def _every_form(asked: tuple[FactDefinition, ...]) -> Iterator[FactDefinition]:
    for definition in asked:
        yield definition
        yield from fields_of(definition)


def _looked_at(service: Service) -> Iterator[str]:
    """Yield what the rules, the times and the fee of a service look at; a field as its list."""
    standard = service.standard
    for condition in _conditions(service):
        for leaf in leaves_within(condition):
            yield leaf.item.id.partition(LIST_MARK)[0]
    for stage in standard.stages:
        if stage.growth is not None:
            yield stage.growth.fact
        yield from (event.ref for event in stage.start.events if event.kind is StartKind.FACT and event.ref)
    if standard.transcribed(Component.FEE):
        yield from (name.partition(LIST_MARK)[0] for name in standard.fee.facts)


def _conditions(service: Service) -> Iterator[Condition]:
    for rule in service.follows.ruleset.rules:
        yield from (part for part in (rule.guard, rule.condition) if part is not None)
    for stage in service.standard.stages:
        yield from (guard for guard in (stage.guard, *(row.guard for row in stage.rows)) if guard is not None)


def _fee(standard: Standard, told: _Told) -> str:
    """Return the fee; null where it has not been transcribed."""
    if not standard.transcribed(Component.FEE):
        return "null"
    return fee_program(standard.fee, told.texts, told)


def _from(standard: Standard) -> int:
    """Return the first day on which the standard is in force; the first of all where that is not known."""
    first = standard.tenure.first
    return 1 if first is None else first.toordinal()


def _until(standard: Standard) -> int | None:
    """Return the day from which the standard is in force no more."""
    until = standard.tenure.until
    return None if until is None else until.toordinal()


def _offset(standard: Standard) -> int:
    """Return how many minutes the office's clock is ahead of UTC."""
    return int(standard.agency.zone.utcoffset(None).total_seconds()) // 60


def _times_known(standard: Standard) -> bool:
    return standard.transcribed(Component.SERVICE_TIME)


class _Told:
    """Says what a leaf asks, in both languages, to stand behind it."""

    def __init__(self, standard: Standard) -> None:
        situation = UndatedSituation({}, standard.decree.first_day.toordinal())
        self.texts = [ConditionText(standard.vocabulary, situation, language) for language in LANGUAGES]

    def __call__(self, leaf: Leaf | Document) -> str:
        return js_value([self._said(leaf, text) for text in self.texts])

    def _said(self, leaf: Leaf | Document, text: ConditionText) -> str:
        if isinstance(leaf, Document):
            return text.within(leaf.item.id)
        if isinstance(leaf, SameYear):
            words = site_page.YEAR_OF_APPLICATION if leaf.inside else site_page.ANOTHER_YEAR
            return words.say(text.language, name=text.within(leaf.item.id))
        return text.condition(leaf)


def _stage(stage: Stage, standard: Standard, told: _Told) -> str:
    kept = {
        "id": js_value(stage.id),
        "guard": "null" if stage.guard is None else condition_program(stage.guard, told),
        "provision": _flag(stage.provision is not None),
        "rows": f"[{', '.join(_row(row, told) for row in stage.rows)}]",
        "growth": _growth(stage, standard),
        "start": js_value(_start(stage.start)),
        "programme": _flag(stage.programme),
        "byApplicant": _flag(stage.by_applicant),
        "each": _flag(stage.each is not None),
    }
    return "{ " + ", ".join(f"{key}: {value}" for key, value in kept.items() if value) + " }"


def _flag(value: bool) -> str:
    return "true" if value else ""


def _row(row: TimeRow, told: _Told) -> str:
    guard = "null" if row.guard is None else condition_program(row.guard, told)
    limit = ", ".join(time_program(period) for period in row.longest.periods)
    return f"{{ guard: {guard}, limit: [{limit}] }}"


def _growth(stage: Stage, standard: Standard) -> str:
    growth = stage.growth
    if growth is None:
        return ""
    steps, one = standard.vocabulary[growth.fact].steps, _steps_of(growth.step.unit)
    told = {
        "of": growth.fact,
        "beyond": growth.beyond * steps,
        "every": growth.every * steps,
        "by": growth.step.amount * one,
        "most": LONGEST * one,
    }
    return js_value(told)


def _steps_of(unit: Unit) -> int:
    """Return how many of the script's units one of the catalogue's is."""
    match unit:
        case Unit.HOUR:
            return 60
        case Unit.WEEK:
            return 7
        case Unit.YEAR:
            return 12
        case Unit.MINUTE | Unit.CLOCK_HOUR | Unit.WORKING_DAY | Unit.CALENDAR_DAY | Unit.DAY | Unit.MONTH:
            return 1
        case _ as never:
            assert_never(never)


def _start(start: Start) -> dict[str, Any]:
    match start.kind:
        case StartKind.COMPLETE:
            return {"kind": "complete"}
        case StartKind.RECEIVED:
            return {"kind": "received"}
        case StartKind.STAGE:
            return {"kind": "stage", "ref": start.ref}
        case StartKind.FACT:
            return {"kind": "fact", "ref": start.ref}
        case StartKind.LATEST:
            return {"kind": "latest", "of": [_start(each) for each in start.of]}
        case _ as never:
            assert_never(never)


def fact_form(definition: FactDefinition) -> dict[str, Any]:
    """Return how a value of a fact is written, as `written_values.js` reads it."""
    told: dict[str, Any] = {"kind": definition.kind.value}
    match definition.kind:
        case Kind.NUMBER | Kind.MONEY:
            unit = definition.unit
            told |= {
                "places": definition.places or None,
                "least": definition.least,
                "most": definition.most,
                "unit": None if unit is None else [unit.id, unit.en],
            }
        case Kind.CHOICE:
            told["choices"] = [*(definition.choices or {})]
        case Kind.SET:
            told |= {"choices": [*(definition.choices or {})], "least": definition.least}
        case Kind.TEXT:
            told["pattern"] = definition.pattern
        case Kind.LIST:
            told |= {"least": definition.least, "most": definition.most}
        case Kind.DATE:
            told["ahead"] = definition.may_be_future or None
        case Kind.YES_NO | Kind.MOMENT | Kind.DOCUMENT:
            pass
        case _ as never:
            assert_never(never)
    return {key: value for key, value in told.items() if value is not None}


def _indented(program: str) -> str:
    return program.replace("\n", "\n  ")
