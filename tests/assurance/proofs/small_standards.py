"""Standards over so few facts, with so few values, that every applicant of them can be tried.

Out come services drawn by hypothesis, and every applicant that can apply to them: each fact not stated, or
with each of its values, on each day on which applications can be made, after each stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import combinations_with_replacement, product
from typing import Any, Final, NamedTuple

from deciding.random_service import service
from deciding.written_standards import FACTS, comparisons
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sp_engine.assurance.proofs.witness import Witness
from sp_engine.deciding.decider import Service
from sp_engine.documents.standard import Standard
from sp_engine.facts.list_values import ListValue, field_of_any
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.yaml_text import Place

FIRST: Final = date(2024, 2, 27)
DAYS: Final = 5
"""Applications can be made over the end of a February, with months of unequal length on either side."""
STAGE: Final = "tahap"
PLAIN: Final = ("ya", "temuan", "banyak", "bisa", "skala", "nama", "milik", "paling")
DATED: Final = ("muka", "lewat", "perbarui")
FIELDS: Final = {"alat": ("lulus", "bersih"), "tambah": ("lulus", "bukti")}
"""The lists, with the fields at which requirements look."""
DURATIONS: Final = ("0 hari", "1 hari", "1 minggu", "1 bulan")


class Text(NamedTuple):
    """What the proofs need of the texts of a standard: a name for each place, which is its path."""

    standard: Standard

    def name(self, place: Place) -> str:
        return ".".join(map(str, place.path))


# ── standards ────────────────────────────────────────────────────────────────
def _tests(name: str) -> SearchStrategy[Mapping[str, Any]]:
    """Return comparisons of a fact; those of dates with days and lengths that can be gone through."""
    if name not in DATED:
        return comparisons(name)
    days = st.integers(-32, 3).map(lambda n: (FIRST + timedelta(n)).isoformat())
    durations = st.sampled_from(DURATIONS)
    told = [
        st.builds(lambda k, v: {k: v}, st.sampled_from(["paling_sedikit", "paling_banyak"]), days),
        st.builds(lambda k, v: {k: v}, st.sampled_from(["dalam_terakhir", "telah_berjalan"]), durations),
    ]
    return st.one_of(told)


@cache
def leaves(name: str, *, guard: bool) -> SearchStrategy[Mapping[str, Any]]:
    """Return what is asked of one fact, document or list."""
    match FACTS[name].kind:
        case Kind.DOCUMENT:
            checked = comparisons("surat.asli").map(
                lambda test: {"dokumen": "surat", "dengan": [{"atribut": "asli", **test}]}
            )
            return st.just({"dokumen": name}) | (checked if name == "surat" else st.nothing())
        case Kind.LIST:
            return _of_a_list(name, guard=guard)
        case _:
            return _tests(name).map(lambda test: {"fakta": name, **test})


def _of_a_list(name: str, *, guard: bool) -> SearchStrategy[Mapping[str, Any]]:
    def of_field(field: str) -> SearchStrategy[Mapping[str, Any]]:
        if guard and field in ("bukti", "bersih"):
            return st.nothing()
        if field == "bukti":
            return st.just({"dokumen_isi": field})
        return comparisons(f"{name}/*/{field}").map(lambda test: {"isi": field, **test})

    inner = st.one_of([of_field(field) for field in FIELDS[name]])
    both = st.lists(inner, min_size=2, max_size=2).map(lambda parts: {"semua": parts})
    asked = inner | both
    number = st.integers(1, 2)
    return st.one_of(
        st.builds(lambda key, one: {key: name, "memenuhi": one}, st.sampled_from(["setiap", "ada"]), asked),
        st.builds(lambda one, n: {"banyaknya": name, "yang": one, "paling_sedikit": n}, asked, number),
        number.map(lambda n: {"banyaknya": name, "paling_sedikit": n}),
    )


def conditions(names: tuple[str, ...], *, guard: bool) -> SearchStrategy[Mapping[str, Any]]:
    """Return conditions of at most three levels over some facts."""
    asked = [n for n in names if not guard or (FACTS[n].kind is not Kind.DOCUMENT and not FACTS[n].curable)]
    leaf = st.one_of([leaves(name, guard=guard) for name in asked or ["ya"]])

    def joined(inner: SearchStrategy[Mapping[str, Any]]) -> SearchStrategy[Mapping[str, Any]]:
        parts = st.lists(inner, min_size=2, max_size=3)
        return st.builds(lambda key, some: {key: some}, st.sampled_from(["semua", "salah_satu"]), parts)

    return st.one_of(leaf, joined(leaf), joined(leaf | joined(leaf)))


@st.composite
def facts_asked(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw what a standard is about: few facts of which at most one is a list or a date."""
    wide = draw(st.sampled_from([None, None, *DATED, *FIELDS]))
    plain = st.sampled_from([*PLAIN, "surat", "peta"])
    few = draw(st.lists(plain, min_size=1, max_size=3 if wide is None else 1, unique=True))
    return tuple(few) if wide is None else (wide, *few)


