"""The databases in which queries run: DuckDB in this process, PostgreSQL and Spark where they are installed.

In come a query, rows and the types of columns; out come the answers in the order of the rows.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
import sqlglot
from populations.hostile_rows import Row
from populations.reference import UNSOUND, Answer

from sp_engine.querying.standard_query import PopulationQuery
from sp_engine.rules.sql.dialects import Dialect
from sp_engine.rules.sql.expressions import Form
from sp_engine.rules.sql.layers import JoinedTable

ARROW: Mapping[Form, pa.DataType] = {
    Form.TRUTH: pa.bool_(),
    Form.WHOLE: pa.int64(),
    Form.DECIMAL: pa.decimal128(38, 6),
    Form.FLOAT: pa.float64(),
    Form.TEXT: pa.string(),
    Form.DATE: pa.date32(),
    Form.MOMENT: pa.timestamp("us"),
}
ROW = "row_number"


def table_of(query: PopulationQuery, rows: Sequence[Row], forms: Mapping[str, Form]) -> pa.Table:
    """Return the table of applicants."""
    arrays = {
        ROW: pa.array(range(len(rows)), pa.int64()),
        "received": pa.array([row.received for row in rows], pa.date32()),
    }
    for column in query.columns:
        kind = ARROW[forms.get(column.name, column.form)]
        arrays[column.name] = pa.array([row.cells[column.name] for row in rows], kind)
    return pa.table(arrays)


def joined_of(table: JoinedTable) -> pa.Table:
    """Return a joined table for a database that takes tables as they are."""
    return pa.table(
        {
            column.name: pa.array([row[at] for row in table.rows], ARROW[column.form])
            for at, column in enumerate(table.columns)
        }
    )


class Database(ABC):
    """Somewhere a query runs."""

    dialect: Dialect

    def answers(self, query: PopulationQuery, rows: Sequence[Row], forms: Mapping[str, Form]) -> list[Answer]:
        """Return what the query says of each row."""
        days = [row.received for row in rows]
        self.put("applicants", table_of(query, rows, forms))
        self.join(query.day_table(days))
        keys = {
            name: self.fetch(query.keys_sql(name, self.dialect, forms=forms)) for name in query.keyed_tables
        }
        for table in query.tables(days, keys)[1:]:
            self.join(table)
        found = self.fetch(query.sql(self.dialect, forms=forms, keep=(ROW,)))
        assert len(found) == len(rows)
        return [answer_of(query, row) for row in sorted(found)]

    @abstractmethod
    def put(self, name: str, table: pa.Table) -> None: ...

    @abstractmethod
    def join(self, table: JoinedTable) -> None: ...

    @abstractmethod
    def fetch(self, sql: str) -> list[tuple[Any, ...]]: ...


def answer_of(query: PopulationQuery, row: Sequence[Any]) -> Answer:
    """Return what a row of the result says."""
    said = dict(zip([ROW, *(column.name for column in query.result_columns)], row, strict=True))
    problems = [value for name, value in said.items() if name.startswith("problems_")]
    if said["outcome"] is None:
        assert any(problems)
        assert all(
            value is None for name, value in said.items() if name.startswith(("statuses_", "due_", "fee"))
        )
        return UNSOUND
    assert not any(problems)
    masks = [value for name, value in said.items() if name.startswith("statuses_")]
    due = {name.removeprefix("due_"): value for name, value in said.items() if name.startswith("due_")}
    return Answer(
        said["outcome"],
        tuple(status.value for status in query.statuses_of(masks)),
        said.get("fee"),
        tuple(sorted((stage, moment) for stage, moment in due.items() if moment is not None)),
    )


class DuckDb(Database):
    """DuckDB, in memory; also for the SQL of another dialect, read back by sqlglot."""

    def __init__(self, dialect: Dialect = Dialect.DUCKDB) -> None:
        self.dialect = dialect
        self._connection = duckdb.connect()

    def put(self, name: str, table: pa.Table) -> None:
        if self.dialect is Dialect.BIGQUERY:
            table = table.rename_columns(
                [n.replace(".", "__").replace(":", "__").replace("/", "__") for n in table.column_names]
            )
        self._connection.register(name, table)

    def join(self, table: JoinedTable) -> None:
        self.put(table.name, joined_of(table))

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        if self.dialect is not Dialect.DUCKDB:
            [sql] = sqlglot.transpile(sql, read=self.dialect.value, write="duckdb")
        return self._connection.execute(sql).fetchall()
