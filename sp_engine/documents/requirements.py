"""*Persyaratan*: what an applicant must meet, item by item."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from sp_engine.conditions import UNWRITTEN, Condition, Unwritten, items_of
from sp_engine.documents.basic_forms import DESCRIBED, ITEM, NAME, OTHER_FIGURE, TEXT, Noted
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, SPLICED, Component, Entries
from sp_engine.documents.conditions_in_documents import CONDITION, GUARDED
from sp_engine.documents.forms import Choice, Flag, ItemNumber, ListOf, Translated
from sp_engine.documents.gate import GATE
from sp_engine.documents.interpretations import (
    INTERPRETATIONS,
    MANDATORY,
    RequirementChange,
    RequirementInterpretation,
)
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, key
from sp_engine.documents.regulations import BASIS, Reference
from sp_engine.words import Words
from sp_engine.yaml_text import DataPath, Json


class Requirement(
    Noted,
    title="Satu persyaratan",
    about="Satu persyaratan dengan syarat yang dapat diputus.",
    definition=(FILE, "satuPersyaratan"),
    spliced=SPLICED,
    one_of=("syarat", "belum_ditulis"),
    needs={"penentu": "langkah", "langkah": "penentu"},
):
    """*Persyaratan*: one item that an applicant must meet (or, when not mandatory, is preferred to meet)."""

    id: str = key("id", NAME, "Nama persyaratan", "Nama pendek yang unik dalam layanan ini.")
    item: ItemNumber = key("butir", ITEM, default=None)
    component: Literal[Component.REQUIREMENTS, Component.PROCEDURE] = key(
        "asal",
        Choice(Component.REQUIREMENTS, Component.PROCEDURE),
        "Asal",
        "Kolom keputusan tempat persyaratan ini tertulis.",
        default=Component.REQUIREMENTS,
        usual=Component.REQUIREMENTS,
    )
    text: Words = key("uraian", *DESCRIBED)
    mandatory: bool = key(
        "sifat",
        MANDATORY,
        "Sifat",
        "`wajib` menentukan keputusan; `diutamakan` dilaporkan dan tidak pernah menentukan.",
        default=True,
        usual=MANDATORY.yes,
    )
    guard: Condition | None = key(*GUARDED, default=None)
    condition: Condition = key(
        "syarat", CONDITION, "Syarat", "Rumus yang harus terpenuhi.", default=UNWRITTEN
    )
    unwritten: bool = key(
        "belum_ditulis",
        Flag(),
        "Belum ditulis",
        "Syaratnya belum dirumuskan: persyaratan ini menunggu dan tidak pernah dianggap terpenuhi.",
        default=False,
        compare=False,
    )
    gate: str | None = key(
        "sesudah",
        GATE,
        "Sesudah",
        "Tahap yang harus selesai lebih dahulu: sebelum itu persyaratan ini belum ditagih.",
        default=None,
        examples=({"tahap": "penetapan"},),
    )
    decided_by: str | None = key(
        "penentu",
        TEXT,
        "Penentu",
        "Pejabat yang menurut keputusan memberi jawaban; isiannya `diisi_oleh: petugas`.",
        default=None,
        examples=("Sekretaris Daerah",),
    )
    step: str | None = key(
        "langkah",
        NAME,
        "Langkah",
        "Nama langkah prosedur tempat jawaban itu diberikan.",
        default=None,
    )
    message: Words | None = key(
        "pesan",
        Translated(),
        "Pesan",
        "Kata-kata penulis sendiri untuk pemohon bila persyaratan ini tidak terpenuhi.",
        default=None,
    )
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
    basis: tuple[Reference, ...] = key(
        "dasar", BASIS, "Dasar", "Peraturan yang menjadi dasar persyaratan ini.", default=()
    )
    interpretations: tuple[RequirementInterpretation, ...] = key(
        "tafsir",
        ListOf(Part(RequirementInterpretation), unique=True),
        *INTERPRETATIONS,
        default=(),
        compare=False,
    )

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        requirement = super().read(data, path, reading)
        if requirement.unwritten:
            requirement = requirement.replace(condition=Unwritten(requirement.place("unwritten")))
        elif requirement.decided_by is not None and not _agency_answers(requirement):
            place = requirement.place("decided_by")
            reading.report("SP236", place.path, name=requirement.decided_by)
        if requirement.gate is not None and not requirement.mandatory:
            reading.report("SP251", requirement.place("gate").path)
        return requirement

    @cached_property
    def looked_at(self) -> tuple[str, ...]:
        """The names of what its guard and its rule look at, each once, in the order in which it is asked."""
        asked = (condition for condition in (self.guard, self.condition) if condition is not None)
        return tuple(dict.fromkeys(item.id for condition in asked for item in items_of(condition)))

    def under(self, change: RequirementChange) -> Requirement | None:
        """Return the requirement under another reading, None where it is none."""
        return None if change.not_required else self.replace(**change.changes)


class Requirements(
    Entries[Requirement],
    title="Tanpa daftar persyaratan",
    about="Tidak ada yang dipersyaratkan, atau komponennya bersama, belum ditetapkan, atau belum diketahui.",
    definition=(FILE, "tanpaDaftarPersyaratan"),
    one_of=("tanpa_persyaratan", *INSTEAD),
    needs=NEEDS_NOTE,
):
    """*Persyaratan* as a component: its items, or that the decree requires nothing."""

    none_required: bool = key(
        "tanpa_persyaratan",
        Flag(),
        "Tanpa persyaratan",
        "Menurut keputusan tidak ada yang dipersyaratkan: setiap permohonan disetujui.",
        default=False,
    )


def _agency_answers(requirement: Requirement) -> bool:
    """Whether something that the rule looks at is the agency's to supply; without a rule that is open."""
    condition: Condition | None = requirement.condition
    return condition is None or any(item.by_agency for item in items_of(condition))
