"""What a query over applicants may say: a closed tree of a handful of expressions, plain immutable data.

Whoever builds a query uses nothing else, so that whatever a database may do in its own way is met in one
place, `written`.  There is no `IS TRUE` (which writers of some dialects drop), no arithmetic of dates, no
division, and no value is compared that is not seen to be of its kind.  Unknown is NULL, and AND, OR and NOT
are Kleene's.

INVARIANT: a truth value is read with `Coalesce` and `IsNull` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeAlias, assert_never


class Form(StrEnum):
    """The types of column that there are."""

    TRUTH = "truth"
    WHOLE = "whole"
    DECIMAL = "decimal"
    FLOAT = "float"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"


class Sign(StrEnum):
    """How two values are compared."""

    EQUAL = "="
    UNEQUAL = "<>"
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or of what stands below in the query."""

    name: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that the query names itself."""

    value: bool | int | str | date | datetime


@dataclass(frozen=True, slots=True)
class Unknown:
    """NULL, of a type."""

    form: Form


@dataclass(frozen=True, slots=True)
class Conjunction:
    """The minimum of three values."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Disjunction:
    """The maximum of three values."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Expression


@dataclass(frozen=True, slots=True)
class IsNull:
    part: Expression


@dataclass(frozen=True, slots=True)
class Coalesce:
    """A value, or another where that is NULL."""

    part: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Compared:
    left: Expression
    sign: Sign
    right: Expression


@dataclass(frozen=True, slots=True)
class OneOf:
    """Whether a value is one of some; one at least."""

    part: Expression
    values: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text where it is one of some, NULL elsewhere; one at least, no two alike."""

    part: Expression
    values: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class FirstTrue:
    """The value behind the first question that is true; without any `otherwise`, which may be NULL."""

    ways: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Whole numbers added."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Two numbers multiplied."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class As:
    """A value as another type: only ever of one that was seen to be such a value."""

    part: Expression
    form: Form


@dataclass(frozen=True, slots=True)
class Fits:
    """Whether a text has a form: a pattern of classes, groups and counts, without any backslash."""

    part: Expression
    pattern: str


