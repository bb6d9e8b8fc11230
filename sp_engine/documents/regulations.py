"""The registry of regulations, and how a document cites one.

In comes the data of `peraturan.yaml`; out come regulations by name, each read when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from sp_engine.documents.basic_forms import DAY, FILE, NAME, REGULATION_NAME, TEXT, Noted
from sp_engine.documents.forms import (
    ByName,
    Choice,
    Defined,
    Form,
    ListOf,
    OneOrMore,
    WholeNumber,
)
from sp_engine.documents.layers import Layer, Layers, alone_above_others, clashes
from sp_engine.documents.passage import Passage
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import DataPath, Json, Source


class RegulationStatus(StrEnum):
    IN_FORCE = "berlaku"
    AMENDED = "diubah"
    REVOKED = "dicabut"
    UNCHECKED = "belum_diperiksa"


class Inspection(
    Record,
    title="Pemeriksaan",
    about="Siapa yang memeriksa status dan judul peraturan, kapan, dan apa yang dibacanya.",
):
    """*Pemeriksaan*: who looked a regulation up, when, what they read, and where they looked in vain."""

    day: date = key("tanggal", DAY, "Tanggal", "Tanggal diperiksa.")
    by: str = key("oleh", TEXT, "Oleh", "Siapa yang memeriksa.", examples=("Tim sp-engine",))
    status_read: tuple[Passage, ...] = key(
        "sumber", ListOf(Part(Passage)), "Sumber", "Bacaan yang menyebut statusnya.", default=()
    )
    title_read: Passage | None = key(
        "judul",
        Part(Passage),
        "Judul",
        "Bacaan yang memuat judulnya. Tanpa ini judul dalam daftar belum tentu judul naskahnya.",
        default=None,
    )
    tried: tuple[str, ...] = key(
        "dicoba", ListOf(TEXT), "Dicoba", "Apa yang dicari dan di mana, tanpa hasil.", default=()
    )


_ALWAYS_NUMBERED = ("Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Keputusan Presiden")
"""The kinds that no decree cites without number and year; an agency's own may have neither."""


class Regulation(
    Noted,
    title="Satu peraturan",
    about="Satu peraturan.",
    also={
        "allOf": [
            {
                "if": {"properties": {"status": {"enum": ["dicabut", "diubah"]}}},
                "then": {"required": ["sumber"]},
            },
            {
                "if": {"properties": {"jenis": {"enum": list(_ALWAYS_NUMBERED)}}},
                "then": {"required": ["nomor", "tahun"]},
            },
        ],
    },
):
    """*Peraturan*: one law, government regulation or decree that standards cite."""

    kind: str = key(
        "jenis", TEXT, "Jenis", "Jenis peraturan, misalnya Undang-Undang.", examples=("Undang-Undang",)
    )
    number: str | None = key(
        "nomor",
        TEXT,
        "Nomor",
        "Nomor peraturan, sebagai teks; tidak ditulis bila keputusan tidak menyebutnya.",
        default=None,
        examples=("7",),
    )
    year: int | None = key(
        "tahun",
        WholeNumber(1945, 2100),
        "Tahun",
        "Tahun peraturan; tidak ditulis bila keputusan tidak menyebutnya.",
        default=None,
        examples=(2021,),
    )
    title: str = key("judul", TEXT, "Judul", 'Judul, tanpa kata "tentang".')
    abbreviation: str | None = key(
        "singkatan",
        TEXT,
        "Singkatan",
        "Sebutan pendek, misalnya PP 7/2021.",
        default=None,
        examples=("PP 7/2021",),
    )
    status: RegulationStatus = key(
        "status",
        Choice(*RegulationStatus),
        "Status",
        "`belum_diperiksa` bila tidak ada sumber yang dapat dibuka pembaca; `diubah` juga bila dicabut"
        " sebagian.",
    )
    replaced_by: str | None = key(
        "diganti_oleh", NAME, "Diganti oleh", "Nama peraturan yang mengganti atau mengubahnya.", default=None
    )
    since: date | None = key("sejak", DAY, "Sejak", "Tanggal status itu mulai.", default=None)
    source: str | None = key("sumber", TEXT, "Sumber", "Dari mana status itu diketahui.", default=None)
    inspection: Inspection | None = key(
        "diperiksa",
        Part(Inspection),
        "Diperiksa",
        "Pemeriksaan status dan judulnya, dengan sumber yang dapat dibuka.",
        default=None,
    )

    @property
    def status_read(self) -> tuple[Passage, ...]:
        """What was read of its status."""
        return () if self.inspection is None else self.inspection.status_read

    @property
    def title_is_its_own(self) -> bool:
        """Whether the title was read in the regulation itself, or in a register of regulations."""
        return self.inspection is not None and self.inspection.title_read is not None

    @property
    def tried(self) -> tuple[str, ...]:
        """Where somebody looked in vain."""
        return () if self.inspection is None else self.inspection.tried

    @property
    def id(self) -> str:
        """Its name in the registry."""
        return str(self.at.path[-1])

    @property
    def short_name(self) -> str:
        """How it is called in running text, such as PP 7/2021."""
        if self.abbreviation is not None:
            return self.abbreviation
        stated = [str(part) for part in (self.number, self.year) if part is not None]
        return f"{self.kind} {'/'.join(stated)}" if stated else f"{self.kind} tentang {self.title}"

    @property
    def full_name(self) -> str:
        """Its kind with number and year, as far as they are stated."""
        number = "" if self.number is None else f" Nomor {self.number}"
        return f"{self.kind}{number}" + ("" if self.year is None else f" Tahun {self.year}")

    @property
    def short_title(self) -> str:
        """Its abbreviation, else its title."""
        return self.title if self.abbreviation is None else self.abbreviation


