"""What happened to one application: received, returned, resubmitted, complete, findings, decided.

In comes an events file, or events from another system; out come events whose order makes sense, or every
problem at once.  Knows nothing of durations and due dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.documents.shape import check_shape
from sp_engine.words.dates import moment_in_both
from sp_engine.words.diagnostics import Span
from sp_engine.words.language import Words
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


EVENTS: Mapping[EventKind, Words] = {
    EventKind.RECEIVED: Words("diterima", "received"),
    EventKind.COMPLETE: Words("dinyatakan lengkap", "found complete"),
    EventKind.RETURNED: Words("dikembalikan", "returned"),
    EventKind.RESUBMITTED: Words("dilengkapi", "resubmitted"),
    EventKind.FINDING: Words("temuan petugas", "finding of the agency"),
    EventKind.EXTENDED: Words("diperpanjang", "extended"),
    EventKind.DECIDED: Words("diputuskan", "decided"),
}


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
        findings.append(source.finding("SP421", (), problem=_FIRST))
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


_FIRST = Words("peristiwa pertama harus `diterima`", "the first event must be `diterima`")


def _problems(events: tuple[Event, ...]) -> Iterator[Words | None]:
    """Yield for each event why it cannot stand where it stands, or None."""
    returned = complete = decided = False
    for i, event in enumerate(events):
        kind, problem = event.kind, None
        if i == 0 and kind is not EventKind.RECEIVED:
            problem = _FIRST
        elif decided:
            problem = Words("sudah `diputuskan` sebelumnya", "it has been `diputuskan` already")
        elif event in events[:i]:
            problem = Words("peristiwa yang sama ditulis dua kali", "the same event is written twice")
        elif i and kind is EventKind.RECEIVED:
            problem = Words("sudah `diterima` sebelumnya", "it has been `diterima` already")
        elif kind is EventKind.EXTENDED and any(
            e.kind is kind and e.stage == event.stage for e in events[:i]
        ):
            problem = Words("tahap ini sudah `diperpanjang`", "this stage has been `diperpanjang` already")
        elif returned and kind is EventKind.RETURNED:
            problem = Words(
                "sudah `dikembalikan` dan belum `dilengkapi`", "it is `dikembalikan`, not `dilengkapi` since"
            )
        elif returned and kind is EventKind.COMPLETE:
            problem = Words("berkas masih di pemohon; tulis `dilengkapi` dahulu", "write `dilengkapi` first")
        elif not returned and kind is EventKind.RESUBMITTED:
            problem = Words("berkas tidak sedang `dikembalikan`", "the file has not been `dikembalikan`")
        elif complete and kind is EventKind.COMPLETE:
            problem = Words("berkas sudah `lengkap`", "the file is `lengkap` already")
        elif kind is EventKind.FINDING and not (event.stage or event.facts):
            problem = Words("`temuan` perlu `fakta` atau `tahap`", "`temuan` needs `fakta` or `tahap`")
        elif kind is EventKind.EXTENDED and event.stage is None:
            problem = Words("`diperpanjang` perlu `tahap`", "`diperpanjang` needs `tahap`")
        elif kind not in (EventKind.FINDING, EventKind.EXTENDED) and (event.stage or event.facts):
            problem = Words(
                f"`{kind}` tidak memakai `tahap` atau `fakta`", f"`{kind}` takes no `tahap` or `fakta`"
            )
        yield problem
        returned = kind is EventKind.RETURNED or (returned and kind is not EventKind.RESUBMITTED)
        complete = kind is EventKind.COMPLETE or (complete and kind is not EventKind.RETURNED)
        decided = decided or kind is EventKind.DECIDED
