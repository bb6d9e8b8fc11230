"""The JSON Schema (2020-12) of a service's facts, for forms in other systems.

In comes a standard, out comes a schema that accepts only what the engine accepts; the few checks that a
schema cannot state (a date after the day of application) are left to the engine.
"""

from __future__ import annotations

from typing import Any, assert_never

from sp_engine.documents import Standard
from sp_engine.facts import (
    LARGEST,
    LONGEST_TEXT,
    MOST_ITEMS,
    UNFINISHED_KEY,
    FactDefinition,
    Kind,
    pattern_of,
)
from sp_engine.words import Language

_YES_NO = {"enum": [True, False, "ya", "tidak"]}
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$"

_MOST_DIGITS = 20
"""Of a text of digits alone that may be written as a number: no register uses more."""


def facts_schema(standard: Standard, language: Language = "id") -> dict[str, Any]:
    """Return the schema of the facts that the service looks at; every fact may be left out or null."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{standard.name.get(language)} ({standard.service})",
        "description": f"{standard.agency.name.get(language)}, {standard.decree.number}",
        "type": "object",
        "properties": {
            name: fact_schema(definition, language) for name, definition in standard.facts.items()
        },
        "additionalProperties": False,
    }


def fact_schema(definition: FactDefinition, language: Language) -> dict[str, Any]:
    labels: dict[str, Any] = {
        "title": definition.name.get(language),
        "description": definition.question.get(language),
    }
    if definition.example is not None:
        labels["examples"] = [definition.example]
    labels["x-filled-by"] = "agency" if definition.supplied_by_agency else "applicant"
    return {**labels, "anyOf": [*_forms(definition, language), {"type": "null"}]}


def _forms(definition: FactDefinition, language: Language) -> list[dict[str, Any]]:
    least = 0 if definition.least is None else definition.least
    most = LARGEST if definition.most is None else definition.most
    whole = {"type": "integer", "minimum": least, "maximum": most}
    match definition.kind:
        case Kind.YES_NO:
            return [_YES_NO]
        case Kind.NUMBER:
            return [whole]
        case Kind.MONEY:
            return [
                whole,
                {
                    "type": "string",
                    "pattern": r"^(Rp\.?\s?)?([1-9][0-9]{0,2}(\.[0-9]{3})+|0|[1-9][0-9]{0,17})(,00|,-)?$",
                },
            ]
        case Kind.DATE:
            return [{"type": "string", "format": "date"}]
        case Kind.MOMENT:
            return [{"type": "string", "pattern": _MOMENT}]
        case Kind.TEXT:
            text: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
            if definition.pattern is not None:
                text["pattern"] = f"^(?:{definition.pattern})$"
            return [text, *_written_as_number(definition.pattern)]
        case Kind.CHOICE:
            return [_choices(definition, language)]
        case Kind.SET:
            least = definition.least or 0
            fewest = {"minItems": least, "uniqueItems": least > 1} if least else {}
            return [{"type": "array", "items": _choices(definition, language), **fewest}]
        case Kind.DOCUMENT:
            attributes = {
                name.partition(".")[2] or name: inner for name, inner in (definition.attributes or {}).items()
            }
            properties = {name: fact_schema(inner, language) for name, inner in attributes.items()}
            return [_YES_NO, {"type": "object", "properties": properties, "additionalProperties": False}]
        case Kind.LIST:
            return _list_forms(definition, language)
        case _ as never:
            assert_never(never)


def _list_forms(definition: FactDefinition, language: Language) -> list[dict[str, Any]]:
    """Return the forms of a list: whole, and while it is still being filled."""
    fields = {name: fact_schema(field, language) for name, field in (definition.fields or {}).items()}
    item = {"type": "object", "properties": fields, "additionalProperties": False}
    most = {"type": "array", "items": item, "maxItems": definition.most or MOST_ITEMS}
    whole = {**most, "minItems": definition.least} if definition.least else most
    unfinished = {
        "type": "object",
        "properties": {UNFINISHED_KEY: most},
        "required": [UNFINISHED_KEY],
        "additionalProperties": False,
    }
    return [whole, unfinished]


def _written_as_number(pattern: str | None) -> list[dict[str, Any]]:
    """Return the form of a text of digits alone written without quotes, none where the pattern takes no such.

    Whether the pattern takes so many digits is tried on a row of equal ones.
    """
    taken = [n for n in range(1, _MOST_DIGITS + 1) if pattern is None or pattern_of(pattern).matches("1" * n)]
    if not taken:
        return []
    least = 0 if pattern is None else 10 ** (taken[0] - 1)
    return [{"type": "integer", "minimum": least, "maximum": 10 ** taken[-1] - 1}]


def _choices(definition: FactDefinition, language: Language) -> dict[str, Any]:
    return {
        "oneOf": [
            {"const": c, "title": words.get(language)} for c, words in (definition.choices or {}).items()
        ]
    }
