"""A fact's value as people write it, in Indonesian and English.

In come a typed value and its definition; out come the words for it, a choice by its name.  Knows nothing
about conditions or decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, assert_never

from sp_engine.facts.list_values import ListValue
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words import Language, date_words, grouped, listed, moment_words, rupiah, within_sentence
from sp_engine.words.messages import fact_values


def value_words(definition: FactDefinition, value: FactValue, language: Language = "id") -> str:
    """Return a fact's value as people write it; choices by their names."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return (fact_values.YES if value else fact_values.NO).get(language)
        case Kind.MONEY:
            return rupiah(value)
        case Kind.NUMBER:
            return _number_words(definition, value, language)
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
        case Kind.LIST:
            return _list_words(definition, value, language)
        case _ as never:
            assert_never(never)


def _number_words(definition: FactDefinition, value: int, language: Language) -> str:
    if definition.unit is not None:
        return f"{grouped(value, language, definition.places)} {definition.unit.get(language)}"
    return grouped(value, language, definition.places) if definition.places else str(value)


def _list_words(definition: FactDefinition, value: ListValue, language: Language) -> str:
    """Return how many items there are, with what they are called if that is known of all."""
    one, number = one_of(definition, language), len(value.items)
    names = [name for item in value.items if (name := _identity(definition, item, language))]
    if not number:
        told = fact_values.NO_ITEMS.say(language, one=one)
    elif len(names) < number:
        told = fact_values.SO_MANY.say(language, number=number, one=one)
    else:
        told = fact_values.SO_MANY_NAMED.say(language, number=number, one=one, names=", ".join(names))
    return told if value.complete else fact_values.NOT_ALL_YET.say(language, items=told)


def one_of(definition: FactDefinition, language: Language) -> str:
    """Return what an item of a list is called, inside a sentence."""
    one = definition.one
    return within_sentence((definition.name if one is None else one).get(language))


def item_words(definition: FactDefinition, value: ListValue | None, number: int, language: Language) -> str:
    """Return which item of a list it is: `pengurus 2 (Budi)`."""
    one, items = one_of(definition, language), () if value is None else value.items
    name = _identity(definition, items[number - 1], language) if number <= len(items) else ""
    if not name:
        return fact_values.THIS_ITEM.say(language, one=one, number=number)
    return fact_values.THIS_ITEM_NAMED.say(language, one=one, number=number, name=name)


def _identity(definition: FactDefinition, item: Mapping[str, FactValue], language: Language) -> str:
    """Return what an item is called; nothing when that is not stated."""
    field = (definition.fields or {}).get(definition.identity or "")
    stated = None if field is None else item.get(field.id)
    return "" if field is None or stated is None else value_words(field, stated, language)


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
