"""What is counted of a list while an applicant is loaded, so that a query needs no lists.

In come the columns of counts, a typed list and the day of application; out come numbers, and of which kinds
the items are.  Items are judged by the reference itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from sp_engine.conditions import Condition, leaves
from sp_engine.deciding import is_denied
from sp_engine.facts import ListValue
from sp_engine.rules import ApplicantColumn, CompiledConditions, Counted, Situation, Truth, kinds_text


def list_counts(
    columns: Iterable[ApplicantColumn],
    stated: ListValue | None,
    day: date,
    compiled: CompiledConditions | None = None,
) -> dict[str, int | bool | str | None]:
    """Return what stands in the columns of one list for one applicant; NULL where it is not stated.

    `compiled`: what is kept from one applicant to the next.
    """
    columns = [*columns]
    if stated is None:
        return dict.fromkeys(column.name for column in columns)
    facts = {column.fact: stated for column in columns}
    situation = Situation(facts, day.toordinal(), compiled=compiled)
    return {column.name: _counted(column, stated, situation) for column in columns}


def _counted(column: ApplicantColumn, stated: ListValue, situation: Situation) -> int | bool | str:
    inner = column.inner
    if column.counted is Counted.KINDS:
        assert inner is not None
        return kinds_text(inner, stated, situation.day)
    numbers = range(1, len(stated.items) + 1)
    items = [] if inner is None else [situation.of_item(inner, number) for number in numbers]
    assert column.counted is not None
    match column.counted:
        case Counted.ITEMS:
            return len(stated.items)
        case Counted.WHOLE:
            return stated.complete
        case Counted.TRUE:
            return sum(situation.value(item) is Truth.TRUE for item in items)
        case Counted.OPEN:
            return sum(situation.value(item) is Truth.UNKNOWN for item in items)
        case Counted.HOPED_TRUE:
            return sum(situation.value(item, hopeful=True) is Truth.TRUE for item in items)
        case Counted.HOPED_OPEN:
            return sum(situation.value(item, hopeful=True) is Truth.UNKNOWN for item in items)
        case Counted.SHORT:
            return sum(_falls_short(item, situation) for item in items)
        case Counted.DENIED:
            return sum(is_denied(item, situation) for item in items)
        case _ as never:
            assert_never(never)


def _falls_short(item: Condition, situation: Situation) -> bool:
    return any(map(situation.falls_short, leaves(item)))
