"""*Peristiwa* as a document: what happened with one application, in order of time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sp_engine.documents.basic_forms import NAME, NAME_PATTERN, TEXT
from sp_engine.documents.forms import Anything, Choice, ListOf, Text
from sp_engine.documents.record import Part, Record, key
from sp_engine.facts import ISO_MOMENT

_SERVICE = f"{NAME_PATTERN.removesuffix('$')}/{NAME_PATTERN.removeprefix('^')}"
_MOMENT = f"^(?:{ISO_MOMENT})$"


class EventKind(StrEnum):
    """The kinds of event, by their names in the documents."""

    RECEIVED = "diterima"
    COMPLETE = "lengkap"
    RETURNED = "dikembalikan"
    RESUBMITTED = "dilengkapi"
    FINDING = "temuan"
    EXTENDED = "diperpanjang"
    DECIDED = "diputuskan"
    ISSUED = "diterbitkan"


class WrittenEvent(Record, title="Peristiwa", about="Satu peristiwa."):
    """*Peristiwa*: one event, with its time as it is written."""

    kind: EventKind = key(
        "jenis",
        Choice(*EventKind),
        "Jenis",
        "Diterima; lengkap (berkas dinyatakan lengkap); dikembalikan (waktu berhenti); dilengkapi (pemohon"
        " menyerahkan kembali); temuan (hasil petugas); diperpanjang; diputuskan; diterbitkan (hari terbit"
        " produk).",
    )
    at_time: str = key(
        "pada",
        Text(_MOMENT),
        "Pada",
        "Saat terjadinya: tanggal dan jam, misalnya 2026-03-16T10:00; tanpa zona berarti zona waktu"
        " instansi.",
        examples=("2026-03-16T10:00",),
    )
    stage: str | None = key(
        "tahap",
        NAME,
        "Tahap",
        "Tahap yang selesai dengan temuan ini, yang diperpanjang, atau yang sesudahnya jatuh tempo apa yang"
        " kurang pada pengembalian ini.",
        default=None,
    )
    facts: Mapping[str, Any] = key(
        "fakta",
        Anything({"type": "object", "minProperties": 1}),
        "Fakta",
        "Fakta yang diketahui dengan temuan ini.",
        default={},
    )
    note: str | None = key(
        "catatan",
        TEXT,
        "Catatan",
        "Keterangan, misalnya apa yang masih kurang.",
        default=None,
        compare=False,
    )


class EventsDocument(
    Record,
    title="Peristiwa",
    about="Apa yang terjadi dengan satu permohonan, urut waktu; dari sini waktu yang berjalan dan terpakai"
    " dihitung.",
    format="sp-peristiwa/1",
):
    """*Peristiwa*: the history of one application."""

    service: str | None = key(
        "layanan",
        Text(_SERVICE),
        "Layanan",
        "Layanan yang dimohon, misalnya kota-contoh/izin-usaha.",
        default=None,
        examples=("kota-contoh/izin-usaha",),
    )
    facts: Mapping[str, Any] = key(
        "fakta",
        Anything({"type": "object"}),
        "Fakta",
        "Fakta yang menentukan lamanya waktu, ditulis seperti dalam berkas fakta.",
        default={},
    )
    events: tuple[WrittenEvent, ...] = key(
        "peristiwa",
        ListOf(Part(WrittenEvent)),
        "Daftar peristiwa",
        "Peristiwa urut waktu, diawali `diterima`.",
    )
