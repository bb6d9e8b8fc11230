"""A year of a calendar, and its differences from `holidays`, as sections and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, assert_never

from sp_engine.deciding import skipped_reason
from sp_engine.documents import Agency, Difference
from sp_engine.presenting.section import Field, Figures, Group, Item, Line, Part, Section, Term, strong
from sp_engine.words import Language, Words, date_words, day_words
from sp_engine.words.messages import calendar_page
from sp_engine.words.messages.calendar import MONTHS, WEEKDAYS
from sp_engine.workdays import FIVE_DAY_WEEK, Calendar, CalendarYear, DayKind, DayOff

_LONG_DAY = 27  # letters, of nearly every day with its weekday


def calendar_section(
    year: CalendarYear, agency: Agency | None, known: date | None, language: Language
) -> Section:
    """Return a year: working days by month, days off, decrees."""
    title = calendar_page.TITLE.say(language, year=year.year)
    named = f" – {agency.name.get(language)}" if agency else ""
    parts: list[Part] = []
    if known is not None:
        parts.append(Line(calendar_page.KNOWN_ON.say(language, day=date_words(known, language))))
    if year.provisional:
        parts.append(Line(calendar_page.PROVISIONAL_YEAR.get(language)))
    parts.append(Field(calendar_page.WEEK.get(language), _week(agency, year.year, language)))
    names = (name.get(language) for name in MONTHS)
    figures = Figures(tuple(zip(names, year.months, strict=True)))
    working_days = calendar_page.WORKING_DAYS.get(language)
    parts.append(Section("", (Field(working_days, str(year.working_days), (figures,)),)))
    decrees: dict[tuple[str | None, date | None], int] = {}
    days = (*_days_off(year, decrees, language), *_exceptions(year, agency, language))
    parts.append(Section("", (Field(calendar_page.DAYS_OFF.get(language), "", days),)))
    parts.append(Section("", (Group("", tuple(_decrees(decrees, language))),)))
    return Section(strong(title + named), tuple(parts))


def _days_off(
    year: CalendarYear, decrees: dict[tuple[str | None, date | None], int], language: Language
) -> Iterator[Term]:
    """Yield the days off with the numbers of their decrees, which are counted as they come."""
    for off in year.off:
        number = decrees.setdefault((off.decree, off.decreed), len(decrees) + 1)
        text = f"{skipped_reason(off, language)} ({day_off_words(off.kind).get(language)}) [{number}]"
        if off.provisional:
            text = calendar_page.PROVISIONAL.say(language, day=text)
        yield Term(day_words(off.day, language), text, _LONG_DAY)


def _decrees(decrees: dict[tuple[str | None, date | None], int], language: Language) -> Iterator[Item]:
    for (decree, decreed), number in decrees.items():
        dated = date_words(decreed, language) if decreed else calendar_page.DATE_UNKNOWN.get(language)
        yield Item("", f"{decree}, {dated}", number=str(number))


def _exceptions(year: CalendarYear, agency: Agency | None, language: Language) -> Iterator[Term]:
    for off in year.withdrawn:
        by = f": {off.withdrawn_by}" if off.withdrawn_by else ""
        if off.withdrawn is not None:
            by = f"{by}, {date_words(off.withdrawn, language)}"
        yield _stated(off, calendar_page.WITHDRAWN.get(language) + by, language)
    for off in year.worked:
        yield _stated(off, calendar_page.WORKED.get(language), language)
    for day, opening in sorted(agency.clock.hours.special.items()) if agency else ():
        if day.year == year.year:
            text = calendar_page.SPECIAL_OPENING.say(language, reason=opening.reason)
            yield Term(day_words(day, language), text, _LONG_DAY)


def _stated(off: DayOff, what: str, language: Language) -> Term:
    text = f"{off.name} ({day_off_words(off.kind).get(language)}) – {what}"
    return Term(day_words(off.day, language), text, _LONG_DAY)


def day_off_words(kind: DayKind) -> Words:
    """Return why a day is off, in a word or two."""
    match kind:
        case DayKind.NATIONAL_HOLIDAY:
            return calendar_page.NATIONAL_HOLIDAY
        case DayKind.JOINT_LEAVE:
            return calendar_page.JOINT_LEAVE
        case DayKind.CLOSURE:
            return calendar_page.CLOSURE
        case DayKind.WEEKEND:
            return calendar_page.WEEKEND
        case _ as never:
            assert_never(never)


def _week(agency: Agency | None, year: int, language: Language) -> str:
    """Say the working weekdays: once, or with the day from which they changed within the year."""
    if agency is None:
        return calendar_page.GENERAL_WEEK.say(language, week=_weekdays(FIVE_DAY_WEEK, language))
    calendar = agency.clock.calendar
    changes = [day for day, _ in calendar.weeks if day.year == year and day > date(year, 1, 1)]
    told = [_weekdays(calendar.week_on(date(year, 1, 1)), language)]
    for day in changes:
        week = _weekdays(calendar.week_on(day), language)
        told.append(calendar_page.WEEK_SINCE.say(language, day=date_words(day, language), week=week))
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
    """Return the year as JSON data (docs/reference/interface.md)."""
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


# ── the catalogue beside the package ─────────────────────────────────────────
def estimates_section(years: Sequence[int], found: Sequence[Difference], language: Language) -> Section:
    """Return where the calendars of some years differ from the package, with the reasons, and how often."""
    unexplained = sum(difference.reason is None for difference in found)
    told = calendar_page.DIFFERENCES.say(
        language, years=", ".join(map(str, years)), count=len(found), unexplained=unexplained
    )
    return Section("", (*(_difference(difference, language) for difference in found), Line(told)))


def _difference(difference: Difference, language: Language) -> Field:
    told = calendar_page.DIFFERENCE.say(
        language,
        here=_day_off(difference.here, language),
        there=_day_off(difference.there, language),
        reason=difference.reason or calendar_page.UNEXPLAINED,
    )
    return Field(day_words(difference.day, language), told)


def _day_off(mark: tuple[DayKind, bool] | None, language: Language) -> str:
    if mark is None:
        return calendar_page.NO_DAY_OFF.get(language)
    kind, provisional = mark
    name = day_off_words(kind).get(language)
    return calendar_page.PROVISIONAL.say(language, day=name) if provisional else name


def estimates_dict(years: Sequence[int], found: Sequence[Difference]) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "years": list(years),
        "differences": [
            {
                "date": difference.day.isoformat(),
                "here": _day_off_dict(difference.here),
                "holidays": _day_off_dict(difference.there),
                "reason": difference.reason,
            }
            for difference in found
        ],
        "unexplained": sum(difference.reason is None for difference in found),
    }


def _day_off_dict(mark: tuple[DayKind, bool] | None) -> dict[str, Any] | None:
    return None if mark is None else {"kind": mark[0].value, "provisional": mark[1]}
