"""The JSON Schema (2020-12) of a service's facts, for forms in other systems.

In comes a standard, out comes a schema that accepts what the engine accepts from a system, and only that:
both read `facts.value_forms`.  The few checks that a schema cannot state (a date after the day of
application, how many decimals a number has that is not written as text) are left to the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any, assert_never

from sp_engine.documents import Standard
from sp_engine.facts import (
    DATE_THAT_EXISTS,
    HALF_LETTER,
    LARGEST,
    LONGEST_TEXT,
    MOMENT_THAT_EXISTS,
    MOST_DIGITS,
    MOST_ITEMS,
    TELLING,
    UNFINISHED_KEY,
    YES_OR_NO,
    FactDefinition,
    Kind,
    decimals_pattern,
    number_pattern,
    pattern_of,
    rupiah_pattern,
    whole,
)
from sp_engine.words import Language

_NOTHING = {"anyOf": [{"type": "null"}, {"type": "string", "not": {"pattern": TELLING}}]}
"""What states nothing."""


def facts_schema(standard: Standard, language: Language = "id") -> dict[str, Any]:
    """Return the schema of the facts that the service looks at; every fact may be left out or null."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{standard.name.get(language)} ({standard.service})",
        "description": f"{standard.agency.name.get(language)}, {standard.decree.number}",
        "type": "object",
        "properties": {
            name: fact_schema(_as_asked(standard.vocabulary[name]), language) for name in standard.facts
        },
        "additionalProperties": False,
        "$defs": {"belum_disebutkan": _NOTHING},
    }


def _as_asked(definition: FactDefinition) -> FactDefinition:
    """Return the definition; of a list of whose items each is asked something, that it has one."""
    least = 1 if definition.kind is Kind.LIST and definition.least is None else definition.least
    return definition.replace(least=least)


def fact_schema(definition: FactDefinition, language: Language) -> dict[str, Any]:
    labels: dict[str, Any] = {
        "title": definition.name.get(language),
        "description": definition.question.get(language),
    }
    if definition.example is not None:
        example = definition.example
        labels["examples"] = [float(example) if isinstance(example, Decimal) else example]
    labels["x-filled-by"] = "agency" if definition.supplied_by_agency else "applicant"
    nothing = {"$ref": "#/$defs/belum_disebutkan"}
    return {**labels, "anyOf": [*stated_forms(definition, language), nothing]}


def stated_forms(definition: FactDefinition, language: Language) -> list[dict[str, Any]]:
    """Return the forms of a fact that is stated."""
    least = 0 if definition.least is None else definition.least
    most = LARGEST if definition.most is None else definition.most
    number = {"type": "integer", "minimum": least, "maximum": most}
    match definition.kind:
        case Kind.YES_NO:
            return [{"enum": list(YES_OR_NO)}]
        case Kind.NUMBER if definition.places:
            whole_least, whole_most = least // definition.steps, most // definition.steps
            decimals = {"type": "number", "minimum": whole_least, "maximum": whole_most}
            return [decimals, _text(decimals_pattern(whole_least, whole_most, definition.places))]
        case Kind.NUMBER:
            return [number, _text(number_pattern(least, most))]
        case Kind.MONEY:
            return [number, _text(rupiah_pattern(least, most))]
        case Kind.DATE:
            return [_text(DATE_THAT_EXISTS)]
        case Kind.MOMENT:
            return [_text(MOMENT_THAT_EXISTS)]
        case Kind.TEXT:
            return [_free_text(definition.pattern), *_written_as_number(definition.pattern)]
        case Kind.CHOICE:
            return [_choices(definition, language)]
        case Kind.SET:
            return [_set_form(definition, language)]
        case Kind.DOCUMENT:
            attributes = {
                name.partition(".")[2] or name: inner for name, inner in (definition.attributes or {}).items()
            }
            properties = {name: fact_schema(inner, language) for name, inner in attributes.items()}
            checked = {"type": "object", "properties": properties, "additionalProperties": False}
            return [{"enum": list(YES_OR_NO)}, checked]
        case Kind.LIST:
            return _list_forms(definition, language, least)
        case _ as never:
            assert_never(never)


def _text(pattern: str) -> dict[str, Any]:
    """Return the form of a text; for some who read it `$` is also before a line break at the end."""
    return {"type": "string", "pattern": f"^(?:{pattern})$(?!\\n)"}


def _free_text(pattern: str | None) -> dict[str, Any]:
    broken = {"type": "string", "pattern": HALF_LETTER}
    told = {"type": "string", "maxLength": LONGEST_TEXT, "pattern": TELLING, "not": broken}
    return told if pattern is None else {**told, "allOf": [{"pattern": whole(pattern)}]}


def _set_form(definition: FactDefinition, language: Language) -> dict[str, Any]:
    """Return the form of a set: a list of choices that is none of those with fewer of them than it needs."""
    least, choices = definition.least or 0, definition.choices or {}
    told: dict[str, Any] = {"type": "array", "items": _choices(definition, language)}
    if least:
        told["minItems"] = least
    if least > 1:
        fewer = combinations(choices, least - 1)
        told["not"] = {"anyOf": [{"items": {"enum": list(some)}} for some in fewer]}
    return told


def _list_forms(definition: FactDefinition, language: Language, least: int) -> list[dict[str, Any]]:
    """Return the forms of a list: whole, and while it is still being filled."""
    fields = {name: fact_schema(field, language) for name, field in (definition.fields or {}).items()}
    item = {"type": "object", "properties": fields, "additionalProperties": False}
    most = {"type": "array", "items": item, "maxItems": definition.most or MOST_ITEMS}
    whole_list = {**most, "minItems": least} if least else most
    unfinished = {
        "type": "object",
        "properties": {UNFINISHED_KEY: most},
        "required": [UNFINISHED_KEY],
        "additionalProperties": False,
    }
    return [whole_list, unfinished]


def _written_as_number(pattern: str | None) -> list[dict[str, Any]]:
    """Return the forms of a text of digits alone without quotes, none where the pattern takes no such.

    Whether the pattern takes so many digits is tried on a row of equal ones.
    """
    return [{"type": "integer", "minimum": low, "maximum": high} for low, high in _digits_taken(pattern)]


def _digits_taken(pattern: str | None) -> Iterator[tuple[int, int]]:
    """Yield the least and the largest of the numbers that a pattern takes, run by run of their lengths."""
    if pattern is None:
        yield 0, 10**MOST_DIGITS - 1
        return
    matches = pattern_of(pattern).matches
    low = 0 if matches("0") and matches("1") else None
    for digits in range(1, MOST_DIGITS + 2):
        taken = digits <= MOST_DIGITS and matches("1" * digits)
        if taken and low is None:
            low = 10 ** (digits - 1)
        elif not taken and low is not None:
            yield low, 10 ** (digits - 1) - 1
            low = None


def _choices(definition: FactDefinition, language: Language) -> dict[str, Any]:
    return {
        "oneOf": [
            {"const": c, "title": words.get(language)} for c, words in (definition.choices or {}).items()
        ]
    }
