"""*Persyaratan*: what an applicant must meet, item by item."""

from __future__ import annotations

from typing import Literal

from sp_engine.conditions import Condition
from sp_engine.documents.basic_forms import DESCRIBED, ITEM, NAME, Noted
from sp_engine.documents.component import FILE, SPLICED, Component
from sp_engine.documents.condition_forms import CONDITION, GUARDED
from sp_engine.documents.forms import Choice, ItemNumber, Translated, YesIf
from sp_engine.documents.record import key
from sp_engine.documents.regulations import BASIS, Reference
from sp_engine.words import Words

MANDATORY = YesIf("wajib", "diutamakan")
"""Whether a requirement decides, or is only reported."""


class Requirement(
    Noted,
    title="Satu persyaratan",
    about="Satu persyaratan dengan syarat yang dapat diputus.",
    definition=(FILE, "satuPersyaratan"),
    spliced=SPLICED,
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
    condition: Condition = key("syarat", CONDITION, "Syarat", "Rumus yang harus terpenuhi.")
    message: Words | None = key(
        "pesan",
        Translated(),
        "Pesan",
        "Kata-kata penulis sendiri untuk pemohon bila persyaratan ini tidak terpenuhi.",
        default=None,
    )
    basis: tuple[Reference, ...] = key(
        "dasar", BASIS, "Dasar", "Peraturan yang menjadi dasar persyaratan ini.", default=()
    )
