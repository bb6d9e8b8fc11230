"""The formulas say of every rule and outcome what the closures say, on random rulesets and facts.

The facts are asserted variable by variable, and each outcome is asked for: three must be impossible.
And the other way round: an outcome is asked for, and the closures must come to it on the facts of the model.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from property_examples import examples
from rules.strategies import applications, conditions, days, ended, fields_in, rulesets, values
from rules.vocabularies import vocabulary_for

from sp_engine.conditions import EachOf, Item, SomeOf
from sp_engine.facts.list_values import ListValue
from sp_engine.packages import PackageMissingError
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.outcome import FALSE, TRUE, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.smt.model import Impossible, Literal, NotDecided
from sp_engine.rules.smt.program import STATABLE, Program
from sp_engine.rules.smt.solver import Solver

pytest.importorskip("z3")


@pytest.mark.hypothesis
@examples(300)
@given(applications(), ended)
def test_on_given_facts_every_rule_is_worth_what_the_closures_say(
    application: tuple[Ruleset, Mapping[str, Any], int], after: frozenset[str]
) -> None:
    ruleset, facts, day = application
    assume(not any(isinstance(value, ListValue) for value in facts.values()))
    verdict = Closures(ruleset).decide(facts, day, after)
    program = Program(vocabulary_for(ruleset))
    side = program.side(ruleset)
    lists = [item.id for item in ruleset.items() if item.id.startswith("list")]
    names = [item.id for item in ruleset.items() if item.id not in lists]
    stated = program.stated({name: facts.get(name) for name in names})
    given_facts = [stated, *program.after(after), *(Literal(f"{name} known", False) for name in lists)]
    solver = Solver(program.text([day]))
    assert not isinstance(solver.ask([*given_facts, side.outcomes[verdict.outcome]]), Impossible)
    for outcome in set(Outcome) - {verdict.outcome}:
        assert isinstance(solver.ask([*given_facts, side.outcomes[outcome]]), Impossible)
    for truths, value in zip(side.rules, verdict.values, strict=True):
        worth = [
            truths.true if value == TRUE else truths.not_true,
            truths.false if value == FALSE else truths.not_false,
        ]
        for literal in worth:
            contrary = literal._replace(holds=not literal.holds)
            assert isinstance(solver.ask([*given_facts, contrary]), Impossible)


@pytest.mark.hypothesis
def test_whatever_outcome_is_asked_for_the_closures_come_to_it_on_the_facts_that_are_found() -> None:
    seen: Counter[Outcome] = Counter()

    @examples(300)
    @given(days.flatmap(lambda day: rulesets(day).map(lambda ruleset: (ruleset, day))))
    def agree(drawn: tuple[Ruleset, int]) -> None:
        ruleset, day = drawn
        program = Program(vocabulary_for(ruleset))
        side = program.side(ruleset)
        solver = Solver(program.text([day]))
        for outcome in Outcome:
            answer = solver.ask([STATABLE, side.outcomes[outcome]])
            assert not isinstance(answer, NotDecided)
            if not isinstance(answer, Impossible):
                facts, after = program.facts(answer), program.ended(answer)
                verdict = Closures(ruleset).decide(facts, program.day(answer), after)
                assert verdict.outcome is outcome, facts
                seen[outcome] += 1

    agree()
    assert min(seen[outcome] for outcome in Outcome) >= 30, seen


@pytest.mark.hypothesis
@examples(300)
@given(applications(), ended)
def test_what_the_closures_come_to_is_never_impossible(
    application: tuple[Ruleset, Mapping[str, Any], int], after: frozenset[str]
) -> None:
    """With lists too, whose items are not asserted one by one."""
    ruleset, facts, day = application
    verdict = Closures(ruleset).decide(facts, day, after)
    program = Program(vocabulary_for(ruleset))
    side = program.side(ruleset)
    asked = [side.outcomes[verdict.outcome], *program.after(after)]
    for truths, value in zip(side.rules, verdict.values, strict=True):
        asked += [truths.true if value == TRUE else truths.not_true]
        asked += [truths.false if value == FALSE else truths.not_false]
    assert not isinstance(Solver(program.text([day])).ask(asked), Impossible)


@st.composite
def several_rules_over_one_list(draw: st.DrawFn) -> tuple[Ruleset, ListValue, int]:
    """Draw rules over the same list, each wanting up to three items, and a list of up to seven."""
    day = draw(days)
    item = Item("list_final")
    inner = [draw(conditions(day, depth=1, whole=item.id)) for _ in range(draw(st.integers(2, 3)))]
    wanted = [draw(st.integers(0, 3)) for _ in inner]
    over = [SomeOf(item, one, n) if n else EachOf(item, one) for one, n in zip(inner, wanted, strict=True)]
    ruleset = Ruleset(tuple(Rule(f"r{i}", None, leaf) for i, leaf in enumerate(over)))
    fields = fields_in(ruleset, item.id)
    items = draw(
        st.lists(st.fixed_dictionaries({}, optional={name: values(name, day) for name in fields}), max_size=7)
    )
    return ruleset, ListValue(tuple(items), draw(st.booleans())), day


@pytest.mark.hypothesis
@examples(150)
@given(several_rules_over_one_list())
def test_there_are_kinds_of_items_enough_for_whatever_a_list_is_worth_to_several_rules(
    drawn: tuple[Ruleset, ListValue, int],
) -> None:
    ruleset, stated, day = drawn
    assume(all(item.get(n.partition(".")[0]) is True for item in stated.items for n in item if "." in n))
    verdict = Closures(ruleset).decide({"list_final": stated}, day)
    program = Program(vocabulary_for(ruleset))
    side = program.side(ruleset)
    asked = [STATABLE, program.known("list_final")]
    for truths, value in zip(side.rules, verdict.values, strict=True):
        asked += [truths.true if value == TRUE else truths.not_true]
        asked += [truths.false if value == FALSE else truths.not_false]
    answer = Solver(program.text([day])).ask(asked)
    assert not isinstance(answer, Impossible | NotDecided)
    assert Closures(ruleset).decide(program.facts(answer), day).values == verdict.values


def test_without_the_package_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(PackageMissingError) as missing:
        Solver("")
    (finding,) = missing.value.diagnostics
    assert "sp-engine[analysis]" in finding.message() + str(
        finding.fix("id") if hasattr(finding, "fix") else ""
    )
