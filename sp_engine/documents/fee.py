"""*Biaya*: what a service costs, in components that add up."""

from __future__ import annotations

from typing import Self

from sp_engine.conditions import Condition
from sp_engine.documents.basic_forms import (
    DESCRIBED,
    IN_INDONESIAN,
    ITEM,
    NAME,
    NUMBER_FACT,
    OTHER_FIGURE,
    Noted,
)
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, OTHERWISE, Content
from sp_engine.documents.conditions_in_documents import GUARDED
from sp_engine.documents.forms import Flag, ItemNumber, ListOf, Made, Rupiah
from sp_engine.documents.interpretations import INTERPRETATIONS, FeeChange, FeeInterpretation
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key
from sp_engine.words import Words
from sp_engine.yaml_text import DataPath, Json, Place

_AMOUNT = ("jumlah", Rupiah(), "Jumlah", "Rupiah: bilangan bulat atau teks seperti Rp50.000.")
_EXAMPLES = ("Rp50.000",)


class FeeRow(Record, title="Baris biaya", about="Satu baris biaya.", one_of=("jika", "selain_itu")):
    """One row of an amount that depends on facts; a row without a guard always applies.

    `at` is its entry under `pilihan`, or the component's own `jumlah`.
    """

    guard: Condition | None = key(*GUARDED, default=None)
    otherwise: bool = key(*OTHERWISE, default=False, compare=False)
    amount: int = key(*_AMOUNT, examples=_EXAMPLES)


class _Waiver(Record, title="Bebas", about="Dibebaskan bila syarat ini terpenuhi."):
    guard: Condition = key(*GUARDED)


def _guard(waiver: _Waiver) -> Condition:
    return waiver.guard


class FeeComponent(
    Noted,
    title="Satu komponen biaya",
    about="Jumlah tetap, atau pilihan menurut fakta.",
    one_of=("jumlah", "pilihan"),
):
    """*Komponen biaya*: the first of its `rows` that applies, times the counted fact `per`, unless waived.

    `rows` are its `choices`, or the one that `amount` makes.
    """

    id: str = key("id", NAME, "Nama komponen", "Nama pendek yang unik dalam komponen ini.")
    item: ItemNumber = key("butir", ITEM, default=None, compare=False)
    text: Words = key("uraian", *DESCRIBED)
    amount: int | None = key(*_AMOUNT, default=None, examples=_EXAMPLES, compare=False)
    choices: tuple[FeeRow, ...] = key(
        "pilihan",
        ListOf(Part(FeeRow)),
        "Pilihan",
        "Jumlah yang bergantung pada fakta: baris pertama yang berlaku.",
        default=(),
        compare=False,
    )
    per: str | None = key("per", NUMBER_FACT, "Per", "Fakta bilangan yang mengalikan jumlah.", default=None)
    waived: Condition | None = key(
        "bebas", Made(Part(_Waiver), _guard), "Bebas", "Dibebaskan bila syarat ini terpenuhi.", default=None
    )
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
    interpretations: tuple[FeeInterpretation, ...] = key(
        "tafsir", ListOf(Part(FeeInterpretation), unique=True), *INTERPRETATIONS, default=(), compare=False
    )
    rows: tuple[FeeRow, ...] = ()

    @property
    def waiver_place(self) -> Place:
        """Where the condition stands under which it is waived."""
        return self.place("waived").under(_Waiver.keys["guard"].name)

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        written = super().read(data, path, reading)
        if written.amount is None:
            return written.replace(rows=written.choices)
        return written.replace(rows=(FeeRow(amount=written.amount, at=written.place("amount")),))

    def under(self, change: FeeChange) -> FeeComponent:
        """Return the component under another reading."""
        if change.amount is None:
            return self
        rows = (FeeRow(amount=change.amount, at=change.place("amount")),)
        return self.replace(**change.changes, rows=rows)


class Fee(
    Content,
    title="Biaya/tarif",
    about="Gratis, atau komponen yang dijumlahkan.",
    definition=(FILE, "biaya"),
    one_of=("gratis", "komponen", *INSTEAD),
    needs=NEEDS_NOTE,
):
    """*Biaya*: free, components that add up, or not stated (`free` false and no components)."""

    text: Words = key("uraian", *IN_INDONESIAN, default=Words("", ""))
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
    free: bool = key("gratis", Flag(), "Gratis", "Tidak dipungut biaya.", default=False)
    components: tuple[FeeComponent, ...] = key(
        "komponen",
        ListOf(Part(FeeComponent), unique=True),
        "Komponen biaya",
        "Komponen yang dijumlahkan.",
        default=(),
    )
