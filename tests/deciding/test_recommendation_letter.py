"""depok/rekomendasi-haki: thresholds, lacks, and the due date over Nyepi and Lebaran 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sp_engine import Catalogue, CatalogueError, Decision, FactsError, Outcome

HAKI = "depok/rekomendasi-haki"
MONDAY = "2026-03-16T10:00"
DUE = "2026-03-26T15:00:00+07:00"


def due_of(decision: Decision) -> str:
    (deadline,) = decision.deadlines
    assert deadline.due is not None
    return deadline.due.isoformat()


@pytest.mark.parametrize(("fact", "bound"), [("modal_usaha", 10**9), ("omzet_tahunan", 2 * 10**9)])
def test_an_amount_at_the_threshold_approves(decided: Callable[..., Decision], fact: str, bound: int) -> None:
    assert decided(HAKI, received=MONDAY, **{fact: bound}).outcome is Outcome.APPROVE


@pytest.mark.parametrize(
    ("fact", "bound", "requirement", "message"),
    [
        ("modal_usaha", 10**9, "modal", "Modal usaha Rp1.000.000.001 melebihi Rp1.000.000.000"),
        ("omzet_tahunan", 2 * 10**9, "omzet", "Omzet tahunan Rp2.000.000.001 melebihi Rp2.000.000.000"),
    ],
)
def test_one_rupiah_more_rejects_with_that_requirement_alone(
    decided: Callable[..., Decision],
    statuses: Callable[..., list[str]],
    fact: str,
    bound: int,
    requirement: str,
    message: str,
) -> None:
    decision = decided(HAKI, received=MONDAY, **{fact: bound + 1})
    assert decision.outcome is Outcome.REJECT
    assert statuses(decision, "failed", "missing", "deficient", "pending") == [requirement]
    finding = next(f for f in decision.findings if f.requirement.id == requirement)
    assert finding.message() == message
    assert finding.to_dict()["source"] == {"component": "persyaratan", "item": 4}


def test_a_missing_nib_returns_and_is_named(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    decision = decided(HAKI, received=MONDAY, nib=None)
    assert decision.outcome is Outcome.RETURN
    assert statuses(decision, "missing") == ["nib"]
    assert decision.to_dict()["to_supply"] == {"fact": "nib", "text": "NIB disebutkan"}


def test_a_business_in_another_city_rejects(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    decision = decided(HAKI, received=MONDAY, wilayah_usaha="kota-palembang")
    assert decision.outcome is Outcome.REJECT
    assert statuses(decision, "failed") == ["domisili"]


def test_a_file_that_lacks_something_and_fails_a_threshold_rejects_and_lists_both(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    decision = decided(HAKI, received=MONDAY, nib=None, modal_usaha=10**9 + 1)
    assert decision.outcome is Outcome.REJECT
    assert statuses(decision, "failed") == ["modal"]
    assert statuses(decision, "missing") == ["nib"]
    assert decision.to_dict()["to_supply"] is None


def test_three_working_days_from_monday_16_march_end_on_thursday_26_march(
    decided: Callable[..., Decision],
) -> None:
    decision = decided(HAKI, received=MONDAY)
    assert due_of(decision) == DUE
    skipped = {day["date"]: day["reason"] for day in decision.to_dict()["deadlines"][0]["skipped"]}
    assert skipped["2026-03-18"] == "Cuti Bersama Hari Suci Nyepi"
    assert skipped["2026-03-19"] == "Hari Suci Nyepi"
    for day in ("2026-03-20", "2026-03-23", "2026-03-24"):
        assert "Idul Fitri" in skipped[day]
    assert "2026-03-17" not in skipped
    assert "2026-03-25" not in skipped


@pytest.mark.parametrize("received", ["2026-03-14T09:00", "2026-03-13T15:31", "2026-03-13T23:59"])
def test_an_application_outside_office_hours_counts_from_the_next_monday(
    decided: Callable[..., Decision], received: str
) -> None:
    assert due_of(decided(HAKI, received=received)) == DUE


def test_an_application_within_office_hours_on_friday_counts_from_friday(
    decided: Callable[..., Decision],
) -> None:
    assert due_of(decided(HAKI, received="2026-03-13T09:00")) < DUE


def test_a_file_completed_later_is_due_later_but_judged_on_the_day_of_application(
    decided: Callable[..., Decision],
) -> None:
    decision = decided(HAKI, received="2026-03-10T10:00", done=MONDAY)
    assert decision.received.date() == date(2026, 3, 10)
    assert due_of(decision) == DUE


def test_before_the_decree_was_signed_there_is_none_in_force(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError) as error:
        catalogue.standard(HAKI, on=date(2023, 7, 10))
    (finding,) = error.value.diagnostics
    assert "10 Juli 2023" in finding.message()
    assert "903/61/kpts/DKUM/VII/2023 (sejak 11 Juli 2023)" in finding.fix()


def test_a_service_does_not_decide_for_a_day_before_its_decree(
    catalogue: Catalogue, complete: Callable[[str], dict[str, Any]]
) -> None:
    service = catalogue.standard(HAKI, on=date(2023, 7, 11))
    zone = service.standard.agency.zone
    assert service.decide(complete(HAKI), received=datetime(2023, 7, 11, 9, tzinfo=zone)).outcome
    with pytest.raises(CatalogueError):
        service.decide(complete(HAKI), received=datetime(2023, 7, 10, 23, 59, tzinfo=zone))


def test_the_agency_day_chooses_the_decree_not_the_day_of_the_offset(
    catalogue: Catalogue, complete: Callable[[str], dict[str, Any]]
) -> None:
    service = catalogue.standard(HAKI, on=date(2023, 7, 11))
    utc = datetime(2023, 7, 10, 17, 0, tzinfo=UTC)  # midnight in Depok
    assert service.decide(complete(HAKI), received=utc).received.date() == date(2023, 7, 11)
    with pytest.raises(CatalogueError):
        service.decide(complete(HAKI), received=utc - timedelta(seconds=1))


def test_times_without_an_offset_and_in_the_wrong_order_are_told_together(
    catalogue: Catalogue, complete: Callable[[str], dict[str, Any]]
) -> None:
    service = catalogue.standard(HAKI, on=date(2026, 3, 16))
    naive = datetime(2026, 3, 16, 10)
    with pytest.raises(FactsError) as error:
        service.decide(complete(HAKI), received=naive, complete=naive)
    assert [d.code for d in error.value.diagnostics] == ["SP413", "SP413"]
    aware = naive.astimezone()
    with pytest.raises(FactsError) as error:
        service.decide(complete(HAKI), received=aware, complete=aware - timedelta(minutes=1))
    assert [d.code for d in error.value.diagnostics] == ["SP412"]


def test_a_return_and_a_rejection_say_where_to_object_and_an_approval_does_not(
    decided: Callable[..., Decision],
) -> None:
    for worse in ({"nib": None}, {"modal_usaha": 10**9 + 1}):
        objection = decided(HAKI, **worse).objection()
        assert objection is not None
        assert objection["channels"]
    assert decided(HAKI).objection() is None


def test_a_return_has_no_due_date_for_a_stage_that_starts_with_a_complete_file(
    decided: Callable[..., Decision],
) -> None:
    (deadline,) = decided(HAKI, nib=None).to_dict()["deadlines"]
    assert deadline["due"] is None
    assert deadline["reason"] == "mulai sesudah berkas lengkap"


def test_a_year_without_a_decreed_calendar_has_no_due_date_and_says_so(
    decided: Callable[..., Decision],
) -> None:
    decision = decided(HAKI, received="2029-03-12T10:00")
    assert decision.outcome is Outcome.APPROVE
    (deadline,) = decision.to_dict()["deadlines"]
    assert deadline["due"] is None
    assert "2029" in deadline["reason"]
