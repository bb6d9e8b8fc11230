"""An application as its entries leave it: where it stands, what happened, which decision holds.

In come the entries of one application, in order; out comes its state, folded from them: a correction stands
in the place of what it corrects.  Knows nothing of what is known of the applicant, only which entry holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any, assert_never

from sp_engine.documents import EventKind
from sp_engine.register.entry import Entry, EntryKind, PersonalPart, moment_of
from sp_engine.register.number import ApplicationNumber
from sp_engine.rules import Outcome
from sp_engine.timing import Event
from sp_engine.words import Words
from sp_engine.words.messages import register as messages


class Standing(StrEnum):
    """Who has an application, or how it ended; the value is the word of JSON."""

    WITH_APPLICANT = "with_applicant"
    WITH_AGENCY = "with_agency"
    CLOSED = "closed"
    ERASED = "erased"

    @property
    def open(self) -> bool:
        match self:
            case Standing.WITH_APPLICANT | Standing.WITH_AGENCY:
                return True
            case Standing.CLOSED | Standing.ERASED:
                return False
            case _ as never:
                assert_never(never)


def standing_words(standing: Standing) -> Words:
    """Return where an application stands as it is told to people."""
    match standing:
        case Standing.WITH_APPLICANT:
            return messages.WITH_APPLICANT
        case Standing.WITH_AGENCY:
            return messages.WITH_AGENCY
        case Standing.CLOSED:
            return messages.CLOSED
        case Standing.ERASED:
            return messages.ERASED
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, as corrections leave it.

    `outcome` of a decision that was recorded with it, and the moment from which that holds; `gate`: what was
    lacking fell due after that stage.  `holds` names the entry that has each personal part of it.
    """

    entry: int
    kind: EventKind
    at: datetime
    stage: str | None
    outcome: Outcome | None
    complete: datetime | None
    gate: str | None
    clerk: str | None
    holds: Mapping[PersonalPart, int] = field(default_factory=dict)
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class RecordedApplication:
    """One application: its entries, and what they come to."""

    number: ApplicationNumber
    service: str
    entries: tuple[Entry, ...]
    happened: tuple[Happened, ...]
    erased: bool

    @property
    def received(self) -> datetime:
        return self.happened[0].at

    @property
    def clerk(self) -> str | None:
        """Who did the last thing that happened."""
        return next((one.clerk for one in reversed(self.happened) if one.clerk), None)

    @property
    def outcome(self) -> Outcome | None:
        """The outcome of the decision that holds."""
        return next((one.outcome for one in reversed(self.happened) if one.outcome is not None), None)

    @property
    def complete(self) -> datetime | None:
        """Since when the file is complete, by the decision that holds."""
        return next((one.complete for one in reversed(self.happened) if one.complete is not None), None)

    @property
    def standing(self) -> Standing:
        if self.erased:
            return Standing.ERASED
        standing = Standing.WITH_AGENCY
        for event in self.events():
            standing = _standing_after(event, standing)
        return standing

    @property
    def ended_stages(self) -> tuple[str, ...]:
        """The stages that findings have ended."""
        found = (one.stage for one in self.happened if one.kind is EventKind.FINDING)
        return tuple(dict.fromkeys(stage for stage in found if stage is not None))

    @property
    def decided_by(self) -> int | None:
        """The entry that holds the decision."""
        return self.entry_of(PersonalPart.DECISION)

    def entry_of(self, part: PersonalPart) -> int | None:
        """Return the newest entry that holds a personal part."""
        return next((one.holds[part] for one in reversed(self.happened) if part in one.holds), None)

    def events(self, facts: Mapping[str, Any] | None = None) -> tuple[Event, ...]:
        """Return what happened as the ledger takes it; `facts` are those of the decision that holds.

        A decision that returns stops the clock, one that rejects ends it, any other finds the file complete.
        """
        told: list[Event] = []
        for one in self.happened:
            found = one.kind is EventKind.FINDING and one.outcome is not None
            told.append(Event(one.kind, one.at, one.stage, (facts or {}) if found else {}))
            if one.outcome is not None:
                told += _consequence(one, one.outcome, told)
        return tuple(told)


