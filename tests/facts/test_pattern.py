"""A pattern says what regular expressions say, and never takes long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.facts.pattern import LONGEST_PATTERN, MOST_STEPS, PatternError, pattern_of
from sp_engine.facts.value_forms import LONGEST_TEXT

ATOMS = st.sampled_from(
    ["a", "b", "0", "-", ".", "[ab]", "[^a]", "[a-c0-2]", "[.]", "[a-]", "\\.", "\\d", "\\w", "[\\d-]"]
)
COUNTS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "{0}"])


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(inner, COUNTS).map("".join), max_size=3).map("".join)
    either = st.lists(parts, min_size=1, max_size=3).map("|".join)
    return st.one_of(parts, either.map("({})".format), either.map("(?:{})".format))


PATTERNS = st.recursive(ATOMS, _joined, max_leaves=6).filter(lambda text: not re.match(r"[?*+{]", text))


@given(PATTERNS, st.text("ab0-. c2", max_size=6))
def test_it_matches_what_a_regular_expression_matches(pattern: str, text: str) -> None:
    try:
        ours = pattern_of(pattern)
    except PatternError:  # two counts in a row
        return
    assert ours.matches(text) == (re.fullmatch(pattern, text, re.ASCII) is not None)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("([0-9]+)+x", "1" * LONGEST_TEXT),
        ("(a|a)*b", "a" * LONGEST_TEXT),
        ("(a*)*b", "a" * LONGEST_TEXT),
        (".*.*.*.*.*.*.*.*x", "a" * LONGEST_TEXT),
        ("(a?){60}a{60}x", "a" * LONGEST_TEXT),
    ],
)
def test_a_pattern_that_would_go_back_for_ever_answers(pattern: str, text: str) -> None:
    assert not pattern_of(pattern).matches(text)
    assert pattern_of(f"({pattern})?{text[0]}*").matches(text)


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{99999999999}",
        f"a{{{MOST_STEPS + 1}}}",
        "((a{99}){99}){99}",
        "a" * (LONGEST_PATTERN + 1),
        "(" * 50 + "a" + ")" * 50,
        *("(", ")", "a)", "[", "[]", "[a", "[z-a]", "[\\d-z]x{", "a{", "a{}", "a{,2}", "a{2,1}", "a{1"),
        *("*", "a**", "a+?", "a{2}{3}", "^a", "a$", "(?=a)", "(?P<n>a)", "(?i)a", "\\1", "\\b", "\\"),
        *("a{x}", "[[:a:]]", "[\\d-z]", "[!-\\d]", "[\\w-.]"),
    ],
)
def test_what_is_not_known_here_is_refused_with_words(pattern: str) -> None:
    with pytest.raises(PatternError) as error:
        pattern_of(pattern)
    assert error.value.problem.id
    assert "{problem}" not in error.value.problem.id


def test_a_line_break_is_no_letter_of_a_line() -> None:
    assert not pattern_of(".*").matches("a\nb")
    assert pattern_of("[^b]*").matches("a\na")
