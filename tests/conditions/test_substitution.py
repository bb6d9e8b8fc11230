"""Parts of a condition replaced by others: what is not replaced stays as it is."""

from __future__ import annotations

from sp_engine.conditions.substitution import HOLDS, HOLDS_NOT, substituted
from sp_engine.conditions.tree import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    Item,
    Known,
    Unwritten,
)

A, B = Known(Item("a")), Known(Item("b"))
STAMPED = Among(Item("letter.stamped"), frozenset({True}))
LETTER = Document(Item("letter"), (STAMPED,))


def without_b(part: Condition) -> Condition | None:
    return HOLDS if part == B else None


def test_a_part_is_replaced_however_deep_it_stands() -> None:
    tree = AllOf((A, AnyOf((Defined("name", B), A))))
    assert substituted(tree, without_b) == AllOf((A, AnyOf((HOLDS, A))))


def test_a_whole_condition_can_be_replaced() -> None:
    assert substituted(B, without_b) == HOLDS


def test_a_document_stays_one_while_nothing_of_it_is_replaced() -> None:
    assert substituted(LETTER, without_b) is LETTER


def test_a_document_of_which_an_attribute_is_replaced_is_all_that_it_asks() -> None:
    changed = substituted(LETTER, lambda part: HOLDS_NOT if part == STAMPED else None)
    assert changed == AllOf((Document(Item("letter")), HOLDS_NOT))


def test_a_rule_that_is_not_written_stays_so() -> None:
    assert substituted(Unwritten(), without_b) == Unwritten()
