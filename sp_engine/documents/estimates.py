"""Years that no decree has set yet: an estimate from the `holidays` package, never the authority.

In come years; out come calendar documents in the form of `kalender/`, all of it provisional, and where a
calendar of the catalogue differs from the package.  The package knows no joint leave before it is decreed,
so an estimate has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sp_engine.documents.calendar_year import Year
from sp_engine.packages import optional_package
from sp_engine.workdays import DayKind
from sp_engine.yaml_text import Source

YEARS_AHEAD = 10
"""How many years past the last decreed one are estimated; no service takes longer."""
FIRST_YEAR, LAST_YEAR = 1946, 2100

_CATEGORIES = {"government": DayKind.JOINT_LEAVE, "public": DayKind.NATIONAL_HOLIDAY}
_ESTIMATED = " (perkiraan)"
_IDUL_FITRI = "Hari Raya Idul Fitri"
_RAMADAN_DAYS = 30


class Listed(NamedTuple):
    """A day off as the package lists it; `estimated` when the package itself says so."""

    name: str
    kind: DayKind
    estimated: bool


class Difference(NamedTuple):
    """A date that is not the same here and in the package; None is a day that is not off."""

    day: date
    here: tuple[DayKind, bool] | None
    there: tuple[DayKind, bool] | None
    reason: str | None


def listed_days(year: int) -> Mapping[date, Listed]:
    """Return the days off that the package lists for a year, in order."""
    holidays = optional_package("holidays", "calendar")
    found: dict[date, Listed] = {}
    for category, kind in _CATEGORIES.items():
        days = holidays.country_holidays("ID", years=year, language="id", categories=(category,))
        for day, name in days.items():
            found[day] = Listed(name.replace(_ESTIMATED, ""), kind, _ESTIMATED in name)
    return dict(sorted(found.items()))


def estimated_calendar(year: int) -> dict[str, Any]:
    """Return the estimated calendar of a year as a document that its schema accepts."""
    days = listed_days(year)
    version = optional_package("holidays", "calendar").__version__
    document: dict[str, Any] = {
        "format": "sp-kalender/1",
        "tahun": year,
        "perkiraan": True,
        "keputusan": [
            {
                "id": f"perkiraan-{year}",
                "nama": f"Perkiraan menurut paket holidays {version}",
                "tanggal_belum_diketahui": True,
                "catatan": "Belum ada keputusan; cuti bersama belum diketahui.",
            }
        ],
    }
    end = next((day for day, listed in days.items() if listed.name == _IDUL_FITRI), None)
    if end is not None:
        document["ramadan"] = {
            "mulai": (end - timedelta(days=_RAMADAN_DAYS)).isoformat(),
            "sampai": (end - timedelta(days=1)).isoformat(),
            "keyakinan": "perkiraan",
            "catatan": f"Dihitung mundur {_RAMADAN_DAYS} hari dari perkiraan Idul Fitri.",
        }
    document["hari_libur"] = [
        {
            "tanggal": day.isoformat(),
            "nama": listed.name,
            "jenis": listed.kind.value,
            "keputusan": f"perkiraan-{year}",
            "perkiraan": True,
        }
        for day, listed in days.items()
    ]
    return document


def document_text(document: Mapping[str, Any]) -> str:
    """Return a calendar document as YAML in the layout of `kalender/`."""
    lines: list[str] = []
    for key, value in document.items():
        if not isinstance(value, list | dict):
            lines.append(f"{key}: {_scalar(value)}")
        elif isinstance(value, dict):
            lines += ["", f"{key}:", *(f"  {name}: {_scalar(inner)}" for name, inner in value.items())]
        else:
            lines += ["", f"{key}:", *("  - " + _flow(entry) for entry in value)]
    return "\n".join(lines) + "\n"


def estimated_years(numbers: Iterable[int]) -> tuple[Year, ...]:
    """Return the years as the package estimates them, every day provisional."""
    years = (number for number in sorted(numbers) if FIRST_YEAR <= number <= LAST_YEAR)
    return tuple(Year(Source("holidays", "", estimated_calendar(number))) for number in years)


def lacking_years(years: Iterable[Year], first: int | None = None) -> tuple[Year, ...]:
    """Return estimates of the years that are lacking, from `first` to some years past the last one."""
    known = {year.number for year in years}
    begin = first if first is not None else min(known)
    end = max(begin, *known) if known else begin
    return estimated_years(set(range(begin, end + YEARS_AHEAD + 1)) - known)


def differences(year: Year) -> tuple[Difference, ...]:
    """Return every date of a year whose kind or provisional mark differs from the package."""
    here = {off.day: (off.kind, off.provisional) for off in year.days if not off.is_withdrawn}
    there = {day: (listed.kind, listed.estimated) for day, listed in listed_days(year.number).items()}
    return tuple(
        Difference(day, here.get(day), there.get(day), year.differs.get(day))
        for day in sorted(here.keys() | there.keys())
        if here.get(day) != there.get(day)
    )


def _flow(entry: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in entry.items()) + "}"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    special = any(mark in text for mark in ",[]{}#&*!|>'\"%@`") or ": " in text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if special else text
