"""Cells: all values of a fact, cut where a leaf tells two of them apart or a cell has to begin."""

from __future__ import annotations

from typing import Any

import pytest

from sp_engine.conditions.cells import Cell, cells_of
from sp_engine.conditions.tree import Among, Includes, Item, Leaf, Range
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.words.language import Words

DAY = 739_000


def fact(kind: Kind, **more: Any) -> FactDefinition:
    return FactDefinition("f", kind, Words("f", "f"), Words("f", "f"), **more)


def ranged(low: int | None, high: int | None) -> Leaf:
    return Range(Item("f"), low, high)


@pytest.mark.parametrize(
    ("leaves", "begin", "ends"),
    [
        ([], [], [(0, None)]),
        ([], [1], [(0, 0), (1, None)]),
        ([ranged(5, None)], [], [(0, 4), (5, None)]),
        ([ranged(5, None), ranged(3, None)], [], [(0, 2), (3, 4), (5, None)]),
        ([ranged(5, 7)], [1], [(0, 0), (1, 4), (5, 7), (8, None)]),
        ([Among(Item("f"), frozenset({5}))], [], [(0, 4), (5, 5), (6, None)]),
    ],
)
def test_a_number_is_cut_at_edges_and_where_a_cell_has_to_begin(
    leaves: list[Leaf], begin: list[int], ends: list[tuple[int, int | None]]
) -> None:
    found = cells_of(fact(Kind.NUMBER), leaves, DAY, begin)
    assert [(cell.least, cell.most) for cell in found] == ends
    assert [cell.value for cell in found] == [least for least, _ in ends]


def test_only_a_bound_of_the_vocabulary_closes_the_last_cell() -> None:
    assert cells_of(fact(Kind.NUMBER, least=2, most=9), [], DAY) == (Cell(2, 2, 9),)


def test_a_date_has_no_first_day_and_ends_on_the_day_of_application_unless_it_may_lie_ahead() -> None:
    assert [(cell.least, cell.most) for cell in cells_of(fact(Kind.DATE), [], DAY, [DAY])] == [
        (None, DAY - 1),
        (DAY, DAY),
    ]
    (last,) = cells_of(fact(Kind.DATE, may_be_future=True), [], DAY)
    assert (last.least, last.most) == (None, None)


def test_a_set_has_a_cell_for_whatever_its_leaves_can_tell_and_none_that_is_too_small() -> None:
    choices = {name: Words(name, name) for name in "ab"}
    leaves = [Includes(Item("f"), frozenset({name})) for name in "ab"]
    every = cells_of(fact(Kind.SET, choices=choices), leaves, DAY)
    assert {cell.value for cell in every} == {frozenset(), frozenset("a"), frozenset("b"), frozenset("ab")}
    some = cells_of(fact(Kind.SET, choices=choices, least=1), leaves, DAY)
    assert {cell.value for cell in some} == {frozenset("a"), frozenset("b"), frozenset("ab")}
