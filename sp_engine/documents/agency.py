"""An agency and its time: `instansi.yaml` and the calendars become an `Agency` with its clock.

In come documents; out come typed values, or findings.  LAW: an agency that states no hours is given those of
Perpres 21/2023, marked as assumed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timezone

from sp_engine.documents.agency_document import AgencyDocument, Counting, SpecialDay
from sp_engine.documents.calendar_year import Year
from sp_engine.documents.opening_hours import OpeningTimes, Schedule
from sp_engine.documents.reading import Reading
from sp_engine.immutable import NamedTuple
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import agency_documents
from sp_engine.workdays import (
    ZONES,
    Calendar,
    Clock,
    CountingRules,
    DayKind,
    DayOff,
    Intervals,
    OfficeHours,
    RamadanDays,
    SpecialOpening,
    TimeTextError,
    WeekSchedule,
    national_hours,
    open_intervals,
    week,
)
from sp_engine.yaml_text import Source


class Agency(NamedTuple):
    """*Instansi*; `clock` holds its calendar, office hours and counting rules.

    `ramadan`: the months of Ramadan of its calendar, in which a schedule may hold.
    """

    document: AgencyDocument
    clock: Clock
    ramadan: tuple[RamadanDays, ...] = ()

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def name(self) -> Words:
        return self.document.name

    @property
    def region(self) -> str:
        return self.document.region

    @property
    def zone(self) -> timezone:
        return ZONES[self.document.zone]


def agency_of(source: Source, years: Iterable[Year]) -> tuple[Agency | None, list[Diagnostic]]:
    """Return the agency with its clock over `years`; None with findings when its hours make no sense."""
    reading = Reading(source)
    document = AgencyDocument.read(source.data, (), reading)
    years = tuple(years)
    ramadan = tuple(year.ramadan for year in years if year.ramadan)
    schedules = tuple(one for written in document.hours for one in _schedules(written, ramadan, reading))
    special, closures = _special_days(document.special_days, reading)
    if reading.findings:
        return None, reading.findings
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
            _rules(document.counting or Counting()),
            ZONES[document.zone],
        )
    except ValueError as error:
        problem = agency_documents.INCOMPLETE.fill(reason=error)
        place = document.place("hours")
        return None, [source.finding("SP228", place.path, key=True, problem=problem)]
    return Agency(document, clock, ramadan), []


def with_hours(agency: Agency, written: tuple[Schedule, ...], reading: Reading) -> Agency:
    """Return an agency as one of its services is open, by schedules that prevail over its own.

    The days on which the agency is closed, or open for once, stay what they are; whether it works on days off
    the schedules say anew.
    """
    schedules = [one for each in written for one in _schedules(each, agency.ramadan, reading)]
    if reading.findings or not schedules:
        return agency
    clock = agency.clock
    hours = OfficeHours((*clock.hours.schedules, *schedules), clock.hours.special)
    (_, weekdays), *changes = hours.weeks
    try:
        calendar = clock.calendar.replace(weekdays=weekdays, weeks=tuple(changes), opened=frozenset())
        return agency._replace(clock=clock.replace(calendar=calendar, hours=hours))
    except ValueError as error:
        reading.report("SP228", written[0].at.path, problem=agency_documents.INCOMPLETE.fill(reason=error))
        return agency


def _schedules(written: Schedule, ramadan: Iterable[RamadanDays], reading: Reading) -> list[WeekSchedule]:
    """Return the schedule that is written: one, or with `selama: ramadan` one for every Ramadan."""
    days: dict[int, Intervals] = {}
    for row in written.week:
        hours = _intervals(row, reading)
        if hours is None:
            continue
        for j, day in enumerate(row.days):
            if day.number in days:
                twice = agency_documents.DAY_TWICE.fill(name=day)
                reading.report("SP228", row.place("days").under(j).path, problem=twice)
            days[day.number] = hours
    first, last = written.first, written.last
    if first and last and last < first:
        reading.report("SP228", written.at.path, problem=agency_documents.ENDS_BEFORE)
        return []
    if written.during is None:
        return [WeekSchedule(written.source, week(days), first, last, on_days_off=written.on_days_off)]
    spans = [
        RamadanDays(max(begin, first or begin), min(end, last or end), estimated)
        for begin, end, estimated in ramadan
    ]
    return [
        WeekSchedule(
            written.source,
            week(days),
            begin,
            end,
            estimated=estimated,
            on_days_off=written.on_days_off,
        )
        for begin, end, estimated in spans
        if begin <= end
    ]


def _intervals(row: OpeningTimes | SpecialDay, reading: Reading) -> Intervals | None:
    """Return when the office is open, with its break; None after a finding about either."""
    hours = row.hours or ""
    try:
        return open_intervals(hours, [] if row.pause is None else [row.pause])
    except TimeTextError as error:
        field = "pause"
        try:
            open_intervals(hours, [])
        except TimeTextError:
            field = "hours"
        reading.report("SP228", row.place(field).path, problem=error.reason)
        return None


def _special_days(
    written: Iterable[SpecialDay], reading: Reading
) -> tuple[dict[date, SpecialOpening], tuple[DayOff, ...]]:
    special: dict[date, SpecialOpening] = {}
    closures: list[DayOff] = []
    seen: set[date] = set()
    for one in written:
        if one.day in seen:
            twice = agency_documents.DATE_TWICE.fill(day=one.day)
            reading.report("SP228", one.place("day").path, problem=twice)
        seen.add(one.day)
        if one.closed:
            closures.append(DayOff(one.day, one.reason, DayKind.CLOSURE, one.reason, one.decreed))
            continue
        hours = _intervals(one, reading)
        if hours is not None:
            special[one.day] = SpecialOpening(hours, one.reason, one.decreed)
    return special, tuple(closures)


def _rules(written: Counting) -> CountingRules:
    stated = {
        "joint_leave_is_off": written.joint_leave_is_off,
        "roll_forward": written.roll_forward,
        "restart_on_resubmission": written.restart_on_resubmission,
        "opening_day_is_day_1": written.opening_day_is_day_1,
    }
    return CountingRules(
        **{rule: value for rule, value in stated.items() if value is not None},
        own=frozenset(rule for rule, value in stated.items() if value is not None),
        source=written.source or "",
    )
