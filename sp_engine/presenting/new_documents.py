"""What was started anew as a section and as JSON data: what is written, what it lacks, what it broke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from sp_engine.presenting.section import Field, Item, Line, Part, Section, Span, Style
from sp_engine.words import Language
from sp_engine.words.messages import cli_new


class Lacking(NamedTuple):
    """A line that waits for its author."""

    file: str
    line: int
    text: str


class BrokenCase(NamedTuple):
    """A case that no longer comes out as it did."""

    file: str
    name: str


class NewDocuments(NamedTuple):
    """What a command wrote, and the command that comes next."""

    written: Sequence[str]
    lacking: Sequence[Lacking]
    broken: Sequence[BrokenCase]
    following: str


def new_documents_section(new: NewDocuments, language: Language) -> Section:
    """Return what was written, what it lacks, what it broke, and what comes next."""
    parts: list[Part] = [Field(cli_new.WRITTEN.get(language), "", tuple(map(Line, new.written)))]
    if new.lacking:
        places = tuple(Item(Span(f"{file}:{line}", Style.PLACE), text) for file, line, text in new.lacking)
        parts.append(Field(cli_new.TO_COMPLETE.get(language), "", places))
    if new.broken:
        counts = Counter(case.file for case in new.broken).items()
        cases = (Field(file, cli_new.CASES.say(language, count=count)) for file, count in counts)
        parts.append(Field(cli_new.BROKEN_CASES.get(language), "", tuple(cases)))
    parts.append(Field(cli_new.NEXT.get(language), new.following))
    return Section("", tuple(parts))


def new_documents_dict(new: NewDocuments) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "written": list(new.written),
        "to_complete": [lacking._asdict() for lacking in new.lacking],
        "broken_cases": [case._asdict() for case in new.broken],
        "next": new.following,
    }
