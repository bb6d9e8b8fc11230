"""The search through completions finds one exactly when trying every value finds one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import assume, given, reject
from property_examples import examples
from rules.strategies import GATES, applications
from rules.vocabularies import vocabulary_for

from sp_engine.conditions.stretches import candidates, leaves_of_fields
from sp_engine.conditions.tree import AllOf, Among, AnyOf, Document, Item, Leaf, Range, leaves_within
from sp_engine.facts.list_values import ListValue
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.rules import completions as searching
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.completions import Completions, TooManySteps
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Rule, Ruleset

Application = tuple[Ruleset, Mapping[str, Any], int]
MOST_TRIED = 3_000
APPROVABLE = (Outcome.APPROVE, Outcome.PENDING)
"""Once everything is stated only a rule that is not written yet is open, and it may still be met."""


def all_values(ruleset: Ruleset, facts: Mapping[str, Any], vocabulary: Vocabulary, day: int) -> Any:
    """Return the values that each item can have in a completion: all that leaves can tell apart."""
    search, choices = Completions(ruleset, vocabulary), []
    for name, asked in search.leaves.items():
        fixed = name in facts and not search.free(name)
        if vocabulary[name].kind is Kind.LIST:
            assume(fixed and facts[name].complete)  # else there is no end to what it could be
            choices.append([(name, value) for value in completed(facts[name], vocabulary[name], asked, day)])
            continue
        every = [facts[name]] if fixed else [*dict.fromkeys(candidates(vocabulary[name], asked, day))]
        choices.append([(name, value) for value in every])
    return choices


def completed(
    value: ListValue, definition: FactDefinition, asked: Sequence[Leaf], day: int
) -> list[ListValue]:
    """Return a list with all that is open, or can be mended, of its items completed in every way."""
    fields = leaves_of_fields(definition, asked)
    curable = {
        one.item.id
        for leaf in asked
        for one in leaves_within(leaf)
        if one.item.curable and one.item.id != leaf.item.id
    }
    items = []
    for item in value.items:
        ways = []
        for field, over in fields:
            name = over[0].item.id
            fixed = name in item and name not in curable
            ways.append([(name, v) for v in ([item[name]] if fixed else candidates(field, over, day))])
        assume(prod(map(len, ways)) <= MOST_TRIED)
        items.append([dict(chosen) for chosen in product(*ways)])
    assume(prod(map(len, items)) <= MOST_TRIED)
    return [ListValue(chosen) for chosen in product(*items)]


@examples(400)
@given(applications(depth=2, most=3))
def test_a_completion_is_found_exactly_when_trying_all_of_them_finds_one(application: Application) -> None:
    ruleset, facts, day = application
    vocabulary = vocabulary_for(ruleset)
    choices = all_values(ruleset, facts, vocabulary, day)
    tries = 1
    for one in choices:
        tries *= len(one)
    assume(tries <= MOST_TRIED)
    backend = Closures(ruleset)
    outcomes = (backend.decide(dict(some), day, frozenset(GATES)).outcome for some in product(*choices))
    found = any(outcome in APPROVABLE for outcome in outcomes)
    try:
        approvable = Completions(ruleset, vocabulary).any_approves(facts, day)
    except TooManySteps:
        reject()
    assert approvable is found


@examples(150)
@given(applications())
def test_an_approval_is_a_completion_of_itself(application: Application) -> None:
    ruleset, facts, day = application
    if Closures(ruleset).decide(facts, day).outcome is Outcome.APPROVE:
        try:
            assert Completions(ruleset, vocabulary_for(ruleset)).any_approves(facts, day)
        except TooManySteps:
            reject()


FLAGS = [Among(Item(f"flag_{i}"), frozenset({True})) for i in range(4)]


def test_whoever_meets_no_rule_set_is_told_the_rules_that_cannot_be_left_out() -> None:
    not_three = Among(Item("flag_3"), frozenset({False}))
    rules = (
        Rule("a", FLAGS[0], FLAGS[1]),
        Rule("free", None, FLAGS[2]),
        Rule("b", FLAGS[1], FLAGS[3]),
        Rule("c", None, not_three),
    )
    ruleset = Ruleset(rules)
    search = Completions(ruleset, vocabulary_for(ruleset))
    assert search.fewest_unmet({"flag_0": True}, 1) == ("a", "b", "c")
    assert search.any_approves({"flag_0": False}, 1)


def test_documents_and_what_can_be_mended_may_come_out_any_way() -> None:
    paper, mended = Document(Item("document_one", curable=True)), Range(Item("number_curable", True), 3, None)
    ruleset = Ruleset((Rule("both", None, AllOf((paper, mended))),))
    search = Completions(ruleset, vocabulary_for(ruleset))
    assert search.any_approves({"document_one": False, "number_curable": 1}, 1)


def test_a_search_that_grows_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_STEPS", 3)
    rules = (Rule("a", None, AnyOf((FLAGS[0], FLAGS[1]))), Rule("b", FLAGS[1], FLAGS[2]))
    ruleset = Ruleset((*rules, Rule("c", FLAGS[2], FLAGS[3]), Rule("d", FLAGS[0], FLAGS[3])))
    with pytest.raises(TooManySteps):
        Completions(ruleset, vocabulary_for(ruleset)).any_approves({}, 1)
