"""Fees: components that add up, each by the first row that applies; known once all answers give the same."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Any

import pytest

from sp_engine.conditions.tree import Among, Condition, Item, Range
from sp_engine.deciding.amounts_due import FeeDue
from sp_engine.deciding.fee_completions import MOST_CELLS
from sp_engine.deciding.fees import fee_due
from sp_engine.documents.fee import Fee, FeeComponent
from sp_engine.documents.fee_amounts import Counted, FeeRow, Late, MoneyFact, Tariff
from sp_engine.facts.list_values import ListValue
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Words
from sp_engine.workdays.duration import Duration, Unit

NAME = Words("Biaya", "Fee")
DAY = 739_000
BIG = Range(Item("luas"), 101, None)
MEMBER = Among(Item("anggota"), frozenset({True}))
LOST = Among(Item("permohonan"), frozenset({"hilang"}))
FORCE_MAJEURE = Among(Item("keadaan_kahar"), frozenset({True}))


def fact(name: str, kind: Kind, **more: Any) -> FactDefinition:
    return FactDefinition(name, kind, Words(name, name), Words(name, name), **more)


PERMITS = {name: Words(name, name) for name in ("baru", "ganti", "hilang")}
VOCABULARY = Vocabulary(
    {
        each.id: each
        for each in (
            fact("luas", Kind.NUMBER),
            fact("anggota", Kind.YES_NO),
            fact("keadaan_kahar", Kind.YES_NO),
            fact("permohonan", Kind.CHOICE, choices=PERMITS),
            fact("buku", Kind.NUMBER),
            fact("berat", Kind.NUMBER, places=2, most=10_000),
            fact("hari", Kind.NUMBER, most=30),
            fact("harga", Kind.MONEY),
            fact("jatuh_tempo", Kind.DATE, may_be_future=True),
            fact("kelompok", Kind.LIST, most=100),
        )
    }
)


def component(
    *rows: tuple[Condition | None, int],
    name: str = "retribusi",
    per: Counted | tuple[Counted, ...] = (),
    **more: Any,
) -> FeeComponent:
    written = tuple(FeeRow(guard=guard, amount=amount) for guard, amount in rows)
    counted = per if isinstance(per, tuple) else (per,)
    return FeeComponent(id=name, text=NAME, rows=written, counted=counted, **more)


def share(percent: int | str, *bases: str | MoneyFact, name: str = "denda", **more: Any) -> FeeComponent:
    row = FeeRow(percent=Fraction(percent) / 100, bases=bases)
    return FeeComponent(id=name, text=NAME, rows=(row,), **more)


def fee_of(*components: FeeComponent, **tariffs: Tariff) -> Fee:
    named = {name: tariff.replace(id=name) for name, tariff in tariffs.items()}
    return Fee(text=NAME, components=components, tariffs=named)


def found(fee: Fee, **facts: Any) -> FeeDue:
    return fee_due(fee, VOCABULARY, Situation(facts, DAY))


def due(fee: Fee, **facts: Any) -> tuple[int | None, tuple[str, ...]]:
    """Return the amount, and the facts that it still needs."""
    told = found(fee, **facts)
    return told.amount, told.needs


def test_a_free_service_costs_nothing_and_an_unstated_fee_is_unknown() -> None:
    assert due(Fee(free=True, text=NAME)) == (0, ())
    assert due(Fee(text=NAME)) == (None, ())


def test_components_add_up() -> None:
    parts = (component((None, 5_000), name="a"), component((None, 2_500), name="b"))
    assert due(fee_of(*parts)) == (7_500, ())


@pytest.mark.parametrize(("area", "amount"), [(100, 10_000), (101, 25_000)])
def test_the_first_row_that_applies_counts(area: int, amount: int) -> None:
    fee = fee_of(component((BIG, 25_000), (None, 10_000)))
    assert due(fee, luas=area) == (amount, ())


def test_a_row_that_may_still_apply_leaves_the_fee_unknown_and_says_what_it_needs() -> None:
    fee = fee_of(component((BIG, 25_000), (None, 10_000), name="a"), component((None, 1), name="b"))
    assert due(fee) == (None, ("luas",))


def test_no_row_that_applies_leaves_the_fee_unknown_without_a_need() -> None:
    assert due(fee_of(component((BIG, 25_000))), luas=1) == (None, ())


@pytest.mark.parametrize(("count", "fee"), [(0, (0, ())), (3, (15_000, ())), (None, (None, ("buku",)))])
def test_an_amount_per_counted_fact_is_multiplied(
    count: int | None, fee: tuple[int | None, tuple[str, ...]]
) -> None:
    facts = {} if count is None else {"buku": count}
    assert due(fee_of(component((None, 5_000), per="buku")), **facts) == fee


@pytest.mark.parametrize(
    ("weight", "fee"),
    [(0, 0), (1, 50), (1050, 52_500), (1051, 52_550), (None, (0, 500_000))],
)
def test_a_number_with_decimals_multiplies_an_amount_by_what_it_is(
    weight: int | None, fee: int | tuple[int, int]
) -> None:
    told = found(
        fee_of(component((None, 5_000), per="berat")), **({} if weight is None else {"berat": weight})
    )
    assert (told.bounds.least, told.bounds.most) == (fee if isinstance(fee, tuple) else (fee, fee))


def test_what_a_fraction_of_one_is_charged_is_rounded_once() -> None:
    fee = fee_of(component((None, 333), per=("berat", "berat"), rounded_to=100))
    assert due(fee, berat=150) == (700, ())  # 333 x 2.25 is 749.25


def test_several_counts_multiply_each_other() -> None:
    fee = fee_of(component((None, 5_000), per=("buku", "hari")))
    assert due(fee, buku=2, hari=3) == (30_000, ())
    assert due(fee, buku=0) == (0, ())
    assert due(fee) == (None, ("buku", "hari"))


@pytest.mark.parametrize(
    ("member", "fee"), [(True, (0, ())), (False, (5_000, ())), (None, (None, ("anggota",)))]
)
def test_a_waiver_that_holds_costs_nothing_and_one_that_is_unknown_leaves_it_unknown(
    member: bool | None, fee: object
) -> None:
    facts = {} if member is None else {"anggota": member}
    assert due(fee_of(component((None, 5_000), waived=MEMBER)), **facts) == fee


def test_a_component_is_charged_only_where_its_guard_holds() -> None:
    fee = fee_of(component((None, 5_000), guard=LOST))
    assert due(fee, permohonan="baru") == (0, ())
    assert due(fee, permohonan="hilang") == (5_000, ())
    assert due(fee) == (None, ("permohonan",))


def test_a_fee_is_known_as_soon_as_every_answer_gives_the_same() -> None:
    assert due(fee_of(component((BIG, 10_000), (None, 10_000)))) == (10_000, ())
    assert due(fee_of(component((None, 0), per="buku"))) == (0, ())


def test_what_adds_up_to_the_same_whichever_part_is_charged_is_known_though_no_part_is() -> None:
    one = component((None, 5_000), name="a", guard=MEMBER)
    other = component((MEMBER, 0), (None, 5_000), name="b")
    told = found(fee_of(one, other))
    assert (told.amount, told.needs) == (5_000, ())
    assert [item.amount for item in told.items] == [None, None]


def test_an_ordinary_application_waits_for_nothing_that_only_others_are_charged_for() -> None:
    fee = fee_of(
        component((None, 350_000), name="paspor"),
        component((None, 1_000_000), name="denda", guard=LOST, per="buku", waived=FORCE_MAJEURE),
    )
    assert due(fee, permohonan="baru") == (350_000, ())
    assert due(fee) == (None, ("permohonan", "keadaan_kahar", "buku"))
    assert due(fee, permohonan="hilang") == (None, ("keadaan_kahar", "buku"))
    assert due(fee, permohonan="hilang", keadaan_kahar=True) == (350_000, ())
    assert due(fee, permohonan="hilang", buku=0) == (350_000, ())


def test_a_fee_that_is_open_lies_in_an_interval() -> None:
    fee = fee_of(
        component((BIG, 25_000), (None, 10_000), name="a", waived=MEMBER),
        component((None, 1_000), name="b"),
    )
    told = found(fee)
    assert (told.amount, told.at_least, told.at_most) == (None, 1_000, 26_000)
    assert told.needs == ("anggota", "luas")


def test_only_a_bound_that_the_vocabulary_itself_sets_closes_an_interval() -> None:
    counted = found(fee_of(component((None, 5_000), per="buku")))
    assert (counted.at_least, counted.at_most) == (0, None)
    bounded = found(fee_of(component((None, 5_000), per="hari")))
    assert (bounded.at_least, bounded.at_most) == (0, 150_000)
    capped = found(fee_of(component((None, 5_000), per="buku", at_most=20_000)))
    assert (capped.at_least, capped.at_most) == (0, 20_000)


def test_an_item_says_of_how_many_it_is_made() -> None:
    (item,) = found(fee_of(component((None, 5_000), per="buku")), buku=3).items
    assert (item.amount, item.charge.numbers) == (15_000, (("buku", (3, 3)),))


# ── shares ───────────────────────────────────────────────────────────────────
def test_a_share_is_taken_of_what_is_charged_after_a_waiver() -> None:
    test = component((None, 150_000), name="uji", waived=MEMBER)
    fee = fee_of(test, share(2, "uji"))
    assert due(fee, anggota=False) == (153_000, ())
    assert due(fee, anggota=True) == (0, ())


def test_a_named_amount_is_charged_only_as_a_share() -> None:
    rent = Tariff(rows=(FeeRow(guard=BIG, amount=100_000), FeeRow(amount=60_000)))
    fee = fee_of(share(25, "tarif.sewa"), sewa=rent)
    assert due(fee, luas=101) == (25_000, ())
    assert due(fee) == (None, ("luas",))


def test_a_share_of_a_fact_of_money_is_exact_and_rounded_half_up() -> None:
    fee = fee_of(share("0.1", MoneyFact(fact="harga")))
    assert due(fee, harga=1_499) == (1, ())
    assert due(fee, harga=1_500) == (2, ())
    assert due(fee, harga=10**15) == (10**12, ())
    assert due(fee) == (None, ("harga",))


@pytest.mark.parametrize(("price", "amount"), [(999, 0), (1_000, 100), (12_345, 600), (100_000, 4_000)])
def test_an_amount_is_rounded_and_then_limited(price: int, amount: int) -> None:
    fee = fee_of(share(5, MoneyFact(fact="harga"), rounded_to=100, at_most=4_000))
    assert due(fee, harga=price) == (amount, ())


def test_a_least_amount_is_not_charged_where_nothing_is_counted_or_all_is_waived() -> None:
    parts = component((None, 5_000), per="buku", at_least=20_000, waived=MEMBER)
    assert due(fee_of(parts), buku=1, anggota=False) == (20_000, ())
    assert due(fee_of(parts), buku=0) == (0, ())
    assert due(fee_of(parts), anggota=True) == (0, ())


# ── delay ────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("late_by", "unit", "periods"),
    [
        (-1, Unit.DAY, 0),
        (0, Unit.DAY, 0),
        (1, Unit.DAY, 1),
        (7, Unit.WEEK, 1),
        (8, Unit.WEEK, 2),
        (1, Unit.MONTH, 1),
        (400, Unit.YEAR, 2),
    ],
)
def test_begun_periods_after_a_due_date_are_counted(late_by: int, unit: Unit, periods: int) -> None:
    fee = fee_of(component((None, 1_000), per=Late(fact="jatuh_tempo", every=unit)))
    assert due(fee, jatuh_tempo=DAY - late_by) == (periods * 1_000, ())


@pytest.mark.parametrize(("late_by", "periods"), [(60, 0), (61, 1), (68, 2)])
def test_nothing_is_late_before_the_time_that_is_left(late_by: int, periods: int) -> None:
    late = Late(fact="jatuh_tempo", every=Unit.WEEK, beyond=Duration(60, Unit.DAY))
    assert due(fee_of(component((None, 1_000), per=late)), jatuh_tempo=DAY - late_by) == (periods * 1_000, ())


def test_a_delay_that_is_not_known_leaves_the_fee_open_above() -> None:
    fee = fee_of(component((None, 1_000), per=Late(fact="jatuh_tempo", every=Unit.MONTH)))
    told = found(fee)
    assert (told.amount, told.at_least, told.at_most, told.needs) == (None, 0, None, ("jatuh_tempo",))


# ── what the decree leaves open ──────────────────────────────────────────────
CARDS = component((None, 5_000), name="kartu", per="kelompok")
LATE = share(2, "kartu", counted=(Late(fact="jatuh_tempo", every=Unit.MONTH),), guard=LOST)
ONE_SO_FAR = ListValue(({},), complete=False)


@pytest.mark.parametrize("stated", [{}, {"kelompok": ONE_SO_FAR}])
def test_an_unfinished_list_is_no_reason_to_ask_for_what_only_others_are_charged_for(
    stated: dict[str, Any],
) -> None:
    found_of_new = found(fee_of(CARDS, LATE), permohonan="baru", **stated)
    assert found_of_new.needs == ("kelompok",)
    assert [item.needs for item in found_of_new.items] == [("kelompok",), ()]


def test_a_share_of_what_a_list_costs_needs_the_list_and_how_late_it_is() -> None:
    cards, late = found(fee_of(CARDS, LATE), permohonan="hilang", kelompok=ONE_SO_FAR).items
    assert cards.needs == ("kelompok",)
    assert set(late.needs) == {"kelompok", "jatuh_tempo"}


def test_where_the_decree_sets_no_amount_there_is_none_and_nothing_to_ask() -> None:
    scales = component((BIG, 25_000), name="timbangan")
    scales = scales.replace(rows=(*scales.rows, FeeRow(unset=True)))
    fee = fee_of(scales, component((None, 1_000), name="meterai"))
    told = found(fee, luas=1)
    assert (told.amount, told.at_least, told.at_most, told.needs) == (None, None, None, ())
    assert found(fee, luas=101).amount == 26_000
    assert found(fee).needs == ("luas",)
    assert (found(fee).at_least, found(fee).at_most) == (None, None)


def test_a_share_of_an_amount_that_is_not_set_is_not_set_unless_none_is_counted() -> None:
    unset = Tariff(rows=(FeeRow(unset=True),))
    fee = fee_of(share(2, "tarif.uji", counted=("buku",)), uji=unset)
    assert found(fee, buku=1).amount is None
    assert due(fee, buku=0) == (0, ())


@pytest.mark.parametrize(
    ("row", "bounds"),
    [(FeeRow(unset=True), (0, 0)), (FeeRow(amount=500), (0, 50_000)), (FeeRow(amount=0), (0, 2_000))],
)
def test_the_least_of_what_items_cost_is_not_charged_for_a_list_that_may_have_none(
    row: FeeRow, bounds: tuple[int | None, int | None]
) -> None:
    each = component((None, 1), name="kartu").replace(
        each="kelompok", whole=Item("kelompok"), rows=(row,), at_least=2_000
    )
    told = found(fee_of(each))
    assert (told.bounds.least, told.bounds.most, told.needs) == (*bounds, ("kelompok",))
    assert found(fee_of(each), kelompok=ListValue(())).amount == 0


def test_with_too_many_cells_an_interval_is_wide_and_never_wrong() -> None:
    points = [(name, i) for name in ("luas", "buku") for i in range(isqrt(MOST_CELLS) + 1)]
    steps = [FeeRow(guard=Range(Item(name), i, i), amount=1_000) for name, i in points]
    many = FeeComponent(id="luas", text=NAME, rows=(*steps, FeeRow(amount=2_000)), counted=("hari",))
    told = found(fee_of(many, component((None, 500), name="tetap")))
    assert (told.amount, told.at_least, told.at_most) == (None, 500, 60_500)
    assert told.needs == ("luas", "buku", "hari")
