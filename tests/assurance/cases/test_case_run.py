"""Cases beside a standard: every difference is told at its place, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions import items_of
from sp_engine.presenting.cases import CasesReport
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.words.diagnostics import Diagnostic

HAKI = "depok/rekomendasi-haki"
CASE = "  - nama: satu\n    diajukan: 2026-03-16T10:00\n    dari: lengkap\n"


@pytest.fixture
def differences(with_cases: Callable[[str], CatalogueFiles]) -> Callable[[str], list[Diagnostic]]:
    def told(cases: str) -> list[Diagnostic]:
        (suite,) = run_suite(with_cases(cases), HAKI)
        return [f for f in suite.findings if f.code != "SP504"]

    return told


def test_a_case_that_comes_out_as_expected_has_no_findings(
    differences: Callable[[str], list[Diagnostic]],
) -> None:
    assert not differences(
        CASE + "    hasil: disetujui\n    tenggat: {penerbitan: 2026-03-26}\n    biaya: 0\n"
    )


@pytest.mark.parametrize(
    ("expected", "key", "told"),
    [
        ("hasil: menunggu\n    menunggu: []", "hasil", "`hasil` diharapkan menunggu, ternyata disetujui"),
        ("hasil: disetujui\n    tenggat: {penerbitan: 2026-03-25}", "tenggat", "2026-03-26T15:00"),
        ("hasil: disetujui\n    tenggat: {penerbitan: null}", "tenggat", "2026-03-26T15:00"),
        ("hasil: disetujui\n    biaya: 5000", "biaya", "diharapkan Rp5.000, ternyata Rp0"),
        ("hasil: disetujui\n    karena: [modal]", "karena", "diharapkan modal, ternyata -"),
        (
            "ubah: {modal_usaha: Rp1.000.000.001}\n    hasil: disetujui",
            "hasil",
            "modal: Modal usaha Rp1.000.000.001 melebihi Rp1.000.000.000",
        ),
        (
            "tanpa: [nib]\n    hasil: dikembalikan\n    kurang: [modal]",
            "kurang",
            "diharapkan modal, ternyata nib",
        ),
        ("hasil: disetujui\n    tidak_berlaku: []", "tidak_berlaku", "ternyata perizinan"),
    ],
)
def test_a_difference_is_told_at_the_expectation(
    differences: Callable[[str], list[Diagnostic]], expected: str, key: str, told: str
) -> None:
    (finding,) = differences(CASE + f"    {expected}\n")
    assert finding.code == "SP501"
    assert told in finding.message()
    assert finding.excerpt is not None
    assert key in finding.excerpt
    assert finding.span is not None


@pytest.mark.parametrize(
    ("case", "code", "name"),
    [
        (CASE.replace("lengkap", "lengkp") + "    hasil: disetujui\n", "SP502", "lengkp"),
        (CASE + "    tanpa: [nibb]\n    hasil: disetujui\n", "SP502", "nibb"),
        (CASE + "    hasil: ditolak\n    karena: [modall]\n", "SP502", "modall"),
        (CASE + "    hasil: disetujui\n    tenggat: {terbit: 2026-03-26}\n", "SP502", "terbit"),
        (CASE + "    ubah: {modal_usah: 5}\n    hasil: disetujui\n", "SP401", "modal_usah"),
        (CASE + "    ubah: {modal_usaha: abc}\n    hasil: disetujui\n", "SP402", "modal_usaha"),
        (CASE.replace("2026-03-16", "2026-02-30") + "    hasil: disetujui\n", "SP410", "2026-02-30"),
        (CASE + "    hasil: disetujui\n" + CASE + "    hasil: disetujui\n", "SP503", "satu"),
    ],
)
def test_what_a_case_names_must_exist(
    with_cases: Callable[[str], CatalogueFiles],
    differences: Callable[[str], list[Diagnostic]],
    case: str,
    code: str,
    name: str,
) -> None:
    (finding,) = differences(case)
    assert finding.code == code
    assert name in finding.message()
    assert finding.file.endswith("rekomendasi-haki.uji.yaml")
    assert finding.span is not None
    linted = [f for f in check_catalogue(with_cases(case)) if f.file.endswith(".uji.yaml")]
    assert [(f.code, f.span) for f in linted] == [(finding.code, finding.span)]


def test_a_case_before_the_decree_is_told(differences: Callable[[str], list[Diagnostic]]) -> None:
    (finding,) = differences(CASE.replace("2026-03-16", "2023-07-10") + "    hasil: disetujui\n")
    assert "10 Juli 2023" in finding.message() + finding.fix()


def test_a_requirement_that_never_decides_alone_is_named(with_cases: Callable[[str], CatalogueFiles]) -> None:
    (suite,) = run_suite(
        with_cases(CASE + "    tanpa: [nib]\n    hasil: dikembalikan\n    kurang: [nib]\n"), HAKI
    )
    assert suite.never_decides is not None
    assert "nib" not in suite.never_decides
    assert {"modal", "omzet", "domisili"} <= set(suite.never_decides)
    named = {str(f.values["name"]) for f in suite.findings if f.code == "SP504"}
    assert named == set(suite.never_decides)


def test_every_case_of_the_bundled_catalogue_passes_and_every_requirement_decides_one() -> None:
    suites = run_suite(CatalogueFiles())
    assert len(suites) == 31
    assert not [finding for suite in suites for finding in suite.findings]
    for suite in suites:
        outcomes = {r.decision.outcome.value for r in suite.results if r.decision is not None}
        asked = [item for r in suite.text.standard.requirements for item in items_of(r.condition)]
        owed = {"approve"} if all(item.by_agency for item in asked) else {"approve", "return"}
        assert owed <= outcomes, suite.service


@pytest.mark.parametrize(("wanted", "suites"), [(HAKI, 1), ("depok", 11), ("palembang", 2)])
def test_one_service_or_one_agency_can_be_run(wanted: str, suites: int) -> None:
    assert len(run_suite(CatalogueFiles(), wanted)) == suites


def test_a_service_that_does_not_exist_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(CatalogueError) as error:
        run_suite(CatalogueFiles(), "depok/rekomendasi-hak")
    assert error.value.diagnostics[0].suggestion == HAKI


def test_where_no_case_passes_nothing_is_said_of_what_decides(
    with_cases: Callable[[str], CatalogueFiles],
) -> None:
    (suite,) = run_suite(with_cases(CASE + "    hasil: ditolak\n    karena: []\n"), HAKI)
    assert suite.never_decides is None
    assert "SP504" not in {finding.code for finding in suite.findings}
    report = CasesReport("id")
    report.add(suite)
    told = " ".join(text_lines(report.section([]), Screen()))
    assert "0 kasus lulus, 1 gagal" in told
    assert "menentukan" not in told


def test_a_case_that_fails_leaves_the_requirements_that_never_decide_told(
    with_cases: Callable[[str], CatalogueFiles],
) -> None:
    passing, failing = CASE + "    hasil: disetujui\n", CASE.replace("satu", "dua")
    (suite,) = run_suite(with_cases(passing + failing + "    hasil: ditolak\n    karena: []\n"), HAKI)
    assert [result.passed for result in suite.results] == [True, False]
    assert suite.never_decides is not None
    assert "nib" in suite.never_decides


def test_a_case_that_could_not_be_decided_leaves_them_untold(
    with_cases: Callable[[str], CatalogueFiles],
) -> None:
    (suite,) = run_suite(with_cases(CASE + "    ubah: {modal_usaha: abc}\n    hasil: disetujui\n"), HAKI)
    assert suite.never_decides is None


def test_a_fact_that_does_not_exist_is_told_at_its_name_and_a_wrong_value_at_the_value(
    differences: Callable[[str], list[Diagnostic]],
) -> None:
    changes = "    ubah: {§: §§}\n    hasil: disetujui\n"
    (name,) = differences(CASE + changes.replace("§§", "5").replace("§", "modal_usah"))
    (value,) = differences(CASE + changes.replace("§§", "abc").replace("§", "modal_usaha"))
    for finding, shown in ((name, "modal_usah"), (value, "abc")):
        assert finding.span is not None
        assert finding.excerpt is not None
        assert finding.excerpt[finding.span.column - 1 : finding.span.end_column - 1] == shown
