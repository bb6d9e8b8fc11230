"""A decision model run by an open engine says what the closures say of every applicant, sound or not."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from dmn.applicants import Answer, Applicant, Applicants, decided_applicant
from dmn.decision_models import read_model
from dmn.feel_engine import FeelEngine, why_not
from populations.services import FIELDS, SERVICES

from sp_engine import open_catalogue
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.deciding import Service
from sp_engine.querying.decision_model import decision_model_xml, requirement_name

pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
NUMBER = int(os.environ.get("APPLICANTS", "12"))
"""How many hostile applicants of each standard are tried: `APPLICANTS=2000` tries more."""


@pytest.fixture(scope="module")
def engine() -> Iterator[FeelEngine]:
    running = FeelEngine()
    yield running
    running.stop()


def answer(engine: FeelEngine, service: Service, applicant: Applicant) -> Answer:
    """Return what the engine says of an applicant by the model that it has taken."""
    told = engine.decide(applicant.inputs)
    assert (told["Outcome"] is None) == bool(told["Problems"])
    if told["Outcome"] is None:
        return Answer(None)
    names = [requirement_name(requirement.id) for requirement in service.standard.requirements]
    return Answer(told["Outcome"], tuple(told[name] for name in names))


@pytest.mark.parametrize("name", SERVICES)
def test_the_engine_says_what_the_closures_say_of_hostile_applicants(engine: FeelEngine, name: str) -> None:
    service = SERVICES[name]
    engine.take(read_model(decision_model_xml(service)))
    stages = frozenset[str]().union(*(rule.gates for rule in service.follows.ruleset.rules))
    seen: Counter[str | None] = Counter()
    for ended in {frozenset[str](), stages}:
        for applicant in Applicants(service, ended).hostile(NUMBER, len(ended)):
            assert answer(engine, service, applicant) == applicant.answer, applicant.inputs
            seen[applicant.answer.outcome] += 1
    assert len(seen) > 1


@pytest.mark.parametrize("folder", [None, FIELDS])
def test_the_engine_decides_the_cases_of_the_catalogue(engine: FeelEngine, folder: Path | None) -> None:
    tried = 0
    for suite in run_suite(open_catalogue(folder).files):
        service = SERVICES[suite.service]
        engine.take(read_model(decision_model_xml(service)))
        for decision in [result.decision for result in suite.results if result.decision is not None]:
            applicant = decided_applicant(decision)
            if not service.standard.holds(decision.received.date()):
                applicant = applicant._replace(answer=Answer(None))
            assert answer(engine, service, applicant) == applicant.answer, applicant.inputs
            tried += 1
    assert tried > (300 if folder is None else 50)
