"""What follows from rules: no return is left that can only end in a rejection, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import closing, nullcontext
from datetime import date
from typing import Any

import pytest
from hypothesis import event, given, reject
from hypothesis import strategies as st
from property_examples import examples
from rules.strategies import applications, ended
from rules.test_properties import less
from rules.vocabularies import vocabulary_for

from sp_engine.conditions.partition import class_of
from sp_engine.conditions.stretches import candidates
from sp_engine.conditions.substitution import HOLDS_NOT
from sp_engine.conditions.telling_days import Period
from sp_engine.conditions.tree import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    items_of,
    leaves,
)
from sp_engine.rules import consequences as derivation
from sp_engine.rules.backend_table import BACKENDS
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.completions import Completions, TooManySteps
from sp_engine.rules.consequences import Consequence, Consequences, consequences_of, with_consequences
from sp_engine.rules.outcome import FALSE, Outcome, Truth
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays.duration import Duration, Unit

Application = tuple[Ruleset, Mapping[str, Any], int]
ALWAYS = Period(date(2023, 1, 1))
DAY = date(2026, 3, 16).toordinal()


def followed(ruleset: Ruleset, period: Period) -> tuple[Consequences, Ruleset]:
    consequences = consequences_of(ruleset, vocabulary_for(ruleset), period)
    return consequences, with_consequences(ruleset, consequences)


def this_day(day: int) -> Period:
    return Period(date.fromordinal(day), date.fromordinal(day + 1))


# ── for every ruleset ────────────────────────────────────────────────────────
def check(application: Application, period: Period) -> str:
    """Check one application against the search that shares nothing with the derivation."""
    ruleset, facts, day = application
    consequences, fuller = followed(ruleset, period)
    before, after = Closures(ruleset).decide(facts, day), Closures(fuller).decide(facts, day)
    try:
        approvable = Completions(ruleset, vocabulary_for(ruleset)).any_approves(facts, day)
    except TooManySteps:
        reject()
    assert after.values[: len(before.values)] == before.values, "findings keep their own values"
    assert (after.outcome is Outcome.APPROVE) is (before.outcome is Outcome.APPROVE)
    if before.outcome is Outcome.REJECT:
        assert after.outcome is Outcome.REJECT
    elif after.outcome is Outcome.REJECT:
        assert not approvable, "unsound"
    elif consequences.proven:
        assert approvable, "doomed"
    return f"{before.outcome} -> {after.outcome}"


@pytest.mark.hypothesis
def test_what_is_rejected_is_exactly_what_no_completion_approves() -> None:
    seen: Counter[str] = Counter()

    @examples(400)
    @given(applications(depth=3, most=6))
    def agree(application: Application) -> None:
        told = check(application, this_day(application[2]))
        event(told)
        seen[told] += 1

    agree()
    for told in ("return -> reject", "return -> return", "pending -> pending", "approve -> approve"):
        assert seen[told], f"{told} is seen too seldom to say anything: {seen}"


@examples(60)
@given(applications(depth=3, most=5))
def test_what_follows_on_all_days_holds_on_each(application: Application) -> None:
    check(application, ALWAYS)


@examples(150)
@given(applications(depth=3, most=6), ended, st.data())
def test_stating_more_never_changes_an_approval_or_a_rejection(
    application: Application, after_stages: frozenset[str], data: st.DataObject
) -> None:
    ruleset, more, day = application
    _, fuller = followed(ruleset, this_day(day))
    fewer = {name: less(value, data) for name, value in more.items() if data.draw(st.booleans(), label=name)}
    before, after = (Closures(fuller).decide(facts, day, after_stages).outcome for facts in (fewer, more))
    if before in (Outcome.APPROVE, Outcome.REJECT):
        assert after is before


@examples(150)
@given(applications(depth=3, most=6))
def test_every_clause_is_entailed_by_its_rules_and_by_no_fewer(application: Application) -> None:
    ruleset, _, day = application
    consequences, _ = followed(ruleset, this_day(day))
    for each in without_lists(consequences):
        broken = [dict(stated) for stated in breaking(each.condition, ruleset, day)]
        assert broken, "no statement falsifies it"
        assert not any(approvable(ruleset, each.rules, stated, day) for stated in broken)
        for rule in each.rules:
            fewer = tuple(name for name in each.rules if name != rule)
            assert any(approvable(ruleset, fewer, stated, day) for stated in broken), "one can be left out"


@examples(150)
@given(applications(depth=3, most=6))
def test_a_clause_is_kept_only_where_it_rejects_what_no_rule_rejects(application: Application) -> None:
    ruleset, _, day = application
    mandatory = [i for i, rule in enumerate(ruleset.rules) if rule.mandatory]
    for each in without_lists(followed(ruleset, this_day(day))[0]):
        verdicts = (Closures(ruleset).decide(s, day) for s in breaking(each.condition, ruleset, day))
        assert any(all(verdict.values[i] != FALSE for i in mandatory) for verdict in verdicts)


def without_lists(consequences: Consequences) -> list[Consequence]:
    """Return what follows and looks at no list: not every list can be tried."""
    return [
        each
        for each in consequences.found
        if not any(isinstance(leaf, EachOf | SomeOf) for leaf in leaves(each.condition))
    ]


def breaking(condition: Condition, ruleset: Ruleset, day: int) -> list[dict[str, Any]]:
    """Return statements of a condition's own items, one for each combination of classes, that falsify it."""
    search = Completions(ruleset, vocabulary_for(ruleset))
    stated: list[dict[str, Any]] = [{}]
    for item in items_of(condition):
        asked = search.leaves[item.id]
        found = candidates(vocabulary_for(ruleset)[item.id], asked, day)
        told = {class_of(asked, value, day): value for value in found}
        stated = [{**some, item.id: value} for some in stated for value in told.values()]
    holds = Closures(Ruleset((Rule("k", None, condition),)))
    return [some for some in stated if holds.decide(some, day).outcome is Outcome.REJECT]


