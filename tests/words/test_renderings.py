"""Every pair of words says in both languages what its table says: a wrong word in either is found."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from words.situations import entry_of, pairs_of, read_table, write_table

from sp_engine.words import messages
from sp_engine.words.codes import all_codes
from sp_engine.words.language import Words

ROOT = Path(__file__).parents[2]
RENDERINGS = Path(__file__).parent / "renderings"
SUBJECTS = sorted(path.stem for path in Path(messages.__path__[0]).glob("[!_]*.py"))
SAYS_LESS_IN_ENGLISH = {"case_documents.UNKNOWN_OUTCOME", "time_texts.BREAK_OUTSIDE"}
FAMILIES = sorted({code[:3] for code in all_codes()})


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_messages_say_what_their_table_says(subject: str, pytestconfig: pytest.Config) -> None:
    place = RENDERINGS / f"{subject}.yaml"
    written = read_table(place)
    told = {
        name: entry_of({"": words}, written.get(name, {}).get("with", {}))
        for name, words in pairs_of(import_module(f"{messages.__name__}.{subject}"))
    }
    if pytestconfig.getoption("--regenerate"):
        write_table(place, told)
    assert told == read_table(place)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_sentences_of_a_code_say_what_their_table_says(family: str, pytestconfig: pytest.Config) -> None:
    place = RENDERINGS / "codes" / f"{family}.yaml"
    written = read_table(place)
    told = {
        code: entry_of(
            {"title": entry.title, "message": entry.message, "why": entry.why, "fix": entry.fix},
            written.get(code, {}).get("with", {}),
        )
        for code, entry in all_codes().items()
        if code.startswith(family)
    }
    if pytestconfig.getoption("--regenerate"):
        write_table(place, told)
    assert told == read_table(place)


def test_there_is_no_table_without_words() -> None:
    assert sorted(path.stem for path in RENDERINGS.glob("*.yaml")) == SUBJECTS
    assert sorted(path.stem for path in RENDERINGS.glob("codes/*.yaml")) == FAMILIES


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_languages_need_the_same_values(subject: str) -> None:
    for name, words in pairs_of(import_module(f"{messages.__name__}.{subject}")):
        english = Words(words.en, words.id).placeholders
        if f"{subject}.{name}" in SAYS_LESS_IN_ENGLISH:
            assert english < words.placeholders, name
        else:
            assert english == words.placeholders, name
        assert words.placeholders or "{{" not in words.id + words.en, f"{name}: a brace alone is written once"


def test_a_wrong_english_word_is_found() -> None:
    situation = {"least": "Rp1.000"}
    right = entry_of({"": Words("paling sedikit {least}", "no lower than {least}")}, situation)
    wrong = entry_of({"": Words("paling sedikit {least}", "no higher than {least}")}, situation)
    assert right == {"with": situation, "id": "paling sedikit Rp1.000", "en": "no lower than Rp1.000"}
    assert wrong != right


def names_in(path: Path) -> Iterator[str]:
    """Yield what a module looks up or imports by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name, ctx=ast.Load()) | ast.alias(name=name):
                yield name


def test_there_are_no_words_that_nobody_says() -> None:
    modules = [path for folder in ("sp_engine", "cli", "docs") for path in (ROOT / folder).rglob("*.py")]
    said = {name for path in modules for name in names_in(path)}
    unsaid = [
        f"{subject}.{name}"
        for subject in SUBJECTS
        for name in vars(import_module(f"{messages.__name__}.{subject}"))
        if name.isupper() and name not in said
    ]
    assert unsaid == []
