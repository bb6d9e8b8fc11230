"""Values that people meet, in the place of those that a solver makes up.

In comes a fact's definition and what is asked of it; out come values, the plainest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import assert_never

from sp_engine.conditions import OTHER_TEXT, Leaf, telling_values
from sp_engine.facts import FactDefinition, FactValue, Kind, ListValue, ValueProblem, own_name, parse_value


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


def plain(definition: FactDefinition, value: FactValue, day: date) -> FactValue:
    """Return a value that can be stated in the place of one that stands for any other text."""
    match definition.kind:
        case Kind.TEXT:
            return value if value != OTHER_TEXT else example_value(definition) or "lain"
        case Kind.MOMENT:
            return value if value != OTHER_TEXT else datetime.combine(day, time(9), UTC)
        case Kind.LIST:
            return _plain_items(definition, value, day)
        case Kind.YES_NO | Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.CHOICE | Kind.SET | Kind.DOCUMENT:
            return value
        case _ as never:
            assert_never(never)


def _plain_items(definition: FactDefinition, value: ListValue, day: date) -> ListValue:
    items = (_plain_item(definition, item, day) for item in value.items)
    return value.replace(items=tuple(items))


def _plain_item(
    definition: FactDefinition, item: Mapping[str, FactValue], day: date
) -> Mapping[str, FactValue]:
    return {name: plain(_field(definition, name), stated, day) for name, stated in item.items()}


def _field(definition: FactDefinition, name: str) -> FactDefinition:
    document, dot, attribute = own_name(name).partition(".")
    field = (definition.fields or {})[document]
    return (field.attributes or {})[attribute] if dot else field
