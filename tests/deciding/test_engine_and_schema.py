"""The engine takes from a system what the schema of its facts takes, fact by fact and value by value.

The values are made for every kind: its own forms, their edges and slips, and those of all other kinds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from property_examples import examples

from sp_engine import FactsError, Service
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.deciding.facts_json_schema import facts_schema
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.facts.vocabulary import FactDefinition, Kind

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
ANY_KIND: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, -0.0, 5.0, 5.5, 1e15, 1e30, 10**15, 10**15 + 1, 10**20, "", " ", "\u200b",
    "-", "…", "~", "null", "a", "a\u200b", "\ud800", "x" * 1000, "x" * 1001, [], [""], [None], {}, {"": ""},
    [[]], {"tidak": "dikenal"},
)  # fmt: skip


def values_of(kind: Kind) -> tuple[Any, ...]:
    """Return what is written for a kind, well and badly."""
    match kind:
        case Kind.YES_NO:
            return "ya", "tidak", "Ya", "ya ", "yes", "true", 1.0
        case Kind.NUMBER:
            return "0", "1500", "1.500", "-5", "01", "1e3", "1500 ", "1_500", "９", 2026, "2026", 2026.0, 12
        case Kind.MONEY:
            return (
                *(
                    "Rp1.500.000",
                    "rp. 1500",
                    "RP\u00a01.500,00",
                    "1.500",
                    "1.500.00",
                    "Rp1.500,-",
                    "Rp-5",
                    "Rp",
                ),
                *(
                    "1,5 juta",
                    "Rp1.000.000.000.000.000",
                    "Rp1.000.000.000.000.001",
                    500_000_000.0,
                    "Rp 1",
                    "Rp  1",
                ),
            )
        case Kind.DATE:
            return (
                *(
                    "2000-08-17",
                    "1900-01-01",
                    "1899-12-31",
                    "2199-12-31",
                    "2200-01-01",
                    "2026-02-29",
                    "2024-02-29",
                ),
                *(
                    "2100-02-29",
                    "2000-8-17",
                    "17/8/2000",
                    "16 Maret 2026",
                    "20000817",
                    20000817,
                    "2000-08-17\n",
                ),
            )
        case Kind.MOMENT:
            return (
                *(
                    "2026-03-16T10:00",
                    "2026-03-16 10:00",
                    "2026-03-16T03:00:00.000Z",
                    "2026-03-16T10:00+0700",
                ),
                *("2026-03-16T10:00+07", "2026-03-16T10:00:60", "2026-03-16T24:00", "2026-02-30T10:00"),
                *("2026-03-16T10", "2026-03-16t10:00z", "1899-12-31T23:59", "2026-03-16T10:00:00,123456789"),
            )
        case Kind.TEXT:
            return (
                *("1234567890123", " 1234567890123\u200b", 1234567890123, 1234567890123.0, "123", 123, -123),
                *(
                    "081234567890",
                    "(021) 29402268",
                    "+62 812-3456-7890",
                    "nama@contoh.id",
                    "nama@contoh",
                    "1234567890123\n",
                ),
            )
        case Kind.CHOICE:
            return "kota-depok", "Kota Depok", " kota-depok", "mikro", "lainnya"
        case Kind.SET:
            return (
                *(["koperasi"], ["koperasi", "koperasi"], ["ktp", "logo"], ["koperasi", "zzz"], "koperasi"),
                *("koperasi,ukm", ["legalisir"], ["legalisir", "salinan"], [1], {"koperasi": True}),
            )
        case Kind.DOCUMENT:
            return (
                {"bermeterai": True},
                {"bermeterai": ""},
                {"bermeterai": "-"},
                {"isi": ["ktp"]},
                {"warna": "biru"},
            )
        case Kind.LIST:
            return (
                [{}],
                [{"nomor_seri": "A-1"}],
                {"belum_lengkap": []},
                {"belum_lengkap": [{}]},
                [{"warna": 1}],
                [5],
            )


VALUES = (*ANY_KIND, *(value for kind in Kind for value in values_of(kind)))


class Stated(NamedTuple):
    """A fact of a service, and what the schema says of it."""

    service: Service
    fact: FactDefinition
    validator: Any

    def agrees(self, value: Any) -> bool:
        data = {self.fact.id: value}
        try:
            parse_facts(data, self.service.standard, None)
            taken = True
        except FactsError:
            taken = False
        return taken is self.validator.is_valid(value)


def stated(services: list[Service]) -> Iterator[Stated]:
    """Yield every fact that differs from the others in what may be stated, once."""
    seen = set()
    for service in services:
        schema = facts_schema(service.standard)
        for name, fact in service.standard.facts.items():
            told = schema["properties"][name]
            forms = json.dumps(told["anyOf"])
            if forms not in seen:
                seen.add(forms)
                yield Stated(service, fact, Draft202012Validator({**told, "$defs": schema["$defs"]}))


@pytest.fixture(scope="module")
def facts(services: dict[str, Service]) -> list[Stated]:
    day = datetime.fromisoformat("2026-03-16T10:00+07:00").date()
    others = Catalogue(CatalogueFiles(FIELDS)).services(on=day)
    return list(stated([*services.values(), *others]))


def test_engine_and_schema_agree_on_every_kind_of_fact_and_value(facts: list[Stated]) -> None:
    assert {each.fact.kind for each in facts} == set(Kind)
    assert len(facts) * len(VALUES) > 670
    differ = [(each.fact.id, value) for each in facts for value in VALUES if not each.agrees(value)]
    assert differ == []


_PLAIN = st.one_of(st.text(max_size=20), st.integers(), st.floats(allow_nan=False, allow_infinity=False))
_LEAF = st.one_of(st.sampled_from(VALUES), _PLAIN)
_JSON = st.one_of(_LEAF, st.lists(_LEAF, max_size=3), st.dictionaries(st.text(max_size=5), _LEAF, max_size=2))


@examples(300)
@given(value=_JSON, number=st.integers(0, 9999))
def test_engine_and_schema_agree_on_whatever_json_may_hold(
    facts: list[Stated], value: Any, number: int
) -> None:
    each = facts[number % len(facts)]
    if each.fact.places and isinstance(value, float) and not value.is_integer():
        return  # how many decimals a number has is the engine's to say: the schema says so
    assert each.agrees(value), (each.fact.id, value)
