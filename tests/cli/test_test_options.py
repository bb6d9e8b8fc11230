"""`sp test` with its options: what is printed, written and returned."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

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


def test_a_failing_case_shows_expected_beside_found_and_the_formula_leaf_by_leaf(sp, failing):
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


def test_the_junit_file_names_each_case_and_each_failure(sp, failing, tmp_path):
    file = tmp_path / "hasil.xml"
    assert sp("test", "--catalogue", failing, "--junit", str(file)).code == 1
    root = ElementTree.parse(file).getroot()
    assert (root.tag, root.get("failures")) == ("testsuites", "1")
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    (failed,) = [case for case in cases if case.find("failure") is not None]
    assert failed.get("name") == "modal terlalu besar ditolak"
    assert "Rp1.000.000.001" in "".join(f.get("message", "") for f in failed.findall("failure"))


def test_only_cases_whose_name_contains_the_text_are_run(sp):
    data = sp("test", HAKI, "--case", "OMZET", "--json").json
    names = [case["name"] for case in data["services"][0]["cases"]]
    assert names
    assert all("omzet" in name.casefold() for name in names)
    assert data["findings"] == []
    assert sp("test", HAKI, "--case", "omzet", "--mutate").code == 2


@pytest.mark.parametrize(("threshold", "code"), [("100", 1), ("99.5", 1), ("0", 0)])
def test_coverage_below_the_threshold_fails(sp, threshold, code):
    ran = sp("test", "--catalogue", str(GOOD), "--threshold", threshold)
    assert ran.code == code
    assert "bila tidak terpenuhi" in ran.out
    assert "surat.yaml:" in ran.out


def test_coverage_as_json_says_where_every_part_stands(sp):
    data = sp("test", HAKI, "--coverage", "--json").json["coverage"]
    assert data["decided"] == data["total"]
    assert data["percent"] == "100.0"
    for part in data["services"][0]["parts"]:
        assert part["decided"] is bool(part["cases"])
        assert part["decided"] or part["excuse"]
        assert 1 <= part["line"] <= part["end_line"]


def test_the_coverage_page_is_written(sp, tmp_path):
    file = tmp_path / "cakupan.html"
    assert sp("test", HAKI, "--html", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "paling_banyak: Rp1.000.000.000" in text


def test_a_file_that_cannot_be_written_is_told(sp, tmp_path):
    ran = sp("test", HAKI, "--junit", str(tmp_path / "tidak" / "ada.xml"))
    assert ran.code == 2
    assert "tidak dapat menulis" in ran.err


def test_survivors_are_told_with_a_case_and_fail(sp):
    ran = sp("test", "--catalogue", str(GOOD), "--mutate")
    assert ran.code == 1
    assert "tidak ada kasus yang akan gagal bila batas Modal usaha" in ran.out
    assert "kasus yang akan menemukannya" in ran.out
    english = sp("test", "--catalogue", str(GOOD), "--mutate", "--lang", "en", "--json").json["mutation"]
    assert any(s["text"].startswith("no case would fail if the limit") for s in english["survivors"])


def test_a_service_whose_mutants_are_all_found_passes(sp):
    ran = sp("test", HAKI, "--mutate")
    assert ran.code == 0
    assert " 0 lolos" in ran.out


def test_a_case_that_does_not_exist_fails(sp):
    ran = sp("test", HAKI, "--case", "zzz")
    assert ran.code == 1
    assert "tidak ada kasus yang memuat `zzz`" in ran.err
