"""What cases state of products: which an application yields, and their days from the day of issue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.failure_report import row_lines
from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.assurance.coverage.decisive import Coverage, coverage_of
from sp_engine.assurance.mutants.mutation import mutate
from sp_engine.assurance.mutants.survivors import Survivor
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.presenting.cases import failure_parts

PRODUCTS = """\
    - id: kartu
      uraian: Kartu
      jika: {fakta: skala_usaha, termasuk: [mikro, kecil]}
      berlaku: {selama: 2 tahun}
      lapor: {setiap: 6 bulan}
      perbarui: {paling_lambat: 30 hari, sebelum: berakhir}
    - {uraian: Stiker, berlaku: {sampai: akhir_tahun}}
    - {id: penolakan, uraian: Surat penolakan, bila: ditolak}
"""
CASE = "kasus:\n  - nama: satu\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n    hasil: disetujui\n"
ISSUED = CASE + "    terbit: 2024-03-08\n"
DAYS = (
    "    berlaku_sampai: {kartu: 2026-03-08, produk-2: 2024-12-31}\n"
    "    perbarui_paling_lambat: {kartu: 2026-02-06, produk-2: null}\n"
    "    lapor: {kartu: [2024-09-08, 2025-03-08, 2025-09-08], produk-2: []}\n"
)
TABLE = CASE + "tabel:\n  - nama: kartu\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n    kolom: "

Files = Callable[[str], CatalogueFiles]


@pytest.fixture
def files(kota: Files) -> Files:
    """Return the small catalogue with a card, a sticker and a letter of refusal, and the cases given."""

    def written(cases: str) -> CatalogueFiles:
        files = kota(cases)
        place = files.root / "kota/2024/surat.yaml"
        text = place.read_text(encoding="utf-8").replace("    - {uraian: Surat keterangan}\n", PRODUCTS)
        place.write_text(text, encoding="utf-8")
        return CatalogueFiles(files.root)

    return written


@pytest.fixture
def run(files: Files) -> Callable[[str], Suite]:
    def ran(cases: str) -> Suite:
        (suite,) = run_suite(files(cases))
        return suite

    return ran


def differences(result: CaseResult) -> list[tuple[str, str, str]]:
    return [(unmet.key, unmet.expected, unmet.found) for unmet in result.unmet]


def test_a_case_states_the_products_and_their_days_from_the_issue(run: Callable[[str], Suite]) -> None:
    (result,) = run(ISSUED + "    produk: [produk-2, kartu]\n" + DAYS).results
    assert result.decision is not None
    assert result.passed


def test_all_products_are_stated_or_none(run: Callable[[str], Suite]) -> None:
    (result,) = run(ISSUED + "    produk: [kartu]\n").results
    assert differences(result) == [("produk", "kartu", "kartu, produk-2")]


def test_without_the_day_of_issue_a_day_is_not_known_and_why_is_said(run: Callable[[str], Suite]) -> None:
    (result,) = run(CASE + DAYS).results
    assert [difference[:2] for difference in differences(result)] == [
        ("berlaku_sampai", "kartu 2026-03-08"),
        ("berlaku_sampai", "produk-2 2024-12-31"),
        ("perbarui_paling_lambat", "kartu 2026-02-06"),
        ("lapor", "kartu 2024-09-08, 2025-03-08, 2025-09-08"),
    ]
    assert {difference[2] for difference in differences(result)} == {"kartu -", "produk-2 -"}
    assert {unmet.because.en for unmet in result.unmet} == {
        "counted from the issue, and no `terbit` is written"
    }


def test_each_day_is_compared_on_its_own_and_told_at_its_place(run: Callable[[str], Suite]) -> None:
    (result,) = run(ISSUED + DAYS.replace("2026-02-06", "2026-02-07")).results
    assert differences(result) == [("perbarui_paling_lambat", "kartu 2026-02-07", "kartu 2026-02-06")]
    (finding,) = result.findings
    assert "kartu: 2026-02-07" in str(finding.excerpt)


def test_what_depends_on_a_fact_that_is_not_stated_is_not_yielded_yet(run: Callable[[str], Suite]) -> None:
    lines = (
        "    tanpa: [skala_usaha]\n    produk: [kartu, produk-2]\n    berlaku_sampai: {kartu: 2026-03-08}\n"
    )
    (result,) = run(ISSUED + lines).results
    assert differences(result) == [
        ("produk", "kartu, produk-2", "produk-2"),
        ("berlaku_sampai", "kartu 2026-03-08", "kartu -"),
    ]
    assert {unmet.because.en for unmet in result.unmet} == {"not certain: kartu depends on skala_usaha"}


def test_a_refusal_yields_what_is_for_it(run: Callable[[str], Suite]) -> None:
    refused = CASE.replace("disetujui", "ditolak") + "    karena: [domisili]\n"
    refused += "    ubah: {wilayah_usaha: lainnya}\n    produk: [penolakan]\n"
    (result,) = run(refused).results
    assert result.passed


def test_a_report_shows_the_condition_of_the_product_and_its_rule(run: Callable[[str], Suite]) -> None:
    (result,) = run(ISSUED + "    ubah: {skala_usaha: menengah}\n    produk: [kartu, produk-2]\n").results
    (rows,) = row_lines(result, "en")
    assert (rows.kind, rows.name) == ("product", "kartu")
    assert [(line.value.en, line.fact) for line in rows.lines] == [("no", None), ("no", "skala_usaha")]
    assert rows.counted[0].startswith("valid for 2 years")
    assert "product kartu" in str(failure_parts(result, "en"))


def test_columns_of_a_table_state_them_too(run: Callable[[str], Suite]) -> None:
    columns = "[skala_usaha, hasil, terbit, produk, berlaku_sampai.kartu, lapor.kartu]\n    baris:\n"
    rows = (
        "      - [kecil, disetujui, 2024-03-08, [kartu, produk-2], 2026-03-08,"
        " [2024-09-08, 2025-03-08, 2025-09-08]]\n"
        "      - [kecil, disetujui, null, null, null, null]\n"
        "      - [menengah, disetujui, 2024-03-08, [produk-2], null, []]\n"
    )
    suite = run(TABLE + columns + rows)
    assert [result.passed for result in suite.results] == [True] * 4
    suite = run(TABLE + columns + rows.replace("2025-09-08", "2025-09-09"))
    failing = [result for result in suite.results if not result.passed]
    assert [unmet.part for result in failing for unmet in result.unmet] == ["kartu"]


@pytest.mark.parametrize(
    ("column", "value", "meant"),
    [
        ("terbit", "8 Maret 2024", "2024-03-08"),
        ("terbit", "2024-03-08T10:00", "2024-03-08"),
        ("terbit", "2024-02-30", None),
        ("berlaku_sampai.kartu", "8 Maret 2026", "2026-03-08"),
        ("perbarui_paling_lambat.kartu", "5", None),
        ("lapor.kartu", "2024-09-08", None),
        ("lapor.kartu", "[2024-09-08, 8 Maret 2025]", "2025-03-08"),
    ],
)
def test_a_day_that_cannot_be_read_is_told_at_its_cell(
    run: Callable[[str], Suite], column: str, value: str, meant: str | None
) -> None:
    suite = run(f"{TABLE}[hasil, {column}]\n    baris:\n      - [disetujui, {value}]\n")
    (finding,) = (f for f in suite.findings if f.code == "SP507")
    assert (finding.suggestion, column in finding.message()) == (meant, True)


def test_an_unknown_product_is_told_at_the_name_of_its_column(run: Callable[[str], Suite]) -> None:
    suite = run(TABLE + "[hasil, lapor.kart]\n    baris:\n      - [disetujui, []]\n")
    (finding,) = (f for f in suite.findings if f.code == "SP502")
    assert (finding.suggestion, "kolom:" in str(finding.excerpt)) == ("kartu", True)


# ── coverage ─────────────────────────────────────────────────────────────────
def ways(coverage: Coverage) -> dict[tuple[str, str], str]:
    """Return why each way of a product's parts is open; nothing for one that a case decides."""
    entries = (entry for entry in coverage.entries if entry.part.name.startswith("produk."))
    return {(e.part.name, e.way.value): "" if e.why is None else e.why.en for e in entries}


