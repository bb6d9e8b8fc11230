"""What can still matter is what brute force finds: nothing is missed, and nothing is asked in vain.

The judge tries every answer of a small range to everything that is open, and decides each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from itertools import combinations, product
from math import prod
from pathlib import Path
from typing import Any

import pytest
from deciding.random_service import RECEIVED, service
from deciding.written_standards import FACTS, LISTS, MEMBERS, standards, values
from hypothesis import assume, event, given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import open_catalogue
from sp_engine.deciding.applicant_facts import Facts
from sp_engine.deciding.decider import Service
from sp_engine.deciding.decision import Decision
from sp_engine.facts.vocabulary import Kind
from sp_engine.rules.outcome import Outcome


def every_value(name: str) -> list[Any]:
    """Return every value of a small range that a fact or an attribute can have, and that it is not known."""
    definition = FACTS[name]
    match definition.kind:
        case Kind.YES_NO:
            return [True, False, None]
        case Kind.DOCUMENT:
            return [True, False]
        case Kind.NUMBER:
            least = definition.least or 0
            return [*range(least, (least + 6 if definition.most is None else definition.most) + 1), None]
        case Kind.MONEY:
            return [0, 1, 2, 3, 4, None]
        case Kind.CHOICE:
            return [*(definition.choices or ()), None]
        case Kind.SET:
            sets = [frozenset(some) for n in range(4) for some in combinations(MEMBERS, n)]
            return [*(one for one in sets if len(one) >= (definition.least or 0)), None]
        case Kind.TEXT:
            return ["a", "b", "01", "lain", None]
        case _ as kind:
            raise AssertionError(f"{kind} has too many values to try")


def told(decision: Decision) -> object:
    """Return what an answer may change: of a rejection nothing but that it is one.

    Where certainly no amount is set, nothing is asked for the sake of which row it is that sets none.
    """
    if decision.outcome is Outcome.REJECT:
        return decision.outcome
    bounds = decision.fee.bounds
    deadlines = [(each.stage, each.limit, each.due) for each in decision.deadlines]
    return decision.outcome, None if bounds.least is None else bounds, deadlines


def laid(facts: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with answers, each field in its item; nothing is said of a document not there."""
    stated = {name: value for name, value in facts.items() if name not in answers}
    for name, value in answers.items():
        whole, _, field = name.partition("/")
        if not field:
            stated[name] = value
            continue
        number, _, own = field.partition("/")
        items = [{**item} for item in stated[whole].items]
        items[int(number) - 1][f"{whole}/*/{own}"] = value
        stated[whole] = stated[whole].replace(items=tuple(map(without_shut, items)))
    return without_shut(stated)


def without_shut(stated: Mapping[str, Any]) -> dict[str, Any]:
    shut = {name for name, value in stated.items() if value is False and FACTS[name].kind is Kind.DOCUMENT}
    return {
        name: value
        for name, value in stated.items()
        if value is not None and not ("." in name and name.partition(".")[0] in shut)
    }


def by_force(one: Service, facts: Mapping[str, Any], names: list[str]) -> set[str]:
    """Return the names with which what is told changes, whatever the others are answered."""
    day = RECEIVED.date()
    found: dict[tuple[Any, ...], object] = {}
    for answers in product(*map(every_value, names)):
        stated = laid(facts, dict(zip(names, answers, strict=True)))
        found[answers] = told(one.decide(Facts(stated, one.standard, day), received=RECEIVED))
    mattering = set()
    for at, name in enumerate(names):
        alike: dict[tuple[Any, ...], object] = {}
        for answers, said in found.items():
            others = (*answers[:at], *answers[at + 1 :])
            if alike.setdefault(others, said) != said:
                mattering.add(name)
                break
    return mattering


OPENED = ["ya", "temuan", "banyak", "tahun", "bisa", "nilai", "skala", "warna", "nama", "milik", "paling"]
MOST_APPLICATIONS = 600
FIELDS_OF = Path(__file__).parents[1] / "catalogue_of_fields"


@examples(60)
@given(standards(), st.sets(st.sampled_from([*OPENED, "peta", "surat"]), min_size=5), st.data())
def test_what_can_matter_is_exactly_what_trying_every_answer_shows(
    drawn: dict[str, Any], opened: set[str], data: st.DataObject
) -> None:
    one = service(drawn)
    others = [name for name in FACTS if name not in opened and "." not in name and name not in LISTS]
    stated = data.draw(st.sets(st.sampled_from(others), max_size=3))
    facts = one.read_facts({name: data.draw(values(name)) for name in sorted(stated)}, received=RECEIVED)
    unknown = {*others, *LISTS, "surat.terbit"} - stated
    names = [*one.may_matter(facts, unknown=unknown)]
    assume(names and prod(len(every_value(name)) for name in names) <= MOST_APPLICATIONS)
    left = one.left_to_ask(facts, received=RECEIVED, unknown=unknown)
    judged = by_force(one, facts, names)
    event(f"exact: {left.ways is not None}, mattering: {len(judged)} of {len(names)}")
    if left.ways is None:
        assert judged <= {*left.names}
    else:
        assert judged == {*left.names}


def test_what_is_asked_of_a_list_that_nobody_knows_is_never_taken_as_met() -> None:
    (whole, *_) = LISTS
    drawn = {
        "definisi": {},
        "persyaratan": [
            {
                "id": "bukti",
                "uraian": "Bukti setiap alat",
                "sesudah": {"tahap": "tahap"},
                "syarat": {"setiap": whole, "memenuhi": {"dokumen_isi": "bukti"}},
            },
            {
                "id": "belum",
                "uraian": "Belum ditulis",
                "jika": {"fakta": "ya", "adalah": "ya"},
                "belum_ditulis": True,
            },
        ],
        "biaya": {"gratis": True},
    }
    facts = (one := service(drawn)).read_facts({}, received=RECEIVED)
    assert one.left_to_ask(facts, received=RECEIVED, unknown={whole}).names == ()


