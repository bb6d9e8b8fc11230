"""A letter that was checked against the register: what the genuine one tells, and what happened since."""

from __future__ import annotations

from typing import Any

from sp_engine.deciding import outcome_words
from sp_engine.letters import CheckedLetter, kind_words
from sp_engine.presenting.findings import findings_section
from sp_engine.presenting.register import entry_text
from sp_engine.presenting.section import Field, Group, Item, Line, Part, Section
from sp_engine.words import Language, moment_words, sentence
from sp_engine.words.messages import letter_page, register_page


def checked_letter_section(found: CheckedLetter, language: Language) -> Section:
    """Return whether a letter fits the register, and what to compare it with."""
    if found.findings:
        return Section("", (findings_section(found.findings, language),))
    parts: list[Part] = [Line(letter_page.FITS.get(language))]
    for name, value in _told(found, language):
        parts.append(Field(name, value))
    if found.since:
        items = tuple(Item(f"#{entry.sequence}", entry_text(entry, None, language)) for entry in found.since)
        parts.append(Group(letter_page.SINCE.get(language), items))
    return Section("", tuple(parts))


def checked_letter_dict(found: CheckedLetter, language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/register.md)."""
    application = found.application
    return {
        "kind": found.mark.kind.value,
        "number": str(found.mark.number),
        "entry": found.mark.entry,
        "service": None if application is None else application.service,
        "received": None if application is None else application.received.isoformat(),
        "outcome": None if found.outcome is None else found.outcome.value,
        "applicant": found.applicant,
        "since": [entry.sequence for entry in found.since],
        "findings": [finding.to_dict(language) for finding in found.findings],
    }


def _told(found: CheckedLetter, language: Language) -> list[tuple[str, str]]:
    application, outcome = found.application, found.outcome
    told = [(letter_page.LETTER, sentence(kind_words(found.mark.kind).get(language)))]
    if application is not None:
        received = moment_words(application.received, language)
        told += [
            (register_page.NUMBER, str(application.number)),
            (register_page.APPLICANT, found.applicant or letter_page.ERASED.get(language)),
            (register_page.SERVICE, application.service),
            (register_page.RECEIVED, received),
        ]
    if outcome is not None:
        told.append((register_page.OUTCOME, outcome_words(outcome).get(language)))
    return [(words.get(language), value) for words, value in told]
