"""Reading a value that is written as systems write it: in the first form of its kind, and without a mistake.

In comes a fact's definition; out comes a function that takes what was written, and the last day that a date
may be, and returns the typed value, or None for whatever is otherwise.  What that is, and whether it is one
all the same, `values` says, which stays the judge.  Documents and lists are no single values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from typing import TypeAlias, assert_never

from sp_engine.facts.value_forms import EARLIEST, LARGEST, LATEST
from sp_engine.facts.values import ValueProblem, parse_value
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind

ReadPlain: TypeAlias = Callable[[object, int], FactValue | None]


def plain_reader(definition: FactDefinition, zone: tzinfo) -> ReadPlain:
    """Return what reads the usual form of a fact's values; `zone` is the agency's, of moments."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return _yes_or_no
        case Kind.NUMBER | Kind.MONEY:
            return _whole_number(definition)
        case Kind.DATE:
            return _iso_date(definition)
        case Kind.TEXT | Kind.MOMENT:
            return _as_any_door_does(definition, zone)
        case Kind.CHOICE:
            return _one_choice(definition)
        case Kind.SET:
            return _choices(definition)
        case Kind.LIST:
            return lambda _written, _last: None
        case _ as never:
            assert_never(never)


def _yes_or_no(written: object, _: int) -> FactValue | None:
    if written is True or written is False:
        return written
    if type(written) is str:
        return True if written == "ya" else False if written == "tidak" else None
    return None


def _whole_number(definition: FactDefinition) -> ReadPlain:
    steps = definition.steps
    least = definition.least if definition.least is not None else 0
    most = definition.most if definition.most is not None else LARGEST
    otherwise = _as_any_door_does(definition)

    def read(written: object, last: int) -> FactValue | None:
        if type(written) is not int:
            return otherwise(written, last)
        value = written * steps
        return value if least <= value <= most else None

    return read


def _iso_date(definition: FactDefinition) -> ReadPlain:
    earliest, latest, ahead = EARLIEST.toordinal(), LATEST.toordinal(), definition.may_be_future

    def read(written: object, last: int) -> FactValue | None:
        if type(written) is str:
            if len(written) != 10 or written[4] != "-" or written[7] != "-":
                return None
            try:
                day = date.fromisoformat(written).toordinal()
            except ValueError:
                return None
        elif type(written) is date:
            day = written.toordinal()
        else:
            return None
        return day if earliest <= day <= (latest if ahead else min(last, latest)) else None

    return read


def _as_any_door_does(definition: FactDefinition, zone: tzinfo | None = None) -> ReadPlain:
    def read(written: object, _: int) -> FactValue | None:
        try:
            return parse_value(definition, written, zone)
        except ValueProblem:
            return None

    return read


def _one_choice(definition: FactDefinition) -> ReadPlain:
    choices = frozenset(definition.choices or ())

    def read(written: object, _: int) -> FactValue | None:
        return written if type(written) is str and written in choices else None

    return read


def _choices(definition: FactDefinition) -> ReadPlain:
    choices, least = frozenset(definition.choices or ()), definition.least or 0

    def read(written: object, _: int) -> FactValue | None:
        if type(written) is not list:
            return None
        try:
            chosen = frozenset(written)
        except TypeError:
            return None
        return chosen if least <= len(chosen) and chosen <= choices else None

    return read
