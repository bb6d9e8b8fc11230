"""Fees against every completion, one by one: never an amount while a completion gives another.

What one completion costs is worked out here again, from the documents alone: no bounds, no cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.conditions.tree import AllOf, Among, AnyOf, Condition, Item, Range
from sp_engine.deciding import fee_completions
from sp_engine.deciding.amounts_due import FeeDue
from sp_engine.deciding.fee_completions import MOST_CELLS
from sp_engine.deciding.fees import fee_due
from sp_engine.documents.fee import Fee, FeeComponent
from sp_engine.documents.fee_amounts import Base, Counted, FeeRow, Late, MoneyFact, Tariff
from sp_engine.facts.list_values import ListValue
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.rules.outcome import Truth
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Words
from sp_engine.workdays.duration import Duration, Unit

TEXT = Words("Biaya", "Fee")
DAY = date(2024, 5, 6)
COLOURS = ("merah", "kuning", "hijau")


def _fact(name: str, kind: Kind, **more: Any) -> FactDefinition:
    return FactDefinition(name, kind, Words(name, name), Words(name, name), **more)


FACTS = {
    each.id: each
    for each in (
        _fact("ya", Kind.YES_NO),
        _fact("warna", Kind.CHOICE, choices={name: Words(name, name) for name in COLOURS}),
        _fact("banyak", Kind.NUMBER, places=1, most=4),
        _fact("lama", Kind.NUMBER, least=1, most=3),
        _fact("harga", Kind.MONEY, most=5),
        _fact("tempo", Kind.DATE, may_be_future=True),
        _fact("alat", Kind.LIST, most=2, fields={"berat": _fact("alat/*/berat", Kind.NUMBER, most=3)}),
    )
}
VOCABULARY = Vocabulary(FACTS)
SOME_DAYS = [(DAY + timedelta(days=days)).toordinal() for days in (-90, -62, -31, -30, -1, 0, 1, 40)]
BERAT = "alat/*/berat"
WEIGHTS: list[Any] = [0, 1, 2, 3]
ITEMS = [
    tuple({BERAT: each} for each in some) for number in range(3) for some in product(WEIGHTS, repeat=number)
]
DOMAINS: Mapping[str, list[Any]] = {
    "ya": [True, False],
    "warna": [*COLOURS],
    "banyak": [0, 1, 2, 3, 4],
    "lama": [1, 2, 3],
    "harga": [0, 1, 2, 3, 4, 5],
    "tempo": [SOME_DAYS[0] - 200, *SOME_DAYS],  # of more than can be tried
    "alat": [ListValue(items) for items in ITEMS],
}

# ── random fees ──────────────────────────────────────────────────────────────
_ranges = st.one_of(
    st.tuples(st.integers(0, 5), st.none()),
    st.tuples(st.none(), st.integers(0, 5)),
    st.tuples(st.integers(0, 5), st.integers(0, 5)),
)
_leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(lambda yes: Among(Item("ya"), frozenset({yes})), st.booleans()),
    st.builds(
        lambda some, inside: Among(Item("warna"), frozenset(some), inside),
        st.sets(st.sampled_from(COLOURS), min_size=1, max_size=2),
        st.booleans(),
    ),
    st.builds(
        lambda name, ends: Range(Item(name), *ends),
        st.sampled_from(["banyak", "lama", "harga"]),
        _ranges,
    ),
    st.builds(lambda low: Range(Item("tempo"), low, None), st.sampled_from(SOME_DAYS)),
)
_guards = st.one_of(
    _leaves,
    st.builds(lambda parts: AllOf(tuple(parts)), st.lists(_leaves, min_size=2, max_size=2)),
    st.builds(lambda parts: AnyOf(tuple(parts)), st.lists(_leaves, min_size=2, max_size=2)),
)
_counted: st.SearchStrategy[Counted] = st.one_of(
    st.sampled_from(["banyak", "lama"]),
    st.builds(
        lambda unit, beyond: Late(fact="tempo", every=unit, beyond=beyond),
        st.sampled_from([Unit.WEEK, Unit.MONTH]),
        st.sampled_from([None, None, Duration(31, Unit.DAY), Duration(1, Unit.MONTH)]),
    ),
)


_of_items = st.builds(lambda ends: Range(Item(BERAT), *ends), _ranges)


@st.composite
def _rows(
    draw: st.DrawFn, bases: list[str], guards: st.SearchStrategy[Condition] = _guards
) -> tuple[FeeRow, ...]:
    rows = []
    for guard in [*draw(st.lists(guards, max_size=2)), None]:
        told = draw(st.sampled_from(["amount", "amount", "share", "share", "unset"]))
        if told == "amount":
            rows.append(FeeRow(guard=guard, amount=draw(st.integers(0, 4))))
        elif told == "unset":
            rows.append(FeeRow(guard=guard, unset=True))
        else:
            some: list[Base] = [*draw(st.lists(st.sampled_from([*bases, ""]), min_size=1, max_size=2))]
            of = tuple(MoneyFact(fact="harga") if base == "" else base for base in some)
            percent = Fraction(draw(st.sampled_from([0, 25, 50, 130])), 100)
            rows.append(FeeRow(guard=guard, percent=percent, bases=of))
    return tuple(rows[: draw(st.integers(max(1, len(rows) - 1), len(rows)))])


@st.composite
def fees(draw: st.DrawFn) -> Fee:
    tariffs = {"a": Tariff(id="a", rows=draw(_rows([])))}
    names = ["tarif.a"]
    components: list[FeeComponent] = []
    for name in ("satu", "dua", "tiga")[: draw(st.integers(1, 3))]:
        each = draw(st.booleans()) and all(one.each is None for one in components)
        components.append(
            FeeComponent(
                id=name,
                text=TEXT,
                rows=draw(_rows(names, _of_items if each else _guards)),
                each="alat" if each else None,
                whole=Item("alat") if each else None,
                guard=draw(st.none() | _guards),
                waived=draw(st.none() | _guards),
                counted=tuple(draw(st.lists(_counted, max_size=2))),
                rounded_to=draw(st.sampled_from([None, None, 2])),
                at_least=draw(st.sampled_from([None, None, 2])),
                at_most=draw(st.sampled_from([None, None, 3])),
            )
        )
        names.append(name)
    return Fee(text=TEXT, components=tuple(components), tariffs=tariffs)


# ── what one completion costs ────────────────────────────────────────────────
def cost(part: FeeComponent | Tariff, fee: Fee, facts: Mapping[str, Any]) -> Fraction | None:
    """Return what a part costs where everything is stated; None where no amount is set."""
    situation = Situation(facts, DAY.toordinal())
    if isinstance(part, Tariff):
        return _first_row(part.rows, fee, situation)
    if part.guard is not None and situation.value(part.guard) is not Truth.TRUE:
        return Fraction(0)
    if part.waived is not None and situation.value(part.waived) is Truth.TRUE:
        return Fraction(0)
    number = Fraction(1)
    for counted in part.counted:
        if isinstance(counted, str):
            number *= Fraction(facts[counted], 10 ** FACTS[counted].places)
        else:
            number *= _delay(counted, facts)
    if number == 0:
        return Fraction(0)
    if part.each is None:
        one = _first_row(part.rows, fee, situation)
    else:
        items = facts[part.each].items
        if not items:
            return Fraction(0)
        each = [_first_row(part.rows, fee, Situation({**facts, **item}, DAY.toordinal())) for item in items]
        set_ones = [amount for amount in each if amount is not None]
        one = sum(set_ones, Fraction(0)) if len(set_ones) == len(each) else None
    if one is None:
        return None
    step = part.rounded_to or 1
    rounded = floor(one * number / step + Fraction(1, 2)) * step
    return Fraction(min(max(rounded, part.at_least or 0), part.at_most or rounded + 10))


def _first_row(rows: tuple[FeeRow, ...], fee: Fee, situation: Situation) -> Fraction | None:
    for row in rows:
        if row.guard is None or situation.value(row.guard) is Truth.TRUE:
            if row.unset:
                return None
            if row.percent is None:
                return Fraction(row.amount or 0)
            parts = [
                Fraction(situation.facts[base.fact])
                if isinstance(base, MoneyFact)
                else cost(fee.base(base), fee, situation.facts)
                for base in row.bases
            ]
            known = [part for part in parts if part is not None]
            return sum(known, Fraction(0)) * row.percent if len(known) == len(parts) else None
    return None


def _delay(late: Late, facts: Mapping[str, Any]) -> int:
    """Return the begun periods of delay, counted one by one."""
    due, number = date.fromordinal(facts[late.fact]), 0
    if late.beyond is not None:
        months = late.beyond.unit is Unit.MONTH
        due = _later(due, Unit.MONTH, 1) if months else due + timedelta(days=late.beyond.amount)
    while _later(due, late.every, number) < DAY:
        number += 1
    return number


def _later(day: date, unit: Unit, number: int) -> date:
    if unit is Unit.WEEK:
        return day + timedelta(weeks=number)
    months = day.month - 1 + number
    first = date(day.year + months // 12, months % 12 + 1, 1)
    after = date(day.year + (months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), after)


def total(fee: Fee, facts: Mapping[str, Any]) -> Fraction | None:
    parts = [cost(component, fee, facts) for component in fee.components]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


# ── properties ───────────────────────────────────────────────────────────────
@st.composite
def _applications(draw: st.DrawFn) -> tuple[Fee, dict[str, Any]]:
    """Return a fee and facts that leave at most three open, but for which all can be tried."""
    fee = draw(fees())
    stated = draw(st.sets(st.sampled_from([*DOMAINS]), min_size=4))
    facts = {name: draw(st.sampled_from(DOMAINS[name])) for name in sorted(stated)}
    if "alat" in facts and draw(st.booleans()):  # something is open of its items, or there are more of them
        items = [item if draw(st.booleans()) else {} for item in facts["alat"].items]
        facts["alat"] = ListValue(tuple(items), complete=draw(st.booleans()))
    return fee, facts


def completions(facts: Mapping[str, Any], names: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield facts with everything that is open stated, or only what goes by some names."""
    open_facts = [
        name for name in names or DOMAINS if name != "alat" and name in DOMAINS and name not in facts
    ]
    lists = [*_lists(facts.get("alat"), names)]
    for *values, items in product(*(DOMAINS[name] for name in open_facts), lists):
        found = {**facts, **dict(zip(open_facts, values, strict=True))}
        yield found if items is None else {**found, "alat": items}