def approvable(ruleset: Ruleset, rules: tuple[str, ...], facts: Mapping[str, Any], day: int) -> bool:
    some = Ruleset(tuple(rule for rule in ruleset.rules if rule.id in rules))
    try:
        return not some.rules or Completions(some, vocabulary_for(ruleset)).any_approves(facts, day)
    except TooManySteps:
        reject()


@pytest.mark.parametrize("name", BACKENDS)
@examples(150)
@given(application=applications(depth=2, most=4), after=ended)
def test_all_back_ends_have_what_follows(name: str, application: Application, after: frozenset[str]) -> None:
    ruleset, facts, day = application
    consequences, fuller = followed(ruleset, this_day(day))
    event(f"clauses: {len(consequences.found)}")
    backend = BACKENDS[name](fuller)
    if backend is None:
        pytest.skip("does not run here")
    with closing(backend) if hasattr(backend, "close") else nullcontext():  # type: ignore[type-var]
        assert backend.decide(facts, day, after) == Closures(fuller).decide(facts, day, after)


# ── by example ───────────────────────────────────────────────────────────────
PREGNANT, NOT_PREGNANT = (Among(Item("flag_pregnant"), frozenset({value})) for value in (True, False))
MILLION, HALF = Range(Item("number_income"), None, 1_000_000), Range(Item("number_income"), None, 500_000)
BENEFIT = Ruleset((Rule("one", PREGNANT, MILLION), Rule("two", NOT_PREGNANT, HALF)))


def test_whoever_earns_too_much_for_either_answer_is_not_asked() -> None:
    consequences, fuller = followed(BENEFIT, ALWAYS)
    assert consequences == Consequences((Consequence(MILLION, ("one", "two")),))
    backend = Closures(fuller)
    assert backend.decide({"number_income": 5_000_000}, DAY).outcome is Outcome.REJECT
    assert backend.decide({"number_income": 700_000}, DAY).outcome is Outcome.RETURN
    assert backend.decide({"number_income": 400_000, "flag_pregnant": False}, DAY).outcome is Outcome.APPROVE


