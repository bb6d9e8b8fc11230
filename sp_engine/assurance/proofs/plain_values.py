"""Values that people meet, in the place of those that a solver makes up.

In comes a fact's definition and what is asked of it; out come values, the plainest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from string import ascii_letters, digits
from typing import assert_never

from sp_engine.conditions import OTHER_TEXT, Among, Leaf, field_definition, leaves_of_fields, telling_values
from sp_engine.facts import FactDefinition, FactValue, Kind, ValueProblem, parse_value


def plain_values(
    definition: FactDefinition, asked: Iterable[Leaf], day: date, like: FactValue | None
) -> Iterator[FactValue]:
    """Yield values of which the first that will do is taken.

    That of somebody known comes first, then the vocabulary's example, then those at the edges of what is
    asked, round numbers before others.
    """
    if like is not None:
        yield like
    example = example_value(definition)
    if example is not None:
        yield example
    told = [value for value in telling_values(definition, asked, day.toordinal()) if value is not None]
    match definition.kind:
        case Kind.NUMBER | Kind.MONEY:
            yield from sorted(told, key=_roundness)
        case (
            Kind.YES_NO
            | Kind.DATE
            | Kind.MOMENT
            | Kind.TEXT
            | Kind.CHOICE
            | Kind.SET
            | Kind.DOCUMENT
            | Kind.LIST
        ):
            yield from told
        case _ as never:
            assert_never(never)


def _roundness(number: int) -> tuple[int, int]:
    """Return what sorts round numbers first: how many digits there are before the noughts."""
    return len(str(abs(number)).rstrip("0")), number


def example_value(definition: FactDefinition) -> FactValue | None:
    """Return the vocabulary's example of a value, if it is one."""
    if definition.example is None:
        return None
    try:
        return parse_value(definition, definition.example)
    except ValueProblem:
        return None


def plain(definition: FactDefinition, value: FactValue, day: date, asked: Sequence[Leaf]) -> FactValue:
    """Return a value that can be stated in the place of one that stands for any text that no leaf names."""
    match definition.kind:
        case Kind.TEXT:
            return value if value != OTHER_TEXT else _other_text(definition, asked)
        case Kind.MOMENT:
            return value if value != OTHER_TEXT else datetime.combine(day, time(9), UTC)
        case Kind.LIST:
            fields = {
                found[0].item.id: (field, found) for field, found in leaves_of_fields(definition, asked)
            }
            items = (
                {name: plain(fields[name][0], one, day, fields[name][1]) for name, one in item.items()}
                for item in value.items
            )
            return value.replace(items=tuple(items))
        case Kind.YES_NO | Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.CHOICE | Kind.SET | Kind.DOCUMENT:
            return value
        case _ as never:
            assert_never(never)


def _other_text(definition: FactDefinition, asked: Iterable[Leaf]) -> FactValue:
    """Return a text that no leaf names and that can be stated; where none is found, what stands for any."""
    named = {text for leaf in asked if isinstance(leaf, Among) for text in leaf.values}
    for text in _texts_like([example_value(definition), "lain", *sorted(map(str, named))]):
        if text not in named and _can_be_stated(definition, text):
            return text
    return OTHER_TEXT


def _texts_like(texts: Iterable[FactValue | None]) -> Iterator[str]:
    """Yield texts, then each with another letter or digit in the place of one of its own."""
    known = [text for text in texts if text is not None]
    yield from known
    for text in known:
        for at, letter in enumerate(text):
            for other in digits if letter in digits else ascii_letters:
                yield f"{text[:at]}{other}{text[at + 1 :]}"


def _can_be_stated(definition: FactDefinition, text: str) -> bool:
    try:
        return bool(parse_value(definition, text) == text)
    except ValueProblem:
        return False


def depends_on_the_day(definition: FactDefinition) -> bool:
    """Whether it depends on the day of application which values can be stated."""
    return definition.kind is Kind.LIST or (definition.kind is Kind.DATE and not definition.may_be_future)


def can_be_stated_on(definition: FactDefinition, value: FactValue, day: date) -> bool:
    """Whether a value can be stated on a day: no date lies ahead that must not."""
    if definition.kind is Kind.LIST:
        stated = (
            (field_definition(definition, name), one) for item in value.items for name, one in item.items()
        )
        return all(can_be_stated_on(field, one, day) for field, one in stated)
    return not depends_on_the_day(definition) or bool(value <= day.toordinal())
