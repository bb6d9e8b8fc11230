"""The operators of the language: one row for each word that compares a fact, and all that is said of it.

The parser, the advice to authors, the words for applicants, the mutants and the schemas read these rows.
Which values a leaf takes in is matched on the leaf (`stretches`), as several operators make one kind of leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from typing import Any, TypeAlias, assert_never

from sp_engine.conditions.tree import (
    Age,
    Among,
    Comparison,
    Includes,
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    Said,
    SameYear,
)
from sp_engine.facts import FactDefinition, Kind
from sp_engine.immutable import NamedTuple
from sp_engine.words import Words
from sp_engine.words.messages import conditions as messages
from sp_engine.workdays import Duration, Unit


class Operand(Enum):
    """What stands behind an operator."""

    YES = auto()
    VALUE = auto()
    VALUES = auto()
    MEMBERS = auto()
    DURATION = auto()
    YEARS = auto()

    @property
    def is_list(self) -> bool:
        """Whether several values stand there."""
        match self:
            case Operand.VALUES | Operand.MEMBERS:
                return True
            case Operand.YES | Operand.VALUE | Operand.DURATION | Operand.YEARS:
                return False
            case _ as never:
                assert_never(never)

    @property
    def is_duration(self) -> bool:
        """Whether a length of time stands there."""
        match self:
            case Operand.DURATION:
                return True
            case Operand.YES | Operand.VALUE | Operand.VALUES | Operand.MEMBERS | Operand.YEARS:
                return False
            case _ as never:
                assert_never(never)


Make: TypeAlias = Callable[[FactDefinition, Item, Any, Said], Comparison | None]


class Operator(NamedTuple):
    """One operator: its key, the kinds of fact that it can be asked of, what stands behind it, and the leaf
    that it makes of a typed value (None when no value could ever fit).

    `words` say what it asks of a fact of each kind, `title` and `about` what an editor tells an author.  A
    bound can be asked of graded choices too; `beyond` says how a stated value oversteps it.  `opposite` is
    an operator that an author confuses it with, `synonyms` are what people write for it.  `of_years`: a
    number that it is asked of is a year, so has no decimals.
    """

    key: str
    kinds: tuple[Kind, ...]
    operand: Operand
    make: Make
    words: Mapping[Kind, Words]
    title: str
    about: str
    synonyms: tuple[str, ...] = ()
    opposite: str | None = None
    beyond: Words | None = None
    of_years: bool = False

    @property
    def bound(self) -> bool:
        return self.beyond is not None

    def fits(self, definition: FactDefinition) -> bool:
        """Whether it can be asked of a fact."""
        if self.of_years and definition.places:
            return False
        return definition.kind in self.kinds or (self.bound and definition.graded)


_ORDERED = (Kind.NUMBER, Kind.MONEY, Kind.DATE)
_ENUMERABLE = (Kind.YES_NO, Kind.CHOICE, Kind.TEXT, *_ORDERED)
_STATABLE = tuple(kind for kind in Kind if kind not in (Kind.DOCUMENT, Kind.LIST))


# ── the leaves that they make ────────────────────────────────────────────────
def _is(_: FactDefinition, item: Item, value: Any, said: Said) -> Comparison:
    return Among(item, frozenset({value}), True, said)


def _one_of(_: FactDefinition, item: Item, values: Iterable[Any], said: Said) -> Comparison:
    return Among(item, frozenset(values), True, said)


def _none_of(_: FactDefinition, item: Item, values: Iterable[Any], said: Said) -> Comparison:
    return Among(item, frozenset(values), False, said)


def _at_least(definition: FactDefinition, item: Item, value: Any, said: Said) -> Comparison | None:
    return _between(definition, item, _rank(definition, value), None, said)


def _at_most(definition: FactDefinition, item: Item, value: Any, said: Said) -> Comparison | None:
    return _between(definition, item, None, _rank(definition, value), said)


def _more_than(definition: FactDefinition, item: Item, value: Any, said: Said) -> Comparison | None:
    return _between(definition, item, _rank(definition, value) + 1, None, said)


def _less_than(definition: FactDefinition, item: Item, value: Any, said: Said) -> Comparison | None:
    return _between(definition, item, None, _rank(definition, value) - 1, said)


def _between(
    definition: FactDefinition, item: Item, low: int | None, high: int | None, said: Said
) -> Comparison | None:
    if not definition.graded:
        return Range(item, low, high, said)
    ladder = list(definition.choices or ())
    kept = ladder[low or 0 : len(ladder) if high is None else high + 1]
    return Among(item, frozenset(kept), True, said) if kept else None


def _rank(definition: FactDefinition, value: Any) -> int:
    """Return a value as a number: of a grade its step on the ladder."""
    return list(definition.choices or ()).index(value) if definition.graded else int(value)


def _known(_: FactDefinition, item: Item, __: Any, said: Said) -> Comparison:
    return Known(item, said)


def _aged(
    _: FactDefinition, item: Item, years: tuple[int | None, int | None], said: Said
) -> Comparison | None:
    least, most = years
    if least is not None and most is not None and least > most:
        return None
    return Age(
        item,
        None if least is None else Duration(least, Unit.YEAR),
        None if most is None else Duration(most + 1, Unit.YEAR),
        said,
    )


def _passed(_: FactDefinition, item: Item, duration: Duration, said: Said) -> Comparison:
    return Age(item, duration, None, said)


def _within(_: FactDefinition, item: Item, duration: Duration, said: Said) -> Comparison:
    return Recent(item, duration, said=said)


def _older(_: FactDefinition, item: Item, duration: Duration, said: Said) -> Comparison:
    return Recent(item, duration, inside=False, said=said)


def _not_past(_: FactDefinition, item: Item, __: Any, said: Said) -> Comparison:
    return Remaining(item, Duration(0, Unit.DAY), said=said)


def _remaining(_: FactDefinition, item: Item, duration: Duration, said: Said) -> Comparison:
    return Remaining(item, duration, said=said)


def _this_year(definition: FactDefinition, item: Item, __: Any, said: Said) -> Comparison:
    return SameYear(item, definition.kind is Kind.DATE, said=said)


def _includes(_: FactDefinition, item: Item, values: Iterable[str], said: Said) -> Comparison:
    return Includes(item, frozenset(values), said=said)


def _overlaps(_: FactDefinition, item: Item, values: Iterable[str], said: Said) -> Comparison:
    return Overlaps(item, frozenset(values), said=said)


def _without(_: FactDefinition, item: Item, values: Iterable[str], said: Said) -> Comparison:
    return Overlaps(item, frozenset(values), inside=False, said=said)


# ── the table ────────────────────────────────────────────────────────────────
def _bound(amount: Words, day: Words, grade: Words) -> Mapping[Kind, Words]:
    return {Kind.NUMBER: amount, Kind.MONEY: amount, Kind.DATE: day, Kind.CHOICE: grade}


def _same(kinds: Iterable[Kind], words: Words) -> Mapping[Kind, Words]:
    return dict.fromkeys(kinds, words)


IS = Operator(
    "adalah",
    _ENUMERABLE,
    Operand.VALUE,
    _is,
    _same(_ENUMERABLE, messages.VALUE),
    "Sama dengan",
    "Terpenuhi bila nilainya sama, misalnya `adalah: ya` atau `adalah: kota-contoh`.",
    synonyms=("=", "==", "sama_dengan", "nilai", "isi", "ialah"),
)
ONE_OF = Operator(
    "termasuk",
    _ENUMERABLE,
    Operand.VALUES,
    _one_of,
    _same(_ENUMERABLE, messages.VALUE),
    "Salah satu dari",
    "Terpenuhi bila nilainya salah satu dari daftar ini.",
    synonyms=("salah_satu_dari", "antara", "in"),
    opposite="selain",
)
NONE_OF = Operator(
    "selain",
    _ENUMERABLE,
    Operand.VALUES,
    _none_of,
    _same(_ENUMERABLE, messages.NOT_VALUE),
    "Bukan salah satu dari",
    "Terpenuhi bila nilainya bukan salah satu dari daftar ini.",
    synonyms=("bukan", "kecuali", "tidak", "!="),
    opposite="termasuk",
)
AT_LEAST = Operator(
    "paling_sedikit",
    _ORDERED,
    Operand.VALUE,
    _at_least,
    _bound(messages.AT_LEAST, messages.NO_EARLIER_THAN, messages.NO_LOWER_THAN),
    "Paling sedikit",
    "Sama dengan atau lebih dari nilai ini; batasnya ikut terpenuhi.",
    synonyms=("minimal", "minimum", "min", "sekurangnya", "paling_kurang", ">="),
    opposite="paling_banyak",
    beyond=messages.LESS_THAN_LEAST,
)
AT_MOST = Operator(
    "paling_banyak",
    _ORDERED,
    Operand.VALUE,
    _at_most,
    _bound(messages.AT_MOST, messages.NO_LATER_THAN, messages.NO_HIGHER_THAN),
    "Paling banyak",
    "Sama dengan atau kurang dari nilai ini; batasnya ikut terpenuhi.",
    synonyms=("maksimal", "maksimum", "maks", "max", "setinggi_tingginya", "<="),
    opposite="paling_sedikit",
    beyond=messages.EXCEEDS_MOST,
)
MORE_THAN = Operator(
    "lebih_dari",
    _ORDERED,
    Operand.VALUE,
    _more_than,
    _bound(messages.MORE_THAN, messages.AFTER, messages.ABOVE),
    "Lebih dari",
    "Lebih dari nilai ini; batasnya sendiri tidak terpenuhi.",
    synonyms=(">", "diatas", "di_atas"),
    opposite="kurang_dari",
    beyond=messages.NOT_MORE_THAN,
)
LESS_THAN = Operator(
    "kurang_dari",
    _ORDERED,
    Operand.VALUE,
    _less_than,
    _bound(messages.LESS_THAN, messages.BEFORE, messages.BELOW),
    "Kurang dari",
    "Kurang dari nilai ini; batasnya sendiri tidak terpenuhi.",
    synonyms=("<", "dibawah", "di_bawah"),
    opposite="lebih_dari",
    beyond=messages.NOT_LESS_THAN,
)
KNOWN = Operator(
    "diketahui",
    _STATABLE,
    Operand.YES,
    _known,
    _same(_STATABLE, messages.STATED),
    "Diketahui",
    "Terpenuhi bila faktanya disebutkan, apa pun nilainya.",
)
AGED = Operator(
    "umur",
    (Kind.DATE,),
    Operand.YEARS,
    _aged,
    {Kind.DATE: messages.AGED},
    "Umur",
    "Umur dalam tahun genap pada hari permohonan, dihitung dari tanggal itu.",
)
PASSED = Operator(
    "telah_berjalan",
    (Kind.DATE,),
    Operand.DURATION,
    _passed,
    {Kind.DATE: messages.AT_LEAST_AGO},
    "Telah berjalan",
    "Terpenuhi bila sejak tanggal itu telah lewat sekian waktu atau lebih pada hari permohonan.",
    opposite="dalam_terakhir",
)
WITHIN = Operator(
    "dalam_terakhir",
    (Kind.DATE,),
    Operand.DURATION,
    _within,
    {Kind.DATE: messages.WITHIN_THE_LAST},
    "Dalam … terakhir",
    "Terpenuhi bila tanggal itu tidak lebih lama dari sekian waktu sebelum hari permohonan.",
    opposite="telah_berjalan",
)
OLDER = Operator(
    "lebih_lama_dari",
    (Kind.DATE,),
    Operand.DURATION,
    _older,
    {Kind.DATE: messages.LONGER_AGO_THAN},
    "Lebih lama dari",
    "Terpenuhi bila tanggal itu lebih lama dari sekian waktu sebelum hari permohonan; "
    "yang tepat sekian waktu tidak terpenuhi.",
    synonyms=("lebih_lama", "lebih_tua_dari"),
    opposite="dalam_terakhir",
)
NOT_PAST = Operator(
    "masih_berlaku",
    (Kind.DATE,),
    Operand.YES,
    _not_past,
    {Kind.DATE: messages.NOT_PAST},
    "Masih berlaku",
    "Terpenuhi bila hari permohonan tidak melewati tanggal itu; pada tanggal itu sendiri masih terpenuhi.",
    synonyms=("berlaku", "belum_kedaluwarsa", "belum_lewat", "belum_berakhir"),
)
REMAINING = Operator(
    "masih_berlaku_selama",
    (Kind.DATE,),
    Operand.DURATION,
    _remaining,
    {Kind.DATE: messages.AT_LEAST_AHEAD},
    "Masih berlaku selama",
    "Terpenuhi bila sampai tanggal itu masih ada sekian waktu atau lebih sejak hari permohonan.",
    synonyms=("sisa_masa_berlaku", "berlaku_selama", "masih_berlaku_minimal", "masa_berlaku"),
)
APPLIED_BEFORE = Operator(
    "diajukan_sebelumnya",
    (Kind.DATE,),
    Operand.DURATION,
    _remaining,
    {Kind.DATE: messages.APPLIED_BEFORE},
    "Diajukan sebelumnya",
    "Terpenuhi bila permohonan diajukan sekian waktu atau lebih sebelum tanggal itu; dihitung seperti"
    " `masih_berlaku_selama`.",
    synonyms=("paling_lambat_sebelum", "paling_lambat", "sebelumnya", "diajukan_sebelum"),
)
THIS_YEAR = Operator(
    "tahun_berjalan",
    (Kind.DATE, Kind.NUMBER),
    Operand.YES,
    _this_year,
    _same((Kind.DATE, Kind.NUMBER), messages.THE_YEAR),
    "Tahun berjalan",
    "Terpenuhi bila tahunnya sama dengan tahun permohonan.",
    of_years=True,
)
INCLUDES = Operator(
    "mencakup",
    (Kind.SET,),
    Operand.MEMBERS,
    _includes,
    {Kind.SET: messages.COVERING},
    "Mencakup",
    "Terpenuhi bila himpunannya memuat semua nilai ini.",
    synonyms=("memuat", "memuat_semua"),
)
OVERLAPS = Operator(
    "memuat_salah_satu",
    (Kind.SET,),
    Operand.MEMBERS,
    _overlaps,
    {Kind.SET: messages.WITH_ONE_OF},
    "Memuat salah satu",
    "Terpenuhi bila himpunannya memuat paling sedikit satu dari nilai ini.",
    synonyms=("mencakup_salah_satu", "beririsan"),
    opposite="tanpa",
)
WITHOUT = Operator(
    "tanpa",
    (Kind.SET,),
    Operand.MEMBERS,
    _without,
    {Kind.SET: messages.WITHOUT},
    "Tanpa",
    "Terpenuhi bila himpunannya tidak memuat satu pun dari nilai ini.",
    synonyms=("tidak_memuat", "tidak_mencakup", "tidak_termasuk"),
    opposite="memuat_salah_satu",
)

OPERATORS: Mapping[str, Operator] = {
    operator.key: operator
    for operator in (
        IS,
        ONE_OF,
        NONE_OF,
        AT_LEAST,
        AT_MOST,
        MORE_THAN,
        LESS_THAN,
        KNOWN,
        AGED,
        PASSED,
        WITHIN,
        OLDER,
        NOT_PAST,
        REMAINING,
        APPLIED_BEFORE,
        THIS_YEAR,
        INCLUDES,
        OVERLAPS,
        WITHOUT,
    )
}
