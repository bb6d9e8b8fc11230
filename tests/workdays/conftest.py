"""Calendars and clocks for the tests, read from the catalogue with a plain YAML loader."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sp_engine.workdays.calendar import SIX_DAY_WEEK, Calendar, DayKind, DayOff, DecreedYear
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.hours import (
    OfficeHours,
    RamadanDays,
    WeekSchedule,
    national_hours,
    open_intervals,
    week,
)
from sp_engine.workdays.zones import ZONES

FOLDER = Path(__file__).parents[2] / "catalogue" / "kalender"


@pytest.fixture(scope="session")
def documents() -> dict[int, dict[str, Any]]:
    """The calendar documents by year, every scalar as text."""
    return {
        int(path.stem): yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for path in sorted(FOLDER.glob("*.yaml"))
    }


@pytest.fixture(scope="session")
def calendar(documents: dict[int, dict[str, Any]]) -> Calendar:
    """The decreed calendar of 2023 to 2027 for a five-day week."""
    years, days = [], []
    for year, document in documents.items():
        decrees = {d["id"]: d for d in document["keputusan"]}
        dates = {
            name: date.fromisoformat(d["tanggal"]) if "tanggal" in d else None for name, d in decrees.items()
        }
        years.append(DecreedYear(year, next(iter(dates.values()))))
        days += [
            DayOff(
                date.fromisoformat(day["tanggal"]),
                day["nama"],
                DayKind(day["jenis"]),
                decrees[day["keputusan"]]["nama"],
                dates[day["keputusan"]],
                dates[day["dicabut"]] if "dicabut" in day else None,
                decrees[day["dicabut"]]["nama"] if "dicabut" in day else None,
                day.get("perkiraan") == "true",
            )
            for day in document["hari_libur"]
        ]
    return Calendar(tuple(days), tuple(years))


@pytest.fixture(scope="session")
def six_day_calendar(calendar: Calendar) -> Calendar:
    return Calendar(calendar.days_off, calendar.years, weekdays=SIX_DAY_WEEK)


@pytest.fixture(scope="session")
def depok(calendar: Calendar) -> Clock:
    """Depok's own counter hours, which know no Ramadan."""
    long = open_intervals("08.00-15.00", ["12.00-13.00"])
    friday = open_intervals("08.30-15.30", ["11.30-13.30"])
    schedule = WeekSchedule("Depok", week({**dict.fromkeys(range(4), long), 4: friday}))
    return Clock(calendar, OfficeHours((schedule,)), CountingRules(), ZONES["WIB"])


@pytest.fixture(scope="session")
def national(calendar: Calendar, documents: dict[int, dict[str, Any]]) -> Clock:
    """The assumed hours of Perpres 21/2023, with the Ramadan ranges of the catalogue."""
    ramadan = [
        RamadanDays(
            date.fromisoformat(d["mulai"]), date.fromisoformat(d["sampai"]), d["keyakinan"] == "perkiraan"
        )
        for d in (document["ramadan"] for document in documents.values())
    ]
    return Clock(calendar, national_hours(ramadan), CountingRules(), ZONES["WIB"])
