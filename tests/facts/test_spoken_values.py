"""What people write for a value is understood where it can mean one thing only, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.facts.display import value_words
from sp_engine.facts.spellings import likely_forms
from sp_engine.facts.values import ValueProblem, parse_spoken, parse_value
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind
from sp_engine.words.language import Words

WIB = timezone(timedelta(hours=7), "WIB")
CHOICES = {"kota-depok": Words("Kota Depok", "Depok"), "lainnya": Words("lainnya", "elsewhere")}


def fact(kind: Kind, **more: object) -> FactDefinition:
    return FactDefinition("f", kind, Words("Fakta", "Fact"), Words("Fakta?", "Fact?"), **more)  # type: ignore[arg-type]


YES_NO, NUMBER, MONEY, DAY = fact(Kind.YES_NO), fact(Kind.NUMBER), fact(Kind.MONEY), fact(Kind.DATE)
MOMENT, TEXT = fact(Kind.MOMENT), fact(Kind.TEXT)
PEOPLE = fact(Kind.NUMBER, unit=Words("orang", "people"))
NIB = fact(Kind.TEXT, pattern="[0-9]{13}", form=Words("13 angka", "13 digits"))
PLACE, PLACES = fact(Kind.CHOICE, choices=CHOICES), fact(Kind.SET, choices=CHOICES)


def day(*parts: int) -> int:
    return date(*parts).toordinal()


@pytest.mark.parametrize(
    ("definition", "written", "value"),
    [
        (DAY, "17/8/2000", day(2000, 8, 17)),
        (DAY, "17-08-2000", day(2000, 8, 17)),
        (DAY, "17.08.2000", day(2000, 8, 17)),
        (DAY, "8/5/2000", day(2000, 5, 8)),
        (DAY, "2000/8/17", day(2000, 8, 17)),
        (DAY, "16 Maret 2026", day(2026, 3, 16)),
        (DAY, "16 March 2026", day(2026, 3, 16)),
        (DAY, "16 mar. 2026", day(2026, 3, 16)),
        (DAY, "1 Nopember 2026", day(2026, 11, 1)),
        (DAY, "Senin, 16 Maret 2026", day(2026, 3, 16)),
        (MOMENT, "16/3/2026 10.00", datetime(2026, 3, 16, 10, tzinfo=WIB)),
        (MOMENT, "2026-03-16 10.00", datetime(2026, 3, 16, 10, tzinfo=WIB)),
        (MOMENT, "Senin, 16 Maret 2026 pukul 9.30 WITA", datetime(2026, 3, 16, 8, 30, tzinfo=WIB)),
        (NUMBER, "1.500", 1500),
        (NUMBER, Decimal("1.500"), 1500),
        (PEOPLE, "1.500 orang", 1500),
        (MONEY, "Rp 1,5 juta", 1_500_000),
        (MONEY, "1.5 juta", 1_500_000),
        (MONEY, "500 rb", 500_000),
        (MONEY, "500.000 rupiah", 500_000),
        (MONEY, "IDR 500.000", 500_000),
    ],
)
def test_another_form_is_understood_and_said_back(
    definition: FactDefinition, written: object, value: FactValue
) -> None:
    assert parse_spoken(definition, written, WIB) == (value, True)


@pytest.mark.parametrize(
    ("definition", "written", "value"),
    [
        (DAY, "2026-03-16 ", day(2026, 3, 16)),
        (MONEY, "Rp1.500\u00a0", 1500),
        (MONEY, Decimal("1.500"), 1500),
        (MONEY, Decimal("500000000.0"), 500_000_000),
        (NIB, "1234567890123 ", "1234567890123"),
        (NIB, "12345\u200b67890123", "1234567890123"),
        (NIB, 1234567890123, "1234567890123"),
        (TEXT, Decimal("12.50"), "12.50"),
        (YES_NO, " ya", True),
        (PLACE, "kota-depok ", "kota-depok"),
        (PLACES, "kota-depok, lainnya", frozenset(CHOICES)),
        (PLACES, ["lainnya "], frozenset({"lainnya"})),
    ],
)
def test_what_stands_around_a_value_is_not_worth_a_word(
    definition: FactDefinition, written: object, value: FactValue
) -> None:
    assert parse_spoken(definition, written, WIB) == (value, False)


@pytest.mark.parametrize(
    ("definition", "written", "code"),
    [
        (DAY, "17/8/00", "SP402"),  # of which century
        (DAY, "3/16/2026", "SP409"),
        (DAY, "31-04-1990", "SP409"),
        (DAY, "Selasa, 16 Maret 2026", "SP402"),  # a Monday
        (DAY, "Maret 2026", "SP402"),
        (DAY, "16 Ma 2026", "SP402"),
        (DAY, "17/8-2000", "SP402"),
        (DAY, 20000817, "SP402"),
        (MOMENT, "16/3/2026", "SP402"),
        (MOMENT, "31/6/2026 10.00", "SP409"),
        (MOMENT, "16/3/2026 25.00", "SP409"),
        (NUMBER, "1,500", "SP402"),
        (NUMBER, "1.50", "SP402"),
        (NUMBER, Decimal("1.5"), "SP402"),
        (MONEY, "1,500", "SP402"),
        (MONEY, "1.500 juta", "SP402"),
        (MONEY, "1,500 juta", "SP402"),
        (MONEY, "5 M", "SP402"),
        (MONEY, Decimal("0.500"), "SP402"),
        (NUMBER, True, "SP402"),
        (NIB, "123", "SP405"),
    ],
)
def test_what_could_be_two_things_or_is_none_is_refused_as_it_was_written(
    definition: FactDefinition, written: object, code: str
) -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_spoken(definition, written, WIB)
    assert (problem.value.code, problem.value.values["given"]) == (
        code,
        str(written).lower() if written is True else str(written),
    )


@pytest.mark.parametrize("definition", [DAY, MOMENT, MONEY, NUMBER])
def test_a_system_writes_the_one_form_only(definition: FactDefinition) -> None:
    spoken = {
        Kind.DATE: "17/8/2000",
        Kind.MOMENT: "17/8/2000 10.00",
        Kind.MONEY: "1,5 juta",
        Kind.NUMBER: "1.500",
    }
    with pytest.raises(ValueProblem) as problem:
        parse_value(definition, spoken[definition.kind], WIB)
    meant = {
        Kind.DATE: "2000-08-17",
        Kind.MOMENT: "2000-08-17T10:00",
        Kind.MONEY: "Rp1.500.000",
        Kind.NUMBER: "1500",
    }
    assert problem.value.suggestion == meant[definition.kind]


@examples(200)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(("id", "en")))
def test_a_date_is_read_back_as_it_is_shown(when: date, language: str) -> None:
    shown = value_words(DAY, when.toordinal(), language)  # type: ignore[arg-type]
    assert parse_spoken(DAY, shown).value == when.toordinal()
    assert parse_spoken(DAY, f"{when.day}/{when.month}/{when.year}").value == when.toordinal()


@examples(200)
@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30)), st.sampled_from(("id", "en")))
def test_a_moment_is_read_back_as_it_is_shown(when: datetime, language: str) -> None:
    at = when.replace(second=0, microsecond=0, tzinfo=WIB)
    assert parse_spoken(MOMENT, value_words(MOMENT, at, language), WIB).value == at  # type: ignore[arg-type]


@examples(200)
@given(st.integers(0, 10**15))
def test_an_amount_and_a_number_are_read_back_as_they_are_shown(number: int) -> None:
    assert parse_spoken(MONEY, value_words(MONEY, number)).value == number
    assert parse_spoken(PEOPLE, value_words(PEOPLE, number)).value == number


@pytest.mark.parametrize(
    ("definition", "written", "meant"),
    [
        (fact(Kind.NUMBER, least=1, most=99), "tujuh belas", "17"),
        (fact(Kind.NUMBER, least=2000, most=2100), "tujuh belas", None),
        (fact(Kind.NUMBER, unit=Words("tahun", "years")), "3 tahun kerja", None),
        (fact(Kind.NUMBER, unit=Words("tahun", "years")), "3 bulan", None),
        (fact(Kind.NUMBER), "2 juta", "2000000"),
        (fact(Kind.NUMBER), "dua setengah", None),
        (MONEY, "1,500", "Rp1.500"),
        (MONEY, "lima ratus juta", "Rp500.000.000"),
        (MONEY, "1.500 juta", None),
        (DAY, "31-04-1990", None),
        (DAY, "20000817", "2000-08-17"),
        (NIB, "1234 5678 90123", "1234567890123"),
        (NIB, "123", None),
        (YES_NO, "yes", "ya"),
        (PLACE, "Kota Depok", "kota-depok"),
    ],
)
def test_only_what_would_be_read_is_suggested(
    definition: FactDefinition, written: str, meant: str | None
) -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_spoken(definition, written, WIB)
    assert problem.value.suggestion == meant


SPOKEN = (
    "17/8/2000", "31-04-1990", "16 Maret 2026", "2026-06-31T10:00", "16/3/2026 10.00", "tujuh belas", "1.500",
    "1,5 juta", "lima ratus juta", "Rp1.500.000,-", "1234567890123 ", "kota depok", "Ya", "tdk", "3 orang",
)  # fmt: skip


def slips() -> st.SearchStrategy[str]:
    """Return values with a letter left out, put in, or turned."""
    letters = st.sampled_from(" -./,:0159aekrtRp\u200b\u00a0")

    def slipped(text: str) -> st.SearchStrategy[str]:
        return st.tuples(st.integers(0, len(text)), st.integers(0, 2), letters).map(
            lambda slip: text[: slip[0]] + slip[2] * (slip[1] > 0) + text[slip[0] + (slip[1] < 2) :]
        )

    return (
        st.sampled_from(SPOKEN).flatmap(slipped).flatmap(lambda once: st.one_of(st.just(once), slipped(once)))
    )


def definitions() -> Iterator[FactDefinition]:
    yield from (YES_NO, NUMBER, PEOPLE, MONEY, DAY, MOMENT, TEXT, NIB, PLACE, PLACES)
    yield fact(Kind.NUMBER, least=2000, most=2100)


def suggested(parse: Callable[..., object], definition: FactDefinition, written: str) -> str | None:
    """Return what is suggested instead of what was written; nothing where that is read."""
    try:
        parse(definition, written, WIB)
    except ValueProblem as problem:
        return problem.suggestion
    return None


@examples(500)
@given(st.sampled_from(tuple(definitions())), slips())
def test_no_suggestion_for_a_slip_would_itself_be_refused(definition: FactDefinition, written: str) -> None:
    for parse in (parse_value, parse_spoken):
        meant = suggested(parse, definition, written)
        if meant is not None:
            parse_value(definition, [meant] if definition.kind is Kind.SET else meant, WIB)


def test_nothing_is_made_of_what_is_too_long_to_be_a_value() -> None:
    assert not list(likely_forms(MONEY, "9" * 10**6))
