"""What it costs to decide on a population in DuckDB, as shares of a bare scan and of copying the file.

Run by hand: `python tests/benchmarks/bench_population.py [ROWS]`, ten million rows by default, and a tenth of
them for how it grows.  A bare scan takes the greatest value of every column.  All ways take turns, the best
round of each counts.  Prints ratios, the most memory that was held, and how many applicants the engine
decides one by one in the same time; then what plans written by hand do, for the outcome and nothing else:
`polars_plan.py` over the same rows, by MiB of memory that was held, and `openfisca_plan.py` over a tenth.
Each is a process of its own, as is the query that stands beside them.  Both come from PyPI into the
benchmark's own environment.  Asserts nothing but that all find the same outcomes of the rows that are sound;
with ten million rows it writes its section of docs/reference/kinerja.md.
"""

from __future__ import annotations

import json
import os
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

from sp_engine import open_catalogue
from sp_engine.facts import Kind
from sp_engine.population.arrow_tables import arrow_table
from sp_engine.querying.standard_query import PopulationQuery, population_query
from sp_engine.querying.time_cases import due_name
from sp_engine.rules.sql.columns import ApplicantColumn
from sp_engine.rules.sql.expressions import Form
from sp_engine.rules.sql.verdict import LACKING, STATUSES_IN_A_MASK

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.branch_office import held
from benchmarks.performance_page import load, write_section

FIRST, DAYS, PART = date(2026, 1, 5), 300, 500_000
SERVICE = "kalbar/kantor-cabang"
ENVIRONMENT = Path(__file__).parents[2] / ".bench-venv"
PEERS = ("polars==2.1.0", "openfisca-core==46.0.1", "pyarrow")
ROUNDS = 3
MOST_COMPARED = 1_000_000
"""The rows of so small a file are told apart by their places, whole in memory."""
ROWS_FOR_THE_PAGE = 10_000_000

SECTION = """
`tests/benchmarks/bench_population.py` (in `make bench`), which writes this section, decides on made-up
applicants for `{service}` ({requirements} requirements, {columns} columns, a number of its own for each)
with the query of [`sp sql`](../how-to/sql.md): {rows:,} rows of Parquet, DuckDB {duckdb} held to 400 MiB,
{processors} processors, {load}. They state nine in ten facts; most suit.

| what is measured | wanted | seen |
|---|--:|--:|
| outcome and masks, of the rate of a bare scan | 0.6 | {masks:.2f} |
| all read, one of two numbers for each requirement: no check, no third value, no join | | {least:.2f} |
| with both due dates, written, of the same | 0.35 | {dated:.2f} |
| the same, of the rate of copying the file | 1 | {copying:.2f} |
| all that the query gives, written: fee, all due dates, what of them is in doubt | | {full:.2f} |
| memory at the most, MiB | 600 | {most:.0f} |
| ten times the rows take | 11 times | {growth:.1f} times |
| as fast as deciding one by one ({alone:.0f} µs; 188 when it was wanted) | 100 times | {times:.0f} times |

Plans for the same service written by hand have the outcome alone: no statuses, no check of any value, no
fee, no due date. They come to the same outcome of every row that is sound. Each runs in a process of its
own, as does the query beside them.

| what is measured | seen |
|---|--:|
| `polars_plan.py`, Polars {polars[version]}: seconds, MiB held | {polars[seconds]:.1f}, {polars[mib]:.0f} |
| outcome and masks: seconds, MiB held | {ours[seconds]:.1f}, {ours[mib]:.0f} |
| applicants a second for each MiB, of Polars' (wanted: more than 1) | {by_mib:.2f} |
| `openfisca_plan.py`, OpenFisca-Core {openfisca[version]}, a tenth of the rows: µs each | {each:.2f} |
| with both due dates, written: applicants a second, of OpenFisca's (more than 1) | {by_row:.1f} |
"""


def seconds(*calls: Callable[[], object]) -> list[float]:
    """Return the best of the rounds of each; they take turns."""
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for at, call in enumerate(calls):
            start = time.perf_counter()
            call()
            best[at] = min(best[at], time.perf_counter() - start)
    return best


def column(random: Any, of: ApplicantColumn, open_: Any) -> pa.Array:
    """Return values of which most suit; none where the fact is open."""
    rows = len(open_)
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
            most = 10**10 if of.kind is Kind.MONEY else 10**6
            return pa.array(random.integers(0, most, rows), mask=open_)