def _lists(stated: ListValue | None, names: list[str] | None) -> Iterator[ListValue | None]:
    """Yield a list with what is open of its items stated, and with more items where those are to come."""
    whole = names is None or "alat" in names
    if stated is None:
        yield from DOMAINS["alat"] if whole else [None]
        return
    asked = [
        WEIGHTS if BERAT not in item and (names is None or f"alat/{i}/berat" in names) else [item.get(BERAT)]
        for i, item in enumerate(stated.items, 1)
    ]
    further = ITEMS if whole and not stated.complete else [()]
    for weights in product(*asked):
        items = tuple({} if weight is None else {BERAT: weight} for weight in weights)
        for more in further:
            if len(items) + len(more) <= 2:
                yield ListValue((*items, *more), complete=whole or stated.complete)


def due(fee: Fee, facts: Mapping[str, Any]) -> FeeDue:
    return fee_due(fee, VOCABULARY, Situation(facts, DAY.toordinal()))


@examples(300)
@given(_applications(), st.sampled_from([1, 6, MOST_CELLS]))
def test_a_fee_is_never_an_amount_while_a_completion_gives_another(
    application: tuple[Fee, dict[str, Any]], most_cells: int
) -> None:
    fee, facts = application
    with patch.object(fee_completions, "MOST_CELLS", most_cells):
        told = due(fee, facts)
    found = {total(fee, completed) for completed in completions(facts)}
    if told.amount is not None:
        assert found == {told.amount}
    for amount in found - {None}:
        assert amount is not None
        assert told.bounds.least is not None
        assert told.bounds.least <= amount
        assert told.bounds.most is None or amount <= told.bounds.most
    assert None not in found or told.bounds.unset


