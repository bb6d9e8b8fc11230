"""The decreed calendar: what is off and why, and counting over it."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.workdays.calendar import (
    FIVE_DAY_WEEK,
    Calendar,
    CalendarGap,
    DayKind,
    DayOff,
    DecreedYear,
    Skipped,
)

YEARS = range(2023, 2028)


def days_of(year: int) -> list[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def worked(calendar: Calendar) -> list[int]:
    return [sum(map(calendar.is_working_day, days_of(year))) for year in YEARS]


def test_working_days_per_year_of_a_five_day_week(calendar: Calendar) -> None:
    assert worked(calendar) == [239, 238, 237, 240, 242]


def test_working_days_per_year_when_joint_leave_is_worked(calendar: Calendar) -> None:
    assert worked(calendar.replace(joint_leave_is_off=False)) == [250, 248, 248, 248, 250]


def test_working_days_per_year_of_a_six_day_week(six_day_calendar: Calendar) -> None:
    assert worked(six_day_calendar) == [289, 287, 288, 291, 291]


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2023-04-17", 5, "2023-05-02"),
        ("2024-04-05", 5, "2024-04-22"),
        ("2025-03-27", 5, "2025-04-14"),
        ("2025-08-14", 3, "2025-08-20"),
        ("2026-03-17", 5, "2026-03-31"),
        ("2026-05-13", 7, "2026-05-26"),
        ("2026-12-23", 3, "2026-12-30"),
        ("2026-11-20", 14, "2026-12-10"),
    ],
)
def test_the_worked_examples_come_out(calendar: Calendar, start: str, days: int, end: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert calendar.add_working_days(first, days) == last
    assert calendar.count_working_days(first, last) == days


def test_a_six_day_week_ends_earlier(six_day_calendar: Calendar) -> None:
    assert six_day_calendar.add_working_days(date(2026, 11, 20), 14) == date(2026, 12, 7)


def test_18_august_2025_is_off_only_for_those_who_know_the_decree(calendar: Calendar) -> None:
    start = date(2025, 8, 14)
    assert calendar.add_working_days(start, 3) == date(2025, 8, 20)
    assert calendar.as_known_on(date(2025, 8, 7)).add_working_days(start, 3) == date(2025, 8, 20)
    assert calendar.as_known_on(date(2025, 8, 6)).add_working_days(start, 3) == date(2025, 8, 19)


def test_26_april_2023_was_off_until_it_was_withdrawn(calendar: Calendar) -> None:
    """The decree of 29 March 2023 moved the joint leave of Idul Fitri two days forward."""
    before, after = calendar.as_known_on(date(2023, 3, 28)), calendar.as_known_on(date(2023, 3, 29))
    april = [date(2023, 4, day) for day in (19, 20, 21, 24, 25, 26)]
    assert [before.is_working_day(day) for day in april] == [True, True, False, False, False, False]
    for known in (after, calendar):
        assert [known.is_working_day(day) for day in april] == [False] * 5 + [True]
    assert before.add_working_days(date(2023, 4, 17), 5) == date(2023, 4, 28)


@pytest.mark.parametrize(
    ("day", "decreed"),
    [("2023-06-28", "2023-06-16"), ("2023-06-30", "2023-06-16"), ("2024-11-27", "2024-11-21")],
)
def test_a_day_added_within_the_year_is_off_from_the_date_of_its_decree(
    calendar: Calendar, day: str, decreed: str
) -> None:
    added, known = date.fromisoformat(day), date.fromisoformat(decreed)
    assert calendar.as_known_on(known - timedelta(days=1)).is_working_day(added)
    assert not calendar.as_known_on(known).is_working_day(added)


def test_a_day_whose_decree_has_no_known_date_is_known_from_the_start(calendar: Calendar) -> None:
    assert not calendar.as_known_on(date(2023, 9, 12)).is_working_day(date(2024, 2, 14))


def test_a_year_not_yet_decreed_on_that_day_is_a_gap_not_a_year_without_holidays(
    calendar: Calendar,
) -> None:
    known = calendar.as_known_on(date(2025, 9, 18))
    with pytest.raises(CalendarGap) as gap:
        known.add_working_days(date(2025, 12, 30), 5)
    assert gap.value.year == 2026
    assert calendar.as_known_on(date(2025, 9, 19)).add_working_days(date(2025, 12, 30), 2) == date(2026, 1, 2)


def test_knowing_less_is_settled_by_the_earlier_of_two_days(calendar: Calendar) -> None:
    early, late = date(2023, 3, 1), date(2025, 8, 7)
    assert calendar.as_known_on(late).as_known_on(early) == calendar.as_known_on(early)
    assert calendar.as_known_on(early).as_known_on(late) == calendar.as_known_on(early)


def test_a_count_crosses_the_year_end_from_one_calendar_into_the_next(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(2025, 12, 24), 3) == date(2025, 12, 31)
    assert calendar.add_working_days(date(2025, 12, 24), 4) == date(2026, 1, 2)
    assert calendar.count_working_days(date(2025, 12, 24), date(2026, 1, 2)) == 4


def test_a_count_that_leaves_the_decreed_years_names_the_first_missing_one(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(2027, 12, 30), 1) == date(2027, 12, 31)
    with pytest.raises(CalendarGap, match="2028") as gap:
        calendar.add_working_days(date(2027, 12, 30), 2)
    assert gap.value.year == 2028
    with pytest.raises(CalendarGap, match="2028"):
        calendar.count_working_days(date(2027, 12, 30), date(2029, 1, 5))


def test_a_year_before_the_first_decreed_one_is_a_gap(calendar: Calendar) -> None:
    day = date(2022, 12, 31)
    with pytest.raises(CalendarGap, match="2022"):
        calendar.is_working_day(day)
    with pytest.raises(CalendarGap, match="2022"):
        calendar.next_working_day(day)
    with pytest.raises(CalendarGap, match="2022"):
        calendar.why_off(day)
    with pytest.raises(CalendarGap, match="2022"):
        calendar.add_working_days(day, 1)


def test_a_year_missing_in_the_middle_stops_the_count_there() -> None:
    calendar = Calendar((), (DecreedYear(2025), DecreedYear(2023)))
    assert calendar.add_working_days(date(2025, 1, 1), 1) == date(2025, 1, 2)
    with pytest.raises(CalendarGap, match="2024"):
        calendar.add_working_days(date(2023, 12, 29), 1)
    with pytest.raises(CalendarGap, match="2024"):
        calendar.count_working_days(date(2023, 12, 29), date(2025, 1, 2))


def test_zero_working_days_is_the_day_itself_or_the_next_one_worked(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(2026, 3, 17), 0) == date(2026, 3, 17)
    assert calendar.add_working_days(date(2026, 3, 18), 0) == date(2026, 3, 25)
    assert calendar.next_working_day(date(2026, 3, 18)) == date(2026, 3, 25)


def test_a_start_on_a_day_off_is_not_counted_either(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(2026, 3, 14), 1) == date(2026, 3, 16)


def test_the_first_day_of_the_first_year_is_like_any_other() -> None:
    calendar = Calendar((), (DecreedYear(2024),))
    assert calendar.is_working_day(date(2024, 1, 1))
    assert calendar.add_working_days(date(2024, 1, 1), 1) == date(2024, 1, 2)
    closed = Calendar((DayOff(date(2024, 1, 1), "Tutup", DayKind.CLOSURE, "SK", None),), (DecreedYear(2024),))
    assert not closed.is_working_day(date(2024, 1, 1))
    assert closed.next_working_day(date(2024, 1, 1)) == date(2024, 1, 2)


def test_an_end_before_its_start_and_a_negative_count_are_errors(calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="lies before"):
        calendar.count_working_days(date(2026, 1, 6), date(2026, 1, 5))
    with pytest.raises(ValueError, match="-1 working days"):
        calendar.add_working_days(date(2026, 1, 5), -1)


def test_every_day_off_says_why(calendar: Calendar) -> None:
    decree = next(off.decree for off in calendar.days_off if off.day == date(2026, 3, 18))
    assert "1497 Tahun 2025" in decree
    assert calendar.why_off(date(2026, 3, 18)) == Skipped(
        date(2026, 3, 18),
        DayKind.JOINT_LEAVE,
        "Cuti Bersama Hari Suci Nyepi",
        decree,
        False,
        date(2025, 9, 19),
    )
    assert calendar.why_off(date(2026, 3, 14)) == Skipped(
        date(2026, 3, 14), DayKind.WEEKEND, "Sabtu", None, False
    )
    assert calendar.why_off(date(2026, 3, 17)) is None
    assert all((calendar.why_off(d) is None) == calendar.is_working_day(d) for y in YEARS for d in days_of(y))


def test_a_holiday_on_a_weekend_is_named_for_the_holiday(calendar: Calendar) -> None:
    off = calendar.why_off(date(2026, 3, 21))
    assert off is not None
    assert (off.kind, off.name) == (DayKind.NATIONAL_HOLIDAY, "Hari Raya Idul Fitri")


def test_joint_leave_that_is_worked_is_no_reason(calendar: Calendar) -> None:
    worked_leave = calendar.replace(joint_leave_is_off=False)
    assert worked_leave.why_off(date(2026, 3, 18)) is None
    assert worked_leave.why_off(date(2026, 3, 19)) is not None


def test_the_days_of_2027_that_may_move_are_marked(calendar: Calendar) -> None:
    marked = {off.day for off in calendar.days_off if off.provisional}
    assert marked == {date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17)}
    off = calendar.why_off(date(2027, 5, 17))
    assert off is not None
    assert off.provisional


def test_a_special_opening_is_worked_although_it_would_be_off(calendar: Calendar) -> None:
    saturday, holiday = date(2026, 3, 14), date(2026, 5, 1)
    opened = calendar.replace(opened=frozenset({saturday, holiday}))
    assert opened.is_working_day(saturday)
    assert opened.why_off(holiday) is None
    assert opened.add_working_days(date(2026, 3, 13), 1) == saturday


def test_a_regional_closure_lies_over_the_national_days(calendar: Calendar) -> None:
    local = DayOff(date(2026, 4, 27), "Hari Jadi Kota", DayKind.CLOSURE, "Perwali", date(2026, 1, 5))
    over = DayOff(date(2026, 5, 1), "Tutup", DayKind.CLOSURE, "Perwali", date(2026, 1, 5))
    regional = calendar.replace(days_off=(local, over, *calendar.days_off))
    off = regional.why_off(date(2026, 4, 27))
    assert off is not None
    assert (off.kind, off.decree) == (DayKind.CLOSURE, "Perwali")
    both = regional.why_off(date(2026, 5, 1))
    assert both is not None
    assert both.kind is DayKind.NATIONAL_HOLIDAY


def test_a_day_that_is_off_for_certain_is_not_provisional_as_well() -> None:
    day = date(2024, 4, 10)
    moving = DayOff(day, "Hari raya", DayKind.NATIONAL_HOLIDAY, "A", None, provisional=True)
    closed = DayOff(day, "Tutup", DayKind.CLOSURE, "B", None)
    for days in ((moving, closed), (closed, moving)):
        off = Calendar(days, (DecreedYear(2024),)).why_off(day)
        assert off is not None
        assert (off.name, off.provisional) == ("Tutup", False)


def test_a_count_may_move_with_a_holiday_on_whose_day_the_agency_is_closed_anyway() -> None:
    day = date(2024, 4, 10)
    moving = DayOff(day, "Hari raya", DayKind.NATIONAL_HOLIDAY, "A", None, provisional=True)
    closed = DayOff(day, "Tutup", DayKind.CLOSURE, "B", None)
    calendar = Calendar((moving, closed), (DecreedYear(2024),))
    assert calendar.has_provisional(date(2024, 4, 9), date(2024, 4, 11))
    assert not calendar.has_provisional(date(2024, 4, 11), date(2024, 4, 12))


def test_a_withdrawal_of_unknown_date_means_the_day_never_was_off() -> None:
    off = DayOff(date(2024, 1, 2), "Batal", DayKind.JOINT_LEAVE, "A", None, None, "B")
    calendar = Calendar((off,), (DecreedYear(2024),))
    assert calendar.is_working_day(off.day)
    assert calendar.as_known_on(date(2023, 1, 1)).is_working_day(off.day)


def test_an_impossible_calendar_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="working weekdays"):
        Calendar((), (), weekdays=frozenset())
    with pytest.raises(ValueError, match="working weekdays"):
        Calendar((), (), weekdays=frozenset({7}))
    with pytest.raises(ValueError, match="stated twice"):
        Calendar((), (DecreedYear(2024), DecreedYear(2024, date(2023, 1, 1))))
    with pytest.raises(ValueError, match="weekend"):
        DayOff(date(2024, 1, 6), "Sabtu", DayKind.WEEKEND, "", None)


def test_a_calendar_is_a_value(calendar: Calendar) -> None:
    twin = calendar.replace()
    twin.is_working_day(date(2026, 1, 5))
    assert twin == calendar
    assert hash(twin) == hash(calendar)


def test_every_date_of_a_document_lies_in_its_year_and_names_its_decrees(
    documents: dict[int, dict[str, Any]],
) -> None:
    assert list(documents) == list(YEARS)
    for year, document in documents.items():
        assert document["tahun"] == str(year)
        decrees = {decree["id"] for decree in document["keputusan"]}
        days = [day["tanggal"] for day in document["hari_libur"]]
        assert days == sorted(set(days))
        assert {day[:4] for day in days} == {str(year)}
        named = {d[key] for d in document["hari_libur"] for key in ("keputusan", "dicabut") if key in d}
        assert named == decrees


# --- properties -----------------------------------------------------------------------------

starts = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A random week with random days off over 2023 to 2025."""
    days = draw(st.sets(st.dates(date(2023, 1, 1), date(2025, 12, 31)), max_size=60))
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1) | st.just(FIVE_DAY_WEEK))
    return Calendar(
        tuple(DayOff(day, "Tutup", DayKind.CLOSURE, "SK", None) for day in sorted(days)),
        tuple(DecreedYear(year) for year in (2023, 2024, 2025)),
        weekdays=weekdays,
    )


