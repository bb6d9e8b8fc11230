"""What is read in one pass is what the reader that explains reads; whatever it refuses is not read at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ON
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import Service
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.applicant_facts import FactsError, facts_as_json, parse_facts
from sp_engine.deciding.plain_facts import PlainFacts
from sp_engine.facts.list_values import LIST_MARK
from sp_engine.facts.vocabulary import Kind
from sp_engine.lint.sound_standards import open_catalogue

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"


@cache
def services() -> tuple[Service, ...]:
    """Every service of the catalogue, and of the standards of other fields."""
    return tuple(one for folder in (None, FIELDS) for one in open_catalogue(folder).services(on=ON))


def compare(service: Service, facts: Any) -> bool:
    """Compare the two readers; return whether the one that passes once read it."""
    standard = service.standard
    received = datetime(ON.year, ON.month, ON.day, 10, tzinfo=standard.agency.zone)
    read = PlainFacts(standard).read(facts, ON.toordinal())
    try:
        explained = parse_facts(facts, standard, received)
    except FactsError:
        assert read is None
        return False
    assert read is None or [*read.items()] == [*explained.plain.items()]
    assert read is None or [*map(type, read.values())] == [*map(type, explained.plain.values())]
    return read is not None


class Text(str):
    """A text of another type."""


ODD: tuple[Any, ...] = (
    None,
    "",
    " ",
    "-",
    "ya",
    "tidak",
    "Ya",
    "YA ",
    True,
    False,
    0,
    1,
    -1,
    2,
    13,
    10**15,
    10**15 + 1,
    10**40,
    1.0,
    1.5,
    float("nan"),
    float("inf"),
    -0.0,
    Decimal("2.50"),
    Decimal("NaN"),
    "1",
    "01",
    "1.000",
    "Rp1.000",
    "1,5",
    "\u0661",
    "2026-03-16",
    "2026-03-17",
    "2025-02-29",
    "20260316",
    "2026-W12-1",
    "2026-3-16",
    "1899-12-31",
    "2200-01-01",
    "0001-01-01",
    "9999-12-31",
    "2026-03-16T10:00",
    "2026-03-16T10:00+07:00",
    date(2026, 3, 16),
    date(2026, 3, 17),
    date.min,
    date.max,
    datetime(2026, 3, 16, 9),
    "a",
    "\ud800",
    "\u200b",
    Text("ya"),
    Text("2026-03-16"),
    b"ya",
    [],
    [None],
    [[]],
    ["a", "a"],
    ["a", 1],
    (),
    {},
    {"a": 1},
    {"belum_lengkap": []},
    {"belum_lengkap": [{}]},
    [{}],
    [{"a": 1}],
    set(),
    frozenset({"a"}),
    object(),
)


def names_and_values(service: Service) -> Iterator[tuple[str, Any]]:
    """Yield every name of a fact with every odd value, and with choices that it has."""
    vocabulary = service.standard.vocabulary
    for name, definition in vocabulary.items():
        choices = [*(definition.choices or ())]
        for value in (*ODD, *choices, choices, choices[:1], [*choices, "lain"], (*choices,)):
            yield name, value
            for attribute in definition.attributes or ():
                yield name, {attribute: value}
                yield f"{name}.{attribute}", value
            for field in definition.fields or ():
                yield name, [{field: value}]
                yield name, [{field: value}, {}]


def test_every_odd_value_of_every_fact_is_read_alike_or_left_to_who_explains() -> None:
    seen: set[str] = set()
    read = 0
    for service in services():
        for name, value in names_and_values(service):
            if (key := f"{service.standard.vocabulary[name]!r} {name} {value!r}") not in seen:
                seen.add(key)
                read += compare(service, {name: value})
    assert read > 1000


@pytest.mark.parametrize(
    "name", [7, None, True, ("a",), "", ".", "tidak_dikenal", f"a{LIST_MARK}1{LIST_MARK}b"]
)
def test_what_names_no_fact_is_left_to_who_explains(name: Any) -> None:
    for service in services():
        assert not compare(service, {name: True})
        assert not compare(service, [name])


@examples(100)
@given(st.data())
def test_a_document_and_its_attributes_are_read_alike_in_any_order(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(services()))
    facts = service.standard.vocabulary
    document = data.draw(
        st.sampled_from([d for d in facts.values() if d.kind is Kind.DOCUMENT and d.attributes])
    )
    values = st.sampled_from(
        (None, True, False, "ya", 3, "2026-03-01", {}, {next(iter(document.attributes or ())): "ya"})
    )
    names = [document.id, *(f"{document.id}.{attribute}" for attribute in document.attributes or ())]
    compare(service, data.draw(st.dictionaries(st.sampled_from(names), values)))


def test_what_systems_send_of_every_case_is_read_in_one_pass() -> None:
    """Else it would be right and slow: all but what is unfinished, which a system seldom sends."""
    read = whole = 0
    for folder in (None, FIELDS):
        for suite in run_suite(CatalogueFiles(folder)):
            service = Service(suite.text.standard)
            for result in suite.results:
                if result.decision is not None:
                    sent = json.loads(
                        json.dumps(facts_as_json(result.decision.facts, suite.text.standard.vocabulary))
                    )
                    received = result.decision.received.toordinal()
                    whole += 1
                    read += service._plain.read(sent, received) == dict(result.decision.facts)
    assert read > whole * 0.9