def written(rows: int, file: Path) -> None:
    """Write a file of applicants, who state nine in ten facts: of a set all members or none."""
    query = population_query(open_catalogue().standard(SERVICE, on=FIRST))
    random = np.random.default_rng(1)
    with parquet.ParquetWriter(file, schema(query)) as writer:
        for at in range(0, rows, PART):
            some = min(PART, rows - at)
            received = (np.datetime64(FIRST) + random.integers(0, DAYS, some)).astype("datetime64[D]")
            open_ = {fact: random.random(some) < 0.1 for fact in {one.fact: None for one in query.columns}}
            arrays = [column(random, one, open_[one.fact]) for one in query.columns]
            writer.write_table(pa.table([pa.array(received), *arrays], schema=schema(query)))


def schema(query: PopulationQuery) -> pa.Schema:
    kinds = {Form.TRUTH: pa.bool_(), Form.DATE: pa.date32(), Form.TEXT: pa.string()}
    fields = [(one.name, kinds.get(one.form, pa.int64())) for one in query.columns]
    return pa.schema([("received", pa.date32()), *fields])


def opened(query: PopulationQuery, file: Path) -> duckdb.DuckDBPyConnection:
    """Return a database with a file of applicants and what the query joins."""
    connection = duckdb.connect()
    connection.execute(f"SET temp_directory = '{file.parent}'")
    connection.execute("SET memory_limit = '400MiB'")
    connection.execute("SET preserve_insertion_order = false")
    for table in query.tables([FIRST + timedelta(days=number) for number in range(DAYS)]):
        connection.register("joined", arrow_table(table))
        connection.execute(f'CREATE TABLE "{table.name}" AS FROM joined')
    connection.execute(f"CREATE VIEW applicants AS FROM '{file}'")
    return connection


def outcomes_and_masks(query: PopulationQuery) -> str:
    names = [c.name for c in query.result_columns if c.name.startswith(("statuses_", "problems_"))]
    said = ", ".join(f"max({name})" for name in names)
    return f"SELECT outcome, count(*), {said} FROM ({query.sql()}) GROUP BY 1"


def least_possible(query: PopulationQuery) -> str:
    """Return what any such query has to do: read all, and choose one of two numbers for each requirement."""
    truths = [column.name for column in query.columns if column.form is Form.TRUTH]
    others = ["received", *(column.name for column in query.columns if column.form is not Form.TRUTH)]
    chosen = [
        f'CASE WHEN "{truths[at % len(truths)]}" THEN {1 << 4 * (at % STATUSES_IN_A_MASK)} ELSE {LACKING} END'
        for at in range(len(query.standard.requirements))
    ]
    masks = [
        " + ".join(chosen[at : at + STATUSES_IN_A_MASK]) for at in range(0, len(chosen), STATUSES_IN_A_MASK)
    ]
    named = ", ".join(f"{mask} AS m{at}" for at, mask in enumerate(masks))
    met = " AND ".join(f"m{at} < {LACKING}" for at in range(len(masks)))
    said = ", ".join(
        f"max({name})" for name in (*(f"m{at}" for at in range(len(masks))), *map(_quoted, others))
    )
    ruled = f"SELECT *, {named} FROM applicants"
    outcome = f"SELECT *, CASE WHEN {met} THEN 'approve' ELSE 'return' END AS outcome FROM ({ruled})"
    return f"SELECT outcome, count(*), {said} FROM ({outcome}) GROUP BY 1"


def _quoted(name: str) -> str:
    return f'"{name}"'


def outcomes_and_due_dates(query: PopulationQuery) -> str:
    names = [c.name for c in query.result_columns if c.name.startswith(("statuses_", "problems_"))]
    due = [due_name(stage.id) for stage in query.standard.stages]
    return "SELECT outcome, " + ", ".join(f'"{name}"' for name in (*names, *due)) + f" FROM ({query.sql()})"


def measured(query: PopulationQuery, rows: int, folder: Path) -> dict[str, float]:
    """Return the seconds of each way over so many rows."""
    file, out = folder / f"{rows}.parquet", folder / "out.parquet"
    apart = get_context("spawn").Process(target=written, args=(rows, file))  # its memory is not counted
    apart.start()
    apart.join()
    connection = opened(query, file)
    names = ["received", *(one.name for one in query.columns)]
    ways = {
        "bare scan": "SELECT " + ", ".join(f'max("{name}")' for name in names) + " FROM applicants",
        "outcome and masks": outcomes_and_masks(query),
        "two numbers a requirement": least_possible(query),
        "copied": f"COPY applicants TO '{out}'",
        "with both due dates, written": f"COPY ({outcomes_and_due_dates(query)}) TO '{out}'",
        "all, written": f"COPY ({query.sql()}) TO '{out}'",
    }
    taken = seconds(*(lambda sql=sql: connection.execute(sql).fetchall() for sql in ways.values()))
    found = dict(zip(ways, taken, strict=True))
    for name, one in found.items():
        print(f"{rows:>12,} {name:30} {one:8.2f} s {rows / one / 1e6:6.2f} million rows a second", flush=True)
    print(f"{'':12} most memory held: {held():.0f} MiB")
    if rows <= MOST_COMPARED:
        compare(query, connection, folder / "sound.parquet")
    return found


