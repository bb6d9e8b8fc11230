"""Agencies and their time: `instansi.yaml` and the calendars become an `Agency` with its clock.

In come sources whose shape has been checked; out come typed values, or findings.  LAW: an agency that
states no hours is given those of Perpres 21/2023, marked as assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sp_engine.reading.diagnostics import Diagnostic
from sp_engine.reading.source import DataPath, Source
from sp_engine.standards.model import Agency
from sp_engine.standards.vocabulary import words
from sp_engine.workdays.calendar import Calendar, DayKind, DayOff, DecreedYear
from sp_engine.workdays.deadline import ZONES, Clock, CountingRules
from sp_engine.workdays.hours import (
    Intervals,
    OfficeHours,
    WeekSchedule,
    national_hours,
    open_intervals,
    week,
)

_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


class Year:
    """One `kalender/` file: its days off, the year as decreed, and Ramadan."""

    def __init__(self, source: Source) -> None:
        data = source.data
        self.number: int = data["tahun"]
        decrees = {entry["id"]: entry for entry in data["keputusan"]}
        dated = {name: _date(entry.get("tanggal")) for name, entry in decrees.items()}
        self.findings: list[Diagnostic] = []
        days = []
        for i, entry in enumerate(data["hari_libur"]):
            path: DataPath = ("hari_libur", i)
            for key in ("keputusan", "dicabut"):
                if key in entry and entry[key] not in decrees:
                    self.findings.append(source.finding("SP219", (*path, key), name=entry[key]))
            if not entry["tanggal"].startswith(f"{self.number}-"):
                self.findings.append(
                    source.finding(
                        "SP221", (*path, "tanggal"), given=entry["tanggal"], expected=f"{self.number}-…"
                    )
                )
            if self.findings:
                continue
            withdrawn = entry.get("dicabut")
            days.append(
                DayOff(
                    day=date.fromisoformat(entry["tanggal"]),
                    name=entry["nama"],
                    kind=DayKind(entry["jenis"]),
                    decree=decrees[entry["keputusan"]]["nama"],
                    decreed=dated[entry["keputusan"]],
                    withdrawn=dated[withdrawn] if withdrawn else None,
                    withdrawn_by=decrees[withdrawn]["nama"] if withdrawn else None,
                    provisional=bool(entry.get("perkiraan", False)),
                )
            )
        self.days = tuple(days)
        first = next(iter(dated.values()))
        self.decreed = DecreedYear(self.number, first, bool(data.get("perkiraan", False)))
        fasting = data.get("ramadan")
        self.ramadan = (_day(fasting["mulai"]), _day(fasting["sampai"])) if fasting else None


def agency_of(source: Source, years: Iterable[Year]) -> tuple[Agency | None, list[Diagnostic]]:
    """Return the agency with its clock over `years`; None with findings when its hours make no sense."""
    data, years = source.data, tuple(years)
    findings: list[Diagnostic] = []
    own = tuple(_schedule(source, i, entry, findings) for i, entry in enumerate(data.get("jam_layanan", ())))
    special, closures = _special_days(source, findings)
    if findings or None in own:
        return None, findings
    schedules = tuple(s for s in own if s is not None)
    base = national_hours(year.ramadan for year in years if year.ramadan)
    if not schedules or schedules[0].first or schedules[0].last:
        schedules = (*base.schedules, *schedules)
    weekdays = frozenset(i for s in schedules if not s.assumed for i, hours in enumerate(s.days) if hours)
    try:
        clock = Clock(
            Calendar(
                tuple(day for year in years for day in year.days) + closures,
                tuple(year.decreed for year in years),
                weekdays or frozenset(range(5)),
            ),
            OfficeHours(schedules, special),
            _rules(data.get("cara_hitung", {})),
            ZONES[data["zona_waktu"]],
        )
    except ValueError as error:
        return None, [source.finding("SP228", ("jam_layanan",), key=True, problem=str(error))]
    agency = Agency(data["id"], words(data, "nama"), data["wilayah"], ZONES[data["zona_waktu"]], clock)
    return agency, []


def _schedule(
    source: Source, at: int, entry: Mapping[str, Any], findings: list[Diagnostic]
) -> WeekSchedule | None:
    days: dict[int, Intervals] = {}
    for i, row in enumerate(entry["minggu"]):
        path: DataPath = ("jam_layanan", at, "minggu", i)
        try:
            hours = open_intervals(row["jam"], [row["istirahat"]] if "istirahat" in row else [])
        except ValueError as error:
            findings.append(source.finding("SP228", path, problem=str(error)))
            continue
        for j, name in enumerate(row["hari"]):
            if _WEEKDAYS.index(name) in days:
                findings.append(
                    source.finding("SP228", (*path, "hari", j), problem=f"hari `{name}` ditulis dua kali")
                )
            days[_WEEKDAYS.index(name)] = hours
    try:
        return WeekSchedule(
            entry["sumber"], week(days), _date(entry.get("sejak")), _date(entry.get("sampai"))
        )
    except ValueError as error:
        findings.append(source.finding("SP228", ("jam_layanan", at), problem=str(error)))
        return None


def _special_days(
    source: Source, findings: list[Diagnostic]
) -> tuple[dict[date, Intervals], tuple[DayOff, ...]]:
    special: dict[date, Intervals] = {}
    closures: list[DayOff] = []
    for i, entry in enumerate(source.data.get("hari_khusus", ())):
        day = _day(entry["tanggal"])
        if "tutup" in entry:
            decreed = _date(entry.get("ditetapkan"))
            closures.append(DayOff(day, entry["alasan"], DayKind.CLOSURE, entry["alasan"], decreed))
            continue
        try:
            special[day] = open_intervals(entry["jam"])
        except ValueError as error:
            findings.append(source.finding("SP228", ("hari_khusus", i, "jam"), problem=str(error)))
    return special, tuple(closures)


def _rules(data: Mapping[str, str]) -> CountingRules:
    names = {
        "cuti_bersama": "joint_leave_is_off",
        "akhir_di_hari_libur": "roll_forward",
        "setelah_dilengkapi": "restart_on_resubmission",
    }
    return CountingRules(
        joint_leave_is_off=data.get("cuti_bersama", "hari_libur") == "hari_libur",
        roll_forward=data.get("akhir_di_hari_libur", "maju") == "maju",
        restart_on_resubmission=data.get("setelah_dilengkapi", "mulai_ulang") == "mulai_ulang",
        own=frozenset(own for key, own in names.items() if key in data),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
