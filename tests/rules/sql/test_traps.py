"""What databases do in ways of their own, each met in one place, and here by what would go wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
import sqlglot
from populations.services import SERVICES
from sqlglot import exp

from sp_engine.population.arrow_tables import arrow_table
from sp_engine.querying.standard_query import APPLICANTS, PopulationQuery, population_query
from sp_engine.rules.sql.columns import ApplicantColumn
from sp_engine.rules.sql.dialects import Dialect, NotInSql
from sp_engine.rules.sql.expressions import Column, Expression, Fits, Form, columns_in
from sp_engine.rules.sql.layers import Layer, select_of
from sp_engine.rules.sql.written import Writer

QUERIES = {name: population_query(service) for name, service in SERVICES.items()}


def layers_of(query: PopulationQuery) -> list[Layer]:
    return query._layers({}, None, (), {})


def nodes(query: PopulationQuery, dialect: Dialect) -> Iterator[exp.Expr]:
    yield from select_of(layers_of(query), APPLICANTS, dialect).walk()


def test_sqlglot_still_drops_is_true_for_trino_so_that_nothing_here_says_it() -> None:
    asked = exp.Is(this=exp.column("x"), expression=exp.Boolean(this=True))
    assert "TRUE" not in asked.sql("trino")
    assert "TRUE" not in asked.sql("snowflake")


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_asks_is_of_null_alone(name: str) -> None:
    asked = [node for node in nodes(QUERIES[name], Dialect.TRINO) if isinstance(node, exp.Is)]
    assert asked
    assert all(isinstance(node.expression, exp.Null) for node in asked)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_has_no_lists_and_reckons_with_no_dates(name: str) -> None:
    kinds = (exp.Array, exp.Bracket, exp.Interval, exp.DateAdd, exp.DateSub, exp.DateDiff, exp.Sub, exp.Div)
    assert [node for node in nodes(QUERIES[name], Dialect.CLICKHOUSE) if isinstance(node, kinds)] == []


@pytest.mark.parametrize("name", QUERIES)
def test_columns_of_one_layer_never_name_each_other(name: str) -> None:
    """DuckDB takes such a name for the column beside it, PostgreSQL refuses it."""
    below: set[str] | None = None
    for layer in layers_of(QUERIES[name]):
        named = {column for _, value in layer.columns for column in columns_in(value)}
        joined = {join.table for join in layer.joins}
        own = {column for _, value in layer.columns for column in of_tables(value, joined)}
        assert below is None or named - own <= below
        below = {column for column, _ in layer.columns}


def of_tables(value: Expression, tables: set[str]) -> Iterator[str]:
    if isinstance(value, Column) and value.table in tables:
        yield value.name
    for part in getattr(value, "parts", ()):
        yield from of_tables(part, tables)
    for way in getattr(value, "ways", ()):
        for part in way:
            yield from of_tables(part, tables)


def answer(
    query: PopulationQuery, stated: dict[str, Any], forms: dict[str, Form]
) -> tuple[Any, tuple[str, ...]]:
    """Return the outcome of one applicant, and what has to be looked at."""
    kinds = {
        Form.TRUTH: "BOOLEAN", Form.WHOLE: "BIGINT", Form.DECIMAL: "DECIMAL(18, 6)", Form.FLOAT: "DOUBLE",
        Form.TEXT: "VARCHAR", Form.DATE: "DATE", Form.MOMENT: "TIMESTAMP",
    }  # fmt: skip
    connection = duckdb.connect()
    columns = {column.name: kinds[forms.get(column.name, column.form)] for column in query.columns}
    written = ", ".join(f'"{name}" {kind}' for name, kind in {"received": "DATE", **columns}.items())
    connection.execute(f'CREATE TABLE "{APPLICANTS}" ({written})')
    stated = {"received": date(2026, 3, 16), **stated}
    names = ", ".join(f'"{name}"' for name in stated)
    places = ", ".join("?" for _ in stated)
    connection.execute(f'INSERT INTO "{APPLICANTS}" ({names}) VALUES ({places})', [*stated.values()])
    for table in query.tables([date(2026, 3, 16)]):
        connection.register(table.name, arrow_table(table))
    found = connection.execute(query.sql(forms=forms)).fetchone()
    assert found is not None
    said = dict(zip([column.name for column in query.result_columns], found, strict=True))
    return said["outcome"], query.problems_of([v for k, v in said.items() if k.startswith("problems_")])


HAKI = QUERIES["kalbar/kantor-cabang"]
NUMBER = next(column for column in HAKI.columns if column.form is Form.WHOLE)
TEXT: ApplicantColumn = next(column for column in HAKI.columns if column.name == "nib")
CHOICE = next(column for column in HAKI.columns if column.name == "predikat_kesehatan")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 0.5, -1.0, 1e300])
def test_a_number_that_is_none_is_compared_with_nothing(value: float) -> None:
    """NaN is greater than everything, where it is not unequal to itself."""
    assert answer(HAKI, {NUMBER.name: value}, {NUMBER.name: Form.FLOAT}) == (None, (NUMBER.name,))


@pytest.mark.parametrize("text", ["1234567890123\n", " 1234567890123", "123456789012", "12345678901234", "x"])
def test_a_text_that_a_pattern_fits_in_part_is_looked_at(text: str) -> None:
    assert answer(HAKI, {TEXT.name: text}, {}) == (None, (TEXT.name,))


@pytest.mark.parametrize("text", ["Sehat", " sehat", "sehat ", "sehat\n", "sehat\0", "seha", "1", "0", "1.0"])
def test_a_text_is_cast_to_no_choice_but_the_one_that_it_is(text: str) -> None:
    assert "AS ENUM(" in HAKI.sql()
    assert answer(HAKI, {CHOICE.name: text}, {}) == (None, (CHOICE.name,))
    assert answer(HAKI, {CHOICE.name: "sehat"}, {})[1] == ()


@pytest.mark.parametrize("text", ["", " ", "-"])
def test_a_text_without_a_letter_states_nothing(text: str) -> None:
    assert answer(HAKI, {TEXT.name: text}, {}) == answer(HAKI, {}, {})


def test_a_pattern_ends_at_the_end_where_a_dollar_does_not_say_so() -> None:
    asked = Fits(Column("x"), "^[0-9]{2}$")
    assert Writer(Dialect.SPARK).of(asked).sql("spark") == "`x` RLIKE '^[0-9]{2}$(?![^ -~])'"
    assert Writer(Dialect.DUCKDB).of(asked).sql("duckdb") == "REGEXP_MATCHES(\"x\", '^[0-9]{2}$')"


def test_a_name_that_postgresql_would_cut_off_is_refused() -> None:
    assert Writer(Dialect.POSTGRES).name("a" * 63).name == "a" * 63
    with pytest.raises(NotInSql, match="longer than the 63 letters"):
        Writer(Dialect.POSTGRES).name("a" * 64)


@pytest.mark.parametrize("dialect", Dialect)
def test_postgresql_alone_is_kept_from_writing_a_layer_out_into_the_next(dialect: Dialect) -> None:
    query = select_of(layers_of(HAKI), APPLICANTS, dialect)
    fenced = [one.this.args.get("offset") is not None for one in query.ctes]
    assert len(fenced) > 1
    assert fenced == [dialect is Dialect.POSTGRES] * len(fenced)
    assert query.args.get("offset") is None


def test_clickhouse_has_days_before_1970_in_a_type_of_its_own_alone() -> None:
    assert Writer(Dialect.CLICKHOUSE).form(Form.DATE).sql("clickhouse") == "Nullable(Date32)"


def test_bigquery_takes_no_point_in_the_name_of_a_column() -> None:
    assert Writer(Dialect.BIGQUERY).name("surat.isi:ruang").name == "surat__isi__ruang"


@pytest.mark.parametrize("dialect", Dialect)
def test_what_is_written_is_read_back_as_it_was_meant(dialect: Dialect) -> None:
    for query in QUERIES.values():
        written = query.sql(dialect)
        assert sqlglot.parse_one(written, read=dialect.value).sql(dialect.value) == written
