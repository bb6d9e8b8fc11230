"""One applicant and every service: each is told as its own decision says, and no fact gets lost."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from screening.case_applicants import CaseApplicant, case_applicants

from sp_engine import (
    Access,
    Catalogue,
    CatalogueError,
    Facts,
    FactsError,
    Outcome,
    Screening,
    open_catalogue,
    screen,
)
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.yaml_text.source import parse_yaml

WIB = timezone(timedelta(hours=7))
MONDAY = datetime(2026, 3, 16, 10, tzinfo=WIB)
HAKI = "depok/rekomendasi-haki"


@pytest.fixture(scope="module")
def screened(catalogue: Catalogue) -> list[tuple[CaseApplicant, Screening]]:
    """Applicants of the cases, each screened for every service."""
    return [
        (one, screen(catalogue, one.facts, received=one.received))
        for one in case_applicants(catalogue, every=8)
    ]


def test_every_service_in_force_is_told_once_and_as_it_decides(
    catalogue: Catalogue, screened: list[tuple[CaseApplicant, Screening]]
) -> None:
    assert len(screened) > 60
    for applicant, screening in screened:
        names = [one.name for one in screening.services]
        assert names == [s.standard.service for s in catalogue.services(on=applicant.received)]
        assert (screening.undecided, screening.findings) == ((), ())
        own = screening.screened(applicant.service)
        decided = own.service.decide(applicant.facts, received=applicant.received)
        assert own.decision.outcome is decided.outcome
        expected = {
            Outcome.APPROVE: Access.OPEN,
            Outcome.PENDING: Access.WAITING,
            Outcome.RETURN: Access.OPENABLE,
            Outcome.REJECT: Access.CLOSED,
        }
        assert own.access is expected[decided.outcome]


def test_supplying_the_shortest_list_opens_the_service_or_leaves_it_to_the_agency(
    screened: list[tuple[CaseApplicant, Screening]],
) -> None:
    opened = 0
    for _, screening in screened:
        for one in screening.with_access(Access.OPENABLE):
            assert one.shortest is not None, one
            assert one.shortest.exact
            outcome = one.with_answers(one.shortest.answers).outcome
            assert outcome in (Outcome.APPROVE, Outcome.PENDING)
            opened += 1
    assert opened > 1_000


def test_what_is_nearest_is_told_first(screened: list[tuple[CaseApplicant, Screening]]) -> None:
    for _, screening in screened:
        far = [len(one.shortest.things) for one in screening.with_access(Access.OPENABLE) if one.shortest]
        assert far == sorted(far)


def test_the_facts_of_another_service_are_no_error_and_those_of_none_a_finding(catalogue: Catalogue) -> None:
    unasked = unasked_fact(catalogue)
    source = parse_yaml(f"pernah_pelatihan_wub: ya\n{unasked}: ya\n", "pemohon.yaml")
    screening = screen(catalogue, source.data, received=MONDAY, source=source)
    (finding,) = screening.findings
    assert (finding.code, finding.severity, finding.place()) == ("SP427", "warning", "pemohon.yaml:2:1")


def unasked_fact(catalogue: Catalogue) -> str:
    """Return a fact that the vocabulary has and no service asks for."""
    asked = {name for service in catalogue.services(on=MONDAY) for name in service.standard.facts}
    return next(name for name in catalogue.files.vocabulary() if name not in asked and "." not in name)


@pytest.mark.parametrize(
    ("facts", "code", "suggestion"),
    [
        ({"modal_usah": 5}, "SP401", "modal_usaha"),
        ({"surat_permohona.bermeterai": True}, "SP401", "surat_permohonan.bermeterai"),
        ({"surat_permohonan": {"bermaterai": True}}, "SP407", "bermeterai"),
        ({"modal_usaha": "banyak"}, "SP402", None),
        ({"tanggal_lahir": "2090-01-01"}, "SP406", None),
        (["modal_usaha"], "SP408", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_meant(
    catalogue: Catalogue, facts: Any, code: str, suggestion: str | None
) -> None:
    with pytest.raises(FactsError) as refused:
        screen(catalogue, facts, received=MONDAY)
    assert [(found.code, found.suggestion) for found in refused.value.diagnostics] == [(code, suggestion)]


def test_every_problem_is_told_at_once_and_each_once(catalogue: Catalogue) -> None:
    with pytest.raises(FactsError) as refused:
        screen(catalogue, {"nib": "x", "tanggal_lahir": "kemarin", "zzz": 1}, received=MONDAY)
    assert sorted(found.code for found in refused.value.diagnostics) == ["SP401", "SP402", "SP405"]


def test_times_agencies_services_and_stages_that_are_none_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(FactsError, match="SP413"):
        screen(catalogue, {}, received=datetime(2026, 3, 16, 10))
    with pytest.raises(CatalogueError, match="SP602"):
        screen(catalogue, {}, received=MONDAY, agency="depk")
    with pytest.raises(CatalogueError, match="SP601"):
        screen(catalogue, {}, received=MONDAY, services=["depok/zzz"])
    with pytest.raises(CatalogueError, match="SP615"):
        screen(catalogue, {}, received=MONDAY, services=["depok/hak"])
    with pytest.raises(CatalogueError, match="SP603"):
        screen(catalogue, {}, received=MONDAY.replace(year=2020), services=[HAKI])
    with pytest.raises(FactsError, match="SP428"):
        screen(catalogue, {}, received=MONDAY, after=["penetepan"])


def test_an_agency_or_some_services_narrow_what_is_told_and_not_what_may_be_stated(
    catalogue: Catalogue,
) -> None:
    facts = {"hasil_penilaian_kesehatan": True, "nib": 1234567890123}
    of_depok = screen(catalogue, facts, received=MONDAY, agency="depok")
    assert {one.name.partition("/")[0] for one in of_depok.services} == {"depok"}
    assert of_depok.findings == ()
    few = screen(catalogue, facts, received=MONDAY, services=[HAKI])
    assert [one.name for one in few.services] == [HAKI]


def test_a_stage_that_has_ended_is_told_to_the_services_that_have_it(catalogue: Catalogue) -> None:
    screening = screen(catalogue, {}, received=MONDAY, after=["penerbitan"])
    with_it = [one for one in screening.services if one.after]
    assert with_it
    assert all("penerbitan" in one.decision.ended for one in with_it)
    assert len(with_it) < len(screening.services)


def test_no_day_before_any_decree_has_a_service(catalogue: Catalogue) -> None:
    screening = screen(catalogue, {"nib": 1}, received=MONDAY.replace(year=1999))
    assert (screening.services, screening.findings, screening.chains) == ((), (), ())


def test_a_service_that_rests_on_errors_is_told_apart_and_the_others_are_screened(
    copied: Catalogue,
) -> None:
    screening = screen(copied, {}, received=MONDAY, agency="depok")
    assert [one.service for one in screening.undecided] == [HAKI]
    assert [found.code for found in screening.undecided[0].errors] == ["SP219"]
    assert len(screening.services) == 10


@pytest.fixture
def copied(tmp_path: Path) -> Catalogue:
    """Depok's catalogue, in which an error was written into one standard."""
    shutil.copytree(bundled_catalogue() / "depok", tmp_path / "depok")
    place = tmp_path / "depok/2023/rekomendasi-haki.yaml"
    text = place.read_text(encoding="utf-8")
    changed = text.replace("peraturan: pp-7-2021", "peraturan: pp-7-2022", 1)
    assert changed != text
    place.write_text(changed, encoding="utf-8")
    return open_catalogue(tmp_path)


def test_facts_are_read_for_the_day_of_each_agency(catalogue: Catalogue) -> None:
    for one in screen(catalogue, {}, received=MONDAY).services:
        assert isinstance(one.facts, Facts)
        assert one.facts.day == MONDAY.date()
        assert one.facts.service == one.name
