"""The decisions of any rules, with every kind of leaf, lists and gates, say what the reference says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from dmn.decision_models import ReadDecision, ReadModel
from dmn.feel_engine import FeelEngine, inputs_of, why_not
from hypothesis import assume, given
from property_examples import examples
from rules.strategies import GATES, applications, ended
from rules.vocabularies import vocabulary_for

from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.compiled import Compiled
from sp_engine.rules.dmn.conditions import FeelConditions
from sp_engine.rules.dmn.not_in_dmn import NotInDmn
from sp_engine.rules.dmn.verdict import Logic, logic_of, outcome_logic
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Ruleset

ENDING = {gate: (gate,) for gate in GATES}
pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))


def decision(name: str, logic: Logic) -> ReadDecision:
    entries = [*((one, value.text) for one, value in logic.entries), (None, logic.result.text)]
    return ReadDecision(name, "", "", tuple(sorted(logic.names)), tuple(entries))


def model_of(ruleset: Ruleset) -> ReadModel:
    conditions = FeelConditions(vocabulary_for(ruleset))
    logics = {f"Requirement_{rule.id}": logic_of(rule, conditions, ENDING) for rule in ruleset.rules}
    mandatory = [f"Requirement_{rule.id}" for rule in ruleset.rules if rule.mandatory]
    logics["Outcome"] = outcome_logic(mandatory, "Problems")
    return ReadModel("", (), tuple(decision(name, logic) for name, logic in logics.items()))


@pytest.fixture(scope="module")
def engine() -> Iterator[FeelEngine]:
    running = FeelEngine()
    yield running
    running.stop()


@pytest.mark.hypothesis
def test_any_rules_come_to_the_same(engine: FeelEngine) -> None:
    seen: Counter[Outcome] = Counter()

    @examples(200)
    @given(applications(), ended)
    def agree(application: tuple[Ruleset, Mapping[str, Any], int], after: frozenset[str]) -> None:
        ruleset, facts, day = application
        try:
            engine.take(model_of(ruleset))
        except NotInDmn:
            assume(False)
        inputs = inputs_of(facts, vocabulary_for(ruleset), day, after)
        told = engine.decide({**inputs, "Problems": []})
        verdict = Closures(ruleset).decide(facts, day, after)
        assert told["Outcome"] == verdict.outcome.value
        seen[verdict.outcome] += 1
        for rule, known in zip(
            ruleset.rules, Compiled(ruleset).judge(facts, day, after).statuses, strict=True
        ):
            assert known is None or told[f"Requirement_{rule.id}"] == known.value, rule
        assert engine.decide({**inputs, "Problems": ["number_final"]})["Outcome"] is None

    agree()
    assert min(seen[outcome] for outcome in Outcome) >= 5, seen
