"""A sentence that lists the members of an enumeration by hand lists all of them, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from sp_engine.documents.calendar_document import Holiday
from sp_engine.documents.events_document import EventKind, WrittenEvent
from sp_engine.words import figure_text, figures
from sp_engine.words.codes import code_entry
from sp_engine.words.language import LANGUAGES, Language
from sp_engine.workdays.calendar import DayKind
from sp_engine.workdays.duration import Duration, Unit, duration_words

OF_CALENDAR = [unit for unit in Unit if unit.of_calendar]


def units_in(text: str, language: Language) -> set[Unit]:
    """Return the units that a sentence names in a language, the longest names first."""
    names = {duration_words(Duration(2, unit), language).removeprefix("2 "): unit for unit in Unit}
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    return {names[name] for name in re.findall(rf"\b(?:{longest_first})\b", text)}


def listed_in(text: str, members: Iterable[str]) -> set[str]:
    return {member for member in members if re.search(rf"\b{member}\b", text, re.IGNORECASE)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_distance_between_dates_names_the_units_that_days_are_counted_in(language: Language) -> None:
    entry, counted = code_entry("SP227"), {*OF_CALENDAR, Unit.WORKING_DAY}
    assert units_in(entry.why.get(language), language) == counted
    assert units_in(entry.fix.get(language), "id") == counted  # what is written into the document


def test_a_unit_that_is_left_out_is_missed() -> None:
    assert units_in("hari, minggu, atau bulan", "id") == {Unit.DAY, Unit.WEEK, Unit.MONTH}
    assert units_in("dalam hari kerja", "id") == {Unit.WORKING_DAY}


def test_a_sentence_can_state_a_time_in_every_unit() -> None:
    """The rooms of words stand below the enumeration, and know its members only by their names."""
    assert {name for _, name in figures.UNITS} == {*Unit}
    assert figure_text.TIMES.keys() == {*Unit}


def test_the_editor_explains_every_kind_of_holiday_in_a_calendar() -> None:
    kinds = [kind.replace("_", " ") for kind in DayKind if kind.is_national]
    assert listed_in(Holiday.keys["kind"].about or "", kinds) == {*kinds}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_mends_the_order_of_events_is_told_every_kind(language: Language) -> None:
    told = re.findall("`([a-z]+)`", code_entry("SP421").fix.get(language))
    assert told == [*EventKind]


def test_the_editor_explains_every_kind_of_event() -> None:
    assert listed_in(WrittenEvent.keys["kind"].about or "", EventKind) == {*EventKind}
