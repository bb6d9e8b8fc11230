"""Agencies and their time: `instansi.yaml` and the calendars become an `Agency` with its clock.

In come sources whose shape has been checked; out come typed values, or findings.  LAW: an agency that
states no hours is given those of Perpres 21/2023, marked as assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sp_engine.documents.standard import Agency
from sp_engine.facts.vocabulary import words
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.words.messages import agency_documents
from sp_engine.workdays.calendar import Calendar, DayKind, DayOff, DecreedYear
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.hours import (
    Intervals,
    OfficeHours,
    SpecialOpening,
    WeekSchedule,
    national_hours,
    open_intervals,
    week,
)
from sp_engine.workdays.unreadable import TimeTextError
from sp_engine.workdays.zones import ZONES
from sp_engine.yaml_text.source import DataPath, Source

_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


class Year:
    """One `kalender/` file: its days off, the year as decreed, Ramadan, and where it is known to differ.

    With `findings` it has no days off.
    """

    def __init__(self, source: Source) -> None:
        data = source.data
        self.number: int = data["tahun"]
        decrees = {entry["id"]: entry for entry in data["keputusan"]}
        fasting = data.get("ramadan")
        self.findings = list(_year_problems(source, decrees))
        self.days = () if self.findings else tuple(_day_off(entry, decrees) for entry in data["hari_libur"])
        first = _date(data["keputusan"][0].get("tanggal"))
        self.decreed = DecreedYear(self.number, first, bool(data.get("perkiraan", False)))
        self.ramadan = (_day(fasting["mulai"]), _day(fasting["sampai"])) if fasting else None
        self.differs = {_day(entry["tanggal"]): str(entry["alasan"]) for entry in data.get("perbedaan", ())}


def _day_off(entry: Mapping[str, Any], decrees: Mapping[str, Mapping[str, Any]]) -> DayOff:
    decree, withdrawn = decrees[entry["keputusan"]], decrees.get(entry.get("dicabut", ""))
    return DayOff(
        day=_day(entry["tanggal"]),
        name=entry["nama"],
        kind=DayKind(entry["jenis"]),
        decree=decree["nama"],
        decreed=_date(decree.get("tanggal")),
        withdrawn=_date(withdrawn.get("tanggal")) if withdrawn else None,
        withdrawn_by=withdrawn["nama"] if withdrawn else None,
        provisional=bool(entry.get("perkiraan", False)),
    )


def _year_problems(source: Source, decrees: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield what does not agree in a calendar: years, decrees, names, the days of Ramadan."""
    data, number = source.data, source.data["tahun"]
    named = source.name.rpartition("/")[2].removesuffix(".yaml")
    if named.isdigit() and named != str(number):
        yield source.finding("SP221", ("tahun",), given=str(number), expected=named)
    # Where no day is of this year, the year itself is the slip, and told against the name of the file.
    other_year = not any(entry["tanggal"].startswith(f"{number}-") for entry in data["hari_libur"])
    seen: set[tuple[str, str]] = set()
    for i, entry in enumerate(data["hari_libur"]):
        path: DataPath = ("hari_libur", i)
        for key in ("keputusan", "dicabut"):
            if key in entry and entry[key] not in decrees:
                from sp_engine.documents.regulation_names import meant_regulation

                near = meant_regulation(entry[key], decrees)
                yield source.finding("SP219", (*path, key), name=entry[key], suggestion=near)
        if not entry["tanggal"].startswith(f"{number}-") and not other_year:
            yield _of_another_year(source, path, entry["tanggal"], number)
        if (entry["tanggal"], entry["nama"]) in seen:
            yield source.finding("SP222", (*path, "nama"), name=entry["nama"])
        seen.add((entry["tanggal"], entry["nama"]))
    fasting = data.get("ramadan")
    if fasting and fasting["sampai"] < fasting["mulai"]:
        place, first, last = ("ramadan", "sampai"), fasting["mulai"], fasting["sampai"]
        yield source.finding("SP233", place, first=first, last=last)


def _of_another_year(source: Source, path: DataPath, given: str, year: int) -> Diagnostic:
    advice = agency_documents.MOVE_TO_YEAR.fill(year=given[:4])
    return source.finding("SP221", (*path, "tanggal"), advice=advice, given=given, expected=f"{year}-…")


