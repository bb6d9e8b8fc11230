"""What an interview asks, in which order, and what it leaves out.

That it ends in the decision that all facts would give is tried by `tests/soak/interviews.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest
from deciding.applicants import Applicants

from sp_engine import Outcome, Service, open_catalogue
from sp_engine.deciding.interview import Interview
from sp_engine.deciding.typed_answers import typed_answer
from sp_engine.facts.vocabulary import Kind

WIB = timezone(timedelta(hours=7))
DAY = date(2026, 7, 6)
RECEIVED = datetime(2026, 7, 6, 10, tzinfo=WIB)
HAKI = "depok/rekomendasi-haki"
FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
CATALOGUES = {"": open_catalogue(), "fields": open_catalogue(FIELDS)}
SERVICES = [(which, name) for which in CATALOGUES for _, name, _ in CATALOGUES[which].files.services(DAY)]


def begun(service: Service, data: Mapping[str, Any] | None = None) -> Interview:
    return Interview(service, RECEIVED, data or {})


def test_an_interview_asks_first_what_can_end_it(services: dict[str, Service]) -> None:
    interview = begun(services[HAKI])
    first = interview.question
    assert first in {"wilayah_usaha", "modal_usaha", "omzet_tahunan"}
    rejected = interview.answered("modal_usaha", 5_000_000_000)
    assert rejected.question is None
    assert rejected.left == ()


def test_nothing_is_asked_about_a_document_before_it_is_known_to_be_handed_in(
    services: dict[str, Service],
) -> None:
    interview = begun(services[HAKI])
    while (name := interview.question) is not None:
        document, _, attribute = name.partition(".")
        if attribute:
            assert interview.facts[document] is True
        interview = interview.not_known(name) if "." in name else interview.answered(name, SAID[name])
    assert services[HAKI].decide(interview.facts, received=RECEIVED).outcome is Outcome.PENDING


SAID: dict[str, Any] = {
    "wilayah_usaha": "kota-depok",
    "memiliki_produk": "ya",
    "profil_usaha": "ya",
    "memiliki_perizinan_usaha": "tidak",
    "nib": "1234567890123",
    "modal_usaha": 5,
    "omzet_tahunan": 5,
    "surat_permohonan": "ya",
}
"""An applicant who has all that `depok/rekomendasi-haki` asks, but for what a clerk sees in papers."""


def test_whoever_goes_back_is_asked_the_same_again(services: dict[str, Service]) -> None:
    interview = begun(services[HAKI])
    asked = interview.question
    assert asked is not None
    assert interview.not_known(asked).question != asked
    assert interview.question == asked


def test_once_a_return_is_certain_the_rest_is_asked_only_for_the_whole_list(
    services: dict[str, Service],
) -> None:
    known = {**SAID, "surat_permohonan": "tidak"}
    del known["nib"], known["memiliki_produk"]
    interview = begun(services[HAKI], known)
    while (name := interview.question) is not None and name != "nib":
        interview = interview.answered(name, "ya") if name == "memiliki_produk" else interview.not_known(name)
    assert interview.question is None
    assert "nib" in interview.rest
    whole = interview.for_the_whole_list()
    assert whole.left == interview.open
    assert whole.question in whole.left


@pytest.mark.parametrize(("which", "name"), SERVICES)
def test_a_clerk_who_says_yes_to_everything_leaves_nothing_open_that_they_could_have_settled(
    which: str, name: str
) -> None:
    """Yes wherever that can be said, and something of the kind that is asked for elsewhere."""
    service = CATALOGUES[which].standard(name, on=DAY)
    zone, vocabulary = service.standard.agency.zone, service.standard.vocabulary
    made_up = Applicants(service.standard, DAY)
    for seed in range(6):
        pick, interview = Random(seed), begun(service)
        while (asked := interview.question) is not None:
            definition = vocabulary[asked]
            if definition.kind in (Kind.YES_NO, Kind.DOCUMENT):
                interview = interview.answered(asked, typed_answer(definition, "ya", zone))
            elif definition.kind is Kind.SET:
                interview = interview.answered(asked, typed_answer(definition, "*", zone))
            else:
                interview = interview.answered(asked, pick.choice(made_up.values(definition)))
        decision = service.decide(interview.facts, received=RECEIVED)
        assert [awaited for awaited in decision.awaiting if awaited.after is None] == [], seed
        assert interview.left == ()
