"""`sp explain`: a code, a family of codes, a word, and what is none of them."""

from pathlib import Path

import pytest
from cli.workbench import Command

from sp_engine.words import all_codes


@pytest.mark.parametrize("written", ["SP204", "sp204", "204", "SP-204"])
def test_a_code_is_known_however_it_is_written(sp: Command, written: str) -> None:
    assert sp("explain", written).out.startswith("SP204  Fakta tidak dikenal")


def test_a_family_is_listed_by_its_first_digit(sp: Command) -> None:
    out = sp("explain", "SP7").out
    assert out.startswith("Kesalahan di dalam\n  SP701  ")
    assert "SP6" not in out


def test_without_a_code_all_are_listed_by_family(sp: Command) -> None:
    out = sp("explain", "--lang", "en").out
    assert "Files that cannot be read\n  SP101  " in out
    assert "\n\nCases\n  SP501  " in out


def test_a_word_leads_to_the_codes_about_it(sp: Command) -> None:
    ran = sp("explain", "konflik")
    assert ran.code == 2
    assert "perbaiki: tentang konflik: `SP115`" in ran.err


def test_blanks_of_a_sentence_are_shown_as_such(sp: Command) -> None:
    out = sp("explain", "SP101").out
    assert "{" not in out.partition("salah:")[0]
    assert "pesan:" not in out  # it is what the place says, and nothing else


def test_the_page_of_a_code_is_named_and_is_there(sp: Command) -> None:
    assert "halaman: docs/reference/kode.md#sp204" in " ".join(sp("explain", "SP204").out.split())
    assert "page: docs/reference/kode.md#sp204" in " ".join(
        sp("explain", "SP204", "--lang", "en").out.split()
    )
    assert sp("explain", "SP204", "--json").json["page"] == "docs/reference/kode.md#sp204"
    page = (Path(__file__).parents[2] / "docs/reference/kode.md").read_text(encoding="utf-8")
    assert all(f"(#{code.lower()})" in page for code in all_codes())
