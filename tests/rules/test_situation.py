"""What a situation says of a condition, and what is compiled for it."""

from __future__ import annotations

from sp_engine.conditions.tree import AllOf, Among, Document, Includes, Item, Range
from sp_engine.rules.outcome import Truth
from sp_engine.rules.situation import CompiledConditions, Situation

CAPITAL = Range(Item("modal"), None, 5)
FINDING = Among(Item("survei", by_agency=True), frozenset({True}))
CARD = Document(Item("ktp"), (Includes(Item("ktp.isi", by_agency=True), frozenset({"nama"})),))
DAY = 739_000


def test_a_condition_is_compiled_once_for_all_situations_that_share_what_was_compiled() -> None:
    compiled = CompiledConditions()
    both = AllOf((CAPITAL, FINDING))
    for capital in range(10):
        situation = Situation({"modal": capital}, DAY, compiled=compiled)
        situation.value(both)
        situation.value(both, hopeful=True)
    assert len(compiled) == 2
    assert repr(compiled) == "CompiledConditions(2)"


def test_a_condition_of_another_document_is_never_taken_for_one_that_was_compiled() -> None:
    compiled = CompiledConditions()
    situation = Situation({"modal": 6}, DAY, compiled=compiled)
    for bound in range(200):  # each gone before the next is made, if nothing kept it
        expected = Truth.TRUE if bound >= 6 else Truth.FALSE
        assert situation.value(Range(Item("modal"), None, bound)) is expected


def test_a_situation_that_stands_alone_shares_nothing() -> None:
    one, other = Situation({}, DAY), Situation({}, DAY)
    one.value(CAPITAL)
    assert (len(one.compiled), len(other.compiled)) == (1, 0)
    assert one == other


def test_hope_takes_what_is_the_agencys_to_hold_and_nothing_else() -> None:
    situation = Situation({}, DAY)
    assert situation.value(FINDING) is Truth.UNKNOWN
    assert situation.value(FINDING, hopeful=True) is Truth.TRUE
    assert situation.value(CAPITAL, hopeful=True) is Truth.UNKNOWN


def test_a_document_that_is_not_handed_in_is_not_stated_and_falls_short_of_nothing() -> None:
    for facts in ({}, {"ktp": False}):
        situation = Situation(facts, DAY)
        assert not situation.stated(CARD)
        assert not situation.falls_short(CARD)
    assert Situation({"ktp": True}, DAY).stated(CARD)


def test_what_falls_short_is_stated_and_does_not_hold() -> None:
    [contents] = CARD.attributes
    lacking = Situation({"ktp": True, "ktp.isi": frozenset()}, DAY)
    assert lacking.falls_short(contents)
    assert not lacking.falls_short(CARD)
    assert not Situation({"ktp": True}, DAY).falls_short(contents)
    assert not Situation({"ktp": True, "ktp.isi": frozenset({"nama"})}, DAY).falls_short(contents)
