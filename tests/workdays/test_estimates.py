"""Years that no decree has set: estimates from the `holidays` package, and what differs from it."""

from datetime import date, datetime

import pytest

from sp_engine import open_catalogue
from sp_engine.documents import DocumentKind
from sp_engine.documents.calendar_year import Year
from sp_engine.documents.estimates import (
    differences,
    document_text,
    estimated_calendar,
    estimated_years,
    lacking_years,
)
from sp_engine.documents.shape import check_shape
from sp_engine.workdays.calendar import DayKind
from sp_engine.workdays.duration import parse_duration
from sp_engine.workdays.hours import RamadanDays
from sp_engine.yaml_text.source import Source, parse_yaml


@pytest.mark.parametrize("year", [1946, 2028, 2033, 2100])
def test_a_skeleton_is_a_valid_calendar_all_of_it_provisional(year: int) -> None:
    document = estimated_calendar(year)
    source = parse_yaml(document_text(document), f"{year}.yaml")
    assert check_shape(source, DocumentKind.CALENDAR) == []
    assert source.data == document
    assert source.data["perkiraan"] is True
    assert all(day["perkiraan"] is True for day in source.data["hari_libur"])


def test_a_name_with_marks_of_yaml_is_quoted() -> None:
    document = {"format": "sp-kalender/1", "hari_libur": [{"nama": 'Hari "A", dan B: C'}]}
    assert parse_yaml(document_text(document), "x").data == document


def test_an_estimate_ends_ramadan_on_the_eve_of_idul_fitri() -> None:
    [year] = estimated_years([2028])
    assert year.ramadan == RamadanDays(date(2028, 1, 28), date(2028, 2, 26), estimated=True)
    assert {off.kind for off in year.days} == {DayKind.NATIONAL_HOLIDAY}
    assert (year.decreed.provisional, year.findings) == (True, [])


def test_only_years_that_are_lacking_are_estimated() -> None:
    known = estimated_years([2026, 2028])
    assert [year.number for year in lacking_years(known)] == [2027, *range(2029, 2039)]
    assert [year.number for year in lacking_years(known, 2024)][:3] == [2024, 2025, 2027]
    assert [year.number for year in lacking_years((), 2095)] == list(range(2095, 2101))


def test_with_estimates_a_count_goes_on_and_is_marked() -> None:
    due = {}
    for provisional in (False, True):
        agency = open_catalogue(provisional=provisional).files.agency("depok")
        start = datetime(2027, 12, 30, 10, tzinfo=agency.zone)
        due[provisional] = agency.clock.due(start, parse_duration("2 hari kerja"))
    assert (due[False].due, due[False].gap) == (None, 2028)
    assert (due[True].day, due[True].provisional) == (date(2028, 1, 3), True)


def test_estimates_leave_decreed_years_as_they_are() -> None:
    plain, filled = (open_catalogue(provisional=p).files.agency("depok").clock for p in (False, True))
    start = datetime(2026, 3, 16, 10, tzinfo=plain.zone)
    one, two = (clock.due(start, parse_duration("3 hari kerja")) for clock in (plain, filled))
    assert (one.due, one.provisional) == (two.due, two.provisional)


def test_the_calendars_of_the_catalogue_do_not_differ_without_a_reason() -> None:
    years = open_catalogue().files.years()
    assert [year.number for year in years] == list(range(2023, 2028))
    assert [d for year in years for d in differences(year) if d.reason is None] == []


def test_a_difference_is_found_on_either_side_and_has_the_reason_of_the_calendar() -> None:
    document = estimated_calendar(2028)
    document["perbedaan"] = [{"tanggal": "2028-08-17", "alasan": "Contoh."}]
    days = [day for day in document["hari_libur"] if day["tanggal"] != "2028-08-17"]
    document["hari_libur"] = [
        day | {"jenis": "cuti_bersama"} if "05-25" in day["tanggal"] else day for day in days
    ]
    found = {d.day: d for d in differences(Year(Source("2028.yaml", "", document)))}
    gone = found[date(2028, 8, 17)]
    assert (gone.here, gone.there, gone.reason) == (None, (DayKind.NATIONAL_HOLIDAY, False), "Contoh.")
    other = found[date(2028, 5, 25)]
    assert (other.here, other.reason) == ((DayKind.JOINT_LEAVE, True), None)


def test_a_withdrawn_day_is_no_difference() -> None:
    year = next(y for y in open_catalogue().files.years() if y.number == 2023)
    assert any(off.is_withdrawn for off in year.days)
    year.days = tuple(o.replace(withdrawn=None, withdrawn_by=None) for o in year.days)
    assert [d.day for d in differences(year)] == [date(2023, 4, 26)]