def test_only_what_a_condition_decides_is_a_part(run: Callable[[str], Suite]) -> None:
    told = ways(coverage_of(run(CASE)))
    assert {name for name, _ in told} == {"produk.kartu.jika", "produk.penolakan.bila"}
    assert set(told.values()) == {"no case states `produk`"}


def test_cases_decide_a_condition_and_an_outcome_both_ways(run: Callable[[str], Suite]) -> None:
    held = CASE + "    produk: [kartu, produk-2]\n"
    assert {way for way, why in ways(coverage_of(run(held))).items() if not why} == {
        ("produk.kartu.jika", "terpenuhi"),
        ("produk.penolakan.bila", "tidak_terpenuhi"),
    }
    columns = "[skala_usaha, wilayah_usaha, hasil, produk]\n    baris:\n"
    other = "      - [menengah, kota-contoh, disetujui, [produk-2]]\n"
    refused = "      - [kecil, lainnya, {ditolak: [domisili]}, [penolakan]]\n"
    told = ways(coverage_of(run(TABLE.replace(CASE, held) + columns + other + refused)))
    assert {why for why in told.values() if why} == set()


# ── mutants ──────────────────────────────────────────────────────────────────
def alive(survivors: tuple[Survivor, ...]) -> set[tuple[str, str]]:
    return {(s.name, s.to) for s in survivors if s.name.startswith("produk.")}


