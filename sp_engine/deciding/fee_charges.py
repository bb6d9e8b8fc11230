"""What the components of a fee come to in one situation: an amount, or bounds while something is open.

In come the fee, a situation and the ranges of the numbers that are not stated; out come bounds, which are
exact where every guard is known and wide where not.  Amounts are exact fractions until a component is
rounded.  Which situations are possible is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from math import prod
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.conditions import Condition
from sp_engine.deciding.fee_bounds import NOTHING, Bounds, added, either, rounded_half_up
from sp_engine.documents import Counted, Fee, FeeComponent, FeeRow, Late, MoneyFact, Tariff
from sp_engine.facts import FactValue, ListValue, Vocabulary
from sp_engine.rules import Situation, Truth
from sp_engine.workdays import begun

Numbers: TypeAlias = tuple[int | None, int | None]
"""The least and the greatest that a number can be; None where nothing bounds it."""


class BaseAmount(NamedTuple):
    """What a share is taken of, and what that comes to."""

    of: FeeComponent | Tariff | MoneyFact
    bounds: Bounds


class ItemCharge(NamedTuple):
    """What an item of a list comes to, by its number counted from 1."""

    number: int
    charge: Charge


class Charge(NamedTuple):
    """What a component or a named amount comes to: its bounds, and how.

    `shape`: what it is made of, so that two of one shape are the same for the same numbers.
    `applies`: whether it is charged here at all.  `row`: the row that applies, where that is known; `bases`
    what its share is of; `numbers`: how many there are of each thing counted; `before`: what it was before it
    was rounded and limited.  `items`: what each stated item of a list comes to, where it is charged for each,
    and `whole` how many there are or will be.
    """

    bounds: Bounds
    shape: tuple[object, ...] = ()
    applies: Truth = Truth.TRUE
    waived: Truth = Truth.FALSE
    row: FeeRow | None = None
    bases: tuple[BaseAmount, ...] = ()
    numbers: tuple[tuple[Counted, Numbers], ...] = ()
    before: Bounds = NOTHING
    items: tuple[ItemCharge, ...] = ()
    whole: Numbers | None = None


FurtherItem: TypeAlias = Callable[[FeeComponent], Sequence[Situation]]
"""The ways in which an item that is still to come can be, as situations in which any item is so."""


class Charges:
    """What each component comes to, worked out once.  `ranges`: between what open facts lie.

    Without `further` nothing is known of an item that is still to come.
    """

    def __init__(
        self,
        fee: Fee,
        vocabulary: Vocabulary,
        situation: Situation,
        ranges: Mapping[str, Numbers],
        further: FurtherItem | None = None,
    ) -> None:
        self._fee, self._vocabulary, self._situation = fee, vocabulary, situation
        self._ranges, self._further = ranges, further
        self._found: dict[tuple[bool, str], Charge] = {}

    def of(self, part: FeeComponent | Tariff) -> Charge:
        name = isinstance(part, Tariff), part.id
        if name not in self._found:
            match part:
                case FeeComponent():
                    self._found[name] = self._of_component(part)
                case Tariff():
                    self._found[name] = self._of_rows(part.rows)
                case _ as never:
                    assert_never(never)
        return self._found[name]

    def _of_component(self, component: FeeComponent) -> Charge:
        applies = self._worth(component.guard, without=Truth.TRUE)
        if applies is Truth.FALSE:
            return Charge(NOTHING, (applies,), applies=applies)
        waived = self._worth(component.waived, without=Truth.FALSE)
        if waived is Truth.TRUE:
            return Charge(NOTHING, (applies, waived), applies=applies, waived=waived)
        unit = self._of_rows(component.rows) if component.each is None else self._of_items(component)
        numbers = tuple((each, self._number_of(each)) for each in component.counted)
        before = unit.bounds
        for _, (fewest, greatest) in numbers:
            before = _times(before, max(1, fewest or 0), greatest)
        if (steps := self._steps(component)) > 1:
            before = _share(before, Fraction(1, steps))
        counts = [*(number for _, number in numbers), *([] if unit.whole is None else [unit.whole])]
        bounds = NOTHING if any(greatest == 0 for _, greatest in counts) else _limited(component, before)
        none = any(not fewest for fewest, _ in counts)
        if none or applies is Truth.UNKNOWN or waived is Truth.UNKNOWN:
            bounds = either((NOTHING, bounds))
        shape = (applies, waived, *_formula(unit))
        return unit._replace(
            bounds=bounds, shape=shape, applies=applies, waived=waived, numbers=numbers, before=before
        )

    def _steps(self, component: FeeComponent) -> int:
        """Return of how many smallest steps one of what is counted is: a number with decimals is in those."""
        facts = (each for each in component.counted if isinstance(each, str))
        return prod(self._vocabulary[fact].steps for fact in facts)

    def _of_items(self, component: FeeComponent) -> Charge:
        """Return what the items of a list come to together: those stated, and those still to come."""
        whole = component.each or ""
        stated: ListValue | None = self._situation.facts.get(whole)
        numbers = range(1, 1 + (0 if stated is None else len(stated.items)))
        items = tuple(
            ItemCharge(n, self._of_rows(component.rows, partial(self._worth_of_item, n))) for n in numbers
        )
        fewest, most = self._number_of(whole)
        few, many = max(0, (fewest or 0) - len(items)), None if most is None else max(0, most - len(items))
        parts = [item.charge.bounds for item in items]
        shape = [part for item in items for part in _formula(item.charge)]
        if many != 0:
            situations = [self._situation] if self._further is None else self._further(component)
            ways = [self._of_rows(component.rows, situation.value) for situation in situations]
            one = either(way.bounds for way in ways)
            more = _times(one, max(1, few), many)
            # That there may be none at all is the component's to say, which limits what some come to.
            parts.append(either((NOTHING, more)) if items and not few else more)
            shape += [part for way in ways for part in _formula(way)]
        return Charge(added(parts), tuple(shape), items=items, whole=(fewest, most))

    def _worth_of_item(self, number: int, guard: Condition) -> Truth:
        return self._situation.value(self._situation.of_item(guard, number))

    def _worth(self, guard: Condition | None, *, without: Truth) -> Truth:
        return without if guard is None else self._situation.value(guard)

    def _of_rows(self, rows: Iterable[FeeRow], value: Callable[[Condition], Truth] | None = None) -> Charge:
        """Return what the first row that applies comes to; `value`: what a guard is worth."""
        judge = self._situation.value if value is None else value
        possible: list[FeeRow | None] = []
        shape: list[object] = []
        for row in rows:
            worth = Truth.TRUE if row.guard is None else judge(row.guard)
            shape.append(worth)
            if worth is not Truth.FALSE:
                possible.append(row)
            if worth is Truth.TRUE:
                break
        else:
            possible.append(None)
        only = possible[0] if len(possible) == 1 else None
        each = [self._of_row(row) for row in possible]
        bounds = either(one.bounds for one in each)
        shape += [part for one in each for part in one.shape]
        bases = each[0].bases if only is not None else ()
        return Charge(bounds, tuple(shape), row=only, bases=bases)

    def _of_row(self, row: FeeRow | None) -> Charge:
        if row is None or row.sets_none:
            return Charge(Bounds(None, None, (row,)))
        if row.share is None:
            return Charge(Bounds(row.amount, row.amount))
        bases: list[BaseAmount] = []
        shape: list[object] = []
        for base in row.bases:
            if isinstance(base, MoneyFact):
                least, most = self._number(base.fact)
                bases.append(BaseAmount(base, Bounds(max(0, least or 0), most)))
            else:
                part = self._fee.base(base)
                charge = self.of(part)
                bases.append(BaseAmount(part, charge.bounds))
                shape += _formula(charge)
        total = added(base.bounds for base in bases)
        return Charge(_share(total, row.share), tuple(shape), bases=tuple(bases))

    def _number_of(self, counted: Counted) -> Numbers:
        """Return how many there are of what is counted: at least and at most."""
        match counted:
            case str():
                least, most = self._number(counted)
                return max(0, least or 0), None if most is None else max(0, most)
            case Late(fact=fact, every=every, beyond=beyond):
                if not self._situation.dated:
                    return 0, None
                day = date.fromordinal(self._situation.day)
                earliest, latest = self._number(fact)
                fewest = 0 if latest is None else begun(every, date.fromordinal(latest), day, beyond)
                most = None if earliest is None else begun(every, date.fromordinal(earliest), day, beyond)
                return fewest, most
            case _ as never:
                assert_never(never)

    def _number(self, fact: str) -> Numbers:
        if fact in self._ranges:
            return self._ranges[fact]
        value: FactValue = self._situation.facts[fact]
        number = len(value.items) if isinstance(value, ListValue) else value
        return number, number


def _formula(charge: Charge) -> tuple[object, ...]:
    """Return what tells an amount from others that vary with the same numbers."""
    bounds = charge.bounds
    known = bounds.least == bounds.most and bounds.least is not None and not bounds.unset
    return (bounds.least,) if known else charge.shape


# ── bounds ───────────────────────────────────────────────────────────────────
def _share(whole: Bounds, share: Fraction) -> Bounds:
    if whole.least is None:
        return whole
    most = None if whole.most is None else whole.most * share
    return Bounds(whole.least * share, most if share else 0, whole.unset)


def _times(unit: Bounds, fewest: int, greatest: int | None) -> Bounds:
    """Return the bounds of so many, which are one at least."""
    if unit.least is None:
        return unit
    most = None if unit.most is None or greatest is None else unit.most * greatest
    return Bounds(unit.least * fewest, 0 if unit.most == 0 else most, unit.unset)


def _limited(component: FeeComponent, amount: Bounds) -> Bounds:
    """Return an amount rounded, and then within the limits of its component."""
    if amount.least is None:
        return amount

    def limited(exact: Fraction | int) -> int:
        rounded = rounded_half_up(exact, component.rounded_to or 1)
        rounded = rounded if component.at_least is None else max(rounded, component.at_least)
        return rounded if component.at_most is None else min(rounded, component.at_most)

    most = component.at_most if amount.most is None else limited(amount.most)
    return Bounds(limited(amount.least), most, amount.unset)
