"""What a condition is worth, as expressions that are true or not: that it is met, and that it still can be.

In come conditions; out come expressions of FEEL over the inputs of one applicant.  Unknown is not left to
FEEL's null, which engines take differently in lists and comparisons: of each condition two questions are
asked, and a condition is unknown where it is not met and possible.  Every node class is named.  Knows nothing
of the other back ends.

What is `possible` is never null, so that it can be negated; of what is `met` it is only ever asked whether it
is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, assert_never

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
    handed_in,
    leaves,
)
from sp_engine.facts import LIST_MARK, FactDefinition, FactValue, Kind, Vocabulary, in_its_unit, own_name
from sp_engine.rules.dmn.feel import (
    EACH,
    FALSE,
    TRUE,
    Feel,
    all_of,
    any_of,
    between,
    call,
    compared,
    day,
    every,
    feel_name,
    is_open,
    is_stated,
    member,
    named,
    negated,
    number,
    number_of,
    one_of,
    shifted,
    some,
    surely,
    text,
)
from sp_engine.rules.dmn.not_in_dmn import NotInDmn
from sp_engine.words.messages import dmn as messages
from sp_engine.workdays import Duration, Unit, WorkingDuration

DAY_RECEIVED = "Received"
"""The day of application.  Names of ours begin with a capital letter, as no fact does."""
STAGES_ENDED = "Stages_ended"
"""The stages of the procedure that have ended."""
ITEMS, COMPLETE = "items", "complete"
"""What a list holds: its items, and whether they are all."""
_ONE_DAY = Duration(1, Unit.DAY)


class _Asked(NamedTuple):
    """What is asked of the leaves of a condition: whether they are met, or whether they can yet be."""

    of_leaf: Callable[[Item, Comparison, bool | None], Feel]
    of_items: Callable[[EachOf | SomeOf, bool | None], Feel]
    unwritten: Feel


class FeelConditions:
    """Writes conditions over facts of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def met(self, node: Condition, unstated: bool | None = None) -> Feel:
        """Return what is true just where a condition is.

        `unstated`: what an unstated item of the agency is worth, None where it is open.
        """
        return self._joined(node, unstated, _Asked(self._met, self._items_met, TRUE if unstated else FALSE))

    def possible(self, node: Condition, unstated: bool | None = None) -> Feel:
        """Return what is false just where a condition is, and never null."""
        unwritten = FALSE if unstated is False else TRUE
        return self._joined(node, unstated, _Asked(self._possible, self._items_possible, unwritten))

    def _joined(self, node: Condition, unstated: bool | None, asked: _Asked) -> Feel:
        match node:
            case AllOf(parts=parts):
                return all_of(self._joined(part, unstated, asked) for part in parts)
            case AnyOf(parts=parts):
                return any_of(self._joined(part, unstated, asked) for part in parts)
            case Defined(condition=inner):
                return self._joined(inner, unstated, asked)
            case Unwritten():
                return asked.unwritten
            case Document(item=item, attributes=attributes):
                handed = handed_in(node)
                of_attributes = (asked.of_leaf(leaf.item, leaf, unstated) for leaf in attributes)
                return all_of((asked.of_leaf(item, handed, unstated), *of_attributes))
            case EachOf() | SomeOf():
                return asked.of_items(node, unstated)
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
                return asked.of_leaf(node.item, node, unstated)
            case _ as never:
                assert_never(never)

    # ── leaves ───────────────────────────────────────────────────────────────
    def _met(self, item: Item, leaf: Comparison, unstated: bool | None) -> Feel:
        value, holds = self._value(item.id), self._holds(leaf)
        if item.by_agency and unstated:
            return any_of((is_open(value), holds))
        return holds if _fails_of_null(leaf) else all_of((is_stated(value), holds))

    def _possible(self, item: Item, leaf: Comparison, unstated: bool | None) -> Feel:
        value, holds = self._value(item.id), self._holds(leaf)
        if item.by_agency and unstated is False:
            return all_of((is_stated(value), TRUE if item.curable else holds))
        return TRUE if item.curable else any_of((is_open(value), holds))

    @staticmethod
    def _value(name: str) -> Feel:
        """Return the value of a fact, or of a field of the item in hand."""
        if LIST_MARK in name:
            return member(named(EACH), feel_name(own_name(name)))
        return named(feel_name(name))

    def _holds(self, leaf: Comparison) -> Feel:
        """Return whether a leaf holds of a value that is stated: true or false."""
        name = leaf.item.id
        value, received = self._value(name), named(DAY_RECEIVED)
        match leaf:
            case Known():
                return TRUE
            case Among(values=values, inside=inside):
                return _signed(self._among(name, values), inside)
            case Range(low=low, high=high):
                bounds = (None if bound is None else self._constant(name, bound) for bound in (low, high))
                return between(value, *bounds)
            case Age(at_least=at_least, less_than=less_than):
                sides = [
                    compared(value, sign, shifted(received, "-", _of_calendar(length)))
                    for sign, length in (("<=", at_least), (">", less_than))
                    if length is not None
                ]
                return all_of(sides)
            case Recent(within=within, inside=inside):
                # LAW: not older than a length until the day after it has passed.
                before = shifted(received, "-", _ONE_DAY, _of_calendar(within))
                return compared(value, ">" if inside else "<=", before)
            case Remaining(at_least=at_least, inside=inside):
                until = shifted(received, "+", _of_calendar(at_least))
                return compared(value, ">=" if inside else "<", until)
            case SameYear(is_date=is_date, inside=inside):
                year = member(value, "year") if is_date else value
                return compared(year, "=" if inside else "!=", member(received, "year"))
            case Includes(values=values, inside=inside):
                return _signed(all_of(self._contains(name, values)), inside)
            case Overlaps(values=values, inside=inside):
                return _signed(any_of(self._contains(name, values)), inside)
            case _ as never:
                assert_never(never)

    def _among(self, name: str, values: Iterable[str | bool | int]) -> Feel:
        value = self._value(name)
        return one_of(value, [self._constant(name, one) for one in sorted(values)])

    def _contains(self, name: str, values: Iterable[str]) -> list[Feel]:
        value = self._value(name)
        return [call("list contains", value, text(one)) for one in sorted(values)]

    def _constant(self, name: str, value: FactValue) -> Feel:
        return constant(self._vocabulary[name], value)

    # ── lists ────────────────────────────────────────────────────────────────
    def _items_met(self, node: OfItems, unstated: bool | None) -> Feel:
        value = self._value(node.item.id)
        items = member(value, ITEMS)
        whole, to_come = _is_whole(value), bool(node.item.by_agency and unstated)
        holds = self.met(node.inner, unstated)
        match node:
            case EachOf():
                judged = all_of((TRUE if to_come else whole, every(items, holds)))
            case SomeOf(at_least=at_least):
                judged = any_of((_at_least(items, holds, at_least), negated(whole) if to_come else FALSE))
            case _ as never:
                assert_never(never)
        return any_of((is_open(value), judged)) if to_come else all_of((is_stated(value), judged))

    def _items_possible(self, node: OfItems, unstated: bool | None) -> Feel:
        value = self._value(node.item.id)
        items = member(value, ITEMS)
        whole, none_to_come = _is_whole(value), node.item.by_agency and unstated is False
        holds = self.possible(node.inner, unstated)
        match node:
            case EachOf():
                judged = all_of((whole if none_to_come else TRUE, every(items, holds)))
            case SomeOf(at_least=at_least):
                judged = any_of(
                    (_at_least(items, holds, at_least), FALSE if none_to_come else negated(whole))
                )
            case _ as never:
                assert_never(never)
        if node.item.curable:
            judged = TRUE
        return all_of((is_stated(value), judged)) if none_to_come else any_of((is_open(value), judged))

    # ── why it is not met ────────────────────────────────────────────────────
    def falls_short(self, leaf: Leaf | Document) -> Feel:
        """Return whether a leaf is stated and does not hold, never null; a document by its attributes."""
        match leaf:
            case Document():
                return FALSE
            case EachOf() | SomeOf():
                value = self._value(leaf.item.id)
                inside = any_of(self.falls_short(one) for one in leaves(leaf.inner))
                short = some(member(value, ITEMS), inside)
                stated = all_of((is_stated(value), negated(surely(self._items_met(leaf, None)))))
                return all_of((stated, any_of((short, self._has_too_few(leaf)))))
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
                return all_of((is_stated(self._value(leaf.item.id)), negated(self._holds(leaf))))
            case _ as never:
                assert_never(never)

    def _has_too_few(self, leaf: OfItems) -> Feel:
        """Return whether fewer items than are asked for can still come to meet what is asked."""
        match leaf:
            case EachOf():
                return FALSE
            case SomeOf(at_least=at_least):
                value = self._value(leaf.item.id)
                able = _at_least(member(value, ITEMS), self.possible(leaf.inner), at_least)
                return all_of((_is_whole(value), negated(able)))
            case _ as never:
                assert_never(never)

    def denied(self, node: Condition) -> Feel:
        """Return whether a condition does not hold by what is stated, unless that is mended.  Never null."""
        match node:
            case AllOf(parts=parts):
                return any_of(self.denied(part) for part in parts)
            case AnyOf(parts=parts):
                return all_of(self.denied(part) for part in parts)
            case Defined(condition=inner):
                return self.denied(inner)
            case Unwritten():
                return FALSE
            case Document(item=item, attributes=attributes):
                short = any_of(self.denied(attribute) for attribute in attributes)
                return all_of((surely(self._value(item.id)), short))
            case EachOf(item=item, inner=inner):
                value = self._value(item.id)
                return all_of((is_stated(value), some(member(value, ITEMS), self.denied(inner))))
            case SomeOf(item=item, inner=inner, at_least=at_least):
                value = self._value(item.id)
                able = _at_least(member(value, ITEMS), negated(self.denied(inner)), at_least)
                return all_of((is_stated(value), _is_whole(value), negated(able)))
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


