"""What falls due: for each open application its next due date, how near that is, and who has to act.

In come applications with what is known of them, the catalogue and a moment; out comes for each where it
stands that morning.  An application that cannot be reckoned says why, and hides no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, assert_never

from sp_engine.deciding import Catalogue, Deadline
from sp_engine.register.application import RecordedApplication, Standing
from sp_engine.register.entry import PersonalPart
from sp_engine.register.number import ApplicationNumber
from sp_engine.register.register import Personal, facts_of
from sp_engine.timing import Ledger, StageStatus, StageTime, ledger_of
from sp_engine.words import Diagnostic, DiagnosticError, Words
from sp_engine.words.messages import register as messages


class Nearness(StrEnum):
    """How near a due date is; the value is the word of JSON.  The order is that of a morning's list."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNDATED = "undated"
    WITH_APPLICANT = "with_applicant"


def nearness_words(nearness: Nearness) -> Words:
    """Return a heading of a morning's list."""
    match nearness:
        case Nearness.LATE:
            return messages.LATE
        case Nearness.TODAY:
            return messages.DUE_TODAY
        case Nearness.THIS_WEEK:
            return messages.DUE_THIS_WEEK
        case Nearness.LATER:
            return messages.DUE_LATER
        case Nearness.UNDATED:
            return messages.UNDATED
        case Nearness.WITH_APPLICANT:
            return messages.WAITS_FOR_APPLICANT
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class DueApplication:
    """An open application on a morning.

    `stage` and `due` are of what has to be done next, None where nothing has a date; `since` is when its
    applicant got it back, while it is returned.  `waits_for` are the people who have to act, as the decision
    names them; without any it is the agency.  `problem`: why nothing could be reckoned.
    """

    application: RecordedApplication
    nearness: Nearness
    at: datetime
    stage: Deadline | None = None
    due: datetime | None = None
    since: datetime | None = None
    waits_for: tuple[str, ...] = ()
    problem: Diagnostic | None = None


def due_applications(
    applications: Iterable[RecordedApplication],
    personal: Mapping[ApplicationNumber, Personal],
    catalogue: Catalogue,
    at: datetime,
) -> list[DueApplication]:
    """Return every open application at a moment, the most urgent first."""
    found = [
        _due(application, personal.get(application.number, {}), catalogue, at)
        for application in applications
        if application.standing.open
    ]
    order = [*Nearness]
    return sorted(
        found, key=lambda one: (order.index(one.nearness), _moment(one), str(one.application.number))
    )


def _moment(one: DueApplication) -> float:
    told = one.due or one.since
    return 0.0 if told is None else told.timestamp()


def _due(
    application: RecordedApplication, known: Personal, catalogue: Catalogue, at: datetime
) -> DueApplication:
    decision = known.get(PersonalPart.DECISION, {})
    returned = application.standing is Standing.WITH_APPLICANT
    since = next((one.at for one in reversed(application.events()) if returned), None)
    try:
        ledger = ledger_of_application(application, decision, catalogue, at)
    except DiagnosticError as error:
        nearness = Nearness.WITH_APPLICANT if returned else Nearness.UNDATED
        return DueApplication(application, nearness, at, since=since, problem=error.diagnostics[0])
    at = ledger.until
    stage = _next(ledger)
    if stage is not None and stage.deadline.due is not None:
        due = stage.deadline.due
        waits = () if returned else tuple(_waited_for(decision))
        return DueApplication(application, _nearness(due, at), at, stage.deadline, due, since, waits)
    if returned:
        return DueApplication(application, Nearness.WITH_APPLICANT, at, since=since)
    open_stages = [one.deadline for one in ledger.stages if one.finished is None]
    waits = tuple(_waited_for(decision))
    return DueApplication(application, Nearness.UNDATED, at, next(iter(open_stages), None), waits_for=waits)


def ledger_of_application(
    application: RecordedApplication, decision: Mapping[str, Any], catalogue: Catalogue, at: datetime
) -> Ledger:
    """Return where an application stands by the clock.  Raises `DiagnosticError` where that is not known."""
    facts = facts_of(decision)
    events = application.events(facts)
    until = max(at, events[-1].at)
    return ledger_of(catalogue, application.service, events, until=until, facts=facts, with_errors=True)


def _next(ledger: Ledger) -> StageTime | None:
    """Return the stage that runs and is due first."""
    running = [
        stage
        for stage in ledger.stages
        if stage.status is StageStatus.RUNNING and stage.deadline.due is not None
    ]
    return min(running, key=lambda stage: stage.deadline.due or ledger.until, default=None)


def _nearness(due: datetime, at: datetime) -> Nearness:
    if due < at:
        return Nearness.LATE
    if due.date() == at.date():
        return Nearness.TODAY
    return Nearness.THIS_WEEK if due.date() <= _sunday(at.date()) else Nearness.LATER


def _sunday(day: date) -> date:
    """Return the last day of a week, which begins on Monday."""
    return day + timedelta(days=6 - day.weekday())


def _waited_for(decision: Mapping[str, Any]) -> Iterator[str]:
    """Yield each person whose answer a pending decision waits for, once."""
    yield from dict.fromkeys(str(answer["who"]) for answer in decision.get("awaiting", ()))
