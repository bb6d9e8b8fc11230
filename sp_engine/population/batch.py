"""A file of applicants decided: every row is a decision or an error, and the result is whole or not there.

In come files, a service and a catalogue; out comes a file of decisions, one of errors where there are any,
and a summary.  Holds some thousand rows at a time, whatever the file has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, assert_never

from sp_engine.deciding import ENGINE_VERSION, Catalogue, Service
from sp_engine.documents import Standard
from sp_engine.immutable import Immutable
from sp_engine.population.applicant_rows import applicant_rows
from sp_engine.population.columns import (
    CarriedColumn,
    Column,
    ColumnNames,
    FactColumn,
    columns_of,
    unusable,
)
from sp_engine.population.decided_files import (
    ResultTable,
    kept,
    refuse_place,
    refuse_same,
    shown_cell,
    write_tables,
)
from sp_engine.population.decided_rows import DecidedRow, RowDecider, RowError, service_in_force
from sp_engine.population.duckdb_rows import DuckdbRows, has_duckdb
from sp_engine.population.population_summary import PopulationSummary
from sp_engine.population.query_rows import QueryRows
from sp_engine.population.result_columns import (
    CALENDAR,
    DECREE,
    ERROR_HEADINGS,
    FEE,
    OUTCOME,
    REQUIREMENTS,
    ROW,
    due_headings,
)
from sp_engine.population.result_rows import BETWEEN, decision_cells, error_cells, outcome_name
from sp_engine.population.row_source import ApplicantRow, ApplicantRows, table_format
from sp_engine.population.spark_rows import SparkRows, shared_catalogue
from sp_engine.population.spark_session import spark_session
from sp_engine.population.spark_waiting import Waiting
from sp_engine.population.spark_work import SparkTask
from sp_engine.population.staged_run import StagedRun, kept_state
from sp_engine.rules import NotInSql, Outcome
from sp_engine.words import Language, nearest
from sp_engine.words.messages import population as messages

RECEIVED_OPTION = "--received"


class Engine(StrEnum):
    """What decides rows: all at once with a query, here or on a cluster, or one by one."""

    DUCKDB = "duckdb"
    COMPILED = "compiled"
    SPARK = "spark"


AT_ONCE = {Engine.DUCKDB: 100_000, Engine.COMPILED: 5_000, Engine.SPARK: 200_000}
"""So many rows are decided and kept at a time."""
DecideRows: TypeAlias = Callable[[Sequence[ApplicantRow]], Iterable[DecidedRow | tuple[RowError, ...]]]
Progress = Callable[[int, int], None]


class BatchFiles(Immutable):
    """Where a population is, and where what it comes to goes; errors beside it where nobody says."""

    input: Path
    output: Path
    errors: Path

    @staticmethod
    def of(input: Path, output: Path, errors: Path | None) -> BatchFiles:
        return BatchFiles(input, output, errors or output.with_name(f"{output.stem}.galat.csv"))

    def refuse_unwritable(self) -> None:
        """Raise, before anything is decided, where a result could not be written, or over another file.

        `PopulationError` for a format that there is not and for one file named twice, `OSError` for a folder.
        """
        written = (self.output, self.errors)
        for path in written:
            table_format(path)
        refuse_same((self.input, *written))
        for path in written:
            refuse_place(path)


class BatchWish(Immutable):
    """How a population is decided: received when, where no column says it; `by` is a column to count by.

    Without an `engine` DuckDB is taken where it is installed and the service can be written as a query; what
    rows come to is the same.  `master` is the address of a cluster of Spark.  `sheet` is wanted of a workbook
    that has several.
    """

    service: str
    received: datetime
    mapped: dict[str, str]
    by: str | None = None
    sheet: str | None = None
    resume: bool = False
    engine: Engine | None = None
    master: str | None = None
    language: Language = "id"


class Batch(NamedTuple):
    """What a run came to: its counts; the headings that were read, and those that were carried along.

    `lacking` are the facts of the service that no column states.
    """

    summary: PopulationSummary
    standard: Standard
    read: tuple[str, ...]
    carried: tuple[str, ...]
    lacking: tuple[str, ...]


def decide_file(
    catalogue: Catalogue,
    files: BatchFiles,
    wish: BatchWish,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
) -> Batch:
    """Decide every row of a file.

    `progress` is told how much is done, of how much; `waiting` for how many seconds no worker of Spark has
    taken the work, from a thread of its own.
    Raises `PopulationError` for a file, a column or an earlier run that cannot be used, `CatalogueError` for
    the service, `OSError` where a result cannot be written; then the old result is whole.
    """
    files.refuse_unwritable()
    place = str(files.input)
    with applicant_rows(files.input, wish.sheet) as found:
        plan = plan_of(catalogue, wish, found.headings, place)
        standard, carried = plan.service.standard, plan.carried
        engine, decide = engine_for(catalogue, wish, plan, place, waiting)
        due = due_headings(standard)
        headings = (
            ROW,
            *carried,
            OUTCOME,
            REQUIREMENTS,
            FEE,
            *due.values(),
            CALENDAR,
            DECREE,
        )
        refuse_taken(carried, headings, place)
        same = _same(catalogue, files, wish, standard, engine)
        with StagedRun(files.output, same, resume=wish.resume) as staged:
            count = _decide(found, decide, AT_ONCE[engine], staged, carried, due, wish, progress)
            summary = PopulationSummary()
            result = ResultTable(
                files.output, headings, _rows(staged, count, summary, len(carried)), whole=(ROW, FEE)
            )
            errors = ResultTable(files.errors, ERROR_HEADINGS, _errors(staged, count), whole=(ROW,))
            if any(piece["errors"] for piece in staged.pieces(count)):
                write_tables(errors, result)
            else:
                write_tables(result)
                files.errors.unlink(missing_ok=True)
    return plan.batch(summary)


class Plan(NamedTuple):
    """How the rows of a table are read: the service, what each column is, and what reads one by one."""

    service: Service
    columns: tuple[Column, ...]
    one_by_one: RowDecider

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the table, in their order."""
        return tuple(column.heading for column in self.columns)

    @property
    def carried(self) -> tuple[str, ...]:
        """The headings that are only carried along."""
        return tuple(column.heading for column in self.columns if isinstance(column, CarriedColumn))

    def query_rows(self, received: datetime) -> QueryRows:
        """Return what readies rows for a query.  Raises `NotInSql` where the service has none."""
        return QueryRows(self.service, self.columns, self.one_by_one, received)

    def batch(self, summary: PopulationSummary) -> Batch:
        """Return what a run came to."""
        columns, standard = self.columns, self.service.standard
        read = tuple(column.heading for column in columns if not isinstance(column, CarriedColumn))
        stated = {column.fact.id.partition(".")[0] for column in columns if isinstance(column, FactColumn)}
        lacking = tuple(fact for fact in standard.facts if fact not in stated)
        return Batch(summary, standard, read, self.carried, lacking)


