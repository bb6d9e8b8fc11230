"""An events file: what happened to one application, as an officer writes it down.

In comes the source of the file; out come its events, or every problem at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from sp_engine.deciding import FactsError
from sp_engine.documents import DocumentKind, EventsDocument, Reading, check_shape
from sp_engine.facts import A_MOMENT, ValueProblem, parse_value
from sp_engine.timing.events import Event, time_place
from sp_engine.yaml_text import Source


@dataclass(frozen=True, slots=True)
class EventsFile:
    """An events file as written, and where everything stands in it."""

    service: str | None
    events: tuple[Event, ...]
    facts: Mapping[str, Any]
    source: Source


def read_events(source: Source, zone: tzinfo) -> EventsFile:
    """Return the events of a file; times without an offset are in `zone`.  Raises `FactsError`."""
    findings = check_shape(source, DocumentKind.EVENTS)
    if findings:
        raise FactsError(findings)
    document = EventsDocument.read(source.data, (), Reading(source))
    events = []
    for i, written in enumerate(document.events):
        try:
            at = parse_value(A_MOMENT, written.at_time, zone)
        except ValueProblem:
            place = time_place(i)
            findings.append(source.finding("SP410", place, option=str(place[-1]), given=written.at_time))
            continue
        events.append(Event(written.kind, at, written.stage, written.facts, written.note))
    if findings:
        raise FactsError(findings)
    return EventsFile(document.service, tuple(events), document.facts, source)
