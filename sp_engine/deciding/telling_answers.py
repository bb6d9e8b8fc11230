"""The answers to one question that stand for all that can be given.

In come a fact, what looks at it and the times of an application; out come answers of which, for every one
that can be given, one comes out the same wherever it is looked at.  That nobody knows is an answer too,
and it is how an applicant says that there is no such number or name.  Where an amount or a date grows
with the value, the least and the greatest are among them, between which it grows.  Knows nothing about
what is asked next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import assert_never

from sp_engine.conditions import Leaf, cells_of, domain
from sp_engine.facts import FactDefinition, FactValue, Kind

_EARLIER = timedelta(days=14)
"""Two moments so far apart have no due date in common."""


def telling_answers(
    definition: FactDefinition, asked: Sequence[Leaf], received: datetime, *, grows: bool
) -> tuple[FactValue, ...]:
    """Return the answers, None last for that nobody knows; `grows`: something is counted with the value.

    A document that is not handed in is the same as one of which nothing is known.
    """
    values = _values(definition, asked, received, grows=grows)
    always_known = definition.kind is Kind.DOCUMENT and not definition.supplied_by_agency
    return tuple(dict.fromkeys((*values, *(() if always_known else (None,)))))


def _values(
    definition: FactDefinition, asked: Sequence[Leaf], received: datetime, *, grows: bool
) -> Iterator[FactValue]:
    match definition.kind:
        case Kind.MOMENT:
            yield from (received - _EARLIER, received)
        case Kind.NUMBER | Kind.MONEY | Kind.DATE:
            yield from _ordered(definition, asked, received.toordinal(), grows=grows)
        case Kind.YES_NO | Kind.DOCUMENT | Kind.CHOICE | Kind.SET | Kind.TEXT | Kind.LIST:
            yield from (cell.value for cell in cells_of(definition, asked, received.toordinal()))
        case _ as never:
            assert_never(never)


def _ordered(definition: FactDefinition, asked: Sequence[Leaf], day: int, *, grows: bool) -> Iterator[int]:
    possible = domain(definition, day)
    for cell in cells_of(definition, asked, day):
        yield cell.value
        if grows:
            yield possible.start if cell.least is None else cell.least
            yield possible.stop - 1 if cell.most is None else cell.most
