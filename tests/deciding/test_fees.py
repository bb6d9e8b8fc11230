"""Fees: components that add up, each by the first row that applies; unknown while a fact is."""

from __future__ import annotations

from typing import Any

import pytest

from sp_engine.conditions.tree import Among, Condition, Item, Range
from sp_engine.deciding.fees import FeeDue, fee_due
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


def due(fee: Fee, **facts: Any) -> FeeDue:
    return fee_due(fee, Situation(facts, 739_000))


def test_a_free_service_costs_nothing_and_an_unstated_fee_is_unknown() -> None:
    assert due(Fee(free=True, text=NAME)) == FeeDue(0)
    assert due(Fee(text=NAME)) == FeeDue(None)


def test_components_add_up() -> None:
    parts = (component((None, 5_000)), component((None, 2_500)))
    assert due(Fee(text=NAME, components=parts)) == FeeDue(7_500)


@pytest.mark.parametrize(("area", "amount"), [(100, 10_000), (101, 25_000)])
def test_the_first_row_that_applies_counts(area: int, amount: int) -> None:
    fee = Fee(text=NAME, components=(component((BIG, 25_000), (None, 10_000)),))
    assert due(fee, luas=area) == FeeDue(amount)


def test_a_row_that_may_still_apply_leaves_the_fee_unknown_and_says_what_it_needs() -> None:
    fee = Fee(
        text=NAME,
        components=(
            component((BIG, 25_000), (None, 10_000)),
            component((None, 1)),
        ),
    )
    assert due(fee) == FeeDue(None, ("luas",))


def test_no_row_that_applies_leaves_the_fee_unknown_without_a_need() -> None:
    assert due(Fee(text=NAME, components=(component((BIG, 25_000)),)), luas=1) == FeeDue(None)


@pytest.mark.parametrize(
    ("count", "fee"), [(0, FeeDue(0)), (3, FeeDue(15_000)), (None, FeeDue(None, ("buku",)))]
)
def test_an_amount_per_counted_fact_is_multiplied(count: int | None, fee: FeeDue) -> None:
    facts = {} if count is None else {"buku": count}
    assert due(Fee(text=NAME, components=(component((None, 5_000), per="buku"),)), **facts) == fee


@pytest.mark.parametrize(
    ("member", "fee"), [(True, FeeDue(0)), (False, FeeDue(5_000)), (None, FeeDue(None, ("anggota",)))]
)
def test_a_waiver_that_holds_costs_nothing_and_one_that_is_unknown_leaves_it_unknown(
    member: bool | None, fee: FeeDue
) -> None:
    facts = {} if member is None else {"anggota": member}
    assert due(Fee(text=NAME, components=(component((None, 5_000), waived=MEMBER),)), **facts) == fee
