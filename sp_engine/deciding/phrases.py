"""Values as people write them, in Indonesian and English: money, dates, durations, choices, lists.

In come typed values and their definitions; out come the words for them.  Knows nothing about conditions
or decisions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sp_engine.facts.values import rupiah
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words.dates import date_words, moment_words
from sp_engine.words.language import Language
from sp_engine.workdays.duration import Duration, Unit

_UNITS = {
    Unit.MINUTE: "minute", Unit.HOUR: "hour", Unit.WORKING_DAY: "working day", Unit.DAY: "day",
    Unit.WEEK: "week", Unit.MONTH: "month", Unit.YEAR: "year",
}  # fmt: skip


def say(language: Language, indonesian: str, english: str) -> str:
    return english if language == "en" else indonesian


def duration_words(duration: Duration, language: Language = "id") -> str:
    """Return a duration in words; the Indonesian form is the catalogue's own."""
    if language == "id":
        return str(duration)
    return f"{duration.amount} {_UNITS[duration.unit]}{'' if duration.amount == 1 else 's'}"


def value_words(definition: FactDefinition, value: FactValue, language: Language = "id") -> str:
    """Return a fact's value as people write it; choices by their names."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return say(language, "ya" if value else "tidak", "yes" if value else "no")
        case Kind.MONEY:
            return rupiah(value)
        case Kind.NUMBER if definition.unit is not None:
            mark = say(language, ".", ",")
            return f"{value:,}".replace(",", mark) + f" {definition.unit.get(language)}"
        case Kind.DATE:
            return date_words(date.fromordinal(value), language)
        case Kind.MOMENT:
            return moment_words(value, language)
        case Kind.CHOICE:
            return choice_words(definition, value, language)
        case Kind.SET:
            return listed(choices_words(definition, value, language), "and", language) or "-"
        case _:
            return str(value)


def choice_words(definition: FactDefinition, value: str, language: Language) -> str:
    words = (definition.choices or {}).get(value)
    return value if words is None else words.get(language)


def choices_words(definition: FactDefinition, values: Iterable[Any], language: Language) -> list[str]:
    """Return values in words, choices in the vocabulary's order, others sorted."""
    members = set(values)
    ordered = [choice for choice in definition.choices or () if choice in members]
    if definition.choices is not None:
        return [choice_words(definition, value, language) for value in ordered]
    return [value_words(definition, value, language) for value in sorted(members)]


def listed(parts: Iterable[str], joint: str, language: Language) -> str:
    """Return `a, b, dan c` (or `atau`), in either language."""
    items = list(dict.fromkeys(parts))
    if len(items) < 2:
        return "".join(items)
    word = {"and": say(language, "dan", "and"), "or": say(language, "atau", "or")}[joint]
    comma = "," if len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


def sentence(text: str) -> str:
    """Return the text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def within_sentence(name: str) -> str:
    """Return a name as it is written inside a sentence: `Modal usaha` as `modal usaha`, `NIB` as it is."""
    return (
        name[:1].lower() + name[1:] if name[1:2].islower() and name.partition(" ")[0][1:].islower() else name
    )
