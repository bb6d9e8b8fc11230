"""A deadline in words: its limit, why it has no date, the days passed over.

In comes a `Deadline`; knows nothing of how it was counted.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.stage_deadline import Deadline
from sp_engine.words import Language, Words, date_words
from sp_engine.words.messages import deadlines as messages
from sp_engine.words.messages.calendar import WEEKDAYS
from sp_engine.workdays import DayKind, DueDate, Skipped, Uncertain, duration_words

FEW_WEEKEND_DAYS = 4
"""As many days of weekends are still named one by one: two weekends."""


def deadline_reason(deadline: Deadline, text: ConditionText) -> str | None:
    """Say why a stage has no due date."""
    if deadline.reason is not None:
        return deadline.reason.get(text.language)
    if deadline.ends is not None:
        return messages.PROGRAMME_IS_NOT_DUE.get(text.language)
    return text.depends(deadline.needs) if deadline.needs else None


def limit_text(deadline: Deadline, language: Language = "id") -> str:
    """Say a stage's limit, with its shortest time, what takes it each, and the decree's "±"."""
    if deadline.limit is None:
        return "-"
    told = duration_words(deadline.limit, language)
    if deadline.shortest is not None:
        shortest = duration_words(deadline.shortest, language)
        told = messages.RANGE.say(language, shortest=shortest, longest=told)
    if deadline.each is not None:
        told = messages.FOR_EACH.say(language, limit=told, each=deadline.each)
    return f"± {told}" if deadline.approximate else told


def uncertain_text(uncertain: Uncertain, language: Language = "id") -> tuple[str, ...]:
    """Say what a date rests on that may still move, each in a sentence of its own."""
    return tuple(_uncertain_words(one).get(language) for one in uncertain)


def _uncertain_words(one: Uncertain) -> Words:
    match one:
        case Uncertain.DAYS:
            return messages.DAYS_NOT_CERTAIN
        case Uncertain.HOURS:
            return messages.HOURS_ESTIMATED
        case _ as never:
            assert_never(never)


def skipped_text(due: DueDate, language: Language = "id") -> tuple[str, ...]:
    """Name the days passed over; weekends are only summed up where there are many, holidays always named."""
    days = [day for period in due.periods for day in (*period.waited, *period.skipped)]
    weekends = sum(not day.kind.is_stated for day in days)
    named = tuple(
        f"{date_words(day.day, language)} ({skipped_reason(day, language)})"
        for day in days
        if weekends <= FEW_WEEKEND_DAYS or day.kind.is_stated
    )
    return named if weekends <= FEW_WEEKEND_DAYS else (*named, weekends_text(weekends, language))


def weekends_text(days: int, language: Language = "id") -> str:
    """Say how many days of weekends were passed over, where there are too many to name."""
    return messages.WEEKEND_DAYS.say(language, days=days)


def skipped_reason(day: Skipped, language: Language = "id") -> str:
    """Say why a day was passed over; the names of holidays are the decree's own."""
    match day.kind:
        case DayKind.WEEKEND:
            return WEEKDAYS[day.day.weekday()].get(language)
        case DayKind.NATIONAL_HOLIDAY | DayKind.JOINT_LEAVE | DayKind.CLOSURE:
            return day.name
        case _ as never:
            assert_never(never)
