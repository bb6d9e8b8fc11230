"""Applicants of a service, hostile ones and of its own cases, as the closures and a model decide them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from random import Random
from typing import Any, NamedTuple

from dmn.feel_engine import feel_value, inputs_of
from populations.hostile_rows import USUAL, HostileRows

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Decision, FactsError, Service
from sp_engine.facts import LIST_MARK
from sp_engine.querying.standard_query import population_query
from sp_engine.rules import reference_backend
from sp_engine.rules.dmn.feel import feel_name


class Answer(NamedTuple):
    """What is said of an applicant: an outcome, None where something has to be looked at, and statuses."""

    outcome: str | None
    statuses: tuple[str, ...] = ()


class Applicant(NamedTuple):
    """What is put into a model, and what the closures say."""

    inputs: Mapping[str, Any]
    answer: Answer


def decided_applicant(decision: Decision) -> Applicant:
    """Return the applicant of a decision."""
    day = decision.received.astimezone(decision.standard.agency.zone).toordinal()
    inputs = inputs_of(decision.facts, decision.standard.vocabulary, day, decision.ended)
    statuses = tuple(finding.status.value for finding in decision.findings)
    return Applicant(inputs, Answer(decision.outcome.value, statuses))


class Applicants:
    """Makes applicants for a service when some stages have ended."""

    def __init__(self, service: Service, ended: frozenset[str]) -> None:
        self._service, self._ended = service, ended
        self._closures = reference_backend(service.follows.ruleset)

    def hostile(self, number: int, seed: int) -> Iterator[Applicant]:
        made = HostileRows(
            self._service,
            population_query(self._service),
            USUAL,
            Random(f"{seed} {self._service.standard.service}"),
        )
        looked_at = {item.id.partition(LIST_MARK)[0] for item in self._service.follows.ruleset.items()}
        looked_at |= {name.partition(".")[0] for name in looked_at}
        for row in made.rows(number):
            facts = {name: value for name, value in row.facts.items() if name in looked_at}
            yield self._applicant(facts, row.received)

    def _applicant(self, facts: Mapping[str, Any], received: date) -> Applicant:
        service = self._service
        at = datetime.combine(received, datetime.min.time(), service.standard.agency.zone)
        try:
            decision = service.decide(dict(facts), received=at, after=self._ended)
        except (FactsError, CatalogueError):
            plain = {feel_name(name): feel_value(value) for name, value in facts.items()}
            told = {**plain, "Received": feel_value(received), "Stages_ended": sorted(self._ended)}
            return Applicant(told, Answer(None))
        assert self._closures.decide(decision.facts, received.toordinal(), decision.ended) == decision.verdict
        return decided_applicant(decision)