def compare(query: PopulationQuery, connection: duckdb.DuckDBPyConnection, sound: Path) -> None:
    """See that the plans written by hand come to the same outcomes of the rows that are sound."""
    connection.execute("SET preserve_insertion_order = true")
    rows = f"SELECT a.* FROM applicants a POSITIONAL JOIN ({query.sql()}) r WHERE r.outcome IS NOT NULL"
    connection.execute(f"COPY ({rows}) TO '{sound}'")
    outcomes = (
        f"SELECT outcome, count(*) FROM ({query.sql()}) WHERE outcome IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    ours = dict(connection.execute(outcomes).fetchall())
    print(f"{'':12} {ours}")
    for plan in ("polars_plan.py", "openfisca_plan.py"):
        theirs = planned(plan, sound)["outcomes"]
        assert ours == theirs, f"outcomes differ: {ours}, in {plan} {theirs}"


def planned(plan: str, file: Path) -> dict[str, Any]:
    """Return what a plan written by hand came to, in a process and an environment of its own."""
    python = ENVIRONMENT / "bin" / "python"
    installed = ENVIRONMENT / ".populations"
    if not installed.exists() or installed.read_text("utf-8").split() != [*PEERS]:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS], check=True)
        installed.write_text("\n".join(PEERS), "utf-8")
    return run_apart([str(python), str(Path(__file__).with_name(plan)), str(file)])


def run_apart(script: list[str]) -> dict[str, Any]:
    """Return what a process of its own prints."""
    found: dict[str, Any] = json.loads(subprocess.run(script, check=True, capture_output=True).stdout)
    return found


def query_alone(file: Path) -> None:
    """Print what outcome and masks cost in this process, in which nothing else has run."""
    query = population_query(open_catalogue().standard(SERVICE, on=FIRST))
    connection = opened(query, file)
    sql = outcomes_and_masks(query)
    [best] = seconds(lambda: connection.execute(sql).fetchall())
    print(json.dumps({"seconds": best, "mib": held()}))


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS_FOR_THE_PAGE
    service = open_catalogue().standard(SERVICE, on=FIRST)
    query = population_query(service)
    requirements, columns = len(service.standard.requirements), len(query.columns)
    print(f"{SERVICE}: {requirements} requirements, {columns} columns;")
    print(f"DuckDB {duckdb.__version__}, {os.cpu_count()} processors")
    received = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
    facts = {one.name: True for one in query.columns if one.form is Form.TRUTH and one.member is None}

    def one() -> None:
        decision = service.decide(dict(facts), received=received)
        decision.findings, decision.deadlines, decision.fee  # noqa: B018

    def some() -> None:
        for _ in range(500):
            one()

    alone = seconds(some)[0] / 500
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.parquet" for number in (rows, rows // 10)]
        small = measured(query, rows // 10, Path(folder))
        great = measured(query, rows, Path(folder))
        most = held()
        ours = run_apart([sys.executable, __file__, "--query", str(files[0])])
        polars = planned("polars_plan.py", files[0])
        openfisca = planned("openfisca_plan.py", files[1])
    scan, masks = great["bare scan"], great["outcome and masks"]
    dated, full = great["with both due dates, written"], great["all, written"]
    told = SECTION.format(
        service=SERVICE,
        requirements=requirements,
        columns=columns,
        rows=rows,
        duckdb=duckdb.__version__,
        processors=os.cpu_count(),
        load=load(),
        masks=scan / masks,
        least=scan / great["two numbers a requirement"],
        dated=scan / dated,
        copying=great["copied"] / dated,
        full=scan / full,
        most=most,
        growth=dated / small["with both due dates, written"],
        alone=alone * 1e6,
        times=alone * rows / dated,
        polars=polars,
        ours=ours,
        by_mib=(rows / ours["seconds"] / ours["mib"]) / (rows / polars["seconds"] / polars["mib"]),
        openfisca=openfisca,
        each=openfisca["seconds"] / (rows // 10) * 1e6,
        by_row=openfisca["seconds"] * 10 / dated,
    )
    print(told)
    if rows == ROWS_FOR_THE_PAGE:
        write_section("A population", told)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--query"]:
        query_alone(Path(sys.argv[2]))
    else:
        main()
