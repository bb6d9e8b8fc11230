"""What a condition is worth, in three values: a term that it is true, and one that it is not false.

In come conditions and the variables of the facts; out come worths.  Every node class is named with what it is
worth, as in `backends/closures.py`, from which nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    handed_in,
)
from sp_engine.rules.smt.lists import StatedList
from sp_engine.rules.smt.stated import Stated
from sp_engine.rules.smt.terms import (
    FALSE,
    TRUE,
    all_of,
    any_of,
    at_least,
    either,
    equals,
    negated,
    number,
    total,
)

Variables: TypeAlias = Mapping[str, "Stated | StatedList"]


class Worth(NamedTuple):
    """`true`: that a condition is true.  `possible`: that it is not false, which follows from it."""

    true: str
    possible: str

    @property
    def false(self) -> str:
        return negated(self.possible)


HOLDING, OPEN, FAILING = Worth(TRUE, TRUE), Worth(FALSE, TRUE), Worth(FALSE, FALSE)


class Unstated(Enum):
    """What is taken of what is not stated and the agency's to find."""

    UNKNOWN = OPEN
    HOLDS = HOLDING
    FAILS = FAILING


def worth(condition: Condition, variables: Variables, unstated: Unstated = Unstated.UNKNOWN) -> Worth:
    """Return what a condition is worth."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            worths = [worth(part, variables, unstated) for part in parts]
            return _least(worths) if isinstance(condition, AllOf) else _most(worths)
        case Document(item=item, attributes=attributes):
            asked = (handed_in(condition), *attributes)
            return _least(
                [
                    _of_leaf(item if leaf is asked[0] else leaf.item, leaf, variables, unstated)
                    for leaf in asked
                ]
            )
        case Defined(condition=inner):
            return worth(inner, variables, unstated)
        case Unwritten():
            return unstated.value
        case EachOf() | SomeOf():
            return _of_items(condition, variables, unstated)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            return _of_leaf(condition.item, condition, variables, unstated)
        case _ as never:
            assert_never(never)


def guarded(guard: Worth, condition: Worth) -> Worth:
    """Return what a condition is worth that is asked only where a guard holds."""
    return Worth(any_of((guard.false, condition.true)), any_of((negated(guard.true), condition.possible)))


def _least(worths: Iterable[Worth]) -> Worth:
    worths = [*worths]
    return Worth(all_of(one.true for one in worths), all_of(one.possible for one in worths))


def _most(worths: Iterable[Worth]) -> Worth:
    worths = [*worths]
    return Worth(any_of(one.true for one in worths), any_of(one.possible for one in worths))


def _of_leaf(item: Item, leaf: Comparison, variables: Variables, unstated: Unstated) -> Worth:
    stated = variables[item.id]
    assert isinstance(stated, Stated)
    holds = stated.holds(leaf)
    absent = unstated.value if item.by_agency else OPEN
    return Worth(
        either(stated.known, holds, absent.true),
        either(stated.known, TRUE if item.curable else holds, absent.possible),
    )


def _of_items(leaf: OfItems, variables: Variables, unstated: Unstated) -> Worth:
    """Return what is asked of the items of a list; those to come are worth what is taken of the unstated."""
    stated = variables[leaf.item.id]
    assert isinstance(stated, StatedList)
    to_come = unstated.value if leaf.item.by_agency else OPEN
    kinds = [worth(leaf.inner, kind, unstated) for kind in stated.kinds]
    match leaf:
        case EachOf():
            none = [equals(each, "0") for each in stated.numbers]
            true, possible = (
                all_of(
                    (
                        any_of((stated.complete, of_those)),
                        *(any_of((absent, one)) for absent, one in zip(none, every, strict=True)),
                    )
                )
                for of_those, every in (
                    (to_come.true, [kind.true for kind in kinds]),
                    (to_come.possible, [kind.possible for kind in kinds]),
                )
            )
        case SomeOf(at_least=least):
            true, possible = (
                any_of(
                    (
                        at_least(
                            total(
                                either(one, each, "0") for each, one in zip(stated.numbers, some, strict=True)
                            ),
                            number(least),
                        ),
                        all_of((negated(stated.complete), of_those)),
                    )
                )
                for of_those, some in (
                    (to_come.true, [kind.true for kind in kinds]),
                    (to_come.possible, [kind.possible for kind in kinds]),
                )
            )
        case _ as never:
            assert_never(never)
    return Worth(
        either(stated.known, true, to_come.true),
        either(stated.known, TRUE if leaf.item.curable else possible, to_come.possible),
    )
