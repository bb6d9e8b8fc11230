"""Many rows decided at once by DuckDB, with the query of the service; the reader that explains has the rest.

In come rows of a file; out comes for each what it comes to, the same as one by one: rows that the query does
not take for sound (unusual spellings, mistakes, lists, days of another decree) are decided one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from typing import Any

from sp_engine.deciding import GENERAL_LIMIT_STAGE, CalendarDoubt, Service
from sp_engine.documents import Requirement
from sp_engine.facts import FactDefinition, Kind, ValueProblem, states_nothing
from sp_engine.packages import optional_package
from sp_engine.population.columns import Column, FactColumn, ReceivedColumn
from sp_engine.population.decided_rows import (
    MOMENT_RECEIVED,
    DecidedRow,
    RowDecider,
    RowError,
    deciding_statuses,
)
from sp_engine.population.row_source import ApplicantRow
from sp_engine.querying import (
    APPLICANTS,
    MISSING_CALENDAR,
    PROVISIONAL,
    PopulationQuery,
    due_name,
    population_query,
    table_sql,
)
from sp_engine.rules import MEMBER_MARK, RECEIVED, Dialect, Form, Outcome
from sp_engine.words import DiagnosticError

_ROW = "row_number"


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
        optional_package("sqlglot", "batch")
        self._query: PopulationQuery = population_query(service, received_form=Form.MOMENT)
        self._standard, self._zone = service.standard, service.standard.agency.zone
        self._columns, self._one_by_one, self._received = columns, one_by_one, received
        self._moments = {one.name for one in self._query.columns if one.kind is Kind.MOMENT}
        known: dict[str, list[Any]] = {}
        for column in self._query.columns:
            known.setdefault(column.fact, []).append(column)
        self._asked = known
        stages = self._standard.stages
        agencys = [stage.id for stage in stages if not (stage.programme or stage.by_applicant)]
        self._stages = [*agencys, GENERAL_LIMIT_STAGE]
        self._reasons: dict[tuple[Any, ...], tuple[str, ...] | None] = {}

    def decided(self, rows: Sequence[ApplicantRow]) -> Iterator[DecidedRow | tuple[RowError, ...]]:
        """Yield what each row comes to, in their order."""
        found = self._at_once(rows)
        for at, row in enumerate(rows):
            told = found.get(at)
            yield self._one_by_one.decided(row) if told is None else told

    def _at_once(self, rows: Sequence[ApplicantRow]) -> dict[int, DecidedRow]:
        """Return what the query decides, by the place of each row."""
        places, received, cells = self._table(rows)
        if not places:
            return {}
        arrow = self._arrow
        named = {
            _ROW: arrow.array(places, arrow.int64()),
            RECEIVED: arrow.array(received, arrow.timestamp("us")),
            **{name: arrow.array(values, self._type(name)) for name, values in cells.items()},
        }
        forms = {name: Form.TEXT for name in cells if self._type(name) == arrow.string()}
        with self._duckdb.connect() as database:
            database.register(APPLICANTS, arrow.table(named))
            told = self._asked_of(database, [*dict.fromkeys(received)], forms, [*cells])
        return dict(self._told(told))

    def _type(self, name: str) -> Any:
        """Return the type of a column: all but moments and the members of a set is read as text."""
        if name in self._moments:
            return self._arrow.timestamp("us")
        return self._arrow.bool_() if MEMBER_MARK in name else self._arrow.string()

    def _asked_of(
        self, database: Any, received: list[datetime], forms: dict[str, Form], present: list[str]
    ) -> dict[str, list[Any]]:
        query = self._query
        _put(database, query.day_table(received))
        keys = {
            table: database.execute(query.keys_sql(table, forms=forms, present=present)).fetchall()
            for table in query.keyed_tables
        }
        for table in query.tables(received, keys)[1:]:
            _put(database, table)
        sql = query.sql(Dialect.DUCKDB, forms=forms, present=present, keep=(_ROW,))
        result: dict[str, list[Any]] = database.sql(sql).to_arrow_table().to_pydict()
        return result

    def _table(self, rows: Sequence[ApplicantRow]) -> tuple[list[int], list[datetime], dict[str, list[Any]]]:
        """Return the rows that the query may decide, as columns."""
        asked = [
            (column, self._asked.get(column.fact.id))
            for column in self._columns
            if isinstance(column, FactColumn)
        ]
        when = next((column for column in self._columns if isinstance(column, ReceivedColumn)), None)
        names = [
            one.name
            for column, found in asked
            if found and column.fact.kind is not Kind.LIST
            for one in found
        ]
        cells: dict[str, list[Any]] = {name: [] for name in names}
        usual = self._received.astimezone(self._zone).replace(tzinfo=None)
        places: list[int] = []
        received: list[datetime] = []
        for at, row in enumerate(rows):
            told = None if row.problem is not None else self._cells(row, asked)
            if told is None:
                continue
            cell = None if when is None else row.cells.get(when.heading)
            moment = usual if states_nothing(cell) else self._moment(MOMENT_RECEIVED, cell, row.spoken)
            if moment is None:
                continue
            places.append(at)
            received.append(moment)
            for name, values in cells.items():
                values.append(told.get(name))
        return places, received, cells

    def _cells(
        self, row: ApplicantRow, asked: list[tuple[FactColumn, list[Any] | None]]
    ) -> dict[str, Any] | None:
        """Return a row by the names of the query's columns; None for one that is read one by one."""
        told: dict[str, Any] = {}
        for column, found in asked:
            cell = row.cells.get(column.heading)
            if cell is None or cell == "":
                continue
            if isinstance(cell, dict) or column.fact.kind is Kind.LIST:
                return None
            if column.fact.kind is Kind.SET:
                members = self._members(column, cell, row.spoken)
                if members is None:
                    return None
                told |= {one.name: one.member in members for one in found or ()}
                continue
            if not found:  # of what the service does not ask the query knows nothing
                return None
            plain = self._moment if column.fact.kind is Kind.MOMENT else self._plain_text
            value = plain(column.fact, cell, row.spoken)
            if value is None:
                return None
            told[found[0].name] = value
        return told

    def _plain_text(self, fact: FactDefinition, cell: Any, spoken: bool) -> str | None:
        """Return a value in its plain spelling, as a query reads it; None where it has to be looked at."""
        if not spoken or not isinstance(cell, str) or cell.isdigit() or cell.isidentifier():
            return _text(fact.kind, cell)
        try:
            return _text(fact.kind, self._one_by_one.plain_value(fact, cell, spoken))
        except ValueProblem:
            return None

    def _members(self, column: FactColumn, cell: Any, spoken: bool) -> frozenset[str] | None:
        """Return the members of a set that a cell states; None where that has to be looked at."""
        try:
            told = self._one_by_one.plain_value(column.fact, cell, spoken)
        except ValueProblem:
            return None
        known = column.fact.choices or {}
        if not isinstance(told, list) or not all(isinstance(one, str) and one in known for one in told):
            return None
        return frozenset(told) if len(told) >= (column.fact.least or 0) else None

    def _moment(self, fact: FactDefinition, cell: Any, spoken: bool) -> datetime | None:
        """Return a moment in the agency's own time; None for none, and where it has to be looked at."""
        try:
            stated = self._one_by_one.moment(cell, spoken, fact)
        except (ValueProblem, DiagnosticError):
            return None
        return None if stated is None else stated.astimezone(self._zone).replace(tzinfo=None)

    def _told(self, result: dict[str, list[Any]]) -> Iterator[tuple[int, DecidedRow]]:
        masks = [result[name] for name in result if name.startswith("statuses_")]
        outcomes = result["outcome"]
        none: list[Any] = [None] * len(outcomes)
        fees, missing = result.get("fee", none), result.get(MISSING_CALENDAR, none)
        provisional = result.get(PROVISIONAL, none)
        columns = {stage: due_name(stage) for stage in self._stages}
        due = {stage: result[name] for stage, name in columns.items() if name in result}
        decree = self._standard.decree.folder
        for i, place in enumerate(result[_ROW]):
            if outcomes[i] is None or (fees[i] is None and self._query.left_out):
                continue
            outcome = Outcome(outcomes[i])
            reasons = self._reasons_of(outcome, tuple(column[i] for column in masks))
            if reasons is not None:
                moments = {
                    stage: found[i].replace(tzinfo=self._zone)
                    for stage, found in due.items()
                    if found[i] is not None
                }
                doubt = CalendarDoubt(missing[i], bool(provisional[i]))
                yield place, DecidedRow(outcome, reasons, fees[i], moments, decree, doubt)

    def _reasons_of(self, outcome: Outcome, masks: tuple[int, ...]) -> tuple[str, ...] | None:
        """Return the requirements that decided; None where several reject together and none alone."""
        key = (outcome, *masks)
        if key not in self._reasons:
            wanted = deciding_statuses(outcome)
            requirements: tuple[Requirement, ...] = self._standard.requirements
            statuses = self._query.statuses_of(masks)
            found = tuple(
                requirement.id
                for requirement, status in zip(requirements, statuses, strict=False)
                if requirement.mandatory and status in wanted
            )
            together = outcome.is_rejection and self._query.service.follows.consequences.found
            self._reasons[key] = None if together else found
        return self._reasons[key]


def _text(kind: Kind, cell: Any) -> str | None:
    """Return a value of a kind in its plain spelling; None for one that has none, or that is of another."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return ("ya" if cell else "tidak") if kind in (Kind.YES_NO, Kind.DOCUMENT) else None
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell.isoformat() if kind is Kind.DATE else None
    return str(cell) if isinstance(cell, int) and (cell >= 0 or kind is not Kind.TEXT) else None


def _put(database: Any, table: Any) -> None:
    for statement in table_sql(table, Dialect.DUCKDB):
        database.execute(statement)
