"""Every back end agrees with the reference on every fact assignment, although they share only the tree.

The closures compute values top down and dates by their limits; durable-rules derives tokens bottom up from
completed units; the script of a page is JavaScript, with a calendar of its own.  A mismatch is a bug in one
of them, or two readings of a law.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import event, given
from property_examples import examples
from rules.every_backend import EVERY_BACKEND, no_process_is_left, why_not
from rules.strategies import applications, ended

from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.outcome import Outcome, outcome_of
from sp_engine.rules.ruleset import Ruleset, normal

__all__ = ["no_process_is_left"]
OTHERS = sorted({*EVERY_BACKEND} - {"closures"})


@pytest.mark.hypothesis
@pytest.mark.parametrize("name", OTHERS)
def test_a_back_end_derives_the_same_values_and_the_same_outcome_of_every_kind_often(name: str) -> None:
    """Agreement on nothing but returns would say little."""
    if EVERY_BACKEND[name](Ruleset(())) is None:
        pytest.skip(why_not(name))
    seen: Counter[Outcome] = Counter()

    @examples(500)
    @given(applications(), ended)
    def agree(application: tuple[Ruleset, Mapping[str, Any], int], after: frozenset[str]) -> None:
        ruleset, facts, day = application
        verdict = Closures(ruleset).decide(facts, day, after)
        event(f"outcome: {verdict.outcome}")
        seen[verdict.outcome] += 1
        other = EVERY_BACKEND[name](ruleset)
        assert other is not None
        assert other.decide(facts, day, after) == verdict
        assert other.decide({}, day) == Closures(ruleset).decide({}, day)
        assert outcome_of(ruleset.mandatory, verdict.values, verdict.hopeful) == verdict.outcome

    agree()
    assert min(seen[outcome] for outcome in Outcome) >= 15, seen


@examples(100)
@given(applications())
def test_flattening_a_formula_changes_no_value(
    application: tuple[Ruleset, Mapping[str, Any], int],
) -> None:
    ruleset, facts, day = application
    flat = Ruleset(
        tuple(
            rule.replace(guard=rule.guard and normal(rule.guard), condition=normal(rule.condition))
            for rule in ruleset.rules
        )
    )
    assert Closures(flat).decide(facts, day) == Closures(ruleset).decide(facts, day)
