"""What one service comes to for an applicant, and the shortest list that opens it where it is returned.

In come a service, typed facts and the time of receipt; out come the decision and, once they are read, the
shortest list and what each thing on it has to be.  Knows nothing of other services.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from sp_engine.deciding import Decision, Facts, Service, ShortestList
from sp_engine.facts import FactValue
from sp_engine.screening.access import Access, access_of


class ScreenedService:
    """A service as it stands to an applicant: the decision on what is known of them."""

    service: Service
    facts: Facts
    after: tuple[str, ...]
    decision: Decision

    def __init__(self, service: Service, facts: Facts, received: datetime, after: tuple[str, ...]) -> None:
        """Raises `CatalogueError` where the service decides nothing."""
        self.service, self.facts, self.after = service, facts, after
        self.decision = service.decide(facts, received=received, after=after)

    def __repr__(self) -> str:
        return f"ScreenedService({self.name}, {self.access})"

    @property
    def name(self) -> str:
        return self.service.standard.service

    @property
    def access(self) -> Access:
        return access_of(self.decision.outcome)

    @cached_property
    def shortest(self) -> ShortestList | None:
        """The shortest list that opens it; None where nothing has to be brought, or that would not help."""
        if self.access is not Access.OPENABLE:
            return None
        return self.service.shortest_list(self.facts, received=self.decision.received, after=self.after)

    def with_answers(self, answers: Mapping[str, FactValue]) -> Decision:
        """Return the decision if some things were supplied, too."""
        day = self.decision.received.date()
        facts = Facts({**self.facts.plain, **answers}, self.service.standard, day)
        return self.service.decide(facts, received=self.decision.received, after=self.after)

    def lacking_only(self, thing: str) -> Decision:
        """Return the decision once all on the shortest list but one thing is supplied."""
        answers = {} if self.shortest is None else self.shortest.answers
        return self.with_answers(
            {name: answer for name, answer in answers.items() if name.partition(".")[0] != thing}
        )
