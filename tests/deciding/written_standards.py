"""Hypothesis strategies: standards as they are written, with every operator and every way of charging.

Out come the data of *persyaratan*, *definisi* and *biaya*, and facts as an applicant states them.  Values
come from small ranges that meet, so that boundaries are hit often and facts recur.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final, assert_never

from conditions.written_facts import vocabulary
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sp_engine.conditions.operators import (
    APPLIED_BEFORE,
    NOT_PAST,
    OPERATORS,
    REMAINING,
    Operand,
    Operator,
)
from sp_engine.facts.vocabulary import Kind

DAY: Final = date(2024, 8, 31)
GRADES, COLOURS, MEMBERS = ["mikro", "kecil", "besar"], ["merah", "kuning", "hijau"], ["a", "b", "c"]
_ATTRIBUTES = {
    "asli": {"jenis": "ya_tidak", "nama": "Asli"},
    "halaman": {"jenis": "bilangan", "nama": "Halaman"},
    "terbit": {"jenis": "tanggal", "nama": "Terbit"},
    "isi": {"jenis": "himpunan", "nama": "Isi", "pilihan": MEMBERS},
}
_FIELDS = {
    "berat": {"jenis": "bilangan", "nama": "Berat", "paling_banyak": 4},
    "lulus": {"jenis": "ya_tidak", "nama": "Lulus", "diisi_oleh": "petugas"},
    "bersih": {"jenis": "ya_tidak", "nama": "Bersih", "dapat_diperbaiki": True},
    "buatan": {"jenis": "tanggal", "nama": "Buatan"},
    "bukti": {"jenis": "dokumen", "nama": "Bukti"},
}
LISTS: Final = ("alat", "tambah")
WRITTEN: Final[dict[str, dict[str, Any]]] = {
    "ya": {"jenis": "ya_tidak", "nama": "Ya"},
    "temuan": {"jenis": "ya_tidak", "nama": "Temuan", "diisi_oleh": "petugas"},
    "banyak": {"jenis": "bilangan", "nama": "Banyak", "paling_banyak": 4},
    "timbang": {"jenis": "bilangan", "nama": "Timbang", "desimal": 1, "paling_banyak": 1},
    "tahun": {"jenis": "bilangan", "nama": "Tahun", "paling_sedikit": 2022, "paling_banyak": 2026},
    "bisa": {"jenis": "bilangan", "nama": "Bisa", "paling_banyak": 4, "dapat_diperbaiki": True},
    "nilai": {"jenis": "uang", "nama": "Nilai", "paling_banyak": 4},
    "skala": {"jenis": "pilihan", "nama": "Skala", "bertingkat": True, "pilihan": GRADES},
    "warna": {"jenis": "pilihan", "nama": "Warna", "pilihan": COLOURS},
    "nama": {"jenis": "teks", "nama": "Nama"},
    "saat": {"jenis": "waktu", "nama": "Saat"},
    "lewat": {"jenis": "tanggal", "nama": "Lewat"},
    "muka": {"jenis": "tanggal", "nama": "Di muka", "boleh_mendatang": True},
    "perbarui": {
        "jenis": "tanggal",
        "nama": "Dapat diperbarui",
        "boleh_mendatang": True,
        "dapat_diperbaiki": True,
    },
    "milik": {"jenis": "himpunan", "nama": "Milik", "pilihan": MEMBERS},
    "paling": {"jenis": "himpunan", "nama": "Paling", "pilihan": MEMBERS, "paling_sedikit": 1},
    "surat": {"jenis": "dokumen", "nama": "Surat", "atribut": _ATTRIBUTES},
    "peta": {"jenis": "dokumen", "nama": "Peta"},
    "alat": {"jenis": "daftar", "nama": "Alat", "sebutan": "alat", "paling_banyak": 3, "isi": _FIELDS},
    "tambah": {
        "jenis": "daftar",
        "nama": "Tambahan",
        "sebutan": "tambahan",
        "paling_banyak": 3,
        "dapat_diperbaiki": True,
        "isi": _FIELDS,
    },
}
FACTS: Final = vocabulary(WRITTEN)
_GUARDING: Final = [name for name in FACTS if name not in ("bisa", "perbarui", "surat", "peta", *LISTS)]
_PLAIN: Final = [*_GUARDING, "bisa", "perbarui"]
_DURATIONS: Final = ["0 hari", "1 hari", "2 minggu", "1 bulan", "6 bulan", "1 tahun", "3 hari kerja"]


@cache
def values(name: str) -> SearchStrategy[Any]:
    """Return values of a fact or attribute, as they are written."""
    definition = FACTS[name]
    match definition.kind:
        case Kind.YES_NO:
            return st.sampled_from(["ya", "tidak"])
        case Kind.NUMBER if definition.places:
            return st.sampled_from([0, "0,1", Decimal("0.2"), "0.9", 1])
        case Kind.NUMBER:
            least = definition.least or 0
            return st.integers(least, definition.most or least + 4)
        case Kind.MONEY:
            return st.integers(0, 4)
        case Kind.DATE:
            ahead = [1, 14, 181, 182] if definition.may_be_future else []
            days = [*ahead, 0, -1, -14, -15, -30, -31, -182, -183, -184, -365, -366, -367]
            return st.sampled_from([(DAY + timedelta(days=days)).isoformat() for days in days])
        case Kind.MOMENT:
            return st.just("2024-08-30T10:00")
        case Kind.TEXT:
            return st.sampled_from(["a", "b", "01"])
        case Kind.CHOICE:
            return st.sampled_from([*(definition.choices or ())])
        case Kind.SET:
            return st.lists(st.sampled_from(MEMBERS), min_size=definition.least or 0, unique=True)
        case Kind.DOCUMENT:
            attributes = {inner: values(f"{name}.{inner}") for inner in definition.attributes or {}}
            handed_in = st.fixed_dictionaries({}, optional=attributes) if attributes else st.just("ya")
            return handed_in | st.just("tidak")
        case Kind.LIST:
            fields = {inner: values(f"{name}/*/{inner}") for inner in definition.fields or {}}
            items = st.lists(st.fixed_dictionaries({}, optional=fields), min_size=1, max_size=2)
            return st.one_of(items, items, items.map(lambda some: {"belum_lengkap": some}))
        case _ as never:
            assert_never(never)


def _written(operator: Operator, name: str) -> SearchStrategy[Any]:
    """Return what can stand behind an operator."""
    one = values(name)
    match operator.operand:
        case Operand.YES:
            return st.just("ya")
        case Operand.VALUE:
            return one
        case Operand.VALUES:
            return st.lists(one, min_size=1, max_size=2, unique=True)
        case Operand.MEMBERS:
            return st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=2, unique=True)
        case Operand.DURATION:
            return st.sampled_from(_DURATIONS)
        case Operand.YEARS:
            return st.fixed_dictionaries({"paling_sedikit": st.integers(0, 1)}) | st.fixed_dictionaries(
                {"paling_banyak": st.integers(0, 1)}
            )
        case _ as never:
            assert_never(never)


@cache
def comparisons(name: str) -> SearchStrategy[Mapping[str, Any]]:
    """Return one comparison of a fact or attribute; those that no value could meet are not written."""
    definition = FACTS[name]
    ahead = definition.may_be_future
    fitting = [
        operator
        for operator in OPERATORS.values()
        if operator.fits(definition) and (ahead or operator not in (NOT_PAST, REMAINING, APPLIED_BEFORE))
    ]
    return st.one_of(
        [_written(operator, name).map(_compared_by(operator.key)) for operator in fitting]
    ).filter(lambda comparison: comparison not in _IMPOSSIBLE)


def _compared_by(key: str) -> Callable[[Any], Mapping[str, Any]]:
    return lambda value: {key: value}


_IMPOSSIBLE: Final = ({"kurang_dari": GRADES[0]}, {"lebih_dari": GRADES[-1]})


@cache
def leaves(*, guard: bool) -> SearchStrategy[Mapping[str, Any]]:
    def of_fact(name: str) -> SearchStrategy[Mapping[str, Any]]:
        return comparisons(name).map(lambda test: {"fakta": name, **test})

    facts = st.one_of([of_fact(name) for name in (_GUARDING if guard else _PLAIN)])
    lists = st.sampled_from(LISTS).flatmap(lambda name: of_lists(name, guard=guard))
    plain = facts
    facts = st.integers(0, 3).flatmap(lambda number: plain if number else lists)
    if guard:
        return facts
    checked = st.sampled_from([*_ATTRIBUTES]).flatmap(
        lambda name: comparisons(f"surat.{name}").map(lambda test: {"atribut": name, **test})
    )
    documents = st.just({"dokumen": "peta"}) | st.lists(checked, min_size=1, max_size=2).map(
        lambda attributes: {"dokumen": "surat", "dengan": attributes}
    )
    return st.integers(0, 3).flatmap(lambda number: facts if number else documents)


@cache
def of_an_item(whole: str, *, guard: bool) -> SearchStrategy[Mapping[str, Any]]:
    """Return what is asked of an item of a list: of a field, of a document, of one or all of several."""

    def of_field(name: str) -> SearchStrategy[Mapping[str, Any]]:
        return comparisons(f"{whole}/*/{name}").map(lambda test: {"isi": name, **test})

    fields = st.one_of(
        [of_field(name) for name in _FIELDS if name != "bukti" and (not guard or name != "bersih")]
    )
    document: SearchStrategy[Mapping[str, Any]] = st.just({"dokumen_isi": "bukti"})
    leaf = fields if guard else st.integers(0, 2).flatmap(lambda number: fields if number else document)
    parts = st.lists(leaf, min_size=2, max_size=2)
    joined = st.builds(lambda key, some: {key: some}, st.sampled_from(["semua", "salah_satu"]), parts)
    return st.one_of(leaf, leaf, joined)


@cache
def of_lists(whole: str, *, guard: bool) -> SearchStrategy[Mapping[str, Any]]:
    """Return what is asked of each item of a list, of one, or of so many."""
    asked = of_an_item(whole, guard=guard)
    some = st.builds(
        lambda key, inner: {key: whole, "memenuhi": inner}, st.sampled_from(["setiap", "ada"]), asked
    )
    number = st.integers(1, 3)
    counted = st.builds(
        lambda inner, n: {"banyaknya": whole, "yang": inner, "paling_sedikit": n}, asked, number
    )
    every = number.map(lambda n: {"banyaknya": whole, "paling_sedikit": n})
    return st.one_of(some, some, counted, every)


@cache
def conditions(*, guard: bool, defined: tuple[str, ...] = ()) -> SearchStrategy[Mapping[str, Any]]:
    """Return conditions of at most three levels; `defined` are the definitions that may be named."""
    named = [st.sampled_from(defined).map(lambda name: {"definisi": name})] if defined else []
    leaf = st.one_of([leaves(guard=guard), leaves(guard=guard), *named])

    def joined(inner: SearchStrategy[Mapping[str, Any]]) -> SearchStrategy[Mapping[str, Any]]:
        parts = st.lists(inner, min_size=2, max_size=3)
        return st.builds(lambda key, some: {key: some}, st.sampled_from(["semua", "salah_satu"]), parts)

    return st.one_of(leaf, leaf, joined(leaf), joined(st.one_of(leaf, joined(leaf))))


@st.composite
def requirements(draw: st.DrawFn, defined: tuple[str, ...]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        entry: dict[str, Any] = {"id": f"r{number}", "uraian": f"Persyaratan {number}"}
        if draw(st.integers(0, 4)) == 0:
            entry["sifat"] = "diutamakan"
        elif draw(st.integers(0, 4)) == 0:
            entry["sesudah"] = {"tahap": "tahap"}
        if draw(st.integers(0, 2)) == 0:
            entry["jika"] = draw(conditions(guard=True, defined=defined))
        if draw(st.integers(0, 9)) == 0:
            entry["belum_ditulis"] = True
        else:
            condition = draw(conditions(guard=False))
            entry["syarat"] = condition
            if draw(st.integers(0, 4)) == 0:
                stricter = {"semua": [condition, draw(conditions(guard=False))]}
                entry["tafsir"] = [
                    {
                        "id": f"lain-{number}",
                        "tertulis": f"Persyaratan {number}",
                        "dibaca": "begini",
                        "alasan": "Begitu bunyinya.",
                        "bacaan_lain": [{"id": "begitu", "uraian": "begitu", "syarat": stricter}],
                    }
                ]
        found.append(entry)
    return found


# ── fees ─────────────────────────────────────────────────────────────────────
_COUNTED: Final = st.lists(
    st.sampled_from(["banyak", "timbang", "tahun", *LISTS])
    | st.sampled_from(["hari", "minggu", "bulan", "tahun"]).map(
        lambda unit: {"keterlambatan": "muka", "tiap": unit}
    ),
    min_size=1,
    max_size=2,
)


@st.composite
def _amount(draw: st.DrawFn, bases: tuple[str, ...]) -> dict[str, Any]:
    told = draw(st.sampled_from(["jumlah", "jumlah", "persen", "permil", "tidak_diatur", "menurut"]))
    if told == "jumlah":
        return {"jumlah": f"Rp{draw(st.integers(0, 5))}"}
    if told == "tidak_diatur":
        return {"tidak_diatur": True}
    if told == "menurut":
        return {"menurut": {"peraturan": "pp-7-2021", "catatan": "tarif di sana"}}
    money: list[Any] = [{"fakta": "nilai"}]
    some = draw(st.lists(st.sampled_from([*bases, *money]), min_size=1, max_size=2, unique_by=str))
    return {told: draw(st.sampled_from([0, 25, 150])), "dari": some}


@st.composite
def _charged(draw: st.DrawFn, bases: tuple[str, ...], defined: tuple[str, ...]) -> dict[str, Any]:
    if draw(st.booleans()):
        return draw(_amount(bases)) if bases else {"jumlah": f"Rp{draw(st.integers(0, 5))}"}
    guards = draw(st.lists(conditions(guard=True, defined=defined), min_size=1, max_size=2))
    rows = [{"jika": guard, **draw(_amount(bases))} for guard in guards]
    if draw(st.booleans()):
        rows.append({"selain_itu": True, **draw(_amount(bases))})
    return {"pilihan": rows}


@st.composite
def _charged_each(draw: st.DrawFn, whole: str, bases: tuple[str, ...]) -> dict[str, Any]:
    """Draw what each item of a list is charged, by what it is like."""
    guards = draw(st.lists(of_an_item(whole, guard=True), max_size=2))
    rows = [{"jika": guard, **draw(_amount(bases))} for guard in guards]
    if not rows or draw(st.booleans()):
        rows.append({"selain_itu": True, **draw(_amount(bases))})
    return {"untuk_setiap": whole, "pilihan": rows}


@st.composite
def fees(draw: st.DrawFn, defined: tuple[str, ...]) -> dict[str, Any]:
    """Draw a fee; what is named among its amounts or components may be what a share is of."""
    if draw(st.integers(0, 9)) == 0:
        return {"gratis": True}
    bases: tuple[str, ...] = ("tarif.dasar",)
    tariff = {"uraian": "Dasar", **draw(_charged((), defined))}
    components = []
    for number in range(draw(st.integers(1, 3))):
        part: dict[str, Any] = {"id": f"k{number}", "uraian": f"Komponen {number}"}
        each = draw(st.sampled_from([None, None, *LISTS]))
        part |= draw(_charged(bases, defined) if each is None else _charged_each(each, bases))
        if draw(st.integers(0, 2)) == 0:
            part["per"] = [one for one in draw(_COUNTED) if one != each] or ["banyak"]
        if draw(st.integers(0, 2)) == 0:
            part["jika"] = draw(conditions(guard=True, defined=defined))
        if draw(st.integers(0, 3)) == 0:
            part["bebas"] = {"jika": draw(conditions(guard=True, defined=defined))}
        if draw(st.integers(0, 3)) == 0:
            part["bulatkan"] = draw(st.sampled_from([2, 5]))
        if draw(st.integers(0, 3)) == 0:
            part["paling_banyak"] = f"Rp{draw(st.integers(3, 6))}"
        if draw(st.integers(0, 3)) == 0:
            part["paling_sedikit"] = f"Rp{draw(st.integers(1, 3))}"
        components.append(part)
        bases = (*bases, part["id"])
    return {"tarif": {"dasar": tariff}, "komponen": components}


@st.composite
def standards(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what a standard says of its requirements and its fee, with the definitions that both may use."""
    names = ("satu", "dua")[: draw(st.integers(0, 2))]
    definitions = {name: draw(conditions(guard=True)) for name in names}
    return {
        "definisi": definitions,
        "persyaratan": draw(requirements(names)),
        "biaya": draw(fees(names)),
    }


@st.composite
def stated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what an applicant states; about one fact in three stays unstated."""
    return {name: draw(values(name)) for name in FACTS if draw(st.integers(0, 2))}