def numpy_calendar(calendar: Calendar) -> np.busdaycalendar:
    return np.busdaycalendar(
        weekmask=[weekday in calendar.weekdays for weekday in range(7)],
        holidays=[off.day for off in calendar.days_off],
    )


@given(calendars(), st.dates(date(2023, 1, 1), date(2025, 12, 31)), st.integers(0, 300))
def test_adding_equals_numpy_over_random_calendars(calendar: Calendar, start: date, days: int) -> None:
    """numpy rolls a start on a day off first; backward, it is like day 0 that is never counted."""
    busdays, last = numpy_calendar(calendar), date(2025, 12, 31)
    day, offset = np.datetime64(start), np.int64(days)
    if days:
        expected = np.busday_offset(day, offset, roll="backward", busdaycal=busdays)
    else:
        expected = np.busday_offset(day, offset, roll="forward", busdaycal=busdays)
    if expected > np.datetime64(last):
        with pytest.raises(CalendarGap, match="2026"):
            calendar.add_working_days(start, days)
    else:
        assert calendar.add_working_days(start, days) == expected.item()


@given(calendars(), *[st.dates(date(2023, 1, 1), date(2025, 12, 31))] * 2)
def test_counting_equals_numpy_over_random_calendars(calendar: Calendar, one: date, two: date) -> None:
    after, until = sorted((one, two))
    day = timedelta(days=1)
    expected = np.busday_count(after + day, until + day, busdaycal=numpy_calendar(calendar))
    assert calendar.count_working_days(after, until) == expected


