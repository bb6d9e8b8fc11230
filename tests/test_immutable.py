"""What an immutable value is: made once, never changed, equal by what it says, and copied whole.

That the type checker knows constructors, fields and patterns is checked with every `type: ignore` below: one
that nothing needs is an error.
"""

from __future__ import annotations

import pickle
from collections import namedtuple
from copy import copy, deepcopy
from functools import cached_property
from typing import Any, ClassVar

import pytest

from sp_engine.immutable import Immutable, NamedTuple, aside, fields_of


class Line(Immutable):
    """A line of a bill."""

    name: str
    price: int
    amount: int = 1
    at: tuple[int, int] = aside(default=(0, 0))

    @property
    def sum(self) -> int:
        return self.price * self.amount


class Row(Immutable):
    """Has the fields of a line, and is none."""

    name: str
    price: int
    amount: int = 1


class Discount(Line):
    """A line with a field of its own."""

    percent: int = 0


class Bill(Immutable):
    """Lines that are added up when asked, of which there is one at least."""

    LARGE: ClassVar = 1000
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError("a bill without lines")

    @cached_property
    def sums(self) -> list[int]:
        return [line.sum for line in self.lines]


def values_of(value: Immutable) -> tuple[object, ...]:
    return tuple(fields_of(value).values())


def test_fields_are_given_in_order_or_by_name_and_may_have_defaults() -> None:
    assert (*fields_of(Line("map", 500)),) == ("name", "price", "amount", "at")
    assert values_of(Line("map", 500)) == ("map", 500, 1, (0, 0))
    assert values_of(Line("map", 500, at=(1, 2))) == ("map", 500, 1, (1, 2))
    assert values_of(Line(amount=3, price=500, name="map")) == ("map", 500, 3, (0, 0))
    assert values_of(Line("map", 500, 3, (1, 2))) == ("map", 500, 3, (1, 2))
    assert values_of(Discount("map", 500, percent=10)) == ("map", 500, 1, (0, 0), 10)


def test_a_field_that_is_lacking_unknown_or_given_twice_is_refused() -> None:
    with pytest.raises(TypeError, match="Line lacks `price`"):
        Line("map")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Line has no colour"):
        Line("map", 500, colour="red")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Line has no name"):
        Line("map", 500, name="pena")  # type: ignore[misc]
    with pytest.raises(TypeError, match="Line has no 5 fields"):
        Line("map", 500, 1, (0, 0), 5)  # type: ignore[call-arg]
    assert Line("map", "500").name == "map"  # type: ignore[arg-type]


def test_a_value_is_never_changed_but_replaced() -> None:
    line = Line("map", 500)
    with pytest.raises(AttributeError, match="Line cannot be changed"):
        line.price = 600  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Line cannot be changed"):
        del line.price
    with pytest.raises(AttributeError):
        line.colour = "red"
    assert values_of(line.replace(price=600)) == ("map", 600, 1, (0, 0))
    assert line.price == 500
    with pytest.raises(TypeError, match="has no colour"):
        line.replace(colour="red")


def test_values_are_equal_when_they_say_the_same_and_are_of_one_class() -> None:
    here, there = Line("map", 500, at=(1, 1)), Line("map", 500, at=(2, 1))
    assert here == there
    assert hash(here) == hash(there)
    assert here != Line("map", 600, at=(1, 1))
    assert here != Discount("map", 500)
    assert Line("map", 500) != Row("map", 500)
    assert len({here, there, Row("map", 500), Discount("map", 500)}) == 3
    assert here != ("map", 500, 1)


def test_repr_shows_what_a_value_says() -> None:
    assert repr(Line("map", 500, at=(1, 1))) == "Line(name='map', price=500, amount=1)"


def test_a_pattern_takes_a_value_apart() -> None:
    match Line("map", 500, 2):
        case Line(name, price, amount=2):
            assert (name, price) == ("map", 500)
        case _:
            pytest.fail("a line is no line")


def test_what_must_not_be_is_never_made() -> None:
    with pytest.raises(ValueError, match="without lines"):
        Bill(())
    with pytest.raises(ValueError, match="without lines"):
        Bill((Line("map", 500),)).replace(lines=())


def test_a_value_may_remember_what_it_found_and_has_no_other_room() -> None:
    bill = Bill((Line("map", 500), Line("pena", 200, 2)))
    assert bill.sums is bill.sums
    assert bill == Bill(bill.lines)
    assert not hasattr(Line("map", 500), "__dict__")
    assert Bill.LARGE == 1000


def test_copies_say_the_same_here_and_in_another_process() -> None:
    bill = Bill((Line("map", 500, at=(3, 4)),))
    assert bill.sums == [500]
    for copied in (copy(bill), deepcopy(bill), pickle.loads(pickle.dumps(bill))):
        assert copied == bill
        assert copied.lines[0].at == (3, 4)
        assert copied.sums == [500]


class Pair(NamedTuple):
    """A tuple whose places have names."""

    left: int
    right: str | None = None

    @property
    def both(self) -> str:
        return f"{self.left}{self.right}"


def test_a_named_tuple_is_what_the_standard_library_makes_of_the_same_annotations() -> None:
    make: Any = namedtuple
    theirs = make("Pair", ("left", "right"), defaults=(None,))
    ours = Pair(1)
    assert ours == theirs(1, None)
    assert hash(ours) == hash(theirs(1, None))
    assert repr(Pair(1, "a")) == repr(theirs(1, "a"))
    assert Pair(right="a", left=1) == Pair(1, "a")
    assert (ours.left, ours.right, ours.both) == (1, None, "1None")
    assert Pair._fields == theirs._fields
    assert Pair._field_defaults == theirs._field_defaults == {"right": None}
    assert Pair._make([1, "a"])._asdict() == {"left": 1, "right": "a"}
    assert ours._replace(right="b") == Pair(1, "b")
    match ours:
        case Pair(left, right=None):
            assert left == 1
        case _:
            pytest.fail("it matches by its fields")
    for copied in (copy(ours), deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        assert copied == ours
        assert type(copied) is Pair


def test_a_named_tuple_refuses_values_that_it_has_no_place_for() -> None:
    with pytest.raises(TypeError, match="left"):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Pair(1, "a", 2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="middle"):
        Pair(1, middle=2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="middle"):
        Pair(1)._replace(middle=2)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Pair(1).left = 2  # type: ignore[misc]
