"""Due dates as an iCalendar file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest

from sp_engine import Catalogue, CatalogueError, open_catalogue, packages
from sp_engine.packages import PackageMissingError, optional_package
from sp_engine.presenting.ics import calendar_text
from sp_engine.timing.requested_due_dates import DueDates, due_dates


def dates(catalogue: Catalogue, start: str, **options: Any) -> DueDates:
    at = datetime.fromisoformat(start).replace(tzinfo=catalogue.files.zone("depok"))
    return due_dates(catalogue, options.pop("place", "depok/rekomendasi-haki"), at, {}, **options)


def test_an_entry_stands_at_the_due_moment_and_explains_it(catalogue: Catalogue) -> None:
    text = calendar_text(dates(catalogue, "2026-03-16 10:00"))
    [entry] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert entry.decoded("dtstart") == datetime(2026, 3, 26, 8, 0, tzinfo=UTC)
    assert str(entry["summary"]) == (
        "Tenggat: Penerbitan surat rekomendasi (3 hari kerja) – Surat Rekomendasi HAKI"
    )
    assert "dilewati: Rabu, 18 Maret 2026 – Cuti Bersama Hari Suci Nyepi [1]" in str(entry["description"])
    assert str(entry["status"]) == "CONFIRMED"


def valid(text: str) -> list[Any]:
    """Return the entries of a calendar, in each of which what RFC 5545 demands of it holds."""
    calendar: Any = icalendar.Calendar.from_ical(text)
    assert {"PRODID", "VERSION"} <= set(calendar)
    entries = calendar.walk("VEVENT")
    part: Any
    for part in calendar.walk():
        assert part.errors == []
        assert set(part.required) <= set(part), part
        assert all(not isinstance(part[name], list) for name in part.singletons if name in part)
    for entry in entries:
        assert entry.end > entry.start
        for alarm in entry.walk("VALARM"):
            assert {"ACTION", "TRIGGER", "DESCRIPTION"} == set(alarm)
            assert alarm.decoded("trigger") < timedelta(0)
    assert len({entry["uid"] for entry in entries}) == len(entries)
    return list(entries)


def test_a_calendar_is_valid(catalogue: Catalogue) -> None:
    for place, start, asked in (
        ("depok/rekomendasi-haki", "2026-03-16 10:00", {}),
        ("kalbar/izin-usaha-simpan-pinjam", "2026-03-16 10:00", {}),
        ("kalbar/konsultasi", "2026-03-16 09:00", {"complaint": "ringan"}),
        ("depok", "2026-03-13 14:59", {"duration": "1 menit"}),
        ("depok", "2026-03-16 10:00", {"duration": "0 hari kerja"}),
    ):
        assert valid(calendar_text(dates(catalogue, start, place=place, **asked)))


@pytest.mark.parametrize(
    ("start", "duration", "reminders"),
    [
        ("2026-03-16 10:00", "3 hari kerja", ["2026-03-25 08:00", "2026-03-26 08:00"]),
        ("2026-03-13 10:00", "1 hari kerja", ["2026-03-16 08:00"]),  # the office day before is day 0
        ("2026-03-12 07:00", "1 hari kerja", ["2026-03-12 08:00", "2026-03-13 08:30"]),
        ("2026-03-16 10:00", "2 jam", ["2026-03-16 11:00"]),
        ("2026-03-16 10:00", "30 menit", []),
    ],
)
def test_an_entry_reminds_of_itself_when_the_office_opens_while_there_is_time(
    catalogue: Catalogue, start: str, duration: str, reminders: list[str]
) -> None:
    (entry,) = valid(calendar_text(dates(catalogue, start, place="depok", duration=duration)))
    zone = catalogue.files.zone("depok")
    moments = [entry.start + alarm.decoded("trigger") for alarm in entry.walk("VALARM")]
    assert [f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" for moment in moments] == reminders


def test_the_same_count_gives_the_same_file_and_another_another_entry(catalogue: Catalogue) -> None:
    one, two, other = (dates(catalogue, f"2026-03-{day} 10:00") for day in (16, 16, 17))
    assert calendar_text(one) == calendar_text(two)
    uids = [icalendar.Calendar.from_ical(calendar_text(d)).walk("VEVENT")[0]["uid"] for d in (one, other)]
    assert uids[0] != uids[1]


def test_lines_end_and_fold_as_the_format_demands(catalogue: Catalogue) -> None:
    lines = calendar_text(dates(catalogue, "2026-03-16 10:00"), "en").split("\r\n")
    assert lines[-1] == ""
    assert max(len(line.encode()) for line in lines) <= 75


def test_a_provisional_date_is_tentative() -> None:
    catalogue = open_catalogue(provisional=True)
    found = dates(catalogue, "2027-12-30 10:00", place="depok", duration="2 hari kerja")
    [entry] = icalendar.Calendar.from_ical(calendar_text(found)).walk("VEVENT")
    assert str(entry["status"]) == "TENTATIVE"
    assert str(entry["summary"]).startswith("SEMENTARA: ")


def test_a_date_that_rests_on_estimated_hours_is_tentative_and_says_so(catalogue: Catalogue) -> None:
    found = dates(catalogue, "2027-02-08 10:00", place="pasuruan", duration="20 jam")
    [entry] = icalendar.Calendar.from_ical(calendar_text(found, "en")).walk("VEVENT")
    assert str(entry["status"]) == "TENTATIVE"
    assert str(entry["summary"]).startswith("PROVISIONAL: ")
    assert str(entry["description"]).endswith("\nPROVISIONAL: the hours of Ramadan are still an estimate")


def test_without_any_date_there_is_no_file(catalogue: Catalogue) -> None:
    found = dates(catalogue, "2027-12-30 10:00", place="depok", duration="2 hari kerja")
    with pytest.raises(CatalogueError) as error:
        calendar_text(found)
    assert [d.code for d in error.value.diagnostics] == ["SP612"]


def test_a_package_that_is_not_installed_is_named_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name, name=name)

    monkeypatch.setattr(packages, "import_module", missing)
    with pytest.raises(PackageMissingError) as error:
        optional_package("icalendar", "calendar")
    [finding] = error.value.diagnostics
    assert finding.code == "SP611"
    assert 'pip install "sp-engine[calendar]"' in finding.fix()


def test_a_package_that_is_broken_inside_is_not_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ModuleNotFoundError("dateutil", name="dateutil")

    monkeypatch.setattr(packages, "import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="dateutil"):
        optional_package("icalendar", "calendar")
