"""*Biaya*: what a service costs, in components that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Self

from sp_engine.conditions import Condition, Item, SomeOf, item_of, items_of
from sp_engine.documents.basic_forms import (
    A_LIST,
    DESCRIBED,
    IN_INDONESIAN,
    ITEM,
    NAME,
    OTHER_FIGURE,
    CountedFact,
    Noted,
)
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, Content
from sp_engine.documents.conditions_in_documents import GUARDED
from sp_engine.documents.fee_amounts import (
    ACCORDING_TO,
    AMOUNT,
    AMOUNT_EXAMPLES,
    AMOUNTS,
    BASES,
    CHOICES,
    COUNTED,
    EACH,
    ITEM_CHOICES,
    PERCENT,
    PERMILLE,
    SHARES_NEED_BASES,
    TARIFF,
    TARIFF_PREFIX,
    UNSET,
    AccordingTo,
    Base,
    Counted,
    FeeRow,
    Tariff,
    money_in,
    report_bases_of_nothing,
    rows_of,
)
from sp_engine.documents.forms import (
    ByName,
    Flag,
    Form,
    ItemNumber,
    ListOf,
    Made,
    Rupiah,
    Schema,
    Shown,
    WholeNumber,
)
from sp_engine.documents.interpretations import INTERPRETATIONS, FeeChange, FeeInterpretation
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.words import Words, nearest
from sp_engine.words.messages import document_advice
from sp_engine.yaml_text import DataPath, Json, Place


class _Waiver(Record, title="Bebas", about="Dibebaskan bila syarat ini terpenuhi."):
    guard: Condition = key(*GUARDED)


def _guard(waiver: _Waiver) -> Condition:
    return waiver.guard


_BY_FIELD = "Jumlah yang bergantung pada isian butir: baris pertama yang berlaku bagi butir itu."


class _Choices(Form[tuple[FeeRow, ...]]):
    """Rows; what they look like depends on whether they are for each item of a list."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> tuple[FeeRow, ...]:
        return CHOICES[1].read(data, path, reading)

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"type": "array"}


class _PricedItems(CountedFact):
    """The name of a list whose items are charged one by one, each by what it is like."""

    def advice(self, definition: FactDefinition, vocabulary: Vocabulary) -> Words:
        if definition.kind is Kind.NUMBER:
            return document_advice.COUNTED_OF.fill(fact=definition.id)
        return super().advice(definition, vocabulary)


