"""Rows of a file as the table of a service's query, and what the query says of them.

In come rows; out come those that a query may decide, as columns, and the answers of a query as decisions.
What is unusual (spellings, mistakes) is left out: the reader that explains has the rest.  Of lists is counted
what the query asks.  Touches no database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sp_engine.deciding import GENERAL_LIMIT_STAGE, CalendarDoubt, Service
from sp_engine.documents import Requirement
from sp_engine.facts import FactDefinition, Kind, ValueProblem, states_nothing
from sp_engine.packages import optional_package
from sp_engine.population.columns import Column, FactColumn, ReceivedColumn
from sp_engine.population.decided_rows import MOMENT_RECEIVED, DecidedRow, RowDecider, deciding_statuses
from sp_engine.population.row_source import ApplicantRow
from sp_engine.querying import (
    MISSING_CALENDAR,
    PROVISIONAL,
    PopulationQuery,
    due_name,
    list_counts,
    population_query,
)
from sp_engine.rules import MEMBER_MARK, ApplicantColumn, Form, Outcome
from sp_engine.words import DiagnosticError

ROW_NUMBER = "row_number"
"""The column by which an answer finds its row."""


class QueryTable(NamedTuple):
    """The rows that a query may decide: their places, moments of receipt, and cells by column."""

    places: list[int]
    received: list[datetime]
    cells: dict[str, list[Any]]


class QueryRows:
    """The rows of one table for the query of a service.

    `forms` are the columns that the table has, with their types: all but moments, the members of a set and
    what is counted of a list is text.  Raises `NotInSql` for a service that no query can decide.
    """

    def __init__(
        self, service: Service, columns: Sequence[Column], one_by_one: RowDecider, received: datetime
    ) -> None:
        optional_package("sqlglot", "batch")
        self.query: PopulationQuery = population_query(service, received_form=Form.MOMENT)
        self._service, self._standard, self._zone = service, service.standard, service.standard.agency.zone
        self._columns, self._one_by_one = columns, one_by_one
        self.usual: datetime = received.astimezone(self._zone).replace(tzinfo=None)
        self.when = next((column for column in columns if isinstance(column, ReceivedColumn)), None)
        known: dict[str, list[ApplicantColumn]] = {}
        for column in self.query.columns:
            known.setdefault(column.fact, []).append(column)
        self._asked = [
            (column, known.get(column.fact.id)) for column in columns if isinstance(column, FactColumn)
        ]
        self.forms: Mapping[str, Form] = {
            one.name: _form(one) for column, found in self._asked if found for one in found
        }
        stages = self._standard.stages
        agencys = [stage.id for stage in stages if not (stage.programme or stage.by_applicant)]
        self._stages = [*agencys, GENERAL_LIMIT_STAGE]
        self._reasons: dict[tuple[Any, ...], tuple[str, ...] | None] = {}

    @property
    def text_forms(self) -> dict[str, Form]:
        """The columns that come as text, for the query to read."""
        return {name: form for name, form in self.forms.items() if form is Form.TEXT}

    def table(self, rows: Sequence[ApplicantRow]) -> QueryTable:
        """Return the rows that the query may decide, as columns."""
        cells: dict[str, list[Any]] = {name: [] for name in self.forms}
        places: list[int] = []
        received: list[datetime] = []
        for at, row in enumerate(rows):
            if row.problem is not None:
                continue
            cell = None if self.when is None else row.cells.get(self.when.heading)
            moment = self.usual if states_nothing(cell) else self._moment(MOMENT_RECEIVED, cell, row.spoken)
            told = None if moment is None else self._cells(row, moment)
            if moment is None or told is None:
                continue
            places.append(at)
            received.append(moment)
            for name, values in cells.items():
                values.append(told.get(name))
        return QueryTable(places, received, cells)

    def _cells(self, row: ApplicantRow, received: datetime) -> dict[str, Any] | None:
        """Return a row by the names of the query's columns; None for one that is read one by one."""
        told: dict[str, Any] = {}
        for column, found in self._asked:
            cell = row.cells.get(column.heading)
            if cell is None or cell == "":
                continue
            if column.fact.kind is Kind.LIST:
                counts = self._counts(column, found, cell, row.spoken, received)
                if counts is None:
                    return None
                told |= counts
                continue
            if isinstance(cell, dict):
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

    def _counts(
        self,
        column: FactColumn,
        counted: Sequence[ApplicantColumn] | None,
        cell: Any,
        spoken: bool,
        received: datetime,
    ) -> Mapping[str, Any] | None:
        """Return what is counted of a list that a cell states; None where that has to be looked at."""
        fact = column.fact
        if not counted:
            return None
        try:
            plain = {fact.id: self._one_by_one.plain_value(fact, cell, spoken)}
            read = self._service.read_facts(plain, received=received.replace(tzinfo=self._zone))
        except (ValueProblem, DiagnosticError):
            return None
        stated = read.plain.get(fact.id)
        return list_counts(counted, stated, received.date(), self._service.compiled)

    def _moment(self, fact: FactDefinition, cell: Any, spoken: bool) -> datetime | None:
        """Return a moment in the agency's own time; None for none, and where it has to be looked at."""
        try:
            stated = self._one_by_one.moment(cell, spoken, fact)
        except (ValueProblem, DiagnosticError):
            return None
        return None if stated is None else stated.astimezone(self._zone).replace(tzinfo=None)

    def told(self, result: Mapping[str, list[Any]]) -> Iterator[tuple[int, DecidedRow]]:
        """Yield what the query says, by `ROW_NUMBER`; not of rows that are left to the reader."""
        masks = [result[name] for name in result if name.startswith("statuses_")]
        outcomes = result["outcome"]
        none: list[Any] = [None] * len(outcomes)
        fees, missing = result.get("fee", none), result.get(MISSING_CALENDAR, none)
        provisional = result.get(PROVISIONAL, none)
        columns = {stage: due_name(stage) for stage in self._stages}
        due = {stage: result[name] for stage, name in columns.items() if name in result}
        decree = self._standard.decree.folder
        for i, place in enumerate(result[ROW_NUMBER]):
            if outcomes[i] is None:
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
            statuses = self.query.statuses_of(masks)
            found = tuple(
                requirement.id
                for requirement, status in zip(requirements, statuses, strict=False)
                if requirement.mandatory and status in wanted
            )
            together = outcome.is_rejection and self.query.service.follows.consequences.found
            self._reasons[key] = None if together else found
        return self._reasons[key]


def _form(column: ApplicantColumn) -> Form:
    """Return the type in which a column is handed over."""
    if column.kind in (Kind.MOMENT, Kind.LIST):
        return column.form
    return Form.TRUTH if MEMBER_MARK in column.name else Form.TEXT


def _text(kind: Kind, cell: Any) -> str | None:
    """Return a value of a kind in its plain spelling; None for one that has none, or that is of another."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return ("ya" if cell else "tidak") if kind in (Kind.YES_NO, Kind.DOCUMENT) else None
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell.isoformat() if kind is Kind.DATE else None
    return str(cell) if isinstance(cell, int) and (cell >= 0 or kind is not Kind.TEXT) else None
