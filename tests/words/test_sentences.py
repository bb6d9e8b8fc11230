"""Enumerations, sentences and numbers read as people write them."""

import pytest

from sp_engine.words.numbers import grouped, rupiah
from sp_engine.words.sentences import listed, sentence, within_sentence


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a", "b", "a"], "a dan b"),
    ],
)
def test_a_list_reads_a_b_dan_c(parts: list[str], told: str) -> None:
    assert listed(parts, "and", "id") == told
    assert listed(parts, "or", "id") == told.replace("dan", "atau")
    assert listed(parts, "and", "en") == told.replace("dan", "and")
    assert listed(parts, "or", "en") == told.replace("dan", "or")


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Modal usaha", "modal usaha"),
        ("NIB", "NIB"),
        ("KTP pemohon", "KTP pemohon"),
        ("SPT/PPh", "SPT/PPh"),
        ("PPh", "PPh"),
        ("A4", "A4"),
        ("Sp engine", "sp engine"),
        ("SpK lama", "SpK lama"),
    ],
)
def test_a_name_inside_a_sentence_keeps_its_abbreviations(name: str, inside: str) -> None:
    assert within_sentence(name) == inside
    assert sentence(inside) == name


def test_a_number_is_grouped_by_three_and_rupiah_alike_in_both_languages() -> None:
    assert [grouped(number, "id") for number in (0, 999, 1000, -1234567)] == [
        "0",
        "999",
        "1.000",
        "-1.234.567",
    ]
    assert grouped(1234567, "en") == "1,234,567"
    assert rupiah(1_000_000) == "Rp1.000.000"
