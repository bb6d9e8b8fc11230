"""What it costs to decide on a population in DuckDB, as shares of a bare scan and of copying the file.

Run by hand: `python tests/benchmarks/bench_population.py [ROWS]`, ten million rows by default, and a tenth of
them for how it grows.  A bare scan takes the greatest value of every column.  Prints ratios, the most memory
that was held, and how many applicants the engine decides one by one in the same time; then what a plan
written by hand in Polars does (`polars_plan.py`: the outcome and nothing else), by MiB of memory that was
held.  Polars is installed from PyPI into the benchmark's own environment.  Asserts nothing but that both find
the same outcomes of the rows that are sound.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

sys.path.insert(0, str(Path(__file__).parents[1]))

from sp_engine import open_catalogue
from sp_engine.population.arrow_tables import arrow_table
from sp_engine.querying.standard_query import PopulationQuery, population_query
from sp_engine.rules.sql.columns import ApplicantColumn
from sp_engine.rules.sql.expressions import Form

FIRST, DAYS, PART = date(2026, 1, 5), 300, 500_000
SERVICE = "kalbar/kantor-cabang"
ENVIRONMENT = Path(__file__).parents[2] / ".bench-venv"
POLARS = "polars==2.1.0"
MOST_COMPARED = 1_000_000
"""The rows of so small a file are told apart by their places, whole in memory."""


def seconds(call: Callable[[], object]) -> float:
    """Return the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def column(random: Any, of: ApplicantColumn, rows: int) -> pa.Array:
    """Return values of which nine in ten are stated and most suit."""
    open_ = random.random(rows) < 0.1
    match of.form:
        case Form.TRUTH:
            return pa.array(random.random(rows) < 0.95, mask=open_)
        case Form.DATE:
            days = np.datetime64("2020-01-01") + random.integers(0, 2_000, rows)
            return pa.array(days.astype("datetime64[D]"), mask=open_)
        case Form.TEXT if of.definition.choices:
            choices = np.array([*of.definition.choices])
            return pa.array(choices[random.integers(0, len(choices), rows)], mask=open_)
        case Form.TEXT:
            return pa.array((10**12 + random.integers(0, 10**12, rows)).astype(str), mask=open_)
        case _:  # the rest: whole numbers
            return pa.array(random.integers(0, 10**6, rows), mask=open_)


def written(rows: int, file: Path) -> None:
    """Write a file of applicants."""
    query = population_query(open_catalogue().standard(SERVICE, on=FIRST))
    random = np.random.default_rng(1)
    with parquet.ParquetWriter(file, schema(query)) as writer:
        for at in range(0, rows, PART):
            some = min(PART, rows - at)
            received = (np.datetime64(FIRST) + random.integers(0, DAYS, some)).astype("datetime64[D]")
            arrays = [column(random, one, some) for one in query.columns]
            writer.write_table(pa.table([pa.array(received), *arrays], schema=schema(query)))


def schema(query: PopulationQuery) -> pa.Schema:
    kinds = {Form.TRUTH: pa.bool_(), Form.DATE: pa.date32(), Form.TEXT: pa.string()}
    fields = [(one.name, kinds.get(one.form, pa.int64())) for one in query.columns]
    return pa.schema([("received", pa.date32()), *fields])


