"""A table of applicants decided where it lies: read, decided and written by a cluster of Spark.

In come names of tables, a service and a catalogue; out come a table of decisions, one of errors where there
are any, and a summary.  No row comes to this machine.
"""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from sp_engine.deciding import Catalogue
from sp_engine.population.batch import Batch, BatchWish, plan_of, refuse_taken, spark_task
from sp_engine.population.columns import unusable
from sp_engine.population.decided_files import kept, shown_cell
from sp_engine.population.population_summary import PopulationSummary
from sp_engine.population.result_columns import (
    CALENDAR,
    DECREE,
    ERROR,
    ERROR_HEADINGS,
    FEE,
    OUTCOME,
    REQUIREMENTS,
    due_headings,
)
from sp_engine.population.result_rows import BETWEEN, outcome_named
from sp_engine.population.spark_rows import SparkRows
from sp_engine.population.spark_session import spark_problems, spark_session
from sp_engine.population.spark_waiting import Waiting
from sp_engine.population.spark_work import ROW, TOLD_BESIDE, table_readied, table_told
from sp_engine.words.messages import population as messages

_, *_OF_AN_ERROR = ERROR_HEADINGS


class TableNames(NamedTuple):
    """A table of applicants, and those that are made of it; errors beside the result where nobody says."""

    input: str
    output: str
    errors: str

    @staticmethod
    def of(input: str, output: str, errors: str | None) -> TableNames:
        return TableNames(input, output, errors or f"{output}_{ERROR}")


def decide_table(
    catalogue: Catalogue, names: TableNames, wish: BatchWish, waiting: Waiting | None = None
) -> Batch:
    """Decide every row of a table into another one, which there must not be yet.

    The columns of the result are those of a file without the number of the row: a table has no order.
    `waiting` is told as `decide_file` says.
    Raises `PopulationError` for a table or a column that cannot be used and where Spark fails,
    `CatalogueError` for the service, `NotInSql` where it cannot be written as a query.
    """
    session = spark_session(wish.master)
    with spark_problems(messages.NO_TABLE):
        frame = session.table(names.input)
        for name in (names.output, names.errors):
            if session.catalog.tableExists(name):
                raise unusable(name, messages.TABLE_EXISTS)
    headings: tuple[str, ...] = tuple(frame.columns)
    plan = plan_of(catalogue, wish, headings, names.input)
    due = due_headings(plan.service.standard)
    result = (OUTCOME, REQUIREMENTS, FEE, *due.values(), CALENDAR, DECREE)
    refuse_taken(plan.carried, (*plan.carried, *result, *_OF_AN_ERROR), names.input)
    # a table may call its columns as the query calls its own
    types = {f"given_{i}": field.dataType.simpleString() for i, field in enumerate(frame.schema)}
    handed = {
        name: kind
        for (name, kind), heading in zip(types.items(), headings, strict=True)
        if heading in plan.carried or heading == wish.by
    }
    task = spark_task(session, catalogue, wish, plan, names.input)
    rows = SparkRows(session, plan.query_rows(wish.received), task, waiting)
    ready = partial(table_readied, task, tuple(handed))
    tell = partial(table_told, task, tuple(handed), result, tuple(due), wish.language)
    wrong = ", ".join(f"{name}: string" for name in _OF_AN_ERROR)
    told_types = {
        **handed,
        **{name: "bigint" if name == FEE else "string" for name in result},
        **dict(zip(TOLD_BESIDE, ("bigint", "boolean", f"array<struct<{wrong}>>"), strict=True)),
    }
    schema = ", ".join(f"`{name}` {kind}" for name, kind in told_types.items())
    with (
        spark_problems(messages.SPARK_FAILED),
        rows.answered(frame.toDF(*types), ready, {ROW: "binary", **handed}) as answers,
    ):
        told = answers.mapInArrow(tell, schema).persist()
        try:
            _write(told, names, headings, plan.carried, result)
            return plan.batch(_summary(told, headings, wish.by))
        finally:
            told.unpersist()


def _write(
    told: Any, names: TableNames, headings: tuple[str, ...], carried: tuple[str, ...], result: tuple[str, ...]
) -> None:
    """Write the errors, then the decisions: where these are, both are."""
    before = [told[f"given_{headings.index(one)}"].alias(one) for one in carried]
    wrong = told.where(f"`{ERROR}` IS NOT NULL")
    if not wrong.isEmpty():
        each = wrong.selectExpr("*", f"explode(`{ERROR}`) AS each")
        said = [each["each"][name].alias(name) for name in _OF_AN_ERROR]
        each.select(*before, *said).write.saveAsTable(names.errors)
    decided = told.where(f"`{ERROR}` IS NULL")
    decided.select(*before, *(told[f"`{name}`"] for name in result)).write.saveAsTable(names.output)


def _summary(told: Any, headings: tuple[str, ...], by: str | None) -> PopulationSummary:
    summary = PopulationSummary()
    value = "NULL" if by is None else f"given_{headings.index(by)}"
    counted = told.selectExpr(f"{value} AS value", OUTCOME, REQUIREMENTS, *TOLD_BESIDE[:-1])
    alike = counted.groupBy(*counted.columns).count()
    for value, outcome, requirements, missing, provisional, rows in alike.toLocalIterator():
        if outcome is None:
            summary.unreadable += rows
            continue
        reasons = requirements.split(BETWEEN) if requirements else []
        summary.add(outcome_named(outcome), reasons, shown_cell(kept(value)), rows)
        if missing is not None:
            summary.missing_calendars[missing] += rows
        summary.provisional += rows if provisional else 0
    return summary