class FeeComponent(
    Noted,
    title="Satu komponen biaya",
    about="Jumlah tetap, pilihan menurut fakta, atau bagian dari yang lain.",
    one_of=("jumlah", "pilihan", *AMOUNTS[1:]),
    needs=SHARES_NEED_BASES,
    also={
        "if": {"required": [EACH]},
        "then": {"properties": {CHOICES[0]: Shown(ITEM_CHOICES, "Pilihan", _BY_FIELD).schema(FILE)}},
        "else": {"properties": {CHOICES[0]: Shown(*CHOICES[1:]).schema(FILE)}},
    },
):
    """*Komponen biaya*: the first of its `rows` that applies, times what is `counted`, unless waived.

    `rows` are its `choices`, or the one that its own keys make.  It is charged only where its `guard` holds.
    With `each` they are gone through for each item of that list, and what they come to is added up: their
    guards ask of any item.
    """

    id: str = key("id", NAME, "Nama komponen", "Nama pendek yang unik dalam komponen ini.")
    item: ItemNumber = key("butir", ITEM, default=None, compare=False)
    text: Words = key("uraian", *DESCRIBED)
    guard: Condition | None = key(*GUARDED, default=None)
    each: str | None = key(
        EACH,
        A_LIST.read_as(_PricedItems(Kind.LIST)),
        "Untuk setiap",
        "Daftar yang tiap butirnya ditagih menurut barisnya sendiri; `jika` dalam `pilihan` menyebut `isi`.",
        default=None,
        examples=("alat_ukur",),
    )
    amount: int | None = key(*AMOUNT, default=None, examples=AMOUNT_EXAMPLES, compare=False)
    choices: tuple[FeeRow, ...] = key(CHOICES[0], _Choices(), *CHOICES[2:], default=(), compare=False)
    percent: Fraction | None = key(*PERCENT, default=None, compare=False)
    permille: Fraction | None = key(*PERMILLE, default=None, compare=False)
    bases: tuple[Base, ...] = key(*BASES, default=(), compare=False)
    unset: bool = key(*UNSET, default=False, compare=False)
    according_to: AccordingTo | None = key(*ACCORDING_TO, default=None, compare=False)
    counted: tuple[Counted, ...] = key(*COUNTED, default=())
    rounded_to: int | None = key(
        "bulatkan",
        WholeNumber(1),
        "Bulatkan",
        "Kelipatan rupiah terdekat, bila keputusan membulatkan; setengah dibulatkan ke atas.",
        default=None,
        examples=(100,),
    )
    at_least: int | None = key(
        "paling_sedikit",
        Rupiah(),
        "Paling sedikit",
        "Jumlah komponen ini paling sedikit sekian, bila ditagih.",
        default=None,
        examples=AMOUNT_EXAMPLES,
    )
    at_most: int | None = key(
        "paling_banyak",
        Rupiah(),
        "Paling banyak",
        "Jumlah komponen ini paling banyak sekian.",
        default=None,
        examples=("Rp500.000",),
    )
    waived: Condition | None = key(
        "bebas", Made(Part(_Waiver), _guard), "Bebas", "Dibebaskan bila syarat ini terpenuhi.", default=None
    )
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
    interpretations: tuple[FeeInterpretation, ...] = key(
        "tafsir", ListOf(Part(FeeInterpretation), unique=True), *INTERPRETATIONS, default=(), compare=False
    )
    rows: tuple[FeeRow, ...] = ()
    whole: Item | None = None

    @property
    def waiver_place(self) -> Place:
        """Where the condition stands under which it is waived."""
        return self.place("waived").under(_Waiver.keys["guard"].name)

    @property
    def conditions(self) -> Iterator[Condition]:
        """What it looks at, apart from what it counts."""
        yield from (each for each in (self.guard, self.waived) if each is not None)
        yield from (guard for guard in self.row_guards if guard is not None)

    @cached_property
    def row_guards(self) -> tuple[Condition | None, ...]:
        """When each row applies; where they are for each item of a list, to one of them at least."""
        guards, whole = tuple(row.guard for row in self.rows), self.whole
        if whole is None:
            return guards
        return tuple(None if guard is None else SomeOf(whole, guard, at=guard.at) for guard in guards)

    @property
    def numbers(self) -> Iterator[str]:
        """The facts that its amount grows with: of money, counted, due dates, and lists by their length."""
        if self.each is not None:
            yield self.each
        yield from money_in(self.rows)
        yield from (each if isinstance(each, str) else each.fact for each in self.counted)

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        own = data if EACH not in data else {name: data[name] for name in data if name != CHOICES[0]}
        written = super().read(own, path, reading)
        if written.each is not None:
            written = written._of_items(data, path, reading)
        report_bases_of_nothing(written, reading)
        if written.at_most is not None and (written.at_least or 0) > written.at_most:
            reading.report("SP243", written.place("at_most").path)
        return written.replace(rows=rows_of(written))

    def _of_items(self, data: Json, path: DataPath, reading: Reading) -> Self:
        """Return the component with its rows read for the items of its list."""
        definition = reading.scope.vocabulary.get(self.each or "")
        if definition is None or definition.kind is not Kind.LIST:
            return self  # after a finding
        if self.each in self.counted:
            reading.report("SP247", self.place("counted").path, key=True, fact=self.each)
        rows, name = data.get(CHOICES[0], ()), CHOICES[0]
        choices = ITEM_CHOICES.read(rows, (*path, name), reading.of_items(definition))
        return self.replace(choices=choices, whole=item_of(definition, guard=True))

    def under(self, change: FeeChange) -> FeeComponent:
        """Return the component under another reading."""
        charged = {"amount", "percent", "permille"} & change.changes.keys()
        rows = self.rows
        if charged:
            field = charged.pop()
            bases = () if field == "amount" else change.bases or self.rows[0].bases
            row = FeeRow(bases=bases, at=change.place(field), own=True, **{field: change.changes[field]})
            rows = (row,)
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
    tariffs: Mapping[str, Tariff] = key(
        TARIFF,
        ByName(NAME, Part(Tariff), least=1),
        "Tarif",
        "Jumlah bernama, tidak ditagih dengan sendirinya; disebut `tarif.nama` dalam `dari`.",
        default={},
    )
    components: tuple[FeeComponent, ...] = key(
        "komponen",
        ListOf(Part(FeeComponent), unique=True),
        "Komponen biaya",
        "Komponen yang dijumlahkan.",
        default=(),
    )

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        fee = super().read(data, path, reading)
        unknown = fee.unknown_bases
        for row, name in unknown:
            if row.share is not None:  # else it has no basis at all, which is a finding already
                _report_unknown(row, name, fee.base_names, reading)
        if not unknown and (circle := fee.circle) is not None:
            row, name, other = circle
            reading.report("SP242", row.written_at("bases").path, name=name, other=other)
        return fee

    @property
    def unknown_bases(self) -> list[tuple[FeeRow, str]]:
        """The rows that name a basis that there is not, with its name."""
        known = self.base_names
        return [
            (row, base)
            for part in self._parts
            for row in part.rows
            for base in row.bases
            if isinstance(base, str) and base not in known
        ]

    @property
    def circle(self) -> tuple[FeeRow, str, str] | None:
        """A row by which something is a share of itself: what is, and of what first; None without any."""
        for name, part in zip(self.base_names, self._parts, strict=True):
            for row in part.rows:
                for base in row.bases:
                    if isinstance(base, str) and part in self.with_bases(self.base(base)):
                        return row, name, base
        return None

    @property
    def _parts(self) -> tuple[FeeComponent | Tariff, ...]:
        return (*self.components, *self.tariffs.values())

    @property
    def base_names(self) -> tuple[str, ...]:
        """What a share may be taken of, by name."""
        named = (TARIFF_PREFIX + name for name in self.tariffs)
        return (*(component.id for component in self.components), *named)

    def base(self, name: str) -> FeeComponent | Tariff:
        """Return what a share is taken of, by its name."""
        if name.startswith(TARIFF_PREFIX):
            return self.tariffs[name.removeprefix(TARIFF_PREFIX)]
        return next(component for component in self.components if component.id == name)

    def bases_of(self, part: FeeComponent | Tariff) -> Iterator[FeeComponent | Tariff]:
        """Yield what the amounts of a part are shares of, other than facts."""
        named = (base for row in part.rows for base in row.bases if isinstance(base, str))
        yield from (self.base(name) for name in dict.fromkeys(named))

    def with_bases(self, component: FeeComponent | Tariff) -> tuple[FeeComponent | Tariff, ...]:
        """Return a component, or a named amount, and everything that it rests on, each once."""
        found: dict[tuple[bool, str], FeeComponent | Tariff] = {}
        todo: list[FeeComponent | Tariff] = [component]
        while todo:
            part = todo.pop(0)
            name = isinstance(part, Tariff), part.id
            if name not in found:
                found[name] = part
                todo += self.bases_of(part)
        return tuple(found.values())

    def conditions_of(self, component: FeeComponent) -> Iterator[Condition]:
        """Yield the conditions on which a component can depend."""
        for part in self.with_bases(component):
            yield from part.conditions

    def numbers_of(self, component: FeeComponent) -> Iterator[str]:
        """Yield the facts whose value a component grows or falls with."""
        for part in self.with_bases(component):
            yield from part.numbers

    @cached_property
    def facts(self) -> frozenset[str]:
        """Every fact on which the fee can depend."""
        return frozenset(name for component in self.components for name in self.looked_at(component))

    def looked_at(self, component: FeeComponent) -> tuple[str, ...]:
        """Return every fact on which a component can depend, in the order in which it is asked."""
        asked = (item.id for condition in self.conditions_of(component) for item in items_of(condition))
        return tuple(dict.fromkeys((*asked, *self.numbers_of(component))))


def _report_unknown(row: FeeRow, name: str, known: tuple[str, ...], reading: Reading) -> None:
    """Report a basis that is neither a component nor a named amount; it may be a fact."""
    fact = reading.scope.vocabulary.get(name)
    near, advice = None, None
    if fact is not None and fact.kind is Kind.MONEY:
        near = f"{{fakta: {name}}}"
    elif fact is not None and fact.kind is Kind.NUMBER:
        advice = document_advice.COUNTED_OF.fill(fact=name)
    else:
        near = nearest(name, known) or nearest(TARIFF_PREFIX + name, known)
    listed = ", ".join(f"`{each}`" for each in known)
    place = row.written_at("bases").path
    reading.report("SP240", place, name=name, known=listed, suggestion=near, advice=advice)