@examples(300)
@given(_applications())
def test_where_all_values_can_be_tried_the_interval_is_that_of_the_completions(
    application: tuple[Fee, dict[str, Any]],
) -> None:
    fee, facts = application
    facts = {"tempo": SOME_DAYS[0], **facts}
    told = due(fee, facts)
    found = [total(fee, completed) for completed in completions(facts)]
    known = [amount for amount in found if amount is not None]
    assert (told.bounds.least, told.bounds.most) == (min(known, default=None), max(known, default=None))
    assert bool(told.bounds.unset) is (None in found)


@examples(150)
@given(_applications())
def test_what_a_fee_needs_settles_it_and_nothing_else_is_named(
    application: tuple[Fee, dict[str, Any]],
) -> None:
    fee, facts = application
    told = due(fee, facts)
    for completed in completions(facts, [*told.needs]) if told.needs else [facts]:
        assert due(fee, completed).needs == ()
    for name in told.needs if _plain(fee) else ():
        others = [other for other in told.needs if other != name]
        assert any(due(fee, completed).needs for completed in completions(facts, others or [*facts]))


def _plain(fee: Fee) -> bool:
    """Whether rounding and limits leave different amounts different."""
    parts: list[FeeComponent | Tariff] = [*fee.components, *fee.tariffs.values()]
    shares = any(row.percent is not None for part in parts for row in part.rows)
    limits = any(part.rounded_to or part.at_least or part.at_most for part in fee.components)
    return not shares and not limits


@examples(100)
@given(_applications())
def test_every_item_is_right_of_itself(application: tuple[Fee, dict[str, Any]]) -> None:
    fee, facts = application
    for item in due(fee, facts).items:
        found = {cost(item.component, fee, completed) for completed in completions(facts)}
        assert item.amount is None or found == {item.amount}
        assert item.bounds.most is None or all(a is None or a <= item.bounds.most for a in found)
