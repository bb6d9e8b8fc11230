"""`sp report`: on the terminal, as a page, as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.workbench import Command

ON = ("--on", "2026-11-27")


def test_it_tells_a_head_of_office_what_can_hurt_and_ends_with_1(sp: Command) -> None:
    ran = sp("report", "depok", *ON)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == "Laporan standar pelayanan: Dinas Koperasi dan Usaha Mikro Kota Depok"
    order = ["Yang dapat merugikan pemohon", "Yang dapat merugikan instansi", "Pertentangan antarlayanan"]
    order += ["Tafsir yang perlu disahkan", "Rancangan bunyi keputusan perubahan"]
    places = [lines.index(heading) for heading in order]
    assert places == sorted(places)


def test_an_agency_that_can_hurt_nobody_ends_with_0(sp: Command, good: Path) -> None:
    assert sp("report", "kota", *ON, "--catalogue", str(good)).code == 0


def test_a_page_folds_what_stands_behind_it(sp: Command, tmp_path: Path) -> None:
    page = tmp_path / "laporan.html"
    ran = sp("report", "kalbar", *ON, "-o", str(page))
    assert (ran.code, ran.out) == (1, "")
    text = page.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert text.index("Yang dapat merugikan pemohon") < text.index("<details>")
    assert "<summary><h2>Rancangan bunyi keputusan perubahan</h2>" in text


def test_markdown_begins_with_its_title_in_the_language_asked_for(sp: Command, tmp_path: Path) -> None:
    page = tmp_path / "report.MD"
    assert sp("report", "palembang", *ON, "--lang", "en", "-o", str(page)).code == 1
    assert page.read_text("utf-8").startswith("# Report on service standards: ")


def test_the_draft_of_a_decree_is_indonesian_in_any_language(sp: Command) -> None:
    def drafted(language: str, heading: str, after: str) -> list[str]:
        out = sp("report", "kalbar", *ON, "--lang", language).out
        return out.partition(f"\n{heading}\n")[2].partition(f"\n{after}\n")[0].splitlines()[2:]

    drafts = drafted("id", "Rancangan bunyi keputusan perubahan", "Yang menyulitkan pembaca")
    assert len(drafts) > 10
    assert drafted("en", "Draft wording for an amending decree", "What hinders readers") == drafts


@pytest.mark.parametrize("name", ["laporan", "laporan.docx"])
def test_a_file_of_another_kind_is_refused_before_anything_is_read(
    sp: Command, tmp_path: Path, name: str
) -> None:
    ran = sp("report", "depok", "-o", str(tmp_path / name))
    assert ran.code == 2
    assert "berakhir dengan .html atau .md" in ran.err
    assert not (tmp_path / name).exists()


def test_an_unknown_agency_is_refused_with_the_nearest_one(sp: Command) -> None:
    ran = sp("report", "depk")
    assert ran.code == 2
    assert "maksud Anda `depok`?" in ran.err


def test_a_file_that_cannot_be_written_is_told(sp: Command, tmp_path: Path) -> None:
    ran = sp("report", "palembang", *ON, "-o", str(tmp_path / "tidak-ada" / "laporan.html"))
    assert ran.code == 2
    assert "SP613" in ran.err