@given(start=starts, days=st.integers(1, 230))
def test_adding_then_counting_gives_the_number_back(calendar: Calendar, start: date, days: int) -> None:
    assert calendar.count_working_days(start, calendar.add_working_days(start, days)) == days


@given(start=starts, days=st.integers(0, 230))
def test_a_count_never_lands_on_a_day_off(calendar: Calendar, start: date, days: int) -> None:
    assert calendar.is_working_day(calendar.add_working_days(start, days))


@given(one=starts, two=starts, days=st.integers(0, 200), more=st.integers(0, 30))
def test_a_count_is_monotone_in_its_start_and_its_length(
    calendar: Calendar, one: date, two: date, days: int, more: int
) -> None:
    early, late = sorted((one, two))
    end = calendar.add_working_days(late, days)
    assert calendar.add_working_days(early, days) <= end
    assert end <= calendar.add_working_days(late, days + more)


@given(start=starts, days=st.integers(1, 115), more=st.integers(0, 115))
def test_adding_two_parts_gives_the_same_as_adding_the_whole(
    calendar: Calendar, start: date, days: int, more: int
) -> None:
    halfway = calendar.add_working_days(start, days)
    assert calendar.add_working_days(halfway, more) == calendar.add_working_days(start, days + more)


def test_a_week_that_changes_does_so_from_its_date(calendar: Calendar) -> None:
    change = (date(2026, 7, 1), frozenset(range(6)))
    longer = calendar.replace(weeks=(change,))
    assert not longer.is_working_day(date(2026, 6, 27))
    assert longer.is_working_day(date(2026, 7, 4))
    assert longer.add_working_days(date(2026, 7, 3), 1) == date(2026, 7, 4)
    off = longer.why_off(date(2026, 7, 5))
    assert off is not None
    assert off.kind is DayKind.WEEKEND
    with pytest.raises(ValueError, match="in order"):
        calendar.replace(weeks=(change, (date(2026, 1, 1), FIVE_DAY_WEEK)))
    with pytest.raises(ValueError, match="working weekdays"):
        calendar.replace(weeks=((date(2026, 1, 1), frozenset()),))


def test_an_estimate_fills_only_the_years_that_are_lacking(calendar: Calendar) -> None:
    off = DayOff(date(2028, 1, 3), "Perkiraan", DayKind.NATIONAL_HOLIDAY, "-", None, provisional=True)
    known = DayOff(date(2026, 1, 5), "Perkiraan", DayKind.NATIONAL_HOLIDAY, "-", None, provisional=True)
    estimate = Calendar((off, known), (DecreedYear(2026, None, True), DecreedYear(2028, None, True)))
    filled = calendar.filled(estimate)
    assert filled.is_working_day(date(2026, 1, 5))
    assert filled.add_working_days(date(2027, 12, 30), 2) == date(2028, 1, 4)
    assert filled.has_provisional(date(2027, 12, 31), date(2028, 1, 1))
    assert not filled.has_provisional(date(2026, 12, 1), date(2026, 12, 31))
    with pytest.raises(CalendarGap, match="2029"):
        filled.has_provisional(date(2028, 12, 31), date(2029, 1, 1))
