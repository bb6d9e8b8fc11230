"""What a clerk types at one question: a key for a choice, a number, a date, a name.

In come a fact's definition and a line; out comes the answer as a facts file states it.  Every choice has
a key of its own: a figure while there are nine or fewer, else a letter; `*` is all members of a set,
`*-3` all but the third, `-` none.  What is no choice is read as people write it: `5 miliar`, `17/8/2000`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from string import ascii_lowercase
from typing import Any, NamedTuple, assert_never

from sp_engine.deciding.applicant_facts import json_value
from sp_engine.facts import FactDefinition, FactValue, Kind, parse_spoken
from sp_engine.words import Words
from sp_engine.words.messages import fact_values

ALL, NONE = "*", "-"
YES = frozenset({"y", "ya", "yes", "1"})
NO = frozenset({"t", "tidak", "n", "no", "2"})
_FIGURES = 9


class NotAnAnswer(Exception):
    """What was typed is none of the answers there are."""


class Choice(NamedTuple):
    """An answer that one key gives: the key, the answer as a facts file states it, its name."""

    key: str
    value: str
    name: Words


def choices_of(definition: FactDefinition) -> tuple[Choice, ...]:
    """Return the answers from which one, or several, are chosen; none where any value will do."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return (Choice("y", "ya", fact_values.YES), Choice("t", "tidak", fact_values.NO))
        case Kind.CHOICE | Kind.SET:
            choices = definition.choices or {}
            keys = "123456789" if len(choices) <= _FIGURES else ascii_lowercase
            each = enumerate(choices.items())
            return tuple(
                Choice(keys[i] if i < len(keys) else str(i + 1), value, name) for i, (value, name) in each
            )
        case Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.LIST:
            return ()
        case _ as never:
            assert_never(never)


def typed_answer(definition: FactDefinition, line: str, zone: tzinfo) -> Any:
    """Return an answer as a facts file states it.  Raises `NotAnAnswer`, or `ValueProblem`."""
    text = line.strip()
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            if text.lower() in YES | NO:
                return "ya" if text.lower() in YES else "tidak"
            raise NotAnAnswer
        case Kind.CHOICE:
            return _one(definition, text)
        case Kind.SET:
            return _several(definition, text)
        case Kind.LIST:
            if text.isascii() and text.isdigit() and len(text) < _FIGURES:
                return [{} for _ in range(int(text))]
            raise NotAnAnswer
        case Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT:
            return json_value(definition, parse_spoken(definition, text, zone).value)
        case _ as never:
            assert_never(never)


def answer_again(definition: FactDefinition, value: FactValue) -> Any:
    """Return a value that was stated before as the answer once more; of a list, how many items it has."""
    match definition.kind:
        case Kind.LIST:
            return [{} for _ in value.items]
        case Kind.DOCUMENT:
            return "ya" if value else "tidak"
        case (
            Kind.YES_NO
            | Kind.CHOICE
            | Kind.SET
            | Kind.NUMBER
            | Kind.MONEY
            | Kind.DATE
            | Kind.MOMENT
            | Kind.TEXT
        ):
            return json_value(definition, value)
        case _ as never:
            assert_never(never)


def _one(definition: FactDefinition, text: str) -> str:
    value = _keys(definition).get(text.lower())
    if value is None:
        raise NotAnAnswer
    return value


def _keys(definition: FactDefinition) -> Mapping[str, str]:
    """Return every way of naming a choice: its key, its place, a letter, its name in either language."""
    found: dict[str, str] = {}
    for i, choice in enumerate(choices_of(definition)):
        letter = ascii_lowercase[i] if i < len(ascii_lowercase) else str(i + 1)
        names = (choice.name.id.lower(), choice.name.en.lower())
        for key in (choice.key, choice.value, str(i + 1), letter, *names):
            found.setdefault(key, choice.value)
    return found


def _several(definition: FactDefinition, text: str) -> list[str]:
    every = [choice.value for choice in choices_of(definition)]
    if text == NONE:
        return []
    if text.startswith(ALL):
        without = {*_members(definition, text[1:].strip().removeprefix("-"))}
        return [value for value in every if value not in without]
    chosen = {*_members(definition, text)}
    return [value for value in every if value in chosen]


def _members(definition: FactDefinition, text: str) -> Iterator[str]:
    """Yield the members that keys name, with anything between them or nothing."""
    keys = _keys(definition)
    if text.lower() in keys:
        yield keys[text.lower()]
        return
    for word in text.lower().replace(",", " ").replace("-", " ").split():
        if word in keys:
            yield keys[word]
        elif _single(definition) and all(key in keys for key in word):
            yield from (keys[key] for key in word)
        else:
            raise NotAnAnswer


def _single(definition: FactDefinition) -> bool:
    """Whether every choice has a key of one sign, so that keys can stand without anything between them."""
    return len(definition.choices or ()) <= len(ascii_lowercase)
