"""What a decree and an agency say of themselves, as short texts, so that two of them can be set side by side.

In come the documents as written; out come entries by group.  Notes and the state of the transcription are
left out: they are the transcriber's.  The list of services is not told here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sp_engine.assurance.differences.component_text import (
    Entry,
    Regulations,
    basis_entry,
    channel_entries,
    entries_of,
)
from sp_engine.facts.vocabulary import words
from sp_engine.words.dates import date_words
from sp_engine.words.language import Words

_DECREE = ("nomor", "tentang", "tanggal", "berlaku_sejak", "mencabut", "ditetapkan_oleh", "ditetapkan_di")
_AGENCY = ("wilayah", "alamat", "zona_waktu", "cara_hitung")

Groups = Mapping[str, tuple[Entry, ...]]


def decree_groups(data: Mapping[str, Any], regulations: Regulations) -> Groups:
    """Return what a decree says of itself; the group "" is its head."""
    return {
        "": tuple(_head(data, _DECREE)),
        "mengingat": tuple(basis_entry(entry, regulations) for entry in data.get("mengingat", ())),
        "pengaduan_instansi": entries_of("pengaduan", data.get("pengaduan_instansi", {}), regulations),
    }


def agency_groups(data: Mapping[str, Any]) -> Groups:
    """Return what an agency says of itself; its hours and days change when something is due."""
    return {
        "": (Entry("nama", words(data, "nama")), *_head(data, _AGENCY)),
        "jam_layanan": tuple(_hours(data.get("jam_layanan", ()))),
        "hari_khusus": tuple(_special(data.get("hari_khusus", ()))),
        "kontak": tuple(channel_entries(data.get("kontak", ()))),
    }


def _head(data: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Entry]:
    for key in keys:
        value = data.get(key)
        if isinstance(value, Mapping):
            yield from (Entry(f"{key}.{part}", Words(str(v), str(v))) for part, v in value.items())
        elif isinstance(value, list):
            yield Entry(key, Words(*(["; ".join(map(str, value))] * 2)))
        elif key in ("tanggal", "berlaku_sejak"):
            day = date.fromisoformat(str(value))
            yield Entry(key, Words(date_words(day, "id"), date_words(day, "en")))
        elif value is not None:
            yield Entry(key, Words(str(value), str(value)))


def _hours(schedules: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    for schedule in schedules:
        when = " ".join(f"{key} {schedule[key]}" for key in ("selama", "sejak", "sampai") if key in schedule)
        for row in schedule["minggu"]:
            days = ", ".join(row["hari"])
            text = f"{when} {days} {_opening(row)}".strip()
            yield Entry("", Words(text, text), f"{when} {days}")
        yield Entry("", Words(schedule["sumber"], schedule["sumber"]), f"{when} sumber")


def _special(days: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    for day in days:
        known = f", ditetapkan {day['ditetapkan']}" if "ditetapkan" in day else ""
        text = f"{_opening(day)} ({day['alasan']}{known})"
        yield Entry(str(day["tanggal"]), Words(text, text))


def _opening(row: Mapping[str, Any]) -> str:
    if "tutup" in row:
        return "tutup"
    return f"{row['jam']}" + (f", istirahat {row['istirahat']}" if "istirahat" in row else "")