def applications_of(entries: Iterable[Entry]) -> Iterator[RecordedApplication]:
    """Yield each application that entries are about, by its number."""
    about = [entry for entry in entries if entry.number is not None]
    about.sort(key=_place)
    for _, group in groupby(about, key=lambda entry: _place(entry)[:3]):
        yield application_of(group)


def application_of(entries: Iterable[Entry]) -> RecordedApplication:
    """Return an application, from all of its entries in order, of which the first one received it."""
    entries = tuple(entries)
    first = entries[0]
    if first.number is None or first.service is None:
        raise ValueError("an application is received before anything else")
    happened: dict[int, Happened] = {}
    for entry in entries:
        match entry.kind:
            case EntryKind.CORRECTED:
                corrected = int(entry.details["corrects"])
                happened[corrected] = _corrected(happened[corrected], entry)
            case EntryKind.ERASED | EntryKind.UNMASKED:
                pass
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
                happened[entry.sequence] = _happened(entry)
            case _ as never:
                assert_never(never)
    standing = tuple(one for one in happened.values() if not one.dropped)
    erased = any(entry.kind is EntryKind.ERASED for entry in entries)
    return RecordedApplication(first.number, first.service, entries, standing, erased)


def _place(entry: Entry) -> tuple[str, int, int, int]:
    number = entry.number
    return ("", 0, 0, 0) if number is None else (number.agency, number.year, number.ordinal, entry.sequence)


def _happened(entry: Entry) -> Happened:
    kind = entry.kind.event
    if kind is None:
        raise ValueError(entry.kind)
    said = entry.details
    return Happened(
        entry.sequence,
        kind,
        entry.at,
        said.get("stage"),
        Outcome(said["outcome"]) if "outcome" in said else None,
        moment_of(said["complete"]) if "complete" in said else None,
        said.get("gate"),
        said.get("clerk"),
        dict.fromkeys(entry.commitments, entry.sequence),
    )


def _corrected(before: Happened, entry: Entry) -> Happened:
    """Return what happened as a correction tells it; what that does not name stays."""
    said = entry.details
    after = replace(
        before,
        dropped=bool(said.get("dropped")),
        at=moment_of(said["at"]) if "at" in said else before.at,
        stage=said.get("stage", before.stage),
        clerk=said.get("clerk", before.clerk),
        holds={**before.holds, **dict.fromkeys(entry.commitments, entry.sequence)},
    )
    if "outcome" not in said:
        return after
    complete = moment_of(said["complete"])
    return replace(after, outcome=Outcome(said["outcome"]), complete=complete, gate=said.get("gate"))


def _consequence(one: Happened, outcome: Outcome, before: list[Event]) -> Iterator[Event]:
    """Yield what a decision does to the clock."""
    at = one.at if one.complete is None else max(one.at, one.complete)
    match outcome:
        case Outcome.RETURN:
            yield Event(EventKind.RETURNED, at, one.gate)
        case Outcome.REJECT:
            yield Event(EventKind.DECIDED, at)
        case Outcome.APPROVE | Outcome.PENDING:
            if not _complete(before):
                yield Event(EventKind.COMPLETE, at)
        case _ as never:
            assert_never(never)


def _complete(events: Iterable[Event]) -> bool:
    """Whether a file was found complete and not returned since, but for what fell due later."""
    complete = False
    for event in events:
        match event.kind:
            case EventKind.COMPLETE:
                complete = True
            case EventKind.RETURNED:
                complete = complete and event.stage is not None
            case (
                EventKind.RECEIVED
                | EventKind.RESUBMITTED
                | EventKind.FINDING
                | EventKind.EXTENDED
                | EventKind.DECIDED
                | EventKind.ISSUED
            ):
                pass
            case _ as never:
                assert_never(never)
    return complete


def _standing_after(event: Event, before: Standing) -> Standing:
    match event.kind:
        case EventKind.RETURNED:
            return Standing.WITH_APPLICANT
        case EventKind.RECEIVED | EventKind.RESUBMITTED:
            return Standing.WITH_AGENCY
        case EventKind.DECIDED | EventKind.ISSUED:
            return Standing.CLOSED
        case EventKind.COMPLETE | EventKind.FINDING | EventKind.EXTENDED:
            return before
        case _ as never:
            assert_never(never)
