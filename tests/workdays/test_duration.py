"""Durations as text, months added, and time elapsed between dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.workdays.duration import (
    Duration,
    TwoPeriods,
    Unit,
    add_months,
    completed,
    duration_words,
    elapsed_limit,
    lengthened,
    parse_duration,
    parse_limit,
    recency_limit,
)
from sp_engine.workdays.unreadable import TimeTextError

dates = st.dates(date(1990, 1, 1), date(2040, 12, 31))
elapsed_units = st.sampled_from([unit for unit in Unit if unit.of_calendar])


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_read_and_written_back(unit: Unit) -> None:
    assert parse_duration(f"3 {unit}") == Duration(3, unit)
    assert str(Duration(3, unit)) == f"3 {unit}"


def test_hari_and_hari_kerja_are_told_apart() -> None:
    assert parse_duration("5 hari").unit is Unit.DAY
    assert parse_duration(" 5  hari   kerja ").unit is Unit.WORKING_DAY
    assert parse_duration("5 hari kalender").unit is Unit.CALENDAR_DAY


def test_hours_by_the_clock_are_written_by_24_where_they_go_into_it() -> None:
    assert parse_duration("2x24 jam") == Duration(48, Unit.CLOCK_HOUR) == parse_duration("48 jam dinding")
    assert str(Duration(48, Unit.CLOCK_HOUR)) == duration_words(Duration(48, Unit.CLOCK_HOUR)) == "2x24 jam"
    assert str(Duration(36, Unit.CLOCK_HOUR)) == "36 jam dinding"
    assert duration_words(Duration(24, Unit.CLOCK_HOUR), "en") == "1x24 hours"
    assert str(Duration(0, Unit.CLOCK_HOUR)) == "0 jam dinding"


@pytest.mark.parametrize("text", ["0 menit", "10000 hari"])
def test_the_bounds_of_an_amount_are_included(text: str) -> None:
    assert str(parse_duration(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "durasi kosong"),
        ("   ", "durasi kosong"),
        ("hari kerja", "bukan bilangan bulat"),
        ("tiga hari", "bukan bilangan bulat"),
        ("-1 hari", "bukan bilangan bulat"),
        ("1,5 jam", "bukan bilangan bulat"),
        ("1.000 hari", "bukan bilangan bulat"),
        ("03 hari", "bukan bilangan bulat"),
        ("3hari", "bukan bilangan bulat"),
        ("٣ hari", "bukan bilangan bulat"),
        ("10001 hari", "di luar 0 sampai 10000"),
        ("9" * 5000 + " hari", "di luar 0 sampai 10000"),
        ("3", "tidak bersatuan"),
        ("3 Hari", "satuan `Hari` tidak dikenal"),
        ("3 hari kerja lagi", "tidak dikenal"),
        ("3 days", "tidak dikenal"),
        ("3x25 jam", "bukan bilangan bulat"),
        ("10001x24 jam", "di luar 0 sampai 10000"),
        ("1x24", "bukan bilangan bulat"),
    ],
)
def test_malformed_text_is_refused_with_a_plain_reason(text: str, reason: str) -> None:
    with pytest.raises(TimeTextError, match=reason) as error:
        parse_duration(text)
    assert len(str(error.value)) < 200
    assert error.value.reason.en != error.value.reason.id


@pytest.mark.parametrize(
    "text", ["1 hari 60 menit", "2 bulan 3 hari kerja", "1x24 jam 30 menit", "1 hari 1x24 jam"]
)
def test_a_limit_of_two_units_is_read_and_written_back(text: str) -> None:
    limit = parse_limit(text)
    assert isinstance(limit, TwoPeriods)
    assert str(limit) == duration_words(limit) == text


def test_a_limit_of_two_units_says_in_english_that_one_follows_the_other() -> None:
    assert duration_words(parse_limit("1 hari 60 menit"), "en") == "1 day, then 60 minutes"


def test_a_limit_of_one_unit_is_that_duration() -> None:
    assert parse_limit(" 3  hari   kerja ") == Duration(3, Unit.WORKING_DAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1 hari 2 hari", "sama; tulis jumlahnya"),
        ("60 menit 1 hari", "dahulukan yang besar"),
        ("1 hari 2 hari kerja", "dahulukan yang besar"),
        ("0 hari 60 menit", "berisi nol"),
        ("1 hari 0 menit", "berisi nol"),
        ("1 bulan 1 hari 60 menit", "lebih dari dua satuan"),
        ("1 hari 60", "tidak bersatuan"),
        ("", "durasi kosong"),
    ],
)
def test_what_is_no_limit_is_refused_with_a_plain_reason(text: str, reason: str) -> None:
    with pytest.raises(TimeTextError, match=reason):
        parse_limit(text)


def test_a_limit_is_lengthened_in_its_last_unit_alone() -> None:
    limit = parse_limit("1 hari 60 menit")
    assert lengthened(limit, Duration(30, Unit.MINUTE)) == parse_limit("1 hari 90 menit")
    assert lengthened(limit, Duration(1, Unit.DAY)) is None


@pytest.mark.parametrize("amount", [-1, 600_001])
def test_a_duration_outside_its_bounds_cannot_be_made(amount: int) -> None:
    with pytest.raises(ValueError, match="di luar"):
        Duration(amount, Unit.DAY)


@pytest.mark.parametrize(
    ("day", "n", "last", "following"),
    [
        ("2024-01-31", 1, "2024-02-29", "2024-03-01"),
        ("2023-01-31", 1, "2023-02-28", "2023-03-01"),
        ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-29"),
        ("2024-10-31", 1, "2024-11-30", "2024-12-01"),
        ("2024-11-30", 3, "2025-02-28", "2025-03-01"),
        ("2024-12-15", 1, "2025-01-15", "2025-01-15"),
        ("2025-03-31", -1, "2025-02-28", "2025-03-01"),
        ("2025-01-15", -13, "2023-12-15", "2023-12-15"),
        ("2000-02-29", -1200, "1900-02-28", "1900-03-01"),
    ],
)
def test_months_added_into_a_short_month_overflow_as_told(
    day: str, n: int, last: str, following: str
) -> None:
    start = date.fromisoformat(day)
    assert add_months(start, n, overflow="last_day") == date.fromisoformat(last)
    assert add_months(start, n, overflow="next_month") == date.fromisoformat(following)


@pytest.mark.parametrize("n", [12 * 8000, -12 * 2100])
def test_months_that_leave_the_years_1_to_9999_are_an_error(n: int) -> None:
    with pytest.raises(ValueError, match="outside 1 to 9999"):
        add_months(date(2026, 1, 1), n, overflow="last_day")


@pytest.mark.parametrize(
    ("unit", "start", "end", "n"),
    [
        (Unit.YEAR, "2009-03-16", "2026-03-15", 16),
        (Unit.YEAR, "2009-03-16", "2026-03-16", 17),
        (Unit.YEAR, "2008-02-29", "2025-02-28", 16),
        (Unit.YEAR, "2008-02-29", "2025-03-01", 17),
        (Unit.YEAR, "2008-02-29", "2028-02-29", 20),
        (Unit.YEAR, "2026-03-16", "2026-03-16", 0),
        (Unit.MONTH, "2023-01-31", "2023-02-28", 0),
        (Unit.MONTH, "2023-01-31", "2023-03-01", 1),
        (Unit.MONTH, "2023-01-31", "2023-03-31", 2),
        (Unit.MONTH, "2022-12-31", "2023-12-30", 11),
        (Unit.WEEK, "2026-03-02", "2026-03-15", 1),
        (Unit.WEEK, "2026-03-02", "2026-03-16", 2),
        (Unit.DAY, "2024-02-28", "2024-03-01", 2),
    ],
)
def test_completed_counts_whole_units_and_the_anniversary_completes(
    unit: Unit, start: str, end: str, n: int
) -> None:
    """A 29 February anniversary falls on 1 March in a common year: the declared rule."""
    assert completed(unit, date.fromisoformat(start), date.fromisoformat(end)) == n


def test_an_end_before_its_start_is_an_error() -> None:
    with pytest.raises(ValueError, match="lies before"):
        completed(Unit.YEAR, date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize("unit", [Unit.MINUTE, Unit.HOUR, Unit.WORKING_DAY])
def test_a_unit_of_office_time_has_no_elapsed_count_between_dates(unit: Unit) -> None:
    with pytest.raises(ValueError, match="needs a working calendar"):
        completed(unit, date(2026, 1, 1), date(2026, 1, 2))
    with pytest.raises(ValueError, match="needs a working calendar"):
        elapsed_limit(date(2026, 1, 1), Duration(1, unit))


@pytest.mark.parametrize(
    ("day", "text", "elapsed", "recent"),
    [
        ("2026-03-16", "2 tahun", "2024-03-16", "2024-03-16"),
        ("2025-02-28", "1 tahun", "2024-02-28", "2024-02-28"),
        ("2025-03-01", "1 tahun", "2024-03-01", "2024-02-29"),
        ("2024-02-29", "1 tahun", "2023-02-28", "2023-03-01"),
        ("2023-03-01", "1 bulan", "2023-02-01", "2023-01-29"),
        ("2023-03-31", "1 bulan", "2023-02-28", "2023-03-01"),
        ("2026-03-16", "0 hari", "2026-03-16", "2026-03-16"),
        ("2026-03-16", "2 minggu", "2026-03-02", "2026-03-02"),
    ],
)
def test_the_limits_of_elapsed_time_include_their_boundary(
    day: str, text: str, elapsed: str, recent: str
) -> None:
    today, duration = date.fromisoformat(day), parse_duration(text)
    assert elapsed_limit(today, duration) == date.fromisoformat(elapsed)
    assert recency_limit(today, duration) == date.fromisoformat(recent)


def test_a_duration_longer_than_all_dates_has_the_first_date_as_limit() -> None:
    for unit in (Unit.YEAR, Unit.WEEK):
        assert elapsed_limit(date(150, 6, 1), Duration(10_000, unit)) == date.min
    assert elapsed_limit(date(150, 6, 1), Duration(150, Unit.YEAR)) == date.min
    assert elapsed_limit(date(150, 6, 1), Duration(149, Unit.YEAR)) == date(1, 6, 1)
    assert recency_limit(date(2026, 1, 1), Duration(10_000, Unit.YEAR)) == date.min


@given(dates, st.integers(0, 60), elapsed_units)
def test_the_elapsed_limit_is_the_latest_start_that_has_completed(day: date, n: int, unit: Unit) -> None:
    limit = elapsed_limit(day, Duration(n, unit))
    assert completed(unit, limit, day) >= n
    following = limit + timedelta(days=1)
    assert following > day or completed(unit, following, day) < n


@given(dates, st.integers(0, 60), elapsed_units)
def test_the_recency_limit_is_the_earliest_start_that_is_not_older(day: date, n: int, unit: Unit) -> None:
    """Not older means: the anniversary is today or still to come."""

    def anniversary(start: date) -> date:
        if unit in (Unit.CALENDAR_DAY, Unit.DAY, Unit.WEEK):
            return start + timedelta(days=n * (7 if unit is Unit.WEEK else 1))
        return add_months(start, n * (12 if unit is Unit.YEAR else 1), overflow="next_month")

    limit = recency_limit(day, Duration(n, unit))
    assert anniversary(limit) >= day
    assert anniversary(limit - timedelta(days=1)) < day


@given(dates, dates, elapsed_units)
def test_elapsed_time_only_grows_as_the_end_moves_on(start: date, end: date, unit: Unit) -> None:
    start, end = sorted((start, end))
    step = completed(unit, start, end + timedelta(days=1)) - completed(unit, start, end)
    assert step in (0, 1)


@pytest.mark.parametrize("n", range(24))
def test_the_last_day_of_a_month_is_the_day_before_the_next(n: int) -> None:
    first_of_next = date(2027 + (n + 1) // 12, (n + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    assert add_months(date(2027, 1, 31), n, overflow="last_day") == last
    assert add_months(date(2027, 1, 31), n, overflow="next_month") == (
        last if last.day == 31 else first_of_next
    )


@pytest.mark.parametrize(("months", "limit"), [(23, date(1, 2, 1)), (24, date(1, 1, 1)), (25, date.min)])
def test_no_limit_lies_before_the_first_day_of_all(months: int, limit: date) -> None:
    assert elapsed_limit(date(3, 1, 1), Duration(months, Unit.MONTH)) == limit


def test_a_duration_may_be_as_long_as_its_bounds() -> None:
    assert str(Duration(0, Unit.DAY)) == "0 hari"
    assert str(Duration(600_000, Unit.MINUTE)) == "600000 menit"
    assert add_months(date(9999, 1, 31), 11, overflow="last_day") == date.max
