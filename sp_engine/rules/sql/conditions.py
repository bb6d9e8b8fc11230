"""What a condition is worth, as an expression: TRUE, FALSE, or NULL for what is open.

In come conditions; out come expressions over the checked columns of one applicant.  AND and OR of a database
are Kleene's, so that a formula is written as it stands; what falls short and can be mended is NULL.  Every
node class is named.  Knows nothing of the other back ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    Leaf,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves_within,
)
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.rules.sql.columns import ApplicantColumn, Counted, count_column, member_columns, member_name
from sp_engine.rules.sql.day_limits import DayLimits
from sp_engine.rules.sql.dialects import NotInSql
from sp_engine.rules.sql.expressions import (
    FALSE,
    OPEN,
    TRUE,
    Column,
    Compared,
    Constant,
    Expression,
    FirstTrue,
    IsNull,
    OneOf,
    Sign,
    Sum,
    all_of,
    any_of,
    between,
    compared,
    negated,
    surely,
    surely_not,
)
from sp_engine.words.messages import sql as messages


class Conditions:
    """Writes conditions, and keeps which columns and which limits of the day they look at."""

    def __init__(self, vocabulary: Vocabulary, limits: DayLimits) -> None:
        self._vocabulary, self._limits = vocabulary, limits
        self.counts: dict[str, ApplicantColumn] = {}
        self._of_items: dict[tuple[str, Condition], int] = {}

    def value(self, node: Condition, unstated: bool | None = None) -> Expression:
        """Return what a guard is worth; `unstated`: what an unstated item of the agency is worth."""
        return self._formula(
            node, unstated, lambda item, holds: _unstated(item, self.stated, holds, unstated)
        )

    def met(self, node: Condition, unstated: bool | None = None) -> Expression:
        """Return what is true just where a condition is; what may be mended and what is open are alike."""
        return self.value(node, unstated)

    def possible(self, node: Condition) -> Expression:
        """Return what is false just where a condition is: where nothing can be mended."""
        return self._formula(node, None, lambda item, holds: TRUE if item.curable else holds, possible=True)

    def _formula(
        self,
        node: Condition,
        unstated: bool | None,
        leaf: Callable[[Item, Expression], Expression],
        *,
        possible: bool = False,
    ) -> Expression:
        match node:
            case AllOf(parts=parts):
                return all_of(self._formula(part, unstated, leaf, possible=possible) for part in parts)
            case AnyOf(parts=parts):
                return any_of(self._formula(part, unstated, leaf, possible=possible) for part in parts)
            case Defined(condition=inner):
                return self._formula(inner, unstated, leaf, possible=possible)
            case Unwritten():
                return OPEN if unstated is None else Constant(unstated)
            case Document(attributes=()):
                return leaf(node.item, Column(node.item.id))
            case Document(parts=parts):
                return all_of(self._formula(part, unstated, leaf, possible=possible) for part in parts)
            case EachOf():
                return TRUE if possible and node.item.curable else self._each(node, unstated)
            case SomeOf():
                return TRUE if possible and node.item.curable else self._some(node, unstated)
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
            ):
                return leaf(node.item, self.holds(node))
            case _ as never:
                assert_never(never)

    # ── what is stated ───────────────────────────────────────────────────────
    def stated(self, item: Item) -> Expression:
        """Return whether an item is stated."""
        definition = self._vocabulary[item.id]
        match definition.kind:
            case Kind.SET:
                return self._set_stated(item.id, definition)
            case Kind.LIST:
                return negated(IsNull(self.count(item.id, Counted.ITEMS)))
            case (
                Kind.YES_NO
                | Kind.NUMBER
                | Kind.MONEY
                | Kind.DATE
                | Kind.MOMENT
                | Kind.TEXT
                | Kind.CHOICE
                | Kind.DOCUMENT
            ):
                return negated(IsNull(Column(item.id)))
            case _ as never:
                assert_never(never)

    @staticmethod
    def _set_stated(name: str, definition: FactDefinition) -> Expression:
        """Return whether a set is stated: then all its columns are, or the row is refused."""
        first, *_ = member_columns(name, definition)
        return negated(IsNull(Column(first.name)))

    # ── leaves ───────────────────────────────────────────────────────────────
    def holds(self, leaf: Comparison) -> Expression:
        """Return whether a leaf holds of what is stated; NULL where nothing is."""
        value = Column(leaf.item.id)
        limits = self._limits
        match leaf:
            case Known():
                return FirstTrue(((self.stated(leaf.item), TRUE),))
            case Among(values=values, inside=inside):
                return _signed(self._among(leaf.item.id, values), inside)
            case Range(low=low, high=high):
                return self._range(leaf.item.id, low, high)
            case Age(at_least=at_least, less_than=less_than):
                sides: list[Expression] = []
                if at_least is not None:
                    sides.append(Compared(value, Sign.AT_MOST, limits.passed_by(at_least)))
                if less_than is not None:
                    sides.append(Compared(value, Sign.GREATER, limits.passed_by(less_than)))
                return all_of(sides) if sides else FirstTrue(((self.stated(leaf.item), TRUE),))
            case Recent(within=within, inside=inside):
                return Compared(value, Sign.AT_LEAST if inside else Sign.LESS, limits.not_older(within))
            case Remaining(at_least=at_least, inside=inside):
                return Compared(value, Sign.AT_LEAST if inside else Sign.LESS, limits.ends_on(at_least))
            case SameYear(is_date=True, inside=inside):
                return _signed(between(value, limits.first_of_year(), limits.last_of_year()), inside)
            case SameYear(inside=inside):
                return Compared(value, Sign.EQUAL if inside else Sign.UNEQUAL, limits.year())
            case Includes(values=values, inside=inside):
                return _signed(all_of(self._members(leaf.item.id, values)), inside)
            case Overlaps(values=values, inside=inside):
                return _signed(any_of(self._members(leaf.item.id, values)), inside)
            case _ as never:
                assert_never(never)

    def _among(self, name: str, values: Iterable[str | bool | int]) -> Expression:
        column, definition = Column(name), self._vocabulary[name]
        match definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                truths = {bool(value) for value in values}
                if len(truths) == 2:
                    return FirstTrue(((negated(IsNull(column)), TRUE),))
                return column if True in truths else negated(column)
            case Kind.DATE:
                return _one_of(column, [date.fromordinal(int(value)) for value in values])
            case Kind.NUMBER | Kind.MONEY:
                return _one_of(column, [int(value) for value in values])
            case Kind.TEXT | Kind.CHOICE:
                texts = [str(value) for value in values if str(value).isascii() and str(value).isprintable()]
                return _one_of(column, texts)
            case Kind.SET | Kind.LIST | Kind.MOMENT:
                raise AssertionError("no value of it is named")
            case _ as never:
                assert_never(never)

    def _range(self, name: str, low: int | None, high: int | None) -> Expression:
        kind = self._vocabulary[name].kind

        def bound(value: int | None) -> Constant | None:
            if value is None:
                return None
            return Constant(date.fromordinal(value) if kind is Kind.DATE else value)

        return between(Column(name), bound(low), bound(high))

    def _members(self, name: str, values: Iterable[str]) -> list[Expression]:
        known = self._vocabulary[name].choices or {}
        none = FirstTrue(((negated(self._set_stated(name, self._vocabulary[name])), OPEN),), FALSE)
        return [Column(member_name(name, one)) if one in known else none for one in sorted(values)]

    # ── lists ────────────────────────────────────────────────────────────────
    def count(self, name: str, counted: Counted, inner: Condition | None = None) -> Column:
        """Return a column of counts, which the query then needs."""
        number = 0
        if inner is not None and counted is not Counted.KINDS:
            number = self._of_items.setdefault((name, inner), len(self._of_items) + 1)
        column = count_column(name, self._vocabulary[name], counted, inner, number)
        self.counts[column.name] = column
        return Column(column.name)

    def _worths(self, node: OfItems, unstated: bool | None) -> tuple[Column, Column, Expression]:
        """Return how many items are true and open, and what more of an unfinished list is worth."""
        name, inner = node.item.id, node.inner
        if unstated is None or not any(leaf.item.by_agency for leaf in leaves_within(inner)):
            true, open_ = Counted.TRUE, Counted.OPEN
        elif unstated:
            true, open_ = Counted.HOPED_TRUE, Counted.HOPED_OPEN
        else:
            raise NotInSql(messages.GUARD_OF_ITEMS.fill(list=name))
        to_come = OPEN if unstated is None or not node.item.by_agency else Constant(unstated)
        return self.count(name, true, inner), self.count(name, open_, inner), to_come

    def _each(self, node: EachOf, unstated: bool | None) -> Expression:
        true, open_, to_come = self._worths(node, unstated)
        items, whole = self.count(node.item.id, Counted.ITEMS), self.count(node.item.id, Counted.WHOLE)
        judged = compared(Sum((true, open_)), Sign.LESS, items)
        unfinished = ((surely_not(whole), FALSE),) if to_come == FALSE else ()
        return FirstTrue(
            (
                (IsNull(items), to_come),
                (judged, FALSE),
                *unfinished,
                (compared(open_, Sign.GREATER, 0), OPEN),
                (surely(whole), TRUE),
            ),
            to_come,
        )

    def _some(self, node: SomeOf, unstated: bool | None) -> Expression:
        true, open_, to_come = self._worths(node, unstated)
        items, whole = self.count(node.item.id, Counted.ITEMS), self.count(node.item.id, Counted.WHOLE)
        unfinished = () if to_come == FALSE else ((surely_not(whole), to_come),)
        return FirstTrue(
            (
                (IsNull(items), to_come),
                (compared(true, Sign.AT_LEAST, node.at_least), TRUE),
                *unfinished,
                (compared(Sum((true, open_)), Sign.AT_LEAST, node.at_least), OPEN),
            ),
            FALSE,
        )

    # ── why it is not met ────────────────────────────────────────────────────
    def falls_short(self, leaf: Leaf | Document) -> Expression:
        """Return whether a leaf is stated and does not hold; a document by its attributes alone."""
        match leaf:
            case Document():
                return FALSE
            case EachOf():
                return all_of((negated(surely(self.met(leaf))), self._some_item(leaf, Counted.SHORT)))
            case SomeOf(at_least=at_least):
                whole = surely(self.count(leaf.item.id, Counted.WHOLE))
                true, open_, _ = self._worths(leaf, None)
                few = surely(compared(Sum((true, open_)), Sign.LESS, at_least))
                short = any_of((self._some_item(leaf, Counted.SHORT), all_of((whole, few))))
                stated = negated(IsNull(self.count(leaf.item.id, Counted.ITEMS)))
                return all_of((stated, negated(surely(self.met(leaf))), short))
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
            ):
                return surely_not(self.holds(leaf))
            case _ as never:
                assert_never(never)

    def _some_item(self, leaf: OfItems, counted: Counted) -> Expression:
        return surely(compared(self.count(leaf.item.id, counted, leaf.inner), Sign.GREATER, 0))

    def denied(self, node: Condition) -> Expression:
        """Return whether a condition does not hold by what is stated, unless that is mended."""
        match node:
            case AllOf(parts=parts):
                return any_of(self.denied(part) for part in parts)
            case AnyOf(parts=parts):
                return all_of(self.denied(part) for part in parts)
            case Defined(condition=inner):
                return self.denied(inner)
            case Unwritten():
                return FALSE
            case Document(attributes=attributes):
                short = any_of(self.denied(attribute) for attribute in attributes)
                return all_of((surely(Column(node.item.id)), short))
            case EachOf():
                return self._some_item(node, Counted.DENIED)
            case SomeOf(at_least=at_least):
                items = self.count(node.item.id, Counted.ITEMS)
                whole = surely(self.count(node.item.id, Counted.WHOLE))
                denied = self.count(node.item.id, Counted.DENIED, node.inner)
                able = compared(items, Sign.LESS, Sum((denied, Constant(at_least))))
                return all_of((whole, surely(able)))
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
            ):
                return self.falls_short(node)
            case _ as never:
                assert_never(never)


def _unstated(
    item: Item, stated: Callable[[Item], Expression], holds: Expression, unstated: bool | None
) -> Expression:
    """Return what a leaf is worth where an unstated item of the agency is worth something."""
    if unstated is None or not item.by_agency:
        return holds
    return any_of((negated(stated(item)), holds)) if unstated else all_of((stated(item), holds))


def _one_of(column: Column, values: Iterable[str | int | date]) -> Expression:
    constants = tuple(Constant(value) for value in sorted(values))
    if not constants:
        return FirstTrue(((IsNull(column), OPEN),), FALSE)
    return (
        compared(column, Sign.EQUAL, constants[0].value) if len(constants) == 1 else OneOf(column, constants)
    )


def _signed(holds: Expression, inside: bool) -> Expression:
    return holds if inside else negated(holds)
