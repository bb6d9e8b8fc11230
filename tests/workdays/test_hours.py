"""Office hours: ranges as text, which schedule prevails, the national default."""

from datetime import date

import pytest

from sp_engine.workdays.hours import (
    OfficeHours,
    OpenInterval,
    RamadanDays,
    SpecialOpening,
    WeekSchedule,
    national_hours,
    open_intervals,
    parse_clock_range,
    week,
)
from sp_engine.workdays.unreadable import TimeTextError

MONDAY, FRIDAY, SATURDAY = date(2026, 3, 16), date(2026, 3, 13), date(2026, 3, 14)


def schedule(label: str, opening: str, first: date | None = None, last: date | None = None) -> WeekSchedule:
    return WeekSchedule(label, week(dict.fromkeys(range(5), open_intervals(opening))), first, last)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("08.00-15.00", (480, 900)),
        ("08.00–15.00", (480, 900)),
        ("08.00 - 15.00", (480, 900)),
        (" 00.00-24.00 ", (0, 1440)),
        ("07.59-08.00", (479, 480)),
    ],
)
def test_a_clock_range_is_read_in_minutes_of_the_day(text: str, minutes: tuple[int, int]) -> None:
    assert parse_clock_range(text) == minutes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "bukan rentang jam"),
        ("08.00", "bukan rentang jam"),
        ("8.00-15.00", "bukan rentang jam"),
        ("08:00-15:00", "bukan rentang jam"),
        ("08.00-15.00 WIB", "bukan rentang jam"),
        ("08.60-15.00", "`08.60` bukan jam"),
        ("08.00-24.01", "`24.01` bukan jam"),
        ("08.00-25.00", "`25.00` bukan jam"),
        ("15.00-08.00", "berakhir sebelum"),
        ("08.00-08.00", "berakhir sebelum"),
        ("24.00-24.00", "berakhir sebelum"),
    ],
)
def test_a_malformed_range_is_refused_with_a_plain_reason(text: str, reason: str) -> None:
    with pytest.raises(TimeTextError, match=reason):
        parse_clock_range(text)


def test_breaks_are_cut_out_in_any_order() -> None:
    assert open_intervals("08.00-16.00", ["15.00-15.15", "12.00-13.00"]) == (
        OpenInterval(480, 720),
        OpenInterval(780, 900),
        OpenInterval(915, 960),
    )


@pytest.mark.parametrize(
    "breaks",
    [
        ["07.00-08.30"],
        ["08.00-09.00"],
        ["14.00-15.00"],
        ["14.30-15.30"],
        ["12.00-13.00", "12.30-13.30"],
        ["12.00-13.00", "13.00-13.30"],
    ],
)
def test_a_break_must_lie_between_open_hours(breaks: list[str]) -> None:
    with pytest.raises(TimeTextError, match="tidak berada di antara"):
        open_intervals("08.00-15.00", breaks)


def test_the_national_hours_add_up_to_37_and_a_half_and_32_and_a_half() -> None:
    """Perpres 21/2023 gives the sums and the starts; the ends follow from them."""
    usual, ramadan = national_hours([RamadanDays(date(2026, 2, 19), date(2026, 3, 20))]).schedules
    assert usual.weekly_minutes == 37.5 * 60
    assert ramadan.weekly_minutes == 32.5 * 60
    assert usual.assumed
    assert ramadan.assumed


RAMADAN_2027 = RamadanDays(date(2027, 2, 8), date(2027, 3, 9), estimated=True)


