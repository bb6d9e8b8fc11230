"""Numbers in words, read and written in both languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.words.language import Language
from sp_engine.words.numerals import NumberRead, number_in_words, read_number


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (1, "satu", "one"),
        (11, "sebelas", "eleven"),
        (14, "empat belas", "fourteen"),
        (63, "enam puluh tiga", "sixty-three"),
        (100, "seratus", "one hundred"),
        (1_100, "seribu seratus", "one thousand one hundred"),
        (250_000_000, "dua ratus lima puluh juta", "two hundred and fifty million"),
        (1_000_000_000, "satu miliar", "one billion"),
    ],
)
def test_a_number_is_written_as_people_say_it(number: int, indonesian: str, english: str) -> None:
    assert number_in_words(number, "id") == indonesian
    assert number_in_words(number, "en") == english


@given(st.integers(0, 10**15 - 1), st.sampled_from(["id", "en"]))
def test_what_is_written_is_read_back_whole(number: int, language: Language) -> None:
    words = re.split("[ -]", number_in_words(number, language))
    assert read_number(words) == (number, len(words))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("tiga tahun", (3, 1)),
        ("sejuta rupiah", (1_000_000, 1)),
        ("seribu lima ratus orang", (1_500, 3)),
        ("one hundred and one days", (101, 4)),
        ("one thousand and five", (1_005, 4)),
        ("two and three", (2, 1)),
        ("dua dua", (2, 1)),
    ],
)
def test_reading_takes_the_number_and_leaves_the_rest(words: str, read: tuple[int, int]) -> None:
    assert read_number(words.split()) == NumberRead(*read)


@pytest.mark.parametrize("words", ["salah satu", "and three", "juta", ""])
def test_words_that_begin_with_no_number_are_not_read(words: str) -> None:
    assert read_number(words.split()) is None
