"""What is the same in Indonesian is the same in English, whoever says it: `ditolak` is `rejected` everywhere.

So whoever changes a wording in one place hears of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from words.situations import pairs_of

from sp_engine.words import messages
from sp_engine.words.codes import all_codes
from sp_engine.words.language import Words
from sp_engine.words.messages import outcomes

SUBJECTS = sorted(path.stem for path in Path(messages.__path__[0]).glob("[!_]*.py"))
FIXED = [outcomes.APPROVED, outcomes.RETURNED, outcomes.REJECTED]
"""Those that are one word in both languages; `pending` is said in many ways."""

MEANS_TWO_THINGS = {
    *("petugas", "keputusan", "jumlah", "selesai", "berjalan", "belum ditetapkan"),
    *("{amount} menit", "{amount} jam", "{amount} hari kerja", "{amount} hari"),  # one and many
    *(
        "{amount} jam dinding",
        "{amount} hari kalender",
        "{amount} minggu",
        "{amount} bulan",
        "{amount} tahun",
        "persyaratan",
        "layanan",
        "catatan penyalin",
        "lampiran",  # of a decree, and what a letter encloses
    ),
    "pemohon",  # before a name, and within a sentence
    "tenggat",  # before a date, and as a part of a decision
    *("{name} belum diserahkan", "belum disalin", "folder katalog tidak ada"),  # within a sentence, and alone
}
"""Indonesian that is said in English in more than one way."""


def everything_said() -> Iterator[tuple[str, Words]]:
    for subject in SUBJECTS:
        for name, words in pairs_of(import_module(f"{messages.__name__}.{subject}")):
            yield f"{subject}.{name}", words
    for code, entry in all_codes().items():
        for part in ("title", "message", "why", "fix"):
            yield f"{code}.{part}", getattr(entry, part)


FORMS = {"dikembalikan": "embalikan|pengembalian", "ditolak": "ditolak|penolakan", "disetujui": "disetujui"}
"""What an Indonesian word of an outcome becomes in a sentence."""


def names_it(text: str, word: str) -> bool:
    """Whether a text says a word, in any of its forms, outside of what somebody types."""
    forms = FORMS.get(word, word.removesuffix("ed"))
    return re.search(forms, re.sub(r"`[^`]*`", "", text).casefold()) is not None


@pytest.mark.parametrize("outcome", FIXED, ids=lambda outcome: outcome.en)
def test_an_outcome_is_called_the_same_in_every_sentence(outcome: Words) -> None:
    said = [(name, words) for name, words in everything_said() if names_it(words.id, outcome.id)]
    assert len(said) > 1
    assert [name for name, words in said if not names_it(words.en, outcome.en)] == []


def test_a_sentence_with_another_word_is_found() -> None:
    assert names_it("Exit 3 on return.", "returned")
    assert not names_it("Exit 3 when sent back.", "returned")
    assert not names_it("the event is `returned`", "returned")


def bare(text: str) -> str:
    return text.casefold().strip(" .:")


def test_the_same_words_are_the_same_in_the_other_language() -> None:
    english: dict[str, dict[str, str]] = {}
    for name, words in everything_said():
        english.setdefault(bare(words.id), {})[name] = bare(words.en)
    several = {indonesian: told for indonesian, told in english.items() if len({*told.values()}) > 1}
    assert {said: told for said, told in several.items() if said not in MEANS_TWO_THINGS} == {}
    assert MEANS_TWO_THINGS - several.keys() == set()
