"""Stretches and edges: a leaf holds exactly within its stretch, and changes nowhere but at its edges."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from conditions.written_facts import vocabulary
from rules.strategies import OFFICE

from sp_engine.conditions.stretches import (
    Ordered,
    around,
    depends_on_day,
    domain,
    durations,
    edges,
    members,
    question_of,
    stretch,
    texts,
)
from sp_engine.conditions.tree import (
    Age,
    Among,
    EachOf,
    Includes,
    Item,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
)
from sp_engine.facts.value_forms import LARGEST
from sp_engine.facts.vocabulary import Kind
from sp_engine.rules.backends.closures import evaluator
from sp_engine.rules.outcome import TRUE
from sp_engine.workdays.duration import Duration, Unit
from sp_engine.workdays.working_durations import WorkingDuration

ITEM = Item("hal")
LEAP = date(2024, 2, 29)
DAYS = (LEAP, date(2023, 3, 31), date(2026, 3, 16), date(2025, 12, 31), date(2026, 1, 1))
YEAR, MONTH, WEEK = Duration(1, Unit.YEAR), Duration(1, Unit.MONTH), Duration(1, Unit.WEEK)
DATED = (
    Age(ITEM, YEAR, None),
    Age(ITEM, None, MONTH),
    Age(ITEM, WEEK, YEAR),
    *(Recent(ITEM, Duration(1, unit)) for unit in Unit if unit.of_calendar),
    SameYear(ITEM, is_date=True),
    Recent(ITEM, MONTH, inside=False),
    Remaining(ITEM, MONTH),
    Remaining(ITEM, YEAR),
    Remaining(ITEM, Duration(0, Unit.DAY)),
    Remaining(ITEM, WEEK, inside=False),
    SameYear(ITEM, is_date=True, inside=False),
)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("leaf", DATED, ids=repr)
def test_a_date_fits_exactly_within_the_stretch_and_its_edges_are_all_there_are(
    leaf: Ordered, day: date
) -> None:
    ordinal, holds = day.toordinal(), evaluator(leaf)
    near = range(ordinal - 800, ordinal + 400)
    fits = {value: holds({"hal": value}, ordinal) == TRUE for value in near}
    assert fits == {value: question_of(leaf, ordinal)(value) for value in near}
    inside = getattr(leaf, "inside", True)
    assert fits == {value: stretch(leaf, ordinal).holds(value) is inside for value in near}
    turns = {value for value in near[1:] if fits[value] is not fits[value - 1]}
    assert turns <= {*around(edges(leaf, ordinal), near)}
    assert all(turns & {edge, edge + 1} for edge in edges(leaf, ordinal) if edge + 1 in near)


@pytest.mark.parametrize(
    ("low", "high", "fits"), [(2, 4, {2, 3, 4}), (None, 3, {0, 1, 2, 3}), (4, None, {4, 5, 6}), (5, 4, set())]
)
def test_a_number_fits_from_the_low_to_the_high_end(
    low: int | None, high: int | None, fits: set[int]
) -> None:
    leaf = Range(ITEM, low, high)
    assert {value for value in range(7) if stretch(leaf, 1).holds(value)} == fits
    assert {*edges(leaf, 1)} == {end for end in (low, high) if end is not None}


def test_a_year_as_a_number_fits_in_that_year_alone() -> None:
    leaf = SameYear(ITEM, is_date=False)
    assert stretch(leaf, LEAP.toordinal()) == (2024, 2024)


LASTING: list[tuple[Leaf, bool, list[Duration]]] = [
    (Known(ITEM), False, []),
    (Among(ITEM, frozenset({1, 2})), False, []),
    (Range(ITEM, 1, 2), False, []),
    (Includes(ITEM, frozenset("ab")), False, []),
    (Overlaps(ITEM, frozenset("ab")), False, []),
    (Remaining(ITEM, MONTH), True, [MONTH]),
    (Age(ITEM, WEEK, YEAR), True, [WEEK, YEAR]),
    (Age(ITEM, None, YEAR), True, [YEAR]),
    (Recent(ITEM, MONTH), True, [MONTH]),
    (SameYear(ITEM, is_date=True), True, []),
    (EachOf(ITEM, Known(ITEM)), False, []),
    (SomeOf(ITEM, Known(ITEM), 2), False, []),
]


def test_every_leaf_is_tried() -> None:
    assert {type(leaf) for leaf, *_ in LASTING} == {*get_args(Leaf)}
    assert {type(leaf) for leaf in DATED} == {type(leaf) for leaf, dated, _ in LASTING if dated}


@pytest.mark.parametrize(("leaf", "dated", "lasting"), LASTING)
def test_what_depends_on_the_day_and_after_how_long(leaf: Leaf, dated: bool, lasting: list[Duration]) -> None:
    assert depends_on_day(leaf) is dated
    assert [*durations(leaf)] == lasting


def test_values_that_are_named_one_by_one_are_edges_and_members_and_texts() -> None:
    assert {*edges(Among(ITEM, frozenset({3, 7})), 1)} == {3, 7}
    assert [*edges(Known(ITEM), 1), *edges(Includes(ITEM, frozenset("a")), 1)] == []
    assert members(Includes(ITEM, frozenset("ab"))) == (frozenset("ab"),)
    assert members(Among(ITEM, frozenset("ab"))) == (frozenset(),)
    assert members(Overlaps(ITEM, frozenset("ab"))) == (frozenset("a"), frozenset("b"))
    assert members(Overlaps(ITEM, frozenset("ab")), holds=False) == (frozenset(),)
    assert texts(Among(ITEM, frozenset({"a", 1}))) == frozenset({"a", "1"})
    assert texts(Includes(ITEM, frozenset("ab"))) == frozenset()


@pytest.mark.parametrize(
    ("received", "duration", "first"),
    [
        (date(2026, 3, 16), Duration(0, Unit.DAY), date(2026, 3, 16)),
        (date(2026, 3, 16), Duration(1, Unit.DAY), date(2026, 3, 17)),
        (date(2026, 3, 16), Duration(6, Unit.MONTH), date(2026, 9, 16)),
        (date(2026, 8, 31), Duration(6, Unit.MONTH), date(2027, 2, 28)),
        (date(2027, 8, 31), Duration(6, Unit.MONTH), date(2028, 2, 29)),
        (date(2027, 2, 28), Duration(6, Unit.MONTH), date(2027, 8, 28)),
        (date(2024, 2, 29), Duration(1, Unit.YEAR), date(2025, 2, 28)),
        (date(2026, 3, 16), Duration(2, Unit.WEEK), date(2026, 3, 30)),
    ],
)
def test_what_must_still_last_lasts_to_the_day_on_which_that_time_ends_and_no_day_less(
    received: date, duration: Duration, first: date
) -> None:
    """The last day counts, as the last day of a permit does; a month ends as it does for a due date."""
    holds, ordinal = evaluator(Remaining(ITEM, duration)), first.toordinal()
    assert holds({"hal": ordinal}, received.toordinal()) == TRUE
    assert holds({"hal": ordinal - 1}, received.toordinal()) != TRUE


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("duration", [YEAR, MONTH, WEEK, Duration(0, Unit.DAY)], ids=str)
def test_longer_ago_than_is_said_of_exactly_what_does_not_lie_within_the_last(
    day: date, duration: Duration
) -> None:
    recent, older = evaluator(Recent(ITEM, duration)), evaluator(Recent(ITEM, duration, inside=False))
    for value in range(day.toordinal() - 400, day.toordinal() + 5):
        stated, on = {"hal": value}, day.toordinal()
        assert (recent(stated, on) == TRUE) is not (older(stated, on) == TRUE)


@pytest.mark.parametrize("day", range(date(2026, 3, 9).toordinal(), date(2026, 3, 24).toordinal()))
@pytest.mark.parametrize("amount", [0, 1, 2, 5])
def test_working_days_are_counted_as_a_due_date_is_day_0_apart(day: int, amount: int) -> None:
    lasting = WorkingDuration(amount, Unit.WORKING_DAY, OFFICE)
    passed, recent = Age(ITEM, lasting, None), Recent(ITEM, lasting)
    for value in range(day - 20, day + 21):
        between = sum(OFFICE.is_working_day(date.fromordinal(d)) for d in range(value + 1, day + 1))
        before = sum(OFFICE.is_working_day(date.fromordinal(d)) for d in range(value + 1, day))
        ahead = sum(OFFICE.is_working_day(date.fromordinal(d)) for d in range(day + 1, value + 1))
        assert question_of(passed, day)(value) is (value <= day and between >= amount)
        assert question_of(recent, day)(value) is (value >= day or before < amount)
        assert question_of(Remaining(ITEM, lasting), day)(value) is (value >= day and ahead >= amount)


def test_a_working_day_limit_rests_on_the_years_that_have_been_decreed() -> None:
    lasting = WorkingDuration(5, Unit.WORKING_DAY, OFFICE)
    assert lasting.undecreed_year(date(2026, 3, 16).toordinal()) is None
    assert lasting.undecreed_year(date(2027, 12, 29).toordinal()) == 2028
    assert lasting.undecreed_year(date(2022, 1, 3).toordinal()) == 2021


def test_numbers_are_tried_with_their_neighbours_as_far_as_they_can_be() -> None:
    assert around([5, 9], range(5, 10)) == [5, 6, 8, 9]
    assert around([], range(5, 10)) == []


def test_a_fact_can_have_what_its_definition_allows_and_no_date_after_today_unless_it_says_so() -> None:
    facts = vocabulary(
        {
            "modal": {"jenis": "uang", "nama": "Modal"},
            "anggota": {"jenis": "bilangan", "nama": "Anggota", "paling_sedikit": 1, "paling_banyak": 6},
            "lahir": {"jenis": "tanggal", "nama": "Lahir"},
            "acara": {"jenis": "tanggal", "nama": "Acara", "boleh_mendatang": True},
        }
    )
    today = LEAP.toordinal()
    assert domain(facts["modal"], today) == range(LARGEST + 1)
    assert domain(facts["anggota"], today) == range(1, 7)
    assert domain(facts["lahir"], today) == range(1, today + 1)
    assert domain(facts["acara"], today) == range(1, date.max.toordinal() + 1)
    assert facts["lahir"].kind is Kind.DATE
