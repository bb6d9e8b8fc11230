"""A value is read strictly, refused with the form that its kind has, and shown as people write it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from sp_engine.facts.display import choices_words, value_words
from sp_engine.facts.values import ValueProblem, parse_value, written_form
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
    assert problem.value.values["expected"] == written_form(kind)


def test_choices_stand_in_the_order_of_the_vocabulary_and_other_values_sorted() -> None:
    graded = fact(Kind.CHOICE, choices=SCALES)
    assert choices_words(graded, ["besar", "mikro"], "id") == ["mikro", "besar"]
    assert choices_words(fact(Kind.NUMBER), [3, 1, 2], "id") == ["1", "2", "3"]
