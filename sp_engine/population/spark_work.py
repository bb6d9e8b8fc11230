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
from sp_engine.population.decided_rows import RowDecider, service_in_force
from sp_engine.population.query_rows import ROW_NUMBER, QueryRows
from sp_engine.population.row_source import ApplicantRow
from sp_engine.rules import RECEIVED, Form

if TYPE_CHECKING:
    import pyarrow

ROW, TOLD = "row", "told"
"""The columns of a row as it was read, and of what it comes to: bytes."""


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
    arrow = optional_package("pyarrow", "batch")
    _, readers = _readers(task)
    for batch in batches:
        rows: list[ApplicantRow] = [pickle.loads(row) for row in batch.column(ROW).to_pylist()]
        places, received, cells = readers.table(rows)
        at = {place: i for i, place in enumerate(places)}
        spread = arrow.array([at.get(i) for i in range(len(rows))], arrow.int64())
        named = {
            RECEIVED: arrow.array(received, arrow_type(Form.MOMENT)),
            **{name: arrow.array(told, arrow_type(readers.forms[name])) for name, told in cells.items()},
        }
        taken = [column.take(spread) for column in named.values()]
        yield arrow.RecordBatch.from_arrays(
            [batch.column(ROW_NUMBER), batch.column(ROW), *taken], names=[ROW_NUMBER, ROW, *named]
        )


def told(task: SparkTask, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Yield what each row comes to: what the query says of it, else what the reader does."""
    arrow = optional_package("pyarrow", "batch")
    one_by_one, readers = _readers(task)
    for batch in batches:
        answers: dict[str, list[Any]] = batch.to_pydict()
        numbers, rows = answers[ROW_NUMBER], answers.pop(ROW)
        found: dict[int, Any] = dict(readers.told(answers))
        results = [
            found[number] if number in found else one_by_one.decided(pickle.loads(row))
            for number, row in zip(numbers, rows, strict=True)
        ]
        yield arrow.RecordBatch.from_arrays(
            [batch.column(ROW_NUMBER), arrow.array(map(pickle.dumps, results), arrow.binary())],
            names=[ROW_NUMBER, TOLD],
        )
