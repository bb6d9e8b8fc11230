"""Due dates as an iCalendar file that a clerk can drop into a calendar.

In come due dates; out comes the text of the file.  The same count gives the same file: nothing in it is
taken from the wall clock.  An entry reminds of itself while there is still time, when the office opens.  The
`icalendar` package is imported only here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Deadline, YieldedProduct, later_rules, limit_text, uncertain_text
from sp_engine.packages import optional_package
from sp_engine.timing import DueDates, counting_lines
from sp_engine.words import Diagnostic, Language, Words, visible
from sp_engine.words.messages import due_dates as messages
from sp_engine.workdays import DueDate

_SHOWN = timedelta(minutes=15)
"""How long an entry lasts, so that it ends after it starts: it stands at the due moment."""
_NEAR = timedelta(hours=1)
_DAYS_AHEAD = (7, 1)
"""How many days ahead one is reminded of the day of a product, at `_MORNING`."""
_MORNING = timedelta(hours=8)


def calendar_text(dates: DueDates, language: Language = "id") -> str:
    """Return an iCalendar file with an entry at the due moment of every deadline that has a date, and alarms.

    The days of products, on which they end, are to be renewed or reported on, are entries of a whole day.  A
    provisional date is tentative, and one under a standard with errors.  Raises `CatalogueError` when no
    deadline has a date, `PackageMissingError` without the `icalendar` package.
    """
    dated = [(d, d.counted, d.counted.due) for d in dates.deadlines if d.counted and d.counted.due]
    days = [(one, day) for one in dates.products for day in _days_of(one)]
    if not dated and not days:
        raise CatalogueError([Diagnostic("SP612", dates.place)])
    icalendar = optional_package("icalendar", "calendar")
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//sp-engine//tenggat//ID")
    for deadline, counted, at in dated:
        calendar.add_component(_entry(icalendar, dates, deadline, counted, at, language))
    for product, (what, day) in days:
        calendar.add_component(_whole_day(icalendar, dates, product, what, day, language))
    text: str = calendar.to_ical().decode()
    return text


def _entry(
    icalendar: Any, dates: DueDates, deadline: Deadline, due: DueDate, at: datetime, language: Language
) -> Any:
    stated = due.first.stated.astimezone(UTC)
    identity = f"{dates.place} {deadline.stage} {deadline.limit} {stated.isoformat()}"
    name = f"{deadline.name.get(language)} ({limit_text(deadline, language)})"
    final, uncertain = not dates.standard_errors, uncertain_text(due.uncertain, language)
    mark = "" if final else messages.NOT_FINAL.get(language)
    mark += messages.PROVISIONAL.get(language) if uncertain else ""
    entry = icalendar.Event()
    entry.add("uid", hashlib.sha256(identity.encode()).hexdigest()[:32] + "@sp-engine")
    entry.add("dtstamp", stated)
    entry.add("dtstart", at.astimezone(UTC))
    entry.add("dtend", at.astimezone(UTC) + _SHOWN)
    entry.add("status", "TENTATIVE" if uncertain or not final else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    head = messages.DUE if deadline.kind.of_agency else messages.DUE_FROM_APPLICANT
    entry.add("summary", visible(f"{mark}{head.get(language)}: {name} – {dates.name.get(language)}"))
    entry.add("description", visible("\n".join((*counting_lines(due, language), *uncertain))))
    _remind(icalendar, entry, _reminders(due, at))
    return entry


def _reminders(due: DueDate, at: datetime) -> tuple[timedelta, ...]:
    """Return how far from the due moment one is reminded of it, after what starts the count.

    That is when the office opens on its last day before the due day, and on that day; of what is due at once,
    an hour before.
    """
    first = due.stated.date()
    openings = (_opening(due, at, ahead) for ahead in range((at.date() - first).days + 1))
    ahead = [opens - at for opens in openings if opens is not None and due.stated < opens < at]
    near = (-_NEAR,) if due.stated < at - _NEAR else ()
    return tuple(reversed(ahead[:2])) or near


def _opening(due: DueDate, at: datetime, ahead: int) -> datetime | None:
    """Return when the office opens so many days ahead of the due day; None where it does not."""
    day = at.date() - timedelta(days=ahead)
    opens = due.clock.opening_at_or_after(datetime(day.year, day.month, day.day, tzinfo=at.tzinfo))
    return opens if opens.date() == day else None


def _remind(icalendar: Any, entry: Any, ahead: Iterable[timedelta]) -> None:
    """Add an alarm to an entry at each of these times from its start."""
    for time in ahead:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", time)
        alarm.add("description", entry["summary"])
        entry.add_component(alarm)


def _days_of(yielded: YieldedProduct) -> Iterator[tuple[Words, date]]:
    """Yield what falls on which day in the life of a product."""
    days = yielded.days
    yield from ((messages.REPORT, day) for day in days.report_by)
    if days.renew_by is not None:
        yield messages.RENEW, days.renew_by
    if days.until is not None:
        yield messages.LAST_DAY, days.until


def _whole_day(
    icalendar: Any, dates: DueDates, yielded: YieldedProduct, what: Words, day: date, language: Language
) -> Any:
    days, text = yielded.days, dates.condition_text(language)
    first = days.first or day
    identity = f"{dates.place} {yielded.product.name} {what.id} {day.isoformat()}"
    final = not dates.standard_errors
    mark = "" if final else messages.NOT_FINAL.get(language)
    mark += messages.PROVISIONAL.get(language) if days.uncertain or yielded.needs else ""
    entry = icalendar.Event()
    entry.add("uid", hashlib.sha256(identity.encode()).hexdigest()[:32] + "@sp-engine")
    entry.add("dtstamp", datetime(first.year, first.month, first.day, tzinfo=UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("status", "CONFIRMED" if final and not days.uncertain and not yielded.needs else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    product = yielded.product.text.get(language)
    entry.add("summary", visible(f"{mark}{what.get(language)}: {product} – {dates.name.get(language)}"))
    told = ("; ".join(later_rules(yielded.product, text)), *uncertain_text(days.uncertain, language))
    depends = (text.depends(yielded.needs),) if yielded.needs else ()
    entry.add("description", visible("\n".join((*told, *depends))))
    in_time = (number for number in _DAYS_AHEAD if day - timedelta(days=number) > first)
    _remind(icalendar, entry, (_MORNING - timedelta(days=number) for number in in_time))
    return entry
