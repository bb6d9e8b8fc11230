"""The function that decides: it says what the reference says, status by status, and runs no value as code."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ON
from hypothesis import given
from property_examples import examples
from rules.strategies import applications, ended

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions.tree import Age, AllOf, Among, AnyOf, Includes, Item, Known
from sp_engine.deciding.finding_status import status_of
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.compiled import Compiled
from sp_engine.rules.finding_status import FindingStatus
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays.duration import parse_duration

DAY = ON.toordinal()
FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"


@examples(300)
@given(applications(), ended)
def test_it_says_the_same_on_every_day_it_was_asked_before(
    application: tuple[Ruleset, Mapping[str, Any], int], after: frozenset[str]
) -> None:
    ruleset, facts, day = application
    compiled, reference = Compiled(ruleset), Closures(ruleset)
    for asked in (day, day + 1, day, date.min.toordinal(), date.max.toordinal()):
        assert _said(compiled, facts, asked, after) == _said(reference, facts, asked, after)


def _said(backend: Compiled | Closures, facts: Mapping[str, Any], day: int, after: frozenset[str]) -> object:
    """Return the verdict, or the kind of error where a limit is no date and somebody comes upon it."""
    try:
        return backend.decide(facts, day, after)
    except (ValueError, OverflowError, LookupError) as error:
        return type(error)


HOSTILE = (
    "'",
    '"',
    "\\",
    "\n",
    "#",
    "{x}",
    "'); raise SystemExit(('",
    "__import__('os')",
    "\ud800",
    "\u2028",
    "",
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_name_and_no_value_becomes_code(text: str) -> None:
    item = Item(text)
    leaves = (Among(item, frozenset({text})), Includes(Item(f"himpunan{text}"), frozenset({text})))
    gates = frozenset({text})
    ruleset = Ruleset(tuple(Rule(text, AnyOf(leaves), leaf, True, gates) for leaf in leaves))
    compiled, reference = Compiled(ruleset), Closures(ruleset)
    for facts in ({}, {text: text}, {text: "lain"}, {text: text, f"himpunan{text}": frozenset({text})}):
        for after in (frozenset[str](), gates):
            assert compiled.decide(facts, DAY, after) == reference.decide(facts, DAY, after)
    calls = [node.func for node in ast.walk(ast.parse(compiled.source)) if isinstance(node, ast.Call)]
    assert {each.id for each in calls if isinstance(each, ast.Name)} == {"frozenset", "get"}


def test_a_rule_of_nothing_is_met_or_never_is() -> None:
    ruleset = Ruleset((Rule("semua", None, AllOf(())), Rule("salah_satu", None, AnyOf(()))))
    assert Compiled(ruleset).decide({}, DAY) == Closures(ruleset).decide({}, DAY)
    assert Compiled(Ruleset(())).decide({}, DAY) == Closures(Ruleset(())).decide({}, DAY)


def test_a_limit_that_is_no_date_is_come_upon_by_who_states_the_date_alone() -> None:
    long_ago = Age(Item("lahir"), parse_duration("9000 tahun"), None)
    compiled = Compiled(Ruleset((Rule("umur", None, AllOf((Known(Item("nama")), long_ago))),)))
    reference = Closures(Ruleset((Rule("umur", None, AllOf((Known(Item("nama")), long_ago))),)))
    for facts in ({}, {"nama": "A"}, {"nama": "A", "lahir": 1}):
        assert _said(compiled, facts, DAY, frozenset()) == _said(reference, facts, DAY, frozenset())


def test_each_status_is_what_the_situation_shows() -> None:
    """Of every case of the catalogue, and of the standards of other fields, which have lists and gates."""
    seen: set[FindingStatus] = set()
    suites = (suite for folder in (None, FIELDS) for suite in run_suite(CatalogueFiles(folder)))
    decisions = [one.decision for suite in suites for one in suite.results if one.decision is not None]
    for decision in decisions:
        for at, finding in enumerate(decision.findings):
            value, hopeful = decision.verdict.values[at], decision.verdict.hopeful[at]
            assert finding.status is status_of(finding.requirement, value, hopeful, decision.situation)
            seen.add(finding.status)
    assert seen == {*FindingStatus}
