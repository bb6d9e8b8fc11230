"""Many rows decided at once by DuckDB, with the query of the service; the reader that explains has the rest.

In come rows of a file; out comes for each what it comes to, the same as one by one: rows that the query does
not take for sound (unusual spellings, mistakes, days of another decree) are decided one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from sp_engine.deciding import Service
from sp_engine.packages import optional_package
from sp_engine.population.arrow_tables import arrow_type
from sp_engine.population.columns import Column
from sp_engine.population.decided_rows import DecidedRow, RowDecider, RowError
from sp_engine.population.query_rows import ROW_NUMBER, QueryRows
from sp_engine.population.row_source import ApplicantRow
from sp_engine.querying import APPLICANTS, table_sql
from sp_engine.rules import RECEIVED, Dialect, Form


def has_duckdb() -> bool:
    """Whether what this takes is installed."""
    return find_spec("duckdb") is not None and find_spec("sqlglot") is not None


class DuckdbRows:
    """Decides rows with one query for all of them.

    Raises `NotInSql` for a service that no query can decide, `PackageMissingError` without DuckDB.
    """

    def __init__(
        self, service: Service, columns: Sequence[Column], one_by_one: RowDecider, received: datetime
    ) -> None:
        self._duckdb = optional_package("duckdb", "batch")
        self._arrow = optional_package("pyarrow", "batch")
        self._rows = QueryRows(service, columns, one_by_one, received)
        self._one_by_one = one_by_one

    def decided(self, rows: Sequence[ApplicantRow]) -> Iterator[DecidedRow | tuple[RowError, ...]]:
        """Yield what each row comes to, in their order."""
        found = self._at_once(rows)
        for at, row in enumerate(rows):
            told = found.get(at)
            yield self._one_by_one.decided(row) if told is None else told

    def _at_once(self, rows: Sequence[ApplicantRow]) -> dict[int, DecidedRow]:
        """Return what the query decides, by the place of each row."""
        places, received, cells = self._rows.table(rows)
        if not places:
            return {}
        arrow, forms = self._arrow, self._rows.forms
        named = {
            ROW_NUMBER: arrow.array(places, arrow.int64()),
            RECEIVED: arrow.array(received, arrow_type(Form.MOMENT)),
            **{name: arrow.array(values, arrow_type(forms[name])) for name, values in cells.items()},
        }
        with self._duckdb.connect() as database:
            database.register(APPLICANTS, arrow.table(named))
            told = self._asked_of(database, [*dict.fromkeys(received)])
        return dict(self._rows.told(told))

    def _asked_of(self, database: Any, received: list[datetime]) -> dict[str, list[Any]]:
        query, forms, present = self._rows.query, self._rows.text_forms, [*self._rows.forms]
        _put(database, query.day_table(received))
        keys = {
            table: database.execute(query.keys_sql(table, forms=forms, present=present)).fetchall()
            for table in query.keyed_tables
        }
        for table in query.tables(received, keys)[1:]:
            _put(database, table)
        sql = query.sql(Dialect.DUCKDB, forms=forms, present=present, keep=(ROW_NUMBER,))
        result: dict[str, list[Any]] = database.sql(sql).to_arrow_table().to_pydict()
        return result


def _put(database: Any, table: Any) -> None:
    for statement in table_sql(table, Dialect.DUCKDB):
        database.execute(statement)
