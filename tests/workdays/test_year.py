"""A year at a glance: working days by month, days off, what was withdrawn."""

from datetime import date

import pytest

from sp_engine.workdays.calendar import Calendar, CalendarGap, DayKind, DecreedYear
from sp_engine.workdays.year import calendar_year


@pytest.mark.parametrize(
    ("year", "working_days"), [(2023, 239), (2024, 238), (2025, 237), (2026, 240), (2027, 242)]
)
def test_the_months_add_up_to_the_year(calendar: Calendar, year: int, working_days: int) -> None:
    found = calendar_year(calendar, year)
    assert len(found.months) == 12
    assert found.working_days == working_days


def test_a_day_off_on_a_weekend_is_named_and_a_plain_weekend_is_not(calendar: Calendar) -> None:
    found = calendar_year(calendar, 2026)
    days = {off.day: off.kind for off in found.off}
    assert days[date(2026, 3, 21)] is DayKind.NATIONAL_HOLIDAY
    assert date(2026, 3, 14) not in days
    assert not found.provisional


def test_a_withdrawn_day_is_listed_as_that(calendar: Calendar) -> None:
    found = calendar_year(calendar, 2023)
    assert [off.day for off in found.withdrawn] == [date(2023, 4, 26)]
    assert date(2023, 4, 26) not in [off.day for off in found.off]


def test_joint_leave_that_is_worked_is_listed_as_that(calendar: Calendar) -> None:
    found = calendar_year(calendar.replace(joint_leave_is_off=False), 2026)
    assert date(2026, 3, 18) in [off.day for off in found.worked]
    assert found.working_days == 248


def test_a_year_with_days_that_may_move_is_provisional_and_an_estimated_one_too(calendar: Calendar) -> None:
    assert calendar_year(calendar, 2027).provisional
    assert calendar_year(Calendar((), (DecreedYear(2028, provisional=True),)), 2028).provisional
    assert not calendar_year(Calendar((), (DecreedYear(9999),)), 9999).provisional


def test_a_year_without_a_calendar_is_a_gap(calendar: Calendar) -> None:
    for known in (calendar, Calendar((), ())):
        with pytest.raises(CalendarGap, match="2028"):
            calendar_year(known, 2028)
