"""A pattern as a regular expression of others fits what the pattern fits."""

import re

import pytest
from facts.test_pattern import PATTERNS
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.facts.pattern import PatternError, pattern_of
from sp_engine.facts.regular_expressions import has_only, longest_count, regular_expression

ODD = (
    r"[\^]",
    r"[\^a]",
    r"[\^-]",
    r"[^\^]",
    r"[-\]\\\[]*",
    "[+--]",
    "[^-z]*",
    r"[\^-z]*",
    "[!-&&a]+",
    "[a-c][b-z0-9]{2}",
    r"\[\]\\\^",
    r"[\d-]+",
    "[(]?[+]?[0-9][0-9 ().-]{5,18}",
    "é+|.ü",
    r"\w+\s?",
)
LETTERS = "aZ09é-^[]\\&+,~ .z\n("


@given(PATTERNS | st.sampled_from(ODD), st.text(LETTERS, max_size=6))
def test_it_fits_what_the_pattern_fits(pattern: str, text: str) -> None:
    try:
        ours = pattern_of(pattern)
    except PatternError:
        return
    assert (re.fullmatch(regular_expression(pattern), text) is not None) == ours.matches(text)


@given(PATTERNS | st.sampled_from(ODD), st.text([one for one in LETTERS if " " <= one <= "~"], max_size=6))
def test_of_a_text_of_known_letters_it_names_no_others(pattern: str, text: str) -> None:
    try:
        ours = pattern_of(pattern)
    except PatternError:
        return
    written = regular_expression(pattern, only=(" ", "~"))
    assert written.isascii()
    assert written.isprintable()
    assert (re.fullmatch(written, text) is not None) == ours.matches(text)


def test_every_letter_fits_just_where_it_does() -> None:
    for pattern in ODD:
        for code in (*range(0x250), 0x2028, 0x1F600):
            letter = chr(code)
            fits = re.fullmatch(regular_expression(pattern), letter) is not None
            assert fits == pattern_of(pattern).matches(letter), (pattern, letter)


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("[0-9]{13}", "^([0-9]{13})$"),
        (r"\d{2,}", "^([0-9]{2,})$"),
        ("(?:a|bc)?x*y+", "^((a|bc)?x*y+)$"),
        ("[^@ ]+@", "^([^ @]+[@])$"),
        ("a{1,2}.", "^(a{1,2}[^\n])$"),
        (r"[a^-]\^", r"^([a^-][\^])$"),
        ("[!-&&a]", "^([!-&a])$"),
    ],
)
def test_it_is_written_with_classes_groups_and_counts(pattern: str, written: str) -> None:
    assert regular_expression(pattern) == written


def test_the_greatest_count_is_known() -> None:
    assert [longest_count(one) for one in ("a", "a{3}(b{2,9}|c{5,})?", "[{]99[}]", "a{300,}")] == [
        0,
        9,
        0,
        300,
    ]


@pytest.mark.parametrize("pattern", ["[0-9]{13}", r"(\d|[A-F])*", "a|bc?"])
def test_a_pattern_has_only_letters_and_digits(pattern: str) -> None:
    assert has_only(pattern, ("0", "9"), ("A", "Z"), ("a", "z"))


@pytest.mark.parametrize("pattern", ["[0-9-]+", "[A-z]", r"\w", "[^a]", ".", "a( )?", "é"])
def test_a_pattern_has_other_letters_besides(pattern: str) -> None:
    assert not has_only(pattern, ("0", "9"), ("A", "Z"), ("a", "z"))