def constant(definition: FactDefinition, value: FactValue) -> Feel:
    """Return a value of a fact as FEEL writes it, a number in its own unit."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return TRUE if value else FALSE
        case Kind.NUMBER | Kind.MONEY:
            return number(in_its_unit(definition, int(value)))
        case Kind.DATE:
            return day(date.fromordinal(int(value)))
        case Kind.TEXT | Kind.CHOICE:
            return text(str(value))
        case Kind.MOMENT | Kind.SET | Kind.LIST:
            raise AssertionError("no value of it is named")
        case _ as never:
            assert_never(never)


def _fails_of_null(leaf: Comparison) -> bool:
    """Whether what a leaf asks is not true of null; where it says that something is not so, it would be."""
    match leaf:
        case Known():
            return False
        case (
            Among(inside=inside) | SameYear(inside=inside) | Includes(inside=inside) | Overlaps(inside=inside)
        ):
            return inside
        case Range(low=low, high=high):
            return low is not None or high is not None
        case Age(at_least=at_least, less_than=less_than):
            return at_least is not None or less_than is not None
        case Recent() | Remaining():
            return True
        case _ as never:
            assert_never(never)


def _of_calendar(length: Duration) -> Duration:
    """Return a length of time that needs no calendar of ours."""
    if isinstance(length, WorkingDuration):
        raise NotInDmn(messages.WORKING_DAYS.fill(length=str(length)))
    return length


def _is_whole(value: Feel) -> Feel:
    return surely(member(value, COMPLETE))


def _at_least(items: Feel, holds: Feel, number_: int) -> Feel:
    """Return that something is true of so many items; null where there is no list."""
    return some(items, holds) if number_ == 1 else compared(number_of(items, holds), ">=", number(number_))


def _signed(holds: Feel, inside: bool) -> Feel:
    return holds if inside else negated(holds)