FIELDS = ["berat", "lulus", "bersih", "bukti"]


@examples(20)
@given(standards(), st.data())
def test_what_can_matter_of_the_items_of_a_list_is_exactly_what_trying_every_answer_shows(
    drawn: dict[str, Any], data: st.DataObject
) -> None:
    one = service(drawn)
    items = st.lists(
        st.fixed_dictionaries({}, optional={name: values(f"alat/*/{name}") for name in FIELDS}),
        min_size=1,
        max_size=2,
    )
    written = {name: data.draw(items) for name in LISTS}
    facts = one.read_facts(written, received=RECEIVED)
    opened = data.draw(st.sets(st.sampled_from(["ya", "bisa", "skala"]), max_size=2))
    others = {name for name in FACTS if name not in opened and name not in LISTS}
    dated = {f"{name}/{number}/buatan" for name in LISTS for number in (1, 2)}
    unknown = {*others, *dated}
    names = [*one.may_matter(facts, unknown=unknown)]
    assume(any("/" in name for name in names))
    assume(prod(len(every_value(name)) for name in names) <= MOST_APPLICATIONS)
    left = one.left_to_ask(facts, received=RECEIVED, unknown=unknown)
    judged = by_force(one, facts, names)
    event(f"exact: {left.ways is not None}, mattering: {len(judged)} of {len(names)}")
    if left.ways is None:
        assert judged <= {*left.names}
    else:
        assert judged == {*left.names}


@pytest.mark.parametrize(
    ("whole", "outcome", "left"), [("alat", Outcome.REJECT, ()), ("tambah", Outcome.RETURN, ("ya",))]
)
def test_an_item_that_fails_rejects_nobody_where_another_can_take_its_place(
    whole: str, outcome: Outcome, left: tuple[str, ...]
) -> None:
    heavy = {"setiap": whole, "memenuhi": {"isi": "berat", "selain": [0]}}
    drawn = {
        "definisi": {},
        "persyaratan": [
            {"id": "berat", "uraian": "Setiap alat berat", "syarat": heavy},
            {"id": "ya", "uraian": "Ya", "syarat": {"fakta": "ya", "adalah": "ya"}},
        ],
        "biaya": {"gratis": True},
    }
    facts = (one := service(drawn)).read_facts({whole: [{"berat": 0}]}, received=RECEIVED)
    assert one.decide(facts, received=RECEIVED).outcome is outcome
    assert one.left_to_ask(facts, received=RECEIVED).names == left


@pytest.mark.parametrize(("after", "left"), [(None, ()), ("tahap", ("bisa",))])
def test_what_can_be_mended_is_asked_beside_an_item_that_fails_only_if_that_still_waits(
    after: str | None, left: tuple[str, ...]
) -> None:
    heavy = {"setiap": "tambah", "memenuhi": {"isi": "berat", "selain": [0]}}
    due = {} if after is None else {"sesudah": {"tahap": after}}
    drawn = {
        "definisi": {},
        "persyaratan": [
            {"id": "berat", "uraian": "Setiap tambahan berat", "syarat": heavy, **due},
            {"id": "bisa", "uraian": "Bisa", "syarat": {"fakta": "bisa", "paling_sedikit": 1}},
        ],
        "biaya": {"gratis": True},
    }
    facts = (one := service(drawn)).read_facts({"tambah": [{"berat": 0}]}, received=RECEIVED)
    assert one.left_to_ask(facts, received=RECEIVED).names == left


def test_which_row_sets_no_amount_is_not_asked_where_certainly_none_is_set() -> None:
    """At 3 and 4, which are rejected, `ya` changes the amount; at 2 only which row it is that sets none."""

    def both(number: int, ya: str) -> dict[str, Any]:
        return {"semua": [{"fakta": "banyak", "adalah": number}, {"fakta": "ya", "adalah": ya}]}

    rows = [
        {
            "jika": {"salah_satu": [{"fakta": "banyak", "adalah": 0}, both(2, "ya")]},
            "menurut": {"peraturan": "pp-7-2021", "catatan": "tarif di sana"},
        },
        {"jika": {"fakta": "banyak", "paling_banyak": 2}, "tidak_diatur": True},
        {"jika": {"salah_satu": [both(3, "ya"), both(4, "tidak")]}, "jumlah": "Rp1"},
        {"selain_itu": True, "jumlah": "Rp2"},
    ]
    few = {"fakta": "banyak", "paling_banyak": 2}
    drawn = {
        "definisi": {},
        "persyaratan": [{"id": "sedikit", "uraian": "Sedikit", "syarat": few}],
        "biaya": {"tarif": {}, "komponen": [{"id": "satu", "uraian": "Satu", "pilihan": rows}]},
    }
    facts = (one := service(drawn)).read_facts({}, received=RECEIVED)
    assert one.decide(facts, received=RECEIVED).fee.needs == ("banyak", "ya")
    assert one.left_to_ask(facts, received=RECEIVED).names == ("banyak",)


def test_before_anybody_says_how_many_items_a_list_has_nothing_about_it_is_left_out() -> None:
    at = datetime(2026, 7, 6, 10, tzinfo=timezone(timedelta(hours=7)))
    tera = open_catalogue(FIELDS_OF).service("kenanga/tera", received=at)
    left = tera.left_to_ask(tera.read_facts({}, received=at), received=at)
    assert "alat_ukur" in left.names
