"""The columns of a table of applicants: which facts they hold, of which kind and within which bounds.

In come the definitions of facts; out come columns under the names of the facts.  A set has one column for
each member (`fact:member`), a list columns of counts, which whoever loads it makes.  What is not stated is
NULL.  Knows nothing of requirements.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias, assert_never

from sp_engine.conditions import Condition
from sp_engine.facts import EARLIEST, LARGEST, LATEST, FactDefinition, Kind
from sp_engine.rules.sql.expressions import Form

MEMBER_MARK = ":"
RECEIVED, COMPLETE = "received", "complete"
"""When an application was received, and when the file was complete, in the agency's own time."""


class Counted(StrEnum):
    """What is counted of a list: its items, whether they are all, or those that a question says something of.

    `TRUE` and `OPEN` are what an item is worth, with `HOPED_…` when what is the agency's comes well;
    `SHORT` falls short, `DENIED` does not hold by what is stated.  `KINDS` is no number: how many items there
    are of each kind (`item_kinds`), as the questions of a fee tell them apart.
    """

    ITEMS = "items"
    WHOLE = "whole"
    TRUE = "true"
    OPEN = "open"
    HOPED_TRUE = "hoped_true"
    HOPED_OPEN = "hoped_open"
    SHORT = "short"
    DENIED = "denied"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class ApplicantColumn:
    """A column that the query reads.

    `fact`: the fact, or attribute, of which it says something; `member`: of a set.  `counted`: of a list, and
    `inner` what is asked of its items.  `bounds`: the least and the greatest that can be stated, None where
    something else says what can be.  `form`: its type, unless the caller says another.
    """

    name: str
    fact: str
    kind: Kind
    form: Form
    definition: FactDefinition
    member: str | None = None
    counted: Counted | None = None
    inner: Condition | None = None

    @property
    def bounds(self) -> Bounds | None:
        definition = self.definition
        match self.kind:
            case Kind.NUMBER | Kind.MONEY:
                least = 0 if definition.least is None else definition.least
                return least, LARGEST if definition.most is None else definition.most
            case Kind.DATE | Kind.MOMENT:
                return EARLIEST, LATEST
            case Kind.YES_NO | Kind.DOCUMENT | Kind.TEXT | Kind.CHOICE | Kind.SET | Kind.LIST:
                return None
            case _ as never:
                assert_never(never)


Bounds: TypeAlias = tuple[int, int] | tuple[date, date]


def usual_form(definition: FactDefinition) -> Form:
    """Return the type of the column of a fact."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT | Kind.SET:
            return Form.TRUTH
        case Kind.NUMBER:
            return Form.DECIMAL if definition.places else Form.WHOLE
        case Kind.MONEY | Kind.LIST:
            return Form.WHOLE
        case Kind.DATE:
            return Form.DATE
        case Kind.MOMENT:
            return Form.MOMENT
        case Kind.TEXT | Kind.CHOICE:
            return Form.TEXT
        case _ as never:
            assert_never(never)


def column_of(name: str, definition: FactDefinition) -> ApplicantColumn:
    """Return the column of a fact that has one."""
    return ApplicantColumn(name, name, definition.kind, usual_form(definition), definition)


def member_name(fact: str, member: str) -> str:
    """Return the name of the column of a member of a set."""
    return f"{fact}{MEMBER_MARK}{member}"


def member_columns(name: str, definition: FactDefinition) -> list[ApplicantColumn]:
    """Return the columns of a set: one for each member that there can be."""
    return [
        ApplicantColumn(member_name(name, m), name, Kind.SET, Form.TRUTH, definition, member=m)
        for m in definition.choices or ()
    ]


def count_column(
    name: str, definition: FactDefinition, counted: Counted, inner: Condition | None = None, number: int = 0
) -> ApplicantColumn:
    """Return a column that whoever loads a list makes; `number` tells what is asked of items apart."""
    match counted:
        case Counted.ITEMS | Counted.WHOLE | Counted.KINDS:
            column = f"{name}{MEMBER_MARK}{counted}"
        case (
            Counted.TRUE
            | Counted.OPEN
            | Counted.HOPED_TRUE
            | Counted.HOPED_OPEN
            | Counted.SHORT
            | Counted.DENIED
        ):
            column = f"{name}{MEMBER_MARK}{number}{MEMBER_MARK}{counted}"
        case _ as never:
            assert_never(never)
    return ApplicantColumn(
        column, name, Kind.LIST, _form_of_count(counted), definition, counted=counted, inner=inner
    )


def _form_of_count(counted: Counted) -> Form:
    match counted:
        case Counted.WHOLE:
            return Form.TRUTH
        case Counted.KINDS:
            return Form.TEXT
        case (
            Counted.ITEMS
            | Counted.TRUE
            | Counted.OPEN
            | Counted.HOPED_TRUE
            | Counted.HOPED_OPEN
            | Counted.SHORT
            | Counted.DENIED
        ):
            return Form.WHOLE
        case _ as never:
            assert_never(never)
