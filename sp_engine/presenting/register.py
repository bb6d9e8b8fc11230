"""The register as sections and as JSON data: lists, one application, a morning, a check of the chain.

In come applications with what may be shown of them, already covered where it is to be; out come sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple, assert_never

from sp_engine.deciding import outcome_words
from sp_engine.presenting.findings import findings_section
from sp_engine.presenting.relative_time import relative_words
from sp_engine.presenting.section import Field, Group, Item, Line, Part, Section, Table, strong
from sp_engine.register import (
    DueApplication,
    Entry,
    EntryKind,
    Head,
    RecordedApplication,
    Verification,
    nearness_words,
    standing_words,
)
from sp_engine.rules import Outcome
from sp_engine.timing import event_words
from sp_engine.words import Language, clock_words, date_words, moment_words
from sp_engine.words.messages import register_page


class Listed(NamedTuple):
    """An application with the name of its applicant, where that may be shown and has not been erased."""

    application: RecordedApplication
    applicant: str | None


class Shown(NamedTuple):
    """What may be shown of one application; `notes` by the entry, `facts` each with its name and value."""

    application: RecordedApplication
    applicant: str | None
    contact: str | None
    notes: Mapping[int, str]
    facts: tuple[tuple[str, str], ...]


def applications_section(listed: Sequence[Listed], head: Head | None, language: Language) -> Section:
    """Return a row for each application, and the head of the chain."""
    parts: tuple[Part, ...] = (Line(register_page.NOTHING.get(language)),)
    if listed:
        headings = (
            register_page.NUMBER,
            register_page.RECEIVED,
            register_page.SERVICE,
            register_page.APPLICANT,
            register_page.OUTCOME,
            register_page.STANDING,
        )
        rows = tuple(_row(one, language) for one in listed)
        parts = (
            Table(tuple(words.get(language) for words in headings), rows),
            Line(register_page.COUNTED.say(language, count=len(listed))),
        )
    return Section("", (*parts, *_head(head, language)))


def applications_dict(listed: Sequence[Listed], head: Head | None) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/register.md)."""
    return {
        "applications": [{**_dict(one.application), "applicant": one.applicant} for one in listed],
        "head": _head_dict(head),
    }


def application_section(shown: Shown, head: Head | None, language: Language) -> Section:
    """Return one application: who it is of, what happened, on what it was decided."""
    application = shown.application
    about = (
        (register_page.APPLICANT, shown.applicant),
        (register_page.CONTACT, shown.contact),
        (register_page.CLERK, application.clerk),
        (register_page.OUTCOME, _outcome(application.outcome, language)),
        (register_page.STANDING, standing_words(application.standing).get(language)),
    )
    fields = tuple(Field(words.get(language), value or "–") for words, value in about)
    events = tuple(
        Item(f"#{entry.sequence}", entry_text(entry, shown.notes.get(entry.sequence), language))
        for entry in application.entries
    )
    facts = tuple(Field(name, value) for name, value in shown.facts)
    told = Group(register_page.FACTS.get(language), facts)
    return Section(
        strong(f"{application.number} – {application.service}"),
        (
            *fields,
            Group(register_page.EVENTS.get(language), events),
            *((told,) if facts else ()),
            *_head(head, language),
        ),
    )


def application_dict(shown: Shown, head: Head | None) -> dict[str, Any]:
    """Return the same as JSON data."""
    return {
        **_dict(shown.application),
        "applicant": shown.applicant,
        "contact": shown.contact,
        "facts": dict(shown.facts),
        "entries": [
            {
                "entry": entry.sequence,
                "kind": entry.kind.value,
                "at": entry.at.isoformat(),
                "recorded": entry.recorded.isoformat(),
                "details": dict(entry.details),
                "note": shown.notes.get(entry.sequence),
                "digest": entry.digest,
            }
            for entry in shown.application.entries
        ],
        "head": _head_dict(head),
    }


def due_section(
    due: Sequence[DueApplication],
    applicants: Mapping[str, str | None],
    at: datetime,
    head: Head | None,
    language: Language,
) -> Section:
    """Return a morning's list, the most urgent first."""
    parts: list[Part] = [Line(register_page.MORNING.say(language, moment=moment_words(at, language)))]
    for nearness, group in groupby(due, key=lambda one: one.nearness):
        items = tuple(_due(one, applicants, language) for one in group)
        parts.append(Section(strong(f"{nearness_words(nearness).get(language)} ({len(items)})"), items))
    if not due:
        parts.append(Line(register_page.NOTHING_OPEN.get(language)))
    return Section("", (*parts, *_head(head, language)))


def due_dict(
    due: Sequence[DueApplication],
    applicants: Mapping[str, str | None],
    at: datetime,
    head: Head | None,
    language: Language,
) -> dict[str, Any]:
    """Return the same as JSON data."""
    return {
        "at": at.isoformat(),
        "due": [
            {
                **_dict(one.application),
                "applicant": applicants.get(str(one.application.number)),
                "nearness": one.nearness.value,
                "stage": None if one.stage is None else one.stage.stage,
                "due": _iso(one.due),
                "returned_since": _iso(one.since),
                "waits_for": list(one.waits_for),
                "problem": None if one.problem is None else one.problem.message(language),
            }
            for one in due
        ],
        "head": _head_dict(head),
    }


