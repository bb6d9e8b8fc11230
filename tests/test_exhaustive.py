"""A new kind of thing is an error of types wherever it matters, and is answered nowhere.

The package is copied, something of each kind is added to it (a leaf, an outcome, a unit, a channel, what a
case may assert), and the type checker names every place that has to learn it.  A place that it does not name
would answer for what it does not know: so the list of consumers stands here, and each of them refuses the
new kind when it runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]


class Addition(NamedTuple):
    """What is written behind a line of a file, and before it, by what name it is then missed, and where."""

    file: str
    behind: str
    added: str
    name: str
    consumers: str
    before: str = ""


TWICE = '''
class Twice(Immutable):
    """Holds when whatever it is is so twice."""

    item: Item
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


'''
LEAF = Addition(
    "sp_engine/conditions/tree.py",
    "Comparison: TypeAlias = Known",
    " | Twice",
    "Twice",
    """
    sp_engine/conditions: one_item partition solver stretches substitution telling_days tree
    sp_engine/rules: clauses completions conjuncts consequences ruleset situation
    sp_engine/rules/backends: closures compiled
    sp_engine/rules/backends/durable_rules: measures program
    sp_engine/rules/script: program
    sp_engine/rules/sql: conditions
    sp_engine/rules/dmn: conditions verdict
    sp_engine/rules/smt: program stated three_values
    sp_engine/lint: asked_for chains conditions requirements_and_procedure
    sp_engine/deciding: awaiting condition_text finding_message finding_status questions to_supply
    sp_engine/deciding: undated_situation
    sp_engine/assurance/cases: failure_report
    sp_engine/assurance/coverage: forced_value parts
    sp_engine/assurance/differences: affected_applicants requirement_difference
    sp_engine/assurance/mutants: condition_mutants
    """,
    before=TWICE,
)
OUTCOME = Addition(
    "sp_engine/rules/outcome.py",
    '    PENDING = "pending"\n',
    '    POSTPONE = "postpone"\n',
    "Outcome.POSTPONE",
    """
    cli/sp_cli: exit_codes recording
    sp_engine/assurance/asked_once: proof
    sp_engine/assurance/cases: expectation
    sp_engine/assurance/coverage: forced_completions observer
    sp_engine/assurance/proofs: standard_program
    sp_engine/deciding: decision held_stages interview timeline yielded_products
    sp_engine/letters: letter_kind readings
    sp_engine/presenting: decision decision_screen
    sp_engine/population: result_rows decided_rows summary_chart
    sp_engine/publishing/site: page_words
    sp_engine/register: application register
    sp_engine/rules: outcome
    sp_engine/rules/backends/durable_rules: program
    sp_engine/rules/smt: program
    sp_engine/screening: access
    """,
)
UNIT = Addition(
    "sp_engine/workdays/duration.py",
    '    YEAR = "tahun"\n',
    '    QUARTER = "triwulan"\n',
    "Unit.QUARTER",
    """
    sp_engine/assurance/differences: time_and_fee_difference
    sp_engine/assurance/mutants: condition_mutants
    sp_engine/facts: spellings
    sp_engine/lint: stated_figures vague_times
    sp_engine/presenting: ledger
    sp_engine/publishing: linked_data portal_sheet
    sp_engine/timing: applied_rules
    sp_engine/rules/backends/durable_rules: measures
    sp_engine/rules/script: program
    sp_engine/publishing: linked_data portal_sheet
    sp_engine/publishing/site: check_program
    sp_engine/rules/dmn: feel
    sp_engine/workdays: clock due_arrays duration
    """,
)
KIND = Addition(
    "sp_engine/facts/vocabulary.py",
    '    DOCUMENT = "dokumen"\n',
    '    PLACE = "tempat"\n',
    "Kind.PLACE",
    """
    sp_engine/assurance/mutants: offered_case
    sp_engine/assurance/proofs: plain_values
    sp_engine/authoring: skeletons
    sp_engine/conditions: cells advice partition solver stretches
    sp_engine/deciding: applicant_facts awaiting facts_json_schema telling_answers typed_answers
    sp_engine/documents: fee_amounts
    sp_engine/documents/advice: wrong_value
    sp_engine/facts: display plain_values spellings spoken_values values
    sp_engine/lint: rule_figures
    sp_engine/population: decided_rows
    sp_engine/publishing/site: check_program form
    sp_engine/querying: standard_query
    sp_engine/rules/dmn: conditions stated_values
    sp_engine/rules/smt: stated
    sp_engine/rules/sql: checked columns conditions
    """,
)
EXPECTED_OUTCOME = Addition(
    "sp_engine/documents/expected_outcome.py",
    '    NOT_IN_FORCE = "di_luar_masa_berlaku"\n',
    '    POSTPONED = "ditunda"\n',
    "ExpectedOutcome.POSTPONED",
    """
    sp_engine/documents: expected_outcome
    """,
)
ASSERTION = Addition(
    "sp_engine/documents/case_assertion.py",
    '    FEE = "fee"\n',
    '    OBJECTION = "objection"\n',
    "CaseAssertion.OBJECTION",
    """
    sp_engine/assurance/cases: case_problems case_tables expectation failure_report written_values
    sp_engine/assurance/coverage: observer
    sp_engine/assurance/mutants: offered_case
    sp_engine/documents: case_assertion
    sp_engine/presenting: cases
    """,
)
CHANNEL = Addition(
    "sp_engine/documents/channel.py",
    '    CALL_CENTRE = "pusat_panggilan"\n',
    '    TELEGRAM = "telegram"\n',
    "ChannelKind.TELEGRAM",
    """
    sp_engine/documents: channel
    sp_engine/lint: contacts
    sp_engine/publishing: linked_data
    """,
)
OPERAND = Addition(
    "sp_engine/conditions/operators.py",
    "    YEARS = auto()\n",
    "    PLACES = auto()\n",
    "Operand.PLACES",
    """
    sp_engine/assurance/mutants: condition_mutants
    sp_engine/conditions: comparison_parser operators
    sp_engine/documents: condition_schema
    sp_engine/lint: rule_figures
    """,
)
DAY_KIND = Addition(
    "sp_engine/workdays/calendar.py",
    '    CLOSURE = "penutupan"\n',
    '    REGIONAL = "libur_daerah"\n',
    "DayKind.REGIONAL",
    """
    sp_engine/deciding: deadline_text
    sp_engine/documents/advice: wrong_value
    sp_engine/presenting: calendar
    sp_engine/workdays: calendar
    """,
)
DEADLINE_KIND = Addition(
    "sp_engine/deciding/stage_deadline.py",
    '    PROGRAMME = "programme"\n',
    '    PROMISE = "promise"\n',
    "DeadlineKind.PROMISE",
    """
    sp_engine/deciding: stage_deadline timeline
    sp_engine/letters: due_dates
    sp_engine/presenting: deadlines screening
    sp_engine/timing: ledger
    """,
)


ADDITIONS = {
    "leaf": LEAF,
    "outcome": OUTCOME,
    "unit": UNIT,
    "kind": KIND,
    "expected outcome": EXPECTED_OUTCOME,
    "case assertion": ASSERTION,
    "channel": CHANNEL,
    "operand": OPERAND,
    "kind of day off": DAY_KIND,
    "kind of deadline": DEADLINE_KIND,
}


def package_with(folder: Path, *additions: Addition) -> Path:
    """Return a copy of the package to which something was added."""
    for name in ("sp_engine", "cli"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", folder)
    for addition in additions:
        changed = folder / addition.file
        text = changed.read_text(encoding="utf-8")
        assert text.count(addition.behind) == 1, addition.file
        added = addition.before + addition.behind + addition.added
        changed.write_text(text.replace(addition.behind, added), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def missed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return in which files the type checker misses each thing, by its name, when all are added at once."""
    package = package_with(tmp_path_factory.mktemp("package"), *ADDITIONS.values())
    command = [sys.executable, "-m", "mypy", "-p", "sp_engine", "-p", "sp_cli", "--no-error-summary"]
    command += ["--cache-dir", os.devnull]
    checked = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
    assert checked.stderr == ""
    found: dict[str, set[str]] = {}
    for error in (line for line in checked.stdout.splitlines() if ": error: " in line):
        named = re.search(r'to "assert_never" has incompatible type "(?:Literal\[)?([\w.]+)', error)
        assert named is not None, error
        found.setdefault(named[1], set()).add(error.partition(":")[0])
    return found


