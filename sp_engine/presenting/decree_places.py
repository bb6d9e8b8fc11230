"""Where something stands in a decree, as people say it: services by number, component and item by name.

In come findings with their services; out come words such as "Layanan 2 dan 3 · Biaya/tarif".
"""

from __future__ import annotations

from collections.abc import Sequence

from sp_engine.documents import (
    Component,
    ItemNumber,
    Requirement,
    component_title,
    item_number,
    item_text,
)
from sp_engine.lint import DecreeFinding, DecreeText, Entry, ServiceText
from sp_engine.words import Language, sentence
from sp_engine.words.messages import decree_report


def where_of(group: Sequence[DecreeFinding], decree: DecreeText, language: Language) -> str:
    """Return the services and the place of the first of findings that say the same."""
    first = group[0]
    who = services_of([found.service for found in group], decree, language)
    place = place_of(first.component, first.entry, language)
    return sentence(" · ".join(part for part in (who, place) if part))


def place_of(component: Component | None, entry: Entry, language: Language) -> str:
    """Return the component by its official name, with the item where the entry has one."""
    if component is None:
        name = decree_report.RECITALS
    else:
        name = component_title(entry.component if isinstance(entry, Requirement) else component)
    told, item = name.get(language), item_number(entry)
    return told if item is None else f"{told} · {_item(item, language)}"


def _item(item: ItemNumber, language: Language) -> str:
    """Return the item as people say it; a part without a number (*Catatan*, *bagan*) by its name."""
    text = item_text(item)
    return text if text.isalpha() and len(text) > 2 else decree_report.ITEM.say(language, item=text)


def _number(service: ServiceText) -> str:
    item = service.listed.item
    return service.listed.id if item is None else str(item)


def services_of(services: Sequence[ServiceText | None], decree: DecreeText, language: Language) -> str:
    """Return the services by number, a single one with its name."""
    named = list({service.listed.id: service for service in services if service is not None}.values())
    if not named:
        return ""
    if len(named) == 1:
        name = named[0].standard.name
        return decree_report.ONE_SERVICE.say(language, number=_number(named[0]), name=name)
    if len(named) == len(decree.services):
        return decree_report.ALL_SERVICES.get(language)
    *some, last = map(_number, named)
    return decree_report.SOME_SERVICES.say(language, some=", ".join(some), last=last)
