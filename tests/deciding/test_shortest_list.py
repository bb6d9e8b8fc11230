"""The shortest list is a shortest one: no list of fewer things opens the service, whatever is answered.

The judge tries every answer of a small range to everything that could be supplied, and decides each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import product
from math import prod
from pathlib import Path
from random import Random
from typing import Any

from deciding.applicants import Applicants
from deciding.random_service import RECEIVED, service
from deciding.test_can_matter import every_value
from deciding.written_standards import FACTS, comparisons, values
from hypothesis import assume, event, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from property_examples import examples

from sp_engine import Service, open_catalogue
from sp_engine.conditions.tree import leaves
from sp_engine.deciding.applicant_facts import Facts
from sp_engine.deciding.decider import Service as Decider
from sp_engine.facts.vocabulary import Kind
from sp_engine.rules.outcome import Outcome

ASKED = ("ya", "temuan", "banyak", "bisa", "skala", "warna", "milik", "peta", "surat")
"""What the judge can try all answers to; each standard asks for a few of them, so that they meet."""
MOST_APPLICATIONS = 2_000
WIB = timezone(timedelta(hours=7))
OPEN = (Outcome.APPROVE, Outcome.PENDING)


def mendable(one: Decider) -> set[str]:
    """Return what may be stated anew although it is stated: what a condition, not a guard, looks at."""
    conditions = [r.condition for r in one.standard.requirements]
    return {leaf.item.id for c in conditions for leaf in leaves(c) if leaf.item.curable}


def supplies(one: Decider, thing: str, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return every way of supplying a fact or a document; nothing is taken back."""
    names = [name for name in asked_by(one) if name.partition(".")[0] == thing and name != thing]
    if FACTS[thing].kind is not Kind.DOCUMENT:
        names = [thing]
    open_ = [name for name in names if can_be_supplied(one, name, facts)]
    ways = product(*([value for value in every_value(name) if value is not None] for name in open_))
    supplied = [dict(zip(open_, way, strict=True)) for way in ways]
    if FACTS[thing].kind is Kind.DOCUMENT:
        return [{thing: True, **way} for way in supplied]
    return supplied if open_ else []


def can_be_supplied(one: Decider, name: str, facts: Mapping[str, Any]) -> bool:
    """Whether a fact or an attribute is not stated and not the agency's to find, or can be mended."""
    if facts.get(name) is None:
        return not FACTS[name].supplied_by_agency
    return name in mendable(one)


def asked_by(one: Decider) -> list[str]:
    """Return what the requirements look at."""
    conditions = [c for r in one.standard.requirements for c in (r.guard, r.condition) if c is not None]
    return list(dict.fromkeys(leaf.item.id for c in conditions for leaf in leaves(c)))


def fewest(one: Decider, facts: Facts) -> tuple[int, int] | None:
    """Return how many things, and documents among them, are the fewest that open a service."""
    things = dict.fromkeys(name.partition(".")[0] for name in asked_by(one))
    ways = [[(None, {}), *((thing, way) for way in supplies(one, thing, facts.plain))] for thing in things]
    assume(prod(map(len, ways)) <= MOST_APPLICATIONS)
    least = None
    for supplied in product(*ways):
        listed = [thing for thing, _ in supplied if thing is not None]
        cost = len(listed), sum(FACTS[thing].kind is Kind.DOCUMENT for thing in listed)
        if least is None or cost < least:
            stated = {**facts.plain}
            for _, way in supplied:
                stated |= way
            if decides(one, stated, facts) in OPEN:
                least = cost
    return least


def decides(one: Decider, stated: Mapping[str, Any], facts: Facts) -> Outcome:
    return one.decide(Facts(stated, one.standard, facts.day), received=RECEIVED).outcome


def leaf(name: str) -> SearchStrategy[Mapping[str, Any]]:
    """Return what is asked of a fact or a document."""
    if name == "peta":
        return st.just({"dokumen": name})
    if name == "surat":
        checked = st.lists(st.sampled_from(("asli", "halaman")), min_size=1, max_size=2, unique=True)
        return checked.flatmap(lambda some: st.tuples(*map(attribute, some))).map(
            lambda asked: {"dokumen": "surat", "dengan": [*asked]}
        )
    return comparisons(name).map(lambda test: {"fakta": name, **test})


def attribute(name: str) -> SearchStrategy[Mapping[str, Any]]:
    return comparisons(f"surat.{name}").map(lambda test: {"atribut": name, **test})


def condition(names: Sequence[str]) -> SearchStrategy[Mapping[str, Any]]:
    """Return a leaf, or one or all of several."""
    one = st.sampled_from(names).flatmap(leaf)
    joined = st.builds(
        lambda key, some: {key: some},
        st.sampled_from(["semua", "salah_satu", "salah_satu"]),
        st.lists(one, min_size=2, max_size=3),
    )
    return one | joined


