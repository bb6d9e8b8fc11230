"""A scan is read through its dirt: marks cleaned away, lines put together, lost numbers counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from importing.layouts import written

from sp_engine.importing.enumerations import items_of
from sp_engine.importing.reading_files import read_decree_file
from sp_engine.importing.scanned_text import cleaned, is_scanned
from sp_engine.importing.source_blocks import Block, Line, Stretch, lines_in
from sp_engine.importing.wrapped_lines import unwrapped


def scanned(*texts: str) -> list[Line]:
    lines, start = [], 0
    for text in texts:
        lines.append(Line(text, Stretch(start, start + len(text)), wrapped=True, misread=True))
        start += len(text) + 1
    return lines


def clean(*texts: str) -> list[str]:
    blocks: list[Block] = [replace(line, wrapped=False, misread=False) for line in scanned(*texts)]
    return [line.text for line in lines_in(tuple(cleaned(blocks)[0]))]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in unwrapped(lines)]


def numbers(*texts: str) -> list[tuple[str, str]]:
    return [
        (f"{item.number}?" if item.counted else item.number, item.text) for item in items_of(scanned(*texts))
    ]


def test_a_text_with_rulings_is_a_scan_and_a_tidy_one_is_none() -> None:
    assert read_decree_file("a.txt", written("a scanned page", "txt")).dirt
    tidy = read_decree_file("a.txt", written("numbered sections", "txt"))
    assert not is_scanned(tidy.blocks)
    assert not tidy.dirt


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("| Denah lapak |", "Denah lapak"),
        ("~» Denah lapak", "Denah lapak"),
        ("I. Denah lapak", "1. Denah lapak"),
        ("2, Denah lapak", "2. Denah lapak"),
        (". Denah lapak", "- Denah lapak"),
        ("Alamat J1. Melati 4", "Alamat Jl. Melati 4"),
        ("https://pasar.go.1d/kios", "https://pasar.go.id/kios"),
        ("selama 3 Han Kena", "selama 3 hari kerja"),
        ("' 4. | Biaya/Tarif | Gratis", "Biaya/Tarif  Gratis"),
    ],
)
def test_marks_and_misread_letters_are_cleaned(given: str, read: str) -> None:
    assert clean(given) == [read]


def test_a_label_word_that_only_begins_a_list_is_no_label() -> None:
    assert clean("Produk, foto, alamat toko") == ["Produk, foto, alamat toko"]


def test_dirt_is_told_apart_from_rare_words() -> None:
    blocks: list[Block] = list(scanned("Denah lapak", "o S Nl", "xkqw", "Hijau", "¥~8", "3 orang", "|"))
    words, dirt = cleaned(blocks)
    assert [line.text for line in dirt] == ["o S Nl", "xkqw", "¥~8"]
    assert [line.text for line in lines_in(tuple(words))] == ["Denah lapak", "Hijau", "3 orang"]


def test_a_line_goes_on_where_the_next_word_would_not_have_fitted() -> None:
    page = scanned(
        "Surat keterangan berjualan dari kepala",
        "Pasar Rakyat Teratai",
        "Denah lapak",
        "Pas foto pedagang yang masih baru",
    )
    assert paragraphs(page) == [
        "Surat keterangan berjualan dari kepala Pasar Rakyat Teratai",
        "Denah lapak",
        "Pas foto pedagang yang masih baru",
    ]


def test_a_line_goes_on_after_a_word_that_ends_nothing_and_inside_brackets() -> None:
    page = scanned("Surat kuasa dari", "Pemilik lapak (nama,", "Alamat, dan", "Telepon) bermeterai sekali")
    assert len(paragraphs(page)) == 1


def test_numbers_that_were_lost_between_two_that_were_read_are_counted() -> None:
    found = numbers(
        "1. Pedagang mengisi formulir:",
        "Formulir A untuk lapak",
        "Formulir B untuk kios",
        "Petugas memeriksa formulir itu",
        "3. Kepala pasar memberi nomor",
    )
    assert found == [
        ("1", "Pedagang mengisi formulir: Formulir A untuk lapak Formulir B untuk kios"),
        ("2?", "Petugas memeriksa formulir itu"),
        ("3", "Kepala pasar memberi nomor"),
    ]


def test_a_number_without_its_point_is_read_where_it_is_due() -> None:
    assert numbers("1. Surat permohonan", "2 Surat kuasa", "4 Ruangan kosong") == [
        ("1", "Surat permohonan"),
        ("2", "Surat kuasa 4 Ruangan kosong"),
    ]


def test_a_number_of_the_gazette_begins_no_item() -> None:
    found = numbers(
        "1. Undang-Undang Nomor 7 Tahun 2014",
        "tentang Perdagangan (Lembaran Nomor",
        "45. Tambahan Lembaran Negara 5512);",
        "2. Peraturan Daerah Nomor 4 Tahun 2019",
    )
    assert [number for number, _ in found] == ["1", "2"]
