"""The components that are lists of items in words, and two that say a little more: legal basis and staff."""

from __future__ import annotations

from sp_engine.documents.basic_forms import (
    DESCRIBED,
    IN_INDONESIAN,
    ITEM,
    OTHER_FIGURE,
    TEXT,
    Noted,
)
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, SPLICED, Content
from sp_engine.documents.forms import ItemNumber, ListOf, WholeNumber
from sp_engine.documents.record import Part, key
from sp_engine.documents.regulations import CITED, Regulation
from sp_engine.words import Words

_PEOPLE = WholeNumber(1, 10_000)


class DescribedItem(
    Noted, title="Butir", about="Satu butir komponen.", definition=(FILE, "butirUraian"), spliced=SPLICED
):
    """*Butir*: one item of a component, in words."""

    item: ItemNumber = key("butir", ITEM, default=None)
    group: str | None = key(
        "kelompok",
        TEXT,
        "Kelompok",
        "Judul kelompok butir dalam keputusan, misalnya nama jabatan.",
        default=None,
    )
    text: Words = key("uraian", *DESCRIBED)


class LegalBasis(
    Noted,
    title="Satu dasar hukum",
    about="Satu peraturan, menurut namanya dalam peraturan.yaml.",
    spliced=SPLICED,
):
    """*Dasar hukum*: one regulation that the decree names as the basis of the service."""

    item: ItemNumber = key("butir", ITEM, default=None)
    cited: Regulation = key("peraturan", CITED, "Peraturan", "Nama peraturan dalam catalogue/peraturan.yaml.")
    article: str | None = key(
        "pasal", TEXT, "Pasal", "Pasal yang disebut.", default=None, examples=("35", "22 ayat (7)")
    )
    title_as_written: str | None = key(
        "judul_tertulis",
        TEXT,
        "Judul tertulis",
        "Judul sebagaimana tertulis dalam keputusan, bila berbeda dari judul dalam peraturan.yaml.",
        default=None,
    )


class Role(Noted, title="Satu peran", about="Satu peran dengan jumlah orangnya."):
    """*Peran*: how many people of one position serve."""

    item: ItemNumber = key("butir", ITEM, default=None)
    name: str = key("peran", TEXT, "Peran", "Nama jabatan atau peran.")
    number: int | None = key(
        "jumlah",
        _PEOPLE,
        "Jumlah",
        "Jumlah orang; tidak ditulis bila keputusan tidak menyebutnya.",
        default=None,
    )


class Staff(
    Content,
    title="Jumlah pelaksana",
    about="Berapa orang yang melaksanakan, dan perannya.",
    definition=(FILE, "jumlah_pelaksana"),
    one_of=("uraian", *INSTEAD),
    needs=NEEDS_NOTE,
):
    """*Jumlah pelaksana*."""

    text: Words | None = key("uraian", *IN_INDONESIAN, default=None)
    number: int | None = key("jumlah", _PEOPLE, "Jumlah", "Jumlah orang.", default=None)
    at_least: int | None = key(
        "paling_sedikit",
        WholeNumber(0, 10_000),
        "Paling sedikit",
        "Jumlah orang paling sedikit.",
        default=None,
    )
    at_most: int | None = key(
        "paling_banyak", _PEOPLE, "Paling banyak", "Jumlah orang paling banyak.", default=None
    )
    roles: tuple[Role, ...] = key(
        "rincian", ListOf(Part(Role)), "Rincian", "Rincian menurut peran.", default=()
    )
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
