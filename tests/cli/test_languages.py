"""Both languages in one process: what is said in one does not linger into the other."""

from __future__ import annotations

import pytest
from cli.workbench import Command
from sp_cli.verbs import VERBS

from sp_engine.words.language import LANGUAGES, Language

HELP = [(verb, "--help") for verb in VERBS]
WRONG = [
    (),
    ("--help",),
    ("bogus",),
    ("check",),
    ("check", "depok/tamu", "fakta.yaml"),
    ("check", "depok/tamu", "--bogus"),
    ("check", "depok/tamu", "--facts"),
    ("check", "depok/tamu", "--json=ya"),
    ("check", "depok/tamu", "--facts", "a", "--facts", "b"),
    ("calendar", "abc"),
    ("calendar", "0"),
    ("test", "--threshold", "101"),
    ("validate", "--jobs", "0"),
    ("deadline", "depok"),
    ("deadline", "depok", "--from", "kemarin"),
    ("schema", "facts"),
    ("new", "bogus"),
    ("list", "--on", "kemarin"),
    ("diff", "a", "b"),
    ("explain", "keputusan"),
]


@pytest.mark.parametrize("arguments", [*HELP, *WRONG], ids=" ".join)
def test_in_one_process_each_language_is_said_as_in_a_process_of_its_own(
    sp: Command, process: Command, arguments: tuple[str, ...]
) -> None:
    alone = {language: process(*arguments, "--lang", language) for language in LANGUAGES}
    assert alone["id"] != alone["en"]
    orders: tuple[tuple[Language, ...], ...] = (("id", "en", "id"), ("en", "id", "en"))
    for language in (language for order in orders for language in order):
        assert sp(*arguments, "--lang", language) == alone[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_may_stand_before_the_verb_or_after_it_or_in_the_environment(
    sp: Command, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = sp("deadline", "--help", "--lang", language)
    assert sp("--lang", language, "deadline", "--help") == after
    assert sp(f"--lang={language}", "deadline", "--help") == after
    monkeypatch.setenv("SP_LANG", language)
    assert sp("deadline", "--help") == after
    other = "en" if language == "id" else "id"
    assert sp("deadline", "--help", "--lang", other) != after


def test_a_language_that_is_not_known_is_refused_in_indonesian_whatever_was_spoken_before(
    sp: Command,
) -> None:
    sp("list", "--lang", "en")
    ran = sp("list", "--lang", "fr")
    assert (ran.code, ran.out) == (2, "")
    assert "bahasa `fr` tidak ada; pakai `id` atau `en`" in ran.err
