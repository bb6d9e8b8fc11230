"""What every back end must agree on, case by case; the cases are the YAML files beside this one."""

from pathlib import Path

import pytest
from conformance.shorthand import Case, load_cases
from rules.every_backend import EVERY_BACKEND, no_process_is_left, why_not

from sp_engine.conditions import tree as condition
from sp_engine.rules.outcome import Outcome, outcome_of

__all__ = ["no_process_is_left"]
CASES = load_cases(Path(__file__).parent)


@pytest.mark.parametrize("backend", EVERY_BACKEND)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.sentence}")
def test_a_back_end_decides_the_case_as_written(case: Case, backend: str) -> None:
    made = EVERY_BACKEND[backend](case.ruleset)
    if made is None:
        pytest.skip(why_not(backend))
    assert made.decide(case.facts, case.day, case.ended) == case.verdict


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.sentence}")
def test_the_outcome_of_a_case_follows_from_its_values(case: Case) -> None:
    assert (
        outcome_of(case.ruleset.mandatory, case.verdict.values, case.verdict.hopeful) == case.verdict.outcome
    )


def test_no_two_cases_say_the_same_sentence() -> None:
    sentences = [(case.file, case.sentence) for case in CASES]
    assert len(set(sentences)) == len(sentences)


def test_the_cases_are_many_and_reach_every_decision_and_every_leaf() -> None:
    seen = {
        type(leaf)
        for case in CASES
        for rule in case.ruleset.rules
        for part in (rule.condition, rule.guard)
        for leaf in (condition.leaves(part) if part else ())
    }
    assert len(CASES) >= 100
    assert {case.verdict.outcome for case in CASES} == set(Outcome)
    assert seen == {*condition.Leaf.__args__, condition.Document}
