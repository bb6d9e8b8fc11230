"""The witness and the reference agree on every fact assignment, although they share nothing but the tree.

The closures compute values top down and dates by their limits; durable-rules derives tokens bottom up from
completed units.  A mismatch is a bug in one of them, or two readings of a law.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest
from hypothesis import event, given
from property_examples import examples
from rules.strategies import applications

from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.durable_rules.witness import Witness, witness_available
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Ruleset, normal, outcome_of

pytestmark = pytest.mark.skipif(not witness_available(), reason="durable-rules does not run here")


@pytest.mark.hypothesis
def test_both_back_ends_derive_the_same_values_and_the_same_outcome_of_every_kind_often() -> None:
    """Agreement on nothing but returns would say little."""
    seen: Counter[Outcome] = Counter()

    @examples(1000)
    @given(applications())
    def agree(application: tuple[Ruleset, Mapping[str, Any], int]) -> None:
        ruleset, facts, day = application
        verdict = Closures(ruleset).decide(facts, day)
        event(f"outcome: {verdict.outcome}")
        seen[verdict.outcome] += 1
        with closing(Witness(ruleset)) as witness:
            assert witness.decide(facts, day) == verdict
            assert witness.decide({}, day) == Closures(ruleset).decide({}, day)
        assert outcome_of(ruleset, verdict.values, verdict.hopeful) == verdict.outcome

    agree()
    assert min(seen[outcome] for outcome in Outcome) >= 30, seen


@examples(100)
@given(applications())
def test_flattening_a_formula_changes_no_value(
    application: tuple[Ruleset, Mapping[str, Any], int],
) -> None:
    ruleset, facts, day = application
    flat = Ruleset(
        tuple(
            type(rule)(rule.id, rule.guard and normal(rule.guard), normal(rule.condition), rule.mandatory)
            for rule in ruleset.rules
        )
    )
    assert Closures(flat).decide(facts, day) == Closures(ruleset).decide(facts, day)
