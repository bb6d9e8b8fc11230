"""A text as a query takes it: as the engine's own reader does, or it is looked at."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from sp_engine.facts.value_forms import states_nothing
from sp_engine.facts.values import ValueProblem, parse_value
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.rules.sql.checked import checked, given, portable_pattern
from sp_engine.rules.sql.columns import column_of
from sp_engine.rules.sql.dialects import Dialect, NotInSql
from sp_engine.rules.sql.expressions import Column, Form
from sp_engine.rules.sql.written import Writer
from sp_engine.words.language import Words

TEXTS = (
    "", " ", "-", "---", "___", "^^^^", "123", "1-2-3", "abc", "a b", "a  b", " ab", "ab\n", "é", "ab+",
    "A_z", "a&b", "a^-", "a.b", "(021) 555-123", "x" * 1000, "x" * 1001, "a@b.c", "99", "1" * 300,
)  # fmt: skip
PATTERNS = (
    None, "[0-9-]{3,}", "[A-z]+", r"\w+", "[0-9]+", "[^@ ]+@[^@ ]+[.][^@ .]+", "a[&^-].?", "[!-&&a-c]+",
    "é+|[a-c]+", "[(]?[+]?[0-9][0-9 ().-]{5,18}[0-9]", r"\d+|a\sb", "x{255}x*", "(?:ab|a b)+",
)  # fmt: skip


def taken(definition: FactDefinition, text: str) -> tuple[Any, bool]:
    """Return what a query takes a text for, and whether it asks somebody to look at it."""
    column = checked(column_of("x", definition), Form.TEXT, Column("x"), Column("day"))
    value, wrong = (Writer(Dialect.DUCKDB).of(one).sql("duckdb") for one in column)
    below = f'SELECT {value} AS "x", "x" AS "{given("x")}" FROM (SELECT ? AS "x")'
    found = duckdb.connect().execute(f'SELECT "x", {wrong} FROM ({below})', [text]).fetchone()
    assert found is not None
    return found


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_is_taken_as_the_reader_takes_it_or_looked_at(pattern: str | None) -> None:
    words = Words("x", "x")
    definition = FactDefinition("x", Kind.TEXT, words, words, pattern=pattern)
    values = 0
    for text in TEXTS:
        value, wrong = taken(definition, text)
        assert value is None or not wrong
        if value is not None:
            assert value == parse_value(definition, text)
            values += 1
        elif not wrong:
            assert states_nothing(text)
        elif text.isascii() and text == text.strip():
            with pytest.raises(ValueProblem):
                parse_value(definition, text)
    assert values


@pytest.mark.parametrize("pattern", [r"a\\", r"[\[]", r"[\]a]", r"\^", "a{256}"])
def test_what_not_every_database_reads_is_refused(pattern: str) -> None:
    with pytest.raises(NotInSql, match="cannot be written for a database"):
        portable_pattern(pattern, "x")
