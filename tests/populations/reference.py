"""What the engine itself says of one applicant: the reference, and the function that decides.

In comes a service and a row; out come outcome, statuses, fee and due dates, or that its facts are not sound.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from populations.hostile_rows import Row

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import CalendarDoubt, FactsError, Service, calendar_doubt
from sp_engine.querying.time_cases import moment_of
from sp_engine.rules import reference_backend


class Answer(NamedTuple):
    """What is said of one applicant; without an outcome the facts have to be looked at."""

    outcome: str | None
    statuses: tuple[str, ...] = ()
    fee: int | None = None
    due: tuple[tuple[str, datetime], ...] = ()
    doubt: CalendarDoubt = CalendarDoubt()


UNSOUND = Answer(None)


class Reference:
    """Answers for a service when some stages have ended."""

    def __init__(self, service: Service, ended: Iterable[str] = ()) -> None:
        self._service, self._ended = service, tuple(ended)
        self._closures = reference_backend(service.follows.ruleset)

    def answer(self, row: Row) -> Answer:
        service = self._service
        zone = service.standard.agency.zone
        received = moment_of(row.received, zone)
        if row.unsound:
            return UNSOUND
        try:
            decision = service.decide(dict(row.facts), received=received, after=self._ended)
        except (FactsError, CatalogueError):
            return UNSOUND
        opinion = self._closures.decide(decision.facts, received.toordinal(), decision.ended)
        assert opinion == decision.verdict, (opinion, decision.verdict, row)
        due = {d.stage: d.due.astimezone(zone).replace(tzinfo=None) for d in decision.deadlines if d.due}
        return Answer(
            decision.outcome.value,
            tuple(finding.status.value for finding in decision.findings),
            decision.fee.amount,
            tuple(sorted(due.items())),
            calendar_doubt(decision.deadlines),
        )
