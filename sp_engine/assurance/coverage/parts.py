"""The parts of a standard that can decide something, each with what it is called and where it is written.

In comes a standard with its texts; out come its requirements, leaves, branches of alternatives, guards,
gates, time rows, fee rows and conditions of products.  Knows nothing about cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, assert_never

from sp_engine.assurance.coverage.forced_value import ANY_ITEM, NOT_HOLDS, Value, when_short
from sp_engine.assurance.standard_text import StandardText
from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    children_of,
)
from sp_engine.documents import TARIFF_PREFIX, Fee, FeeRow, Standard, Tariff, TimeRow, YieldedWhen
from sp_engine.rules import Truth
from sp_engine.words import Words
from sp_engine.words.messages import coverage
from sp_engine.yaml_text import Place


class Way(StrEnum):
    """The two ways in which a part can decide, by their names in the catalogue language."""

    MET = "terpenuhi"
    NOT_MET = "tidak_terpenuhi"


class PartKind(StrEnum):
    """What a part is."""

    REQUIREMENT = "requirement"
    LEAF = "leaf"
    BRANCH = "branch"
    GUARD = "guard"
    GATE = "gate"
    TIME = "time"
    FEE = "fee"
    PRODUCT = "product"
    YIELDED = "yielded"


def kind_words(kind: PartKind) -> Words:
    """Return what a part of a kind is called."""
    match kind:
        case PartKind.REQUIREMENT:
            return coverage.REQUIREMENT
        case PartKind.LEAF:
            return coverage.LEAF
        case PartKind.BRANCH:
            return coverage.BRANCH
        case PartKind.GUARD:
            return coverage.GUARD
        case PartKind.GATE:
            return coverage.GATE
        case PartKind.TIME:
            return coverage.TIME_ROW
        case PartKind.FEE:
            return coverage.FEE_ROW
        case PartKind.PRODUCT:
            return coverage.PRODUCT
        case PartKind.YIELDED:
            return coverage.YIELDED
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class Part:
    """One part, where it stands (`at`) and what that place is called.

    `condition` is what it asks, `guard` whether that is read as a guard.  `target` is where its value is
    forced, `when_short` what it is worth when it does not hold, `owner` the requirement, stage, fee
    component or product that it belongs to.  A row that has no condition of its own can decide in one way
    only: by being the one that applies.  `over` is the list of whose items it is asked, if it is one: it is
    forced for all.
    """

    kind: PartKind
    at: Place
    name: str
    target: Place
    when_short: Value
    condition: Condition | None
    guard: bool
    owner: str
    in_rows: bool
    ways: tuple[Way, ...] = (Way.MET, Way.NOT_MET)
    over: Item | None = None

    def asked(self, way: Way) -> Condition | None:
        """Return what is so where the part holds, or does not: of an item of the list that it is about."""
        if self.over is None or self.condition is None:
            return self.condition
        match way:
            case Way.MET:
                return SomeOf(self.over, self.condition)
            case Way.NOT_MET:
                return EachOf(self.over, self.condition)
            case _ as never:
                assert_never(never)


class RowList(NamedTuple):
    """The rows of a stage or of a component of the fee: the first that applies counts.

    None counts unless each of the `rulings` is worth what stands beside it: the guard of a stage or of a
    component, and the waiver of a component.  `over`: the list for each of whose items they are gone through.
    """

    kind: PartKind
    owner: str
    rows: tuple[TimeRow | FeeRow, ...]
    rulings: tuple[tuple[Condition, Truth], ...] = ()
    over: Item | None = None


def _ruled(guard: Condition | None, waiver: Condition | None = None) -> tuple[tuple[Condition, Truth], ...]:
    rulings = ((guard, Truth.TRUE), (waiver, Truth.FALSE))
    return tuple((condition, when) for condition, when in rulings if condition is not None)


def row_lists(standard: Standard) -> Iterator[RowList]:
    """Yield the stages and the components of the fee; one that is free of charge is a single row.

    A named amount is yielded for each component that takes a share of it: it counts where that is charged.
    """
    for stage in standard.stages:
        yield RowList(PartKind.TIME, stage.id, stage.rows, _ruled(stage.guard))
    fee = standard.fee
    if fee.free:
        yield RowList(PartKind.FEE, Fee.keys["free"].name, (FeeRow(amount=0, at=fee.place("free")),))
    for component in fee.components:
        rulings = _ruled(component.guard, component.waived)
        yield RowList(PartKind.FEE, component.id, component.rows, rulings, component.whole)
        for part in fee.with_bases(component):
            if isinstance(part, Tariff):
                yield RowList(PartKind.FEE, f"{TARIFF_PREFIX}{part.id}", part.rows, rulings)


def parts_of(text: StandardText) -> list[Part]:
    """Return every part, in the order of the document; one that is used twice stands once."""
    parts: dict[tuple[PartKind, Place], Part] = {}
    for part in (*_requirement_parts(text), *_row_parts(text), *_product_parts(text)):
        parts.setdefault((part.kind, part.at), part)
    return list(parts.values())


def _requirement_parts(text: StandardText) -> Iterator[Part]:
    for requirement in text.standard.requirements:
        of = _Owner(text, requirement.id, in_rows=False)
        condition, at = requirement.condition, requirement.at
        whole = of.part(PartKind.REQUIREMENT, condition, guard=False)
        yield replace(whole, at=at, name=text.name(at), target=at)
        if requirement.guard is not None:
            yield from of.guard(requirement.guard)
        if requirement.gate is not None:
            yield of.unconditional(PartKind.GATE, requirement.place("gate"))
        if not children_of(condition):
            yield of.part(PartKind.LEAF, condition, guard=False)
        yield from of.inner(condition, guard=False)


def _row_parts(text: StandardText) -> Iterator[Part]:
    for rows in row_lists(text.standard):
        of = _Owner(text, rows.owner, in_rows=True)
        for condition, _ in rows.rulings:
            yield from of.guard(condition)
        of_rows = of._replace(over=rows.over)
        for row in rows.rows:
            yield of_rows.row(rows.kind, row)
            if row.guard is not None:
                yield from of_rows.inner(row.guard, guard=True)


def _product_parts(text: StandardText) -> Iterator[Part]:
    """Yield the conditions of products, and the outcome of those that a refusal yields.

    What every approval yields is no part: nothing decides it but the outcome.
    """
    for product in text.standard.products:
        of = _Owner(text, product.name, in_rows=True)
        if product.when is not YieldedWhen.APPROVED:
            yield of.unconditional(PartKind.YIELDED, product.place("when"))
        if product.guard is not None:
            yield of.part(PartKind.PRODUCT, product.guard, guard=True)
            yield from of.inner(product.guard, guard=True)


class _Owner(NamedTuple):
    """The requirement, stage or component of the fee to which parts belong."""

    text: StandardText
    owner: str
    in_rows: bool
    over: Item | None = None

    def guard(self, condition: Condition) -> Iterator[Part]:
        """Yield a guard and what it is made of."""
        yield self.part(PartKind.GUARD, condition, guard=True)
        yield from self.inner(condition, guard=True)

    def inner(self, condition: Condition, *, guard: bool) -> Iterator[Part]:
        """Yield the leaves and branches under a condition."""
        match condition:
            case AnyOf(parts=parts):
                for part in parts:
                    yield self.part(PartKind.BRANCH, part, guard=guard)
                    yield from self.inner(part, guard=guard)
            case AllOf() | Defined() | Document():
                for child in children_of(condition):
                    if not children_of(child):
                        yield self.part(PartKind.LEAF, child, guard=guard)
                    yield from self.inner(child, guard=guard)
            case EachOf(inner=inner) | SomeOf(inner=inner):
                of_items = self._replace(over=condition.item)
                if inner != ANY_ITEM and not children_of(inner):
                    yield of_items.part(PartKind.LEAF, inner, guard=guard)
                yield from of_items.inner(inner, guard=guard)
            case (
                Known()
                | Among()
                | Range()
                | Age()
                | Recent()
                | Remaining()
                | SameYear()
                | Includes()
                | Overlaps()
                | Unwritten()
            ):
                return
            case _ as never:
                assert_never(never)

    def part(self, kind: PartKind, condition: Condition, *, guard: bool) -> Part:
        at, short, name = condition.at, when_short(condition, guard=guard), self.text.name(condition.at)
        part = Part(kind, at, name, at, short, condition, guard, self.owner, self.in_rows)
        return replace(part, over=self.over)

    def unconditional(self, kind: PartKind, at: Place) -> Part:
        """Return what is met without a condition: a gate once its stage has ended, `bila` by the outcome."""
        return Part(kind, at, self.text.name(at), at, NOT_HOLDS, None, False, self.owner, self.in_rows)

    def row(self, kind: PartKind, row: TimeRow | FeeRow) -> Part:
        """Return a row; it is forced by its guard, and without one it can only apply."""
        at, guard = row.at, row.guard
        target, ways = (at, (Way.MET,)) if guard is None else (guard.at, (Way.MET, Way.NOT_MET))
        name = self.text.name(at)
        return Part(kind, at, name, target, NOT_HOLDS, guard, True, self.owner, self.in_rows, ways, self.over)
