"""Every kind of slip that an author makes gives one finding, at its place, in words that help."""

import re
from pathlib import Path

import pytest
from cases.author_mistake import BAD, GOOD, lay_over_good, read_mistake, text_of

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.codes import all_codes
from sp_engine.words.diagnostics import Diagnostic, in_order

MISTAKES = sorted(BAD.glob("*.txt"))
SLIPS = {"dua-salah-sekaligus": 2, "beberapa-salah-susunan": 3}  # the only files with more than one
FOUND_ELSEWHERE = {
    **dict.fromkeys(
        ("SP403", "SP404", "SP405", "SP406", "SP408", "SP409", "SP414"), "deciding/test_applicant_facts.py"
    ),
    **dict.fromkeys(("SP424", "SP425", "SP426"), "deciding/test_stated_lists.py"),
    **dict.fromkeys(("SP416", "SP417", "SP614"), "deciding/test_service.py"),
    "SP419": "deciding/test_gates.py",
    "SP617": "timing/test_due_dates_many.py",
    **dict.fromkeys(("SP427", "SP428"), "screening/test_screening.py"),
    "SP629": "deciding/test_unfinished.py",
    "SP630": "publishing/site/test_site.py",
    "SP631": "cli/test_publish.py",
    "SP640": "importing/test_plain_decree.py",
    **dict.fromkeys(("SP641", "SP642", "SP643"), "importing/test_text_map.py"),
    "SP603": "deciding/test_service_catalogue.py",
    **dict.fromkeys(("SP505", "SP506", "SP507"), "assurance/cases/test_case_tables.py"),
    "SP703": "assurance/test_processes.py",
    **dict.fromkeys(("SP412", "SP413"), "deciding/test_recommendation_letter.py"),
    **dict.fromkeys(("SP411", "SP415", "SP601", "SP602", "SP605", "SP615"), "cases/test_command_mistakes.py"),
    **dict.fromkeys(("SP606", "SP607", "SP608", "SP609", "SP610"), "cases/test_command_mistakes.py"),
    **dict.fromkeys([f"SP38{i}" for i in range(10)], "catalogue/test_order_problems.py"),
    "SP114": "documents/test_layout.py",
    **dict.fromkeys(("SP818", "SP819"), "replaying/test_replay.py"),
    "SP831": "papers/test_paper.py",
    **dict.fromkeys(("SP832", "SP833"), "letters/test_letter_subject.py"),
    **dict.fromkeys(("SP834", "SP835"), "letters/test_mark_check.py"),
    **dict.fromkeys([f"SP84{i}" for i in range(1, 9)], "population/test_batch.py"),
    "SP849": "population/test_impact.py",
    "SP850": "population/test_batch.py",
    "SP851": "population/test_spark.py",
    "SP118": "documents/test_bounds.py",
    "SP120": "cli/test_fmt.py",
    "SP621": "cli/test_new.py",
    "SP622": "cli/test_fix_and_since.py",
    "SP623": "cli/test_diff.py",
    "SP632": "cli/test_diff.py",
    "SP624": "deciding/test_unfinished.py",
    "SP626": "cli/test_rename.py",
    "SP625": "lint/test_sound_standards.py",
    **dict.fromkeys(("SP701", "SP702"), "cases/test_command_mistakes.py"),
    **dict.fromkeys(("SP420", "SP421", "SP422"), "timing/test_events.py"),
    **dict.fromkeys(("SP423", "SP613"), "cli/test_deadline.py"),
    **dict.fromkeys(("SP611", "SP612"), "presenting/test_ics.py"),
    "SP604": "cli/test_calendar.py",
    "SP368": "assurance/asked_once/test_proof.py",
    **dict.fromkeys(("SP370", "SP371"), "lint/test_chains.py"),
    **dict.fromkeys([f"SP80{i}" for i in range(1, 10)], "register/test_register.py"),
    **dict.fromkeys(("SP810", "SP820"), "register/test_register.py"),
    **dict.fromkeys([f"SP81{i}" for i in range(1, 8)], "register/test_verification.py"),
}
TESTS = Path(__file__).parents[1]


def findings_of(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what `sp validate` finds, and `sp test` once that finds no error."""
    found = list(check_catalogue(CatalogueFiles(folder), advice_tried=True))
    if not any(finding.severity == "error" for finding in found):
        found += [finding for suite in run_suite(CatalogueFiles(folder)) for finding in suite.findings]
    return in_order(found)


def test_the_good_catalogue_has_no_findings() -> None:
    assert findings_of(GOOD) == ()


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_the_slip_is_found_as_written_down(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    mistake = read_mistake(path)
    lay_over_good(mistake.slip, tmp_path)
    monkeypatch.chdir(tmp_path)
    found = findings_of(tmp_path)
    told = "".join(text_of(finding, "id") + "\n" for finding in found)
    told_english = "".join(text_of(finding, "en") + "\n" for finding in found)
    if pytestconfig.getoption("--regenerate"):
        mistake.regenerate(told, told_english)
    else:
        assert told == mistake.expected
        assert told_english == mistake.expected_english


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_one_slip_gives_one_finding(path: Path) -> None:
    assert len(codes_in(read_mistake(path).expected)) == SLIPS.get(path.stem, 1)


def codes_in(told: str) -> list[str]:
    return re.findall(r"^\S.*?  (SP\d{3})  ", told, flags=re.MULTILINE)


def test_there_are_at_least_sixty_kinds_of_slip() -> None:
    assert len(MISTAKES) >= 60
    assert len({read_mistake(path).slip for path in MISTAKES}) == len(MISTAKES)


def test_every_code_is_found_here_or_in_the_tests_named() -> None:
    here = {code for path in MISTAKES for code in codes_in(read_mistake(path).expected)}
    assert set(all_codes()) - here - set(FOUND_ELSEWHERE) == set()
    assert here & set(FOUND_ELSEWHERE) == set()
    for code, module in FOUND_ELSEWHERE.items():
        assert code in (TESTS / module).read_text(encoding="utf-8"), f"{module} does not test {code}"
