"""`sp screen`: what stands on one screen, in full and as JSON, in both languages, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli.workbench import Command
from jsonschema import Draft202012Validator
from screening.case_applicants import case_applicants

from sp_engine import Catalogue, screen
from sp_engine.documents.schema_files import schema
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.screening import screening_dict, screening_section
from sp_engine.presenting.text import text_lines
from sp_engine.words.language import Language

DAY = date(2026, 3, 16)
AT = ("--received", "2026-03-16T10:00")
LANGUAGES: tuple[Language, ...] = ("id", "en")


def refusals(data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema("penapisan")).iter_errors(data)]


def test_every_applicant_of_the_cases_fits_a_terminal_of_80_by_24_and_the_schema(
    catalogue: Catalogue,
) -> None:
    for applicant in case_applicants(catalogue, every=15):
        screening = screen(catalogue, applicant.facts, received=applicant.received)
        for language in LANGUAGES:
            section = screening_section(screening, language, everything=False)
            lines = [*text_lines(section, Screen(80, colour=False))]
            assert len(lines) < 24, (applicant.name, "\n".join(lines))
            assert max(map(len, lines)) <= 80
        assert refusals(json.loads(json.dumps(screening_dict(screening, "en")))) == []


def test_the_screen_says_what_is_open_what_opens_the_rest_the_ways_and_what_is_closed(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    given = facts_file(sp("example", "depok/keterangan-umkm-binaan").out)
    ran = sp("screen", "--facts", given, *AT, "--set", "nomor_member_dkerens=null", "--agency", "depok")
    assert ran.code == 0
    first, moment, *lines = ran.out.splitlines()
    assert first.startswith("11 layanan: ")
    assert moment == "Senin, 16 Maret 2026 pukul 10.00 WIB"
    assert "  - depok/keterangan-umkm-binaan: 1 lagi – nomor member DKerens" in lines
    way = "  - depok/dkerens → keterangan-umkm-binaan: paling lambat 30 Maret 2026"
    assert way in lines
    english = sp("screen", "--facts", given, *AT, "--set", "modal_usaha=Rp5.000.000.000", "--lang", "en")
    assert "Closed:" in english.out
    assert "Business capital Rp5.000.000.000 exceeds Rp1.000.000.000 (requirements" in english.out


def test_in_full_every_service_has_all_that_is_lacking_and_every_reason(sp: Command) -> None:
    ran = sp("screen", "--all", *AT, "--agency", "depok", "--set", "modal_usaha=Rp5.000.000.000")
    told = ran.out
    assert "sebutkan nomor member DKerens, diperoleh dari layanan depok/dkerens" in told
    assert "… dan" not in told
    assert sum("lagi" in line for line in told.splitlines()) >= 9
    whole = sp("check", "depok/rekomendasi-haki", *AT, "--set", "modal_usaha=Rp5.000.000.000").out
    assert "Modal usaha Rp5.000.000.000 melebihi Rp1.000.000.000" in whole
    assert "Modal usaha Rp5.000.000.000 melebihi Rp1.000.000.000" in told


def test_a_fact_that_no_service_asks_for_is_told_and_the_rest_is_screened(
    sp: Command, catalogue: Catalogue, facts_file: Callable[..., str]
) -> None:
    asked = {name for service in catalogue.services(on=DAY) for name in service.standard.facts}
    unasked = next(name for name in catalogue.files.vocabulary() if name not in asked and "." not in name)
    ran = sp("screen", "--facts", facts_file(f"{unasked}: ya\n"), *AT)
    assert ran.code == 0
    assert "fakta.yaml:1:1  peringatan SP427" in ran.err
    assert "31 layanan" in ran.out


def test_an_answer_of_which_another_would_do_is_told_as_one_and_a_number_is_asked_for(sp: Command) -> None:
    told = " ".join(sp("screen", "--all", *AT, "--agency", "pasuruan", "--lang", "en").out.split())
    assert "is answered SP4N-LAPOR! app; another answer asks for other things" in told
    assert "- state: business identification number (NIB) (13 digits)" in told


def test_words_narrow_what_is_told(sp: Command) -> None:
    ran = sp("screen", "haki", *AT)
    assert ran.out.splitlines()[0].startswith("1 layanan: ")
    nothing = sp("screen", "zzz", *AT)
    assert (nothing.code, nothing.out) == (0, "")
    assert "tidak ada layanan yang memuat kata zzz" in nothing.err
    assert refusals(sp("screen", "zzz", "--json", *AT).json) == []


def test_the_shells_agency_narrows_it_until_all_are_asked_for(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SP_AGENCY", "palembang")
    assert sp("screen", *AT).out.startswith("2 layanan")
    assert sp("screen", "--agency", "depok", *AT).out.startswith("11 layanan")
    assert sp("screen", "--all-agencies", *AT).out.startswith("31 layanan")


def test_facts_that_were_written_for_one_service_are_screened_for_all(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    given = facts_file(sp("example", "depok/rekomendasi-haki", "--json").out, "fakta.json")
    ran = sp("screen", "--facts", given, "--json")
    data = ran.json
    assert refusals(data) == []
    (haki,) = (one for one in data["services"] if one["service"] == "depok/rekomendasi-haki")
    assert haki["access"] == "open"
    assert "saat yang tertulis dalam berkas" in ran.err
    untouched = facts_file(sp("example", "depok/rekomendasi-haki").out)
    assert "CONTOH" in sp("screen", "--facts", untouched, *AT).err


def broken(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield command lines of which none can be answered."""
    for name, text in {
        "teks.yaml": b"modal_usaha\n",
        "daftar.yaml": b"- 1\n",
        "kosong.yaml": b"",
        "biner.yaml": bytes(range(256)),
        "ganda.yaml": b"nib: 1\nnib: 2\n",
        "salah.yaml": b"modal_usah: 5\n",
        "nilai.yaml": b"modal_usaha: banyak\n",
    }.items():
        (folder / name).write_bytes(text)
        yield "--facts", str(folder / name)
    yield "--facts", str(folder / "tidak-ada.yaml")
    yield "--facts", str(folder)
    yield "--agency", "depk"
    yield "--received", "kemarin"
    yield "--received", "2026-13-45T10:00"
    yield "--after", "penetepan"
    yield "--set", "modal_usaha"
    yield ("--frobnicate",)
    yield "--catalogue", str(folder / "tidak-ada")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_answered_is_refused_with_where_what_why_and_how(
    sp: Command, tmp_path: Path, language: Language
) -> None:
    how = {"id": "perbaiki:", "en": "fix:"}[language]
    for arguments in broken(tmp_path):
        ran = sp("screen", *arguments, "--lang", language)
        assert (ran.code, ran.out) == (2, ""), arguments
        assert how in ran.err, arguments
        assert "Traceback" not in ran.err
        as_json = sp("screen", *arguments, "--lang", language, "--json")
        assert as_json.code == 2
        assert as_json.json["errors"] >= 1, arguments
