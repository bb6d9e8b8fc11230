"""Due dates as an iCalendar file that a clerk can drop into a calendar.

In come due dates; out comes the text of the file.  The same count gives the same file: nothing in it is
taken from the wall clock.  The `icalendar` package is imported only here.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Deadline, limit_text, uncertain_text
from sp_engine.packages import optional_package
from sp_engine.presenting.visible_text import visible
from sp_engine.timing import DueDates, counting_lines
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import due_dates as messages
from sp_engine.workdays import DueDate


def calendar_text(dates: DueDates, language: Language = "id") -> str:
    """Return an iCalendar file with an entry at the due moment of every deadline that has a date.

    A provisional date is tentative, and one under a standard with errors.  Raises `CatalogueError` when no
    deadline has a date, `PackageMissingError` without the `icalendar` package.
    """
    dated = [(d, d.counted, d.counted.due) for d in dates.deadlines if d.counted and d.counted.due]
    if not dated:
        raise CatalogueError([Diagnostic("SP612", dates.place)])
    icalendar = optional_package("icalendar", "calendar")
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//sp-engine//tenggat//ID")
    for deadline, counted, at in dated:
        calendar.add_component(_entry(icalendar, dates, deadline, counted, at, language))
    text: str = calendar.to_ical().decode()
    return text


def _entry(
    icalendar: Any, dates: DueDates, deadline: Deadline, due: DueDate, at: datetime, language: Language
) -> Any:
    stated = due.stated.astimezone(UTC)
    identity = f"{dates.place} {deadline.stage} {deadline.limit} {stated.isoformat()}"
    name = f"{deadline.name.get(language)} ({limit_text(deadline, language)})"
    final, uncertain = not dates.standard_errors, uncertain_text(due.uncertain, language)
    mark = "" if final else messages.NOT_FINAL.get(language)
    mark += messages.PROVISIONAL.get(language) if uncertain else ""
    entry = icalendar.Event()
    entry.add("uid", hashlib.sha256(identity.encode()).hexdigest()[:32] + "@sp-engine")
    entry.add("dtstamp", stated)
    entry.add("dtstart", at.astimezone(UTC))
    entry.add("dtend", at.astimezone(UTC))
    entry.add("status", "TENTATIVE" if uncertain or not final else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", visible(f"{mark}{messages.DUE.get(language)}: {name} – {dates.name.get(language)}"))
    entry.add("description", visible("\n".join((*counting_lines(due, language), *uncertain))))
    return entry
