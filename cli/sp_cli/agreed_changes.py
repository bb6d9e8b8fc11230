"""Changes of documents: shown, asked about, and written once somebody agrees."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from sp_cli import output
from sp_cli.document_writing import replace_text
from sp_engine.catalogue import shown_path
from sp_engine.words import Language
from sp_engine.words.messages import cli_validate


def write_if_agreed(
    changes: Mapping[Path, tuple[bytes, str]], yes: bool, json: bool, language: Language
) -> list[Path]:
    """Show what would change in each document, ask, and write it; return what was written."""
    for path, (before, text) in changes.items():
        output.show_change(shown_path(path), before.decode("utf-8-sig"), text, result=not json)
        if not json:
            output.show()
    if not yes and not _confirmed(len(changes), language):
        output.note(cli_validate.NOTHING_WRITTEN.get(language))
        return []
    for path, (before, text) in changes.items():
        replace_text(path, text, before)
    return list(changes)


def _confirmed(count: int, language: Language) -> bool:
    if not sys.stdin.isatty():
        output.note(cli_validate.RUN_WITH_YES.get(language))
        return False
    from sp_cli.prompts import agreed

    return agreed(cli_validate.WRITE_FILES.say(language, count=count), language)