def plan_of(catalogue: Catalogue, wish: BatchWish, headings: tuple[str, ...], place: str) -> Plan:
    """Return how a table with these headings is read, as `decide_file` says."""
    service = catalogue.service(wish.service, received=wish.received)
    service.refuse_errors()
    names = ColumnNames(service.standard, wish.mapped, place)
    columns = columns_of(headings, names, place)
    if wish.by is not None:
        _refuse_no_column(wish.by, headings, place)
    one_by_one = RowDecider(service_in_force(catalogue, wish.service), names, wish.received, place)
    return Plan(service, columns, one_by_one)


def spark_task(session: Any, catalogue: Catalogue, wish: BatchWish, plan: Plan, place: str) -> SparkTask:
    """Return what workers need to know; they are handed the catalogue."""
    return SparkTask(
        ENGINE_VERSION,
        shared_catalogue(session, catalogue.files.root),
        catalogue.files.provisional,
        wish.service,
        plan.headings,
        tuple(wish.mapped.items()),
        wish.received,
        place,
    )


def engine_for(
    catalogue: Catalogue, wish: BatchWish, plan: Plan, place: str, waiting: Waiting | None = None
) -> tuple[Engine, DecideRows]:
    """Return what decides: what is wished for, else the fastest that can here.

    Raises `NotInSql` where a query is wished for, and the service cannot be written as one; for Spark what
    `spark_session` raises.
    """
    match wish.engine:
        case None:
            return _fastest(wish, plan)
        case Engine.COMPILED:
            return Engine.COMPILED, partial(map, plan.one_by_one.decided)
        case Engine.DUCKDB:
            return Engine.DUCKDB, _by_duckdb(wish, plan)
        case Engine.SPARK:
            rows = plan.query_rows(wish.received)
            session = spark_session(wish.master)
            task = spark_task(session, catalogue, wish, plan, place)
            return Engine.SPARK, SparkRows(session, rows, task, waiting).decided
        case _ as never:
            assert_never(never)


