"""One fact as variables: whether it is stated, and its value; what a leaf says of it, and what a model has.

In come a fact's definition and the leaves that look at it; out come declarations, what values it can have,
and terms.  A text is told apart only from the texts that leaves name, a set by the members that they name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import assert_never

from sp_engine.conditions import (
    OTHER_TEXT,
    Age,
    Among,
    Comparison,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
)
from sp_engine.facts import EARLIEST, LARGEST, LATEST, FactDefinition, FactValue, Kind
from sp_engine.rules.smt.days import Days
from sp_engine.rules.smt.model import Model
from sp_engine.rules.smt.terms import (
    FALSE,
    TRUE,
    all_of,
    any_of,
    at_least,
    at_most,
    either,
    equals,
    negated,
    number,
    symbol,
    total,
)


class Stated:
    """A fact, document, attribute or field under a `name`."""

    def __init__(
        self, name: str, definition: FactDefinition, leaves: Sequence[Comparison], days: Days
    ) -> None:
        self.name, self.definition, self._days = name, definition, days
        self.known = symbol(f"{name} known")
        self._value = symbol(name)
        self._listed: tuple[str, ...] = ()
        self._members: tuple[str, ...] = ()
        match definition.kind:
            case Kind.CHOICE:
                self._listed = tuple(definition.choices or ())
            case Kind.TEXT | Kind.MOMENT:
                self._listed = (*sorted({text for leaf in leaves for text in _texts(leaf)}), OTHER_TEXT)
            case Kind.SET:
                named = {member for leaf in leaves for member in _members(leaf)}
                self._members = tuple(member for member in sorted(named) if member in self._choices)
            case Kind.YES_NO | Kind.DOCUMENT | Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.LIST:
                pass
            case _ as never:
                assert_never(never)

    # ── variables ────────────────────────────────────────────────────────────
    @property
    def declarations(self) -> Iterator[str]:
        yield f"(declare-const {self.known} Bool)"
        match self.definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                yield f"(declare-const {self._value} Bool)"
            case Kind.CHOICE | Kind.TEXT | Kind.MOMENT | Kind.NUMBER | Kind.MONEY | Kind.DATE:
                yield f"(declare-const {self._value} Int)"
            case Kind.SET:
                yield from (f"(declare-const {self._has(member)} Bool)" for member in self._members)
            case Kind.LIST:
                raise AssertionError("a list is more than a value")
            case _ as never:
                assert_never(never)

    @property
    def possible(self) -> str:
        """Return that its value is one that can be stated; that it is not stated, where there is none."""
        match self.definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                return TRUE
            case Kind.CHOICE | Kind.TEXT | Kind.MOMENT:
                return self._between(0, len(self._listed) - 1)
            case Kind.NUMBER | Kind.MONEY:
                least, most = self.definition.least, self.definition.most
                return self._between(0 if least is None else least, LARGEST if most is None else most)
            case Kind.DATE:
                within = self._between(EARLIEST.toordinal(), LATEST.toordinal())
                past = TRUE if self.definition.may_be_future else at_most(self._value, self._days.day)
                return all_of((within, past))
            case Kind.SET:
                lacking = (self.definition.least or 0) - len(self._others)
                if lacking > len(self._members):
                    return negated(self.known)
                counted = [either(self._has(member), "1", "0") for member in self._members]
                return TRUE if lacking <= 0 else at_least(total(counted), number(lacking))
            case Kind.LIST:
                raise AssertionError("a list is more than a value")
            case _ as never:
                assert_never(never)

    def _between(self, least: int, most: int) -> str:
        if least > most:
            return negated(self.known)
        return all_of((at_least(self._value, number(least)), at_most(self._value, number(most))))

    def _has(self, member: str) -> str:
        """Return that a set has a member; of what is none of its choices, that it has not."""
        if member not in self._members:
            return FALSE
        return symbol(f"{self.name} has {self._members.index(member)}")

    @property
    def _others(self) -> list[str]:
        """The members that no leaf names."""
        return [choice for choice in self._choices if choice not in self._members]

    @property
    def _choices(self) -> Collection[str]:
        return self.definition.choices or ()

    # ── what leaves say ──────────────────────────────────────────────────────
    def holds(self, leaf: Comparison) -> str:
        """Return that a leaf holds of the value."""
        value, days = self._value, self._days
        match leaf:
            case Known():
                return TRUE
            case Among(values=values, inside=inside):
                return _signed(any_of(self._equal_to(one) for one in sorted(values, key=repr)), inside)
            case Range(low=low, high=high):
                return _within(
                    value, None if low is None else number(low), None if high is None else number(high)
                )
            case Age(at_least=least, less_than=less):
                older = TRUE if least is None else at_most(value, days.passed_by(least))
                younger = TRUE if less is None else negated(at_most(value, days.passed_by(less)))
                return all_of((older, younger))
            case Recent(within=within, inside=inside):
                return _signed(at_least(value, days.not_older(within)), inside)
            case Remaining(at_least=least, inside=inside):
                return _signed(at_least(value, days.ends_on(least)), inside)
            case SameYear(is_date=True, inside=inside):
                return _signed(_within(value, days.first_of_year(), days.last_of_year()), inside)
            case SameYear(inside=inside):
                return _signed(equals(value, days.year()), inside)
            case Includes(values=values, inside=inside):
                return _signed(all_of(map(self._has, sorted(values))), inside)
            case Overlaps(values=values, inside=inside):
                return _signed(any_of(map(self._has, sorted(values))), inside)
            case _ as never:
                assert_never(never)

    def _equal_to(self, value: FactValue) -> str:
        match self.definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                return self._value if value else negated(self._value)
            case Kind.CHOICE | Kind.TEXT | Kind.MOMENT:
                return (
                    equals(self._value, number(self._listed.index(value))) if value in self._listed else FALSE
                )
            case Kind.NUMBER | Kind.MONEY | Kind.DATE:
                return equals(self._value, number(int(value)))
            case Kind.SET:
                return all_of(
                    self._has(member) if member in value else negated(self._has(member))
                    for member in self._members
                )
            case Kind.LIST:
                raise AssertionError("no leaf names a list")
            case _ as never:
                assert_never(never)

    def is_stated_as(self, value: FactValue | None) -> str:
        """Return that it is stated as a value, or not stated."""
        if value is None:
            return negated(self.known)
        if self.definition.kind in (Kind.TEXT, Kind.MOMENT) and value not in self._listed:
            value = OTHER_TEXT
        return all_of((self.known, self._equal_to(value)))

    def same_as(self, other: Stated) -> str:
        """Return that another variable for the same fact states the same."""
        values = [(self._value, other._value)] if self.definition.kind is not Kind.SET else []
        values += [(self._has(member), other._has(member)) for member in self._members]
        return all_of((equals(self.known, other.known), *(equals(one, same) for one, same in values)))

    # ── in a model ───────────────────────────────────────────────────────────
    def read(self, model: Model) -> FactValue | None:
        """Return its value in a model; None where it is not stated there."""
        if not model.truth(f"{self.name} known"):
            return None
        match self.definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                return model.truth(self.name)
            case Kind.CHOICE | Kind.TEXT | Kind.MOMENT:
                return self._listed[model.number(self.name)]
            case Kind.NUMBER | Kind.MONEY | Kind.DATE:
                return model.number(self.name)
            case Kind.SET:
                chosen = [m for i, m in enumerate(self._members) if model.truth(f"{self.name} has {i}")]
                lacking = max(0, (self.definition.least or 0) - len(chosen))
                return frozenset((*chosen, *self._others[:lacking]))
            case Kind.LIST:
                raise AssertionError("a list is more than a value")
            case _ as never:
                assert_never(never)


def _signed(term: str, inside: bool) -> str:
    return term if inside else negated(term)


def _within(value: str, low: str | None, high: str | None) -> str:
    least = TRUE if low is None else at_least(value, low)
    return all_of((least, TRUE if high is None else at_most(value, high)))


def _texts(leaf: Comparison) -> Iterable[str]:
    match leaf:
        case Among(values=values):
            return map(str, values)
        case Known() | Range() | Age() | Recent() | Remaining() | SameYear() | Includes() | Overlaps():
            return ()
        case _ as never:
            assert_never(never)


def _members(leaf: Comparison) -> Iterable[str]:
    match leaf:
        case Includes(values=values) | Overlaps(values=values):
            return values
        case Among() | Known() | Range() | Age() | Recent() | Remaining() | SameYear():
            return ()
        case _ as never:
            assert_never(never)
