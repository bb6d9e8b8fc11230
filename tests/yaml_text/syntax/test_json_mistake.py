"""The first mistake of a text that should be JSON, found alike under every version of Python."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.yaml_text.source import SourceError, parse_json
from sp_engine.yaml_text.syntax.json_mistake import JsonMistake, first_mistake

TEXT = '{"a": [1, -2.5e3, "x\\n\\u00e9"], "b": {"c": null, "d": true}, "e": []}'
IN_PYTHONS_WORDS = {
    JsonMistake.NO_NAME: "Expecting property name|Illegal trailing comma before end of object",
    JsonMistake.NO_COLON: "Expecting ':' delimiter",
    JsonMistake.NO_VALUE: "Expecting value|Illegal trailing comma before end of array",
    JsonMistake.NO_COMMA: "Expecting ',' delimiter",
    JsonMistake.OPEN_QUOTE: "Unterminated string",
    JsonMistake.CONTROL_CHARACTER: "Invalid control character",
    JsonMistake.BACKSLASH: r"Invalid \\",
    JsonMistake.MORE_AFTER_END: "Extra data",
}


@pytest.mark.parametrize(
    ("text", "mistake", "at"),
    [
        ('{"a": 1,\n}', JsonMistake.NO_NAME, 9),
        ("{a: 1}", JsonMistake.NO_NAME, 1),
        ("{", JsonMistake.NO_NAME, 1),
        ('{"a" 1}', JsonMistake.NO_COLON, 5),
        ('{"a":}', JsonMistake.NO_VALUE, 5),
        ("[1, ]", JsonMistake.NO_VALUE, 4),
        ("[+1]", JsonMistake.NO_VALUE, 1),
        ("[", JsonMistake.NO_VALUE, 1),
        ("[1 2]", JsonMistake.NO_COMMA, 3),
        ("[01]", JsonMistake.NO_COMMA, 2),
        ("[1}", JsonMistake.NO_COMMA, 2),
        ('{"a": [1]', JsonMistake.NO_COMMA, 9),
        ('["a', JsonMistake.OPEN_QUOTE, 1),
        ('["a\\', JsonMistake.OPEN_QUOTE, 1),
        ('["a\tb"]', JsonMistake.CONTROL_CHARACTER, 3),
        ('["a\\x"]', JsonMistake.BACKSLASH, 3),
        ('["\\u12"]', JsonMistake.BACKSLASH, 3),
        ("[] []", JsonMistake.MORE_AFTER_END, 3),
    ],
)
def test_the_first_mistake_is_named_where_it_is(text: str, mistake: JsonMistake, at: int) -> None:
    assert first_mistake(text) == (mistake, at)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Return JSON with a few characters lost, added, or cut off."""
    text = TEXT
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        added = draw(st.sampled_from(["", *'{}[],:"\\ \nu0x1-.']))
        text = text[:at] + added + text[at + draw(st.integers(0, 2)) :]
    return text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


def pythons_error(text: str) -> json.JSONDecodeError | None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error
    return None


@given(slips() | st.text(st.sampled_from('{}[],:"\\ \n\tu0aetrn1-.'), max_size=12))
def test_pythons_own_reader_finds_the_same_mistake(text: str) -> None:
    theirs, ours = pythons_error(text), first_mistake(text)
    assert (theirs is None) == (ours is None)
    if theirs is not None and ours is not None:
        mistake, at = ours
        if mistake is JsonMistake.OPEN_QUOTE and re.search(r"\\u[0-9a-f]{4}$", text):
            return  # Python blames the escape that the text ends with
        assert re.match(IN_PYTHONS_WORDS[mistake], theirs.msg)
        if "trailing comma" not in theirs.msg:  # since 3.13 the comma is blamed, not what follows it
            assert at == theirs.pos


def test_brackets_may_be_nested_deeper_than_python_calls_itself() -> None:
    assert first_mistake("[" * 100_000) == (JsonMistake.NO_VALUE, 100_000)


@pytest.mark.parametrize("mistake", JsonMistake)
def test_every_mistake_is_told_in_both_languages_at_its_place(mistake: JsonMistake) -> None:
    text = {
        JsonMistake.NO_NAME: '{"a": 1,\n }',
        JsonMistake.NO_COLON: '{"a"\n 1}',
        JsonMistake.NO_VALUE: "[\n ,1]",
        JsonMistake.NO_COMMA: "[1\n 2]",
        JsonMistake.OPEN_QUOTE: '[\n "a]',
        JsonMistake.CONTROL_CHARACTER: '["\n "]',
        JsonMistake.BACKSLASH: '[\n\n"\\q"]',
        JsonMistake.MORE_AFTER_END: "[]\n []",
    }[mistake]
    with pytest.raises(SourceError) as error:
        parse_json(text, "t.json")
    [finding] = error.value.diagnostics
    found = first_mistake(text)
    assert found is not None
    assert found[0] is mistake
    assert finding.code == "SP111"
    assert finding.span is not None
    assert (
        text.split("\n")[finding.span.line - 1][finding.span.column - 1 :] == text[found[1] :].split("\n")[0]
    )
    assert finding.message("id") != finding.message("en")


def test_a_constant_that_is_no_json_and_a_number_without_end_are_told_in_both_languages() -> None:
    for text in ("[NaN]", f"[{'9' * 10_000}]"):
        with pytest.raises(SourceError) as error:
            parse_json(text, "t.json")
        [finding] = error.value.diagnostics
        assert finding.code == "SP111"
        assert finding.message("id") != finding.message("en")
