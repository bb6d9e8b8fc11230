"""What can be stated of a fact: its type, its allowed values, and whether an input is one of them.

In come definitions; out come item definitions, and expressions that are true where something is stated that
is no value.  An engine that gets a text for a number, or for a choice one that there is not, makes null of it
or compares it: nothing here is decided on such a value, wherever the engine hands it on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, assert_never

from sp_engine.facts import (
    EARLIEST,
    LARGEST,
    LATEST,
    LONGEST_TEXT,
    MOST_ITEMS,
    FactDefinition,
    Kind,
    Vocabulary,
    in_its_unit,
    regular_expression,
)
from sp_engine.rules.dmn.conditions import COMPLETE, DAY_RECEIVED, ITEMS, STAGES_ENDED
from sp_engine.rules.dmn.feel import (
    EACH,
    FALSE,
    TRUE,
    Feel,
    all_of,
    any_of,
    between,
    call,
    compared,
    day,
    every,
    feel_name,
    is_open,
    is_stated,
    member,
    named,
    negated,
    number,
    one_of,
    surely,
    text,
)

_MEMBER = "Member"
_TELLS = r"[\p{L}\p{Nd}]"
"""A letter or a digit of any script: a text without one states nothing."""


class ItemType(NamedTuple):
    """A type: of FEEL (`of`), or with parts of its own.

    `allowed`: its values, as a list or a range in FEEL; `told`: what each of them is.
    """

    name: str
    of: str = ""
    allowed: str = ""
    parts: tuple[ItemType, ...] = ()
    of_many: bool = False
    told: str = ""


def type_of(definition: FactDefinition, name: str) -> ItemType:
    """Return the type of what is stated of a fact."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return ItemType(name, "boolean")
        case Kind.NUMBER | Kind.MONEY:
            least, most = _bounds(definition)
            return ItemType(name, "number", f"[{least.text}..{most.text}]")
        case Kind.DATE:
            return ItemType(name, "date", f"[{day(EARLIEST).text}..{day(LATEST).text}]")
        case Kind.MOMENT:
            return ItemType(name, "date and time")
        case Kind.TEXT:
            return ItemType(name, "string")
        case Kind.CHOICE | Kind.SET:
            choices = ", ".join(text(choice).text for choice in definition.choices or ())
            return ItemType(name, "string", choices, of_many=definition.kind is Kind.SET)
        case Kind.LIST:
            fields = tuple(type_of(field, feel_name(name_)) for name_, field in _fields(definition))
            parts = (ItemType(ITEMS, parts=fields, of_many=True), ItemType(COMPLETE, "boolean"))
            return ItemType(name, parts=parts)
        case _ as never:
            assert_never(never)


def _fields(definition: FactDefinition) -> list[tuple[str, FactDefinition]]:
    """Return the fields of a list, and the attributes of those that are documents, by their names."""
    found: list[tuple[str, FactDefinition]] = []
    for name, field in (definition.fields or {}).items():
        found.append((name, field))
        found += [(f"{name}.{attribute}", each) for attribute, each in (field.attributes or {}).items()]
    return found


def wrong_day(first: date | None, until: date | None) -> Feel:
    """Return that the day of application is none on which a decree holds, from `first` to before `until`."""
    received = named(DAY_RECEIVED)
    least = EARLIEST if first is None else max(first, EARLIEST)
    most = LATEST if until is None else min(until - timedelta(days=1), LATEST)
    return negated(surely(all_of((_instance(received, "date"), between(received, day(least), day(most))))))


def wrong_stages(stages: Iterable[str]) -> Feel:
    """Return that something is said to have ended which is no stage; never null."""
    ended = named(STAGES_ENDED)
    known = every(ended, one_of(named(_MEMBER), map(text, stages)), _MEMBER)
    return all_of((is_stated(ended), negated(surely(known))))


def wrong_value(name: str, vocabulary: Vocabulary) -> Feel:
    """Return that something is stated of a fact which is no value; never null."""
    definition, value = vocabulary[name], named(feel_name(name))
    wrong_ = all_of((is_stated(value), negated(surely(_fits(definition, value)))))
    document, dot, _ = name.partition(".")
    if not dot:
        return wrong_
    handed_in = surely(named(feel_name(document)))
    return any_of((wrong_, all_of((is_stated(value), negated(handed_in)))))


def _fits(definition: FactDefinition, value: Feel) -> Feel:
    """Return that a value is one of a fact; false or null where it is of another type."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return _instance(value, "boolean")
        case Kind.NUMBER | Kind.MONEY:
            rounded = (
                call("decimal", value, number(definition.places))
                if definition.places
                else call("floor", value)
            )
            inside = between(value, *_bounds(definition))
            return all_of((_instance(value, "number"), inside, compared(value, "=", rounded)))
        case Kind.DATE:
            latest = day(LATEST) if definition.may_be_future else named(DAY_RECEIVED)
            return all_of((_instance(value, "date"), between(value, day(EARLIEST), latest)))
        case Kind.MOMENT:
            first, after = EARLIEST.year, LATEST.year
            within = between(member(value, "year"), number(first), number(after))
            return all_of((_instance(value, "date and time"), within))
        case Kind.TEXT:
            length = call("string length", value)
            asked = [
                _instance(value, "string"),
                compared(length, "<=", number(LONGEST_TEXT)),
                call("matches", value, text(_TELLS)),
            ]
            if definition.pattern:
                asked.append(call("matches", value, text(regular_expression(definition.pattern))))
            return all_of(asked)
        case Kind.CHOICE:
            known = one_of(value, map(text, definition.choices or ()))
            return all_of((_instance(value, "string"), known))
        case Kind.SET:
            known = one_of(named(_MEMBER), map(text, definition.choices or ()))
            enough: Feel = TRUE
            if definition.least:
                different = call("count", call("distinct values", value))
                enough = compared(different, ">=", number(definition.least))
            return all_of((every(value, known, _MEMBER), enough))
        case Kind.LIST:
            return _fits_list(definition, value)
        case _ as never:
            assert_never(never)


def _fits_list(definition: FactDefinition, value: Feel) -> Feel:
    items, complete = member(value, ITEMS), member(value, COMPLETE)
    length = call("count", items)
    most = MOST_ITEMS if definition.most is None else definition.most
    least = 1 if definition.least is None else definition.least
    enough = any_of((compared(complete, "=", FALSE), compared(length, ">=", number(least))))
    fits = [is_stated(call("get entries", named(EACH)))]
    fits += [_fits_in_item(name, field) for name, field in _fields(definition)]
    return all_of(
        (
            _instance(complete, "boolean"),
            compared(length, "<=", number(most)),
            enough,
            every(items, all_of(map(surely, fits))),
        )
    )


def _fits_in_item(name: str, field: FactDefinition) -> Feel:
    """Return that a field of an item is open or a value, an attribute only of a document that is there."""
    part = member(named(EACH), feel_name(name))
    document, dot, _ = name.partition(".")
    there = surely(member(named(EACH), feel_name(document))) if dot else TRUE
    return any_of((is_open(part), all_of((there, _fits(field, part)))))


def _bounds(definition: FactDefinition) -> tuple[Feel, Feel]:
    least = 0 if definition.least is None else definition.least
    most = LARGEST if definition.most is None else definition.most
    return number(in_its_unit(definition, least)), number(in_its_unit(definition, most))


def _instance(value: Feel, type_: str) -> Feel:
    """Return that a value is of a type, in brackets: the names of some types have an `and` in them."""
    return Feel(f"({value.text} instance of {type_})", names=value.names)