@st.composite
def small_standards(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a standard of a few facts and documents, which its requirements and guards share."""
    names = draw(st.lists(st.sampled_from(ASKED), min_size=2, max_size=4, unique=True))
    guarding = [name for name in names if name not in ("peta", "surat", "bisa")]
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        entry: dict[str, Any] = {"id": f"r{number}", "uraian": f"Persyaratan {number}"}
        if draw(st.booleans()) and guarding:
            entry["jika"] = draw(condition(guarding))
        found.append({**entry, "syarat": draw(condition(names))})
    return {"definisi": {}, "persyaratan": found, "biaya": {"gratis": True}}


@examples(200)
@given(small_standards(), st.data())
def test_the_shortest_list_is_as_short_as_trying_every_list_shows(
    drawn: dict[str, Any], data: st.DataObject
) -> None:
    one = service(drawn)
    asked = dict.fromkeys(name.partition(".")[0] for name in asked_by(one))
    stated = [name for name in asked if data.draw(st.integers(0, 2)) == 0]
    told = {name: data.draw(values(name)) for name in stated if name != "surat"}
    if "surat" in stated:
        told["surat"] = {name: data.draw(values(f"surat.{name}")) for name in ("asli",)}
    facts = one.read_facts(told, received=RECEIVED)
    assume(one.decide(facts, received=RECEIVED).outcome is Outcome.RETURN)
    judged = fewest(one, facts)
    shortest = one.shortest_list(facts, received=RECEIVED)
    event(f"things: {judged}")
    if judged is None:
        assert shortest is None
        return
    assert shortest is not None
    assert shortest.exact
    papers = sum(FACTS[thing].kind is Kind.DOCUMENT for thing in shortest.things)
    assert (len(shortest.things), papers) == judged
    assert decides(one, {**facts.plain, **shortest.answers}, facts) in OPEN


FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
DAY = date(2026, 7, 6)
MONDAY = datetime(2026, 7, 6, 10, tzinfo=WIB)


def returned(one: Service, applicants: int, seed: int) -> Iterator[Facts]:
    """Yield made-up applicants whom a service returns."""
    pick, made_up = Random(seed), Applicants(one.standard, DAY)
    for drawn in [{}, *(made_up.draw(pick) for _ in range(applicants))]:
        facts = one.read_facts(drawn, received=MONDAY)
        if one.decide(facts, received=MONDAY).outcome is Outcome.RETURN:
            yield facts


def test_whoever_supplies_the_shortest_list_is_approved_or_waits_for_the_agency_and_needs_all_of_it(
    services: dict[str, Service],
) -> None:
    judged = 0
    for one in services.values():
        for facts in returned(one, 12, seed=14):
            shortest = one.shortest_list(facts, received=MONDAY)
            assert shortest is not None, one
            assert shortest.exact
            judged += 1
            for without in (None, *shortest.things):
                answers = {n: a for n, a in shortest.answers.items() if n.partition(".")[0] != without}
                again = Facts({**facts.plain, **answers}, one.standard, DAY)
                opened = one.decide(again, received=MONDAY).outcome in OPEN
                assert opened is (without is None), (one, without)
    assert judged > 150


def test_a_document_counts_once_with_all_that_is_asked_of_it_and_what_is_right_stays(
    services: dict[str, Service],
) -> None:
    one = services["pasuruan/data-informasi"]
    told = {"surat_permohonan_data": {"isi": ["nama_pemohon"]}, "bersedia_mencantumkan_sumber": True}
    shortest = one.shortest_list(one.read_facts(told, received=MONDAY), received=MONDAY)
    assert shortest is not None
    assert shortest.things == ("surat_permohonan_data",)
    assert shortest.answers["surat_permohonan_data.isi"] >= {"nama_pemohon", "kontak", "alamat_surel"}


def test_nothing_is_listed_where_nothing_is_lacking_or_nothing_helps(services: dict[str, Service]) -> None:
    one = services["pasuruan/sosialisasi"]
    assert one.shortest_list(one.read_facts({}, received=MONDAY), received=MONDAY) is None
    haki = services["depok/rekomendasi-haki"]
    rich = haki.read_facts({"modal_usaha": 5_000_000_000}, received=MONDAY)
    assert haki.shortest_list(rich, received=MONDAY) is None


def test_a_list_of_like_things_is_one_thing() -> None:
    one = open_catalogue(FIELDS).standard("kenanga/tera", on=DAY)
    shortest = one.shortest_list(one.read_facts({}, received=MONDAY), received=MONDAY)
    assert shortest is not None
    kinds = [one.standard.vocabulary[thing].kind for thing in shortest.things]
    assert Kind.LIST in kinds
