"""A draft validates whatever the digits of a file; what cannot be read keeps its words and a mark."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from importing.test_plain_decree import FIXTURES, imported

from sp_engine.authoring import tried
from sp_engine.importing.durations_and_figures import amounts_in, has_broken_amount

CELLS = {
    "Gratis": "Rp5.000 per kartu, Rp25.000,00 (dua puluh lima ribu rupiah) per keluarga",
    "2 (dua) hari kerja": "1. Cek 15 (lima belas) menit 2. Cetak 2 s/d 3 hari kerja 3. Kirim 1 x 24 jam",
    "2 orang": "12 (dua belas) orang, terdiri dari: a. Kasi 1 orang b. Petugas 11 orang",
    "1. Fotokopi KTP 2. Pas foto 2 lembar 3. Mengisi formulir keanggotaan": (
        "1. Usia 17 (tujuh belas) - 35 tahun 2. Modal paling banyak Rp50.000.000 3. Pas foto 3 (tiga) lembar"
    ),
    "Surel: buku@seruni.example.id": "WA 0812-0000-0000, ditanggapi paling lama 14 (empat belas) hari kerja",
}
DAMAGE = (" ", ".", ",", "O", "l", "-", "<br>", "0", "9")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Rp5.000", [5000]),
        ("Rp. 5.000,00 (lima ribu rupiah)", [5000]),
        ("Rp 10.000.- per lembar, Rp7500,- per buku", [10_000, 7500]),
        ("Rp1,5 juta sampai Rp 2 miliar", [1_500_000, 2_000_000_000]),
        ("Rp0,-", [0]),
    ],
)
def test_amounts_are_read_as_they_are_written(text: str, amounts: list[int]) -> None:
    assert amounts_in(text) == amounts
    assert not has_broken_amount(text)


@pytest.mark.parametrize(
    "text", ["Rp5.0 00", "Rp5.00", "Rp5 000", "Rp1O.000", "Rp5,000", "Rp1..000", "Rp.50.00,-"]
)
def test_a_broken_amount_is_no_amount(text: str) -> None:
    assert amounts_in(text) == []
    assert has_broken_amount(text)


def drafted(folder: Path, cells: dict[str, str]) -> str:
    """Return the first service of the libraries' decree with other cells, once it validates."""
    text = (FIXTURES / "perpustakaan.md").read_text(encoding="utf-8")
    for before, after in cells.items():
        text = text.replace(f"| {before} |", f"| {after} |", 1)
    folder.mkdir()
    path = folder / "rusak.md"
    path.write_text(text, encoding="utf-8")
    draft = imported(path, folder / "katalog")
    errors = tried(folder / "katalog", draft.texts).errors
    assert not errors, (cells, errors[0])
    return next(document for place, document in draft.texts.items() if place.name == "kartu-anggota.yaml")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (
            "Gratis",
            "Rp5.0 00",
            "tidak_diatur: true  # periksa: jumlahnya tidak terbaca sebagai satu angka: Rp5.0 00",
        ),
        (
            "2 (dua) hari kerja",
            "2 (tiga) hari kerja",
            "nama: 2 (tiga) hari kerja  # periksa: tidak ada angka",
        ),
        ("2 (dua) hari kerja", "Paling cepat 2 hari kerja", "nama: Paling cepat 2 hari kerja  # periksa"),
        ("2 (dua) hari kerja", "Cetak 1 5 menit", "paling_lama: 5 menit  # periksa: Cetak 1 5 menit"),
        (
            "2 orang",
            "2 (tiga) orang",
            "jumlah_pelaksana:\n    uraian: 2 (tiga) orang  # periksa: tidak ada angka",
        ),
    ],
)
def test_what_is_not_read_keeps_its_words_and_a_mark(
    before: str, after: str, kept: str, tmp_path: Path
) -> None:
    assert kept in drafted(tmp_path / "satu", {before: after})


def test_a_draft_of_damaged_digits_validates(tmp_path: Path) -> None:
    chance = random.Random(20261128)
    for number in range(6):
        cells = {before: damaged(text, chance) for before, text in CELLS.items()}
        drafted(tmp_path / str(number), cells)


def damaged(text: str, chance: random.Random) -> str:
    """Return a text in which something was put before two digits, or in their place."""
    for _ in range(2):
        at = chance.choice([found.start() for found in re.finditer(r"\d", text)])
        text = f"{text[:at]}{chance.choice(DAMAGE)}{text[at + chance.randint(0, 1) :]}"
    return text
