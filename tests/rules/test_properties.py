"""What follows from the one idea, for every ruleset: a decision is a conjunction in three values."""

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from property_examples import examples
from rules.strategies import applications, days, ended, facts, rulesets, value_of

from sp_engine.conditions.tree import AllOf, AnyOf, Condition, Item, Range, Unwritten, leaves_within
from sp_engine.facts.list_values import ListValue
from sp_engine.rules.backends.closures import Closures, evaluator
from sp_engine.rules.outcome import Outcome, Truth, outcome_of
from sp_engine.rules.ruleset import Rule, Ruleset

FINAL = (Outcome.APPROVE, Outcome.REJECT)
Application = tuple[Ruleset, Mapping[str, Any], int]


def less(value: Any, data: st.DataObject) -> Any:
    """Return a list of which less is stated: fields left open, or items still to come; any other value."""
    if not isinstance(value, ListValue):
        return value
    kept = [
        {name: stated for name, stated in item.items() if data.draw(st.booleans(), label=name)}
        for item in value.items
    ]
    if value.complete and data.draw(st.booleans()):
        return ListValue(tuple(kept))
    return ListValue(tuple(kept[: data.draw(st.integers(0, len(kept)))]), complete=False)


@examples(150)
@given(applications(), st.data())
def test_stating_more_facts_never_turns_approve_or_reject_into_anything_else(
    application: Application, data: st.DataObject
) -> None:
    ruleset, more, day = application
    fewer = {name: less(value, data) for name, value in more.items() if data.draw(st.booleans(), label=name)}
    before, after = Closures(ruleset).decide(fewer, day), Closures(ruleset).decide(more, day)
    if before.outcome in FINAL:
        assert after.outcome == before.outcome
    for was, now in zip(before.values, after.values, strict=True):
        assert was == Truth.UNKNOWN or now == was, "a true or false requirement stays what it is"


@examples(150)
@given(applications())
def test_what_is_unstated_may_turn_out_either_way_but_hope_is_never_below_the_value(
    application: Application,
) -> None:
    ruleset, stated, day = application
    verdict = Closures(ruleset).decide(stated, day)
    for value, hoped in zip(verdict.values, verdict.hopeful, strict=True):
        assert hoped >= value
        assert value == Truth.UNKNOWN or hoped == value, "hope changes what is open, nothing else"


@examples(150)
@given(applications(), ended, ended)
def test_the_end_of_a_stage_changes_no_value_and_settles_nothing_but_what_waits(
    application: Application, before: frozenset[str], more: frozenset[str]
) -> None:
    ruleset, stated, day = application
    earlier, later = (Closures(ruleset).decide(stated, day, after) for after in (before, before | more))
    assert earlier.values == later.values
    assert all(now <= was for was, now in zip(earlier.hopeful, later.hopeful, strict=True))
    possible = {Outcome.PENDING: {Outcome.PENDING, Outcome.RETURN}}
    assert later.outcome in possible.get(earlier.outcome, {earlier.outcome})


@examples(150)
@given(applications(), ended)
def test_what_is_not_due_yet_is_never_in_the_way(application: Application, after: frozenset[str]) -> None:
    """It sends nobody back; and it rejects and is met just as when it is due."""
    ruleset, stated, day = application
    due = Ruleset(tuple(rule for rule in ruleset.rules if rule.gates <= after))
    with_all, without = Closures(ruleset).decide(stated, day, after), Closures(due).decide(stated, day, after)
    if with_all.outcome is Outcome.RETURN:
        assert without.outcome is Outcome.RETURN
    open_ = Ruleset(tuple(rule.replace(gates=frozenset()) for rule in ruleset.rules))
    ungated = Closures(open_).decide(stated, day)
    for final in FINAL:
        assert (with_all.outcome is final) == (ungated.outcome is final)


@examples(150)
@given(applications())
def test_the_four_decisions_follow_from_the_mandatory_requirements(application: Application) -> None:
    """The table of the architecture, row by row."""
    ruleset, stated, day = application
    outcome, values_, hopeful = Closures(ruleset).decide(stated, day)
    rows = [
        (value, hoped)
        for rule, value, hoped in zip(ruleset.rules, values_, hopeful, strict=True)
        if rule.mandatory
    ]
    if any(value == Truth.FALSE for value, _ in rows):
        assert outcome == Outcome.REJECT
    elif all(value == Truth.TRUE for value, _ in rows):
        assert outcome == Outcome.APPROVE
    elif all(hoped == Truth.TRUE for _, hoped in rows):
        assert outcome == Outcome.PENDING
    else:
        assert outcome == Outcome.RETURN
    assert outcome_of(ruleset.mandatory, values_, hopeful) == outcome


