"""Why a case fails: the formulas and rows that it is about, with the values behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.failure_report import failure_lines, row_lines
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles

CASE = "kasus:\n  - nama: satu\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"


@pytest.fixture
def failing(kota: Callable[[str], CatalogueFiles]) -> Callable[[str], CaseResult]:
    """Return the result of a case that changes the set `lengkap`, which is approved."""

    def run(lines: str) -> CaseResult:
        text = "".join(f"    {line}\n" for line in lines.split("\n"))
        [suite] = run_suite(kota(CASE + text), "kota/surat")
        assert not suite.results[0].passed
        return suite.results[0]

    return run


@pytest.mark.parametrize(
    ("lines", "requirements"),
    [
        # what was found beside what was expected, and neither more
        ("hasil: ditolak\nkarena: [modal]", ["modal"]),
        ("ubah: {modal_usaha: Rp2.000.000.000}\nhasil: ditolak\nkarena: [domisili]", ["domisili", "modal"]),
        ("ubah: {modal_usaha: Rp2.000.000.000}\nhasil: disetujui", ["modal"]),
        ("ubah: {modal_usaha: null}\nhasil: dikembalikan\nkurang: [modal]\nlengkapi: [nib]", ["modal"]),
        ("hasil: disetujui\ntidak_berlaku: [surat-kuasa]", ["surat-kuasa"]),
        ("hasil: disetujui\nbiaya: 5", []),
        ("hasil: disetujui\ntenggat: {penerbitan: null}", []),
        ("hasil: disetujui\ndiutamakan: {nib: ya}", ["nib"]),
    ],
)
def test_the_formulas_are_those_of_the_requirements_that_the_case_is_about(
    failing: Callable[[str], CaseResult], lines: str, requirements: list[str]
) -> None:
    told = failure_lines(failing(lines), "id")
    assert [formula.requirement for formula in told] == requirements


def test_a_formula_says_what_each_part_is_worth_and_what_was_stated(
    failing: Callable[[str], CaseResult],
) -> None:
    result = failing("ubah: {dikuasakan: ya, surat_kuasa: {bermeterai: tidak}}\nhasil: disetujui")
    [formula] = failure_lines(result, "en")
    assert (formula.requirement, formula.status) == ("surat-kuasa", "deficient")
    assert [(line.depth, line.value.en, line.fact, line.stated) for line in formula.lines] == [
        (0, "yes", None, None),
        (1, "yes", "dikuasakan", "yes"),
        (0, "not yet", None, None),
        (1, "yes", "surat_kuasa", "yes"),
        (1, "not yet", "surat_kuasa.bermeterai", "no"),
    ]
    assert formula.lines[0].text == "applies if:"
    assert formula.lines[2].text == "all of:"


def test_a_wrong_due_date_shows_the_rows_of_its_stage_and_how_it_was_counted(
    failing: Callable[[str], CaseResult],
) -> None:
    [rows] = row_lines(
        failing("hasil: disetujui\ntenggat: {penerbitan: null, pemeriksaan: 2024-03-05}"), "en"
    )
    assert (rows.kind, rows.name) == ("time", "penerbitan")
    assert rows.lines[0].text == "1 working day if:"
    assert rows.lines[-1].text == "3 working days"
    assert rows.counted[0].startswith("day 0: ")


def test_a_wrong_fee_shows_its_rows(failing: Callable[[str], CaseResult]) -> None:
    [rows] = row_lines(failing("hasil: disetujui\nbiaya: 5"), "id")
    assert (rows.kind, rows.name, rows.counted) == ("fee", "surat", ("Rp50.000",))
    assert [line.text for line in rows.lines if line.depth == 0] == ["Rp0 bila:", "Rp50.000 bila:"]


def test_a_case_that_was_not_decided_has_neither(failing: Callable[[str], CaseResult]) -> None:
    result = failing("ubah: {modal_usaha: abc}\nhasil: disetujui\nbiaya: 5")
    assert result.decision is None
    assert failure_lines(result, "id") == []
    assert list(row_lines(result, "id")) == []
