"""One entry of the register: what happened to which application, and what it commits to.

In comes a row as it is stored; out comes an entry, typed.  A row that says nothing we know was changed by
somebody, and is refused by its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, assert_never

from sp_engine.documents import EventKind
from sp_engine.immutable import Immutable
from sp_engine.register.digests import digest_of
from sp_engine.register.number import ApplicationNumber, RegisterError
from sp_engine.words import Diagnostic
from sp_engine.workdays import ZONES


class EntryKind(StrEnum):
    """What an entry says happened, by its name in the register."""

    RECEIVED = "received"
    COMPLETE = "complete"
    RETURNED = "returned"
    RESUBMITTED = "resubmitted"
    FINDING = "finding"
    EXTENDED = "extended"
    DECIDED = "decided"
    ISSUED = "issued"
    CORRECTED = "corrected"
    ERASED = "erased"
    UNMASKED = "unmasked"

    @property
    def event(self) -> EventKind | None:
        """What it is to the ledger; None for what only the register knows."""
        match self:
            case EntryKind.RECEIVED:
                return EventKind.RECEIVED
            case EntryKind.COMPLETE:
                return EventKind.COMPLETE
            case EntryKind.RETURNED:
                return EventKind.RETURNED
            case EntryKind.RESUBMITTED:
                return EventKind.RESUBMITTED
            case EntryKind.FINDING:
                return EventKind.FINDING
            case EntryKind.EXTENDED:
                return EventKind.EXTENDED
            case EntryKind.DECIDED:
                return EventKind.DECIDED
            case EntryKind.ISSUED:
                return EventKind.ISSUED
            case EntryKind.CORRECTED | EntryKind.ERASED | EntryKind.UNMASKED:
                return None
            case _ as never:
                assert_never(never)


class PersonalPart(StrEnum):
    """What is about the applicant, and can be erased."""

    APPLICANT = "applicant"
    CONTACT = "contact"
    DECISION = "decision"
    NOTE = "note"


class Row(NamedTuple):
    """An entry as it is stored: what is chained, and the digest of it."""

    sequence: int
    previous: str
    kind: str
    agency: str | None
    year: int | None
    ordinal: int | None
    service: str | None
    at: str
    recorded: str
    details: str
    commitments: str
    digest: str

    @property
    def computed(self) -> str:
        """The digest that it should have."""
        return digest_of(self[:-1])


class Entry(Immutable):
    """One entry.

    `number` and `service` are None where it is about no application; `details` are what may be known for
    ever, `commitments` the digests of what may not, by their part.
    """

    sequence: int
    kind: EntryKind
    number: ApplicationNumber | None
    service: str | None
    at: datetime
    recorded: datetime
    details: Mapping[str, Any]
    commitments: Mapping[PersonalPart, str]
    digest: str


def entry_of(row: Row) -> Entry:
    """Return what a row says.  Raises `RegisterError` for one that somebody must have changed."""
    try:
        number = None
        if row.agency is not None and row.year is not None and row.ordinal is not None:
            number = ApplicationNumber(row.agency, row.year, row.ordinal)
        details, commitments = json.loads(row.details), json.loads(row.commitments)
        return Entry(
            row.sequence,
            EntryKind(row.kind),
            number,
            row.service,
            moment_of(row.at),
            moment_of(row.recorded),
            {**details},
            {PersonalPart(part): str(value) for part, value in commitments.items()},
            row.digest,
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise RegisterError([changed_entry(row.sequence)]) from error


def moment_of(written: str) -> datetime:
    """Return a moment as it is stored, in the Indonesian zone that has its offset, where one has."""
    moment = datetime.fromisoformat(written)
    known = (zone for zone in ZONES.values() if moment.utcoffset() == zone.utcoffset(None))
    return moment.astimezone(next(known, moment.tzinfo))


def entry_place(sequence: int) -> str:
    """Return how an entry is named in lists and findings."""
    return f"#{sequence}"


def changed_entry(sequence: int) -> Diagnostic:
    """Return the finding about an entry that is not as it was written."""
    return Diagnostic("SP811", entry_place(sequence), values={"entry": entry_place(sequence)})
