"""What findings say of everybody: the same words as for each applicant alone, and nobody's to change."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from conftest import ON

from sp_engine import Decision, Facts, Service, open_catalogue
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.finding_message import message_of
from sp_engine.rules.finding_status import FindingStatus
from sp_engine.words.language import LANGUAGES

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"


def test_each_message_is_what_is_said_of_the_applicant_alone() -> None:
    """Of every case of the catalogue and of the standards of other fields, in both languages.

    The decisions of a standard share a service, so that what one of them kept is what the next one says.
    """
    services: dict[tuple[str, str], Service] = {}
    fixed, own = set[FindingStatus](), set[FindingStatus]()
    blank = unsure = 0
    suites = (suite for folder in (None, FIELDS) for suite in run_suite(CatalogueFiles(folder)))
    for case in [one.decision for suite in suites for one in suite.results if one.decision is not None]:
        held = case.standard.service, case.standard.decree.number
        service = services[held] = services.get(held) or Service(case.standard)
        decision = _again(service, case)
        for language in LANGUAGES:
            text, words = decision.condition_text(language), decision.fixed_words[language]
            for finding in decision.findings:
                said = words.finding(finding.requirement, finding.status)
                (own if said.message is None else fixed).add(finding.status)
                if not finding.facts:
                    nothing = words.finding(finding.requirement, finding.status, nothing_stated=True)
                    blank += nothing.remedy is not None
                    unsure += nothing.mends
                alone = message_of(finding.requirement, finding.status, finding.after, text)
                assert finding.message(language) == finding.to_dict(language)["message"] == alone
    assert {FindingStatus.MET, FindingStatus.FAILED} <= fixed
    assert {FindingStatus.MET, FindingStatus.FAILED, FindingStatus.PENDING} <= own
    assert blank
    assert unsure


def _again(service: Service, case: Decision) -> Decision:
    return service.decide(
        Facts(case.facts, case.standard, case.received.date()),
        received=case.received,
        after=case.ended,
        as_if=True,
        with_errors=True,
    )


def test_what_is_done_to_the_data_of_one_decision_shows_in_no_other() -> None:
    service = open_catalogue().standard("kalbar/kantor-cabang", on=ON)
    received = datetime(ON.year, ON.month, ON.day, 10, tzinfo=service.standard.agency.zone)
    told, again = (service.decide({}, received=received).to_dict() for _ in range(2))
    _spoil(told)
    assert told != again
    assert service.decide({}, received=received).to_dict() == again


def _spoil(data: Any) -> None:
    """Change everything that can be changed."""
    for inner in data.values() if isinstance(data, dict) else data:
        if isinstance(inner, dict | list):
            _spoil(inner)
    if isinstance(data, dict):
        data["spoiled"] = True
    else:
        data.append("spoiled")
