"""A query and the engine say the same of every applicant, sound or not; a small sample of the comparison.

`make populations` compares 20,000 of each standard.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import sqlglot
from populations.comparison import compared, told
from populations.databases import Database, DuckDb, Postgres, Spark, has_spark
from populations.hostile_rows import USUAL, HostileRows
from populations.services import SERVICES
from register.counters import running_server, server_programs

from sp_engine.querying.standard_query import population_query
from sp_engine.rules.sql.dialects import Dialect

TELLING = (
    "kenanga/tera",
    "depok/tamu",
    "pasuruan/sosialisasi",
    "kemuning/laik-higiene",
    "lembayung/izin-makam",
)
"""Guards, gates, lists, moments, fees with numbers and by the items of a list."""
STOOD_IN = [
    dialect for dialect in Dialect if dialect not in (Dialect.DUCKDB, Dialect.POSTGRES, Dialect.SPARK)
]


def differences(name: str, database: Database, rows: int, seed: int) -> list[str]:
    found = compared(SERVICES[name], [database], rows, seed)
    assert len(found.outcomes) > 1
    return ["\n".join(told(one)) for one in found.differences[:3]]


@pytest.mark.parametrize("name", SERVICES)
def test_duckdb_says_what_the_engine_says_of_hostile_applicants(name: str) -> None:
    assert differences(name, DuckDb(), 120, 1) == []


@pytest.mark.parametrize("dialect", STOOD_IN)
def test_a_query_in_another_dialect_read_back_by_duckdb_says_the_same(dialect: Dialect) -> None:
    for name in TELLING:
        assert differences(name, DuckDb(dialect), 45, 3) == []


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    if server_programs() is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    with running_server() as address:
        connected = Postgres(address)
        yield connected
        connected.close()


@pytest.mark.parametrize("name", TELLING)
def test_postgresql_says_what_the_engine_says(postgres: Postgres, name: str) -> None:
    assert differences(name, postgres, 60, 4) == []


def test_postgresql_works_a_layer_out_before_the_next(postgres: Postgres) -> None:
    """Written out into each other they took 600 times as long."""
    service = SERVICES[TELLING[0]]
    query = population_query(service)
    made = HostileRows(service, query, USUAL, Random(6))
    postgres.answers(query, [*made.rows(9)], made.forms)
    sql = query.sql(postgres.dialect)
    plan = "\n".join(line for (line,) in postgres.fetch(f"EXPLAIN {sql}"))
    layers = [layer.alias for layer in sqlglot.parse_one(sql, read="postgres").find_all(sqlglot.exp.CTE)]
    assert len(layers) > 1
    assert [layer for layer in layers if f"Subquery Scan on {layer}" not in plan] == []


@pytest.mark.skipif(not has_spark(), reason="no PySpark with Java 17 (pip install sp-engine[spark])")
def test_spark_says_what_the_engine_says(tmp_path: Path) -> None:
    spark = Spark(tmp_path)
    try:
        for name in TELLING[:2]:
            assert differences(name, spark, 30, 5) == []
    finally:
        spark.close()