@st.composite
def requirements(draw: st.DrawFn, names: tuple[str, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        entry: dict[str, Any] = {"id": f"r{number}", "uraian": f"Persyaratan {number}"}
        if draw(st.integers(0, 5)) == 0:
            entry["sifat"] = "diutamakan"
        elif draw(st.integers(0, 4)) == 0:
            entry["sesudah"] = {"tahap": STAGE}
        if draw(st.integers(0, 2)) == 0:
            entry["jika"] = draw(conditions(names, guard=True))
        entry["syarat"] = draw(conditions(names, guard=False))
        if draw(st.integers(0, 4)) == 0:
            stricter = {
                "semua": [entry["syarat"], *draw(st.lists(conditions(names, guard=False), max_size=1))]
            }
            laxer = {"salah_satu": [entry["syarat"], draw(conditions(names, guard=False))]}
            other = draw(st.sampled_from([stricter, laxer]))
            entry["tafsir"] = [
                {
                    "id": f"lain-{number}",
                    "tertulis": f"Persyaratan {number}",
                    "dibaca": "begini",
                    "alasan": "Begitu bunyinya.",
                    "bacaan_lain": [{"id": "begitu", "uraian": "begitu", "syarat": other}],
                }
            ]
        found.append(entry)
    return found


@st.composite
def fees(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, Any]:
    lists = [name for name in names if name in FIELDS]
    if draw(st.integers(0, 2)) == 0:
        return {"gratis": True}
    component: dict[str, Any] = {"id": "k", "uraian": "Komponen"}
    guard: SearchStrategy[Mapping[str, Any]]
    each = draw(st.booleans())
    if lists and each:
        component["untuk_setiap"] = lists[0]
        field = FIELDS[lists[0]][0]
        guard = comparisons(f"{lists[0]}/*/{field}").map(lambda test: {"isi": field, **test})
    else:
        guard = conditions(names, guard=True)
        if draw(st.integers(0, 2)) == 0:
            component["bebas"] = {"jika": draw(guard)}
    rows: list[dict[str, Any]] = [
        {"jika": draw(guard), "jumlah": f"Rp{1 + draw(st.integers(0, 1))}"}
        for _ in range(draw(st.integers(1, 3)))
    ]
    if len(rows) == 1 or draw(st.integers(0, 2)) == 0:
        rows.append({"selain_itu": True, "jumlah": "Rp9"})
    return {"komponen": [{**component, "pilihan": rows}]}


@st.composite
def standards(draw: st.DrawFn, names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """Draw what a standard says of its requirements and its fee."""
    asked = draw(facts_asked()) if names is None else names
    return {
        "definisi": {},
        "persyaratan": draw(requirements(asked)),
        "biaya": draw(fees(asked)),
    }


def short_lived(drawn: Mapping[str, Any]) -> Service:
    """Return the service, whose decree holds for a few days."""
    decided = service(drawn).standard
    document = decided.decree.document.replace(in_force_from=FIRST)
    decree = decided.decree._replace(document=document, in_force_until=FIRST + timedelta(DAYS), tenures=None)
    return Service(decided._replace(decree=decree))


# ── applicants ───────────────────────────────────────────────────────────────
class Applicant(NamedTuple):
    """Somebody, and the number of each fact's value among all that it can have; 0 where it is not stated."""

    witness: Witness
    chosen: Mapping[str, int]


def everybody(*services: Service) -> list[Applicant]:
    """Return every applicant that services can be asked about, as far as they can tell them apart."""
    names = dict.fromkeys(name for one in services for name in _asked(one))
    vocabulary = services[0].standard.vocabulary
    lists = [one.standard.vocabulary for one in services]
    days = range(DAYS) if any(name in DATED for name in names) else range(1)
    gates = {gate for one in services for rule in one.follows.ruleset.rules for gate in rule.gates}
    moments = [frozenset[str](), frozenset({STAGE})] if gates else [frozenset[str]()]
    found = []
    for number in days:
        day = FIRST + timedelta(number)
        each = {name: [None, *_values(vocabulary[name], day, [one[name] for one in lists])] for name in names}
        for numbers in product(*(range(len(values)) for values in each.values())):
            chosen = dict(zip(each, numbers, strict=True))
            facts = {name: each[name][one] for name, one in chosen.items() if one}
            if all("." not in name or facts.get(name.partition(".")[0]) is True for name in facts):
                found += [Applicant(Witness(facts, day, ended), chosen) for ended in moments]
    return found


def _asked(one: Service) -> Iterator[str]:
    for name in one.standard.facts:
        yield name
        if name == "surat":
            yield "surat.asli"


def _values(definition: FactDefinition, day: date, of_all: list[FactDefinition]) -> Iterator[Any]:
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            yield from (True, False)
        case Kind.NUMBER:
            yield from range(definition.least or 0, (definition.most or 4) + 1)
        case Kind.CHOICE:
            yield from definition.choices or ()
        case Kind.TEXT:
            yield from ("a", "b", "01", "zz")
        case Kind.SET:
            for chosen in product(*(((), (member,)) for member in definition.choices or ())):
                some = frozenset(member for one in chosen for member in one)
                if len(some) >= (definition.least or 0):
                    yield some
        case Kind.DATE:
            last = 33 if definition.may_be_future else 1
            yield from ((day + timedelta(near)).toordinal() for near in range(-38, last))
        case Kind.LIST:
            yield from _lists(definition, day, of_all)
        case _:
            raise AssertionError(definition.kind)


def _lists(definition: FactDefinition, day: date, of_all: list[FactDefinition]) -> Iterator[ListValue]:
    """Yield every list of up to two items; of none where none of the services asks something of each."""
    fields = {name: (definition.fields or {})[name] for name in FIELDS[definition.id]}
    each = [[None, *_values(field, day, [])] for field in fields.values()]
    names = [field_of_any(definition.id, name) for name in fields]
    items = [
        {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        for chosen in product(*each)
    ]
    least = max(1 if one.least is None else one.least for one in of_all)
    for number in range(3):
        for some in combinations_with_replacement(items, number):
            if number >= least:
                yield ListValue(some)
            yield ListValue(some, complete=False)
