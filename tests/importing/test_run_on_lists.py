"""Items that run on in one line are told apart by how decrees begin them, and by nothing less."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sp_engine.importing.run_on_lists import beginnings, opening_of


def parts(text: str, *known: str) -> list[str]:
    openings = {opening for one in known if (opening := opening_of(one)) is not None}
    starts = [0, *beginnings(text, openings), len(text)]
    return [text[first:last].strip() for first, last in pairwise(starts)]


@pytest.mark.parametrize(
    "items",
    [
        ["Surat permohonan bermeterai;", "Denah lapak;", "Pas foto pedagang."],
        ["Petugas loket menerima berkas dari pedagang", "Kepala Unit Pasar menandatangani kartu"],
        [
            "Menyampaikan keperluan, mengisi buku tamu",
            "Menyerahkan surat permintaan",
            "Menerima jawaban",
        ],
        [
            "Undang-Undang Nomor 7 Tahun 2014 tentang Perdagangan",
            "Peraturan Daerah Nomor 4 Tahun 2019 tentang Perubahan atas Peraturan Daerah Nomor 2 Tahun 2010",
        ],
        [
            "Jl. Melati No. 5 Teratai",
            "WA : 0812000111",
            "Telepon : (0999) 123456",
            "Email : pasar@teratai.example.id",
        ],
        ["Memahami tata kelola pasar", "Mampu berhitung dengan cepat"],
    ],
)
def test_items_of_one_line_are_told_apart(items: list[str]) -> None:
    assert parts(" ".join(items)) == items


def test_what_begins_an_item_elsewhere_begins_it_here() -> None:
    text = "Petugas mencatat pada daftar lapak Hasil pencatatan dapat berupa karcis"
    assert parts(text) == [text]
    first, _, second = text.partition(" Hasil ")
    assert parts(text, "Hasil pencatatan dapat diambil") == [first, f"Hasil {second}"]


@pytest.mark.parametrize(
    "text",
    [
        "Surat disampaikan kepada Kepala Unit Pasar melalui loket",
        "Pedagang menerima Surat Keterangan Berjualan dari Petugas",
        "Diperiksa oleh Kepala Seksi dan Petugas yang mencatat",
        "Petunjuk Pelaksanaan Peraturan Daerah Nomor 4 Tahun 2019",
        "Ruang tunggu, Meja layanan, Komputer",
    ],
)
def test_a_name_in_capitals_begins_no_item(text: str) -> None:
    assert parts(text) == [text]
