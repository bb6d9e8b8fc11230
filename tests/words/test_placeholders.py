"""Whoever makes a finding, or says words, gives exactly the values that the sentences name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from words.raising_places import raising_places
from words.saying_places import MESSAGES, saying_places

from sp_engine.words.codes import Code, all_codes
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.words.language import LANGUAGES, Words

ROOT = Path(__file__).parents[2]
MODULES = [
    *sorted((ROOT / "sp_engine").rglob("*.py")),
    *sorted((ROOT / "cli/sp_cli").rglob("*.py")),
]
EACH_MODULE = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))


def needed_by(entry: Code) -> frozenset[str]:
    return entry.message.placeholders | entry.why.placeholders | entry.fix.placeholders


@EACH_MODULE
def test_a_finding_is_given_what_the_sentences_of_its_code_need(path: Path) -> None:
    places, left = raising_places(path.read_text(encoding="utf-8"))
    assert not left, f"codes whose values cannot be found, on lines {left}: name the code in the call"
    for place in places:
        needed = [needed_by(all_codes()[code]) for code in place.codes]
        told = f"line {place.line}: the values of {place.codes}"
        assert place.values is not None, f"{told} cannot be found: write them in the call"
        assert set(place.values) == set(needed), told


@EACH_MODULE
def test_words_are_said_with_the_values_that_they_name(path: Path) -> None:
    for place in saying_places(path.read_text(encoding="utf-8")):
        assert place.values is not None, f"line {place.line}: write the values of {place.constant} out"
        words = getattr(import_module(f"{MESSAGES}.{place.subject}"), place.constant)
        if isinstance(words, Mapping) and place.method == "get":
            continue  # what a table holds for a key
        for said in words_of(words):
            told = f"line {place.line}: {place.subject}.{place.constant}"
            assert said.placeholders == place.values, told
            assert place.method == "get" or said.placeholders, f"{told} needs no values: use get"


def words_of(value: object) -> list[Words]:
    if isinstance(value, Words):
        return [value]
    return list(value.values()) if isinstance(value, Mapping) else []


@pytest.mark.parametrize("entry", all_codes().values(), ids=lambda entry: entry.code)
def test_a_finding_without_its_values_is_shown_all_the_same(entry: Code) -> None:
    finding = Diagnostic(entry.code, "berkas.yaml")
    for language in LANGUAGES:
        shown = finding.message(language) + finding.why(language) + finding.fix(language)
        for name in needed_by(entry):
            assert f"{{{name}}}" in shown


def test_a_value_that_holds_a_placeholder_or_a_word_of_the_language_is_shown_as_it_is() -> None:
    finding = Diagnostic("SP103", "berkas.yaml", values={"key_name": "{line}", "line": "{0}"})
    assert "`{line}`" in finding.message("en")


class TestTheReaderOfPlaces:
    """A wrong place is found however it is written."""

    @pytest.mark.parametrize(
        ("source", "codes", "values"),
        [
            ('Diagnostic("SP103", f, None, {"a": 1})', ("SP103",), [{"a"}]),
            ('Diagnostic("SP103", f, suggestion=s, values={"a": 1})', ("SP103",), [{"a"}]),
            ('source.finding("SP103", path, key=True, a=1, b=2)', ("SP103",), [{"a", "b"}]),
            (
                'def f():\n values = {"a": 1}\n return Diagnostic("SP103", f, values=values)',
                ("SP103",),
                [{"a"}],
            ),
            ('x.report("SP1" "03" if x else "SP104", path)', ("SP103", "SP104"), [set()]),
            ('def f():\n code = "SP103"\n report(code, **{"a": 1})', ("SP103",), [{"a"}]),
            ('for code, x in (("SP103", 1), ("SP104", 2)):\n report(code, a=x)', ("SP103", "SP104"), [{"a"}]),
            ('values = {"a": 1} if x else {}\nreport("SP103", values)', ("SP103",), [{"a"}, set()]),
        ],
    )
    def test_codes_and_values_are_found(self, source: str, codes: object, values: list[set[str]]) -> None:
        [place], left = raising_places(source)
        assert place.codes == codes
        assert place.values is not None
        assert list(map(set, place.values)) == values
        assert not left

    @pytest.mark.parametrize("given", ["**told", "values=told()", "values={name: 1}"])
    def test_values_that_are_not_written_out_are_unclear(self, given: str) -> None:
        [place], _ = raising_places(f'Diagnostic("SP103", f, {given})')
        assert place.values is None

    def test_a_code_that_goes_astray_is_found(self) -> None:
        assert raising_places('x = "SP103"\ny = [1, "SP104"]')[1] == {1, 2}
        assert raising_places('found.code == "SP103"') == ([], set())

    def test_words_are_found_as_constants_choices_and_entries_of_tables(self) -> None:
        source = (
            "from sp_engine.words.messages import decision as d\n"
            "from sp_engine.words.messages.needs import BRING\n"
            "d.HEAD.say(language, a=1)\n"
            "(d.ONE if x else d.MANY).get(language)\n"
            "d.TABLE[key].fill(b=2)\n"
            "BRING.say(language, c=3)\n"
            "other.HEAD.say(language, a=1)\n"
        )
        assert [place[1:] for place in saying_places(source)] == [
            ("decision", "HEAD", "say", frozenset("a")),
            ("decision", "MANY", "get", frozenset()),
            ("decision", "ONE", "get", frozenset()),
            ("decision", "TABLE", "fill", frozenset("b")),
            ("needs", "BRING", "say", frozenset("c")),
        ]
