"""Readings of a decree: notes that should be one, others that nobody can meet, or two that agree.

In come a standard without other findings and the sources that it is written in; out come findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sp_engine.conditions import Claim, Period, Undecided, find_applicant
from sp_engine.documents import (
    Component,
    Interpretation,
    Noted,
    OtherRequirement,
    Requirement,
    Standard,
    interpreted_parts,
    parts_of,
    under,
)
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Place, Sources

_READ: Final = re.compile(r"(?<!tidak )(?<!dapat )\b(?:dibaca|ditafsirkan|diartikan)\b", re.IGNORECASE)


def reading_problems(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is odd about how a standard reads its decree."""
    yield from _notes(standard, sources)
    for interpretation in (told.interpretation for told in interpreted_parts(standard.document)):
        yield from _same_twice(standard, interpretation, sources)
    for requirement in standard.requirements:
        for interpretation in requirement.interpretations:
            for other in interpretation.others:
                if _never_met(requirement, other, standard):
                    yield sources.finding("SP361", other.place("id"), name=other.id)


def _notes(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield the notes that say how words are read, where no reading is stated."""
    document = standard.document
    for i, note in enumerate(document.notes):
        yield from _note(note, document.place("notes").under(i), sources)
    for component in Component:
        for part in parts_of(document, component):
            if isinstance(part, Noted) and part.note is not None and not getattr(part, "interpretations", ()):
                yield from _note(part.note, part.place("note"), sources)


def _note(note: str, place: Place, sources: Sources) -> Iterator[Diagnostic]:
    found = _READ.search(note)
    if found is not None:
        finding = Diagnostic("SP360", place.file, None, {"word": found[0]})
        yield sources[place.file].place_within(finding, place.path, found[0])


def _same_twice(standard: Standard, interpretation: Interpretation, sources: Sources) -> Iterator[Diagnostic]:
    """Yield the other readings of an interpretation that change the same as one before them."""
    of = next(t for t in interpreted_parts(standard.document) if t.interpretation is interpretation)
    before: list[tuple[str, object]] = []
    for other in interpretation.others:
        changed = under(standard.document, of, other)
        same = next((name for name, earlier in before if earlier == changed), None)
        if same is not None:
            yield sources.finding("SP362", other.place("id"), name=other.id, other=same)
        before.append((other.id, changed))


def _never_met(requirement: Requirement, other: OtherRequirement, standard: Standard) -> bool:
    """Whether no applicant can meet a requirement under another reading; one that nobody can tell is left."""
    changed = requirement.under(other)
    if changed is None:
        return False
    claims = [Claim(changed.condition), *([] if changed.guard is None else [Claim(changed.guard)])]
    period = Period(standard.decree.first_day, standard.decree.ends)
    try:
        return find_applicant(claims, standard.vocabulary, period) is None
    except Undecided:
        return False
