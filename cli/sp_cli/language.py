"""The language of this run; it must be known before help texts are built."""

from __future__ import annotations

import os
from typing import cast

from sp_engine.words.language import Language


class _Chosen:
    language: Language = "id"


def choose_language(arguments: list[str]) -> str | None:
    """Set the language from `--lang`, else `SP_LANG`, else Indonesian; return one that is not known.

    INVARIANT: called once, before any verb is imported, so that help is in the right language.
    """
    wanted = os.environ.get("SP_LANG") or "id"
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
        elif argument == "--lang" and i + 1 < len(arguments):
            wanted = arguments[i + 1]
    if wanted not in ("id", "en"):
        return wanted
    _Chosen.language = cast("Language", wanted)
    return None


def language() -> Language:
    """Return the language of this run."""
    return _Chosen.language


def say(indonesian: str, english: str) -> str:
    """Return the words of the chosen language."""
    return english if _Chosen.language == "en" else indonesian
