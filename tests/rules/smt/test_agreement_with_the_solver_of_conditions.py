"""Where both the solver of conditions and Z3 say whether a guard can hold, or not, they say the same."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from property_examples import examples
from rules.strategies import conditions, days
from rules.vocabularies import vocabulary_for

from sp_engine.conditions import Claim, Condition, Period, Undecided, days_of_application, find_applicant
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.smt.model import Impossible, NotDecided
from sp_engine.rules.smt.program import STATABLE, Program
from sp_engine.rules.smt.solver import Solver

pytest.importorskip("z3")


@pytest.mark.hypothesis
def test_both_find_somebody_or_both_find_nobody() -> None:
    seen: Counter[bool] = Counter()

    @examples(300)
    @given(days.flatmap(lambda day: conditions(day, guard=True, depth=2).map(lambda one: (one, day))))
    def agree(drawn: tuple[Condition, int]) -> None:
        guard, day = drawn
        vocabulary = vocabulary_for(Ruleset((Rule("r", None, guard),)))
        period = Period(date.fromordinal(day), date.fromordinal(day + 1))
        program = Program(vocabulary)
        truths = program.condition(guard)
        told = days_of_application(program.conditions, vocabulary, period)
        solver = Solver(program.text([day]))
        for holds, literal in ((True, truths.true), (False, truths.false)):
            try:
                found = find_applicant([Claim(guard, holds)], vocabulary, period)
            except Undecided:
                continue
            answer = solver.ask([STATABLE, literal])
            assert not isinstance(answer, NotDecided)
            if told.all_told:
                assert isinstance(answer, Impossible) is (found is None)
                seen[found is None] += 1

    agree()
    assert min(seen.values()) >= 20, seen
