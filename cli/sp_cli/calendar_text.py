"""A year of a calendar, and its differences from `holidays`, as lines of text and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sp_cli.language import say
from sp_cli.output import colour, columns_wide, wrapped
from sp_engine.deciding.deadline_text import skipped_reason
from sp_engine.documents.estimates import Difference
from sp_engine.documents.standard import Agency
from sp_engine.words.dates import date_words, day_words
from sp_engine.words.language import Language
from sp_engine.words.messages.calendar import MONTHS, WEEKDAYS
from sp_engine.workdays.calendar import FIVE_DAY_WEEK, Calendar, DayKind, DayOff
from sp_engine.workdays.year import CalendarYear

_KINDS = {
    DayKind.NATIONAL_HOLIDAY: ("libur nasional", "national holiday"),
    DayKind.JOINT_LEAVE: ("cuti bersama", "joint leave"),
    DayKind.CLOSURE: ("penutupan", "closure"),
}


def calendar_lines(
    year: CalendarYear, agency: Agency | None, known: date | None, language: Language
) -> Iterator[str]:
    """Yield the year line by line: working days by month, days off, decrees."""
    named = f" – {agency.name.get(language)}" if agency else ""
    yield colour(say("Kalender kerja ", "Working calendar ") + f"{year.year}{named}", "bold")
    if known is not None:
        yield say("Yang sudah ditetapkan pada ", "As decreed by ") + date_words(known, language)
    if year.provisional:
        yield say("SEMENTARA: sebagian harinya belum pasti", "PROVISIONAL: some days are not certain")
    yield say("Pekan kerja: ", "Week: ") + _week(agency, year.year, language)
    yield ""
    yield say(f"Hari kerja: {year.working_days}", f"Working days: {year.working_days}")
    abreast = 4 if columns_wide() >= 70 else 2
    for row in range(0, 12, abreast):
        months = zip(MONTHS[row : row + abreast], year.months[row : row + abreast], strict=True)
        yield "  " + "".join(f"{name.get(language):<10}{count:>3}    " for name, count in months).rstrip()
    yield ""
    yield say("Hari libur:", "Days off:")
    decrees: dict[tuple[str | None, date | None], int] = {}
    for off in year.off:
        number = decrees.setdefault((off.decree, off.decreed), len(decrees) + 1)
        mark = say(" (sementara)", " (provisional)") if off.provisional else ""
        text = f"{skipped_reason(off, language)} ({say(*_KINDS[off.kind])}) [{number}]{mark}"
        yield wrapped(f"{day_words(off.day, language):<27} {text}", " " * 30, "  ")
    yield from _exceptions(year, agency, language)
    yield ""
    for (decree, decreed), number in decrees.items():
        dated = date_words(decreed, language) if decreed else say("tanggal belum diketahui", "date unknown")
        yield wrapped(f"[{number}] {decree}, {dated}", "      ", "  ")


def _exceptions(year: CalendarYear, agency: Agency | None, language: Language) -> Iterator[str]:
    for off in year.withdrawn:
        by = f": {off.withdrawn_by}" if off.withdrawn_by else ""
        if off.withdrawn is not None:
            by = f"{by}, {date_words(off.withdrawn, language)}"
        yield wrapped(_stated(off, language) + say("DICABUT", "WITHDRAWN") + by, " " * 30, "  ")
    for off in year.worked:
        yield wrapped(
            _stated(off, language) + say("tetap hari kerja di sini", "a working day here"), " " * 30, "  "
        )
    for day, opening in sorted(agency.clock.hours.special.items()) if agency else ():
        if day.year == year.year:
            told = say("buka khusus", "special opening")
            yield wrapped(f"{day_words(day, language):<27} {told}: {opening.reason}", " " * 30, "  ")


def _stated(off: DayOff, language: Language) -> str:
    return f"{day_words(off.day, language):<27} {off.name} ({say(*_KINDS[off.kind])}) – "


def _week(agency: Agency | None, year: int, language: Language) -> str:
    """Say the working weekdays: once, or with the day from which they changed within the year."""
    if agency is None:
        return _weekdays(FIVE_DAY_WEEK, language) + say(" (umum)", " (general)")
    calendar = agency.clock.calendar
    changes = [day for day, _ in calendar.weeks if day.year == year and day > date(year, 1, 1)]
    told = [_weekdays(calendar.week_on(date(year, 1, 1)), language)]
    for day in changes:
        since = say("sejak", "from")
        told.append(f"{since} {date_words(day, language)} {_weekdays(calendar.week_on(day), language)}")
    return "; ".join(told)


def _weekdays(week: frozenset[int], language: Language) -> str:
    days = sorted(week)
    names = [WEEKDAYS[day].get(language) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def calendar_dict(
    year: CalendarYear, agency: Agency | None, known: date | None, language: Language
) -> dict[str, Any]:
    """Return the year as JSON data."""
    calendar = agency.clock.calendar if agency else Calendar((), ())
    week = calendar.week_on(date(year.year, 1, 1))
    return {
        "year": year.year,
        "agency": agency.id if agency else None,
        "as_known_on": known.isoformat() if known else None,
        "provisional": year.provisional,
        "week": [WEEKDAYS[day].get(language) for day in sorted(week)],
        "working_days": {"total": year.working_days, "months": list(year.months)},
        "days_off": [
            {
                "date": off.day.isoformat(),
                "name": off.name,
                "kind": off.kind.value,
                "decree": off.decree,
                "decreed": off.decreed.isoformat() if off.decreed else None,
                "provisional": off.provisional,
                "in_week": off.day.weekday() in calendar.week_on(off.day),
            }
            for off in year.off
        ],
        "worked": [
            {"date": off.day.isoformat(), "name": off.name, "kind": off.kind.value} for off in year.worked
        ],
        "withdrawn": [
            {
                "date": off.day.isoformat(),
                "name": off.name,
                "kind": off.kind.value,
                "decree": off.decree,
                "withdrawn_by": off.withdrawn_by,
                "withdrawn": off.withdrawn.isoformat() if off.withdrawn else None,
            }
            for off in year.withdrawn
        ],
    }


def difference_line(difference: Difference, language: Language) -> str:
    """Say one difference from the package, with its reason."""
    here, there = _mark(difference.here), _mark(difference.there)
    reason = difference.reason or say("TANPA ALASAN", "UNEXPLAINED")
    day = day_words(difference.day, language)
    return say(
        f"{day}: di sini {here}, di paket {there} – {reason}",
        f"{day}: here {here}, in the package {there} – {reason}",
    )


def difference_dict(difference: Difference) -> dict[str, Any]:
    def told(mark: tuple[DayKind, bool] | None) -> dict[str, Any] | None:
        return None if mark is None else {"kind": mark[0].value, "provisional": mark[1]}

    return {
        "date": difference.day.isoformat(),
        "here": told(difference.here),
        "holidays": told(difference.there),
        "reason": difference.reason,
    }


def _mark(mark: tuple[DayKind, bool] | None) -> str:
    if mark is None:
        return say("hari biasa", "no day off")
    unsure = say(" (sementara)", " (provisional)") if mark[1] else ""
    return say(*_KINDS[mark[0]]) + unsure
