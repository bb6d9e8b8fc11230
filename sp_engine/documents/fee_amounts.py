"""What a fee charges for one: rupiah, a share of something else, or nothing that the decree sets.

A new way of charging starts here.

In come data that fit the schema; out come rows of amounts, named amounts, and what an amount is counted by.
Whether the names in them are those of a fee is looked at where the fee is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, Self, TypeAlias, assert_never

from sp_engine.conditions import Condition
from sp_engine.documents.basic_forms import (
    DATE_FACT,
    DESCRIBED,
    MONEY_FACT,
    NAME_PATTERN,
    NUMBER_FACT,
    CountedFact,
    Noted,
)
from sp_engine.documents.component import OTHERWISE
from sp_engine.documents.conditions_in_documents import GUARDED, ITEM_GUARDED
from sp_engine.documents.forms import (
    Choice,
    Flag,
    Lasting,
    ListOf,
    MappingOr,
    OneOrMore,
    Rupiah,
    Share,
    Shown,
    Text,
)
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key, said_of
from sp_engine.documents.regulations import CITED, Regulation
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.immutable import aside
from sp_engine.words import Words
from sp_engine.words.messages import document_advice
from sp_engine.workdays import Duration, Unit
from sp_engine.yaml_text import DataPath, Json, Place

TARIFF = "tarif"
TARIFF_PREFIX = f"{TARIFF}."
"""What stands before the name of a named amount where one is taken a share of."""

AMOUNTS = ("jumlah", "persen", "permil", "tidak_diatur", "menurut")
"""The keys of which one says what is charged."""
SHARES_NEED_BASES = {"persen": "dari", "permil": "dari"}


class AccordingTo(
    Noted, title="Menurut", about="Peraturan lain yang menetapkan jumlahnya, bila keputusan hanya merujuknya."
):
    """*Menurut*: the regulation that sets the amount, where the decree only refers to it."""

    cited: Regulation = key("peraturan", CITED, "Peraturan", "Nama peraturan dalam peraturan.yaml.")


class MoneyFact(Record, title="Fakta uang", about="Nilai uang yang dinyatakan pemohon atau petugas."):
    """A fact of money of which a share is taken."""

    fact: str = key("fakta", MONEY_FACT, "Fakta", "Nama fakta berjenis uang dalam kosakata.")


Base: TypeAlias = str | MoneyFact
"""What a share is of: a component by its name, a named amount by its name behind `tarif.`, or a fact."""

BASES = (
    "dari",
    OneOrMore(
        MappingOr(
            Part(MoneyFact),
            Shown(
                Text(rf"^(tarif\.)?{NAME_PATTERN[1:]}"),
                "Dari apa",
                "Nama komponen biaya di atas atau di bawahnya, atau `tarif.` dan nama jumlahnya.",
                ("sewa", "tarif.sewa"),
            ),
        )
    ),
    "Dari",
    "Dari apa bagian itu dihitung: komponen biaya (sesudah `bebas`), `tarif.nama`, atau"
    " `{fakta: fakta_uang}`; bila beberapa, jumlahnya.",
)
AMOUNT = ("jumlah", Rupiah(), "Jumlah", "Rupiah: bilangan bulat atau teks seperti Rp50.000.")
AMOUNT_EXAMPLES = ("Rp50.000",)
PERCENT = ("persen", Share(100), "Persen", "Perseratus dari yang disebut `dari`, misalnya 25 atau 2.5.")
PERMILLE = ("permil", Share(1000), "Permil", "Perseribu dari yang disebut `dari`.")
UNSET = (
    "tidak_diatur",
    Flag(),
    "Tidak diatur",
    "Keputusan tidak menetapkan jumlahnya; hasilnya menyebut itu dan tidak pernah Rp0.",
)
ACCORDING_TO = ("menurut", Part(AccordingTo), *said_of(AccordingTo))

_ONE_AMOUNT = {"allOf": [{"oneOf": [{"required": [name]} for name in AMOUNTS]}]}


class FeeRow(
    Record,
    title="Baris biaya",
    about="Satu baris biaya.",
    one_of=("jika", "selain_itu"),
    needs=SHARES_NEED_BASES,
    also=_ONE_AMOUNT,
):
    """One row of an amount that depends on facts; a row without a guard always applies.

    `at` is its entry under `pilihan`; `own` if it is what a component or a named amount itself charges: then
    it is the key that says what.
    """

    guard: Condition | None = key(*GUARDED, default=None)
    otherwise: bool = key(*OTHERWISE, default=False, compare=False)
    amount: int | None = key(*AMOUNT, default=None, examples=AMOUNT_EXAMPLES)
    percent: Fraction | None = key(*PERCENT, default=None)
    permille: Fraction | None = key(*PERMILLE, default=None)
    bases: tuple[Base, ...] = key(*BASES, default=())
    unset: bool = key(*UNSET, default=False)
    according_to: AccordingTo | None = key(*ACCORDING_TO, default=None)
    own: bool = aside(default=False)

    @property
    def share(self) -> Fraction | None:
        """How much of its bases it is; None if it is no share."""
        return self.permille if self.percent is None else self.percent

    @property
    def sets_none(self) -> bool:
        """Whether the decree sets no amount."""
        return self.unset or self.according_to is not None

    @property
    def field(self) -> str:
        """The field that says what is charged."""
        fields = ("amount", "percent", "permille", "according_to")
        return next((field for field in fields if getattr(self, field) is not None), "unset")

    def written_at(self, field: str) -> Place:
        """Return where one of its fields stands, or would stand."""
        holder = self.at.above if self.own else self.at
        return holder.under(type(self).keys[field].name)

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        row = super().read(data, path, reading)
        report_bases_of_nothing(row, reading)
        return row


class ItemFeeRow(
    FeeRow,
    title="Baris biaya tiap butir",
    about="Satu baris biaya bagi satu butir daftar.",
    one_of=("jika", "selain_itu"),
    needs=SHARES_NEED_BASES,
    also=_ONE_AMOUNT,
):
    """One row of an amount that depends on what an item of a list is like."""

    guard: Condition | None = key(*ITEM_GUARDED, default=None)


def report_bases_of_nothing(record: Record, reading: Reading) -> None:
    """Report what `dari` names where no share is taken of it."""
    bases: Any = getattr(record, "bases", ())
    if bases and getattr(record, "percent", None) is None and getattr(record, "permille", None) is None:
        reading.report("SP241", record.place("bases").path, key=True)


def rows_of(record: Any) -> tuple[FeeRow, ...]:
    """Return the rows of what charges something: its choices, or the one that it makes itself."""
    if record.choices:
        choices: tuple[FeeRow, ...] = record.choices
        return choices
    said = {field: getattr(record, field) for field in FeeRow.keys if field in type(record).keys}
    row = FeeRow(**{field: value for field, value in said.items() if field not in ("guard", "otherwise")})
    return (row.replace(at=record.place(row.field), own=True),)


def money_in(rows: Iterable[FeeRow]) -> Iterator[str]:
    """Yield the facts of money of which rows take a share."""
    yield from (base.fact for row in rows for base in row.bases if isinstance(base, MoneyFact))


CHOICES = (
    "pilihan",
    ListOf(Part(FeeRow)),
    "Pilihan",
    "Jumlah yang bergantung pada fakta: baris pertama yang berlaku.",
)
EACH = "untuk_setiap"
ITEM_CHOICES = ListOf(Part(ItemFeeRow))


class Tariff(
    Noted,
    title="Satu tarif",
    about="Satu jumlah bernama; tidak ditagih dengan sendirinya.",
    one_of=("jumlah", "pilihan", "tidak_diatur", "menurut"),
    examples=({"jumlah": "Rp100.000"},),
):
    """*Tarif*: a named amount, of which components take shares; it is not charged by itself.

    `id`: its name behind `tarif.`.
    """

    text: Words = key("uraian", *DESCRIBED, default=Words("", ""))
    amount: int | None = key(*AMOUNT, default=None, examples=AMOUNT_EXAMPLES, compare=False)
    choices: tuple[FeeRow, ...] = key(*CHOICES, default=(), compare=False)
    unset: bool = key(*UNSET, default=False, compare=False)
    according_to: AccordingTo | None = key(*ACCORDING_TO, default=None, compare=False)
    rows: tuple[FeeRow, ...] = ()
    id: str = ""

    @property
    def called(self) -> Words:
        """What it is called: its words, else its name."""
        name = self.id.replace("-", " ").replace("_", " ")
        return self.text if self.text.id else Words(name, name)

    @property
    def conditions(self) -> Iterator[Condition]:
        """What it looks at."""
        yield from (row.guard for row in self.rows if row.guard is not None)

    @property
    def numbers(self) -> Iterator[str]:
        """The facts of money that it grows with."""
        return money_in(self.rows)

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        written = super().read(data, path, reading)
        return written.replace(rows=rows_of(written), id=str(path[-1]))


_OF_CALENDAR = tuple(unit for unit in Unit if unit.of_calendar)
PERIODS = tuple(unit for unit in _OF_CALENDAR if unit.counted_as is unit)
"""What a delay can be counted by: it needs neither a clock nor a calendar."""


class Late(
    Record,
    title="Keterlambatan",
    about="Jangka yang sudah mulai sejak lewat tanggal itu; 0 bila tidak lewat.",
):
    """*Keterlambatan*: begun periods from a date to the day of application, none when that is not passed.

    `beyond`: how long after the date nobody is late yet.
    """

    fact: str = key(
        "keterlambatan",
        DATE_FACT,
        "Keterlambatan",
        "Fakta tanggal sesudah mana keterlambatan mulai, misalnya jatuh tempo.",
    )
    every: Unit = key(
        "tiap",
        Choice(*PERIODS),
        "Tiap",
        "Jangka yang dihitung; yang sudah mulai dihitung penuh.",
    )
    beyond: Duration | None = key(
        "setelah",
        Lasting(*_OF_CALENDAR),
        "Setelah",
        "Tenggang sesudah tanggal itu, misalnya `60 hari`; selama itu belum terlambat.",
        default=None,
        examples=("60 hari",),
    )

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        late = super().read(data, path, reading)
        fact = reading.scope.vocabulary.get(late.fact)
        dated = fact is not None and fact.kind is Kind.DATE
        if fact is not None and dated and not fact.may_be_future and late.beyond is None:
            reading.report("SP244", late.place("fact").path, fact=late.fact)
        return late


class _CountedInFee(CountedFact):
    """The name of a number by which an amount is multiplied, or of a list: then of how many items it has.

    Of another kind, it is charged otherwise.
    """

    def takes(self, kind: Kind) -> bool:
        return kind in (Kind.NUMBER, Kind.LIST)

    def for_field(self, name: str, whole: FactDefinition) -> Words:
        return document_advice.COUNT_ITS_ITEMS.fill(field=name, list=whole.id)

    def advice(self, definition: FactDefinition, vocabulary: Vocabulary) -> Words:
        match definition.kind:
            case Kind.MONEY:
                return document_advice.SHARE_OF_MONEY.fill(fact=definition.id)
            case Kind.DATE:
                return document_advice.DELAY_SINCE.fill(fact=definition.id)
            case Kind.YES_NO | Kind.CHOICE | Kind.SET:
                from sp_engine.conditions import example

                return document_advice.ROWS_BY_FACT.fill(condition=example(definition))
            case Kind.NUMBER | Kind.MOMENT | Kind.TEXT | Kind.DOCUMENT | Kind.LIST:
                return super().advice(definition, vocabulary)
            case _ as never:
                assert_never(never)


Counted: TypeAlias = str | Late
"""What an amount is charged for each of: a counted fact, or a begun period of lateness."""

COUNTED = (
    "per",
    OneOrMore(MappingOr(Part(Late), NUMBER_FACT.read_as(_CountedInFee(Kind.NUMBER)))),
    "Per",
    "Yang mengalikan jumlah: fakta bilangan, daftar (banyaknya butir),"
    " `{keterlambatan: fakta_tanggal, tiap: bulan}`, atau beberapa.",
)