@dataclass(frozen=True, slots=True)
class WithPoint:
    """A text of digits whose decimal comma is written as a point."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Length:
    """How many characters a text of plain letters has."""

    part: Expression


Expression: TypeAlias = (
    Column
    | Constant
    | Unknown
    | Conjunction
    | Disjunction
    | Not
    | IsNull
    | Coalesce
    | Compared
    | OneOf
    | Chosen
    | FirstTrue
    | Sum
    | Product
    | As
    | Fits
    | WithPoint
    | Length
)

TRUE, FALSE, OPEN = Constant(True), Constant(False), Unknown(Form.TRUTH)
"""The three values."""
ZERO: Final = Constant(0)


def all_of(parts: Iterable[Expression]) -> Expression:
    """Return a conjunction, simplified where that is seen without the data."""
    flat: dict[Expression, None] = {}
    for part in parts:
        if isinstance(part, Conjunction):
            flat.update(dict.fromkeys(part.parts))
        elif part != TRUE:
            flat[part] = None
    if FALSE in flat:
        return FALSE
    kept = tuple(flat)
    return TRUE if not kept else kept[0] if len(kept) == 1 else Conjunction(kept)


def any_of(parts: Iterable[Expression]) -> Expression:
    """Return an alternative, simplified where that is seen without the data."""
    flat: dict[Expression, None] = {}
    for part in parts:
        if isinstance(part, Disjunction):
            flat.update(dict.fromkeys(part.parts))
        elif part != FALSE:
            flat[part] = None
    if TRUE in flat:
        return TRUE
    kept = tuple(flat)
    return FALSE if not kept else kept[0] if len(kept) == 1 else Disjunction(kept)


def negated(part: Expression) -> Expression:
    """Return the opposite of a truth value; of unknown unknown."""
    if part == TRUE:
        return FALSE
    if part == FALSE:
        return TRUE
    match part:
        case Not(part=inner):
            return inner
        case Compared(left=left, sign=sign, right=right):
            return Compared(left, _OPPOSITES[sign], right)
        case _:  # the rest: as it is, in a negation
            return Not(part)


_OPPOSITES: Final = {
    Sign.EQUAL: Sign.UNEQUAL,
    Sign.UNEQUAL: Sign.EQUAL,
    Sign.LESS: Sign.AT_LEAST,
    Sign.AT_MOST: Sign.GREATER,
    Sign.GREATER: Sign.AT_MOST,
    Sign.AT_LEAST: Sign.LESS,
}
"""Of values that stand in one order, as all do but floats, whose comparisons nobody negates."""


def first_true(
    ways: Iterable[tuple[Expression, Expression]], otherwise: Expression | None = None
) -> Expression:
    """Return a choice: NULL is not true there, so that nothing has to say so; what cannot be is left out."""
    kept: dict[Expression, Expression] = {}
    for asked, then in ways:
        question = _asked(asked)
        if question == TRUE:
            otherwise = then
            break
        if question not in (FALSE, OPEN):
            kept.setdefault(question, then)
    if kept:
        return FirstTrue(tuple(kept.items()), otherwise)
    return OPEN if otherwise is None else otherwise


def _asked(node: Expression) -> Expression:
    """Return a question of which only counts whether it is true."""
    match node:
        case Coalesce(part=part, otherwise=otherwise) if otherwise == FALSE:
            return _asked(part)
        case Conjunction(parts=parts):
            return all_of(map(_asked, parts))
        case Disjunction(parts=parts):
            return any_of(map(_asked, parts))
        case FirstTrue(ways=((question, then),), otherwise=None) if then == TRUE:
            return _asked(question)
        case Not(part=FirstTrue(ways=((_, then),), otherwise=None)) if then == TRUE:
            return FALSE
        case _:  # the rest: as it is
            return node


def surely(part: Expression) -> Expression:
    """Return that something is true, and neither false nor unknown."""
    return part if never_null(part) else FALSE if part == OPEN else Coalesce(part, FALSE)


def surely_not(part: Expression) -> Expression:
    """Return that something is false, and neither true nor unknown."""
    return surely(negated(part))


def columns_in(node: Expression) -> Iterator[str]:
    """Yield the names of the columns at which an expression looks."""
    match node:
        case Column(name=name):
            yield name
        case Constant() | Unknown():
            return
        case Conjunction(parts=parts) | Disjunction(parts=parts) | Sum(parts=parts):
            for part in parts:
                yield from columns_in(part)
        case (
            Not(part=part)
            | IsNull(part=part)
            | As(part=part)
            | Fits(part=part)
            | WithPoint(part=part)
            | Length(part=part)
        ):
            yield from columns_in(part)
        case Coalesce(part=part, otherwise=otherwise):
            yield from columns_in(part)
            yield from columns_in(otherwise)
        case Compared(left=left, right=right) | Product(left=left, right=right):
            yield from columns_in(left)
            yield from columns_in(right)
        case OneOf(part=part) | Chosen(part=part):
            yield from columns_in(part)
        case FirstTrue(ways=ways, otherwise=last):
            for asked, then in ways:
                yield from columns_in(asked)
                yield from columns_in(then)
            if last is not None:
                yield from columns_in(last)
        case _ as never:
            assert_never(never)


def never_null(part: Expression) -> bool:
    """Whether a truth value is seen to be true or false, whatever the data."""
    match part:
        case Constant() | IsNull():
            return True
        case Coalesce(otherwise=otherwise):
            return never_null(otherwise)
        case Not(part=inner):
            return never_null(inner)
        case Conjunction(parts=parts) | Disjunction(parts=parts):
            return all(map(never_null, parts))
        case _:  # the rest: perhaps
            return False


def compared(left: Expression, sign: Sign, right: Expression | bool | int | str | date) -> Compared:
    """Return a comparison with a column or a constant."""
    return Compared(left, sign, Constant(right) if isinstance(right, bool | int | str | date) else right)


def between(value: Expression, low: Expression | None, high: Expression | None) -> Expression:
    """Return that a value lies between two bounds, each of which may be open."""
    sides = []
    if low is not None:
        sides.append(Compared(value, Sign.AT_LEAST, low))
    if high is not None:
        sides.append(Compared(value, Sign.AT_MOST, high))
    return all_of(sides)
