"""The bundled catalogue, and applicants taken from its own cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from sp_engine import Catalogue, Decision, Outcome, Service, open_catalogue
from sp_engine.assurance.cases.examples import example_of

ON = date(2026, 3, 16)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return open_catalogue()


@pytest.fixture(scope="session")
def services(catalogue: Catalogue) -> dict[str, Service]:
    """Every service in force on 16 March 2026, by its name."""
    return {name: catalogue.standard(name, on=ON) for _, name, _ in catalogue.files.services(ON)}


@pytest.fixture(scope="session")
def complete(catalogue: Catalogue) -> Callable[[str], dict[str, Any]]:
    """Return the facts of an application that a service approves, fit to be decided in July 2026."""

    def facts(service: str) -> dict[str, Any]:
        example = example_of(catalogue, service, Outcome.APPROVE, ON)
        assert example is not None
        return dict(example.facts)

    return facts


@pytest.fixture(scope="session")
def decided(catalogue: Catalogue, complete: Callable[[str], dict[str, Any]]) -> Callable[..., Decision]:
    """Decide a service's approved application after changing some facts; a fact set to None is left out."""

    def decide(
        service: str, *, received: str = "2026-07-06T10:00", done: str | None = None, **changes: Any
    ) -> Decision:
        facts = {k: v for k, v in {**complete(service), **changes}.items() if v is not None}
        at = datetime.fromisoformat(received)
        decider = catalogue.standard(service, on=at.date())
        zone = decider.standard.agency.zone
        full = None if done is None else datetime.fromisoformat(done).replace(tzinfo=zone)
        return decider.decide(facts, received=at.replace(tzinfo=zone), complete=full)

    return decide


@pytest.fixture(scope="session")
def statuses() -> Callable[..., list[str]]:
    """Return the requirements of a decision that have one of the given statuses."""

    def named(decision: Decision, *wanted: str) -> list[str]:
        return [f.requirement.id for f in decision.findings if f.status in wanted]

    return named
