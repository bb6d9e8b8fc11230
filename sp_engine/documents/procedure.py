"""*Prosedur*: the steps of a service, and which follows which; a complaint is handled in such steps too."""

from __future__ import annotations

from sp_engine.documents.basic_forms import DESCRIBED, FACT_OR_DOCUMENT, ITEM, NAME, TEXT, Noted
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, Content
from sp_engine.documents.forms import Defined, ItemNumber, ListOf, ListOr
from sp_engine.documents.record import Part, Record, key
from sp_engine.words import Words


class Branch(Record, title="Cabang", about="Satu cabang."):
    """*Cabang*: where a step leads to, and in which case."""

    when: str | None = key(
        "bila", TEXT, "Bila", "Keadaan yang membawa ke cabang ini, dalam kata-kata.", default=None
    )
    to: str = key("ke", NAME, "Ke", "Nama langkah tujuan, atau `selesai`.")


class Step(
    Noted,
    title="Satu langkah",
    about="Satu langkah: siapa berbuat apa, lalu ke mana.",
    definition=(FILE, "satuLangkah"),
):
    """*Langkah*: who does what; `next`: the step that follows, or branches (none: the one written next)."""

    id: str = key("id", NAME, "Nama langkah", "Nama pendek yang unik dalam prosedur ini.")
    item: ItemNumber = key("butir", ITEM, default=None)
    route: str | None = key(
        "jalur",
        TEXT,
        "Jalur",
        "Nama jalur bila prosedur mempunyai beberapa jalur sejajar, misalnya `daring`.",
        default=None,
    )
    actor: str = key(
        "pelaku",
        TEXT,
        "Pelaku",
        "Siapa yang melakukan langkah ini, misalnya Pemohon atau Petugas.",
        examples=("Pemohon", "Petugas"),
    )
    text: Words = key("uraian", *DESCRIBED)
    collects: tuple[str, ...] = key(
        "mengumpulkan",
        ListOf(FACT_OR_DOCUMENT),
        "Mengumpulkan",
        "Nama fakta atau dokumen yang diserahkan atau dinyatakan pada langkah ini.",
        default=(),
    )
    next: str | tuple[Branch, ...] | None = key(
        "lalu",
        ListOr(Part(Branch), NAME),
        "Lalu",
        "Langkah berikutnya: nama langkah, `selesai`, atau daftar cabang. Bila tidak ditulis: langkah"
        " sesudahnya dalam daftar.",
        default=None,
    )
    not_deciding: str | None = key(
        "bukan_penentu",
        TEXT,
        "Bukan penentu",
        "Mengapa langkah ini tidak menentukan keputusan, walaupun kata-katanya berbunyi menilai.",
        default=None,
    )


STEPS = Defined(FILE, "langkah", ListOf(Part(Step)), "Langkah", "Langkah-langkah prosedur, berurutan.")


class Procedure(
    Content,
    title="Sistem, mekanisme, dan prosedur",
    about="Langkah-langkah pelayanan dari permohonan sampai selesai.",
    definition=(FILE, "prosedur"),
    one_of=("langkah", *INSTEAD),
    needs=NEEDS_NOTE,
):
    """*Sistem, mekanisme, dan prosedur*."""

    steps: tuple[Step, ...] = key("langkah", STEPS, default=())