def verification_section(found: Verification, language: Language) -> Section:
    """Return whether a register is as it was written."""
    lines: list[Part] = []
    if found.findings:
        lines.append(findings_section(found.findings, language))
        lines.append(Line(register_page.BROKEN.say(language, count=len(found.findings))))
    else:
        lines.append(Line(register_page.INTACT.say(language, entries=found.entries, values=found.values)))
    if found.head_at is not None:
        later = found.entries - found.head_at
        lines.append(Line(register_page.HEAD_FOUND.say(language, entry=found.head_at, later=later)))
    if found.head is not None:
        lines += _head(Head(found.entries, found.head), language)
    return Section("", tuple(lines))


def verification_dict(found: Verification, language: Language) -> dict[str, Any]:
    """Return the same as JSON data."""
    return {
        "entries": found.entries,
        "values": found.values,
        "head": found.head,
        "head_at": found.head_at,
        "findings": [finding.to_dict(language) for finding in found.findings],
    }


def _row(one: Listed, language: Language) -> tuple[str, ...]:
    application = one.application
    return (
        str(application.number),
        _short(application.received, language),
        application.service,
        one.applicant or "–",
        _outcome(application.outcome, language),
        standing_words(application.standing).get(language),
    )


def _dict(application: RecordedApplication) -> dict[str, Any]:
    return {
        "number": str(application.number),
        "service": application.service,
        "received": application.received.isoformat(),
        "outcome": None if application.outcome is None else application.outcome.value,
        "standing": application.standing.value,
        "clerk": application.clerk,
    }


def _due(one: DueApplication, applicants: Mapping[str, str | None], language: Language) -> Item:
    application = one.application
    number = str(application.number)
    name = applicants.get(number)
    lines = tuple(Line(text) for text in _due_lines(one, language))
    return Item(strong(number), f"{application.service} – {name}" if name else application.service, lines)


def _due_lines(one: DueApplication, language: Language) -> Iterator[str]:
    stage = None if one.stage is None else one.stage.name.get(language)
    if one.due is not None:
        when = relative_words(one.due, one.at, language)
        moment = moment_words(one.due, language)
        yield register_page.DUE_AT.say(language, stage=stage, moment=moment, when=when)
    elif stage is not None:
        yield f"{stage}: {register_page.NO_DATE.get(language)}"
    if one.since is not None:
        when, moment = relative_words(one.since, one.at, language), moment_words(one.since, language)
        yield register_page.RETURNED_SINCE.say(language, moment=moment, when=when)
    if one.waits_for:
        yield register_page.WAITS_FOR.say(language, who=", ".join(one.waits_for))
    if one.problem is not None:
        yield register_page.NOT_RECKONED.say(language, problem=one.problem.message(language))


def entry_text(entry: Entry, note: str | None, language: Language) -> str:
    told = _what(entry, language)
    clerk = entry.details.get("clerk")
    if clerk:
        told = register_page.BY_CLERK.say(language, what=told, clerk=clerk)
    moment = moment_words(entry.at, language)
    line = register_page.EVENT.say(language, moment=moment, what=told)
    return f"{line}. {note}" if note else line


def _what(entry: Entry, language: Language) -> str:
    said = entry.details
    match entry.kind:
        case EntryKind.CORRECTED:
            words = register_page.DROPS if said.get("dropped") else register_page.CORRECTS
            told = words.say(language, entry=said["corrects"])
        case EntryKind.ERASED:
            told = register_page.ERASES.say(language, basis=said["basis"])
        case EntryKind.UNMASKED:
            told = register_page.UNMASKS.say(language, what=said["what"])
        case (
            EntryKind.RECEIVED
            | EntryKind.COMPLETE
            | EntryKind.RETURNED
            | EntryKind.RESUBMITTED
            | EntryKind.FINDING
            | EntryKind.EXTENDED
            | EntryKind.DECIDED
            | EntryKind.ISSUED
        ):
            kind = entry.kind.event
            told = "" if kind is None else event_words(kind).get(language)
        case _ as never:
            assert_never(never)
    if said.get("stage"):
        told = register_page.OF_STAGE.say(language, what=told, stage=said["stage"])
    if "outcome" in said:
        outcome = _outcome(Outcome(said["outcome"]), language)
        told = register_page.DECIDED_SO.say(language, what=told, outcome=outcome)
    return told


def _outcome(outcome: Outcome | None, language: Language) -> str:
    return "–" if outcome is None else outcome_words(outcome).get(language)


def _short(moment: datetime, language: Language) -> str:
    return f"{date_words(moment, language)} {clock_words(moment, language)}"


def _head(head: Head | None, language: Language) -> tuple[Part, ...]:
    if head is None:
        return ()
    told = register_page.HEAD.say(language, entry=head.entry, digest=head.digest)
    return (Section("", (Line(told),)),)


def _head_dict(head: Head | None) -> dict[str, Any] | None:
    return None if head is None else {"entry": head.entry, "digest": head.digest}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
