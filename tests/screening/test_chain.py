"""Ways through other services: in the right order, counted on the calendar one after the other."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from screening.case_applicants import case_applicants

from sp_engine import Access, Catalogue, Chain, screen

WIB = timezone(timedelta(hours=7))
MEMBER, FOSTERED = "depok/dkerens", "depok/keterangan-umkm-binaan"
RATING, BRANCH = "kalbar/penilaian-kesehatan", "kalbar/kantor-cabang"


def chain_to(catalogue: Catalogue, service: str, facts: dict[str, Any], received: datetime) -> Chain:
    chains = screen(catalogue, facts, received=received, services=[service]).chains
    (chain,) = chains
    return chain


def test_what_one_service_yields_opens_another_of_the_same_agency(catalogue: Catalogue) -> None:
    chain = chain_to(catalogue, FOSTERED, {}, datetime(2026, 3, 16, 10, tzinfo=WIB))
    first, last = chain.links
    assert (first.service, first.yields) == (MEMBER, ("nomor_member_dkerens",))
    assert (last.service, chain.opens) == (FOSTERED, FOSTERED)
    assert "nomor_member_dkerens" not in last.brings


def test_the_days_along_a_chain_are_those_counted_by_hand(catalogue: Catalogue) -> None:
    """Received on Monday 16 March 2026, two days before the holidays of Nyepi and Idulfitri (18 to 24 March).

    The membership is done within 15 minutes.  The letter takes five working days after that Monday: 17, 25,
    26, 27 and 30 March.
    """
    chain = chain_to(catalogue, FOSTERED, {}, datetime(2026, 3, 16, 10, tzinfo=WIB))
    first, last = chain.links
    assert first.due == datetime(2026, 3, 16, 10, 15, tzinfo=WIB)
    assert last.received == first.due
    assert last.due == datetime(2026, 3, 30, 15, tzinfo=WIB)


def test_a_due_date_is_never_the_sum_of_two_times(catalogue: Catalogue) -> None:
    """The rating takes three calendar days, which end on Thursday 19 March, in the holidays of Idulfitri.

    The office is open again on Wednesday 25 March, when the rating is due; the branch takes three working
    days from there, 26, 27 and 30 March, whatever they would have been from the day of receipt.
    """
    received = datetime(2026, 3, 16, 10, tzinfo=WIB)
    chain = chain_to(catalogue, BRANCH, {}, received)
    first, last = chain.links
    assert first.due is not None
    assert first.due.date() == date(2026, 3, 25)
    assert last.due is not None
    assert last.due.date() == date(2026, 3, 30)
    alone = screen(catalogue, {}, received=first.due, services=[BRANCH]).screened(BRANCH)
    decided = alone.with_answers(alone.shortest.answers if alone.shortest else {})
    assert last.due == max(each.due for each in decided.deadlines if each.due is not None)


def test_each_link_of_every_applicant_is_due_when_the_engine_says_so_of_that_service_alone(
    catalogue: Catalogue,
) -> None:
    dated = 0
    for applicant in case_applicants(catalogue, every=25):
        for chain in screen(catalogue, applicant.facts, received=applicant.received).chains:
            for before, link in zip((None, *chain.links), chain.links, strict=False):
                if link.received is None or link.due is None:
                    continue
                assert link.received == (applicant.received if before is None else before.due)
                alone = screen(
                    catalogue, applicant.facts, received=link.received, services=[link.service]
                ).screened(link.service)
                assert alone.access is link.access
                answers = {} if alone.shortest is None else alone.shortest.answers
                dues = [each.due for each in alone.with_answers(answers).deadlines]
                assert link.due == max(due for due in dues if due is not None)
                dated += 1
    assert dated > 40


def test_whoever_has_the_product_needs_no_chain(catalogue: Catalogue) -> None:
    facts = {"nomor_member_dkerens": "DK-000123"}
    assert not screen(
        catalogue, facts, received=datetime(2026, 3, 16, 10, tzinfo=WIB), services=[FOSTERED]
    ).chains


def test_a_chain_through_a_closed_service_has_no_date(catalogue: Catalogue) -> None:
    facts = {"wilayah_ktp": "lainnya"}
    received = datetime(2026, 3, 16, 10, tzinfo=WIB)
    screening = screen(catalogue, facts, received=received, services=[FOSTERED])
    assert screening.screened(MEMBER).access is Access.CLOSED
    (chain,) = screening.chains
    assert [link.access for link in chain.links] == [Access.CLOSED, None]
    assert chain.due is None


def test_a_year_without_a_decreed_calendar_leaves_a_chain_undated(catalogue: Catalogue) -> None:
    chain = chain_to(catalogue, FOSTERED, {}, datetime(2035, 3, 16, 10, tzinfo=WIB))
    assert chain.due is None
    assert any(link.undated is not None for link in chain.links)


def test_what_will_have_lapsed_by_then_has_to_be_brought_anew(catalogue: Catalogue) -> None:
    received = datetime(2026, 3, 16, 10, tzinfo=WIB)
    fresh = screen(catalogue, {}, received=received, services=[BRANCH]).screened(BRANCH)
    assert fresh.shortest is not None
    dated = "tanggal_bukti_spt"
    assert dated in fresh.shortest.things
    oldest = date.fromordinal(fresh.shortest.answers[dated]).isoformat()
    chain = chain_to(catalogue, BRANCH, {dated: oldest}, received)
    now = screen(catalogue, {dated: oldest}, received=received, services=[BRANCH]).screened(BRANCH)
    assert now.shortest is not None
    assert (dated in now.shortest.things, dated in chain.links[-1].brings) == (False, True)


@pytest.mark.parametrize("agency", ["depok", "kalbar", "palembang", "pasuruan"])
def test_no_chain_leads_to_another_agency(catalogue: Catalogue, agency: str) -> None:
    received = datetime(2026, 3, 16, 10, tzinfo=WIB)
    for chain in screen(catalogue, {}, received=received, agency=agency).chains:
        assert {link.service.partition("/")[0] for link in chain.links} == {agency}
