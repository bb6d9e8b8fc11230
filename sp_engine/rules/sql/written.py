"""Expressions of the closed tree as SQL, through the expression objects of sqlglot and never as text.

In come expressions and a dialect; out come sqlglot's, each node matched by name.  What a database does in its
own way is met here: how it writes a pattern, which type has the dates from 1900, what a column may be called.
Knows nothing of requirements.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from typing import TYPE_CHECKING, assert_never

from sp_engine.packages import optional_package
from sp_engine.rules.sql.dialects import Dialect, NotInSql
from sp_engine.rules.sql.expressions import (
    As,
    Chosen,
    Coalesce,
    Column,
    Compared,
    Conjunction,
    Constant,
    Disjunction,
    Expression,
    FirstTrue,
    Fits,
    Form,
    IsNull,
    Length,
    Not,
    OneOf,
    Product,
    Sign,
    Sum,
    Unknown,
    WithPoint,
)
from sp_engine.words.messages import sql as messages

if TYPE_CHECKING:
    from sqlglot import exp
else:
    exp = optional_package("sqlglot", "batch").exp

_DECIMALS = 6
"""The decimals of the widest number of ours, and more."""


class Writer:
    """Writes expressions for one database."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def name(self, name: str) -> exp.Identifier:
        """Return a name of a table or a column."""
        if not self.dialect.takes_any_name:
            name = name.replace(".", "__").replace(":", "__").replace("/", "__")
        if len(name.encode()) > self.dialect.longest_name:
            raise NotInSql(messages.NAME_TOO_LONG.fill(name=name, most=self.dialect.longest_name))
        return exp.to_identifier(name, quoted=True)

    def column(self, name: str, table: str = "") -> exp.Column:
        return exp.Column(this=self.name(name), table=self.name(table) if table else None)

    def form(self, form: Form) -> exp.DataType:
        """Return a type of column."""
        kinds = exp.DataType.Type
        early = self.dialect.has_early_dates
        match form:
            case Form.TRUTH:
                return exp.DataType(this=kinds.BOOLEAN)
            case Form.WHOLE:
                return exp.DataType(this=kinds.BIGINT)
            case Form.DECIMAL:
                bounds = [exp.DataTypeParam(this=exp.Literal.number(n)) for n in (38, _DECIMALS)]
                return exp.DataType(this=kinds.DECIMAL, expressions=bounds)
            case Form.FLOAT:
                return exp.DataType(this=kinds.DOUBLE)
            case Form.TEXT:
                return exp.DataType(this=kinds.TEXT)
            case Form.DATE:
                return exp.DataType(this=kinds.DATE if early else kinds.DATE32)
            case Form.MOMENT:
                return exp.DataType(this=kinds.TIMESTAMPNTZ if early else kinds.DATETIME64)
            case _ as never:
                assert_never(never)

    def of(self, node: Expression) -> exp.Expr:
        """Return an expression as sqlglot has it."""
        match node:
            case Column(name=name, table=table):
                return self.column(name, table)
            case Constant(value=value):
                return self._constant(value)
            case Unknown(form=form):
                return exp.Cast(this=exp.Null(), to=self.form(form))
            case Conjunction(parts=parts):
                return _chain(exp.And, map(self._part, parts))
            case Disjunction(parts=parts):
                return _chain(exp.Or, map(self._part, parts))
            case Not(part=part):
                return exp.Not(this=self._part(part))
            case IsNull(part=part):
                return exp.Is(this=self._part(part), expression=exp.Null())
            case Coalesce(part=part, otherwise=otherwise):
                return exp.Coalesce(this=self.of(part), expressions=[self.of(otherwise)])
            case Compared(left=left, sign=sign, right=right):
                return _SIGNS[sign](this=self._part(left), expression=self._part(right))
            case OneOf(part=part, values=values):
                return exp.In(this=self._part(part), expressions=[self.of(value) for value in values])
            case Chosen(part=part, values=values):
                known = [self.of(value) for value in values]
                if self.dialect.numbers_choices:
                    kind = exp.DataType(this=exp.DataType.Type.ENUM, expressions=known)
                    return exp.TryCast(this=self.of(part), to=kind)
                one_of = exp.In(this=self._part(part), expressions=known)
                return exp.Case(ifs=[exp.If(this=one_of, true=self.of(part))])
            case FirstTrue(ways=ways, otherwise=otherwise):
                ifs = [exp.If(this=self.of(asked), true=self.of(then)) for asked, then in ways]
                return exp.Case(ifs=ifs, default=None if otherwise is None else self.of(otherwise))
            case Sum(parts=parts):
                return _chain(exp.Add, map(self._part, parts))
            case Product(left=left, right=right):
                return exp.Mul(this=self._part(left), expression=self._part(right))
            case As(part=part, form=form):
                return exp.Cast(this=self.of(part), to=self.form(form))
            case Fits(part=part, pattern=pattern):
                if not self.dialect.ends_at_the_end:
                    pattern = f"{pattern}(?![^ -~])"
                return exp.RegexpLike(this=self._part(part), expression=exp.Literal.string(pattern))
            case WithPoint(part=part):
                return exp.func("REPLACE", self.of(part), exp.Literal.string(","), exp.Literal.string("."))
            case Length(part=part):
                return exp.Length(this=self.of(part))
            case _ as never:
                assert_never(never)

    def _part(self, node: Expression) -> exp.Expr:
        """Return an expression that stands within another, in brackets where it could be misread."""
        written = self.of(node)
        return written if _stands_alone(node) else exp.Paren(this=written)

    def _constant(self, value: bool | int | str | date | datetime) -> exp.Expr:
        match value:
            case bool():
                return exp.Boolean(this=value)
            case int():
                number = exp.Literal.number(abs(value))
                return exp.Neg(this=number) if value < 0 else number
            case str():
                return exp.Literal.string(value)
            case datetime():
                text = exp.Literal.string(value.isoformat(" ", timespec="microseconds"))
                return exp.Cast(this=text, to=self.form(Form.MOMENT))
            case date():
                return exp.Cast(this=exp.Literal.string(value.isoformat()), to=self.form(Form.DATE))
            case _ as never:
                assert_never(never)


_SIGNS: dict[Sign, type[exp.Binary]] = {
    Sign.EQUAL: exp.EQ,
    Sign.UNEQUAL: exp.NEQ,
    Sign.LESS: exp.LT,
    Sign.AT_MOST: exp.LTE,
    Sign.GREATER: exp.GT,
    Sign.AT_LEAST: exp.GTE,
}


def _stands_alone(node: Expression) -> bool:
    """Whether an expression needs no brackets within another."""
    match node:
        case Column() | Unknown() | Coalesce() | Chosen() | FirstTrue() | As() | WithPoint() | Length():
            return True
        case Constant(value=value):
            return not isinstance(value, int) or value >= 0
        case (
            Conjunction()
            | Disjunction()
            | Not()
            | IsNull()
            | Compared()
            | OneOf()
            | Sum()
            | Product()
            | Fits()
        ):
            return False
        case _ as never:
            assert_never(never)


def _chain(kind: type[exp.Binary], parts: Iterable[exp.Expr]) -> exp.Expr:
    return reduce(lambda left, right: kind(this=left, expression=right), parts)
