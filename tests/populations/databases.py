"""The databases in which queries run: DuckDB in this process, PostgreSQL and Spark where they are installed.

In come a query, rows and the types of columns; out come the answers in the order of the rows.
"""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.parquet as parquet
import sqlglot
from populations.hostile_rows import Row
from populations.reference import UNSOUND, Answer
from sqlglot import exp

from sp_engine.deciding import CalendarDoubt
from sp_engine.population.arrow_tables import arrow_table, arrow_type
from sp_engine.population.spark_session import spark_session
from sp_engine.querying.standard_query import PopulationQuery, table_sql
from sp_engine.rules.sql.dialects import Dialect
from sp_engine.rules.sql.expressions import Form
from sp_engine.rules.sql.layers import JoinedTable

ROW = "row_number"


def table_of(query: PopulationQuery, rows: Sequence[Row], forms: Mapping[str, Form]) -> pa.Table:
    """Return the table of applicants."""
    arrays = {
        ROW: pa.array(range(len(rows)), pa.int64()),
        "received": pa.array([row.received for row in rows], pa.date32()),
    }
    for column in query.columns:
        kind = arrow_type(forms.get(column.name, column.form))
        arrays[column.name] = pa.array([row.cells[column.name] for row in rows], kind)
    return pa.table(arrays)


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

    @property
    def version(self) -> str:
        """Which database it is, as it says itself."""
        [(said,)] = self.fetch("SELECT version()")
        return f"{type(self).__name__} {said.partition(' on ')[0]}"

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
            value is None
            for name, value in said.items()
            if name.startswith(("statuses_", "due_", "fee", "missing_", "provisional"))
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
        CalendarDoubt(said.get("missing_calendar"), bool(said.get("provisional"))),
    )


def _stood_in(node: exp.Expr) -> exp.Expr:
    """Put what DuckDB has in the place of what it lacks, which means the same there."""
    kinds = exp.DataType.Type
    if isinstance(node, exp.DataType) and node.this == kinds.DATE32:
        return exp.DataType(this=kinds.DATE)
    if isinstance(node, exp.DataType) and node.this == kinds.DATETIME64:
        return exp.DataType(this=kinds.TIMESTAMP)
    if isinstance(node, exp.Literal) and node.is_string and node.this.endswith("$(?![^ -~])"):
        return exp.Literal.string(node.this.removesuffix("(?![^ -~])"))
    return node


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
        self.put(table.name, arrow_table(table))

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        if self.dialect is not Dialect.DUCKDB:
            sql = sqlglot.parse_one(sql, read=self.dialect.value).transform(_stood_in).sql("duckdb")
        return self._connection.execute(sql).fetchall()


_POSTGRES = {
    Form.TRUTH: "boolean",
    Form.WHOLE: "bigint",
    Form.DECIMAL: "numeric",
    Form.FLOAT: "double precision",
    Form.TEXT: "text",
    Form.DATE: "date",
    Form.MOMENT: "timestamp",
}


class Postgres(Database):
    """A PostgreSQL server at an address."""

    dialect = Dialect.POSTGRES

    def __init__(self, address: str) -> None:
        self._connection = psycopg.connect(address, autocommit=True)

    def put(self, name: str, table: pa.Table) -> None:
        forms = {arrow_type(form): form for form in Form}
        columns = ", ".join(f'"{field.name}" {_POSTGRES[forms[field.type]]}' for field in table.schema)
        with self._connection.cursor() as cursor:
            cursor.execute(f'DROP TABLE IF EXISTS "{name}"')
            cursor.execute(f'CREATE TABLE "{name}" ({columns})')
            with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
                    copy.write_row(row)
            cursor.execute(f'ANALYZE "{name}"')

    def join(self, table: JoinedTable) -> None:
        """Run the statements that are printed for people, not a copy of what they say."""
        with self._connection.cursor() as cursor:
            cursor.execute(f'DROP TABLE IF EXISTS "{table.name}"')
            for statement in table_sql(table, self.dialect):
                cursor.execute(statement)

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()

    def close(self) -> None:
        self._connection.close()


def has_spark() -> bool:
    """Whether PySpark and Java are installed."""
    return find_spec("pyspark") is not None and shutil.which("java") is not None


class Spark(Database):
    """Spark in local mode, with two workers; needs Java 17 and PySpark."""

    dialect = Dialect.SPARK

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._session = spark_session("local[2]")
        self._number = 0

    def put(self, name: str, table: pa.Table) -> None:
        self._number += 1
        path = self._folder / f"{self._number}.parquet"
        parquet.write_table(table, path)
        self._session.read.parquet(str(path)).createOrReplaceTempView(name)

    def join(self, table: JoinedTable) -> None:
        self.put(table.name, arrow_table(table))

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def close(self) -> None:
        self._session.stop()
