"""Every decision fits the published format, in both languages."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sp_engine import Catalogue, Outcome, open_catalogue
from sp_engine.assurance.cases.case import Case
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.deciding.decision import outcome_words
from sp_engine.deciding.decision_part import DecisionPart
from sp_engine.deciding.stage_deadline import DeadlineKind
from sp_engine.documents.expected_outcome import ExpectedOutcome
from sp_engine.documents.schema_files import schema
from sp_engine.rules.finding_status import FindingStatus

DAY = date(2026, 3, 16)


@cache
def catalogue() -> Catalogue:
    return open_catalogue()


def services() -> list[tuple[Any, str]]:
    return [(decree, name) for decree, name, _ in catalogue().files.services(DAY)]


def cases(decree: Any, name: str) -> tuple[Case, ...]:
    source = catalogue().files.cases_source(decree, name.partition("/")[2])
    assert source is not None
    return tuple(
        c
        for c in cases_of(read_cases(source), source)[0]
        if c.written.outcome is not ExpectedOutcome.NOT_IN_FORCE
    )


@pytest.mark.parametrize(
    ("decree", "name"), services(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_case_gives_a_decision_that_fits_the_schema(decree: Any, name: str) -> None:
    validator = Draft202012Validator(schema("keputusan"))
    service = catalogue().standard(name, on=DAY)
    zone = service.standard.agency.zone
    for case in cases(decree, name):
        decision = service.decide(case.facts, received=case.received(zone), complete=case.complete(zone))
        for language in ("id", "en"):
            data = json.loads(json.dumps(decision.to_dict(language)))
            assert [error.message for error in validator.iter_errors(data)] == []


def test_a_decision_without_an_outcome_does_not_fit_the_schema() -> None:
    decree, name = services()[0]
    service = catalogue().standard(name, on=DAY)
    case = cases(decree, name)[0]
    data = service.decide(case.facts, received=case.received(service.standard.agency.zone)).to_dict()
    del data["outcome"]
    assert not Draft202012Validator(schema("keputusan")).is_valid(data)


def test_the_format_enumerates_what_the_engine_does_and_its_description_names_every_outcome() -> None:
    """The schema is written by hand: whoever adds an outcome, a status or a kind has to say so there."""
    decision = schema("keputusan")["properties"]
    parts = schema("keputusan")["$defs"]
    assert decision["outcome"]["enum"] == [*Outcome]
    assert {edge["enum"] == [*Outcome] for edge in decision["outcome_range"]["properties"].values()} == {True}
    read = decision["readings"]["items"]["properties"]["alternatives"]["items"]["properties"]
    assert read["outcome"]["enum"] == [*Outcome, "undetermined"]
    assert read["changes"]["items"]["enum"] == [*DecisionPart]
    assert sorted(parts["temuan"]["properties"]["status"]["enum"]) == sorted(FindingStatus)
    assert sorted(parts["tenggat"]["properties"]["kind"]["enum"]) == sorted(DeadlineKind)
    described = decision["outcome"]["description"].lower()
    assert [outcome for outcome in Outcome if outcome_words(outcome).id.lower() not in described] == []


def test_an_unknown_language_is_refused_whatever_was_decided() -> None:
    decree, name = services()[0]
    service = catalogue().standard(name, on=DAY)
    for case in cases(decree, name):
        decision = service.decide(case.facts, received=case.received(service.standard.agency.zone))
        for told in (decision.objection, *(finding.remedy for finding in decision.findings)):
            with pytest.raises(ValueError, match="no language 'fr'"):
                told("fr")  # type: ignore[arg-type]
