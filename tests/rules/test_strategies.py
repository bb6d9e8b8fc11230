"""The rulesets that properties are tried on have every kind of node in them: no property skips one."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given
from hypothesis.strategies import SearchStrategy
from property_examples import examples
from rules.strategies import conditions

from sp_engine.conditions.tree import AllOf, AnyOf, Condition, Document, Leaf, walk

DAY = date(2026, 3, 16).toordinal()
KINDS = {*get_args(Leaf), Document, AllOf, AnyOf}


def kinds_drawn(strategy: SearchStrategy[Condition]) -> set[type]:
    drawn: set[type] = set()

    @examples(200)
    @given(strategy)
    def draw(condition: Condition) -> None:
        drawn.update(type(part) for part in walk(condition))

    draw()
    return drawn


def test_every_kind_of_condition_is_drawn() -> None:
    assert KINDS - kinds_drawn(conditions(DAY)) == set()


def test_a_kind_that_is_never_drawn_is_missed() -> None:
    assert Document in KINDS - kinds_drawn(conditions(DAY, guard=True, depth=0))
