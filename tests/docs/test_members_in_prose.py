"""Prose lists members of an enumeration that will grow only where it lists all of them, and counts none.

So whoever adds an outcome or a unit is told every sentence that leaves it out.  What was decided and what
changed (decisions, the changelog) stays as it was written.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sp_engine.assurance.cases.expectation import expected_outcome
from sp_engine.deciding.decision import outcome_words
from sp_engine.rules.outcome import Outcome
from sp_engine.words.language import LANGUAGES
from sp_engine.workdays.duration import Duration, Unit, duration_words

ROOT = Path(__file__).parents[2]
PAGES = [
    *(page for page in ROOT.glob("*.md") if page.name != "CHANGELOG.md"),
    *(page for page in (ROOT / "docs").glob("*/*.md") if page.parent.name != "decisions"),
]
MODULES = [*(ROOT / "sp_engine").rglob("*.py"), *(ROOT / "cli/sp_cli").rglob("*.py")]

NUMBERS = "three|four|five|six|seven|eight|nine|ten|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
MEMBERS = "outcomes|decisions|units|statuses|channels|verbs|exit codes|back ends|keputusan|satuan|saluran"
COUNTED = re.compile(rf"\b(?:{NUMBERS}) (?:{MEMBERS})\b", re.IGNORECASE)

BETWEEN = r"(?:[`*,·\s]|\bN\b|\b(?:dan|atau|and|or)\b)+"
UNITS = {duration_words(Duration(2, u), lang).removeprefix("2 "): u for lang in LANGUAGES for u in Unit}
UNIT = rf"\b(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})\b"
WHOLE = [{*Unit}] + [
    {unit for unit in Unit if getattr(unit, kind) is so}
    for kind in ("of_calendar", "of_office_time", "follows_months")
    for so in (True, False)
]
"""What a list of units may name: all of them, or all that have one of their properties, or have it not."""

OUTCOMES = [
    [re.compile(rf"\b{name}\b", re.IGNORECASE) for name in names]
    for names in (
        [*Outcome],
        [expected_outcome(outcome) for outcome in Outcome],
        *([outcome_words(outcome).get(language) for outcome in Outcome] for language in LANGUAGES),
    )
]


def blocks(page: str) -> Iterator[str]:
    """Yield the paragraphs and rows of a page, without its examples and what is generated."""
    written = re.sub(r"^```.*?^```$|<!-- mulai: .*?<!-- akhir: ", "", page, flags=re.MULTILINE | re.DOTALL)
    yield from re.split(r"\n\n|\n(?=[|*-] )", written)


def docstrings(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


@pytest.fixture(scope="module")
def prose() -> list[tuple[str, str]]:
    """Return every paragraph and docstring, with the file in which it stands."""
    pages = [(path, block) for path in PAGES for block in blocks(path.read_text(encoding="utf-8"))]
    modules = [(path, told) for path in MODULES for told in docstrings(path.read_text(encoding="utf-8"))]
    return [(str(path.relative_to(ROOT)), " ".join(text.split())) for path, text in (*pages, *modules)]


def units_left_out(text: str) -> list[str]:
    """Return the lists of units that are neither whole nor those of one property."""
    lists = re.findall(rf"{UNIT}(?:{BETWEEN}{UNIT})+", text)
    return [told for told in lists if {UNITS[name] for name in re.findall(UNIT, told)} not in WHOLE]


def leaves_outcomes_out(text: str) -> bool:
    """Whether most outcomes are named, and in no manner all of them."""
    named = [sum(bool(name.search(text)) for name in names) for names in OUTCOMES]
    return max(named) > 2 and len(Outcome) not in named


def test_no_list_of_units_leaves_one_out(prose: list[tuple[str, str]]) -> None:
    assert [(file, told) for file, text in prose for told in units_left_out(text)] == []


def test_no_list_of_outcomes_leaves_one_out(prose: list[tuple[str, str]]) -> None:
    assert [(file, text) for file, text in prose if leaves_outcomes_out(text)] == []


def test_nothing_is_counted_that_will_grow(prose: list[tuple[str, str]]) -> None:
    assert [(file, told) for file, text in prose for told in COUNTED.findall(text)] == []


def test_the_rules_of_counting_have_every_unit() -> None:
    page = (ROOT / "docs/explanation/counting-time.md").read_text(encoding="utf-8")
    rules = re.findall(r"^\| (N .*?) \|", page, re.MULTILINE)
    assert {UNITS[name] for rule in rules for name in re.findall(UNIT, rule)} == {*Unit}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("hari, minggu, dan bulan", ["hari, minggu, dan bulan"]),
        ("N bulan, N tahun", []),
        ("`jam` dan `menit`", []),
        ("the hours; the days", []),
    ],
)
def test_a_unit_that_is_left_out_is_found(text: str, left_out: list[str]) -> None:
    assert units_left_out(text) == left_out


def test_an_outcome_that_is_left_out_or_counted_is_found() -> None:
    assert leaves_outcomes_out("disetujui, dikembalikan, atau ditolak")
    assert not leaves_outcomes_out("disetujui, dikembalikan, ditolak, atau menunggu petugas")
    assert COUNTED.findall("The four decisions") == ["four decisions"]