def _fastest(wish: BatchWish, plan: Plan) -> tuple[Engine, DecideRows]:
    if has_duckdb():
        with suppress(NotInSql):
            return Engine.DUCKDB, _by_duckdb(wish, plan)
    return Engine.COMPILED, partial(map, plan.one_by_one.decided)


def _by_duckdb(wish: BatchWish, plan: Plan) -> DecideRows:
    return DuckdbRows(plan.service, plan.columns, plan.one_by_one, wish.received).decided


def _refuse_no_column(by: str, headings: tuple[str, ...], place: str) -> None:
    if by not in headings:
        listed = ", ".join(f"`{one}`" for one in headings)
        problem = messages.NO_SUCH_COLUMN.fill(column=by, columns=listed)
        raise unusable(place, problem, nearest(by, headings))


def refuse_taken(carried: tuple[str, ...], headings: tuple[str, ...], place: str) -> None:
    """Refuse to carry along what is called as a column of the result: it would take its place."""
    for heading in carried:
        if headings.count(heading) > 1:
            raise unusable(place, messages.TAKEN.fill(column=heading))


def _same(
    catalogue: Catalogue, files: BatchFiles, wish: BatchWish, standard: Standard, engine: Engine
) -> dict[str, Any]:
    """Return all on which a result rests, so that a run goes on with nothing else."""
    stat = files.input.stat()
    behind = catalogue.files.texts_behind(standard.decree, standard.service.partition("/")[2])
    return {
        "FILE": [str(files.input.resolve()), stat.st_size, stat.st_mtime_ns],
        "SERVICE": wish.service,
        "catalogue": [ENGINE_VERSION, sha256(repr([*behind]).encode()).hexdigest()],
        RECEIVED_OPTION: wish.received.isoformat(),
        "--provisional": catalogue.files.provisional,
        "--map": wish.mapped,
        "--by": wish.by,
        "--sheet": wish.sheet,
        "--engine": engine.value,
        "--lang": wish.language,
    }


def stopped_run_received(output: Path) -> datetime | None:
    """Return the moment of receipt of the run that was stopped at an output, None where there is none."""
    told = (kept_state(output) or {}).get(RECEIVED_OPTION)
    return None if told is None else datetime.fromisoformat(told)


def _decide(
    found: ApplicantRows,
    decide: DecideRows,
    at_once: int,
    staged: StagedRun,
    carried: tuple[str, ...],
    stages: Collection[str],
    wish: BatchWish,
    progress: Progress | None,
) -> int:
    """Decide and keep piece by piece; return how many pieces there are."""
    number = 0
    while rows := list(islice(found.rows, at_once)):
        if staged.piece(number) is None:
            staged.keep(number, _piece(decide, rows, carried, stages, wish))
        number += 1
        if progress is not None:
            progress(*found.read())
    return number


def _piece(
    decide: DecideRows,
    rows: list[ApplicantRow],
    carried: tuple[str, ...],
    stages: Collection[str],
    wish: BatchWish,
) -> dict[str, Any]:
    decisions: list[list[Any]] = []
    errors: list[list[Any]] = []
    unreadable = 0
    missing: Counter[int] = Counter()
    provisional = 0
    for row, result in zip(rows, decide(rows), strict=True):
        if isinstance(result, DecidedRow):
            value = None if wish.by is None else row.cells.get(wish.by)
            before = [row.number, *(kept(row.cells.get(heading)) for heading in carried)]
            decisions.append([shown_cell(kept(value)), *before, *decision_cells(result, stages)])
            if result.doubt.missing is not None:
                missing[result.doubt.missing] += 1
            provisional += result.doubt.provisional
        else:
            unreadable += 1
            errors += [[error.number, *error_cells(error, wish.language)] for error in result]
    return {
        "decisions": decisions,
        "errors": errors,
        "unreadable": unreadable,
        "missing_calendars": sorted(missing.items()),
        "provisional": provisional,
    }


def _errors(staged: StagedRun, count: int) -> Iterator[list[Any]]:
    for piece in staged.pieces(count):
        yield from piece["errors"]


def _rows(staged: StagedRun, count: int, summary: PopulationSummary, carried: int) -> Iterator[list[Any]]:
    """Yield the rows of the result, and count them."""
    for piece in staged.pieces(count):
        summary.unreadable += piece["unreadable"]
        summary.missing_calendars.update(dict(piece["missing_calendars"]))
        summary.provisional += piece["provisional"]
        for value, *row in piece["decisions"]:
            outcome, requirements = Outcome(row[1 + carried]), row[2 + carried]
            summary.add(outcome, requirements.split(BETWEEN) if requirements else [], value)
            row[1 + carried] = outcome_name(outcome)
            yield row