def test_the_lengths_the_condition_and_the_outcome_of_a_product_are_moved(files: Files) -> None:
    assert alive(mutate(files(CASE), processes=1).open) == {
        ("produk.kartu.jika", "dihapus"),
        ("produk.kartu.jika", "selain"),
        ("produk.kartu.jika.termasuk", "tanpa mikro"),
        ("produk.kartu.jika.termasuk", "tanpa kecil"),
        ("produk.kartu.berlaku.selama", "1 tahun"),
        ("produk.kartu.berlaku.selama", "3 tahun"),
        ("produk.kartu.lapor.setiap", "5 bulan"),
        ("produk.kartu.lapor.setiap", "7 bulan"),
        ("produk.kartu.perbarui.paling_lambat", "29 hari"),
        ("produk.kartu.perbarui.paling_lambat", "31 hari"),
        ("produk.kartu.perbarui.paling_lambat", "30 hari kerja"),
        ("produk.produk-2.berlaku", "dihapus"),
        ("produk.penolakan.bila", "dihapus"),
    }


def test_pasting_the_cases_that_are_offered_leaves_no_mutant_of_a_product(files: Files) -> None:
    survivors = mutate(files(CASE), processes=1).open
    offered = dict.fromkeys(s.case for s in survivors if s.case is not None)
    pasted = files(CASE + "\n".join(offered) + "\n")
    (suite,) = run_suite(pasted)
    assert [finding.message() for finding in suite.findings] == []
    assert alive(mutate(pasted, processes=1).open) == set()


def test_an_offered_case_states_the_day_of_issue_and_the_day_that_differs(files: Files) -> None:
    survivors = {(s.name, s.to): s for s in mutate(files(CASE), processes=1).open}
    told = survivors["produk.kartu.perbarui.paling_lambat", "29 hari"].case or ""
    assert "terbit: 2024-03-04" in told
    assert "perbarui_paling_lambat: {kartu: 2026-02-02}" in told


def test_a_stage_that_becomes_the_agencys_is_noticed(files: Files) -> None:
    made = files(CASE)
    place = made.root / "kota/2024/surat.yaml"
    head, _, tail = place.read_text(encoding="utf-8").partition("  biaya:")
    stage = (
        "      - id: komitmen\n        nama: Komitmen\n        pihak: pemohon\n"
        "        paling_lama: 10 hari kerja\n        sejak: {tahap: penerbitan}\n\n"
    )
    place.write_text(head.rstrip("\n") + "\n" + stage + "  biaya:" + tail, encoding="utf-8")
    key = "jangka_waktu.tahap.komitmen.pihak", "dihapus"
    found = {(s.name, s.to): s for s in mutate(CatalogueFiles(made.root), processes=1).open}
    assert found[key].says.id == "`pihak: pemohon` pada tahap `komitmen` dihapus"
    assert "komitmen: null}" in (found[key].case or "")
