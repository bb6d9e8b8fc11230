"""Typed, immutable standards, decrees and agencies; and the pairing of official terms with English ones.

Data only: no reading, no deciding.  Money is whole rupiah, dates are `datetime.date`, texts carry both
languages.  The raw data of a component are kept beside the typed parts for display and receipts.  What can be
written alike in two places knows its place (`at`), which is no part of what it says; the rest are named
tuples, since of all immutable records they cost a waiting clerk least at start-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timezone
from typing import Any, Literal, NamedTuple

from sp_engine.conditions.tree import Condition
from sp_engine.facts.vocabulary import FactDefinition, Vocabulary
from sp_engine.words.language import Words
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.duration import Duration
from sp_engine.yaml_text.source import NOWHERE, Place

# LAW: the 14 components, UU 25/2009 art. 21, in the two groups of PermenPANRB 15/2014.
SERVICE_DELIVERY: Mapping[str, Words] = {
    "persyaratan": Words("Persyaratan", "Requirements"),
    "prosedur": Words("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"),
    "jangka_waktu": Words("Jangka waktu pelayanan", "Service time"),
    "biaya": Words("Biaya/tarif", "Fees"),
    "produk": Words("Produk pelayanan", "Service products"),
    "pengaduan": Words("Penanganan pengaduan, saran, dan masukan", "Complaints, suggestions and feedback"),
}
MANAGEMENT: Mapping[str, Words] = {
    "dasar_hukum": Words("Dasar hukum", "Legal basis"),
    "sarana_prasarana": Words("Sarana, prasarana, dan/atau fasilitas", "Facilities"),
    "kompetensi_pelaksana": Words("Kompetensi pelaksana", "Competence of staff"),
    "pengawasan_internal": Words("Pengawasan internal", "Internal supervision"),
    "jumlah_pelaksana": Words("Jumlah pelaksana", "Number of staff"),
    "jaminan_pelayanan": Words("Jaminan pelayanan", "Service guarantee"),
    "jaminan_keamanan": Words(
        "Jaminan keamanan dan keselamatan pelayanan", "Guarantee of safety and security"
    ),
    "evaluasi_kinerja": Words("Evaluasi kinerja pelaksana", "Evaluation of performance"),
}
COMPONENTS: Mapping[str, Words] = {**SERVICE_DELIVERY, **MANAGEMENT}

ItemNumber = int | str | tuple[int | str, ...] | None


class Reference(NamedTuple):
    """A regulation by its name in the registry, with the article."""

    regulation: str
    article: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """*Persyaratan*: one item that an applicant must meet (or, when not mandatory, is preferred to meet)."""

    id: str
    component: Literal["persyaratan", "prosedur"]
    item: ItemNumber
    text: Words
    mandatory: bool
    guard: Condition | None
    condition: Condition
    message: Words | None
    basis: tuple[Reference, ...]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One row of a time that depends on facts; a row without a guard always applies.

    `at` is its entry under `pilihan`, or the stage's own `paling_lama`.
    """

    guard: Condition | None
    longest: Duration
    shortest: Duration | None
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Growth:
    """*Bertambah*: `step` more for each begun `every` of the counted fact beyond `beyond`."""

    step: Duration
    every: int
    fact: str
    beyond: int
    at: Place = field(default=NOWHERE, compare=False, repr=False)


class Start(NamedTuple):
    """*Sejak*: when a stage begins; `ref` names the stage or the fact."""

    kind: Literal["complete", "received", "stage", "fact"]
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """*Tahap*: one stage of the service time.  Without rows it has only a `provision` in words."""

    id: str
    name: Words
    rows: tuple[TimeRow, ...]
    start: Start
    guard: Condition | None = None
    provision: str | None = None
    approximate: bool = False
    growth: Growth | None = None
    extension: Duration | None = None
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One row of an amount that depends on facts; a row without a guard always applies.

    `at` is its entry under `pilihan`, or the component's own `jumlah`.
    """

    guard: Condition | None
    amount: int
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FeeComponent:
    """*Komponen biaya*: the first row that applies, times the counted fact `per`, unless waived."""

    id: str
    text: Words
    rows: tuple[FeeRow, ...]
    per: str | None = None
    waived: Condition | None = None
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fee:
    """*Biaya*: free, components that add up, or not stated (`free` false and no components)."""

    free: bool
    text: Words
    components: tuple[FeeComponent, ...] = ()
    at: Place = field(default=NOWHERE, compare=False, repr=False)


class Channel(NamedTuple):
    """*Saluran pengaduan*."""

    kind: str
    address: str


class ComplaintClass(NamedTuple):
    """*Kelas pengaduan* with its time limit."""

    id: str
    name: Words
    limit: Duration


class Complaints(NamedTuple):
    """*Pengaduan*: where an applicant may object, and how long each class of complaint takes."""

    text: Words
    channels: tuple[Channel, ...] = ()
    classes: tuple[ComplaintClass, ...] = ()


class Agency(NamedTuple):
    """*Instansi*; `clock` holds its calendar, office hours and counting rules."""

    id: str
    name: Words
    region: str
    zone: timezone
    clock: Clock


class ListedService(NamedTuple):
    """One line of a decree's list of services."""

    id: str
    name: Words
    item: ItemNumber


class Decree(NamedTuple):
    """*Penetapan*.  In force from `in_force_from` until the day before `in_force_until`, if there is one.

    `complaints`: the channels of the whole agency, as written, where the decree has any beside its services.
    """

    agency: str
    folder: str
    number: str
    title: str
    dated: date
    in_force_from: date
    in_force_until: date | None
    revoked_by: str | None
    revokes: tuple[str, ...]
    services: tuple[ListedService, ...]
    complaints: Mapping[str, Any] | None = None

    def in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day < self.in_force_until)


class Standard(NamedTuple):
    """*Standar pelayanan*: one service of one decree, complete with all 14 components."""

    service: str
    name: Words
    agency: Agency
    decree: Decree
    draft: bool
    requirements: tuple[Requirement, ...]
    stages: tuple[Stage, ...]
    fee: Fee
    complaints: Complaints
    facts: Mapping[str, FactDefinition]
    components: Mapping[str, Any]
    definitions: Mapping[str, Any]
    notes: Mapping[str, str]
    vocabulary: Vocabulary

    def __repr__(self) -> str:
        return f"Standard({self.service}, {self.decree.number})"