def files_of(consumers: str) -> set[str]:
    """Return the files that a list of consumers names, folder by folder."""
    return {
        f"{folder}/{name}.py"
        for folder, _, names in (line.strip().partition(": ") for line in consumers.strip().splitlines())
        for name in names.split()
    }


def test_the_type_checker_misses_nothing_but_what_was_added(missed: dict[str, set[str]]) -> None:
    assert missed.keys() == {addition.name for addition in ADDITIONS.values()}


@pytest.mark.parametrize("addition", ADDITIONS.values(), ids=ADDITIONS)
def test_the_type_checker_names_every_place_that_has_to_learn_something_new(
    missed: dict[str, set[str]], addition: Addition
) -> None:
    assert missed[addition.name] == files_of(addition.consumers)


NEW_LEAF = """
    from datetime import date

    from sp_engine.assurance.coverage.forced_value import value_of, when_short
    from sp_engine.assurance.mutants.condition_mutants import condition_mutants
    from sp_engine.conditions.solver import Claim, find_applicant, telling_values
    from sp_engine.conditions.telling_days import Period
    from sp_engine.conditions.stretches import depends_on_day, durations, edges, members, texts
    from sp_engine.conditions.tree import AllOf, Item, Twice, children_of, items_of, leaves
    from sp_engine.deciding.condition_text import ConditionText
    from sp_engine.deciding.finding_message import fulfilled, pending, problem, stated
    from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
    from sp_engine.rules.backends.closures import evaluator
    from sp_engine.rules.backends.compiled import Compiled
    from sp_engine.rules.backends.durable_rules.program import Program
    from sp_engine.rules.ruleset import Rule, Ruleset, normal
    from sp_engine.rules.situation import Situation
    from sp_engine.words.language import Words

    day = date(2026, 3, 16).toordinal()
    modal = FactDefinition("modal", Kind.MONEY, Words("Modal", "Capital"), Words("Berapa?", "How much?"))
    vocabulary = Vocabulary({"modal": modal})
    situation = Situation({"modal": 5}, day)
    text = ConditionText(vocabulary, situation, "id")
    leaf = Twice(Item("modal"))
    questions = {
        "leaves": lambda: [*leaves(leaf)],
        "items_of": lambda: items_of(AllOf((leaf,))),
        "children_of": lambda: children_of(leaf),
        "edges": lambda: [*edges(leaf, day)],
        "durations": lambda: [*durations(leaf)],
        "depends_on_day": lambda: depends_on_day(leaf),
        "members": lambda: members(leaf),
        "texts": lambda: texts(leaf),
        "find_applicant": lambda: find_applicant([Claim(leaf)], vocabulary, Period(date(2026, 1, 1))),
        "find_applicant, not": lambda: find_applicant(
            [Claim(leaf, False)], vocabulary, Period(date(2026, 1, 1))
        ),
        "telling_values": lambda: telling_values(modal, [leaf], day),
        "normal": lambda: normal(AllOf((leaf,))),
        "evaluator": lambda: evaluator(leaf),
        "Compiled": lambda: Compiled(Ruleset((Rule("satu", None, leaf),))),
        "Program": lambda: Program(Ruleset((Rule("satu", None, leaf),))),
        "situation.value": lambda: situation.value(leaf),
        "situation.stated": lambda: situation.stated(leaf),
        "situation.falls_short": lambda: situation.falls_short(leaf),
        "condition": lambda: text.condition(leaf),
        "wanted": lambda: text.wanted(leaf),
        "fulfilled": lambda: fulfilled(text, leaf),
        "problem": lambda: problem(text, leaf),
        "pending": lambda: pending(text, leaf),
        "stated": lambda: stated(text, leaf),
        "value_of": lambda: value_of(leaf, situation, {}, guard=False),
        "when_short": lambda: when_short(leaf, guard=False),
        "condition_mutants": lambda: [*condition_mutants(leaf, vocabulary, Words("", ""))],
    }
"""
NEW_OUTCOME = """
    from sp_cli.exit_codes import exit_code_of
    from sp_engine.deciding.decision import outcome_words
    from sp_engine.rules.outcome import Outcome

    questions = {
        "exit_code_of": lambda: exit_code_of(Outcome.POSTPONE, final=True),
        "outcome_words": lambda: outcome_words(Outcome.POSTPONE),
        "is_open": lambda: Outcome.POSTPONE.is_open,
        "is_rejection": lambda: Outcome.POSTPONE.is_rejection,
    }
"""
NEW_UNIT = """
    from datetime import date

    from sp_engine.workdays.duration import (
        Unit, completed, duration_words, elapsed_limit, nominal_end, parse_duration, recency_limit
    )

    day, earlier, quarters = date(2026, 3, 16), date(2025, 3, 16), parse_duration("2 triwulan")
    questions = {
        "completed": lambda: completed(Unit.QUARTER, earlier, day),
        "duration_words": lambda: duration_words(quarters),
        "elapsed_limit": lambda: elapsed_limit(day, quarters),
        "nominal_end": lambda: nominal_end(day, quarters),
        "recency_limit": lambda: recency_limit(day, quarters),
        "of_calendar": lambda: Unit.QUARTER.of_calendar,
        "of_office_time": lambda: Unit.QUARTER.of_office_time,
        "follows_months": lambda: Unit.QUARTER.follows_months,
    }
"""
ASKED = """
    answered = []
    for name, question in questions.items():
        try:
            answered.append((name, question()))
        except AssertionError:
            pass
    print(answered)
"""


@pytest.mark.parametrize(
    ("addition", "questions"),
    [(LEAF, NEW_LEAF), (OUTCOME, NEW_OUTCOME), (UNIT, NEW_UNIT)],
    ids=["leaf", "outcome", "unit"],
)
def test_nothing_answers_for_what_it_does_not_know(
    tmp_path: Path, addition: Addition, questions: str
) -> None:
    package = package_with(tmp_path, addition)
    script = dedent(questions) + dedent(ASKED)
    paths = f"import sys; sys.path[:0] = [{str(package)!r}, {str(package / 'cli')!r}]\n"
    asked = subprocess.run(
        [sys.executable, "-B", "-c", paths + script], capture_output=True, text=True, check=False
    )
    assert (asked.stderr, asked.stdout) == ("", "[]\n")
