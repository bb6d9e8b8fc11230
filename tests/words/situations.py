"""Tables of what words say: every pair in both languages, filled with the values of a situation.

In come words and a table; out comes the table as the words say it today.  A table is a YAML file: under the
name of each pair its values (`with`) and what is said.  Whoever adds words writes the table anew with
`--regenerate`, puts telling values for those in ‹marks›, writes it once more, and reads the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from sp_engine.words.language import LANGUAGES, Words

Table = dict[str, dict[str, Any]]


def pairs_of(module: object) -> Iterator[tuple[str, Words]]:
    """Yield every pair of words of a module by its name; those of a table or a tuple by `NAME.key`."""
    for name, value in vars(module).items():
        if isinstance(value, Words):
            yield name, value
        elif isinstance(value, Mapping) and not name.startswith("__"):
            yield from ((f"{name}.{key}", words) for key, words in value.items())
        elif isinstance(value, tuple):
            yield from ((f"{name}.{place}", words) for place, words in enumerate(value, 1))


def entry_of(parts: Mapping[str, Words], situation: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry: the values that the words need, and what they say.

    A value that the situation does not have is the name of the placeholder in ‹marks›.
    `parts` are the words by their names; the one without a name stands in the entry itself.
    """
    needed = sorted({name for words in parts.values() for name in words.placeholders})
    given = {name: situation.get(name, f"‹{name}›") for name in needed}
    values = {name: Words(**value) if isinstance(value, dict) else value for name, value in given.items()}
    entry: dict[str, Any] = {"with": given} if given else {}
    for part, words in parts.items():
        told: dict[str, Any] = {language: _told(words, language, values) for language in LANGUAGES}
        entry |= {part: told} if part else told
    return entry


def _told(words: Words, language: Any, values: Mapping[str, Any]) -> str:
    needed = {name: values[name] for name in words.placeholders}
    return words.say(language, **needed) if needed or "{{" in words.id else words.get(language)


def read_table(path: Path) -> Table:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_table(path: Path, table: Table) -> None:
    text = yaml.safe_dump(table, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")
