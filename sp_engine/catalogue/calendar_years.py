"""A year of the working calendar: as a catalogue has it, or as one of its agencies works it.

In come a catalogue and a year; out comes the year, as it stands or as it was known on a day.
"""

from __future__ import annotations

from datetime import date

from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words import Diagnostic
from sp_engine.workdays import Calendar, CalendarGap, CalendarYear, calendar_year


def working_year(
    files: CatalogueFiles, year: int, agency: str | None = None, known_on: date | None = None
) -> CalendarYear:
    """Return a year.  Raises `CatalogueError` when it is not in the catalogue."""
    try:
        return calendar_year(_calendar(files, year, agency, known_on), year)
    except CalendarGap:
        raise no_calendar(year) from None


def no_calendar(year: int | None) -> CatalogueError:
    """Return what to raise when the catalogue has no calendar of a year."""
    return CatalogueError([Diagnostic("SP604", "kalender", values={"year": str(year)})])


def _calendar(files: CatalogueFiles, year: int, agency: str | None, known_on: date | None) -> Calendar:
    if agency is not None:
        clock = files.agency(agency, year).clock
        return (clock if known_on is None else clock.as_known_on(known_on)).calendar
    years = files.years(year)
    calendar = Calendar(tuple(day for y in years for day in y.days), tuple(y.decreed for y in years))
    return calendar if known_on is None else calendar.as_known_on(known_on)
