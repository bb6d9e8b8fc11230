"""The readings of standards as a section and as JSON data, for an agency to ratify, deciding ones first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sp_engine.assurance import AlternativeEffect, ReadingEffect
from sp_engine.deciding import DecisionPart, part_words
from sp_engine.documents import component_title, item_text
from sp_engine.presenting.section import Field, Group, Item, Line, Part, Section, Span, Style, Table, strong
from sp_engine.words import Language, date_words
from sp_engine.words.messages import readings
from sp_engine.words.messages import readings_page as messages


def readings_section(effects: Sequence[ReadingEffect], language: Language) -> Section:
    """Return every reading: those that can change an outcome, a fee or date only, nothing; how many where."""
    deciding, amounts, others = _by_weight(effects)
    groups = (messages.DECIDING, deciding), (messages.AMOUNTS, amounts), (messages.NOT_DECIDING, others)
    parts: list[Part] = []
    for heading, listed in groups:
        if listed:
            items = tuple(_reading(effect, language) for effect in listed)
            parts.append(Section(strong(heading.say(language, number=len(listed))), (Group("", items),)))
    return Section("", (*parts, Section("", tuple(_totals(effects, language)))))


def _by_weight(effects: Sequence[ReadingEffect]) -> tuple[list[ReadingEffect], ...]:
    """Return the readings that can change an outcome, only a fee or date, nothing; the most changed first."""
    deciding = [effect for effect in effects if effect.can_decide]
    amounts = [effect for effect in effects if effect.can and not effect.can_decide]
    others = [effect for effect in effects if not effect.can and not effect.can_decide]
    return (
        sorted(deciding, key=lambda effect: -effect.changed(DecisionPart.OUTCOME)),
        sorted(amounts, key=lambda effect: -max(map(effect.changed, DecisionPart))),
        others,
    )


def _reading(effect: ReadingEffect, language: Language) -> Item:
    interpretation = effect.of.interpretation
    parts: list[Part] = [
        Field(messages.WRITTEN.get(language), f"“{interpretation.written}”"),
        Field(messages.READ_AS.get(language), interpretation.read_as.get(language)),
        Field(messages.WHY.get(language), interpretation.why.get(language)),
    ]
    parts += [_alternative(alternative, effect, language) for alternative in effect.alternatives]
    parts.append(Field(messages.RATIFIED.get(language), _ratified(effect, language)))
    mark = Span("?", Style.WAIT) if interpretation.ratified is None else Span("✓", Style.GOOD)
    return Item(mark, f"{effect.service} · {_where(effect, language)} · {interpretation.id}", tuple(parts))


def _where(effect: ReadingEffect, language: Language) -> str:
    component, part = effect.of.component, effect.of.part
    if component is None or part is None:
        return messages.WHOLE_STANDARD.get(language)
    title = component_title(component).get(language)
    number = item_text(part.item)
    return messages.ITEM.say(language, component=title, item=number) if number else f"{title}: {part.id}"


def _alternative(alternative: AlternativeEffect, effect: ReadingEffect, language: Language) -> Field:
    decisions, changed = effect.decisions, {part: n for part, n in alternative.changed.items() if n}
    told = [
        messages.CHANGED.say(language, part=part_words(part), changed=number, decisions=decisions)
        for part, number in changed.items()
    ]
    if not told:
        told.append(messages.CHANGED_NONE.say(language, decisions=decisions))
    if alternative.undetermined:
        told.append(messages.UNDETERMINED.say(language, number=alternative.undetermined))
    for part in DecisionPart:
        if part in alternative.can and part not in changed:
            told.append(messages.CAN_CHANGE.say(language, part=part_words(part)))
    if not alternative.proven:
        told.append(messages.NOT_PROVEN.get(language))
    name = messages.OTHERWISE.say(language, text=alternative.other.text.get(language))
    return Field(name, "; ".join(told))


def _ratified(effect: ReadingEffect, language: Language) -> str:
    ratified = effect.of.interpretation.ratified
    if ratified is None:
        return messages.NOT_RATIFIED.get(language)
    return f"{ratified.by}, {date_words(ratified.on, language)}"


def _totals(effects: Sequence[ReadingEffect], language: Language) -> Iterable[Part]:
    """Yield how many decisions of the cases would change under another reading, by service."""
    deciding, amounts, _ = _by_weight(effects)
    services = dict.fromkeys(effect.service for effect in effects)
    rows = []
    for service in services:
        own = [effect for effect in effects if effect.service == service]
        ratified = sum(effect.of.interpretation.ratified is not None for effect in own)
        alternatives = [alternative for effect in own for alternative in effect.alternatives]
        compared = sum(effect.decisions * len(effect.alternatives) for effect in own)
        changed = [sum(one.changed[part] for one in alternatives) for part in DecisionPart]
        rows.append((service, str(len(own)), str(ratified), *map(str, changed), str(compared)))
    headings = (
        messages.SERVICE,
        messages.READINGS,
        messages.RATIFIED,
        *(readings.OTHER_PART.fill(part=part_words(part)) for part in DecisionPart),
        messages.COMPARED,
    )
    yield Table(tuple(words.get(language) for words in headings), tuple(rows))
    yield Line(
        messages.TOTAL.say(
            language,
            readings=len(effects),
            deciding=len(deciding),
            amounts=len(amounts),
            ratified=sum(effect.of.interpretation.ratified is not None for effect in effects),
        )
    )


def readings_dict(effects: Iterable[ReadingEffect], language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {"readings": [_reading_dict(effect, language) for effect in effects]}


def _reading_dict(effect: ReadingEffect, language: Language) -> dict[str, Any]:
    interpretation, part = effect.of
    ratified, component = interpretation.ratified, effect.of.component
    return {
        "service": effect.service,
        "decree": effect.standard.decree.number,
        "id": interpretation.id,
        "at": {
            "component": None if component is None else component.value,
            "part": None if part is None else part.id,
        },
        "written": interpretation.written,
        "read_as": interpretation.read_as.get(language),
        "why": interpretation.why.get(language),
        "ratified": None if ratified is None else {"by": ratified.by, "on": ratified.on.isoformat()},
        "can_change": _parts(effect.can),
        "proven": effect.proven,
        "decisions": effect.decisions,
        "alternatives": [
            {
                "id": alternative.other.id,
                "text": alternative.other.text.get(language),
                "changed": {part.value: number for part, number in alternative.changed.items()},
                "undetermined": alternative.undetermined,
                "can_change": _parts(alternative.can),
                "proven": alternative.proven,
            }
            for alternative in effect.alternatives
        ],
    }


def _parts(parts: Collection[DecisionPart]) -> list[str]:
    return [part.value for part in DecisionPart if part in parts]
