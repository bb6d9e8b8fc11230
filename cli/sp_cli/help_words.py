"""Help in the chosen language: the few fixed words that typer itself writes into a help text."""

from __future__ import annotations

from typing import Any

import typer.core

from sp_cli.language import language

_INDONESIAN = {
    "Usage:": "Pemakaian:",
    "[OPTIONS]": "[OPSI]",
    "COMMAND [ARGS]...": "PERINTAH [ARGUMEN]...",
    "Options:": "Opsi:",
    "Arguments:": "Argumen:",
    "Commands:": "Perintah:",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "[required]": "[wajib]",
}


def in_chosen_language(text: str) -> str:
    """Return typer's help text with its own words in the chosen language."""
    if language() == "id":
        for english, indonesian in _INDONESIAN.items():
            text = text.replace(english, indonesian)
    return text


class Group(typer.core.TyperGroup):
    """The verbs, with help in the chosen language."""

    def get_help(self, ctx: Any) -> str:
        return in_chosen_language(super().get_help(ctx))


class Command(typer.core.TyperCommand):
    """One verb, with help in the chosen language."""

    def get_help(self, ctx: Any) -> str:
        return in_chosen_language(super().get_help(ctx))
