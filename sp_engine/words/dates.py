"""Dates and moments as people write them, in Indonesian and English.

In comes a day or a moment with its zone; out come words.  Knows nothing about what happens on it.
"""

from __future__ import annotations

from datetime import date, datetime

from sp_engine.words.language import Language, Words
from sp_engine.words.messages import calendar


def date_words(day: date, language: Language = "id") -> str:
    """Return a date as people write it: `16 Maret 2026`."""
    return f"{day.day} {calendar.MONTHS[day.month - 1].get(language)} {day.year}"


def day_words(day: date, language: Language = "id") -> str:
    """Return a date with its weekday: `Kamis, 26 Maret 2026`."""
    return f"{calendar.WEEKDAYS[day.weekday()].get(language)}, {date_words(day, language)}"


def moment_words(moment: datetime, language: Language = "id") -> str:
    """Return a moment as people write it: `Kamis, 26 Maret 2026 pukul 15.00 WIB`."""
    day, time = day_words(moment, language), clock_words(moment, language)
    return calendar.MOMENT.say(language, day=day, time=time, zone=moment.tzname())


def clock_words(moment: datetime, language: Language = "id") -> str:
    """Return the time of day as people write it: `15.00`, in English `15:00`."""
    return format(moment, calendar.CLOCK.get(language))


def date_in_both(day: date) -> Words:
    """Return a date in both languages, to stand in a finding."""
    return Words(date_words(day), date_words(day, "en"))


def moment_in_both(moment: datetime) -> Words:
    """Return a moment in both languages, to stand in a finding."""
    return Words(moment_words(moment), moment_words(moment, "en"))
