"""What happened to one application: received, returned, resubmitted, complete, findings, decided, issued.

In come events, from a file or from another system; out come events whose order makes sense, or every problem
at once.  Knows nothing of durations and due dates.

INVARIANT: those of one moment come out in the same order whatever the order in which they were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any, assert_never

from sp_engine.deciding import FactsError
from sp_engine.documents import DocumentKind, EventKind, EventsDocument, WrittenEvent
from sp_engine.words import Diagnostic, Words, moment_in_both
from sp_engine.words.messages import events as messages
from sp_engine.words.messages import outcomes
from sp_engine.yaml_text import DataPath, Source

NO_FILE = Source(DocumentKind.EVENTS.value, "", {})
"""What findings are about where events were not written in a file."""

_KINDS = (
    EventKind.RECEIVED,
    EventKind.EXTENDED,
    EventKind.FINDING,
    EventKind.RESUBMITTED,
    EventKind.COMPLETE,
    EventKind.RETURNED,
    EventKind.DECIDED,
    EventKind.ISSUED,
)
"""In which order those of one moment are tried: what a later one may rest on first."""
_EVENTS = EventsDocument.keys["events"].name
_AT, _KIND = (WrittenEvent.keys[field].name for field in ("at_time", "kind"))


def event_words(kind: EventKind) -> Words:
    """Return what happened as it is told to people."""
    match kind:
        case EventKind.RECEIVED:
            return messages.RECEIVED
        case EventKind.COMPLETE:
            return messages.COMPLETE
        case EventKind.RETURNED:
            return outcomes.RETURNED
        case EventKind.RESUBMITTED:
            return messages.RESUBMITTED
        case EventKind.FINDING:
            return messages.FINDING
        case EventKind.EXTENDED:
            return messages.EXTENDED
        case EventKind.DECIDED:
            return messages.DECIDED
        case EventKind.ISSUED:
            return messages.ISSUED
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `at` has an offset.

    A finding ends the `stage` it names, an extension lengthens it; a return that names one is for what fell
    due after it.  `entry`: which it is among those that were written.
    """

    kind: EventKind
    at: datetime
    stage: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    note: str | None = None
    entry: int = field(default=0, compare=False)


def kind_place(event: int) -> DataPath:
    """Return where a file writes what an event is."""
    return (_EVENTS, event, _KIND)


def time_place(event: int) -> DataPath:
    """Return where a file writes when an event happened."""
    return (_EVENTS, event, _AT)


def stage_place(event: int) -> DataPath:
    """Return where a file writes the stage that an event names."""
    return (_EVENTS, event, WrittenEvent.keys["stage"].name)


def facts_place(event: int | None = None) -> DataPath:
    """Return where a file writes the facts that an event states, or those that hold for the whole."""
    if event is None:
        return (EventsDocument.keys["facts"].name,)
    return (_EVENTS, event, WrittenEvent.keys["facts"].name)


def check_events(events: Iterable[Event], until: datetime, source: Source | None = None) -> tuple[Event, ...]:
    """Return events in the order in which they happened, each with the number of its entry.

    Raises `FactsError` with everything that cannot have happened in this order, or by `until`.
    """
    source = source or NO_FILE
    findings = []
    events = tuple(replace(event, entry=i) for i, event in enumerate(events))
    if not events:
        findings.append(source.finding("SP421", (), problem=messages.FIRST_IS_RECEIVED))
    for i, event in enumerate(events):
        if event.at.tzinfo is None:
            findings.append(source.finding("SP413", time_place(i), option=_AT))
    if findings:
        raise FactsError(findings)
    found: list[list[Diagnostic]] = [[] for _ in events]
    for i, event in enumerate(events):
        if i and event.at < events[i - 1].at:
            at, before = moment_in_both(event.at), moment_in_both(events[i - 1].at)
            found[i].append(source.finding("SP420", time_place(i), at=at, before=before))
        if event.at > until:
            at, limit = moment_in_both(event.at), moment_in_both(until)
            found[i].append(source.finding("SP422", time_place(i), at=at, until=limit))
    ordered = _in_order(events)
    for event, problem in zip(ordered, _problems(ordered), strict=True):
        if problem is not None:
            found[event.entry].append(source.finding("SP421", kind_place(event.entry), problem=problem))
    if any(found):
        raise FactsError([finding for entry in found for finding in entry])
    return ordered


