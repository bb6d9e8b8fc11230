"""The normal form: what only an author sees is gone, and what is asked is the same."""

from __future__ import annotations

from typing import Any

from sp_engine.conditions.tree import AllOf, AnyOf, Condition, Defined, Document, Item, Known
from sp_engine.documents.requirements import Requirement
from sp_engine.rules.outcome import Truth
from sp_engine.rules.ruleset import Rule, Ruleset, normal, ruleset_of
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import Place

A, B, C = (Known(Item(name)) for name in "abc")


def requirement(name: str, condition: Condition, **more: Any) -> Requirement:
    return Requirement(id=name, text=Words("", ""), condition=condition, **more)


def test_nested_equal_connectives_are_one_and_others_stay() -> None:
    assert normal(AllOf((A, AllOf((B, AllOf((C,))))))) == AllOf((A, B, C))
    assert normal(AnyOf((AnyOf((A, B)), C))) == AnyOf((A, B, C))
    assert normal(AllOf((A, AnyOf((B, C))))) == AllOf((A, AnyOf((B, C))))
    assert normal(AnyOf((AllOf((A, B)), C))) == AnyOf((AllOf((A, B)), C))


def test_a_group_of_one_and_a_name_are_what_they_hold() -> None:
    assert normal(AllOf((AnyOf((A,)),))) == A
    assert normal(Defined("satu", AllOf((A, B)))) == AllOf((A, B))
    assert normal(AllOf((Defined("satu", AllOf((A, B))), C))) == AllOf((A, B, C))
    document = Document(Item("surat"), (A,))
    assert normal(AnyOf((document,))) is document


def test_a_group_keeps_the_place_at_which_it_is_written() -> None:
    place = Place("surat.yaml", ("syarat",))
    assert normal(AllOf((A, B), place)).at == place


def test_a_requirement_becomes_a_rule_with_guard_and_condition_in_normal_form() -> None:
    one = requirement("satu", AllOf((A,)), guard=Defined("dua", AnyOf((B,))))
    other = requirement("dua", C, mandatory=False)
    assert ruleset_of([one, other]) == Ruleset((Rule("satu", B, A), Rule("dua", None, C, mandatory=False)))


def test_each_item_is_named_once_guards_first() -> None:
    rules = Ruleset((Rule("satu", B, AllOf((A, B))), Rule("dua", None, Document(Item("surat"), (C, A)))))
    assert [item.id for item in rules.items()] == ["b", "a", "surat", "c"]
    assert not rules.can_wait
    assert Ruleset((Rule("satu", None, Known(Item("a", by_agency=True))),)).can_wait


def test_the_values_are_in_the_order_of_how_much_is_fulfilled() -> None:
    assert [int(value) for value in (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)] == [0, 1, 2]
