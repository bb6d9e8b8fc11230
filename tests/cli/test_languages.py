"""Both languages in one process: what is said in one does not linger into the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from cli.workbench import Command, Ran
from sp_cli.verbs import VERBS

from sp_engine.words.language import LANGUAGES, Language

HELP = [(*verb.split(), "--help") for verb in VERBS]
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
    ("new", "bogus", "--catalogue", "katalog"),
    ("list", "--on", "kemarin"),
    ("diff", "a", "b"),
    ("explain", "keputusan"),
]


ALL = [*HELP, *WRONG]
ONE_LANGUAGE = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from sp_cli.main import main
told = []
for arguments in json.load(sys.stdin):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main([*arguments, "--lang", sys.argv[1]])
    told.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, dict[tuple[str, ...], Ran]]:
    """Return what each line comes to in a process that speaks one language only, by the language."""

    def told(language: Language) -> dict[tuple[str, ...], Ran]:
        ran = subprocess.run(
            [sys.executable, "-c", ONE_LANGUAGE, language],
            cwd=tmp_path_factory.mktemp(language),
            env={**os.environ, "PYTHONUTF8": "1"},
            input=json.dumps(ALL),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return {arguments: Ran(*each) for arguments, each in zip(ALL, json.loads(ran.stdout), strict=True)}

    return {language: told(language) for language in LANGUAGES}


@pytest.mark.parametrize("arguments", ALL, ids=" ".join)
def test_in_one_process_each_language_is_said_as_in_a_process_of_its_own(
    sp: Command, alone: dict[Language, dict[tuple[str, ...], Ran]], arguments: tuple[str, ...]
) -> None:
    assert alone["id"][arguments] != alone["en"][arguments]
    orders: tuple[tuple[Language, ...], ...] = (("id", "en", "id"), ("en", "id", "en"))
    for language in (language for order in orders for language in order):
        assert sp(*arguments, "--lang", language) == alone[language][arguments]


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


@pytest.mark.parametrize("verb", VERBS)
def test_no_english_of_typers_and_no_types_of_pythons_stand_in_indonesian_help(
    sp: Command, verb: str
) -> None:
    told = sp(verb, "--help").out
    for foreign in ("[default", "approve|", "|return", "agency|", "<str>", "list[", " FILE", " DIR", "Usage"):
        assert foreign not in told


def test_an_outcome_is_asked_for_in_either_language(sp: Command) -> None:
    asked = ("example", "depok/rekomendasi-haki", "--received", "2026-03-16T10:00", "--json")
    for words in (
        ("dikembalikan", "return"),
        ("DITOLAK", "reject"),
        ("menunggu", "menunggu petugas", "pending"),
    ):
        assert len({sp(*asked, "--outcome", word).out for word in words}) == 1
