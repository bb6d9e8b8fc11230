"""What is said stands in words/messages, not where it is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from words.inline_words import inline_words

ROOT = Path(__file__).parents[2]
MODULES = [
    path
    for folder in ("sp_engine", "cli/sp_cli")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.parent.name != "messages"
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_words_stand_inline(path: Path) -> None:
    assert list(inline_words(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'Words("ya", "yes")',
        'Words(f"butir {n}", f"item {n}")',
        'Words("lama " + name if x else "", "old " + name)',
        'say("Satu standar.", "One standard.")',
        '"katalog" if language == "id" else "catalogue"',
    ],
)
def test_words_that_stand_inline_are_found(source: str) -> None:
    assert list(inline_words(f"\n{source}")) == [2]


@pytest.mark.parametrize(
    "source",
    [
        "Words(text, text)",
        'Words(f"{a}: {b}", f"{a}: {c}")',
        'Words(data["id"], data["en"])',
        "words.say(language)",
    ],
)
def test_words_that_are_looked_up_or_come_from_a_document_are_not(source: str) -> None:
    assert list(inline_words(source)) == []
