"""A rejection by several requirements together: it names them all, and says that no answer can help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from cases.author_mistake import BAD, lay_over_good, read_mistake

from sp_engine import Catalogue, Decision, Outcome, open_catalogue
from sp_engine.deciding.joint_rejection import JointRejection
from sp_engine.deciding.to_supply import NeedAll, NeedFact

WUB = "depok/pendampingan-wub"
ON = date(2026, 3, 16)


def decide(catalogue: Catalogue, **facts: Any) -> Decision:
    service = catalogue.standard(WUB, on=ON)
    received = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
    return service.decide(facts, received=received, witness=True)


def test_what_every_answer_rejects_is_rejected_by_both_requirements(catalogue: Catalogue) -> None:
    decision = decide(catalogue, tahun_pelatihan_wub=2020)
    assert decision.outcome is Outcome.REJECT
    assert decision.needs is None
    (rejection,) = decision.together
    assert rejection.ids == ("pelatihan", "tahun-pelatihan")
    assert [finding.status for finding in decision.findings] == ["missing", "missing", "missing"]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "id",
            "Apa pun jawaban atas “Apakah pemohon pernah mengikuti pelatihan Wirausaha Baru (WUB) yang "
            "diadakan dinas?”, tahun pelatihan Wirausaha Baru (WUB): 2020; syaratnya tahun 2026",
        ),
        (
            "en",
            "Whatever the answer to “Has the applicant ever taken the office's new-entrepreneur (WUB) "
            "training?”, year of the new-entrepreneur (WUB) training: 2020; required: the year 2026",
        ),
    ],
)
def test_it_says_which_answer_cannot_matter_and_why(
    catalogue: Catalogue, language: Any, message: str
) -> None:
    told = decide(catalogue, tahun_pelatihan_wub=2020).to_dict(language)
    component = {"id": "persyaratan butir 1", "en": "requirements item 1"}[language]
    assert told["together"] == [
        {"requirements": ["pelatihan", "tahun-pelatihan"], "text": component, "message": message}
    ]


def test_items_of_their_own_are_named_one_by_one(decided: Callable[..., Decision]) -> None:
    decision = decided("depok/rekomendasi-haki")
    two = decision.standard.requirements[:2]
    rejection = JointRejection(two, None, decision.standard, decision.situation)
    assert rejection.text() == "persyaratan butir 1 bersama persyaratan butir 2"


def test_a_requirement_that_fails_alone_needs_no_other_to_reject(catalogue: Catalogue) -> None:
    decision = decide(catalogue, tahun_pelatihan_wub=2020, pernah_pelatihan_wub="tidak")
    assert (decision.outcome, decision.together) == (Outcome.REJECT, ())
    assert decision.findings[0].status == "failed"


def test_nothing_is_rejected_together_where_nothing_is_rejected(catalogue: Catalogue) -> None:
    assert decide(catalogue, tahun_pelatihan_wub=2026).together == ()


def test_what_is_asked_in_any_case_is_not_asked_in_some_case_too(catalogue: Catalogue) -> None:
    needs = decide(catalogue).needs
    assert isinstance(needs, NeedAll)
    asked = [part.leaf.item.id for part in needs.parts if isinstance(part, NeedFact)]
    assert len(asked) == len(needs.parts)
    assert sorted(asked) == ["bersedia_mengikuti_sesi", "pernah_pelatihan_wub", "tahun_pelatihan_wub"]


def test_nothing_is_left_to_ask_once_no_answer_can_help(catalogue: Catalogue) -> None:
    service = catalogue.standard(WUB, on=ON)
    received = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
    assert service.questions({"tahun_pelatihan_wub": 2020}, received=received) == []
    asked = {question["name"] for question in service.questions({"tahun_pelatihan_wub": 2020})}
    assert {"pernah_pelatihan_wub", "bersedia_mengikuti_sesi"} <= asked, "on some other day it may help"


def test_where_not_all_that_follows_is_known_an_open_application_is_searched(tmp_path: Path) -> None:
    """Nobody can be born in 2030 before 2030, and classes of dates are taken over all days of application."""
    lay_over_good(read_mistake(BAD / "belum-terbukti.txt").slip, tmp_path)
    service = open_catalogue(tmp_path).standard("kota/surat", on=date(2024, 3, 4))
    facts = {"wilayah_usaha": "kota-contoh", "modal_usaha": 2_000_000_000}
    outcomes = {}
    for year in (2024, 2031):
        received = datetime(year, 3, 4, 10, tzinfo=service.standard.agency.zone)
        decision = service.decide(facts, received=received)
        outcomes[year] = decision.outcome, [rejection.ids for rejection in decision.together]
    assert outcomes == {2024: (Outcome.REJECT, [("modal",)]), 2031: (Outcome.RETURN, [])}
    received = datetime(2024, 3, 4, 10, tzinfo=service.standard.agency.zone)
    (told,) = service.decide(facts, received=received).to_dict()["together"]
    assert told["message"] == "Apa pun yang masih dilengkapi: modal usaha: Rp2.000.000.000"
