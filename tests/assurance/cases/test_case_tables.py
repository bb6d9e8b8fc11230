"""Tables and matrices become cases like any other, each at its row or cell; sets may extend sets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.diagnostics import Diagnostic

CASE = "kasus:\n  - {nama: satu, diajukan: 2024-03-04T10:00, dari: lengkap, hasil: disetujui}\n"
TABLE = CASE + "tabel:\n  - nama: modal\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"
MATRIX = CASE + "matriks:\n  - nama: modal dan NIB\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"


@pytest.fixture
def run(kota: Callable[[str], CatalogueFiles]) -> Callable[[str], Suite]:
    def ran(cases: str) -> Suite:
        (suite,) = run_suite(kota(cases))
        return suite

    return ran


def findings(suite: Suite) -> list[Diagnostic]:
    return [f for f in suite.findings if f.code != "SP504"]


def test_every_row_is_a_case_with_the_facts_and_expectations_of_its_columns(
    run: Callable[[str], Suite],
) -> None:
    suite = run(
        TABLE
        + "    kolom: [modal_usaha, nib, surat_kuasa.bermeterai, hasil, kurang, biaya, tenggat.pemeriksaan]\n"
        "    baris:\n"
        "      - [Rp1.000.000.000, 1234567890123, ya, disetujui, [], Rp50.000, 2024-03-05]\n"
        "      - [Rp1.000.000.001, null, ya, {ditolak: [modal]}, [nib], Rp50.000, 2024-03-05]\n"
        "      - [Rp5, 1234567890123, tidak, dikembalikan, [surat-kuasa], 50000, 2024-03-05]\n"
    )
    assert findings(suite) == []
    first, second, third = [result.case for result in suite.results[1:]]
    assert first.facts["modal_usaha"] == "Rp1.000.000.000"
    assert second.written.failed == ("modal",)
    assert second.name == "modal: modal_usaha Rp1.000.000.001, nib -, surat_kuasa.bermeterai ya"
    assert third.written.due == {"pemeriksaan": "2024-03-05"}
    assert all(result.passed for result in suite.results)


def test_every_cell_of_a_matrix_is_a_case(run: Callable[[str], Suite]) -> None:
    suite = run(
        MATRIX + "    menurun: {modal_usaha: [Rp1.000.000.000, Rp1.000.000.001]}\n"
        "    mendatar: {nib: [1234567890123, null]}\n"
        "    hasil:\n"
        "      - [disetujui, {dikembalikan: [nib]}]\n"
        "      - [{ditolak: [modal]}, {ditolak: [modal]}]\n"
    )
    assert findings(suite) == []
    assert len(suite.results) == 5


@pytest.mark.parametrize(
    ("columns", "row", "told"),
    [
        ("[modal_usaha, hasil]", "[Rp5]", "baris berisi 1 nilai, kolomnya 2"),
        ("[modal_usaha]", "[Rp5]", "kolom `hasil` tidak ada"),
        ("[modal_usaha, hasil]", "[Rp5, setuju]", "hasil `setuju` tidak dikenal"),
        ("[modal_usaha, hasil]", "[Rp5, ditolak]", "`ditolak` memerlukan alasan"),
        ("[modal_usaha, hasil]", "[Rp5, {ditolak: modal}]", "alasan pada `ditolak`"),
        ("[modal_usaha, hasil]", "[Rp5, {disetujui: []}]", "alasan pada `disetujui`"),
        ("[hasil, kurang]", "[disetujui, nib]", "`kurang` harus daftar nama"),
        ("[hasil, nama]", "[disetujui, 5]", "`nama` harus teks"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_at_its_place(
    run: Callable[[str], Suite], columns: str, row: str, told: str
) -> None:
    (finding,) = findings(run(TABLE + f"    kolom: {columns}\n    baris:\n      - {row}\n"))
    assert finding.code == "SP505"
    assert told in finding.message()
    assert finding.excerpt is not None


def test_a_table_without_a_fixed_date_is_told(run: Callable[[str], Suite]) -> None:
    text = TABLE.rpartition("    diajukan")[0] + "    dari: lengkap\n"
    (finding,) = findings(run(text + "    kolom: [hasil]\n    baris:\n      - [disetujui]\n"))
    assert (finding.code, "diajukan" in finding.message()) == ("SP505", True)


def test_a_matrix_of_the_wrong_size_is_told(run: Callable[[str], Suite]) -> None:
    text = (
        "    menurun: {modal_usaha: [Rp5]}\n    mendatar: {nib: [null]}\n    hasil:\n      - [disetujui, x]\n"
    )
    (finding,) = findings(run(MATRIX + text))
    assert "1 × 1" in finding.message()


def test_a_row_that_comes_out_differently_is_told_at_its_cell(run: Callable[[str], Suite]) -> None:
    rows = "    kolom: [modal_usaha, hasil]\n    baris:\n      - [Rp5, {ditolak: [modal]}]\n"
    found = findings(run(TABLE + rows))
    assert {f.code for f in found} == {"SP501"}
    assert all("- [Rp5, {ditolak: [modal]}]" in str(f.excerpt) for f in found)


def test_an_unreadable_fact_in_a_row_is_told_at_its_cell(run: Callable[[str], Suite]) -> None:
    rows = "    kolom: [modal_usaha, hasil]\n    baris:\n      - [lima, disetujui]\n"
    (finding,) = findings(run(TABLE + rows))
    assert finding.code == "SP402"
    assert "lima" in str(finding.excerpt)


def test_a_set_may_extend_one_above_it(run: Callable[[str], Suite]) -> None:
    sets = "  mikro:\n    dari: lengkap\n    tanpa: [nib]\n    skala_usaha: mikro\n"
    case = "kasus:\n  - {nama: satu, diajukan: 2024-03-04T10:00, dari: mikro, hasil: disetujui, biaya: 0}\n"
    suite = run(sets + case)
    assert findings(suite) == []
    assert "nib" not in suite.results[0].case.facts


def test_a_set_may_not_extend_one_below_it_or_itself(run: Callable[[str], Suite]) -> None:
    sets = "  mikro: {dari: kecil}\n  kecil: {dari: kecil}\n"
    found = findings(run(sets + CASE))
    assert [f.code for f in found] == ["SP506", "SP506"]
    assert all("kecil" in f.message() for f in found)


def test_cases_over_a_set_that_cannot_be_read_are_not_run_and_tell_nothing_more(
    run: Callable[[str], Suite],
) -> None:
    over = "kasus:\n  - {nama: satu, diajukan: 2024-03-04T10:00, dari: mikro, hasil: disetujui}\n"
    suite = run("  mikro: {dari: lengkp, skala_usaha: mikro}\n" + over)
    assert [f.code for f in findings(suite)] == ["SP502"]
    assert suite.results == ()
    assert suite.never_decides is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("biaya", "gratis"),
        ("biaya", "-5"),
        ("biaya", "[1]"),
        ("tenggat.pemeriksaan", "5"),
        ("tenggat.pemeriksaan", "[x]"),
        ("tenggat.pemeriksaan", "5 Maret 2024"),
        ("tenggat.pemeriksaan", "2024-02-31"),
        ("diutamakan.nib", "mungkin"),
    ],
)
def test_an_expectation_that_cannot_be_read_is_told_at_its_cell(
    run: Callable[[str], Suite], column: str, value: str
) -> None:
    rows = f"    kolom: [hasil, {column}]\n    baris:\n      - [disetujui, {value}]\n"
    (finding,) = findings(run(TABLE + rows))
    assert finding.code == "SP507"
    assert column in finding.message()
    assert str(finding.excerpt).endswith(f"- [disetujui, {value}]")


@pytest.mark.parametrize(
    ("column", "value", "meant"),
    [
        ("tenggat.pemeriksaan", "5 Maret 2024", "2024-03-05"),
        ("tenggat.pemeriksaan", "5 Maret 2024 pukul 10.30", "2024-03-05T10:30"),
        ("tenggat.pemeriksaan", "2024-02-31", None),
        ("biaya", "50 ribu", "Rp50.000"),
    ],
)
def test_the_form_that_was_meant_is_proposed(
    run: Callable[[str], Suite], column: str, value: str, meant: str | None
) -> None:
    rows = f"    kolom: [hasil, {column}]\n    baris:\n      - [disetujui, {value}]\n"
    (finding,) = findings(run(TABLE + rows))
    assert (finding.code, finding.suggestion) == ("SP507", meant)


@pytest.mark.parametrize("value", ["2024-03-04", "kemarin", "2024-02-30T10:00", "0001-01-01T00:00+14:00"])
def test_a_column_of_times_needs_days_with_their_time(run: Callable[[str], Suite], value: str) -> None:
    text = TABLE.replace("    diajukan: 2024-03-04T10:00\n", "")
    rows = f"    kolom: [diajukan, hasil]\n    baris:\n      - [{value}, disetujui]\n"
    (finding,) = findings(run(text + rows))
    assert (finding.code, value in finding.message()) == ("SP410", True)


def test_a_column_that_does_not_exist_is_told_once_at_its_name(run: Callable[[str], Suite]) -> None:
    rows = (
        "    kolom: [nama, %s, hasil]\n    baris:\n      - [a, %s, disetujui]\n      - [b, null, disetujui]\n"
    )
    (fact,) = findings(run(TABLE + rows % ("modal_usah", "Rp5")))
    (stage,) = findings(run(TABLE + rows % ("tenggat.pemeriksan", "2024-03-05")))
    assert (fact.code, stage.code) == ("SP401", "SP502")
    assert "kolom:" in str(fact.excerpt)
    assert "kolom:" in str(stage.excerpt)


def test_a_slip_in_a_set_is_told_once(run: Callable[[str], Suite]) -> None:
    cases = "".join(
        f"  - {{nama: {i}, diajukan: 2024-03-04T10:00, dari: salah, hasil: disetujui}}\n" for i in "abc"
    )
    suite = run("  salah: {dari: lengkap, skala_usaha: mikroo}\nkasus:\n" + cases)
    assert [f.code for f in findings(suite)] == ["SP403"]
    assert [result.passed for result in suite.results] == [False, False, False]


def test_a_matrix_runs_over_one_fact_each_way(run: Callable[[str], Suite]) -> None:
    text = (
        "    menurun: {modal_usaha: [Rp5], nib: [null]}\n    mendatar: {skala_usaha: [mikro]}\n"
        "    hasil:\n      - [disetujui]\n"
    )
    (finding,) = findings(run(MATRIX + text))
    assert "`menurun` hanya untuk satu fakta" in finding.message()


def test_a_file_may_have_tables_alone(run: Callable[[str], Suite]) -> None:
    rows = "    kolom: [modal_usaha, hasil]\n    baris:\n      - [Rp5, disetujui]\n"
    suite = run("tabel:\n" + TABLE.partition("tabel:\n")[2] + rows)
    assert [result.passed for result in suite.results] == [True]


@pytest.mark.parametrize(
    ("changes", "expected", "passes"),
    [
        ("tanpa: [nib]", "[nib]", True),
        ("tanpa: [nib, surat_kuasa]", "[surat_kuasa, nib]", True),
        ("tanpa: [nib]", "[]", False),
        ("tanpa: [nib]", "[nib, surat_kuasa]", False),
    ],
)
def test_what_is_to_be_supplied_is_compared_whole(
    run: Callable[[str], Suite], changes: str, expected: str, passes: bool
) -> None:
    kurang = "[nib, surat-kuasa]" if "surat_kuasa" in changes else "[nib]"
    suite = run(
        "kasus:\n  - nama: satu\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"
        f"    {changes}\n    hasil: dikembalikan\n    kurang: {kurang}\n    lengkapi: {expected}\n"
    )
    assert suite.results[0].passed is passes


def test_a_case_may_expect_that_no_decree_is_in_force(run: Callable[[str], Suite]) -> None:
    case = "kasus:\n  - {nama: satu, diajukan: %sT10:00, dari: lengkap, hasil: di_luar_masa_berlaku}\n"
    assert run(case % "2024-01-03").results[0].passed
    assert not run(case % "2024-01-04").results[0].passed
