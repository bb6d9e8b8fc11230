"""An agency's own time, as it is written: week, hours, Ramadan, closures, openings, zone, rules."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from deciding.timed_service import DAILY, agency_findings, agency_with

from sp_engine.documents.agency import Agency
from sp_engine.timing.applied_rules import own_rules
from sp_engine.workdays.duration import parse_duration

WEEKDAYS = ["senin", "selasa", "rabu", "kamis", "jumat"]
SIX_DAYS = {"sumber": "SK enam hari", "minggu": [{"hari": [*WEEKDAYS, "sabtu"], "jam": "08.00-14.00"}]}


def due(agency: Agency, start: str, limit: str) -> str:
    at = datetime.fromisoformat(start).replace(tzinfo=agency.zone)
    moment = agency.clock.due(at, parse_duration(limit)).due
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def test_an_agency_that_states_no_hours_has_those_of_the_general_rule_as_assumed(tmp_path: Path) -> None:
    agency = agency_with(tmp_path, jam_layanan=[{**DAILY, "sejak": "2025-01-01"}])
    assert due(agency, "2024-12-30 10:00", "1 hari kerja") == "2024-12-31 16:00"
    assert due(agency, "2025-01-02 10:00", "1 hari kerja") == "2025-01-03 15:00"
    assert agency.clock.hours.is_assumed(date(2024, 12, 31))
    assert not agency.clock.hours.is_assumed(date(2025, 1, 1))


def test_a_week_that_becomes_longer_does_so_from_its_date(tmp_path: Path) -> None:
    """Saturday 29 June 2024 is still off, Saturday 6 July is worked; the hours run on into it."""
    agency = agency_with(tmp_path, jam_layanan=[DAILY, {**SIX_DAYS, "sejak": "2024-07-01"}])
    assert due(agency, "2024-06-28 10:00", "1 hari kerja") == "2024-07-01 14:00"
    assert due(agency, "2024-07-05 10:00", "1 hari kerja") == "2024-07-06 14:00"
    assert due(agency, "2024-07-05 13:30", "1 jam") == "2024-07-06 08:30"
    assert agency.clock.calendar.week_on(date(2024, 6, 30)) == frozenset(range(5))
    assert agency.clock.calendar.week_on(date(2024, 7, 1)) == frozenset(range(6))


def test_an_own_week_can_follow_the_assumed_one(tmp_path: Path) -> None:
    agency = agency_with(tmp_path, jam_layanan=[{**SIX_DAYS, "sejak": "2024-07-01"}])
    assert due(agency, "2024-06-28 10:00", "1 hari kerja") == "2024-07-01 14:00"
    assert due(agency, "2024-06-21 10:00", "1 hari kerja") == "2024-06-24 16:00"


def test_hours_for_a_stretch_of_dates_end_with_it(tmp_path: Path) -> None:
    short = {"sumber": "SK", "minggu": [{"hari": WEEKDAYS, "jam": "09.00-12.00"}]}
    stretch = {**short, "sejak": "2024-06-03", "sampai": "2024-06-04"}
    agency = agency_with(tmp_path, jam_layanan=[DAILY, stretch])
    assert due(agency, "2024-05-31 14:00", "5 jam") == "2024-06-04 10:00"
    assert due(agency, "2024-06-04 11:00", "2 jam") == "2024-06-05 09:00"


def test_hours_that_hold_on_days_off_make_working_days_of_them(tmp_path: Path) -> None:
    """11 March 2024 is Nyepi, the 12th joint leave; Saturday 9 and Sunday 10 have no hours."""
    open_then = agency_with(tmp_path / "buka", jam_layanan=[{**DAILY, "pada_hari_libur": "buka"}])
    closed_then = agency_with(tmp_path / "tutup", jam_layanan=[{**DAILY, "pada_hari_libur": "tutup"}])
    assert due(open_then, "2024-03-08 10:00", "2 hari kerja") == "2024-03-12 15:00"
    assert due(closed_then, "2024-03-08 10:00", "2 hari kerja") == "2024-03-14 15:00"
    counted = open_then.clock.due(
        datetime(2024, 3, 8, 10, tzinfo=open_then.zone), parse_duration("1 hari kerja")
    )
    assert [rule.kind for rule in own_rules(counted)] == ["open_on_days_off"]


RAMADAN = {"sumber": "SE Ramadan", "selama": "ramadan", "minggu": [{"hari": WEEKDAYS, "jam": "08.00-13.00"}]}


def test_ramadan_hours_apply_in_every_ramadan_of_the_calendar(tmp_path: Path) -> None:
    agency = agency_with(tmp_path, jam_layanan=[DAILY, RAMADAN])
    closing = agency.clock.hours.closing
    first_and_last = {2024: ("03-12", "04-09"), 2026: ("02-19", "03-20")}
    for year, (first, last) in first_and_last.items():
        assert closing(date.fromisoformat(f"{year}-{first}")) == 13 * 60
        assert closing(date.fromisoformat(f"{year}-{last}")) == 13 * 60
    assert closing(date(2026, 2, 18)) == 15 * 60
    assert closing(date(2026, 3, 23)) == 15 * 60
    assert due(agency, "2026-02-18 14:00", "2 jam") == "2026-02-19 09:00"


def test_ramadan_hours_can_begin_with_a_year(tmp_path: Path) -> None:
    agency = agency_with(tmp_path, jam_layanan=[DAILY, {**RAMADAN, "sejak": "2025-01-01"}])
    assert agency.clock.hours.closing(date(2024, 3, 13)) == 15 * 60
    assert agency.clock.hours.closing(date(2025, 3, 13)) == 13 * 60


CLOSURE = {
    "tanggal": "2024-06-05",
    "tutup": True,
    "alasan": "Pindah kantor (SE 7/2024)",
    "ditetapkan": "2024-06-03",
}
OPENING = {
    "tanggal": "2024-06-08",
    "jam": "09.00-12.00",
    "istirahat": "10.00-10.30",
    "alasan": "Sabtu melayani",
    "ditetapkan": "2024-06-07",
}


def test_a_closure_is_passed_over_with_its_reason_from_the_day_it_was_decided(tmp_path: Path) -> None:
    agency = agency_with(tmp_path, hari_khusus=[CLOSURE])
    start = datetime(2024, 6, 4, 10, tzinfo=agency.zone)
    known = agency.clock.due(start, parse_duration("1 hari kerja"))
    assert known.day == date(2024, 6, 6)
    assert [(s.name, s.decreed) for s in known.skipped] == [("Pindah kantor (SE 7/2024)", date(2024, 6, 3))]
    before = agency.clock.as_known_on(date(2024, 6, 2)).due(start, parse_duration("1 hari kerja"))
    assert before.day == date(2024, 6, 5)


def test_a_special_opening_is_worked_from_the_day_it_was_decided(tmp_path: Path) -> None:
    agency = agency_with(tmp_path, hari_khusus=[OPENING])
    start = datetime(2024, 6, 7, 10, tzinfo=agency.zone)
    known = agency.clock.due(start, parse_duration("1 hari kerja"))
    assert known.due == datetime(2024, 6, 8, 12, tzinfo=agency.zone)
    assert due(agency, "2024-06-07 14:30", "2 jam") == "2024-06-08 11:00"
    before = agency.clock.as_known_on(date(2024, 6, 6))
    assert before.due(start, parse_duration("1 hari kerja")).day == date(2024, 6, 10)
    assert before.as_known_on(date(2024, 7, 1)).due(start, parse_duration("1 hari kerja")).day == date(
        2024, 6, 10
    )


@pytest.mark.parametrize(
    ("zone", "offset", "day0"),
    [("WIB", "+07:00", "2024-06-03"), ("WITA", "+08:00", "2024-06-04"), ("WIT", "+09:00", "2024-06-04")],
)
def test_the_same_moment_is_read_in_the_zone_of_the_agency(
    tmp_path: Path, zone: str, offset: str, day0: str
) -> None:
    """07.30 UTC is 14.30 in WIB, when the office is open, and 15.30 or 16.30 further east, when it is not."""
    agency = agency_with(tmp_path, zona_waktu=zone)
    moment = datetime(2024, 6, 3, 7, 30, tzinfo=UTC)
    result = agency.clock.due(moment, parse_duration("1 hari kerja"))
    assert result.starts is not None
    assert result.due is not None
    assert result.starts.date().isoformat() == day0
    assert result.due.isoformat().endswith(f"T15:00:00{offset}")
    assert result.due.tzname() == zone


def test_counting_rules_are_the_agencys_own_where_it_states_them(tmp_path: Path) -> None:
    rules = {"cuti_bersama": "hari_kerja", "akhir_di_hari_libur": "tetap", "sumber": "SK 5/2024"}
    agency = agency_with(tmp_path, cara_hitung=rules)
    stated = agency.clock.rules
    assert stated.own == {"joint_leave_is_off", "roll_forward"}
    assert (stated.joint_leave_is_off, stated.roll_forward, stated.restart_on_resubmission) == (
        False,
        False,
        True,
    )
    assert stated.source == "SK 5/2024"
    assert due(agency, "2024-05-08 10:00", "1 hari kerja") == "2024-05-10 15:00"


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"hari_khusus": [CLOSURE, {**OPENING, "tanggal": "2024-06-05"}]}, "2024-06-05 is written twice"),
        ({"hari_khusus": [{**OPENING, "istirahat": "08.00-09.30"}]}, "its break does not lie within it"),
        ({"jam_layanan": [{**DAILY, "sejak": "2024-02-01", "sampai": "2024-01-01"}]}, "lies before `sejak`"),
        (
            {"jam_layanan": [{"sumber": "SK", "minggu": [*DAILY["minggu"], *DAILY["minggu"]]}]},
            "`senin` is written twice",
        ),
    ],
)
def test_hours_that_make_no_sense_are_refused(tmp_path: Path, settings: dict[str, Any], problem: str) -> None:
    assert problem in agency_findings(tmp_path, **settings)[0]
