"""The values of one item, in cells within which no leaf tells one value from another.

In come a fact, the leaves that look at it and the numbers at which a cell has to begin; out come the cells on
one day, which together are all the values that the fact can have.  Knows nothing about what is asked of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, assert_never

from sp_engine.conditions.partition import class_of
from sp_engine.conditions.stretches import candidates, domain, edges
from sp_engine.conditions.tree import Leaf
from sp_engine.facts import FactDefinition, FactValue, Kind


class Cell(NamedTuple):
    """A value of the cell; of an ordered fact also the least and the greatest.

    None where the vocabulary itself sets no bound: whatever limits a value there is a default of ours.
    """

    value: FactValue
    least: int | None = None
    most: int | None = None


def cells_of(
    definition: FactDefinition, asked: Sequence[Leaf], day: int, begin: Iterable[int] = ()
) -> tuple[Cell, ...]:
    """Return the cells of a fact's values in an application on a day."""
    match definition.kind:
        case Kind.NUMBER | Kind.MONEY | Kind.DATE:
            return tuple(_stretches(definition, asked, day, begin))
        case Kind.YES_NO | Kind.DOCUMENT | Kind.CHOICE | Kind.SET | Kind.TEXT | Kind.MOMENT | Kind.LIST:
            each = {class_of(asked, value, day): value for value in candidates(definition, asked, day)}
            return tuple(map(Cell, each.values()))
        case _ as never:
            assert_never(never)


def _stretches(
    definition: FactDefinition, asked: Sequence[Leaf], day: int, begin: Iterable[int]
) -> Iterator[Cell]:
    possible, fixed = domain(definition, day), set(begin)
    starts = {possible.start, *fixed}
    starts |= {start for leaf in asked for edge in edges(leaf, day) for start in (edge, edge + 1)}
    ends = [*sorted(start for start in starts if start in possible), possible.stop]

    def told_apart(stretch: tuple[int, int]) -> tuple[int, int]:
        begun = sum(start <= stretch[0] for start in fixed)
        return begun, class_of(asked, stretch[0], day)

    for _, alike in groupby(pairwise(ends), told_apart):
        parts = list(alike)
        first, last = parts[0][0], parts[-1][1] - 1
        no_least = definition.kind is Kind.DATE and first == possible.start
        no_most = last == possible.stop - 1 and _open_above(definition)
        yield Cell(first, None if no_least else first, None if no_most else last)


def _open_above(definition: FactDefinition) -> bool:
    """Whether nothing but a default of ours limits how great a value can be."""
    return definition.may_be_future if definition.kind is Kind.DATE else definition.most is None
