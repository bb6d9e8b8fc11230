"""Due dates: every unit, day 0, the boundaries of office time, and what explains a count."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.workdays.calendar import Calendar, CalendarGap, DayKind, DayOff, DecreedYear
from sp_engine.workdays.clock import CERTAIN, Clock, Uncertain
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.duration import Duration, TwoPeriods, Unit, parse_duration, parse_limit
from sp_engine.workdays.hours import (
    OfficeHours,
    SpecialOpening,
    WeekSchedule,
    national_hours,
    open_intervals,
    week,
)
from sp_engine.workdays.zones import ZONES

WIB = ZONES["WIB"]


def at(text: str) -> datetime:
    """A moment in WIB, e.g. `2026-03-16 10:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def due(clock: Clock, start: str, duration: str) -> str:
    moment = clock.due(at(start), parse_duration(duration)).due
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


# --- the examples of a counter that states its own hours ------------------------------------


def test_three_working_days_from_16_march_2026_end_on_26_march(depok: Clock) -> None:
    result = depok.due(at("2026-03-16 10:00"), parse_duration("3 hari kerja"))
    assert result.starts == at("2026-03-16 10:00")
    assert result.due == at("2026-03-26 15:00")
    assert [(s.day.day, s.name) for s in result.skipped] == [
        (18, "Cuti Bersama Hari Suci Nyepi"),
        (19, "Hari Suci Nyepi"),
        (20, "Cuti Bersama Hari Raya Idul Fitri"),
        (21, "Hari Raya Idul Fitri"),
        (22, "Hari kedua dari Hari Raya Idul Fitri"),
        (23, "Cuti Bersama Hari Raya Idul Fitri"),
        (24, "Cuti Bersama Hari Raya Idul Fitri"),
    ]
    assert [day.day for day in result.counted] == [17, 25, 26]
    assert (result.gap, result.provisional, result.hours_assumed) == (None, False, False)


@pytest.mark.parametrize(
    ("start", "waited"),
    [
        ("2026-03-14 10:00", ["Sabtu", "Minggu"]),
        ("2026-03-13 15:30", ["Sabtu", "Minggu"]),
        ("2026-03-13 15:31", ["Sabtu", "Minggu"]),
        ("2026-03-16 06:00", []),
    ],
)
def test_what_comes_in_while_closed_counts_from_the_next_opening(
    depok: Clock, start: str, waited: list[str]
) -> None:
    """The very minute of closing is closed."""
    result = depok.due(at(start), parse_duration("3 hari kerja"))
    assert result.stated == at(start)
    assert result.starts == at("2026-03-16 08:00")
    assert result.due == at("2026-03-26 15:00")
    assert [skipped.name for skipped in result.waited] == waited


def test_the_last_open_minute_is_still_the_same_day(depok: Clock) -> None:
    result = depok.due(at("2026-03-13 15:29:59"), parse_duration("1 hari kerja"))
    assert result.starts == at("2026-03-13 15:29:59")
    assert result.due == at("2026-03-16 15:00")


@pytest.mark.parametrize("start", ["2026-03-16 08:00", "2026-03-16 08:00:30", "2026-03-16 13:00:30"])
def test_the_minute_of_opening_is_open(depok: Clock, start: str) -> None:
    assert depok.opening_at_or_after(at(start)) == at(start)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-03-12 14:30", "2026-03-13 10:00"), ("2026-03-12 11:30", "2026-03-12 14:30")],
)
def test_two_office_hours_run_over_breaks_and_nights(depok: Clock, start: str, end: str) -> None:
    assert due(depok, start, "2 jam") == end
    assert due(depok, start, "120 menit") == end


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-03-12 10:00", "2 jam", "2026-03-12 12:00"),
        ("2026-03-12 13:00", "2 jam", "2026-03-12 15:00"),
        ("2026-03-12 13:01", "2 jam", "2026-03-13 08:31"),
        ("2026-03-12 12:00", "15 menit", "2026-03-12 13:15"),
        ("2026-03-12 12:45", "15 menit", "2026-03-12 13:15"),
        ("2026-03-12 15:00", "15 menit", "2026-03-13 08:45"),
        ("2026-03-13 12:00", "2 jam", "2026-03-13 15:30"),
        ("2026-03-13 15:00", "1 jam", "2026-03-16 08:30"),
        ("2026-03-17 14:00", "2 jam", "2026-03-25 09:00"),
        ("2026-03-12 07:00", "6 jam", "2026-03-12 15:00"),
        ("2026-03-12 07:00", "7 jam", "2026-03-13 09:30"),
    ],
)
def test_minutes_and_hours_run_only_in_open_time(depok: Clock, start: str, duration: str, end: str) -> None:
    """Ending at the minute of a break or of closing, they end there, not at the next opening."""
    assert due(depok, start, duration) == end


def test_seconds_are_kept_by_minutes_and_hours(depok: Clock) -> None:
    start = at("2026-03-12 11:59:30.250000")
    assert depok.due(start, parse_duration("1 menit")).due == at("2026-03-12 13:00:30.250000")


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-03-10 10:00", "3 hari", "2026-03-13 15:30"),
        ("2026-03-11 10:00", "3 hari", "2026-03-16 15:00"),
        ("2026-03-11 10:00", "1 minggu", "2026-03-25 15:00"),
        ("2026-03-14 10:00", "3 hari", "2026-03-25 15:00"),
        ("2026-01-30 10:00", "1 bulan", "2026-03-02 15:00"),
        ("2024-01-31 10:00", "1 bulan", "2024-02-29 15:00"),
        ("2024-02-29 10:00", "1 tahun", "2025-02-28 15:30"),
        ("2025-12-30 10:00", "2 bulan", "2026-03-02 15:00"),
        ("2023-03-16 10:00", "3 tahun", "2026-03-16 15:00"),
    ],
)
def test_calendar_units_end_at_closing_time_and_roll_forward(
    depok: Clock, start: str, duration: str, end: str
) -> None:
    assert due(depok, start, duration) == end


def test_calendar_units_skip_only_what_moved_their_end(depok: Clock) -> None:
    result = depok.due(at("2026-03-04 10:00"), parse_duration("2 minggu"))
    assert result.day == date(2026, 3, 25)
    assert [skipped.day.day for skipped in result.skipped] == [18, 19, 20, 21, 22, 23, 24]
    assert len(result.counted) == 14
    assert result.counted[-1] == date(2026, 3, 18)


def test_without_roll_forward_an_end_on_a_day_off_stays(depok: Clock) -> None:
    stays = depok.replace(rules=CountingRules(roll_forward=False))
    assert due(stays, "2026-03-04 10:00", "2 minggu") == "2026-03-18 15:00"
    assert due(stays, "2026-03-11 10:00", "3 hari") == "2026-03-14 23:59"
    assert stays.due(at("2026-03-11 10:00"), parse_duration("3 hari")).skipped == ()


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("0 menit", "2026-03-16 08:00"),
        ("0 jam", "2026-03-16 08:00"),
        ("0 hari kerja", "2026-03-16 15:00"),
        ("0 hari", "2026-03-16 15:00"),
        ("0 minggu", "2026-03-16 15:00"),
        ("0 bulan", "2026-03-16 15:00"),
        ("0 tahun", "2026-03-16 15:00"),
    ],
)
def test_a_duration_of_zero_ends_on_day_0(depok: Clock, duration: str, end: str) -> None:
    result = depok.due(at("2026-03-14 10:00"), parse_duration(duration))
    assert result.due == at(end)
    assert (result.counted, result.skipped) == ((), ())


# --- rules, zones, knowledge -----------------------------------------------------------------


def test_a_day_off_that_became_one_later_moves_the_date_for_those_who_know(depok: Clock) -> None:
    start, duration = at("2025-08-14 09:00"), parse_duration("3 hari kerja")
    assert depok.due(start, duration).due == at("2025-08-20 15:00")
    known = depok.as_known_on(date(2025, 8, 6))
    assert known.due(start, duration).due == at("2025-08-19 15:00")
    assert depok.opening_at_or_after(at("2025-08-18 09:00")) == at("2025-08-19 08:00")
    assert known.opening_at_or_after(at("2025-08-18 09:00")) == at("2025-08-18 09:00")


def test_the_rules_say_whether_joint_leave_is_off(depok: Clock) -> None:
    works = depok.replace(rules=CountingRules(joint_leave_is_off=False))
    assert due(works, "2026-03-16 10:00", "3 hari kerja") == "2026-03-20 15:30"
    back = works.replace(rules=CountingRules())
    assert back == depok


def test_a_setting_is_the_agencys_own_only_if_named() -> None:
    assert CountingRules().own == frozenset()
    assert "roll_forward" in CountingRules(roll_forward=False, own=frozenset({"roll_forward"})).own
    with pytest.raises(ValueError, match="roll_back"):
        CountingRules(own=frozenset({"roll_back"}))


@pytest.mark.parametrize(
    "start",
    [
        datetime(2026, 3, 13, 8, 30, tzinfo=UTC),
        datetime(2026, 3, 13, 17, 30, tzinfo=ZONES["WIT"]),
        datetime(2026, 3, 12, 22, 30, tzinfo=timezone(timedelta(hours=-10))),
    ],
)
def test_a_moment_of_any_offset_is_read_in_the_agencys_zone(depok: Clock, start: datetime) -> None:
    """All three are Friday 15.30 in WIB, the minute of closing."""
    result = depok.due(start, parse_duration("1 hari kerja"))
    assert result.stated.isoformat() == "2026-03-13T15:30:00+07:00"
    assert result.due is not None
    assert result.due.isoformat() == "2026-03-17T15:00:00+07:00"


def test_the_same_moment_is_another_day_in_another_zone(depok: Clock) -> None:
    moment = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)
    papua = depok.replace(zone=ZONES["WIT"])
    assert depok.due(moment, parse_duration("1 hari kerja")).day == date(2026, 3, 17)
    assert papua.due(moment, parse_duration("1 hari kerja")).day == date(2026, 3, 25)


def test_a_moment_without_an_offset_is_an_error(depok: Clock) -> None:
    naive = datetime(2026, 3, 16, 10)
    with pytest.raises(ValueError, match="no offset"):
        depok.due(naive, parse_duration("3 hari kerja"))
    with pytest.raises(ValueError, match="no offset"):
        depok.opening_at_or_after(naive)
    with pytest.raises(ValueError, match="no offset"):
        depok.open_time(naive, naive)


def test_a_moment_that_no_calendar_can_hold_is_an_error(depok: Clock) -> None:
    with pytest.raises(ValueError, match="outside the years"):
        depok.due(datetime.max.replace(tzinfo=UTC), parse_duration("3 hari"))


# --- gaps and provisional days ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "duration", "gap"),
    [
        ("2027-12-30 10:00", "2 hari kerja", 2028),
        ("2027-12-31 15:00", "8 jam", 2028),
        ("2027-12-31 16:00", "0 menit", 2028),
        ("2027-12-31 10:00", "8 jam", 2028),
        ("2027-12-30 10:00", "2 hari", 2028),
        ("2027-12-30 10:00", "1 tahun", 2028),
        ("2027-12-30 10:00", "10000 tahun", 2028),
        ("2027-12-30 10:00", "10000 minggu", 2028),
        ("2022-12-30 10:00", "5 hari kerja", 2022),
        ("2028-01-03 10:00", "1 hari", 2028),
        ("0001-01-02 10:00", "1 hari", 1),
        ("9999-12-31 10:00", "1 hari", 9999),
    ],
)
def test_a_count_into_a_year_without_a_decreed_calendar_gives_no_date_and_names_the_year(
    depok: Clock, start: str, duration: str, gap: int
) -> None:
    result = depok.due(at(start), parse_duration(duration))
    assert (result.day, result.due, result.gap) == (None, None, gap)
    assert (result.skipped, result.counted, result.waited, result.provisional) == ((), (), (), False)


def test_a_clock_that_began_before_the_gap_still_says_when(depok: Clock) -> None:
    begun = depok.due(at("2027-12-30 10:00"), parse_duration("2 hari kerja"))
    assert begun.starts == at("2027-12-30 10:00")
    assert not begun.hours_assumed
    never = depok.due(at("2022-12-30 10:00"), parse_duration("2 hari kerja"))
    assert never.starts is None
    assert not never.hours_assumed


def test_the_last_decreed_day_is_still_given(depok: Clock) -> None:
    assert due(depok, "2027-12-30 10:00", "1 hari kerja") == "2027-12-31 15:30"


@pytest.mark.parametrize(
    ("start", "duration", "provisional"),
    [
        ("2027-03-04 10:00", "1 hari kerja", False),
        ("2027-03-05 10:00", "1 hari kerja", True),
        ("2027-03-10 10:00", "0 menit", True),
        ("2027-03-16 10:00", "5 hari kerja", False),
        ("2027-05-14 10:00", "3 hari", True),
        ("2027-05-17 10:00", "1 hari kerja", True),
        ("2027-05-18 10:00", "1 hari kerja", False),
    ],
)
def test_a_date_counted_over_a_day_that_may_move_is_provisional(
    depok: Clock, start: str, duration: str, provisional: bool
) -> None:
    assert depok.due(at(start), parse_duration(duration)).provisional is provisional


def test_the_very_first_day_of_a_calendar_can_be_one_that_may_move(depok: Clock) -> None:
    off = DayOff(date(2024, 1, 1), "Perkiraan", DayKind.NATIONAL_HOLIDAY, "-", None, provisional=True)
    clock = depok.replace(calendar=Calendar((off,), (DecreedYear(2024),)))
    assert clock.due(at("2024-01-01 10:00"), parse_duration("1 hari")).provisional
    assert not clock.due(at("2024-01-02 10:00"), parse_duration("1 hari")).provisional


def test_every_date_that_touches_an_estimated_year_is_provisional(depok: Clock) -> None:
    estimated = DayOff(date(2028, 1, 3), "Perkiraan", DayKind.NATIONAL_HOLIDAY, "-", None)
    calendar = depok.calendar.replace(
        years=(*depok.calendar.years, DecreedYear(2028, provisional=True)),
        days_off=(*depok.calendar.days_off, estimated),
    )
    clock = depok.replace(calendar=calendar)
    result = clock.due(at("2027-12-30 10:00"), parse_duration("2 hari kerja"))
    assert (result.day, result.provisional) == (date(2028, 1, 4), True)
    assert [(s.day.day, s.provisional) for s in result.skipped] == [(1, False), (2, False), (3, True)]
    assert not clock.due(at("2027-12-29 10:00"), parse_duration("2 hari kerja")).provisional


# --- hours that are an estimate ----------------------------------------------------------------

# In Ramadan 2027, 8 February to 9 March by estimate, the office opens from 08.00 to 15.00, else from
# 07.30 to 16.00, with shorter breaks and other Fridays: a date is provisional where that changes it.
DAYS, HOURS = Uncertain.DAYS, Uncertain.HOURS


@pytest.mark.parametrize(
    ("start", "duration", "end", "uncertain"),
    [
        ("2027-02-03 10:00", "1 hari kerja", "2027-02-04 16:00", CERTAIN),
        # 5 February is joint leave, so that the first working day lies in Ramadan and closes at its hour
        ("2027-02-04 10:00", "1 hari kerja", "2027-02-08 15:00", HOURS),
        ("2027-02-04 10:00", "2 hari kerja", "2027-02-09 15:00", HOURS),
        # 5 hours on the 4th, 6.5 on the 8th and on the 9th, 2 on the 10th; else 7.5 and 7.5
        ("2027-02-04 10:00", "20 jam", "2027-02-10 10:00", HOURS),
        # beyond Ramadan the same hour closes it; but Idul Fitri, on the way, may move
        ("2027-02-04 10:00", "40 hari", "2027-03-16 16:00", DAYS),
        ("2027-02-08 09:00", "180 menit", "2027-02-08 12:00", CERTAIN),  # until the break
        ("2027-02-08 09:00", "181 menit", "2027-02-08 12:31", HOURS),  # a break of 30 minutes, else of 60
        ("2027-02-08 07:45", "15 menit", "2027-02-08 08:15", HOURS),  # not open yet, else at 08.00
        ("2027-02-08 15:10", "1 hari kerja", "2027-02-10 15:00", HOURS),  # closed, else a day earlier
        ("2027-02-08 10:00", "0 hari kerja", "2027-02-08 15:00", HOURS),
        ("2027-02-08 10:00", "0 menit", "2027-02-08 10:00", CERTAIN),
        ("2027-03-05 10:00", "1 hari kerja", "2027-03-16 16:00", DAYS),
        # 9 March is joint leave, with whatever hours
        ("2027-03-09 15:10", "1 hari kerja", "2027-03-17 16:00", DAYS),
        ("2027-03-16 10:00", "1 hari kerja", "2027-03-17 16:00", CERTAIN),
        # the Ramadan of 2026 is no estimate
        ("2026-02-18 10:00", "20 jam", "2026-02-23 10:00", CERTAIN),
    ],
)
def test_a_date_that_other_hours_than_estimated_would_change_is_provisional(
    national: Clock, start: str, duration: str, end: str, uncertain: Uncertain
) -> None:
    result = national.due(at(start), parse_duration(duration))
    assert due(national, start, duration) == end
    assert (result.uncertain, result.provisional) == (uncertain, bool(uncertain))


@pytest.mark.parametrize(
    ("start", "duration", "uncertain"),
    [
        ("2027-02-04 10:00", "1 hari kerja", False),  # Friday 5 February
        ("2027-02-04 10:00", "2 hari kerja", True),
        ("2027-02-04 10:00", "40 hari", False),
        ("2027-02-04 10:00", "20 jam", True),
        ("2027-02-05 14:00", "150 menit", False),  # until it closes on the Friday before
        ("2027-02-05 14:00", "151 menit", True),  # a minute after it opens on Monday
        ("2027-03-09 15:10", "1 hari kerja", True),  # closed, else open until 16.00
        ("2027-03-09 17:00", "1 hari kerja", False),  # closed either way
        ("2027-03-10 10:00", "1 hari kerja", False),
    ],
)
def test_where_no_day_is_off_only_the_hours_decide_whether_a_date_is_provisional(
    national: Clock, start: str, duration: str, uncertain: bool
) -> None:
    without_days_off = national.replace(calendar=Calendar((), national.calendar.years))
    found = without_days_off.due(at(start), parse_duration(duration)).uncertain
    assert found == (HOURS if uncertain else CERTAIN)


def test_an_estimate_by_which_saturday_is_worked_makes_a_date_over_it_provisional(depok: Clock) -> None:
    six = week(dict.fromkeys(range(6), open_intervals("08.00-15.00")))
    longer = WeekSchedule("Ramadan", six, date(2027, 2, 8), date(2027, 3, 9), estimated=True)
    hours = OfficeHours((*depok.hours.schedules, longer))
    (_, weekdays), *weeks = hours.weeks
    calendar = Calendar((), depok.calendar.years, weekdays, weeks=tuple(weeks))
    clock = Clock(calendar, hours, CountingRules(), WIB)
    over = clock.due(at("2027-02-10 10:00"), parse_duration("3 hari kerja"))
    assert (over.day, over.uncertain) == (date(2027, 2, 13), HOURS)
    usual = over.without_estimates
    assert usual is not None
    assert usual.day == date(2027, 2, 15)
    before = clock.due(at("2027-02-09 10:00"), parse_duration("1 hari kerja"))
    assert (before.day, before.uncertain) == (date(2027, 2, 10), CERTAIN)


def test_a_date_is_provisional_where_a_day_would_have_no_hours_without_the_estimate(depok: Clock) -> None:
    sunday = week(dict.fromkeys(range(7), open_intervals("08.00-15.00")))
    every = WeekSchedule("Ramadan", sunday, date(2027, 2, 8), date(2027, 3, 9), estimated=True)
    opened = Calendar((), depok.calendar.years, opened=frozenset({date(2027, 2, 14)}))
    clock = Clock(opened, OfficeHours((*depok.hours.schedules, every)), CountingRules(), WIB)
    assert clock.without_estimates is None
    assert clock.due(at("2027-02-08 10:00"), parse_duration("0 menit")).uncertain == HOURS


# --- hours that change -----------------------------------------------------------------------


def test_hours_run_across_the_end_of_ramadan(national: Clock) -> None:
    """17 March 2026 closes at 15.00; the first day after Idul Fitri opens at 07.30."""
    assert due(national, "2026-03-17 14:00", "2 jam") == "2026-03-25 08:30"
    assert due(national, "2026-03-16 10:00", "1 hari kerja") == "2026-03-17 15:00"
    assert due(national, "2026-03-16 10:00", "2 hari kerja") == "2026-03-25 16:00"


def test_assumed_hours_are_said_to_be_assumed(national: Clock, depok: Clock) -> None:
    for text in ("3 hari kerja", "3 hari", "20 jam"):
        assert national.due(at("2026-03-16 10:00"), parse_duration(text)).hours_assumed
        assert not depok.due(at("2026-03-16 10:00"), parse_duration(text)).hours_assumed


def test_a_special_opening_is_worked_and_closes_at_its_own_time(depok: Clock) -> None:
    saturday = {date(2026, 3, 14): SpecialOpening(open_intervals("09.00-11.00"))}
    clock = depok.replace(hours=OfficeHours(depok.hours.schedules, saturday))
    assert due(clock, "2026-03-13 10:00", "1 hari kerja") == "2026-03-14 11:00"
    assert due(clock, "2026-03-13 15:00", "1 jam") == "2026-03-14 09:30"
    assert clock.opening_at_or_after(at("2026-03-14 08:00")) == at("2026-03-14 09:00")


def test_a_working_day_without_hours_is_refused(calendar: Calendar, six_day_calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="weekday 5 has no hours"):
        Clock(six_day_calendar, national_hours(), CountingRules(), WIB)
    opened = calendar.replace(opened=frozenset({date(2026, 3, 14)}))
    with pytest.raises(ValueError, match="2026-03-14 is opened but has no hours"):
        Clock(opened, national_hours(), CountingRules(), WIB)


def test_an_office_that_never_closes_runs_through_the_night() -> None:
    always = WeekSchedule("selalu", week(dict.fromkeys(range(7), open_intervals("00.00-24.00"))))
    calendar = Calendar((), (DecreedYear(2026),), weekdays=frozenset(range(7)))
    clock = Clock(calendar, OfficeHours((always,)), CountingRules(), WIB)
    assert due(clock, "2026-03-14 23:30", "48 jam") == "2026-03-16 23:30"
    result = clock.due(at("2026-03-14 23:30"), parse_duration("1 hari kerja"))
    assert result.day == date(2026, 3, 15)
    assert result.due == at("2026-03-16 00:00")
    assert clock.open_time(at("2026-03-14 00:00"), at("2026-03-16 00:00")) == timedelta(days=2)


def test_hours_and_days_are_counted_over_a_six_day_week(six_day_calendar: Calendar) -> None:
    schedule = WeekSchedule("enam hari", week(dict.fromkeys(range(6), open_intervals("08.00-14.00"))))
    clock = Clock(six_day_calendar, OfficeHours((schedule,)), CountingRules(), WIB)
    assert due(clock, "2026-11-20 10:00", "14 hari kerja") == "2026-12-07 14:00"
    assert due(clock, "2026-03-13 13:00", "2 jam") == "2026-03-14 09:00"


# --- open time -------------------------------------------------------------------------------


def test_open_time_leaves_out_breaks_nights_and_days_off(depok: Clock) -> None:
    assert depok.open_time(at("2026-03-12 11:30"), at("2026-03-12 14:30")) == timedelta(hours=2)
    assert depok.open_time(at("2026-03-13 15:00"), at("2026-03-16 09:00")) == timedelta(hours=1.5)
    assert depok.open_time(at("2026-03-18 00:00"), at("2026-03-24 23:59")) == timedelta(0)
    assert depok.open_time(at("2026-03-16 00:00"), at("2026-03-17 00:00")) == timedelta(hours=6)


def test_open_time_knows_gaps_and_refuses_an_end_before_its_start(depok: Clock) -> None:
    with pytest.raises(ValueError, match="lies before"):
        depok.open_time(at("2026-03-12 12:00"), at("2026-03-12 11:59"))
    with pytest.raises(CalendarGap, match="2028"):
        depok.open_time(at("2027-12-30 10:00"), at("2028-01-03 10:00"))
    with pytest.raises(CalendarGap, match="2022"):
        depok.open_time(at("2022-12-30 10:00"), at("2023-01-03 10:00"))


# --- properties ------------------------------------------------------------------------------

moments = st.datetimes(datetime(2023, 1, 2), datetime(2026, 6, 30), timezones=st.just(WIB))
LONGEST = {
    Unit.MINUTE: 3000,
    Unit.HOUR: 100,
    Unit.CLOCK_HOUR: 1000,
    Unit.WORKING_DAY: 200,
    Unit.CALENDAR_DAY: 400,
    Unit.DAY: 400,
    Unit.WEEK: 60,
    Unit.MONTH: 15,
    Unit.YEAR: 1,
}
durations = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(Duration, st.integers(0, LONGEST[unit]), st.just(unit))
)


def when(clock: Clock, start: datetime, duration: Duration) -> datetime:
    moment = clock.due(start, duration).due
    assert moment is not None
    return moment


@given(one=moments, two=moments, duration=durations)
def test_a_later_start_is_never_due_earlier(
    national: Clock, one: datetime, two: datetime, duration: Duration
) -> None:
    early, late = sorted((one, two))
    assert when(national, early, duration) <= when(national, late, duration)


@given(start=moments, duration=durations, more=st.integers(0, 30))
def test_a_longer_duration_is_never_due_earlier(
    national: Clock, start: datetime, duration: Duration, more: int
) -> None:
    longer = Duration(min(LONGEST[duration.unit], duration.amount + more), duration.unit)
    assert when(national, start, duration) <= when(national, start, longer)


@given(start=moments, duration=durations)
def test_a_due_day_is_worked_and_nothing_is_due_before_it_starts(
    national: Clock, start: datetime, duration: Duration
) -> None:
    result = national.due(start, duration)
    assert result.starts is not None
    assert result.day is not None
    assert result.due is not None
    assert start <= result.starts <= result.due
    assert national.calendar.is_working_day(result.day)


@given(start=moments, days=st.integers(1, 150))
def test_counted_and_skipped_days_together_are_every_day_to_the_due_day(
    national: Clock, start: datetime, days: int
) -> None:
    result = national.due(start, Duration(days, Unit.WORKING_DAY))
    assert result.starts is not None
    assert result.day is not None
    assert len(result.counted) == days
    explained = sorted([*result.counted, *(skipped.day for skipped in result.skipped)])
    first = result.starts.toordinal() + 1
    assert explained == [date.fromordinal(n) for n in range(first, result.day.toordinal() + 1)]


@given(start=moments, minutes=st.integers(0, 2000), more=st.integers(1, 2000))
def test_a_split_of_minutes_gives_the_same_end(
    national: Clock, start: datetime, minutes: int, more: int
) -> None:
    halfway = when(national, start, Duration(minutes, Unit.MINUTE))
    whole = when(national, start, Duration(minutes + more, Unit.MINUTE))
    assert when(national, halfway, Duration(more, Unit.MINUTE)) == whole


@given(three=st.tuples(moments, moments, moments))
def test_open_time_is_additive(national: Clock, three: tuple[datetime, datetime, datetime]) -> None:
    first, middle, last = sorted(three)
    parts = national.open_time(first, middle) + national.open_time(middle, last)
    assert parts == national.open_time(first, last)


@given(start=moments, minutes=st.integers(0, 3000))
def test_as_many_minutes_pass_in_open_time_as_were_given(
    national: Clock, start: datetime, minutes: int
) -> None:
    end = when(national, start, Duration(minutes, Unit.MINUTE))
    assert national.open_time(start, end) == timedelta(minutes=minutes)


# --- what ran, and what was counted ----------------------------------------------------------


def test_the_time_that_ran_on_each_day_adds_up_to_the_duration(depok: Clock) -> None:
    result = depok.due(at("2026-03-12 14:30"), parse_duration("2 jam"))
    assert result.ran == (
        (date(2026, 3, 12), timedelta(minutes=30)),
        (date(2026, 3, 13), timedelta(minutes=90)),
    )
    assert depok.due(at("2026-03-12 14:30"), parse_duration("2 hari kerja")).ran == ()


@given(start=moments, minutes=st.integers(0, 3000))
def test_what_ran_on_each_day_is_the_duration(national: Clock, start: datetime, minutes: int) -> None:
    result = national.due(start, Duration(minutes, Unit.MINUTE))
    assert sum((span for _, span in result.ran), timedelta()) == timedelta(minutes=minutes)


@given(start=moments, days=st.integers(0, 100))
def test_as_many_working_days_are_counted_at_the_due_moment_as_were_given(
    national: Clock, start: datetime, days: int
) -> None:
    assert national.working_days(start, when(national, start, Duration(days, Unit.WORKING_DAY))) == days


def test_working_days_up_to_a_moment_before_the_start_are_an_error(depok: Clock) -> None:
    with pytest.raises(ValueError, match="lies before"):
        depok.working_days(at("2026-03-12 12:00"), at("2026-03-12 11:59"))
    with pytest.raises(CalendarGap, match="2028"):
        depok.working_days(at("2027-12-30 10:00"), at("2028-01-03 10:00"))


def test_a_start_that_rests_on_provisional_days_makes_the_end_provisional(depok: Clock) -> None:
    result = depok.due(at("2026-03-16 10:00"), parse_duration("3 hari kerja"))
    assert not result.provisional
    assert result._replace(uncertain_start=Uncertain.DAYS).provisional
    gap = depok.due(at("2027-12-30 10:00"), parse_duration("2 hari kerja"))
    assert not gap._replace(uncertain_start=Uncertain.DAYS).provisional


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2024-02-28 10:00", "1 hari kerja", "2024-02-29 15:00"),
        ("2024-02-29 10:00", "1 hari kerja", "2024-03-01 15:30"),
        ("2024-02-29 10:00", "12 bulan", "2025-02-28 15:30"),
        ("2025-12-31 14:59", "1 jam", "2026-01-02 09:29"),
        ("2026-12-30 10:00", "2 hari kerja", "2027-01-04 15:00"),
        ("2023-01-01 00:00", "0 hari kerja", "2023-01-02 15:00"),
    ],
)
def test_leap_days_and_year_ends_are_days_like_others(
    depok: Clock, start: str, duration: str, end: str
) -> None:
    assert due(depok, start, duration) == end


@given(start=moments, days=st.integers(0, 100))
def test_hari_and_hari_kalender_end_at_the_same_moment(national: Clock, start: datetime, days: int) -> None:
    bare, told = Duration(days, Unit.DAY), Duration(days, Unit.CALENDAR_DAY)
    assert when(national, start, bare) == when(national, start, told)


# --- hours by the clock, and offices that work on days off -----------------------------------


@pytest.mark.parametrize(
    ("start", "duration", "ends"),
    [
        ("2026-03-11 10:00", "1x24 jam", "2026-03-12 10:00"),
        ("2026-03-11 10:00", "2x24 jam", "2026-03-13 10:00"),
        ("2026-03-11 20:00", "1x24 jam", "2026-03-13 08:00"),  # closed: it starts on Thursday at 08.00
        ("2026-03-13 10:00", "1x24 jam", "2026-03-16 08:00"),  # Saturday is off
        ("2026-03-14 22:00", "1x24 jam", "2026-03-17 08:00"),  # Saturday: it starts on Monday at 08.00
        ("2026-03-11 10:00", "12 jam dinding", "2026-03-11 22:00"),
        ("2026-03-11 10:00", "16 jam dinding", "2026-03-12 08:00"),  # 02.00 is before it opens
        ("2026-03-11 10:00", "0 jam dinding", "2026-03-11 10:00"),
    ],
)
def test_hours_by_the_clock_run_day_and_night(depok: Clock, start: str, duration: str, ends: str) -> None:
    assert due(depok, start, duration).replace("08:30", "08:00") == ends


def test_without_rolling_forward_they_end_on_the_day_off_and_in_the_night(depok: Clock) -> None:
    stays = depok.replace(rules=CountingRules(roll_forward=False))
    assert due(stays, "2026-03-13 10:00", "1x24 jam") == "2026-03-14 10:00"
    assert due(stays, "2026-03-11 10:00", "16 jam dinding") == "2026-03-12 02:00"


def test_the_days_that_moved_their_end_are_told(depok: Clock) -> None:
    result = depok.due(at("2026-03-13 10:00"), parse_duration("1x24 jam"))
    assert [day.day for day in result.counted] == [14]
    assert [skipped.name for skipped in result.skipped] == ["Sabtu", "Minggu"]
    assert result.ran == ()


def test_hours_by_the_clock_run_into_no_year_that_is_not_decreed(depok: Clock) -> None:
    assert depok.due(at("2027-12-31 10:00"), parse_duration("1x24 jam")).gap == 2028


def always_open(clock: Clock, *, on_days_off: bool) -> Clock:
    day = open_intervals("00.00-24.00")
    hours = OfficeHours((WeekSchedule("SK", (day,) * 7, on_days_off=on_days_off),))
    return clock.replace(hours=hours, calendar=clock.calendar.replace(weekdays=frozenset(range(7))))


@pytest.mark.parametrize(
    ("on_days_off", "ends"), [(True, "2026-03-19 10:00"), (False, "2026-03-25 00:00")], ids=["open", "closed"]
)
def test_an_office_that_works_on_days_off_ends_there(depok: Clock, on_days_off: bool, ends: str) -> None:
    clock = always_open(depok, on_days_off=on_days_off)
    assert due(clock, "2026-03-17 10:00", "2x24 jam") == ends


def test_what_follows_an_end_at_24_00_follows_on_the_day_that_ends(depok: Clock) -> None:
    closes = open_intervals("08.00-24.00")
    clock = depok.replace(hours=OfficeHours((WeekSchedule("SK", week(dict.fromkeys(range(5), closes))),)))
    first = clock.due(at("2026-03-09 10:00"), parse_duration("1 hari kerja"))
    assert first.due == at("2026-03-11 00:00")
    second = clock.due(at("2026-03-11 00:00"), parse_duration("1 hari kerja"), follows=True)
    assert (second.day_0, second.day) == (date(2026, 3, 10), date(2026, 3, 11))


def test_what_follows_an_end_at_24_00_of_an_office_that_never_closes_follows_on_that_day_too(
    depok: Clock,
) -> None:
    clock = always_open(depok, on_days_off=True)
    first = clock.due(at("2026-03-09 10:00"), parse_duration("1 hari kerja"))
    assert first.due == at("2026-03-11 00:00")
    second = clock.due(at("2026-03-11 00:00"), parse_duration("1 hari kerja"), follows=True)
    assert (second.day_0, second.due) == (date(2026, 3, 10), at("2026-03-12 00:00"))
    assert second.due == clock.due(at("2026-03-09 10:00"), parse_duration("2 hari kerja")).due


def test_what_follows_on_the_last_day_that_is_decreed_ends_there_if_it_can(depok: Clock) -> None:
    closing = at("2027-12-31 15:30")
    assert depok.due(closing, parse_duration("0 hari kerja"), follows=True).due == closing
    more = depok.due(closing, parse_duration("1 hari kerja"), follows=True)
    assert (more.starts, more.due, more.gap) == (closing, None, 2028)


def test_what_follows_an_end_while_the_office_was_closed_begins_when_it_opens(depok: Clock) -> None:
    plain, following = (
        depok.due(at("2026-03-10 20:00"), parse_duration("1 hari kerja"), follows=follows)
        for follows in (False, True)
    )
    assert (
        (following.starts, following.day)
        == (plain.starts, plain.day)
        == (
            at("2026-03-11 08:00"),
            date(2026, 3, 12),
        )
    )


@pytest.mark.parametrize(("on_days_off", "last"), [(True, 19), (False, 26)])
def test_days_off_are_working_days_where_the_hours_hold_on_them(
    depok: Clock, on_days_off: bool, last: int
) -> None:
    clock = always_open(depok, on_days_off=on_days_off)
    assert clock.due(at("2026-03-17 10:00"), parse_duration("2 hari kerja")).day == date(2026, 3, last)


def test_a_closure_of_the_office_stays_closed_though_it_works_on_days_off(depok: Clock) -> None:
    clock = always_open(depok, on_days_off=True)
    closure = DayOff(date(2026, 3, 19), "banjir", DayKind.CLOSURE, "SK", None)
    closed = clock.calendar.replace(days_off=(*clock.calendar.days_off, closure), opened=frozenset())
    assert not clock.replace(calendar=closed).calendar.is_working_day(date(2026, 3, 19))
    assert clock.replace(calendar=closed).calendar.is_working_day(date(2026, 3, 20))


def test_hours_that_hold_on_days_off_open_no_weekday_without_hours(depok: Clock) -> None:
    usual = depok.hours.schedules[0]
    clock = depok.replace(hours=OfficeHours((usual.replace(on_days_off=True),)))
    assert clock.calendar.is_working_day(date(2026, 3, 19))
    assert not clock.calendar.is_working_day(date(2026, 3, 21))  # Idul Fitri, a Saturday


# --- what arrives while the office is closed -------------------------------------------------


@pytest.mark.parametrize(
    ("start", "duration", "day_0", "day_1"),
    [
        ("2026-03-14 10:00", "1 hari kerja", "2026-03-17", "2026-03-16"),  # a Saturday
        ("2026-03-13 15:30", "1 hari kerja", "2026-03-17", "2026-03-16"),  # the minute of closing
        ("2026-03-16 07:00", "1 hari kerja", "2026-03-17", "2026-03-16"),  # before it opens
        ("2026-03-16 12:30", "1 hari kerja", "2026-03-17", "2026-03-17"),  # in the break it is not closed
        ("2026-03-16 10:00", "1 hari kerja", "2026-03-17", "2026-03-17"),
        ("2026-03-14 10:00", "0 hari kerja", "2026-03-16", "2026-03-16"),
        ("2026-03-14 10:00", "0 hari", "2026-03-16", "2026-03-16"),
        ("2026-03-07 10:00", "3 hari", "2026-03-12", "2026-03-11"),
        ("2026-03-07 10:00", "1 minggu", "2026-03-16", "2026-03-16"),  # a Sunday rolls forward
        ("2026-03-14 10:00", "2 jam", "2026-03-16", "2026-03-16"),
    ],
)
def test_by_rule_the_day_on_which_it_opens_is_the_first_that_is_counted(
    depok: Clock, start: str, duration: str, day_0: str, day_1: str
) -> None:
    counts = depok.replace(rules=CountingRules(opening_day_is_day_1=True))
    assert due(depok, start, duration)[:10] == day_0
    assert due(counts, start, duration)[:10] == day_1


def test_the_first_day_is_among_those_counted(depok: Clock) -> None:
    counts = depok.replace(rules=CountingRules(opening_day_is_day_1=True))
    result = counts.due(at("2026-03-14 10:00"), parse_duration("2 hari kerja"))
    assert ([day.day for day in result.counted], result.day_0) == ([16, 17], date(2026, 3, 15))
    assert counts.working_days(at("2026-03-14 10:00"), at("2026-03-17 10:00")) == 2


@given(one=moments, two=moments, duration=durations)
def test_a_later_start_is_never_due_earlier_where_the_opening_day_counts(
    national: Clock, one: datetime, two: datetime, duration: Duration
) -> None:
    counts = national.replace(rules=CountingRules(opening_day_is_day_1=True))
    early, late = sorted((one, two))
    assert when(counts, early, duration) <= when(counts, late, duration)
    assert when(counts, early, duration) <= when(national, early, duration)


# --- two periods, one after the other ----------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "limit", "ends"),
    [
        ("2026-03-11 10:00", "1 hari 60 menit", "2026-03-13 09:30"),  # Thursday's closing, then Friday
        ("2026-03-10 10:00", "1 hari kerja 60 menit", "2026-03-12 09:00"),
        ("2026-03-11 10:00", "1x24 jam 30 menit", "2026-03-12 10:30"),
        ("2026-03-02 10:00", "1 minggu 2 hari kerja", "2026-03-11 15:00"),
        ("2026-03-10 10:00", "1 jam 30 menit", "2026-03-10 11:30"),
    ],
)
def test_of_two_periods_the_second_begins_when_the_first_ends(
    depok: Clock, start: str, limit: str, ends: str
) -> None:
    counted = depok.due(at(start), parse_limit(limit))
    assert counted.due == at(ends)
    assert [str(period.duration) for period in counted.periods] == [
        str(period) for period in parse_limit(limit).periods
    ]
    assert counted.first.stated == at(start)


def test_two_periods_end_when_two_stages_of_their_lengths_would(depok: Clock) -> None:
    first = depok.due(at("2026-03-11 10:00"), parse_duration("3 hari"))
    assert first.due is not None
    stages = depok.due(first.due, parse_duration("2 jam"), follows=True)
    assert depok.due(at("2026-03-11 10:00"), parse_limit("3 hari 2 jam")).due == stages.due


def test_two_periods_have_no_date_where_one_has_none(depok: Clock) -> None:
    for limit in ("2 hari kerja 60 menit", "1 hari kerja 8 jam"):
        assert depok.due(at("2027-12-30 10:00"), parse_limit(limit)).gap == 2028


@given(start=moments, first=st.integers(1, 40), then=st.integers(1, 600))
def test_two_periods_started_later_end_no_earlier(
    national: Clock, start: datetime, first: int, then: int
) -> None:
    limit = TwoPeriods(Duration(first, Unit.DAY), Duration(then, Unit.MINUTE))
    ends, later = (national.due(begun, limit).due for begun in (start, start + timedelta(hours=7)))
    assert ends is None or later is None or ends <= later