def test_nobody_waits_for_a_finding_that_cannot_help() -> None:
    found, not_found = (
        Among(Item("flag_agency", False, True), frozenset({value})) for value in (True, False)
    )
    ruleset = Ruleset((Rule("one", found, MILLION), Rule("two", not_found, MILLION)))
    facts = {"number_income": 2_000_000}
    assert Closures(ruleset).decide(facts, DAY).outcome is Outcome.PENDING
    assert Closures(followed(ruleset, ALWAYS)[1]).decide(facts, DAY).outcome is Outcome.REJECT


def test_what_is_left_to_the_applicant_whatever_the_agency_finds_is_asked_now() -> None:
    found, not_found = (
        Among(Item("flag_agency", False, True), frozenset({value})) for value in (True, False)
    )
    ruleset = Ruleset((Rule("one", found, MILLION), Rule("two", not_found, PREGNANT)))
    assert Closures(ruleset).decide({}, DAY).outcome is Outcome.PENDING
    assert Closures(followed(ruleset, ALWAYS)[1]).decide({}, DAY).outcome is Outcome.RETURN


def test_what_a_rule_says_by_itself_is_no_consequence() -> None:
    ruleset = Ruleset((Rule("one", None, MILLION), Rule("two", PREGNANT, HALF)))
    assert followed(ruleset, ALWAYS)[0] == Consequences()


def test_a_rule_alone_may_be_blind() -> None:
    always = AllOf((AnyOf((PREGNANT, MILLION)), AnyOf((NOT_PREGNANT, HALF))))
    assert followed(Ruleset((Rule("one", None, always),)), ALWAYS)[0].found == (
        Consequence(MILLION, ("one",)),
    )


def test_a_preference_is_no_parent() -> None:
    one, two = BENEFIT.rules
    ruleset = Ruleset((one, Rule(two.id, two.guard, two.condition, mandatory=False)))
    assert followed(ruleset, ALWAYS)[0] == Consequences()


def test_a_guard_that_asks_whether_something_is_stated_holds_in_every_completion() -> None:
    ruleset = Ruleset((Rule("one", Known(Item("word_name")), MILLION),))
    assert followed(ruleset, ALWAYS)[0].found == (Consequence(MILLION, ("one",)),)


def test_documents_are_no_part_of_what_follows() -> None:
    paper = Document(Item("document_one", curable=True))
    ruleset = Ruleset((Rule("one", PREGNANT, AnyOf((MILLION, paper))), Rule("two", NOT_PREGNANT, MILLION)))
    assert followed(ruleset, ALWAYS)[0] == Consequences()


def test_attributes_that_exclude_each_other_make_what_follows() -> None:
    few, many = (
        Range(Item("document_one.number_pages", True, True), *ends) for ends in ((None, 3), (4, None))
    )
    short, long = (Document(Item("document_one", curable=True), (leaf,)) for leaf in (few, many))
    ruleset = Ruleset(
        (Rule("one", PREGNANT, short), Rule("two", Among(Item("flag_old"), frozenset({True})), long))
    )
    (found,) = followed(ruleset, ALWAYS)[0].found
    backend = Closures(Ruleset((Rule("k", None, found.condition),)))
    assert backend.decide({"flag_pregnant": True, "flag_old": True}, DAY).outcome is Outcome.REJECT
    assert backend.decide({"flag_pregnant": False}, DAY).outcome is Outcome.APPROVE


