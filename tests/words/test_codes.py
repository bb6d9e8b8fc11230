"""The table of codes is complete: words in both languages, with the same blanks, and an example."""

import re
from pathlib import Path
from string import Formatter

import pytest

from sp_engine.words.codes import Code, all_codes

ROOT = Path(__file__).parents[2]
ENTRIES = pytest.mark.parametrize("entry", all_codes().values(), ids=lambda entry: entry.code)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@ENTRIES
def test_a_code_has_all_its_words_in_both_languages(entry: Code) -> None:
    assert re.fullmatch(r"SP\d{3}", entry.code)
    assert entry.severity in ("error", "warning")
    for words in (entry.title, entry.message, entry.why, entry.fix):
        assert words.id.strip()
        assert words.en.strip()


@ENTRIES
def test_both_languages_fill_the_same_blanks(entry: Code) -> None:
    for words in (entry.title, entry.message, entry.why, entry.fix):
        assert blanks(words.id) == blanks(words.en)
        assert not {"self", "language"} & blanks(words.id)


@ENTRIES
def test_a_code_shows_what_is_wrong_and_what_is_right(entry: Code) -> None:
    assert entry.bad.strip()
    assert entry.good.strip()
    if entry.code not in ("SP114", "SP701", "SP702", "SP703"):  # not the author's to mend
        assert entry.bad != entry.good


@ENTRIES
def test_sentences_are_lower_case_and_titles_are_not(entry: Code) -> None:
    assert not entry.title.id[0].islower()
    for words in (entry.message, entry.why, entry.fix):
        for text in words:
            assert not text.endswith((".", " ")), text
            first = text.split()[0]
            assert first[0] in '`{"' or first[0].islower() or first in ("YAML", "UU"), text


def test_codes_stand_in_order() -> None:
    assert list(all_codes()) == sorted(all_codes())


def test_every_code_is_reported_somewhere_and_every_reported_code_is_in_the_table() -> None:
    texts = [
        path.read_text(encoding="utf-8") for d in ("sp_engine", "cli") for path in (ROOT / d).rglob("*.py")
    ]
    reported = {code for text in texts for code in re.findall(r'"(SP\d{3})"', text)}
    assert reported == set(all_codes())
