"""Deciding what a case states: under its own decree, even where a newer one has taken its place since.

In come a service and an application; out comes a decision, hypothetical where another decree holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sp_engine.deciding import Decision, Service


def decide_case(
    service: Service,
    facts: Mapping[str, object],
    *,
    received: datetime,
    complete: datetime | None = None,
    after: Iterable[str] = (),
    issued: date | None = None,
) -> Decision:
    """Decide as a case of a decree, on any day on which it has begun and neither ended nor been revoked.

    Raises what `Service.decide` raises.
    """
    standard = service.standard
    in_force = standard.decree.in_force(received.astimezone(standard.agency.zone).date())
    return service.decide(
        facts, received=received, complete=complete, issued=issued, after=after, as_if=in_force
    )