@examples(150)
@given(applications())
def test_a_preference_never_decides(application: Application) -> None:
    ruleset, stated, day = application
    mandatory = Ruleset(tuple(rule for rule in ruleset.rules if rule.mandatory))
    assert Closures(ruleset).decide(stated, day).outcome == Closures(mandatory).decide(stated, day).outcome


def looked_at(ruleset: Ruleset) -> Iterator[tuple[str, bool]]:
    """Yield everything that rules look at, in the items of lists too, with whether it is the agency's."""
    for rule in ruleset.rules:
        for condition in (rule.guard, rule.condition):
            for leaf in leaves_within(condition) if condition is not None else ():
                yield leaf.item.id, leaf.item.by_agency


@examples(150)
@given(applications())
def test_pending_needs_something_open_that_is_not_the_applicants(application: Application) -> None:
    ruleset, stated, day = application
    unstated = [name for name, by_agency in looked_at(ruleset) if by_agency and name not in stated]
    unwritten = [rule for rule in ruleset.rules if isinstance(rule.condition, Unwritten)]
    later = [rule for rule in ruleset.rules if rule.gates]
    if not unstated and not unwritten and not later:
        assert Closures(ruleset).decide(stated, day).outcome != Outcome.PENDING


@examples(150)
@given(applications(depth=2, most=3), st.data())
def test_what_the_agency_alone_can_still_approve_is_never_sent_back(
    application: Application, data: st.DataObject
) -> None:
    ruleset, stated, day = application
    findings = {
        item.id: data.draw(value_of(ruleset, item.id, day), label=item.id)
        for item in ruleset.items()
        if item.by_agency and item.id not in stated
    }
    assume(findings)
    if Closures(ruleset).decide({**stated, **findings}, day).outcome == Outcome.APPROVE:
        assert Closures(ruleset).decide(stated, day).outcome in (Outcome.APPROVE, Outcome.PENDING)


@examples(150)
@given(st.data())
def test_the_order_of_requirements_changes_no_decision(data: st.DataObject) -> None:
    day = data.draw(days)
    ruleset = data.draw(rulesets(day))
    stated = data.draw(facts(ruleset, day))
    shuffled = Ruleset(tuple(data.draw(st.permutations(ruleset.rules))))
    assert Closures(shuffled).decide(stated, day).outcome == Closures(ruleset).decide(stated, day).outcome


SWITCHES = tuple(f"switch{number}" for number in range(5))
LEVELS: tuple[dict[str, int], ...] = ({"level": 0}, {}, {"level": 1})

formulas = st.recursive(
    st.sampled_from(SWITCHES).map(lambda name: Range(Item(name), 1, None)),
    lambda parts: st.builds(
        lambda kind, some: kind(tuple(some)), st.sampled_from((AllOf, AnyOf)), st.lists(parts, max_size=3)
    ),
    max_leaves=12,
)
levels = st.fixed_dictionaries({name: st.integers(0, 2) for name in SWITCHES})


@examples(150)
@given(formulas, levels, st.data())
def test_a_formula_never_falls_when_leaves_rise(
    formula: Condition, low: dict[str, int], data: st.DataObject
) -> None:
    """Each leaf is false (stated as 0), unknown (not stated) or true (stated as 1)."""
    high = {name: data.draw(st.integers(level, 2), label=name) for name, level in low.items()}
    value = evaluator(formula)
    assert value(_stated(high), 1) >= value(_stated(low), 1)


@examples(150)
@given(formulas, formulas, levels)
def test_a_guarded_requirement_is_true_when_not_due_and_never_false_while_it_is_open_whether_it_is_due(
    guard: Condition, condition: Condition, at: dict[str, int]
) -> None:
    stated = _stated(at)
    applies, needed = evaluator(guard)(stated, 1), evaluator(condition)(stated, 1)
    (value,) = Closures(Ruleset((Rule("r", guard, condition),))).decide(stated, 1).values
    expected = {
        Truth.FALSE: Truth.TRUE,
        Truth.TRUE: needed,
        Truth.UNKNOWN: Truth.TRUE if needed == Truth.TRUE else Truth.UNKNOWN,
    }
    assert value == expected[Truth(applies)]


def _stated(levels_: Mapping[str, int]) -> dict[str, int]:
    return {name: LEVELS[level]["level"] for name, level in levels_.items() if LEVELS[level]}
