"""The rulesets that properties are tried on have every kind of node in them: no property skips one."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import get_args

import pytest
from hypothesis import find
from hypothesis.errors import NoSuchExample
from rules.strategies import conditions

from sp_engine.conditions.tree import AllOf, AnyOf, Document, Leaf, walk

DAY = date(2026, 3, 16).toordinal()


@pytest.mark.parametrize("node", [*get_args(Leaf), Document, AllOf, AnyOf], ids=lambda node: node.__name__)
def test_every_kind_of_condition_is_drawn(node: type) -> None:
    assert find(
        conditions(DAY), lambda drawn: any(isinstance(part, node) for part in walk(drawn)), random=Random(1)
    )


def test_a_kind_that_is_never_drawn_is_missed() -> None:
    with pytest.raises(NoSuchExample):
        find(
            conditions(DAY, guard=True, depth=0), lambda drawn: isinstance(drawn, Document), random=Random(1)
        )
