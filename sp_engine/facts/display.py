"""A fact's value as people write it, in Indonesian and English.

In come a typed value and its definition; out come the words for it, a choice by its name.  Knows nothing
about conditions or decisions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, assert_never

from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words import Language, date_words, grouped, listed, moment_words, rupiah
from sp_engine.words.messages import fact_values


def value_words(definition: FactDefinition, value: FactValue, language: Language = "id") -> str:
    """Return a fact's value as people write it; choices by their names."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return (fact_values.YES if value else fact_values.NO).get(language)
        case Kind.MONEY:
            return rupiah(value)
        case Kind.NUMBER:
            if definition.unit is None:
                return str(value)
            return f"{grouped(value, language)} {definition.unit.get(language)}"
        case Kind.DATE:
            return date_words(date.fromordinal(value), language)
        case Kind.MOMENT:
            return moment_words(value, language)
        case Kind.TEXT:
            return str(value)
        case Kind.CHOICE:
            return choice_words(definition, value, language)
        case Kind.SET:
            return listed(choices_words(definition, value, language), "and", language) or "-"
        case _ as never:
            assert_never(never)


def choice_words(definition: FactDefinition, value: str, language: Language) -> str:
    """Return the name of a choice; the choice itself when the vocabulary has none."""
    words = (definition.choices or {}).get(value)
    return value if words is None else words.get(language)


def choices_words(definition: FactDefinition, values: Iterable[Any], language: Language) -> list[str]:
    """Return values in words, choices in the vocabulary's order, others sorted."""
    members = set(values)
    ordered = [choice for choice in definition.choices or () if choice in members]
    if definition.choices is not None:
        return [choice_words(definition, value, language) for value in ordered]
    return [value_words(definition, value, language) for value in sorted(members)]
