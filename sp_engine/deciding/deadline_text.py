"""A deadline in words and as JSON data: its limit, its due date or why there is none, the days passed over.

In comes a `Deadline`; knows nothing of how it was counted.
"""

from __future__ import annotations

from typing import Any

from sp_engine.deciding.condition_text import Wording
from sp_engine.deciding.deadlines import Deadline
from sp_engine.words.dates import date_words
from sp_engine.words.language import Language, Words
from sp_engine.words.messages.calendar import WEEKDAYS
from sp_engine.workdays.calendar import DayKind, Skipped
from sp_engine.workdays.due_date import DueDate
from sp_engine.workdays.duration import duration_words

FEW_WEEKEND_DAYS = 4
"""As many days of weekends are still named one by one: two weekends."""


def deadline_dict(deadline: Deadline, wording: Wording, language: Language = "id") -> dict[str, Any]:
    """Return a deadline as JSON data; `due` is null with a `reason` when no date can be given."""
    counted = deadline.counted
    result: dict[str, Any] = {
        "stage": deadline.stage,
        "name": deadline.name.get(language),
        "kind": deadline.kind,
        "limit": str(deadline.limit) if deadline.limit else None,
        "starts": counted.starts.isoformat() if counted and counted.starts else None,
        "due": counted.due.isoformat() if counted and counted.due else None,
        "provisional": bool(counted and counted.provisional),
        "skipped": [skipped_dict(day, language) for day in (*counted.waited, *counted.skipped)]
        if counted
        else [],
    }
    if result["due"] is None:
        result["reason"] = deadline_reason(deadline, wording, language)
    if deadline.shortest is not None:
        result["earliest"] = str(deadline.shortest)
    if deadline.approximate:
        result["approximate"] = True
    if deadline.extension is not None:
        result["extension"] = str(deadline.extension)
    if counted and counted.hours_assumed:
        result["assumed_hours"] = True
    return result


def deadline_reason(deadline: Deadline, wording: Wording, language: Language = "id") -> str | None:
    """Say why a stage has no date."""
    if deadline.reason is not None:
        return deadline.reason.get(language)
    return wording.depends(deadline.needs) if deadline.needs else None


def limit_words(deadline: Deadline, language: Language = "id") -> str:
    """Say a stage's limit, with its shortest time and the decree's "±"."""
    if deadline.limit is None:
        return "-"
    text = duration_words(deadline.limit, language)
    if deadline.shortest is not None:
        text = Words(
            f"{deadline.shortest} sampai {text}", f"{duration_words(deadline.shortest, 'en')} to {text}"
        ).get(language)
    return f"± {text}" if deadline.approximate else text


def skipped_dict(day: Skipped, language: Language = "id") -> dict[str, Any]:
    return {"date": day.day.isoformat(), "reason": skipped_reason(day, language)}


def skipped_words(due: DueDate, language: Language = "id") -> tuple[str, ...]:
    """Name the days passed over; weekends are only summed up where there are many, holidays always named."""
    days = (*due.waited, *due.skipped)
    weekends = sum(day.kind is DayKind.WEEKEND for day in days)
    named = tuple(
        f"{date_words(day.day, language)} ({skipped_reason(day, language)})"
        for day in days
        if weekends <= FEW_WEEKEND_DAYS or day.kind is not DayKind.WEEKEND
    )
    return named if weekends <= FEW_WEEKEND_DAYS else (*named, weekends_words(weekends, language))


def weekends_words(days: int, language: Language = "id") -> str:
    """Say how many days of weekends were passed over, where there are too many to name."""
    return Words(f"{days} hari akhir pekan", f"{days} weekend days").get(language)


def skipped_reason(day: Skipped, language: Language = "id") -> str:
    """Say why a day was passed over; the names of holidays are the decree's own."""
    return WEEKDAYS[day.day.weekday()].get(language) if day.kind is DayKind.WEEKEND else day.name
