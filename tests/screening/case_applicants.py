"""The applicants of the cases of every service, as somebody would write them down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sp_engine import Catalogue
from sp_engine.assurance.cases.case_document import cases_of, read_cases


class CaseApplicant(NamedTuple):
    """The facts of a case, the service that it is a case of, and when the applicant came."""

    service: str
    name: str
    facts: dict[str, Any]
    received: datetime


def case_applicants(catalogue: Catalogue, every: int = 1) -> Iterator[CaseApplicant]:
    """Yield the applicants of the cases in force in July 2026, or some of them."""
    number = 0
    for service in catalogue.services(on=datetime(2026, 7, 6).date()):
        standard = service.standard
        source = catalogue.files.cases_source(standard.decree, standard.service.partition("/")[2])
        for case in cases_of(read_cases(source), source)[0] if source is not None else ():
            number += 1
            if number % every == 0:
                received = case.received(standard.agency.zone)
                yield CaseApplicant(standard.service, case.name, dict(case.facts), received)
