"""A row of a file as a decision: its cells read as facts are, decided, and told in a few columns.

In come rows and a catalogue; out comes for each row either what was decided or everything that is wrong with
it.  The decision is the one that `sp check` makes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias, assert_never

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import (
    CalendarDoubt,
    Catalogue,
    Decision,
    FactsError,
    Service,
    calendar_doubt,
    json_value,
)
from sp_engine.facts import (
    A_MOMENT,
    FactDefinition,
    Kind,
    ValueProblem,
    parse_spoken,
    parse_value,
    problem_for,
    shown,
    states_nothing,
)
from sp_engine.population.columns import (
    RECEIVED,
    CarriedColumn,
    ColumnNames,
    FactColumn,
    ReceivedColumn,
)
from sp_engine.population.row_source import ApplicantRow, day_of
from sp_engine.rules import FindingStatus, Outcome
from sp_engine.words import Diagnostic, DiagnosticError

_KEPT_VALUES = 50_000
"""So many values of a column are kept as they were read; a column has seldom more."""
_MEMBERS = (";", ",")
MOMENT_RECEIVED = A_MOMENT.replace(id=RECEIVED)
_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})
"""What Excel shows where a formula failed."""


class DecidedRow(NamedTuple):
    """What a row came to: the requirements that decided, the fee in rupiah where it is known.

    `due` has the moment at which each stage is due, of those that have one, `doubt` what they want of
    calendars.
    """

    outcome: Outcome
    requirements: tuple[str, ...]
    fee: int | None
    due: Mapping[str, datetime]
    decree: str
    doubt: CalendarDoubt


class RowError(NamedTuple):
    """One thing that is wrong with a row: in which column ("" for the whole row), what stands there, why."""

    number: int
    column: str
    value: str
    finding: Diagnostic


ServiceOn: TypeAlias = Callable[[datetime], Service]
"""What finds the service under which an application is decided that was received at a moment."""


def service_in_force(catalogue: Catalogue, service: str) -> ServiceOn:
    """Return what finds a service under the decree in force, once for each day.

    It raises `CatalogueError` where there is none, or where it rests on an error.
    """
    zone = catalogue.files.zone(service)
    found: dict[date, Service] = {}

    def on(received: datetime) -> Service:
        day = received.astimezone(zone).date()
        if day not in found:
            found[day] = catalogue.service(service, received=received)
        found[day].refuse_errors()
        return found[day]

    return on


class RowDecider:
    """Decides rows.  `as_if` decides also where the decree does not hold on the day."""

    def __init__(
        self, service: ServiceOn, names: ColumnNames, received: datetime, place: str, *, as_if: bool = False
    ) -> None:
        self._service, self._names, self._received, self._place = service, names, received, place
        self._as_if = as_if
        self._zone = service(received).standard.agency.zone
        self._read: dict[str, dict[Any, Any]] = {}

    def decided(self, row: ApplicantRow) -> DecidedRow | tuple[RowError, ...]:
        """Return what a row comes to, in a few columns."""
        found = self.decision(row)
        return found if isinstance(found, tuple) else decided_row(found)

    def decision(self, row: ApplicantRow) -> Decision | tuple[RowError, ...]:
        """Return what is decided on a row, or everything that is wrong with it."""
        if row.problem is not None:
            found = Diagnostic("SP847", self._place, None, {"row": str(row.number), "problem": row.problem})
            return (RowError(row.number, "", "", found),)
        facts: dict[str, Any] = {}
        columns: dict[str, str] = {}
        errors: list[RowError] = []
        received = self._received
        for heading, cell in row.cells.items():
            try:
                column = self._names.column(heading)
                match column:
                    case CarriedColumn():
                        continue
                    case ReceivedColumn():
                        received = self.moment(cell, row.spoken) or received
                        continue
                    case FactColumn(_, fact):
                        columns[fact.id] = heading
                        value = self.plain_value(fact, cell, row.spoken)
                        if value is not None:
                            facts[fact.id] = value
                    case _ as never:
                        assert_never(never)
            except ValueProblem as problem:
                found = Diagnostic(problem.code, self._place, None, problem.values, problem.suggestion)
                errors.append(RowError(row.number, heading, shown(cell), found))
            except DiagnosticError as error:
                errors += [RowError(row.number, heading, shown(cell), found) for found in error.diagnostics]
        try:
            service = self._service(received)
            if errors:
                service.read_facts(facts, received=received)  # what else is wrong with it is said as well
            else:
                return service.decide(facts, received=received, as_if=self._as_if)
        except (FactsError, CatalogueError) as error:
            for found in error.diagnostics:
                heading = columns.get(found.fact or "", "")
                value = shown(row.cells[heading]) if heading else ""
                errors.append(RowError(row.number, heading, value, found))
        return tuple(errors)

    def moment(
        self, cell: Any, spoken: bool, definition: FactDefinition = MOMENT_RECEIVED
    ) -> datetime | None:
        """Return the moment in a cell, None for nothing.  Raises `ValueProblem`."""
        if states_nothing(cell):
            return None
        zone = self._zone
        read = parse_spoken(definition, cell, zone).value if spoken else parse_value(definition, cell, zone)
        moment: datetime = read
        return moment

    def plain_value(self, fact: FactDefinition, cell: Any, spoken: bool) -> Any:
        """Return what a cell says as a system would write it; None for nothing.

        Raises `ValueProblem` for what a person wrote, and is no value.
        """
        if not spoken:
            return day_of(cell) if fact.kind is Kind.DATE else cell
        if cell is None or (isinstance(cell, str) and states_nothing(cell)):
            return None
        if not isinstance(cell, Hashable):
            return _written(fact, cell, self._zone)
        kept = self._read.setdefault(fact.id, {})
        key = (type(cell), cell)
        if key not in kept:
            if len(kept) >= _KEPT_VALUES:
                kept.clear()
            kept[key] = _written(fact, cell, self._zone)
        return kept[key]


def decided_row(decision: Decision) -> DecidedRow:
    """Return what a decision comes to in a few columns."""
    due = {one.stage: one.due for one in decision.deadlines if one.due is not None and one.kind.of_agency}
    requirements = deciding_requirements(decision)
    return DecidedRow(
        decision.outcome,
        requirements,
        decision.fee.amount,
        due,
        decision.standard.decree.folder,
        calendar_doubt(decision.deadlines),
    )


def _written(fact: FactDefinition, cell: Any, zone: Any) -> Any:
    if isinstance(cell, str) and cell in _EXCEL_ERRORS:
        raise problem_for(fact, cell)
    match fact.kind:
        case Kind.LIST:
            return _of_json(cell)
        case Kind.SET:
            told = _of_json(cell)
            if isinstance(told, str):
                mark = next((mark for mark in _MEMBERS if mark in told), _MEMBERS[0])
                told = [member for part in told.split(mark) if (member := part.strip())]
            return json_value(fact, parse_spoken(fact, told, zone).value)
        case Kind.DOCUMENT:
            read = parse_spoken(fact.replace(kind=Kind.YES_NO), cell, zone)
            return read.value
        case Kind.DATE:
            return json_value(fact, parse_spoken(fact, cell, zone).value)
        case Kind.YES_NO | Kind.NUMBER | Kind.MONEY | Kind.MOMENT | Kind.TEXT | Kind.CHOICE:
            return json_value(fact, parse_spoken(fact, cell, zone).value)
        case _ as never:
            assert_never(never)


def _of_json(cell: Any) -> Any:
    """Return what a text between brackets says as JSON; any other cell as it is."""
    if isinstance(cell, str) and cell.strip()[:1] in ("[", "{"):
        try:
            return json.loads(cell)
        except ValueError:
            return cell
    return cell


def deciding_requirements(decision: Decision) -> tuple[str, ...]:
    """Return the requirements because of which a decision is no approval, in the decree's order."""
    wanted = deciding_statuses(decision.outcome)
    together = {requirement.id for joint in decision.together for requirement in joint.requirements}
    return tuple(
        finding.requirement.id
        for finding in decision.findings
        if finding.requirement.id in together or (finding.requirement.mandatory and finding.status in wanted)
    )


def deciding_statuses(outcome: Outcome) -> frozenset[FindingStatus]:
    """Return what a requirement has come to that decides an outcome."""
    match outcome:
        case Outcome.APPROVE:
            return frozenset()
        case Outcome.REJECT:
            return frozenset({FindingStatus.FAILED})
        case Outcome.RETURN:
            return frozenset({FindingStatus.MISSING, FindingStatus.DEFICIENT})
        case Outcome.PENDING:
            return frozenset({FindingStatus.PENDING})
        case _ as never:
            assert_never(never)
