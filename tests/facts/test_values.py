"""A value is read strictly, refused with the form that its kind has, and shown as people write it."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.deciding.applicant_facts import json_value
from sp_engine.facts.display import choices_words, value_words
from sp_engine.facts.values import (
    ValueProblem,
    as_written,
    parse_spoken,
    parse_value,
    shown,
    written_form,
)
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words.language import Words

WIB = timezone(timedelta(hours=7), "WIB")
CHOICES = {"kota-depok": Words("Kota Depok", "the city of Depok"), "lainnya": Words("lainnya", "elsewhere")}
SCALES = {name: Words(name, name) for name in ("mikro", "kecil", "besar")}


def fact(kind: Kind, **more: object) -> FactDefinition:
    return FactDefinition("f", kind, Words("Fakta", "Fact"), Words("Fakta?", "Fact?"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("definition", "written", "value", "indonesian", "english"),
    [
        (fact(Kind.YES_NO), "ya", True, "ya", "yes"),
        (fact(Kind.YES_NO), False, False, "tidak", "no"),
        (fact(Kind.DOCUMENT), None, True, "ya", "yes"),
        (fact(Kind.NUMBER), "1500", 1500, "1500", "1500"),
        (fact(Kind.NUMBER, unit=Words("orang", "people")), 1500, 1500, "1.500 orang", "1,500 people"),
        (fact(Kind.NUMBER, places=2), "1500,50", 150_050, "1.500,5", "1,500.5"),
        (fact(Kind.NUMBER, places=1, unit=Words("kg", "kg")), Decimal("10.5"), 105, "10,5 kg", "10.5 kg"),
        (fact(Kind.NUMBER, places=1, least=-10), -0.5, -5, "-0,5", "-0.5"),
        (fact(Kind.NUMBER, places=2), 1500, 150_000, "1.500", "1,500"),
        (fact(Kind.MONEY), "Rp1.500.000,-", 1_500_000, "Rp1.500.000", "Rp1.500.000"),
        (fact(Kind.DATE), "2026-03-16", date(2026, 3, 16).toordinal(), "16 Maret 2026", "16 March 2026"),
        (
            fact(Kind.MOMENT),
            "2026-03-16T10:00",
            datetime(2026, 3, 16, 10, tzinfo=WIB),
            "Senin, 16 Maret 2026 pukul 10.00 WIB",
            "Monday, 16 March 2026 at 10:00 WIB",
        ),
        (fact(Kind.TEXT), "Batik Depok", "Batik Depok", "Batik Depok", "Batik Depok"),
        (fact(Kind.CHOICE, choices=CHOICES), "kota-depok", "kota-depok", "Kota Depok", "the city of Depok"),
        (
            fact(Kind.SET, choices=CHOICES),
            ["lainnya", "kota-depok"],
            frozenset(CHOICES),
            "Kota Depok dan lainnya",
            "the city of Depok and elsewhere",
        ),
        (fact(Kind.SET, choices=CHOICES), [], frozenset(), "-", "-"),
    ],
)
def test_a_value_is_read_and_shown_as_people_write_it(
    definition: FactDefinition, written: object, value: FactValue, indonesian: str, english: str
) -> None:
    if definition.kind is not Kind.DOCUMENT:  # which is read with its attributes, elsewhere
        assert parse_value(definition, written, WIB) == value
    assert value_words(definition, value) == indonesian
    assert value_words(definition, value, "en") == english


@pytest.mark.parametrize("kind", Kind)
def test_what_is_no_value_is_refused_with_the_form_of_its_kind(kind: Kind) -> None:
    more = {"choices": CHOICES} if kind in (Kind.CHOICE, Kind.SET) else {}
    attributes = {"attributes": {"a": fact(Kind.YES_NO)}} if kind is Kind.DOCUMENT else {}
    with pytest.raises(ValueProblem) as problem:
        parse_value(fact(kind, **more, **attributes), {"tidak": "dikenal"}, WIB)
    assert problem.value.code == "SP402"
    assert problem.value.values["expected"] == written_form(fact(kind))


def test_a_set_with_fewer_choices_than_it_needs_is_refused_with_how_many_and_which() -> None:
    definition = fact(Kind.SET, choices=CHOICES, least=1)
    assert parse_value(definition, ["lainnya"], WIB) == {"lainnya"}
    with pytest.raises(ValueProblem) as problem:
        parse_value(definition, [], WIB)
    assert problem.value.code == "SP402"
    assert problem.value.values["given"] == "[]"
    expected = problem.value.values["expected"]
    assert isinstance(expected, Words)
    assert expected.id == "sedikitnya 1 dari pilihan ini: `kota-depok`, `lainnya`"


def test_choices_stand_in_the_order_of_the_vocabulary_and_other_values_sorted() -> None:
    graded = fact(Kind.CHOICE, choices=SCALES)
    assert choices_words(graded, ["besar", "mikro"], "id") == ["mikro", "besar"]
    assert choices_words(fact(Kind.NUMBER), [3, 1, 2], "id") == ["1", "2", "3"]


def refused(definition: FactDefinition, written: object) -> ValueProblem:
    with pytest.raises(ValueProblem) as problem:
        parse_value(definition, written, WIB)
    return problem.value


@pytest.mark.parametrize(
    ("kind", "first", "last", "before", "after"),
    [
        (Kind.DATE, "1900-01-01", "2199-12-31", "1899-12-31", "2200-01-01"),
        (Kind.MOMENT, "1900-01-01T00:00", "2199-12-31T23:59", "1899-12-31T23:59", "2200-01-01T00:00"),
        (Kind.NUMBER, 0, 10**15, -1, 10**15 + 1),
        (Kind.MONEY, 0, 10**15, -1, 10**15 + 1),
    ],
)
def test_a_value_lies_within_its_bounds_both_included(
    kind: Kind, first: object, last: object, before: object, after: object
) -> None:
    for written in (first, last):
        parse_value(fact(kind), written, WIB)
    for written in (before, after):
        problem = refused(fact(kind), written)
        limits = {"least": "1900-01-01", "most": "2199-12-31"}
        if kind in (Kind.NUMBER, Kind.MONEY):
            limits = {"least": "0", "most": "1000000000000000"}
        if kind is Kind.MONEY:
            limits = {"least": "Rp0", "most": "Rp1.000.000.000.000.000"}
        assert (problem.code, {**problem.values, **limits}) == ("SP404", dict(problem.values))


@pytest.mark.parametrize(
    "written", ["1.500", "1,505", 0.1 + 0.2, Decimal("1.505"), float("nan"), "1.500,5", "1e2", "Rp1", True]
)
def test_a_number_of_two_decimals_has_no_third_and_no_mark_for_thousands(written: object) -> None:
    problem = refused(fact(Kind.NUMBER, places=2), written)
    assert problem.code == "SP402"
    assert "paling banyak 2 angka di belakang koma" in str(problem.values["expected"].id)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("places", "written", "steps"),
    [
        (2, "1.500,5", 150_050),
        (2, "1.500", 150_000),
        (2, Decimal("1.500"), 150_000),  # YAML takes it for a number, where a point marks thousands
        (1, "10,5 kg", 105),
        (1, "1.500,5 kg", 15_005),
        (0, "1.500 kg", 1500),
    ],
)
def test_what_a_person_writes_for_a_number_is_understood(places: int, written: object, steps: int) -> None:
    said = parse_spoken(fact(Kind.NUMBER, places=places, unit=Words("kg", "kg")), written)
    assert said == (steps, True)


@pytest.mark.parametrize(("places", "written"), [(0, "10,5 kg"), (2, "2,5 juta"), (2, "1,500")])
def test_what_could_be_two_numbers_is_not_understood(places: int, written: str) -> None:
    with pytest.raises(ValueProblem):
        parse_spoken(fact(Kind.NUMBER, places=places, unit=Words("kg", "kg")), written)


@given(st.integers(0, 10**15), st.integers(0, 2))
def test_a_number_is_written_so_that_it_reads_back(steps: int, places: int) -> None:
    definition = fact(Kind.NUMBER, places=places)
    written = as_written(definition, steps)
    assert parse_value(definition, written) == parse_value(definition, str(written)) == steps
    assert parse_value(definition, json.loads(json.dumps(json_value(definition, steps)))) == steps


def test_a_bound_with_decimals_is_told_in_the_numbers_unit() -> None:
    problem = refused(fact(Kind.NUMBER, places=1, most=1000), "100,5")
    assert problem.values == {"fact": "f", "given": "100.5", "least": "0", "most": "100"}


def test_a_moment_is_no_date_and_a_date_no_moment() -> None:
    at = datetime(2026, 3, 16, 10, tzinfo=WIB)
    assert refused(fact(Kind.DATE), at).code == "SP402"
    assert refused(fact(Kind.MOMENT), at.date()).code == "SP402"
    assert parse_value(fact(Kind.DATE), at.date(), WIB) == at.date().toordinal()
    assert parse_value(fact(Kind.MOMENT), at.replace(tzinfo=None), WIB) == at


def test_a_text_is_at_most_a_thousand_letters_and_of_the_form_that_is_told() -> None:
    assert parse_value(fact(Kind.TEXT), "a" * 1000) == "a" * 1000
    assert refused(fact(Kind.TEXT), "a" * 1001).values["form"] == Words(
        "paling panjang 1000 huruf", "at most 1000 characters"
    )
    digits = fact(Kind.TEXT, pattern="[0-9]{13}", form=Words("13 angka", "13 digits"))
    assert refused(digits, "12").values["form"] == digits.form
    assert refused(digits, {}).values["expected"] == digits.form
    assert refused(fact(Kind.NUMBER, form=digits.form), "x").values["expected"] == written_form(
        fact(Kind.NUMBER)
    )
    for half in "\ud800\udfff":
        assert refused(fact(Kind.TEXT), f"a{half}").values["given"] == "a?"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "null"),
        (False, "false"),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 57 + "…"),
    ],
)
def test_what_was_written_is_shown_short(written: object, told: str) -> None:
    assert shown(written) == told


@pytest.mark.parametrize(
    ("definition", "value", "written"),
    [
        (fact(Kind.SET, choices=SCALES), frozenset(("besar", "mikro")), ["mikro", "besar"]),
        (fact(Kind.SET, choices=None), frozenset(), []),
        (fact(Kind.DATE), date(2026, 3, 16).toordinal(), "2026-03-16"),
        (fact(Kind.MONEY), 1000, "Rp1.000"),
        (fact(Kind.YES_NO), True, "ya"),
    ],
)
def test_a_value_is_written_so_that_it_reads_back(
    definition: FactDefinition, value: FactValue, written: object
) -> None:
    assert as_written(definition, value) == written
    assert parse_value(definition, written, WIB) == value
