"""A query in layers: each selects named expressions from the one below, the lowest from joined tables.

In come layers of the closed tree; out come sqlglot's select and the small tables that are joined, as CREATE
and INSERT.  Nothing is ever parsed.  Knows nothing of requirements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from sp_engine.packages import optional_package
from sp_engine.rules.sql.dialects import Dialect
from sp_engine.rules.sql.expressions import Column, Constant, Expression, Form, Unknown
from sp_engine.rules.sql.written import Writer

if TYPE_CHECKING:
    from sqlglot import exp
else:
    exp = optional_package("sqlglot", "batch").exp

Cell: TypeAlias = bool | int | str | date | datetime | None
"""What stands in a cell of a joined table."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a joined table; `told`: what it holds, for whoever reads the query."""

    name: str
    form: Form
    told: str = ""


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A small table that is joined by its `keys`, the first columns; rows are few."""

    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int = 1


@dataclass(frozen=True, slots=True)
class Join:
    """A table that is joined where some columns equal some values: one row of it at most."""

    table: str
    on: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """What one layer selects; `told`: comments by column, `below`: what it calls the table below."""

    name: str
    columns: tuple[tuple[str, Expression], ...]
    joins: tuple[Join, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    below: str = ""


def select_of(layers: Sequence[Layer], source: str, dialect: Dialect) -> exp.Select:
    """Return the query: each layer a common table but the last, which is the result."""
    writer = Writer(dialect)
    ctes = []
    below = source
    for layer in layers[:-1]:
        select = _select(layer, below, writer)
        if dialect.flattens:  # what has an offset is left as it stands, and its rows are handed on one by one
            select.set("offset", exp.Offset(expression=exp.Literal.number(0)))
        ctes.append(exp.CTE(this=select, alias=exp.TableAlias(this=writer.name(layer.name))))
        below = layer.name
    select = _select(layers[-1], below, writer)
    if ctes:
        select.set("with_", exp.With(expressions=ctes))
    return select


def _select(layer: Layer, below: str, writer: Writer) -> exp.Select:
    chosen = []
    for name, value in layer.columns:
        one = exp.Alias(this=writer.of(value), alias=writer.name(name))
        if name in layer.told:
            one.add_comments([f" {layer.told[name]} "])
        chosen.append(one)
    table = exp.Table(this=writer.name(below))
    if layer.below:
        table.set("alias", exp.TableAlias(this=writer.name(layer.below)))
    joins = [
        exp.Join(this=exp.Table(this=writer.name(join.table)), side="LEFT", on=_on(join, writer))
        for join in layer.joins
    ]
    return exp.Select(expressions=chosen, from_=exp.From(this=table), joins=joins)


def _on(join: Join, writer: Writer) -> exp.Expr:
    each = [
        exp.EQ(this=writer.column(name, join.table), expression=writer.of(value)) for name, value in join.on
    ]
    return exp.and_(*each) if len(each) > 1 else each[0]


# ── joined tables ────────────────────────────────────────────────────────────
def create_of(table: JoinedTable, dialect: Dialect) -> exp.Create:
    """Return the statement that makes a joined table."""
    writer = Writer(dialect)
    columns = []
    for column in table.columns:
        one = exp.ColumnDef(this=writer.name(column.name), kind=writer.form(column.form))
        columns.append(one)
    schema = exp.Schema(this=exp.Table(this=writer.name(table.name)), expressions=columns)
    return exp.Create(this=schema, kind="TABLE")


def insert_of(table: JoinedTable, dialect: Dialect, rows: Iterable[tuple[Cell, ...]]) -> exp.Insert:
    """Return the statement that fills a joined table with some rows."""
    writer = Writer(dialect)
    forms = [column.form for column in table.columns]
    written = [
        exp.Tuple(
            expressions=[
                writer.of(Unknown(form) if cell is None else Constant(cell))
                for cell, form in zip(row, forms, strict=True)
            ]
        )
        for row in rows
    ]
    return exp.Insert(
        this=exp.Table(this=writer.name(table.name)), expression=exp.Values(expressions=written)
    )


def in_table(table: str, name: str) -> Column:
    """Return a column of a joined table."""
    return Column(name, table)
