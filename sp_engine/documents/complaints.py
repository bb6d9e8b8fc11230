"""*Pengaduan*: where an applicant may object, and how long each class of complaint takes."""

from __future__ import annotations

from sp_engine.conditions import Condition
from sp_engine.documents.basic_forms import DESCRIBED, ITEM, LIMIT, NAME, Named, Noted
from sp_engine.documents.channel import Channel
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, Content
from sp_engine.documents.conditions_in_documents import GUARDED
from sp_engine.documents.forms import Elsewhere, ItemNumber, ListOf, Translated
from sp_engine.documents.procedure import STEPS, Step
from sp_engine.documents.provision import PROVISION, Provision
from sp_engine.documents.record import Part, key
from sp_engine.words import Words
from sp_engine.workdays import Limit


class ComplaintClass(
    Noted,
    title="Satu kelas",
    about="Satu kelas pengaduan.",
    one_of=("paling_lama", "ketentuan"),
):
    """*Kelas pengaduan* with its time limit, in a number or in words."""

    item: ItemNumber = key("butir", ITEM, default=None)
    id: str = key(
        "id",
        NAME,
        "Nama kelas",
        "Nama pendek kelas pengaduan, misalnya ringan, normatif, berkadar_pengawasan, atau nama lain.",
        examples=("ringan", "normatif", "tidak_berkadar_pengawasan", "berkadar_pengawasan"),
    )
    name: Words = key("nama", Translated(), "Nama", "Nama kelas bagi pembaca.")
    guard: Condition | None = key(*GUARDED, default=None)
    limit: Limit | None = key("paling_lama", LIMIT, "Paling lama", "Batas waktu penanganan.", default=None)
    provision: Provision | Named | None = key(*PROVISION, default=None)


class Complaints(
    Content,
    title="Penanganan pengaduan, saran, dan masukan",
    about="Ke mana pemohon mengadu, dan berapa lama ditangani.",
    definition=(FILE, "pengaduan"),
    one_of=("saluran", *INSTEAD),
    needs=NEEDS_NOTE,
):
    """*Penanganan pengaduan, saran, dan masukan*."""

    text: Words = key("uraian", *DESCRIBED, default=Words("", ""))
    channels: tuple[Channel, ...] = key(
        "saluran", ListOf(Part(Channel)), "Saluran", "Saluran pengaduan.", default=()
    )
    steps: tuple[Step, ...] = key("alur", STEPS, "Alur", "Langkah penanganan pengaduan.", default=())
    classes: tuple[ComplaintClass, ...] = key(
        "kelas",
        ListOf(Part(ComplaintClass), unique=True),
        "Kelas pengaduan",
        "Kelas pengaduan dengan batas waktunya.",
        default=(),
    )


CHANNELS = Elsewhere(ListOf(Part(Channel)), f"{FILE}.schema.json#/$defs/pengaduan/properties/saluran")
"""Channels beside any component, as the component writes them."""
