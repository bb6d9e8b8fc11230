"""What happened to one application: received, returned, resubmitted, complete, findings, decided.

In comes an events file, or events from another system; out come events whose order makes sense, or every
problem at once.  Knows nothing of durations and due dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any, assert_never

from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.documents.shape import check_shape
from sp_engine.words.dates import moment_in_both
from sp_engine.words.diagnostics import Span
from sp_engine.words.language import Words
from sp_engine.words.messages import events as messages
from sp_engine.yaml_text.source import DataPath, Source


class EventKind(StrEnum):
    """What can happen; the value is the word of an events file."""

    RECEIVED = "diterima"
    COMPLETE = "lengkap"
    RETURNED = "dikembalikan"
    RESUBMITTED = "dilengkapi"
    FINDING = "temuan"
    EXTENDED = "diperpanjang"
    DECIDED = "diputuskan"


def event_words(kind: EventKind) -> Words:
    """Return what happened as it is told to people."""
    match kind:
        case EventKind.RECEIVED:
            return messages.RECEIVED
        case EventKind.COMPLETE:
            return messages.COMPLETE
        case EventKind.RETURNED:
            return messages.RETURNED
        case EventKind.RESUBMITTED:
            return messages.RESUBMITTED
        case EventKind.FINDING:
            return messages.FINDING
        case EventKind.EXTENDED:
            return messages.EXTENDED
        case EventKind.DECIDED:
            return messages.DECIDED
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `at` has an offset.  A finding ends the `stage` it names, an extension lengthens it."""

    kind: EventKind
    at: datetime
    stage: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EventsFile:
    """An events file as written, and where everything stands in it."""

    service: str | None
    events: tuple[Event, ...]
    facts: Mapping[str, Any]
    source: Source


@dataclass(frozen=True)
class _Part(Source):
    """A part of a source, so that findings about it stand at their place in the whole."""

    prefix: DataPath = ()

    def span(self, path: DataPath, *, key: bool = False) -> Span | None:
        return Source.span(self, (*self.prefix, *path), key=key)


def part(source: Source, *prefix: str | int) -> Source:
    """Return the part of a source that stands under a path."""
    return _Part(source.name, source.text, source.data, {}, prefix)


def read_events(source: Source, zone: tzinfo) -> EventsFile:
    """Return the events of a file; times without an offset are in `zone`.  Raises `FactsError`."""
    findings = check_shape(source, "peristiwa")
    if findings:
        raise FactsError(findings)
    events = []
    for i, entry in enumerate(source.data["peristiwa"]):
        try:
            at = datetime.fromisoformat(entry["pada"])
        except ValueError:
            given = source.finding("SP410", ("peristiwa", i, "pada"), option="pada", given=entry["pada"])
            findings.append(given)
            continue
        at = at if at.tzinfo is not None else at.replace(tzinfo=zone)
        kind = EventKind(entry["jenis"])
        events.append(Event(kind, at, entry.get("tahap"), entry.get("fakta", {}), entry.get("catatan")))
    if findings:
        raise FactsError(findings)
    return EventsFile(source.data.get("layanan"), tuple(events), source.data.get("fakta", {}), source)


def check_events(events: Iterable[Event], until: datetime, source: Source | None = None) -> None:
    """Raise `FactsError` with everything that cannot have happened in this order, or by `until`."""
    source = source or Source("peristiwa", "", {})
    findings = []
    events = tuple(events)
    if not events:
        findings.append(source.finding("SP421", (), problem=messages.FIRST_IS_RECEIVED))
    for i, event in enumerate(events):
        if event.at.tzinfo is None:
            findings.append(source.finding("SP413", ("peristiwa", i, "pada"), option="pada"))
    if findings:
        raise FactsError(findings)
    problems = _problems(events)
    for i, event in enumerate(events):
        if i and event.at < events[i - 1].at:
            at, before = moment_in_both(event.at), moment_in_both(events[i - 1].at)
            findings.append(source.finding("SP420", ("peristiwa", i, "pada"), at=at, before=before))
        if event.at > until:
            at, limit = moment_in_both(event.at), moment_in_both(until)
            findings.append(source.finding("SP422", ("peristiwa", i, "pada"), at=at, until=limit))
        if (problem := next(problems)) is not None:
            findings.append(source.finding("SP421", ("peristiwa", i, "jenis"), problem=problem))
    if findings:
        raise FactsError(findings)


def _problems(events: tuple[Event, ...]) -> Iterator[Words | None]:
    """Yield for each event why it cannot stand where it stands, or None."""
    file = _File()
    for i, event in enumerate(events):
        if i == 0 and event.kind is not EventKind.RECEIVED:
            yield messages.FIRST_IS_RECEIVED
        elif file.decided:
            yield messages.DECIDED_BEFORE
        elif event in events[:i]:
            yield messages.WRITTEN_TWICE
        else:
            yield _out_of_order(event, events[:i], file) or _incomplete(event)
        file = file.after(event.kind)


@dataclass(frozen=True, slots=True)
class _File:
    """Where the file is: with the applicant, found complete, decided."""

    returned: bool = False
    complete: bool = False
    decided: bool = False

    def after(self, kind: EventKind) -> _File:
        """Return where it is after an event."""
        match kind:
            case EventKind.RETURNED:
                return replace(self, returned=True, complete=False)
            case EventKind.RESUBMITTED:
                return replace(self, returned=False)
            case EventKind.COMPLETE:
                return replace(self, complete=True)
            case EventKind.DECIDED:
                return replace(self, decided=True)
            case EventKind.RECEIVED | EventKind.FINDING | EventKind.EXTENDED:
                return self
            case _ as never:
                assert_never(never)


def _out_of_order(event: Event, before: tuple[Event, ...], file: _File) -> Words | None:
    """Return why an event cannot come after those before it."""
    match event.kind:
        case EventKind.RECEIVED:
            return messages.RECEIVED_BEFORE if before else None
        case EventKind.EXTENDED:
            again = any(e.kind is EventKind.EXTENDED and e.stage == event.stage for e in before)
            return messages.EXTENDED_BEFORE if again else None
        case EventKind.RETURNED:
            return messages.STILL_RETURNED if file.returned else None
        case EventKind.RESUBMITTED:
            return None if file.returned else messages.NOT_RETURNED
        case EventKind.COMPLETE:
            if file.returned:
                return messages.RESUBMITTED_FIRST
            return messages.COMPLETE_BEFORE if file.complete else None
        case EventKind.FINDING | EventKind.DECIDED:
            return None
        case _ as never:
            assert_never(never)


def _incomplete(event: Event) -> Words | None:
    """Return what an event lacks, or states for nothing."""
    match event.kind:
        case EventKind.FINDING:
            return None if event.stage or event.facts else messages.FINDING_OF_WHAT
        case EventKind.EXTENDED:
            return messages.EXTENDED_WHAT if event.stage is None else None
        case (
            EventKind.RECEIVED
            | EventKind.COMPLETE
            | EventKind.RETURNED
            | EventKind.RESUBMITTED
            | EventKind.DECIDED
        ):
            takes_none = event.stage or event.facts
            return messages.TAKES_NO_STAGE.fill(kind=event.kind) if takes_none else None
        case _ as never:
            assert_never(never)
