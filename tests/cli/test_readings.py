"""`sp readings`: the readings of an agency, those that can change a decision first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli.workbench import Command
from deciding.read_service import service_with
from deciding.test_other_readings import FACT, FREE, PRODUCT, RATIFIED, SLOWER, domicile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "katalog"


def test_a_reading_is_listed_with_what_its_others_would_change_in_the_cases(
    sp: Command, folder: Path
) -> None:
    service_with(folder, domicile(FREE))
    ran = sp("readings", "kota", "--catalogue", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert "Tafsir yang dapat mengubah hasil (1)" in ran.out
    assert "tertulis: “usaha di Kota Contoh”" in ran.out
    assert "bacaan lain – di mana pun: mengubah hasil 1 dari 5 keputusan dalam kasus" in ran.out
    assert "disahkan: belum" in ran.out
    assert "1 tafsir: 1 dapat mengubah hasil, 0 hanya biaya atau tenggat; 0 sudah disahkan." in ran.out


NO_FURTHER = """\
@ kota/2024/surat.yaml
       syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+      sifat: diutamakan
+      tafsir:
+        - id: batas
+          tertulis: paling banyak
+          dibaca: seluruh modal
+          alasan: Sebab.
+          bacaan_lain:
+            - {id: dua, uraian: dua miliar, syarat: {fakta: modal_usaha, paling_banyak: Rp2.000.000.000}}
"""


def test_what_can_change_an_outcome_comes_before_what_can_change_only_a_date(
    sp: Command, folder: Path
) -> None:
    service_with(folder, NO_FURTHER + domicile(FREE) + SLOWER)
    told = sp("readings", "kota", "--catalogue", str(folder), "--lang", "en").out
    assert re.findall(r"^Readings that .*|^  \? .*", told, re.MULTILINE) == [
        "Readings that can change an outcome (1)",
        "  ? kota/surat · Requirements: domisili · letak",
        "Readings that can change only a fee or a due date (1)",
        "  ? kota/surat · Service time: pemeriksaan · hari",
        "Readings that change no decision (1)",
        "  ? kota/surat · Requirements: modal · batas",
    ]
    assert "changes the due date of 5 of 5 decisions of the cases" in told
    assert "changes the outcome of 1 of 5 decisions of the cases" in told
    assert "changes none of 5 decisions of the cases" in told


def test_a_reading_that_is_the_same_rule_is_refused_with_its_document(sp: Command, folder: Path) -> None:
    service_with(folder, domicile(FREE))
    path = folder / "kota/2024/surat.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "tidak_disyaratkan: true", "syarat: {fakta: wilayah_usaha, termasuk: [kota-contoh]}"
        ),
        encoding="utf-8",
    )
    ran = sp("readings", "--catalogue", str(folder))
    assert ran.code == 2  # it is the same: the document itself is refused
    assert "SP234" in ran.err


def test_who_ratified_a_reading_is_told(sp: Command, folder: Path) -> None:
    service_with(folder, domicile(FREE, RATIFIED))
    assert (
        "ratified: Kepala Dinas, 2 February 2024"
        in sp("readings", "--catalogue", str(folder), "--lang", "en").out
    )


def test_the_readings_are_data_too(sp: Command, folder: Path) -> None:
    service_with(folder, domicile(FREE))
    ran = sp("readings", "kota/surat", "--catalogue", str(folder), "--json")
    (reading,) = json.loads(ran.out)["readings"]
    assert reading["at"] == {"component": "persyaratan", "part": "domisili"}
    assert (reading["ratified"], reading["can_change"], reading["decisions"]) == (None, ["outcome"], 5)
    assert reading["alternatives"] == [
        {
            "id": "bebas",
            "text": "di mana pun",
            "changed": {"outcome": 1, "fee": 0, "due_date": 0},
            "undetermined": 0,
            "can_change": ["outcome"],
            "proven": True,
        }
    ]


def test_without_readings_it_says_so(sp: Command, folder: Path) -> None:
    service_with(folder, "")
    ran = sp("readings", "--catalogue", str(folder))
    assert (ran.code, ran.out) == (0, "")
    assert "Tidak ada tafsir yang tercatat." in ran.err


def test_an_unknown_place_is_refused_with_the_name_that_is_near(sp: Command, folder: Path) -> None:
    service_with(folder, "")
    ran = sp("readings", "kotta", "--catalogue", str(folder))
    assert ran.code == 2
    assert "kota" in ran.err


FACTS = ("wilayah_usaha=kota-contoh", "modal_usaha=500000000", "dikuasakan=tidak", "skala_usaha=mikro")


def checked(sp: Command, folder: Path) -> str:
    stated = [word for fact in FACTS for word in ("--set", fact)]
    at = ("--received", "2024-03-04T10:00")
    return str(sp("check", "kota/surat", "--catalogue", str(folder), *at, *stated, "--all").out)


def test_a_check_counts_readings_that_change_nothing_and_says_that_all_agree(
    sp: Command, folder: Path
) -> None:
    service_with(folder, domicile(FREE))
    told = checked(sp, folder)
    assert "Hasilnya sama menurut setiap tafsir." in told
    assert "Tafsir yang tidak mengubah keputusan ini: 1" in told


def test_a_check_counts_apart_what_depends_on_facts_that_only_another_reading_looks_at(
    sp: Command, folder: Path
) -> None:
    service_with(folder, FACT + domicile(PRODUCT))
    told = checked(sp, folder)
    assert "Tafsir yang bergantung pada fakta yang hanya dilihat bacaan lain: 1" in told
    assert "tidak mengubah" not in told


def test_where_only_a_date_depends_on_a_reading_nothing_is_said_to_be_the_same(
    sp: Command, folder: Path
) -> None:
    service_with(folder, SLOWER)
    told = checked(sp, folder)
    assert "Keputusan ini bergantung pada tafsir yang belum disahkan:" in told
    assert "menurut bacaan lain – sembilan hari kerja: DISETUJUI, tenggat lain" in told
    assert "Hasilnya sama" not in told