def measured(query: PopulationQuery, rows: int, folder: Path) -> dict[str, float]:
    """Return the seconds of each way over so many rows."""
    file, out = folder / f"{rows}.parquet", folder / "out.parquet"
    apart = get_context("spawn").Process(target=written, args=(rows, file))  # its memory is not counted
    apart.start()
    apart.join()
    connection = duckdb.connect()
    connection.execute(f"SET temp_directory = '{folder}'")
    connection.execute("SET memory_limit = '400MiB'")
    connection.execute("SET preserve_insertion_order = false")
    for table in query.tables([FIRST + timedelta(days=number) for number in range(DAYS)]):
        connection.register("joined", arrow_table(table))
        connection.execute(f'CREATE TABLE "{table.name}" AS FROM joined')
    connection.execute(f"CREATE VIEW applicants AS FROM '{file}'")
    names = ["received", *(one.name for one in query.columns)]
    masks = [c.name for c in query.result_columns if c.name.startswith(("statuses_", "problems_"))]
    said = ", ".join(f"max({name})" for name in masks)
    ways = {
        "bare scan": "SELECT " + ", ".join(f'max("{name}")' for name in names) + " FROM applicants",
        "outcome and masks": f"SELECT outcome, count(*), {said} FROM ({query.sql()}) GROUP BY 1",
        "copied": f"COPY applicants TO '{out}'",
        "all with due dates, written": f"COPY ({query.sql()}) TO '{out}'",
    }
    found = {}
    for name, sql in ways.items():
        found[name] = seconds(lambda sql=sql: connection.execute(sql).fetchall())  # type: ignore[misc]
        rate = rows / found[name] / 1e6
        print(f"{rows:>12,} {name:30} {found[name]:8.2f} s {rate:6.2f} million rows a second", flush=True)
    print(f"{'':12} most memory held: {held():.0f} MiB")
    sound = f"SELECT a.* FROM applicants a POSITIONAL JOIN ({query.sql()}) r WHERE r.outcome IS NOT NULL"
    if rows <= MOST_COMPARED:
        connection.execute("SET preserve_insertion_order = true")
        connection.execute(f"COPY ({sound}) TO '{folder / 'sound.parquet'}'")
        outcomes = (
            f"SELECT outcome, count(*) FROM ({query.sql()}) WHERE outcome IS NOT NULL GROUP BY 1 ORDER BY 1"
        )
        ours = dict(connection.execute(outcomes).fetchall())
        theirs = in_polars(folder / "sound.parquet")["outcomes"]
        assert ours == theirs, f"outcomes differ: {ours}, in Polars {theirs}"
    return found


def held() -> float:
    """Return the most memory that this process held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_polars(file: Path) -> dict[str, Any]:
    """Return what the plan written by hand came to, in a process and an environment of its own."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / ".polars").exists():
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", POLARS], check=True)
        (ENVIRONMENT / ".polars").touch()
    script = [str(python), str(Path(__file__).with_name("polars_plan.py")), str(file)]
    found: dict[str, Any] = json.loads(subprocess.run(script, check=True, capture_output=True).stdout)
    return found


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    service = open_catalogue().standard(SERVICE, on=FIRST)
    query = population_query(service)
    print(f"{SERVICE}: {len(service.standard.requirements)} requirements, {len(query.columns)} columns;")
    print(f"DuckDB {duckdb.__version__}, {os.cpu_count()} processors")
    received = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
    facts = {one.name: True for one in query.columns if one.form is Form.TRUTH and one.member is None}

    def one() -> None:
        decision = service.decide(dict(facts), received=received)
        decision.findings, decision.deadlines, decision.fee  # noqa: B018

    def some() -> None:
        for _ in range(500):
            one()

    alone = seconds(some) / 500
    with tempfile.TemporaryDirectory() as folder:
        small = measured(query, rows // 10, Path(folder))
        great = measured(query, rows, Path(folder))
        ours = rows / great["outcome and masks"] / held()
        peer = in_polars(Path(folder) / f"{rows}.parquet")
    scan, masks = great["bare scan"], great["outcome and masks"]
    full = great["all with due dates, written"]
    print(f"outcome and masks {scan / masks:.2f} of the rate of the bare scan")
    copying = great["copied"] / full
    print(f"all with due dates written {scan / full:.2f} of it, {copying:.2f} of that of copying")
    print(f"ten times the rows: {full / small['all with due dates, written']:.1f} times as long")
    print(f"{alone * rows / full:.0f} times as fast as one by one ({alone * 1e6:.0f} us each)")
    theirs = rows / peer["seconds"] / peer["mib"]
    print(f"Polars {peer['version']}, outcome alone: {peer['seconds']:.2f} s, {peer['mib']:.0f} MiB held")
    beside = f"{theirs:,.0f} in Polars: x{ours / theirs:.2f}"
    print(f"applicants a second for each MiB: {ours:,.0f} with masks, {beside}")


if __name__ == "__main__":
    main()
