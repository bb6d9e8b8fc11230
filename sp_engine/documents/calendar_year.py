"""One year of the calendar: its days off, the year as decreed, Ramadan.

In comes the source of a `kalender/` file whose shape has been checked; out comes a `Year`, with what does not
agree in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sp_engine.documents.calendar_document import CalendarDecree, CalendarDocument, Holiday, Ramadan
from sp_engine.documents.reading import Reading
from sp_engine.words import Diagnostic
from sp_engine.words.messages import agency_documents
from sp_engine.workdays import DayOff, DecreedYear, RamadanDays
from sp_engine.yaml_text import Source


class Year:
    """One `kalender/` file: its days off, the year as decreed, Ramadan, and where it is known to differ.

    With `findings` it has no days off.
    """

    def __init__(self, source: Source) -> None:
        document = CalendarDocument.read(source.data, (), Reading(source))
        decrees = {decree.id: decree for decree in document.decrees}
        self.number, self.place = document.year, document.place("year")
        self.findings = list(_problems(document, decrees, source))
        self.days = () if self.findings else tuple(_day_off(entry, decrees) for entry in document.holidays)
        self.decreed = DecreedYear(self.number, document.decrees[0].dated, document.estimated)
        self.ramadan = None if document.ramadan is None else _ramadan_days(document.ramadan)
        self.differs: Mapping[date, str] = {one.day: one.reason for one in document.known_differences}


def _ramadan_days(ramadan: Ramadan) -> RamadanDays:
    return RamadanDays(ramadan.first, ramadan.last, ramadan.certainty.is_estimate)


def _day_off(holiday: Holiday, decrees: Mapping[str, CalendarDecree]) -> DayOff:
    decree, withdrawn = decrees[holiday.decree], decrees.get(holiday.withdrawn_by or "")
    return DayOff(
        day=holiday.day,
        name=holiday.name,
        kind=holiday.kind,
        decree=decree.name,
        decreed=decree.dated,
        withdrawn=withdrawn.dated if withdrawn else None,
        withdrawn_by=withdrawn.name if withdrawn else None,
        provisional=holiday.estimated,
    )


def _problems(
    document: CalendarDocument, decrees: Mapping[str, CalendarDecree], source: Source
) -> Iterator[Diagnostic]:
    """Yield what does not agree in a calendar: years, decrees, names, the days of Ramadan."""
    number = document.year
    named = source.name.rpartition("/")[2].removesuffix(".yaml")
    if named.isdigit() and named != str(number):
        yield source.finding("SP221", document.place("year").path, given=str(number), expected=named)
    # Where no day is of this year, the year itself is the slip, and told against the name of the file.
    other_year = not any(holiday.day.year == number for holiday in document.holidays)
    seen: set[tuple[date, str]] = set()
    for holiday in document.holidays:
        for field, name in (("decree", holiday.decree), ("withdrawn_by", holiday.withdrawn_by)):
            if name is not None and name not in decrees:
                from sp_engine.documents.regulation_names import meant_regulation

                near = meant_regulation(name, decrees)
                yield source.finding("SP219", holiday.place(field).path, name=name, suggestion=near)
        if holiday.day.year != number and not other_year:
            yield _of_another_year(holiday, number, source)
        if (holiday.day, holiday.name) in seen:
            yield source.finding("SP222", holiday.place("name").path, name=holiday.name)
        seen.add((holiday.day, holiday.name))
    ramadan = document.ramadan
    if ramadan is not None and ramadan.last < ramadan.first:
        first, last = ramadan.first.isoformat(), ramadan.last.isoformat()
        yield source.finding("SP233", ramadan.place("last").path, first=first, last=last)


def _of_another_year(holiday: Holiday, year: int, source: Source) -> Diagnostic:
    given = holiday.day.isoformat()
    advice = agency_documents.MOVE_TO_YEAR.fill(year=given[:4])
    path = holiday.place("day").path
    return source.finding("SP221", path, advice=advice, given=given, expected=f"{year}-…")
