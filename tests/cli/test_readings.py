"""`sp readings`: the readings of an agency, those that can change a decision first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.workbench import Command
from deciding.read_service import service_with
from deciding.test_other_readings import FREE, RATIFIED, domicile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "katalog"


def test_a_reading_is_listed_with_what_its_others_would_change_in_the_cases(
    sp: Command, folder: Path
) -> None:
    service_with(folder, domicile(FREE))
    ran = sp("readings", "kota", "--catalogue", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert "Tafsir yang dapat mengubah keputusan (1)" in ran.out
    assert "tertulis: “usaha di Kota Contoh”" in ran.out
    assert "bacaan lain – di mana pun: mengubah 1 dari 5 keputusan dalam kasus" in ran.out
    assert "disahkan: belum" in ran.out
    assert "1 tafsir: 1 dapat mengubah keputusan, 0 sudah disahkan." in ran.out


def test_a_reading_that_is_the_same_rule_for_everybody_can_change_nothing(sp: Command, folder: Path) -> None:
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
    assert (reading["ratified"], reading["can_decide"], reading["decisions"]) == (None, True, 5)
    assert reading["alternatives"] == [
        {"id": "bebas", "text": "di mana pun", "changed": 1, "undetermined": 0, "can_change": True}
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
