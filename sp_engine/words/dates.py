"""Dates and moments as people write them, in Indonesian and English.

In comes a day or a moment with its zone; out come words.  Knows nothing about what happens on it.
"""

from __future__ import annotations

from datetime import date, datetime

from sp_engine.words.language import Language, Words

# Spelt out here, not taken from a date library, whose import would keep a clerk waiting; a test compares.
WEEKDAYS = tuple(
    map(
        Words,
        ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)
MONTHS = tuple(
    map(
        Words,
        (
            "Januari", "Februari", "Maret", "April", "Mei", "Juni",
            "Juli", "Agustus", "September", "Oktober", "November", "Desember",
        ),
        (
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
    )
)  # fmt: skip


def date_words(day: date, language: Language = "id") -> str:
    """Return a date as people write it: `16 Maret 2026`."""
    return f"{day.day} {MONTHS[day.month - 1].get(language)} {day.year}"


def day_words(day: date, language: Language = "id") -> str:
    """Return a date with its weekday: `Kamis, 26 Maret 2026`."""
    return f"{WEEKDAYS[day.weekday()].get(language)}, {date_words(day, language)}"


def moment_words(moment: datetime, language: Language = "id") -> str:
    """Return a moment as people write it: `Kamis, 26 Maret 2026 pukul 15.00 WIB`."""
    day = day_words(moment, language)
    if language == "en":
        return f"{day} at {moment:%H:%M} {moment.tzname()}"
    return f"{day} pukul {moment:%H.%M} {moment.tzname()}"


def date_in_both(day: date) -> Words:
    """Return a date in both languages, to stand in a finding."""
    return Words(date_words(day), date_words(day, "en"))


def moment_in_both(moment: datetime) -> Words:
    """Return a moment in both languages, to stand in a finding."""
    return Words(moment_words(moment), moment_words(moment, "en"))
