"""The measure of an import counts an item right by named rules, and forgives no more than they say."""

from __future__ import annotations

import pytest
from importing.items_compared import Rule, right_items

from sp_engine.importing.standard_items import StandardItem


def item(number: str, text: str, group: str = "", above: str = "") -> StandardItem:
    return StandardItem((number,) if number else (), text, group, above)


def rules(mine: list[StandardItem], other: list[StandardItem]) -> list[Rule | None]:
    return [rule for _, rule in right_items(mine, other)]


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("Fotokopi kartu keluarga", "Foto copy Kartu Keluarga"),
        ("Pas foto 3 lembar", "Pas foto 3 (tiga) lembar"),
        ("Modal paling sedikit Rp2.000.000", "Modal paling sedikit Rp2.000.000,00 (dua juta rupiah)"),
        ("Laporan rapat anggota tahunan (RAT)", "Laporan RAT"),
        ("Perjanjian kerja sama", "Perjanjian kerjasama"),
        ("Memiliki lapak di pasar rakyat", "Memilki lapak di pasar rakyet"),
    ],
)
def test_another_spelling_is_the_same_item(mine: str, other: str) -> None:
    assert rules([item("1", mine)], [item("1", other)]) == [Rule.WORDS]


def test_another_number_is_another_item() -> None:
    assert rules([item("1", "Denah lapak")], [item("2", "Denah lapak")]) == [None]


def test_what_is_not_there_is_wrong() -> None:
    mine = [item("1", "Denah lapak"), item("2", "Pas foto"), item("", "Gratis")]
    assert rules(mine, [item("1", "Denah lapak")]) == [Rule.WORDS, None, None]


def test_words_of_the_heading_count_where_people_write_them_into_the_item() -> None:
    other = [item("a.1", "Memuat tanda tangan", above="Surat lamaran kios dari pedagang")]
    assert rules([item("a.1", "Surat lamaran memuat tanda tangan")], other) == [Rule.HEADING]


def test_a_heading_alone_makes_no_item_right() -> None:
    other = [item("a.1", "Pas foto", above="Surat lamaran kios dari pedagang")]
    assert rules([item("a.1", "Surat lamaran kios dari pedagang")], other) == [None]


def test_a_heading_that_people_keep_as_an_item_is_right() -> None:
    other = [item("B.1", "Petugas menjawab", above="Permohonan lewat surel")]
    assert rules([item("B", "Permohonan lewat surel")], other) == [Rule.HEADING]


def test_a_sentence_that_people_wrote_as_two_conditions_counts_its_words_once() -> None:
    mine = [item("4", "Laporan penjualan"), item("4", "Laporan penjualan dua tahun terakhir")]
    assert rules(mine, [item("4", "Laporan penjualan dua tahun terakhir")]) == [Rule.JOINED, Rule.WORDS]


def test_a_step_may_have_the_words_of_one_box_of_the_chart() -> None:
    mine = [item("2", "Mencatat permohonan dengan membuka daftar lapak kosong")]
    boxes = ["Membuka daftar lapak kosong", "Selesai"]
    (right,) = right_items(mine, [item("2", "Mencatat permohonan")], boxes)
    assert right[1] is Rule.CHART


def test_a_step_that_only_the_chart_has_may_stand_without_a_number() -> None:
    assert rules([item("", "Membuka daftar lapak")], [item("bagan", "Membuka daftar lapak")]) == [Rule.WORDS]


def test_a_word_is_the_same_with_other_affixes() -> None:
    assert rules([item("3", "Memberi nomor surat")], [item("3", "Pemberian nomor surat")]) == [Rule.ROOTS]
    assert rules([item("3", "Memberi nomor surat")], [item("3", "Penolakan nomor surat")]) == [None]


def test_one_item_without_a_number_makes_only_one_right() -> None:
    mine = [item("", "Kotak saran"), item("", "Kotak saran")]
    assert rules(mine, [item("", "Kotak saran")]) == [Rule.WORDS, None]
