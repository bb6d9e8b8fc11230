"""The figures of a sentence: read, told from numbers that only name something, and written anew."""

from fractions import Fraction

import pytest

from sp_engine.words.figure_text import figure_in_words, rewritten_figure
from sp_engine.words.figures import Bound, Figure, Measure, figures_in
from sp_engine.words.language import Language

MONEY, TIME, COUNT = Measure.MONEY, Measure.TIME, Measure.COUNT


def told(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.number, figure.unit, figure.bound


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Modal usaha paling banyak Rp1.000.000.000", [(MONEY, 10**9, "", Bound.AT_MOST)]),
        ("Business capital of at most Rp1.000.000.000", [(MONEY, 10**9, "", Bound.AT_MOST)]),
        ("Modal paling banyak Rp1 miliar", [(MONEY, 10**9, "", Bound.AT_MOST)]),
        ("Modal Rp2,5 miliar", [(MONEY, 2_500_000_000, "", None)]),
        ("paling sedikit satu miliar rupiah", [(MONEY, 10**9, "", Bound.AT_LEAST)]),
        ("Rp100.000,- (seratus ribu rupiah)", [(MONEY, 100_000, "", None)]),
        ("Rp1-2 miliar", [(MONEY, 10**9, "", Bound.AT_LEAST), (MONEY, 2 * 10**9, "", Bound.AT_MOST)]),
        ("Rencana kerja 3 (tiga) tahun", [(TIME, 3, "tahun", None)]),
        ("lima hari kerja", [(TIME, 5, "hari kerja", None)]),
        (
            "1 s.d. 5 hari kerja",
            [(TIME, 1, "hari kerja", Bound.AT_LEAST), (TIME, 5, "hari kerja", Bound.AT_MOST)],
        ),
        ("Berusia 17-34 tahun", [(TIME, 17, "tahun", Bound.AT_LEAST), (TIME, 34, "tahun", Bound.AT_MOST)]),
        ("Aged 17 to 34", [(TIME, 17, "tahun", Bound.AT_LEAST), (TIME, 34, "tahun", Bound.AT_MOST)]),
        ("usia di bawah 35 tahun", [(TIME, 35, "tahun", Bound.LESS_THAN)]),
        ("not older than 1 year", [(TIME, 1, "tahun", Bound.AT_MOST)]),
        ("ditangani 2 x 24 jam", [(TIME, 48, "jam", None)]),
        ("Minimal 20 (dua puluh) orang anggota", [(COUNT, 20, "orang", Bound.AT_LEAST)]),
        ("100 orang atau lebih", [(COUNT, 100, "orang", Bound.AT_LEAST)]),
        ("tidak lebih dari 10.000 orang", [(COUNT, 10_000, "orang", Bound.AT_MOST)]),
        (
            "between 5 and 10 people",
            [(COUNT, 5, "people", Bound.AT_LEAST), (COUNT, 10, "people", Bound.AT_MOST)],
        ),
        ("NIB (13 digit)", [(COUNT, 13, "digit", None)]),
        ("bunga 2,5%", [(Measure.PERCENT, Fraction(5, 2), "", None)]),
        ("tahun 2024", [(Measure.CALENDAR_YEAR, 2024, "", None)]),
    ],
)
def test_a_figure_is_read_with_its_unit_and_bound(sentence: str, figures: list[tuple[object, ...]]) -> None:
    assert [told(figure) for figure in figures_in(sentence)] == figures


@pytest.mark.parametrize(
    "day", ["31 Desember 2025", "31 December 2025", "December 31, 2025", "2025-12-31", "31/12/2025"]
)
def test_a_date_is_one_figure_however_it_is_written(day: str) -> None:
    (figure,) = figures_in(f"paling lambat {day}")
    assert told(figure) == (Measure.DATE, 739616, "", Bound.AT_MOST)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jam layanan: Senin-Kamis 08.00-15.00, istirahat 12.00-13.00",
        "Form 3, Surat Pernyataan (http://bit.ly/form3), Lantai 7",
        "Pas foto 4x6",
        "salah satu dokumen",
        "one of the one-stop offices",
        "UU Nomor 20 dan Pasal 5 ayat (2)",
        "SP4N-LAPOR!",
        "hubungi 021-7773610 atau 08123456789",
        "Minimal D3",
        "pada ulang tahun ke-17",
        "9" * 5000 + " orang",
    ],
)
def test_a_number_that_only_names_something_is_no_figure(sentence: str) -> None:
    assert figures_in(sentence) == ()


def test_a_number_said_twice_tells_what_its_words_say_when_they_differ() -> None:
    assert [figure.in_words for figure in figures_in("3 (empat) tahun dan 2 (dua) bulan")] == [4, None]


@pytest.mark.parametrize(
    ("sentence", "number", "language", "written"),
    [
        ("Rp1.000.000.000", 750_000_000, "id", "Rp750.000.000"),
        ("Rp1 miliar", 750_000_000, "id", "Rp750.000.000"),
        ("satu miliar rupiah", 2_000_000_000, "id", "dua miliar rupiah"),
        ("Rp10.000 (sepuluh ribu rupiah)", 25_000, "id", "Rp25.000 (dua puluh lima ribu rupiah)"),
        ("3 (tiga) tahun", 5, "id", "5 (lima) tahun"),
        ("3 years", 5, "en", "5 years"),
        ("at least twenty members", 25, "en", "twenty-five"),
        ("31 Desember 2025", 739616 + 1, "id", "1 Januari 2026"),
    ],
)
def test_another_figure_is_written_in_the_form_of_the_old_one(
    sentence: str, number: int, language: Language, written: str
) -> None:
    (old,) = figures_in(sentence)
    said = sentence[old.start : old.until]
    assert rewritten_figure(said, old, old._replace(number=Fraction(number)), language) == written


def test_another_unit_is_written_out() -> None:
    (old,) = figures_in("3 hari")
    new = old._replace(number=Fraction(1), unit="hari kerja")
    assert rewritten_figure("3 hari", old, new, "id") == "1 hari kerja"
    assert rewritten_figure("3 days", old, new, "en") == "1 working day"


def test_a_figure_by_itself_is_said_with_its_bound() -> None:
    (most,) = figures_in("paling banyak Rp5.000")
    (more,) = figures_in("lebih dari 3 orang")
    assert figure_in_words(most).en == "at most Rp5.000"
    assert figure_in_words(more).id == "lebih dari 3 orang"
