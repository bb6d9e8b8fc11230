"""Where a thing is had from, and whether the same applicant is rejected there."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decider import Service
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.decision_json import DecisionFormat
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents.schema_files import schema
from sp_engine.words.language import Language

RECEIVED = datetime(2026, 3, 16, 10, tzinfo=timezone(timedelta(hours=7)))


def asked(decision: Decision, language: Language = "id") -> str:
    assert decision.needs is not None
    return need_text(decision.condition_text(language), decision.needs)


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(CatalogueFiles())


def test_the_clerk_is_warned_when_the_service_that_gives_a_thing_rejects_this_applicant(
    catalogue: Catalogue,
) -> None:
    service = catalogue.service("depok/pelatihan-wub", received=RECEIVED)
    without, owner = (service.decide({"memiliki_usaha": owns}, received=RECEIVED) for owns in ("tidak", "ya"))
    warning = "menurut fakta yang sama depok/dkerens menolak pemohon ini"
    assert "diperoleh dari layanan depok/dkerens" in asked(without)
    assert warning in asked(without)
    assert "diperoleh dari layanan depok/dkerens" in asked(owner)
    assert warning not in asked(owner)
    assert "on the same facts depok/dkerens rejects this applicant" in asked(without, "en")


def test_the_other_service_is_read_only_when_what_to_supply_is_said(catalogue: Catalogue) -> None:
    service = catalogue.service("depok/pelatihan-wub", received=RECEIVED)
    read: list[str] = []
    watched = Service(service.standard, lambda name, _: read.append(name))
    decision = watched.decide({"memiliki_usaha": "tidak"}, received=RECEIVED)
    assert decision.outcome.value
    assert read == []
    assert "menolak" not in asked(decision)
    assert read == ["depok/dkerens"]


def test_the_second_format_says_beside_where_a_thing_is_had_who_rejects_there(catalogue: Catalogue) -> None:
    service = catalogue.service("depok/pelatihan-wub", received=RECEIVED)
    without, owner = (service.decide({"memiliki_usaha": owns}, received=RECEIVED) for owns in ("tidak", "ya"))
    told = list(sent_elsewhere(without.to_dict()["to_supply"]))
    assert told == [(["depok/dkerens"], ["depok/dkerens"])]
    assert list(sent_elsewhere(owner.to_dict()["to_supply"])) == [(["depok/dkerens"], None)]
    first = without.to_dict(format=DecisionFormat.FIRST)["to_supply"]
    assert list(sent_elsewhere(first)) == [(["depok/dkerens"], None)]
    assert Draft202012Validator(schema("keputusan")).is_valid(without.to_dict())


def sent_elsewhere(need: Any) -> Iterator[tuple[list[str], list[str] | None]]:
    """Yield from where each thing is had, and which of them reject."""
    if isinstance(need, dict):
        if "from" in need:
            yield need["from"], need.get("rejected_by")
        need = list(need.values())
    if isinstance(need, list):
        for part in need:
            yield from sent_elsewhere(part)


def test_a_service_does_not_send_applicants_to_itself(catalogue: Catalogue) -> None:
    service = catalogue.service("depok/dkerens", received=RECEIVED)
    assert "diperoleh dari" not in asked(service.decide({}, received=RECEIVED))
