from __future__ import annotations

import pytest

from sp_engine.importing.enumerations import Item
from sp_engine.importing.laid_out_items import is_label, is_laid_out, laid_out_items
from sp_engine.importing.source_blocks import Indent, Line, Stretch


def line(
    text: str, label: float, at: float, marker: str = "", *, bold: bool = False, italic: bool = False
) -> Line:
    where = Indent(label, at)
    return Line(text, Stretch(0, len(text)), marker=marker, bold=bold, italic=italic, indent=where)


def said(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(item.number, item.text) for item in items]


@pytest.mark.parametrize("text", ["1.", "12)", "(a)", "b.", "iv.", "–", "6, 7.", "1.a, 1.b, 2.", "A.1, B."])
def test_numbers_and_bullets_are_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["", "Lt.7", "Nomor 5", "1", "KTP", "Jl."])
def test_words_are_no_labels(text: str) -> None:
    assert not is_label(text)


def test_a_number_within_a_sentence_begins_nothing() -> None:
    lines = [line("Datang ke loket 2. Bawa: a. KTP, b. KK", 0, 20, "1.")]
    assert said(laid_out_items(lines)) == [("1", "Datang ke loket 2. Bawa: a. KTP, b. KK")]


def test_what_hangs_at_the_text_of_an_item_is_below_it() -> None:
    lines = [
        line("Surat", 0, 20, "1."),
        line("asli", 20, 40, "a."),
        line("salinan", 20, 40, "b."),
        line("Foto", 0, 20, "2."),
    ]
    assert said(laid_out_items(lines)) == [("1", "Surat"), ("1.a", "asli"), ("1.b", "salinan"), ("2", "Foto")]


def test_dashes_below_a_number_have_that_number() -> None:
    lines = [line("", 0, 20, "4."), line("KTP", 20, 40, "–"), line("KK", 20, 40, "–")]
    assert said(laid_out_items(lines)) == [("4", "KTP"), ("4", "KK")]


def test_a_bold_line_with_a_colon_heads_what_follows() -> None:
    lines = [line("Rincian:", 0, 0, bold=True), line("Kepala", 0, 20, "–")]
    (item,) = laid_out_items(lines)
    assert (item.heading, item.text) == ("Rincian", "Kepala")


def test_a_remark_is_kept_apart_also_where_it_goes_on_over_the_page() -> None:
    lines = [
        line("KTP", 0, 20, "1."),
        line("Bila: pemohon", 20, 20, italic=True),
        line("dewasa", 20, 20, italic=True),
        line("asli", 20, 20),
    ]
    (item,) = laid_out_items(lines)
    assert (item.text, item.remarks) == ("KTP asli", ("Bila: pemohon dewasa",))


def test_a_file_is_laid_out_where_nearly_all_numbers_hang() -> None:
    hanging = [line("KTP", 0, 20, "1.")] * 20
    typed = [line("2. KK", 0, 0)]
    assert is_laid_out(hanging + typed)
    assert not is_laid_out(hanging[:2] + typed)
    assert not is_laid_out([line("Gratis", 0, 0)])
