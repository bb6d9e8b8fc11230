"""What a worker of Spark does with rows: readies them for the query, and says what each comes to.

In come batches of Arrow; out come batches of Arrow.  A worker has the engine and a copy of the catalogue; it
reads it once for each run.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sp_engine.deciding import ENGINE_VERSION
from sp_engine.lint import open_catalogue
from sp_engine.packages import optional_package
from sp_engine.population.arrow_tables import arrow_type
from sp_engine.population.columns import ColumnNames, columns_of
from sp_engine.population.decided_rows import DecidedRow, RowDecider, RowError, service_in_force
from sp_engine.population.parquet_rows import plain_rows
from sp_engine.population.query_rows import ROW_NUMBER, QueryRows
from sp_engine.population.result_columns import ERROR, ERROR_HEADINGS, FEE
from sp_engine.population.result_rows import decision_cells, error_cells, outcome_name
from sp_engine.population.row_source import ApplicantRow
from sp_engine.rules import RECEIVED, Form, Outcome
from sp_engine.words import Language

if TYPE_CHECKING:
    import pyarrow

ROW, TOLD = "row", "told"
"""The columns of a row as it was read, and of what it comes to: bytes."""
TOLD_BESIDE = ("missing", "provisional", ERROR)
"""What is told of a row beside its result: what calendars it lacks, and what is wrong with it."""


class SparkTask(NamedTuple):
    """What a worker needs to know; all else stands in the catalogue, an archive that Spark hands out."""

    version: str
    archive: str
    provisional: bool
    service: str
    headings: tuple[str, ...]
    mapped: tuple[tuple[str, str], ...]
    received: datetime
    place: str


@lru_cache(maxsize=1)
def _readers(task: SparkTask) -> tuple[RowDecider, QueryRows]:
    """Return what reads rows one by one, and for the query."""
    if task.version != ENGINE_VERSION:
        raise RuntimeError(f"sp-engine {ENGINE_VERSION} on the worker, {task.version} on the driver")
    folder = Path(optional_package("pyspark", "spark").SparkFiles.get(task.archive))
    catalogue = open_catalogue(folder, provisional=task.provisional)
    service = catalogue.service(task.service, received=task.received)
    names = ColumnNames(service.standard, dict(task.mapped), task.place)
    columns = columns_of(task.headings, names, task.place)
    one_by_one = RowDecider(service_in_force(catalogue, task.service), names, task.received, task.place)
    return one_by_one, QueryRows(service, columns, one_by_one, task.received)


def readied(task: SparkTask, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Yield numbered rows with the columns of the query; NULL for all that is left to the reader."""
    for batch in batches:
        rows: list[ApplicantRow] = [pickle.loads(row) for row in batch.column(ROW).to_pylist()]
        yield _with_columns(task, rows, {name: batch.column(name) for name in (ROW_NUMBER, ROW)})


def table_readied(
    task: SparkTask, handed: tuple[str, ...], batches: Iterator[pyarrow.RecordBatch]
) -> Iterator[pyarrow.RecordBatch]:
    """Yield rows of a table likewise, with the columns that are `handed` on."""
    arrow = optional_package("pyarrow", "batch")
    for batch in batches:
        called = arrow.RecordBatch.from_arrays(batch.columns, names=[*task.headings])
        rows = [ApplicantRow(0, cells, spoken=False) for cells in plain_rows(called)]
        packed = arrow.array(map(pickle.dumps, rows), arrow.binary())
        yield _with_columns(task, rows, {ROW: packed, **{name: batch.column(name) for name in handed}})


def _with_columns(
    task: SparkTask, rows: list[ApplicantRow], first: dict[str, pyarrow.Array]
) -> pyarrow.RecordBatch:
    """Return rows with the columns of the query behind the first ones."""
    arrow = optional_package("pyarrow", "batch")
    _, readers = _readers(task)
    places, received, cells = readers.table(rows)
    at = {place: i for i, place in enumerate(places)}
    spread = arrow.array([at.get(i) for i in range(len(rows))], arrow.int64())
    named = {
        RECEIVED: arrow.array(received, arrow_type(Form.MOMENT)),
        **{name: arrow.array(stated, arrow_type(readers.forms[name])) for name, stated in cells.items()},
    }
    taken = [column.take(spread) for column in named.values()]
    return arrow.RecordBatch.from_arrays([*first.values(), *taken], names=[*first, *named])


def told(task: SparkTask, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Yield what each row comes to, as bytes."""
    arrow = optional_package("pyarrow", "batch")
    for batch in batches:
        packed = arrow.array(map(pickle.dumps, _results(task, batch)), arrow.binary())
        yield arrow.RecordBatch.from_arrays([batch.column(ROW_NUMBER), packed], names=[ROW_NUMBER, TOLD])


def table_told(
    task: SparkTask,
    handed: tuple[str, ...],
    columns: tuple[str, ...],
    stages: tuple[str, ...],
    language: Language,
    batches: Iterator[pyarrow.RecordBatch],
) -> Iterator[pyarrow.RecordBatch]:
    """Yield what each row comes to in the `columns` of a result, or what is wrong with it under `galat`."""
    arrow = optional_package("pyarrow", "batch")
    of_an_error = ERROR_HEADINGS[1:]
    wrong = arrow.list_(arrow.struct([(name, arrow.string()) for name in of_an_error]))
    schema = {
        **{name: arrow.int64() if name == FEE else arrow.string() for name in columns},
        **dict(zip(TOLD_BESIDE, (arrow.int64(), arrow.bool_(), wrong), strict=True)),
    }
    for batch in batches:
        rows = []
        for result in _results(task, batch):
            if isinstance(result, DecidedRow):
                outcome, *cells = decision_cells(result, stages)
                name = outcome_name(Outcome(outcome))
                rows.append((name, *cells, result.doubt.missing, result.doubt.provisional, None))
            else:
                errors = [dict(zip(of_an_error, error_cells(one, language), strict=True)) for one in result]
                rows.append((*(None for _ in columns), None, None, errors))
        made = [arrow.array([row[i] for row in rows], kind) for i, kind in enumerate(schema.values())]
        given = [batch.column(name) for name in handed]
        yield arrow.RecordBatch.from_arrays([*given, *made], names=[*handed, *schema])


def _results(task: SparkTask, batch: pyarrow.RecordBatch) -> list[DecidedRow | tuple[RowError, ...]]:
    """Return what each row comes to: what the query says of it, else what the reader does."""
    one_by_one, readers = _readers(task)
    answers: dict[str, list[Any]] = batch.to_pydict()
    rows = answers.pop(ROW)
    found = dict(readers.told({**answers, ROW_NUMBER: [*range(len(rows))]}))
    return [
        found[at] if at in found else one_by_one.decided(pickle.loads(row)) for at, row in enumerate(rows)
    ]
