"""A facts file with nothing filled in: every fact and attribute of a service, with what can be answered.

In comes a standard; out comes a text that is read as an applicant of whom nothing is stated.  An attribute
stands under `document.attribute`, so that leaving it open does not say that the document is handed in; only
those that the service looks at are there.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.conditions import leaves
from sp_engine.documents import Standard
from sp_engine.facts import FactDefinition, Kind, written_form
from sp_engine.words import Language
from sp_engine.words.messages import blank_form as messages


def blank_form_of(standard: Standard, language: Language) -> str:
    """Return the form."""
    head = (
        messages.FORM_FOR.say(language, name=standard.name, service=standard.service),
        messages.LEFT_OPEN.get(language),
        messages.CHECK_WITH.say(language, service=standard.service),
    )
    return "\n".join((*(f"# {line}" for line in head), *_lines(standard, language)))


def form_names(standard: Standard) -> Iterator[FactDefinition]:
    """Yield the facts of a service, each document before those of its attributes that are looked at."""
    conditions = (c for r in standard.requirements for c in (r.guard, r.condition) if c is not None)
    looked_at = {leaf.item.id for condition in conditions for leaf in leaves(condition)}
    for definition in standard.facts.values():
        yield definition
        attributes = (definition.attributes or {}).values()
        yield from (attribute for attribute in attributes if attribute.id in looked_at)


def _lines(standard: Standard, language: Language) -> Iterator[str]:
    for definition in form_names(standard):
        attribute = definition.document is not None
        if not attribute:
            yield ""
        yield from _asked(definition, language, "#   " if attribute else "# ")
        yield f"{definition.id}:"
        for number, field in enumerate((definition.fields or {}).items()):
            yield from _field(number, *field, language)


def _field(number: int, name: str, field: FactDefinition, language: Language) -> Iterator[str]:
    """Yield a field of the first item of a list; nothing says how many there are until somebody does."""
    if not number:
        yield f"#   {messages.FOR_EACH_ITEM.get(language)}"
    yield from _asked(field, language, "#     ")
    yield f"#  {' ' if number else '-'} {name}:"
    for attribute in field.attributes or {}:
        yield f"#    {name}.{attribute}:"


def _asked(definition: FactDefinition, language: Language, margin: str) -> Iterator[str]:
    """Yield the question, how it is answered, and every choice with its name."""
    yield f"{margin}{definition.question.get(language)}"
    yield f"{margin}  {_form(definition, language)}"
    for choice, name in (definition.choices or {}).items():
        yield f"{margin}  - {choice}: {name.get(language)}"


def _form(definition: FactDefinition, language: Language) -> str:
    if definition.form is not None:
        return definition.form.get(language)
    asked = definition.replace(kind=Kind.YES_NO) if definition.kind is Kind.DOCUMENT else definition
    return written_form(asked).get(language)
