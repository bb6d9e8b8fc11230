"""A list is read from running text by the numbers that it expects."""

from __future__ import annotations

import pytest

from sp_engine.importing.enumerations import items_of
from sp_engine.importing.source_blocks import Line, Stretch


def read(*texts: str) -> list[tuple[str, str]]:
    lines, start = [], 0
    for text in texts:
        lines.append(Line(text, Stretch(start, start + len(text))))
        start += len(text) + 1
    return [(item.number, item.text) for item in items_of(lines)]


def test_a_letter_at_the_end_of_the_word_before_begins_the_item_that_is_due() -> None:
    assert read("a. Meja tamu, musholab. Kursi rodac. Papan antrean") == [
        ("a", "Meja tamu, mushola"),
        ("b", "Kursi roda"),
        ("c", "Papan antrean"),
    ]


def test_a_number_right_after_a_full_stop_begins_the_item_that_is_due() -> None:
    assert read("1. Surat kuasa.2. Denah lapak.3. Pas foto") == [
        ("1", "Surat kuasa."),
        ("2", "Denah lapak."),
        ("3", "Pas foto"),
    ]


def test_the_last_letter_of_a_sentence_is_no_number_where_the_number_itself_follows() -> None:
    letters = [f"{letter}. Berkas {letter * 3}" for letter in "abcdef"]
    text = " ".join([*letters, "g. Bukti yang sah. Dibawa sendiri h. Materai"])
    assert read(text)[-2:] == [("g", "Bukti yang sah. Dibawa sendiri"), ("h", "Materai")]


@pytest.mark.parametrize(
    "text", ["Gedung C Lt.7. Ruang 2", "Loket No.1. Jalan Melati", "Perda Tahun 2012. Berlaku"]
)
def test_a_figure_that_no_list_expects_begins_no_item(text: str) -> None:
    assert read(text) == [("", text)]
