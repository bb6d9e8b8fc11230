"""What a value looks like is said once, in patterns: they take the values that there are, and no others."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.facts.value_forms import (
    DATE_THAT_EXISTS,
    EARLIEST,
    LARGEST,
    LATEST,
    MOMENT_THAT_EXISTS,
    PADDING,
    TELLING,
    as_whole,
    decimals_pattern,
    number_form,
    number_pattern,
    plainly_written,
    rupiah_pattern,
    states_nothing,
    without_padding,
)
from sp_engine.words.numbers import rupiah

BOUNDS = st.one_of(
    st.just((0, LARGEST)),
    st.tuples(st.integers(0, 3000), st.integers(0, 10**6)).map(lambda pair: (pair[0], sum(pair))),
    st.tuples(st.integers(-500, 500), st.integers(0, 10**4)).map(lambda pair: (pair[0], sum(pair))),
)


@examples(300)
@given(BOUNDS, st.data())
def test_a_pattern_of_numbers_takes_those_within_its_bounds_only(
    bounds: tuple[int, int], data: st.DataObject
) -> None:
    least, most = bounds
    number = data.draw(
        st.one_of(st.integers(least - 20, most + 20), st.sampled_from((least - 1, *bounds, most + 1)))
    )
    within = least <= number <= most
    assert bool(re.fullmatch(number_pattern(least, most), str(number))) is within
    if number >= 0:
        for written in (rupiah(number), rupiah(number)[2:], f"rp. {number}", f"Rp{number},00", f"{number},-"):
            assert bool(re.fullmatch(rupiah_pattern(least, most), written)) is within, written


@examples(300)
@given(BOUNDS, st.data())
def test_a_pattern_of_decimals_takes_those_within_its_bounds_only(
    bounds: tuple[int, int], data: st.DataObject
) -> None:
    least, most = bounds
    places = data.draw(st.sampled_from((1, 2)))
    one = 10**places
    edges = [edge * one + step for edge in bounds for step in (-1, 0, 1)]
    steps = data.draw(st.one_of(st.integers((least - 2) * one, (most + 2) * one), st.sampled_from(edges)))
    whole, behind = divmod(abs(steps), one)
    within = least * one <= steps <= most * one
    for mark in ".,":
        written = f"{'-' if steps < 0 else ''}{whole}{mark}{behind:0{places}}"
        assert bool(re.fullmatch(decimals_pattern(least, most, places), written)) is within, written
        assert re.fullmatch(number_form(places), written)
        assert not re.fullmatch(decimals_pattern(least, most, places), f"{written}5")


@pytest.mark.parametrize(
    "written", ["Rp1.00", "Rp.1.0000", "1.500.00", "01", "Rp", "Rp0.001", "1,5", "Rp  5"]
)
def test_a_pattern_of_amounts_takes_no_misplaced_marks(written: str) -> None:
    assert not re.fullmatch(rupiah_pattern(0, LARGEST), written)


def test_the_pattern_of_dates_takes_every_day_that_there_is_and_no_other() -> None:
    exists = re.compile(DATE_THAT_EXISTS)
    for year in (1900, 1904, 1999, 2000, 2023, 2024, 2100, 2199):
        for month in range(14):
            for day in range(33):
                written = f"{year}-{month:02}-{day:02}"
                try:
                    known = EARLIEST <= date.fromisoformat(written) <= LATEST
                except ValueError:
                    known = False
                assert bool(exists.fullmatch(written)) is known, written
    for outside in (EARLIEST - timedelta(1), LATEST + timedelta(1)):
        assert not exists.fullmatch(outside.isoformat())


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("2026-03-16T10:00", True),
        ("2026-03-16 10:00:30", True),
        ("2026-03-16T03:00:00.000Z", True),
        ("2026-03-16T10:00:00,5+0700", True),
        ("2026-03-16T10:00+07", True),
        ("2026-03-16T10:00-00:30", True),
        ("2026-03-16", False),
        ("2026-02-30T10:00", False),
        ("2026-03-16T24:00", False),
        ("2026-03-16T10:60", False),
        ("2026-03-16T10:00+25:00", False),
        ("2026-03-16T10.00", False),
    ],
)
def test_the_pattern_of_moments_is_iso_8601(written: str, taken: bool) -> None:
    assert bool(re.fullmatch(MOMENT_THAT_EXISTS, written)) is taken


def test_what_tells_something_is_a_letter_or_a_digit_and_what_stands_around_it_cannot_be_seen() -> None:
    telling, padding = re.compile(TELLING), re.compile(PADDING)
    fillers = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x2E2F}  # letters by name, of which nothing is seen
    for character in map(chr, (*range(0xD800), *range(0xE000, 0x10000))):
        kind = unicodedata.category(character)
        if kind in ("Ll", "Lu", "Lo", "Lt", "Nd") and ord(character) not in fillers and ord(character) > 0xBF:
            assert telling.match(character), hex(ord(character))
        if kind in ("Cc", "Zs", "Zl", "Zp", "Co") or (kind == "Cf" and not 0x600 <= ord(character) <= 0x8FF):
            assert not telling.match(character), hex(ord(character))
        if kind in ("Cc", "Zs", "Zl", "Zp") or (kind == "Cf" and not 0x600 <= ord(character) <= 0x8FF):
            assert padding.fullmatch(character), hex(ord(character))


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        " ",
        "\t\n",
        "\u200b",
        "\u3164",
        "\u2800",
        "\U000e0020",
        "-",
        "--",
        " – ",
        "—",
        "…",
        "...",
        "_____",
        "?",
        "~",
        "/",
    ],
)
def test_null_and_a_text_without_a_letter_or_a_digit_state_nothing(written: object) -> None:
    assert states_nothing(written)


@pytest.mark.parametrize("written", ["0", "a", "-5", "é", "中", "ش", "null", "\ud800", 0, False, [], {}])
def test_whatever_else_states_something(written: object) -> None:
    assert not states_nothing(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (5, 5),
        (5.0, 5),
        (Decimal("500000000"), 500_000_000),
        (Decimal("5E+8"), 500_000_000),
        (Decimal("5.00"), 5),
        (5.5, None),
        (Decimal("5.5"), None),
        (Decimal("1E+999999999"), None),
        (Decimal("NaN"), None),
        (float("nan"), None),
        (float("inf"), None),
        (True, None),
        ("5", None),
        (None, None),
    ],
)
def test_a_number_is_whole_whatever_its_type(written: object, number: int | None) -> None:
    assert as_whole(written) == number


def test_a_number_of_another_library_is_whole_by_its_index() -> None:
    class Integer:
        def __index__(self) -> int:
            return 7

    class Truth:
        def __index__(self) -> int:
            raise TypeError

    assert (as_whole(Integer()), as_whole(Truth())) == (7, None)


def test_what_cannot_be_seen_is_no_part_of_a_text() -> None:
    assert without_padding("\ufeff 1234\u00a0\u200b\n") == "1234"
    assert without_padding("Siti\u200bAminah ") == "Siti\u200bAminah"
    assert plainly_written(" Siti\u200bAminah\u00a0binti\r\nUmar\u200b ") == "SitiAminah binti Umar"