@pytest.mark.parametrize(
    ("first", "last", "estimated"),
    [
        (date(2027, 2, 1), date(2027, 2, 7), False),
        (date(2027, 2, 1), date(2027, 2, 8), True),
        (date(2027, 2, 20), date(2027, 2, 20), True),
        (date(2027, 3, 9), date(2027, 3, 9), True),
        (date(2027, 3, 10), date(2027, 3, 20), False),
        (date(2026, 2, 19), date(2026, 3, 20), False),
    ],
)
def test_only_the_hours_of_a_ramadan_that_is_an_estimate_are_estimated(
    first: date, last: date, estimated: bool
) -> None:
    hours = national_hours([RamadanDays(date(2026, 2, 19), date(2026, 3, 20)), RAMADAN_2027])
    assert hours.has_estimated(first, last) is estimated
    assert not hours.without_estimates().has_estimated(first, last)
    assert hours.without_estimates().closing(date(2026, 2, 19)) == 900
    assert hours.without_estimates().closing(date(2027, 2, 8)) == 960


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        (date(2026, 2, 18), 450, 960),
        (date(2026, 2, 19), 480, 900),
        (FRIDAY, 480, 930),
        (date(2026, 3, 20), 480, 930),
        (date(2026, 3, 25), 450, 960),
        (date(2026, 3, 27), 450, 990),
    ],
)
def test_ramadan_prevails_from_its_first_through_its_last_day(day: date, opens: int, closes: int) -> None:
    hours = national_hours([RamadanDays(date(2026, 2, 19), date(2026, 3, 20)), RAMADAN_2027])
    assert hours.intervals(day)[0].opens == opens
    assert hours.closing(day) == closes


def test_the_last_schedule_that_applies_prevails() -> None:
    hours = OfficeHours(
        (
            schedule("dulu", "08.00-15.00"),
            schedule("sejak 2025", "08.00-16.00", first=date(2025, 1, 1)),
            schedule("masa sibuk", "08.00-18.00", date(2025, 3, 1), date(2025, 3, 31)),
            schedule("sampai 2023", "09.00-14.00", last=date(2023, 6, 30)),
        )
    )
    expected = {
        date(2023, 6, 30): "sampai 2023",
        date(2023, 7, 1): "dulu",
        date(2024, 12, 31): "dulu",
        date(2025, 1, 1): "sejak 2025",
        date(2025, 3, 1): "masa sibuk",
        date(2025, 3, 31): "masa sibuk",
        date(2025, 4, 1): "sejak 2025",
        date.min: "sampai 2023",
        date.max: "sejak 2025",
    }
    assert {day: hours.schedule(day).label for day in expected} == expected


def test_a_range_may_end_on_the_last_of_all_dates() -> None:
    hours = OfficeHours((schedule("dulu", "08.00-15.00"), schedule("kini", "08.00-16.00", MONDAY, date.max)))
    assert hours.schedule(date.max).label == "kini"


def test_a_special_opening_prevails_and_is_the_agencys_own() -> None:
    usual = national_hours()
    hours = OfficeHours(usual.schedules, {SATURDAY: SpecialOpening(open_intervals("09.00-11.00"))})
    assert usual.closing(SATURDAY) is None
    assert hours.closing(SATURDAY) == 660
    assert not hours.is_assumed(SATURDAY)
    assert hours.is_assumed(MONDAY)


def test_office_hours_do_not_change_with_what_they_were_made_from() -> None:
    special = {SATURDAY: SpecialOpening(open_intervals("09.00-11.00"))}
    hours = OfficeHours((schedule("dulu", "08.00-15.00"),), special)
    special.clear()
    assert hours.closing(SATURDAY) == 660


def test_impossible_hours_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="need a schedule"):
        OfficeHours(())
    with pytest.raises(ValueError, match="no range"):
        OfficeHours((schedule("nanti", "08.00-15.00", first=MONDAY),))
    with pytest.raises(ValueError, match="no estimate"):
        OfficeHours((schedule("dulu", "08.00-15.00").replace(estimated=True),))
    with pytest.raises(ValueError, match="needs hours"):
        OfficeHours((schedule("dulu", "08.00-15.00"),), {MONDAY: SpecialOpening(())})
    with pytest.raises(ValueError, match="lies before"):
        schedule("terbalik", "08.00-15.00", MONDAY, FRIDAY)
    with pytest.raises(ValueError, match="seven"):
        WeekSchedule("pendek", ())
    with pytest.raises(ValueError, match="ascend"):
        WeekSchedule("acak", week({0: (OpenInterval(600, 700), OpenInterval(480, 500))}))
    with pytest.raises(ValueError, match="no open time"):
        OpenInterval(600, 600)
    with pytest.raises(ValueError, match="weekdays"):
        week({7: open_intervals("08.00-15.00")})
