"""The classes of an item's values: no leaf tells two values of one class apart, and no value is without."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from conditions.written_facts import vocabulary
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples
from rules.strategies import days, items, leaves, values
from rules.vocabularies import vocabulary_for

from sp_engine.conditions.partition import class_of, complement, condition_of, partition_of
from sp_engine.conditions.telling_days import Period
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
from sp_engine.rules.backends.closures import evaluator
from sp_engine.rules.outcome import FALSE, TRUE
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays.duration import Duration, Unit

FINAL = items(guard=True)


@st.composite
def looked_at(draw: st.DrawFn) -> tuple[tuple[Leaf, ...], int, Any]:
    """Draw leaves that look at one item, a day, and a value."""
    day, item = draw(days), draw(FINAL)
    asked = dict.fromkeys(draw(st.lists(leaves(item, day), min_size=1, max_size=4)))
    return tuple(asked), day, draw(values(item.id, day))


def partition_for(asked: tuple[Leaf, ...], period: Period) -> Any:
    name = asked[0].item.id
    known = vocabulary_for(Ruleset(tuple(Rule("r", None, leaf) for leaf in asked)))
    return partition_of(name, asked, known, period)


@examples(400)
@given(looked_at())
def test_a_complement_holds_of_a_value_exactly_when_its_leaf_does_not(drawn: Any) -> None:
    asked, day, value = drawn
    for leaf in asked:
        if not isinstance(leaf, Known):
            stated = {leaf.item.id: value}
            assert evaluator(complement(leaf))(stated, day) == TRUE - evaluator(leaf)(stated, day)


@examples(300)
@given(looked_at())
def test_every_value_on_every_day_lies_in_a_class_and_its_leaves_say_so(drawn: Any) -> None:
    asked, day, value = drawn
    found = partition_for(asked, Period(date(2023, 1, 1)))
    mine = class_of(asked, value, day)
    assert mine in found.classes
    for leaf in asked:
        holds = evaluator(leaf)({leaf.item.id: value}, day) == TRUE
        assert holds is (mine in found.chosen(found.where(leaf)))


@examples(300)
@given(looked_at(), st.data())
def test_any_classes_can_be_said_as_a_condition_of_ordinary_leaves(drawn: Any, data: st.DataObject) -> None:
    asked, day, value = drawn
    found = partition_for(asked, Period(date.fromordinal(day), date.fromordinal(day + 1)))
    if len(found.classes) < 2:
        return
    some = data.draw(st.integers(1, found.every - 1))
    said = condition_of(found, some)
    assert said is not None
    holds = evaluator(said)({asked[0].item.id: value}, day)
    assert holds == (TRUE if class_of(asked, value, day) in found.chosen(some) else FALSE)


@examples(100)
@given(looked_at())
def test_what_is_alike_every_day_has_each_class_on_this_day_too(drawn: Any) -> None:
    asked, day, _ = drawn
    always = partition_for(asked, Period(date(2023, 1, 1)))
    today = partition_for(asked, Period(date.fromordinal(day), date.fromordinal(day + 1)))
    assert set(today.classes) <= set(always.classes)
    if always.every_day:
        assert today.classes == always.classes


ITEM = Item("hal")
FIELD = Among(Item("hal/*/isi"), frozenset({True}))
YEAR, MONTH, DAYS_30 = Duration(1, Unit.YEAR), Duration(1, Unit.MONTH), Duration(30, Unit.DAY)


CLASSES: list[tuple[str, tuple[Leaf, ...], int, bool]] = [
    ("ya_tidak", (Among(ITEM, frozenset({True})),), 2, True),
    ("bilangan", (Range(ITEM, 5, None), Range(ITEM, None, 3)), 3, True),
    ("bilangan", (SameYear(ITEM, is_date=False),), 2, True),
    *(("tanggal", (Recent(ITEM, Duration(1, unit)),), 2, True) for unit in Unit if unit.of_calendar),
    ("tanggal", (Age(ITEM, YEAR, None), Age(ITEM, MONTH, None)), 3, True),
    ("tanggal", (Age(ITEM, DAYS_30, None), Age(ITEM, MONTH, None)), 4, False),
    ("tanggal", (Range(ITEM, date(2020, 1, 1).toordinal(), None),), 2, True),
    ("tanggal", (Range(ITEM, date(2030, 1, 1).toordinal(), None),), 2, False),
    ("tanggal", (Range(ITEM, date(2025, 6, 1).toordinal(), None), Recent(ITEM, YEAR)), 4, False),
    ("teks", (Known(ITEM),), 1, True),
    ("daftar", (EachOf(ITEM, FIELD), SomeOf(ITEM, FIELD)), 4, True),
    ("himpunan", (Includes(ITEM, frozenset("a")), Includes(ITEM, frozenset("ab"))), 3, True),
    ("himpunan", (Overlaps(ITEM, frozenset("ab")), Includes(ITEM, frozenset("ab"))), 3, True),
    ("himpunan", (Overlaps(ITEM, frozenset("a")), Overlaps(ITEM, frozenset("b"))), 4, True),
    ("mendatang", (Remaining(ITEM, MONTH),), 2, True),
    ("mendatang", (Remaining(ITEM, Duration(0, Unit.DAY)), Recent(ITEM, YEAR)), 3, True),
    ("mendatang", (Remaining(ITEM, MONTH), Remaining(ITEM, DAYS_30)), 4, False),
    ("tanggal", (Remaining(ITEM, MONTH),), 1, True),
]


def test_every_leaf_is_tried() -> None:
    assert {type(leaf) for _, asked, *_ in CLASSES for leaf in asked} == {*get_args(Leaf)}


@pytest.mark.parametrize(("kind", "asked", "classes", "every_day"), CLASSES)
def test_classes_are_as_many_as_leaves_can_tell_apart(
    kind: str, asked: tuple[Leaf, ...], classes: int, every_day: bool
) -> None:
    written: dict[str, Any] = {"jenis": kind, "nama": "Hal"}
    if kind == "himpunan":
        written["pilihan"] = ["a", "b"]
    if kind == "daftar":
        written |= {"sebutan": "hal", "isi": {"isi": {"jenis": "ya_tidak"}}}
    if kind == "mendatang":
        written |= {"jenis": "tanggal", "boleh_mendatang": True}
    found = partition_of("hal", asked, vocabulary({"hal": written}), Period(date(2024, 1, 1)))
    assert (len(found.classes), found.every_day) == (classes, every_day)
