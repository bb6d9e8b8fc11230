"""What a decree and an agency say of themselves, as short texts, so that two of them can be set side by side.

In come documents; out come entries by group.  Notes and the state of the transcription are left out: they are
the transcriber's.  The list of services is not told here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from sp_engine.assurance.differences.component_entries import (
    Entry,
    Regulations,
    basis_entry,
    channel_entries,
    complaint_entries,
    field_entry,
)
from sp_engine.documents import (
    AgencyDocument,
    Counting,
    DecreeDocument,
    OpeningTimes,
    Schedule,
    SpecialDay,
    YesIf,
)
from sp_engine.words import Words, date_in_both
from sp_engine.words.messages import differences as says

Groups: TypeAlias = Mapping[str, tuple[Entry, ...]]


def decree_groups(document: DecreeDocument, regulations: Regulations) -> Groups:
    """Return what a decree says of itself, by key; under "" its head."""
    named = {field: key.name for field, key in DecreeDocument.keys.items()}
    complaints = document.complaints
    return {
        "": tuple(_decree_head(document)),
        named["preamble"]: tuple(basis_entry(entry, regulations) for entry in document.preamble),
        named["complaints"]: () if complaints is None else tuple(complaint_entries(complaints)),
    }


def agency_groups(document: AgencyDocument) -> Groups:
    """Return what an agency says of itself; its office hours, and its days, change when something is due."""
    named = {field: key.name for field, key in AgencyDocument.keys.items()}
    return {
        "": tuple(_agency_head(document)),
        named["hours"]: tuple(_hours(document.hours)),
        named["special_days"]: tuple(map(_special, document.special_days)),
        named["contacts"]: tuple(channel_entries(document.contacts)),
    }


def _decree_head(document: DecreeDocument) -> Iterator[Entry]:
    stated: tuple[tuple[str, str | date | None], ...] = (
        ("number", document.number),
        ("title", document.title),
        ("dated", document.dated),
        ("in_force_from", document.in_force_from),
        ("last_day", document.last_day),
        ("revokes", "; ".join(document.revokes) or None),
        ("amends", "; ".join(document.amends) or None),
        ("removes", "; ".join(document.removes) or None),
        ("signed_by", document.signed_by),
        ("signed_in", document.signed_in),
    )
    for field, value in stated:
        if value is not None:
            text = date_in_both(value) if isinstance(value, date) else Words(value, value)
            yield field_entry(document, field, text)


def _agency_head(document: AgencyDocument) -> Iterator[Entry]:
    yield field_entry(document, "name", document.name)
    for field, value in (("region", document.region), ("address", document.address), ("zone", document.zone)):
        if value is not None:
            yield field_entry(document, field, Words(value, value))
    if document.counting is not None:
        head = AgencyDocument.keys["counting"].name
        for name, text in _counting(document.counting):
            yield Entry(f"{head}.{name}", Words(text, text))
    if document.retention is not None:
        text = f"{document.retention.lasts} ({document.retention.source})"
        yield Entry(AgencyDocument.keys["retention"].name, Words(text, text))


def _counting(counting: Counting) -> Iterator[tuple[str, str]]:
    """Yield each rule that is stated, by its key, as it is written."""
    for field, key in Counting.keys.items():
        value = getattr(counting, field)
        if value is not None:
            yield key.name, key.form.word(value) if isinstance(key.form, YesIf) else value


def _hours(schedules: Iterable[Schedule]) -> Iterator[Entry]:
    for schedule in schedules:
        stated = (("during", schedule.during), ("first", schedule.first), ("last", schedule.last))
        when = " ".join(f"{Schedule.keys[field].name} {value}" for field, value in stated if value)
        for row in schedule.week:
            days = ", ".join(row.days)
            text = f"{when} {days} {_opening(row)}".strip()
            yield Entry("", Words(text, text), f"{when} {days}")
        yield Entry("", Words(schedule.source, schedule.source), says.SOURCE.fill(when=when).id)


def _special(one: SpecialDay) -> Entry:
    known = "" if one.decreed is None else says.DECREED.fill(day=one.decreed).id
    opening = says.CLOSED.id if one.closed else _opening(one)
    text = f"{opening} ({one.reason}{known})"
    return Entry(str(one.day), Words(text, text))


def _opening(row: OpeningTimes | SpecialDay) -> str:
    hours = row.hours or ""
    return hours if row.pause is None else says.PAUSE.fill(hours=hours, pause=row.pause).id
