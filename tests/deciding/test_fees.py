"""Fees: components that add up, each by the first row that applies; unknown while a fact is."""

from __future__ import annotations

from typing import Any

import pytest

from sp_engine.conditions.tree import Among, Condition, Item, Range
from sp_engine.deciding.fees import fee_due
from sp_engine.documents.fee import Fee, FeeComponent, FeeRow
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Words

NAME = Words("Biaya", "Fee")
BIG = Range(Item("luas"), 101, None)
MEMBER = Among(Item("anggota"), frozenset({True}))


def component(
    *rows: tuple[Condition | None, int], per: str | None = None, waived: Condition | None = None
) -> FeeComponent:
    written = tuple(FeeRow(guard=guard, amount=amount) for guard, amount in rows)
    return FeeComponent(id="retribusi", text=NAME, rows=written, per=per, waived=waived)


def due(fee: Fee, **facts: Any) -> tuple[int | None, tuple[str, ...]]:
    """Return the amount, and the facts that it still needs."""
    found = fee_due(fee, Situation(facts, 739_000))
    return found.amount, found.needs


def test_a_free_service_costs_nothing_and_an_unstated_fee_is_unknown() -> None:
    assert due(Fee(free=True, text=NAME)) == (0, ())
    assert due(Fee(text=NAME)) == (None, ())


def test_components_add_up() -> None:
    parts = (component((None, 5_000)), component((None, 2_500)))
    assert due(Fee(text=NAME, components=parts)) == (7_500, ())


@pytest.mark.parametrize(("area", "amount"), [(100, 10_000), (101, 25_000)])
def test_the_first_row_that_applies_counts(area: int, amount: int) -> None:
    fee = Fee(text=NAME, components=(component((BIG, 25_000), (None, 10_000)),))
    assert due(fee, luas=area) == (amount, ())


def test_a_row_that_may_still_apply_leaves_the_fee_unknown_and_says_what_it_needs() -> None:
    fee = Fee(
        text=NAME,
        components=(
            component((BIG, 25_000), (None, 10_000)),
            component((None, 1)),
        ),
    )
    assert due(fee) == (None, ("luas",))


def test_no_row_that_applies_leaves_the_fee_unknown_without_a_need() -> None:
    assert due(Fee(text=NAME, components=(component((BIG, 25_000)),)), luas=1) == (None, ())


@pytest.mark.parametrize(("count", "fee"), [(0, (0, ())), (3, (15_000, ())), (None, (None, ("buku",)))])
def test_an_amount_per_counted_fact_is_multiplied(
    count: int | None, fee: tuple[int | None, tuple[str, ...]]
) -> None:
    facts = {} if count is None else {"buku": count}
    assert due(Fee(text=NAME, components=(component((None, 5_000), per="buku"),)), **facts) == fee


@pytest.mark.parametrize(
    ("member", "fee"), [(True, (0, ())), (False, (5_000, ())), (None, (None, ("anggota",)))]
)
def test_a_waiver_that_holds_costs_nothing_and_one_that_is_unknown_leaves_it_unknown(
    member: bool | None, fee: object
) -> None:
    facts = {} if member is None else {"anggota": member}
    assert due(Fee(text=NAME, components=(component((None, 5_000), waived=MEMBER),)), **facts) == fee


def test_a_fee_is_known_as_soon_as_every_answer_gives_the_same() -> None:
    fee = Fee(text=NAME, components=(component((BIG, 10_000), (None, 10_000)),))
    assert due(fee) == (10_000, ())
    nothing = Fee(text=NAME, components=(component((None, 0), per="buku"),))
    assert due(nothing) == (0, ())


def test_a_fee_that_is_open_lies_in_an_interval() -> None:
    fee = Fee(
        text=NAME,
        components=(component((BIG, 25_000), (None, 10_000), waived=MEMBER), component((None, 1_000))),
    )
    found = fee_due(fee, Situation({}, 739_000))
    assert (found.amount, found.at_least, found.at_most) == (None, 1_000, 26_000)
    assert found.needs == ("anggota", "luas")
    counted = fee_due(Fee(text=NAME, components=(component((None, 5_000), per="buku"),)), Situation({}, 1))
    assert (counted.at_least, counted.at_most) == (0, None)


def test_an_item_says_of_how_many_it_is_made() -> None:
    fee = Fee(text=NAME, components=(component((None, 5_000), per="buku"),))
    (item,) = fee_due(fee, Situation({"buku": 3}, 739_000)).items
    assert (item.amount, item.unit, item.times) == (15_000, 5_000, 3)
