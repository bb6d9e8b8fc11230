"""Many applicants in memory: an Arrow table in, an Arrow table out, row by row.

In come a catalogue, a service and a table whose columns are named as facts are; out comes a table with one
row for each, in the same order: what was decided, or what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sp_engine.deciding import Catalogue
from sp_engine.packages import optional_package
from sp_engine.population.batch import AT_ONCE, BatchWish, engine_for, plan_of
from sp_engine.population.decided_rows import DecidedRow, RowError
from sp_engine.population.parquet_rows import plain_rows
from sp_engine.population.result_columns import (
    CALENDAR,
    ERROR,
    FEE,
    OUTCOME,
    REQUIREMENTS,
    calendar_words,
    due_headings,
)
from sp_engine.population.result_rows import outcome_name
from sp_engine.population.row_source import ApplicantRow

if TYPE_CHECKING:
    import pyarrow

_PLACE = "table"


def decide_many(
    catalogue: Catalogue,
    service: str,
    table: pyarrow.Table,
    *,
    received: datetime,
    mapped: Mapping[str, str] | None = None,
) -> pyarrow.Table:
    """Return what each row of a table comes to: `hasil`, `sebab`, `biaya`, `tenggat.<stage>`, `kalender`,
    `galat`.

    `received` must have an offset, and holds for every row unless there is a column `diterima`.  Columns
    that are no facts are left aside.  A row that cannot be read has only `galat`, each finding on a line.
    Raises `PopulationError` for columns that cannot be used, `CatalogueError` for the service.
    """
    arrow = optional_package("pyarrow", "batch")
    wish = BatchWish(service, received, dict(mapped or {}))
    plan = plan_of(catalogue, wish, tuple(table.column_names), _PLACE)
    engine, decide = engine_for(catalogue, wish, plan, _PLACE)
    due = due_headings(plan.service.standard)
    moment = arrow.timestamp("us", tz="UTC")
    schema = arrow.schema(
        [
            (OUTCOME, arrow.string()),
            (REQUIREMENTS, arrow.list_(arrow.string())),
            (FEE, arrow.int64()),
            *((heading, moment) for heading in due.values()),
            (CALENDAR, arrow.string()),
            (ERROR, arrow.string()),
        ]
    )
    batches = []
    number = 0
    for batch in table.to_batches(max_chunksize=AT_ONCE[engine]):
        rows = [
            ApplicantRow(number + at, cells, spoken=False) for at, cells in enumerate(plain_rows(batch), 1)
        ]
        number += len(rows)
        told = [_told(result, due) for result in decide(rows)]
        batches.append(arrow.RecordBatch.from_pylist(told, schema=schema))
    return arrow.Table.from_batches(batches, schema=schema)


def _told(result: DecidedRow | tuple[RowError, ...], due: Mapping[str, str]) -> dict[str, Any]:
    if not isinstance(result, DecidedRow):
        return {ERROR: "\n".join(f"{one.column}: {one.finding.message()}" for one in result)}
    return {
        OUTCOME: outcome_name(result.outcome),
        REQUIREMENTS: list(result.requirements),
        FEE: result.fee,
        **{due[stage]: at for stage, at in result.due.items() if stage in due},
        CALENDAR: calendar_words(result.doubt),
    }