def agency_of(source: Source, years: Iterable[Year]) -> tuple[Agency | None, list[Diagnostic]]:
    """Return the agency with its clock over `years`; None with findings when its hours make no sense."""
    data, years = source.data, tuple(years)
    findings: list[Diagnostic] = []
    ramadan = [year.ramadan for year in years if year.ramadan]
    schedules = tuple(
        schedule
        for i, entry in enumerate(data.get("jam_layanan", ()))
        for schedule in _schedules(source, i, entry, ramadan, findings)
    )
    special, closures = _special_days(source, findings)
    if findings:
        return None, findings
    if not schedules or schedules[0].first or schedules[0].last:
        schedules = (*national_hours(ramadan).schedules, *schedules)
    hours = OfficeHours(schedules, special)
    (_, weekdays), *changes = hours.weeks
    try:
        clock = Clock(
            Calendar(
                tuple(day for year in years for day in year.days) + closures,
                tuple(year.decreed for year in years),
                weekdays,
                weeks=tuple(changes),
            ),
            hours,
            _rules(data.get("cara_hitung", {})),
            ZONES[data["zona_waktu"]],
        )
    except ValueError as error:
        problem = agency_documents.INCOMPLETE.fill(reason=error)
        return None, [source.finding("SP228", ("jam_layanan",), key=True, problem=problem)]
    agency = Agency(data["id"], words(data, "nama"), data["wilayah"], ZONES[data["zona_waktu"]], clock)
    return agency, []


def _schedules(
    source: Source,
    at: int,
    entry: Mapping[str, Any],
    ramadan: Iterable[tuple[date, date]],
    findings: list[Diagnostic],
) -> list[WeekSchedule]:
    """Return the schedule that an entry states: one, or with `selama: ramadan` one for every Ramadan."""
    days: dict[int, Intervals] = {}
    for i, row in enumerate(entry["minggu"]):
        path: DataPath = ("jam_layanan", at, "minggu", i)
        try:
            hours = open_intervals(row["jam"], [row["istirahat"]] if "istirahat" in row else [])
        except TimeTextError as error:
            findings.append(_wrong_hours(source, path, row, error))
            continue
        for j, name in enumerate(row["hari"]):
            if _WEEKDAYS.index(name) in days:
                twice = agency_documents.DAY_TWICE.fill(name=name)
                findings.append(source.finding("SP228", (*path, "hari", j), problem=twice))
            days[_WEEKDAYS.index(name)] = hours
    first, last = _date(entry.get("sejak")), _date(entry.get("sampai"))
    if first and last and last < first:
        problem = agency_documents.ENDS_BEFORE
        findings.append(source.finding("SP228", ("jam_layanan", at), problem=problem))
        return []
    if "selama" not in entry:
        return [WeekSchedule(entry["sumber"], week(days), first, last)]
    spans = [(max(begin, first or begin), min(end, last or end)) for begin, end in ramadan]
    return [WeekSchedule(entry["sumber"], week(days), *span) for span in spans if span[0] <= span[1]]


def _wrong_hours(source: Source, path: DataPath, row: Mapping[str, Any], error: TimeTextError) -> Diagnostic:
    """Return the finding about the hours of a row, or about a break that does not lie within them."""
    key = "istirahat"
    try:
        open_intervals(row["jam"], [])
    except TimeTextError:
        key = "jam"
    return source.finding("SP228", (*path, key), problem=error.reason)


def _special_days(
    source: Source, findings: list[Diagnostic]
) -> tuple[dict[date, SpecialOpening], tuple[DayOff, ...]]:
    special: dict[date, SpecialOpening] = {}
    closures: list[DayOff] = []
    seen: set[date] = set()
    for i, entry in enumerate(source.data.get("hari_khusus", ())):
        day, decreed = _day(entry["tanggal"]), _date(entry.get("ditetapkan"))
        if day in seen:
            twice = agency_documents.DATE_TWICE.fill(day=day)
            findings.append(source.finding("SP228", ("hari_khusus", i, "tanggal"), problem=twice))
        seen.add(day)
        if "tutup" in entry:
            closures.append(DayOff(day, entry["alasan"], DayKind.CLOSURE, entry["alasan"], decreed))
            continue
        try:
            hours = open_intervals(entry["jam"], [entry["istirahat"]] if "istirahat" in entry else [])
            special[day] = SpecialOpening(hours, entry["alasan"], decreed)
        except TimeTextError as error:
            findings.append(_wrong_hours(source, ("hari_khusus", i), entry, error))
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
        source=data.get("sumber", ""),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