@pytest.mark.parametrize(
    ("leaf", "good", "bad"),
    [
        (Recent(Item("date_made"), Duration(1, Unit.YEAR)), DAY - 1000, DAY - 10),
        (SameYear(Item("date_made"), is_date=True), DAY - 400, DAY),
        (SameYear(Item("year_made"), is_date=False), 2020, 2026),
        (Remaining(Item("date_made"), Duration(1, Unit.MONTH)), DAY + 27, DAY + 31),
        (Remaining(Item("date_made"), Duration(0, Unit.DAY)), DAY - 1, DAY),
        (Recent(Item("date_made"), Duration(1, Unit.YEAR), inside=False), DAY - 10, DAY - 1000),
        (Overlaps(Item("set_fields"), frozenset({"a", "b"})), frozenset({"1"}), frozenset({"1", "b"})),
        (Overlaps(Item("set_fields"), frozenset({"a"}), inside=False), frozenset({"a"}), frozenset()),
        (Includes(Item("set_fields"), frozenset({"a", "b"})), frozenset({"a"}), frozenset({"a", "b", "1"})),
    ],
)
def test_what_follows_may_be_the_opposite_of_a_leaf(leaf: Any, good: Any, bad: Any) -> None:
    old, young = (Among(Item("flag_old"), frozenset({value})) for value in (True, False))
    ruleset = Ruleset((Rule("one", leaf, old), Rule("two", leaf, young)))
    _, fuller = followed(ruleset, ALWAYS)
    for value, outcome in ((good, Outcome.APPROVE), (bad, Outcome.REJECT)):
        assert Closures(fuller).decide({leaf.item.id: value}, DAY).outcome is outcome


def test_rules_that_nobody_can_meet_together_reject_everybody() -> None:
    rich = Range(Item("number_income"), 2_000_000, None)
    consequences, fuller = followed(Ruleset((*BENEFIT.rules, Rule("three", None, rich))), ALWAYS)
    assert consequences.found == (Consequence(HOLDS_NOT, ("one", "two", "three")),)
    assert Closures(fuller).decide({}, DAY).outcome is Outcome.REJECT


# ── as far as the work goes ──────────────────────────────────────────────────
def chain(length: int) -> Ruleset:
    flags = [Among(Item(f"flag_{i}"), frozenset({True})) for i in range(length + 1)]
    return Ruleset(tuple(Rule(f"r{i}", flags[i], flags[i + 1]) for i in range(length)))


def test_a_long_chain_is_cut_off_says_so_and_keeps_what_was_found() -> None:
    assert not followed(chain(6), ALWAYS)[0].cut_off
    consequences, _ = followed(chain(40), ALWAYS)
    assert consequences.cut_off
    assert not consequences.proven
    assert len(consequences.found) == derivation.MOST_FOUND


@examples(80)
@given(applications(depth=3, most=6), st.integers(0, 60))
def test_wherever_the_work_ends_what_was_found_is_sound(application: Application, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derivation, "MOST_WORK", most)
        check(application, this_day(application[2]))


def test_what_follows_falls_due_with_the_last_of_its_rules_and_rejects_before() -> None:
    one, two = BENEFIT.rules
    gated = Ruleset((one, two.replace(gates=frozenset({"assessed"}))))
    _, fuller = followed(gated, ALWAYS)
    backend, wages = Closures(fuller), {"number_income": 5_000_000}
    assert backend.decide(wages, DAY).outcome is Outcome.REJECT
    assert fuller.rules[-1].gates == {"assessed"}
    assert backend.decide({}, DAY).hopeful[-1] == Truth.TRUE
    assert backend.decide({}, DAY, {"assessed"}).hopeful[-1] == Truth.UNKNOWN


def test_a_duration_that_meets_a_fixed_day_is_not_proven() -> None:
    made = Item("date_made")
    fixed = Range(made, date(2025, 6, 1).toordinal(), None)
    ruleset = Ruleset((Rule("one", None, fixed), Rule("two", PREGNANT, Recent(made, Duration(1, Unit.YEAR)))))
    consequences, _ = followed(ruleset, ALWAYS)
    assert (consequences.dated, consequences.proven) == (("date_made",), False)
