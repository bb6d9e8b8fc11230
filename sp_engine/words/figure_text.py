"""Figures written: another figure in the form of the one that stands in a sentence, and a figure by itself.

In come figures; out come words.  Knows nothing about rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from sp_engine.words.dates import date_words
from sp_engine.words.figures import Bound, Figure, Measure
from sp_engine.words.language import LANGUAGES, Language, Words
from sp_engine.words.messages import durations
from sp_engine.words.messages import figures as messages
from sp_engine.words.numbers import grouped, rupiah
from sp_engine.words.numerals import number_in_words

TIMES: Mapping[str, tuple[Words, Words]] = {
    "menit": (durations.MINUTE, durations.MINUTES),
    "jam": (durations.HOUR, durations.HOURS),
    "jam dinding": (durations.CLOCK_HOUR, durations.CLOCK_HOURS),
    "hari kerja": (durations.WORKING_DAY, durations.WORKING_DAYS),
    "hari kalender": (durations.CALENDAR_DAY, durations.CALENDAR_DAYS),
    "hari": (durations.DAY, durations.DAYS),
    "minggu": (durations.WEEK, durations.WEEKS),
    "bulan": (durations.MONTH, durations.MONTHS),
    "tahun": (durations.YEAR, durations.YEARS),
}


def rewritten_figure(said: str, old: Figure, new: Figure, language: Language) -> str:
    """Return what a sentence should say instead of `said`, the old figure, in its form."""
    rest = said[old.end - old.start :]
    match new.measure:
        case Measure.DATE:
            return date_words(date.fromordinal(int(new.number)), language)
        case Measure.MONEY:
            return _in_form_of(said, new, language, rest)
        case Measure.TIME if new.unit != old.unit:
            return _plain(new, language)
        case Measure.TIME | Measure.COUNT | Measure.PERCENT | Measure.CALENDAR_YEAR:
            return _in_form_of(said[: old.end - old.start], new, language, "") + rest
        case _ as never:
            assert_never(never)


def _in_form_of(said: str, new: Figure, language: Language, rest: str) -> str:
    """Return a figure in digits or in words, with words in brackets where they stood."""
    if new.number.denominator != 1 or not 0 <= new.number < 10**15:
        return _plain(new, language)
    in_words = number_in_words(int(new.number), language)
    money = new.measure is Measure.MONEY
    if not re.search(r"\d", said):
        return in_words + rest
    digits = rupiah(int(new.number)) if money else _digits(new.number, language)
    brackets = re.search(r"\(([^()]*)\)", said)
    if brackets is None:
        return digits + ("" if money else rest)
    tail = " rupiah" if "rupiah" in brackets[1].casefold() else ""
    return f"{digits} ({in_words}{tail})"


def _digits(number: Fraction, language: Language) -> str:
    if number.denominator == 1:
        return grouped(int(number), language) if number >= 10_000 else str(number)
    return f"{float(number):g}".replace(".", "," if language == "id" else ".")


def _plain(figure: Figure, language: Language) -> str:
    number = _digits(figure.number, language)
    match figure.measure:
        case Measure.MONEY:
            return rupiah(round(figure.number))
        case Measure.DATE:
            return date_words(date.fromordinal(int(figure.number)), language)
        case Measure.PERCENT:
            return messages.PER_CENT.say(language, number=number)
        case Measure.TIME:
            one, many = TIMES[figure.unit]
            return (one if figure.number == 1 else many).say(language, amount=number)
        case Measure.COUNT:
            return f"{number} {figure.unit}".strip()
        case Measure.CALENDAR_YEAR:
            return str(figure.number)
        case _ as never:
            assert_never(never)


def figure_in_words(figure: Figure) -> Words:
    """Return a figure with its bound, to stand in a finding."""
    told = Words(*(_plain(figure, language) for language in LANGUAGES))
    long = figure.measure is Measure.TIME
    match figure.bound:
        case None:
            return told
        case Bound.AT_LEAST:
            return (messages.AT_LEAST_LONG if long else messages.AT_LEAST).fill(figure=told)
        case Bound.AT_MOST:
            return (messages.AT_MOST_LONG if long else messages.AT_MOST).fill(figure=told)
        case Bound.MORE_THAN:
            return messages.MORE_THAN.fill(figure=told)
        case Bound.LESS_THAN:
            return messages.LESS_THAN.fill(figure=told)
        case _ as never:
            assert_never(never)
