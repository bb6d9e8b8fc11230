"""*Standar pelayanan* as a document: one service of one decree, complete with all 14 components."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypeAlias, assert_never

from sp_engine.conditions import DEFINITIONS_KEY, Condition
from sp_engine.documents.acknowledgement import ACKNOWLEDGEMENTS, Acknowledgement
from sp_engine.documents.basic_forms import DAY, ITEM, SERVICE_NAME, TEXT
from sp_engine.documents.complaints import Complaints
from sp_engine.documents.component import Component, Entries, Listed, Whole
from sp_engine.documents.conditions_in_documents import DEFINITIONS
from sp_engine.documents.fee import Fee
from sp_engine.documents.forms import Choice, ItemNumber, ListOf, Text, Translated
from sp_engine.documents.interpretations import INTERPRETATIONS, StandardInterpretation
from sp_engine.documents.opening_hours import Schedule
from sp_engine.documents.other_components import DescribedItem, LegalBasis, Staff
from sp_engine.documents.procedure import Procedure
from sp_engine.documents.products import Product
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key, said_of
from sp_engine.documents.requirements import Requirement, Requirements
from sp_engine.documents.service_time import ServiceTime
from sp_engine.words import Words
from sp_engine.yaml_text import DataPath, Json

ComponentContent: TypeAlias = Entries[Any] | Procedure | ServiceTime | Fee | Complaints | Staff


class TranscriptionStatus(StrEnum):
    DRAFT = "rancangan"
    CHECKED = "diperiksa"


class Transcription(
    Record,
    title="Transkripsi",
    about="Sejauh mana salinan ini dapat dipercaya.",
    examples=({"status": "rancangan", "oleh": "Nama Penyalin", "tanggal": "2026-03-16"},),
):
    """*Transkripsi*: who copied the document or checked the copy, and when."""

    status: TranscriptionStatus = key(
        "status",
        Choice(*TranscriptionStatus),
        "Status",
        "`rancangan`: belum diperiksa orang kedua; `diperiksa`: sudah.",
    )
    by: str = key("oleh", TEXT, "Oleh", "Siapa yang menyalin atau memeriksa.")
    on: date = key("tanggal", DAY, "Tanggal", "Tanggal penyalinan atau pemeriksaan.")


TRANSCRIPTION = ("transkripsi", Part(Transcription), *said_of(Transcription))
NOTES = ("catatan", ListOf(TEXT), "Catatan")
"""Notes on a whole document."""


class Delivery(
    Record, title="Penyampaian layanan", about="Enam komponen yang wajib diumumkan (service delivery)."
):
    """*Penyampaian layanan*: the six components that must be published."""

    requirements: Entries[Requirement] = key(
        Component.REQUIREMENTS,
        Listed(Component.REQUIREMENTS, Requirement, Requirements, unique=True),
        "Persyaratan",
        "Yang harus dipenuhi atau dibawa pemohon.",
    )
    procedure: Procedure = key(
        Component.PROCEDURE, Whole(Component.PROCEDURE, Procedure), *said_of(Procedure)
    )
    service_time: ServiceTime = key(
        Component.SERVICE_TIME, Whole(Component.SERVICE_TIME, ServiceTime), *said_of(ServiceTime)
    )
    fee: Fee = key(Component.FEE, Whole(Component.FEE, Fee), *said_of(Fee))
    products: Entries[Product] = key(
        Component.PRODUCTS, Listed(Component.PRODUCTS, Product), "Produk pelayanan", "Yang diterima pemohon."
    )
    complaints: Complaints = key(
        Component.COMPLAINTS, Whole(Component.COMPLAINTS, Complaints), *said_of(Complaints)
    )

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        delivery = super().read(data, path, reading)
        placed = enumerate(delivery.products.items, 1)
        items = tuple(product.replace(position=position) for position, product in placed)
        return delivery.replace(products=delivery.products.replace(items=items))


class Management(
    Record,
    title="Pengelolaan pelayanan",
    about="Delapan komponen pengelolaan di dalam instansi (manufacturing).",
):
    """*Pengelolaan pelayanan*: the eight components within the agency."""

    legal_basis: Entries[LegalBasis] = key(
        Component.LEGAL_BASIS,
        Listed(Component.LEGAL_BASIS, LegalBasis),
        "Dasar hukum",
        "Peraturan yang disebut keputusan sebagai dasar layanan ini.",
    )
    facilities: Entries[DescribedItem] = key(
        Component.FACILITIES,
        Listed(Component.FACILITIES, DescribedItem),
        "Sarana, prasarana, dan/atau fasilitas",
        "Tempat dan peralatan yang dipakai.",
    )
    competence: Entries[DescribedItem] = key(
        Component.COMPETENCE,
        Listed(Component.COMPETENCE, DescribedItem),
        "Kompetensi pelaksana",
        "Kemampuan yang harus dimiliki pelaksana.",
    )
    supervision: Entries[DescribedItem] = key(
        Component.SUPERVISION,
        Listed(Component.SUPERVISION, DescribedItem),
        "Pengawasan internal",
        "Siapa mengawasi pelaksana, dan bagaimana.",
    )
    staff: Staff = key(Component.STAFF, Whole(Component.STAFF, Staff), *said_of(Staff))
    service_guarantee: Entries[DescribedItem] = key(
        Component.SERVICE_GUARANTEE,
        Listed(Component.SERVICE_GUARANTEE, DescribedItem),
        "Jaminan pelayanan",
        "Jaminan bahwa pelayanan sesuai standar.",
    )
    safety_guarantee: Entries[DescribedItem] = key(
        Component.SAFETY_GUARANTEE,
        Listed(Component.SAFETY_GUARANTEE, DescribedItem),
        "Jaminan keamanan dan keselamatan pelayanan",
        "Jaminan keamanan data, dokumen, dan orang.",
    )
    evaluation: Entries[DescribedItem] = key(
        Component.EVALUATION,
        Listed(Component.EVALUATION, DescribedItem),
        "Evaluasi kinerja pelaksana",
        "Bagaimana kinerja dinilai.",
    )


class StandardDocument(
    Record, title="Standar pelayanan", about="Satu layanan dengan 14 komponennya.", format="sp-standar/1"
):
    """*Standar pelayanan*: one service of one decree."""

    service: str = key(
        "layanan",
        Text(SERVICE_NAME),
        "Layanan",
        "Nama layanan: instansi/layanan, sama dengan letak berkasnya, misalnya kota-contoh/izin-usaha.",
        examples=("kota-contoh/izin-usaha",),
    )
    name: Words = key("nama", Translated(), "Nama", "Nama layanan bagi pembaca.")
    item: ItemNumber = key(
        "butir", ITEM, "Butir", "Nomor layanan dalam daftar layanan keputusan.", default=None
    )
    other_name: str | None = key(
        "nama_lain",
        TEXT,
        "Nama lain",
        "Mengapa nama ini berbeda dari nama dalam daftar layanan keputusan.",
        default=None,
        compare=False,
    )
    transcription: Transcription = key(*TRANSCRIPTION)
    notes: tuple[str, ...] = key(
        *NOTES, "Catatan penyalin tentang layanan ini seluruhnya.", default=(), compare=False
    )
    acknowledgements: tuple[Acknowledgement, ...] = key(*ACKNOWLEDGEMENTS, default=(), compare=False)
    hours: tuple[Schedule, ...] = key(
        "jam_layanan",
        ListOf(Part(Schedule)),
        "Jam layanan",
        "Jam layanan tersendiri bagi layanan ini; menang atas jam instansi pada hari yang sama.",
        default=(),
    )
    definitions: Mapping[str, Condition] = key(
        DEFINITIONS_KEY,
        DEFINITIONS,
        "Definisi",
        "Syarat yang dipakai beberapa penjaga, menurut namanya.",
        default={},
    )
    interpretations: tuple[StandardInterpretation, ...] = key(
        "tafsir",
        ListOf(Part(StandardInterpretation), unique=True),
        *INTERPRETATIONS,
        default=(),
        compare=False,
    )
    delivery: Delivery = key("pelayanan", Part(Delivery), *said_of(Delivery))
    management: Management = key("pengelolaan", Part(Management), *said_of(Management))

    def content(self, component: Component) -> ComponentContent:
        """Return what the standard says in a component."""
        match component:
            case Component.REQUIREMENTS:
                return self.delivery.requirements
            case Component.PROCEDURE:
                return self.delivery.procedure
            case Component.SERVICE_TIME:
                return self.delivery.service_time
            case Component.FEE:
                return self.delivery.fee
            case Component.PRODUCTS:
                return self.delivery.products
            case Component.COMPLAINTS:
                return self.delivery.complaints
            case Component.LEGAL_BASIS:
                return self.management.legal_basis
            case Component.FACILITIES:
                return self.management.facilities
            case Component.COMPETENCE:
                return self.management.competence
            case Component.SUPERVISION:
                return self.management.supervision
            case Component.STAFF:
                return self.management.staff
            case Component.SERVICE_GUARANTEE:
                return self.management.service_guarantee
            case Component.SAFETY_GUARANTEE:
                return self.management.safety_guarantee
            case Component.EVALUATION:
                return self.management.evaluation
            case _ as never:
                assert_never(never)
