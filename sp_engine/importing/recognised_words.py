"""The words that tell the parts of a component apart, as data.

In comes nothing; out come the lists of `decree_words.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sp_engine.yaml_text import load_source


@cache
def word_lists() -> Mapping[str, Any]:
    """Return the lists as they are written down."""
    data: Mapping[str, Any] = load_source(Path(__file__).with_name("decree_words.yaml")).data
    return data


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that finds one of some words, the longest first, however they are spaced."""
    ordered = sorted(map(str, words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for word in ordered)


def short_name(text: str, longest: int = 48) -> str:
    """Return an identifier made of a text's first words."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    words = [word for word in words if word not in word_lists()["kata_hampa"] or word.isdigit()] or words
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > longest and name:
            break
        name = f"{name}-{word}" if name else word[:longest]
    return name if name[:1].isalpha() else f"butir-{name}".rstrip("-")


def unlike(name: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, and take it."""
    chosen, number = name, 2
    while chosen in taken:
        chosen, number = f"{name}-{number}", number + 1
    taken.add(chosen)
    return chosen


def without_end(text: str) -> str:
    """Return an item's text without the marks that only end it in a list."""
    return " ".join(text.split()).strip(" ;,|").removesuffix(":").rstrip(" ;,")
