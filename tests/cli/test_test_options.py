"""`sp test` with its options: what is printed, written and returned."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli.workbench import Command

from sp_engine.assurance.asked_once import proof, statement_groups
from sp_engine.deciding.to_supply import Need, NeedAll, asked_with_later
from sp_engine.rules.consequences import Consequences

HAKI = "depok/rekomendasi-haki"
GOOD = Path(__file__).parents[1] / "cases" / "good"


@pytest.fixture
def failing(tmp_path: Path) -> str:
    """Return a catalogue with one case that expects the wrong outcome."""
    import shutil

    shutil.copytree(GOOD, tmp_path / "katalog")
    place = tmp_path / "katalog/kota/2024/surat.uji.yaml"
    text = place.read_text(encoding="utf-8")
    wrong = text.replace("    hasil: ditolak\n    karena: [modal]", "    hasil: disetujui\n    kurang: [nib]")
    assert wrong != text
    place.write_text(wrong, encoding="utf-8")
    return str(tmp_path / "katalog")


def test_a_failing_case_shows_expected_beside_found_and_the_formula_leaf_by_leaf(
    sp: Command, failing: str
) -> None:
    ran = sp("test", "--catalogue", failing)
    assert ran.code == 1
    assert "hasil: disetujui  ditolak" in ran.out
    assert "[tidak] modal usaha paling banyak Rp1.000.000.000   (modal_usaha = Rp1.000.000.001)" in ran.out
    assert "berlaku bila:" in ran.out
    data = sp("test", "--catalogue", failing, "--json").json
    (case,) = [c for c in data["services"][0]["cases"] if not c["passed"]]
    assert {"key": "hasil", "expected": "disetujui", "found": "ditolak"} in case["differences"]
    modal = next(f for f in case["formulas"] if f["requirement"] == "modal")
    assert modal["parts"][0]["stated"] == "Rp1.000.000.001"


def test_a_failing_due_date_and_fee_show_their_rows_and_how_the_days_were_counted(
    sp: Command, tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(GOOD, tmp_path / "katalog")
    place = tmp_path / "katalog/kota/2024/surat.uji.yaml"
    text = place.read_text(encoding="utf-8")
    wrong = text.replace("pemeriksaan: 2024-03-05", "penerbitan: 2024-03-07").replace("Rp50.000", "Rp60.000")
    place.write_text(wrong, encoding="utf-8")
    ran = sp("test", "--catalogue", str(tmp_path / "katalog"))
    assert ran.code == 1
    assert "tenggat: penerbitan 2024-03-07  penerbitan 2024-03-08T15:00" in ran.out
    assert "[tidak] 1 hari kerja bila:" in ran.out
    assert "berakhir: Jumat, 8 Maret 2024 pukul 15.00 WIB" in ran.out
    assert "biaya: Rp60.000" in ran.out
    assert "[ya] Rp50.000 bila:" in ran.out
    assert ran.out.count("SP501") == 1
    data = sp("test", "--catalogue", str(tmp_path / "katalog"), "--json").json
    (case,) = [c for c in data["services"][0]["cases"] if not c["passed"]]
    assert [rows.get("stage", rows.get("fee")) for rows in case["rows"]] == ["penerbitan", "surat"]


def test_the_junit_file_names_each_case_and_each_failure(sp: Command, failing: str, tmp_path: Path) -> None:
    file = tmp_path / "hasil.xml"
    assert sp("test", "--catalogue", failing, "--junit", str(file)).code == 1
    root = ElementTree.parse(file).getroot()
    assert (root.tag, root.get("failures"), root.get("errors")) == ("testsuites", "1", "0")
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    (failed,) = [case for case in cases if case.find("failure") is not None]
    assert failed.get("name") == "modal terlalu besar ditolak"
    (failure,) = failed  # readers of JUnit show one failure a test
    assert "Rp1.000.000.001" in str(failure.get("message"))
    assert "[tidak] modal usaha paling banyak Rp1.000.000.000" in str(failure.text)


def test_the_junit_file_keeps_failures_apart_from_what_cannot_be_read(
    sp: Command, failing: str, tmp_path: Path
) -> None:
    place = Path(failing) / "kota/2024/surat.uji.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(
        text.replace("ubah: {surat_kuasa: tidak}", "ubah: {surat_kuas: tidak}"), encoding="utf-8"
    )
    file = tmp_path / "hasil.xml"
    assert sp("test", "--catalogue", failing, "--junit", str(file)).code == 1
    root = ElementTree.parse(file).getroot()
    assert (root.get("failures"), root.get("errors")) == ("1", "1")
    place.write_bytes(b"\xff")
    assert sp("test", "--catalogue", failing, "--junit", str(file)).code == 1
    root = ElementTree.parse(file).getroot()
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("1", "0", "1")


def test_cases_that_cannot_be_read_are_findings_not_a_wrong_command(sp: Command, failing: str) -> None:
    place = Path(failing) / "kota/2024/surat.uji.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("    diajukan: 2024-03-04T10:00\n", "", 1))
    ran = sp("test", "--catalogue", failing)
    assert ran.code == 1
    assert "kunci `diajukan` belum ada" in ran.out
    assert "1 kesalahan di luar kasus" in ran.out
    assert sp("test", "--catalogue", failing, "--json").json["errors"] == 1
    assert sp("test", "kota/surt", "--catalogue", failing).code == 2


def test_a_service_without_cases_is_named_and_running_none_fails(sp: Command, failing: str) -> None:
    (Path(failing) / "kota/2024/surat.uji.yaml").unlink()
    ran = sp("test", "--catalogue", failing, "--threshold", "1", "--mutate")
    assert ran.code == 1
    assert "belum punya kasus: kota/surat" in ran.out
    assert "cakupan 0,0%" in ran.out
    assert "kota/surat: tidak ada kasus yang lulus, jadi tidak satu bagian pun menentukan" in ran.out
    assert "kota/surat: tidak ada kasus yang lulus, jadi" in ran.out
    assert sp("test", "--catalogue", failing).code == 1


def test_failing_cases_count_neither_for_coverage_nor_for_mutants(sp: Command, failing: str) -> None:
    ran = sp("test", "--catalogue", failing, "--coverage", "--mutate")
    assert "1 kasus yang gagal tidak dihitung" in ran.out
    assert "1 kasus yang gagal tidak ikut menemukan mutan" in ran.out


def test_only_cases_whose_name_contains_the_text_are_run(sp: Command) -> None:
    data = sp("test", HAKI, "--case", "OMZET", "--json").json
    names = [case["name"] for case in data["services"][0]["cases"]]
    assert names
    assert all("omzet" in name.casefold() for name in names)
    assert data["findings"] == []
    assert sp("test", HAKI, "--case", "omzet", "--mutate").code == 2


@pytest.mark.parametrize(("threshold", "code"), [("100", 1), ("99.5", 1), ("0", 0)])
def test_coverage_below_the_threshold_fails(sp: Command, threshold: str, code: int) -> None:
    ran = sp("test", "--catalogue", str(GOOD), "--threshold", threshold)
    assert ran.code == code
    assert "bila tidak terpenuhi" in ran.out
    assert "surat.yaml:" in ran.out


def test_coverage_as_json_says_where_every_part_stands(sp: Command) -> None:
    data = sp("test", HAKI, "--coverage", "--json").json["coverage"]
    assert data["decided"] == data["total"]
    assert data["percent"] == "100.0"
    for part in data["services"][0]["parts"]:
        assert part["decided"] is bool(part["cases"])
        assert part["decided"] or part["excuse"]
        assert 1 <= part["line"] <= part["end_line"]


def test_coverage_says_for_how_many_services_it_is_proved_that_they_ask_once(sp: Command) -> None:
    told = sp("test", "depok", "--coverage", "--lang", "en").out.splitlines()[-1]
    assert told.startswith("asked once: proved for 11 of 11 services (")
    [told_as_data] = sp("test", HAKI, "--coverage", "--json").json["asked_once"]
    assert (told_as_data["service"], told_as_data["proven"], told_as_data["flaw"]) == (HAKI, True, None)
    assert told_as_data["returns"] > 10
    assert "asked_once" not in sp("test", HAKI, "--json").json


def test_who_is_sent_back_for_nothing_is_shown_with_their_facts(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement_groups, "consequences_of", lambda *_: Consequences())
    ran = sp("test", "depok/pendampingan-wub", "--coverage")
    assert "diminta sekali: terbukti untuk 0 dari 1 layanan (0 pengembalian dicoba" in ran.out
    assert "dikembalikan, padahal apa pun yang dilengkapi tidak dapat disetujui" in ran.out
    assert "tahun_pelatihan_wub: " in ran.out
    [told_as_data] = sp("test", "depok/pendampingan-wub", "--coverage", "--json").json["asked_once"]
    assert (told_as_data["proven"], told_as_data["flaw"]["kind"], told_as_data["flaw"]["supplied"]) == (
        False,
        "doomed",
        None,
    )
    assert told_as_data["flaw"]["facts"].keys() == {"tahun_pelatihan_wub"}


def test_what_an_applicant_supplied_before_being_sent_back_again_is_shown(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_but_the_last(due: Iterable[Need | None], later: Iterable[Need | None]) -> Need | None:
        need = asked_with_later(due, later)
        return NeedAll(need.parts[:-1]) if isinstance(need, NeedAll) else need

    monkeypatch.setattr(statement_groups, "asked_with_later", all_but_the_last)
    told = sp("test", HAKI, "--coverage", "--lang", "en").out
    assert "supplies all that is asked, and is returned again" in told
    assert "  supplied: `" in told
    assert sp("test", HAKI, "--coverage", "--json").json["asked_once"][0]["flaw"]["kind"] == "returned_again"


def test_what_is_too_much_to_try_is_said_to_be_not_proved(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "MOST_WAYS", 1)
    assert "belum terbukti, terlalu banyak pemohon" in sp("test", HAKI, "--coverage").out


def test_the_coverage_page_is_written(sp: Command, tmp_path: Path) -> None:
    file = tmp_path / "cakupan.html"
    assert sp("test", HAKI, "--html", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "paling_banyak: Rp1.000.000.000" in text


@pytest.mark.parametrize(
    ("language", "title"), [("id", "Cakupan kasus uji: "), ("en", "Coverage of the cases: ")]
)
def test_the_coverage_page_is_in_the_language_asked_for(
    sp: Command, tmp_path: Path, language: str, title: str
) -> None:
    file = tmp_path / "page.html"
    assert sp("--lang", language, "test", HAKI, "--html", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in text
    assert f"{title}{HAKI}" in text


def test_a_file_that_cannot_be_written_is_told(sp: Command, tmp_path: Path) -> None:
    ran = sp("test", HAKI, "--junit", str(tmp_path / "tidak" / "ada.xml"))
    assert ran.code == 2
    assert "SP613" in ran.err
    assert "(folder tidak ada)" in ran.err


def test_survivors_are_told_with_a_case_and_fail(sp: Command) -> None:
    ran = sp("test", "--catalogue", str(GOOD), "--mutate")
    assert ran.code == 1
    assert "tidak ada kasus yang akan gagal bila batas Modal usaha" in ran.out
    assert "kasus yang akan menemukannya" in ran.out
    english = sp("test", "--catalogue", str(GOOD), "--mutate", "--lang", "en", "--json").json["mutation"]
    assert any(s["text"].startswith("no case would fail if the limit") for s in english["survivors"])


def test_the_number_of_processes_may_be_given(sp: Command) -> None:
    assert sp("test", "--catalogue", str(GOOD), "--mutate", "--jobs", "1").code == 1
    ran = sp("test", HAKI, "--mutate", "--jobs", "0")
    assert ran.code == 2
    assert "sp test" in ran.err


def test_a_service_whose_mutants_are_all_found_passes(sp: Command) -> None:
    ran = sp("test", HAKI, "--mutate")
    assert ran.code == 0
    assert " 0 lolos" in ran.out


def test_a_case_that_does_not_exist_fails(sp: Command) -> None:
    ran = sp("test", HAKI, "--case", "zzz")
    assert ran.code == 1
    assert "tidak ada kasus yang memuat `zzz`" in ran.err
