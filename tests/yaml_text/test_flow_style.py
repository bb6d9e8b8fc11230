"""What is written in one line of YAML reads back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.yaml_text.flow_style import flow, written
from sp_engine.yaml_text.source import parse_yaml

TEXTS = st.text(
    st.one_of(st.sampled_from("ab1 :,-#'\"[]{}?&*!|>%@\\\n\t~="), st.characters(codec="utf-8")), max_size=12
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES)
def test_a_value_reads_back_as_it_was(value: Any) -> None:
    assert parse_yaml(f"a: {flow(value)}", "a.yaml").data == {"a": value}


@given(TEXTS)
def test_a_text_outside_braces_reads_back_as_it_was(text: str) -> None:
    assert parse_yaml(f"a: {written(text, within_braces=False)}", "a.yaml").data == {"a": text}


@pytest.mark.parametrize("text", ["Rp1.000", "2026-03-16", "2026-03-16T10:00", "ya", "081234", "a b"])
def test_a_text_that_cannot_be_taken_for_anything_else_stays_plain(text: str) -> None:
    assert flow(text) == text


@pytest.mark.parametrize(
    "text", ["", "null", "true", "1", "1.5", "catatan:", "a: b", "a #b", "a, b", "- a", "a "]
)
def test_a_text_that_could_be_taken_for_something_else_is_quoted(text: str) -> None:
    assert flow(text) == f'"{text}"'


def test_a_comma_needs_quotes_only_within_braces() -> None:
    assert (written("a, b"), written("a, b", within_braces=False)) == ('"a, b"', "a, b")
