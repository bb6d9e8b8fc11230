"""Due dates of arrays are those of the clock, start by start."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from sp_engine.workdays.calendar import SIX_DAY_WEEK, Calendar, DayKind, DayOff, DecreedYear
from sp_engine.workdays.clock import Clock, DueDate
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.due_arrays import NeedsMomentsError, NoStartsError, due_array
from sp_engine.workdays.duration import Unit, parse_limit
from sp_engine.workdays.hours import OfficeHours, SpecialOpening, WeekSchedule, open_intervals, week
from sp_engine.workdays.zones import ZONES

WIB = ZONES["WIB"]
FIRST, DAYS = date(2021, 12, 25), 2_300
"""Before the first decreed year, and to beyond the last."""
LIMITS = (
    *(f"{amount} {unit}" for unit in Unit for amount in (0, 1, 2, 5, 13, 40)),
    *("300 hari kerja", "2000 jam", "10000 jam dinding", "10000 bulan", "10000 tahun", "3x24 jam"),
    *("1 hari kerja 90 menit", "1 bulan 3 hari kerja", "1 hari 2 jam", "2 jam 30 menit", "1 tahun 1 hari"),
    *("1 minggu 1 jam dinding", "5 jam dinding 45 menit", "2 minggu 4 hari kalender"),
)


def odd_office(calendar: Calendar, rules: CountingRules) -> Clock:
    """An office open round the clock on Wednesdays, from midnight on Thursdays, never on Mondays."""
    hours = {
        1: open_intervals("09.00-17.00", ["10.00-10.30", "12.00-13.00", "15.00-15.10"]),
        2: open_intervals("00.00-24.00"),
        3: open_intervals("00.00-12.00", ["06.00-07.00"]),
        4: open_intervals("13.00-24.00"),
    }
    winter = week({**{day: open_intervals("10.00-14.00") for day in range(1, 5)}, 5: hours[4]})
    schedules = (
        WeekSchedule("usual", week(hours)),
        WeekSchedule("winter", winter, date(2024, 12, 1), date(2025, 2, 9), estimated=True),
    )
    special = {date(2026, 6, 7): SpecialOpening(open_intervals("22.00-24.00"))}
    return Clock(
        calendar.replace(weekdays=frozenset(range(1, 5))), OfficeHours(schedules, special), rules, WIB
    )


def with_a_gap(calendar: Calendar) -> Calendar:
    """Two runs of years, one of them an estimate, and a day off that may move."""
    years = [year for year in calendar.years if year.year != 2025]
    moving = DayOff(date(2024, 5, 6), "Bergerak", DayKind.NATIONAL_HOLIDAY, "-", None, provisional=True)
    return calendar.replace(
        years=(*years[:-1], DecreedYear(years[-1].year, provisional=True)),
        days_off=(*calendar.days_off, moving),
    )


@pytest.fixture(scope="module")
def clocks(depok: Clock, national: Clock, calendar: Calendar) -> dict[str, Clock]:
    still = CountingRules(roll_forward=False)
    day_1 = CountingRules(opening_day_is_day_1=True)
    six = depok.calendar.replace(weekdays=SIX_DAY_WEEK)
    saturday = {day: open_intervals("08.00-12.00") for day in range(6)}
    return {
        "depok": depok,
        "national": national,
        "no roll": national.replace(rules=still),
        "day 1": depok.replace(rules=day_1),
        "six days": Clock(six, OfficeHours((WeekSchedule("six", week(saturday)),)), day_1, WIB),
        "gap": national.replace(calendar=with_a_gap(calendar)),
        "odd": odd_office(calendar, CountingRules()),
        "odd, no roll, day 1": odd_office(
            with_a_gap(calendar), CountingRules(roll_forward=False, opening_day_is_day_1=True)
        ),
    }


NAMES = ("depok", "national", "no roll", "day 1", "six days", "gap", "odd", "odd, no roll, day 1")


def told(one: DueDate) -> tuple[date | None, datetime | None, bool]:
    due = None if one.due is None else one.due.replace(tzinfo=None)
    return one.day, due, one.provisional


def moments(chance: random.Random, number: int) -> list[datetime]:
    """Moments of all kinds: on the minute of an opening and a closing, just before it, at midnight."""
    found = []
    for _ in range(number):
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        minute = timedelta(minutes=chance.choice((0, 450, 480, 600, 690, 720, 780, 900, 930, 960, 1439)))
        spread = timedelta(microseconds=chance.choice((0, -1, 1, chance.randrange(10**9))))
        found.append(datetime.combine(day, time()) + minute + spread)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_moments_are_due_as_the_clock_says(clocks: dict[str, Clock], name: str) -> None:
    clock = clocks[name]
    for limit in map(parse_limit, LIMITS):
        starts = moments(random.Random(f"{name} {limit}"), 120)
        found = due_array(clock, np.array(starts, dtype="datetime64[us]"), limit)
        said = zip(found.days.tolist(), found.due.tolist(), found.provisional.tolist(), strict=True)
        wanted = [told(clock.due(start.replace(tzinfo=WIB), limit)) for start in starts]
        assert (str(limit), [*said]) == (str(limit), wanted)


@pytest.mark.parametrize("name", NAMES)
def test_days_are_due_as_if_received_when_the_office_opens(clocks: dict[str, Clock], name: str) -> None:
    clock = clocks[name]
    known = {year.year for year in clock.calendar.years}
    for limit in (one for one in map(parse_limit, LIMITS) if not one.periods[0].unit.from_the_minute):
        chance = random.Random(str(limit))
        starts = [FIRST + timedelta(days=chance.randrange(DAYS)) for _ in range(150)]
        found = due_array(clock, np.array(starts, dtype="datetime64[D]"), limit)
        wanted = []
        for day in starts:
            moment = datetime.combine(day, time(), WIB)
            if day.year in known and clock.calendar.is_working_day(day):
                moment = clock.opening_at_or_after(moment)
            wanted.append(told(clock.due(moment, limit)))
        said = zip(found.days.tolist(), found.due.tolist(), found.provisional.tolist(), strict=True)
        assert (str(limit), [*said]) == (str(limit), wanted)


def test_what_is_not_known_has_no_due_date(depok: Clock) -> None:
    """Neither has what is so far off that it would wrap around."""
    limit, last = parse_limit("1 hari kerja"), np.iinfo(np.int64).max
    strange = [np.iinfo(np.int64).min, np.iinfo(np.int64).min + 1, -1, last, last - 1]
    for unit in ("D", "h", "m", "s", "ms", "us", "ns"):
        starts = np.array(strange, dtype=np.int64).view(f"datetime64[{unit}]")
        for asked in (limit, *([] if unit == "D" else [parse_limit("5 jam"), parse_limit("1x24 jam")])):
            found = due_array(depok, starts, asked)
            assert np.isnat(found.days).all()
            assert np.isnat(found.due).all()
            assert not found.provisional.any()


def test_units_of_time_say_the_same(depok: Clock) -> None:
    starts = np.array(["2026-03-16T10", "2026-03-13T15", "NaT", "2019-01-01T00"], dtype="datetime64[h]")
    for limit in ("3 hari kerja", "5 jam"):
        wanted = due_array(depok, starts, parse_limit(limit)).due
        for unit in ("m", "s", "ms", "us", "ns"):
            found = due_array(depok, starts.astype(f"datetime64[{unit}]"), parse_limit(limit))
            assert np.array_equal(found.due, wanted, equal_nan=True)
        assert wanted.tolist()[2:] == [None, None]


@pytest.mark.parametrize("unit", ["D", "s", "us"])
def test_bytes_in_the_other_order_say_the_same(depok: Clock, unit: str) -> None:
    starts = np.array(["2026-03-16T10", "2026-03-13T15", "NaT", "2019-01-01T00"], dtype=f"datetime64[{unit}]")
    wanted = due_array(depok, starts, parse_limit("3 hari kerja"))
    found = due_array(depok, starts.astype(starts.dtype.newbyteorder()), parse_limit("3 hari kerja"))
    assert np.array_equal(found.due, wanted.due, equal_nan=True)
    assert np.array_equal(found.provisional, wanted.provisional)
    assert not np.isnat(found.due[0])


def test_many_starts_are_due_as_few_are(clocks: dict[str, Clock]) -> None:
    """However many are counted at a time."""
    chance = np.random.default_rng(7)
    starts = np.datetime64(FIRST, "us") + chance.integers(0, DAYS * 86_400_000_000, 70_001)
    for limit in map(parse_limit, ("3 hari kerja", "5 jam")):
        for clock in (clocks["depok"], clocks["gap"]):
            whole = due_array(clock, starts, limit)
            parts = [due_array(clock, part, limit) for part in np.array_split(starts, 9)]
            for name in ("days", "due"):
                pieces = np.concatenate([getattr(part, name) for part in parts])
                assert np.array_equal(getattr(whole, name), pieces, equal_nan=True)


def test_no_starts_are_due_at_no_moments(depok: Clock) -> None:
    for unit in ("D", "s"):
        found = due_array(depok, np.array([], dtype=f"datetime64[{unit}]"), parse_limit("1 hari"))
        assert (len(found.days), len(found.due), len(found.provisional)) == (0, 0, 0)


def test_hours_are_not_counted_from_days(depok: Clock) -> None:
    for limit in ("2 jam", "30 menit", "1x24 jam", "2 jam 30 menit"):
        with pytest.raises(NeedsMomentsError):
            due_array(depok, np.array(["2026-03-16"], dtype="datetime64[D]"), parse_limit(limit))


@pytest.mark.parametrize(
    "starts",
    [
        np.array([1, 2]),
        np.array(["2026-03-16"]),
        np.array([date(2026, 3, 16)]),
        np.array(["2026-03"], dtype="datetime64[M]"),
        np.array(["2026"], dtype="datetime64[Y]"),
        np.array([1], dtype="datetime64[2D]"),
        np.array([[0]], dtype="datetime64[D]"),
        np.array([np.iinfo(np.int64).min]).view("datetime64"),  # of no unit
        np.array([1], dtype="timedelta64[D]"),
    ],
    ids=str,
)
def test_what_is_neither_days_nor_moments_is_refused(depok: Clock, starts: NDArray[np.generic]) -> None:
    with pytest.raises(NoStartsError):
        due_array(depok, starts.view(), parse_limit("1 hari"))  # type: ignore[arg-type]