class RegulationsDocument(
    Layer,
    title="Peraturan",
    about="Daftar peraturan yang dirujuk, dengan statusnya.",
    format="sp-peraturan/1",
):
    """*Peraturan*: one layer of the registry."""

    regulations: Mapping[str, Regulation] = key(
        "peraturan", ByName(NAME, Part(Regulation)), "Peraturan", "Peraturan menurut namanya."
    )


class Registry(Mapping[str, Regulation]):
    """The regulations of the registry's layers by name, each read when it is asked for.

    Of a regulation that several layers have, the entry that was inspected last holds, of those of one day (or
    of none) that of the uppermost layer.
    """

    def __init__(self, layers: Sequence[Source]) -> None:
        self._layers = Layers(layers, _REGULATIONS.name)
        self._read: dict[str, Regulation] = {}

    def __getitem__(self, name: str) -> Regulation:
        if name not in self._read:
            entries = [
                Regulation.read(data, (_REGULATIONS.name, name), Reading(source))
                for source, data in self._layers.entries(name)
            ]
            self._read[name] = max(reversed(entries), key=_inspected_on)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._layers)

    def __len__(self) -> int:
        return len(self._layers)


def _inspected_on(entry: Regulation) -> date:
    return date.min if entry.inspection is None else entry.inspection.day


_REGULATIONS = RegulationsDocument.keys["regulations"]
_IDENTITY = [Regulation.keys[name].name for name in ("kind", "number", "year", "title")]


def registry_problems(layers: Sequence[Source]) -> Iterator[Diagnostic]:
    """Yield the regulations that a layer calls by the name of another one, and a layer that cannot be."""
    yield from alone_above_others(layers)
    yield from clashes(layers, _REGULATIONS.name, lambda a, b: all(a.get(k) == b.get(k) for k in _IDENTITY))


class CitedRegulation(Form[Regulation]):
    """The name of a regulation that the registry has."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> Regulation:
        if data in reading.regulations:
            known: Regulation = reading.regulations[data]
            return known
        from sp_engine.documents.regulation_names import meant_regulation

        near = meant_regulation(data, reading.regulations)
        nothing: Regulation = reading.report("SP219", path, name=data, suggestion=near)
        return nothing


CITED = REGULATION_NAME.read_as(CitedRegulation())


class Reference(
    Noted,
    title="Rujukan",
    about="Satu peraturan, menurut namanya dalam peraturan.yaml.",
    definition=(FILE, "rujukan"),
    examples=({"peraturan": "pp-7-2021", "pasal": "35"},),
):
    """*Rujukan*: a regulation as the basis of something, with the article."""

    cited: Regulation = key("peraturan", CITED, "Peraturan", "Nama peraturan dalam catalogue/peraturan.yaml.")
    article: str | None = key(
        "pasal",
        TEXT,
        "Pasal",
        'Pasal, ayat, dan huruf, misalnya "35" atau "22 ayat (7)".',
        default=None,
        examples=("35", "22 ayat (7)"),
    )

    @property
    def regulation(self) -> str:
        """The name of the regulation in the registry."""
        return self.cited.id

    @property
    def title(self) -> str:
        return self.cited.short_title


class CitedName(Noted):
    """A reference that is not followed: the name of a regulation, which the registry may lack."""

    regulation: str = key("peraturan", REGULATION_NAME)


BASIS = Defined(
    FILE, "dasar", OneOrMore(Part(Reference)), "Dasar", "Peraturan yang menjadi dasar, dengan pasalnya."
)
BASIS_BY_NAME = BASIS.read_as(OneOrMore(Part(CitedName)))