def _in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events with those of one moment in an order in which they can have happened, if any.

    That depends on what they are alone: of those that can come next the one that comes first by its kind.
    """
    ordered: list[Event] = []
    file = _File()
    for _, group in groupby(events, lambda event: event.at):
        waiting = sorted(group, key=_rank)
        while waiting:
            possible = (event for event in waiting if _impossible(event, tuple(ordered), file) is None)
            event = next(possible, waiting[0])
            waiting.remove(event)
            ordered.append(event)
            file = file.after(event)
    return tuple(ordered)


def _rank(event: Event) -> tuple[int, str, str, str]:
    return (_KINDS.index(event.kind), event.stage or "", event.note or "", repr(sorted(event.facts.items())))


def _problems(events: tuple[Event, ...]) -> Iterator[Words | None]:
    """Yield for each event why it cannot stand where it stands, or None."""
    file = _File()
    for i, event in enumerate(events):
        over = file.decided and not _may_follow_the_decision(event)
        if event in events[:i] and not over:
            yield messages.WRITTEN_TWICE
        else:
            yield _impossible(event, events[:i], file) or _incomplete(event)
        file = file.after(event)


def _impossible(event: Event, before: tuple[Event, ...], file: _File) -> Words | None:
    """Return why an event cannot be the next."""
    if not before and event.kind is not EventKind.RECEIVED:
        return messages.FIRST_IS_RECEIVED
    if file.decided and not _may_follow_the_decision(event):
        return messages.DECIDED_BEFORE
    return _out_of_order(event, before, file)


@dataclass(frozen=True, slots=True)
class _File:
    """Where the file is: with the applicant, found complete, decided, its products issued; and its stages."""

    returned: bool = False
    complete: bool = False
    decided: bool = False
    issued: bool = False
    ended: frozenset[str] = frozenset()
    extended: frozenset[str] = frozenset()

    def after(self, event: Event) -> _File:
        """Return where it is after an event; one that lacks what fell due later is complete all the same."""
        match event.kind:
            case EventKind.RETURNED:
                return replace(self, returned=True, complete=self.complete and event.stage is not None)
            case EventKind.RESUBMITTED:
                return replace(self, returned=False)
            case EventKind.COMPLETE:
                return replace(self, complete=True)
            case EventKind.DECIDED:
                return replace(self, decided=True)
            case EventKind.ISSUED:
                return replace(self, decided=True, issued=True)
            case EventKind.FINDING:
                return replace(self, ended=self.ended | _named(event))
            case EventKind.EXTENDED:
                return replace(self, extended=self.extended | _named(event))
            case EventKind.RECEIVED:
                return self
            case _ as never:
                assert_never(never)


def _named(event: Event) -> frozenset[str]:
    """Return the stage that an event names, if it does."""
    return frozenset() if event.stage is None else frozenset((event.stage,))


def _may_follow_the_decision(event: Event) -> bool:
    """Whether an event may come after the decision: the issue, and what becomes of an applicant's stage.

    Whose a stage is, is not known here.
    """
    match event.kind:
        case EventKind.ISSUED:
            return True
        case EventKind.FINDING | EventKind.EXTENDED:
            return event.stage is not None
        case (
            EventKind.RECEIVED
            | EventKind.COMPLETE
            | EventKind.RETURNED
            | EventKind.RESUBMITTED
            | EventKind.DECIDED
        ):
            return False
        case _ as never:
            assert_never(never)


def _out_of_order(event: Event, before: tuple[Event, ...], file: _File) -> Words | None:
    """Return why an event cannot come after those before it."""
    match event.kind:
        case EventKind.RECEIVED:
            return messages.RECEIVED_BEFORE if before else None
        case EventKind.EXTENDED:
            if event.stage in file.extended:
                return messages.EXTENDED_BEFORE
            return messages.STAGE_OVER if event.stage in file.ended else None
        case EventKind.RETURNED:
            return messages.STILL_RETURNED if file.returned else None
        case EventKind.RESUBMITTED:
            return None if file.returned else messages.NOT_RETURNED
        case EventKind.COMPLETE:
            if file.returned:
                return messages.RESUBMITTED_FIRST
            return messages.COMPLETE_BEFORE if file.complete else None
        case EventKind.ISSUED:
            if file.returned:
                return messages.RESUBMITTED_FIRST
            return messages.ISSUED_BEFORE if file.issued else None
        case EventKind.FINDING:
            return messages.STAGE_OVER if event.stage in file.ended else None
        case EventKind.DECIDED:
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
        case EventKind.RETURNED:
            return messages.RETURN_TAKES_NO_FACTS if event.facts else None
        case (
            EventKind.RECEIVED
            | EventKind.COMPLETE
            | EventKind.RESUBMITTED
            | EventKind.DECIDED
            | EventKind.ISSUED
        ):
            takes_none = event.stage or event.facts
            return messages.TAKES_NO_STAGE.fill(kind=event.kind) if takes_none else None
        case _ as never:
            assert_never(never)
