"""Opening hours in the words of a decree: on which days an office is open, and from when until when.

In come texts; out come days with their times, and what a text says besides.  Times are no hours without their
days, nor days without their times; two times for one day are hours only where a pause lies between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from sp_engine.importing.recognised_words import any_of, word_lists


@dataclass(frozen=True, slots=True)
class OpenDays:
    """Days on which an office is open from one hour of the clock until another ("08.00"), and its pause."""

    days: tuple[str, ...]
    opens: str
    closes: str
    pause: tuple[str, str] | None = None
    ramadan: bool = False


class _Token(NamedTuple):
    """Days, times, or a word that says what the times behind it are."""

    kind: str
    days: tuple[str, ...]
    times: tuple[str, str]
    start: int
    end: int


_NO_TIMES = ("", "")
_NEAR = 40
"""Between days and their times stand at most so many letters: "Senin s.d. Kamis, pelayanan mulai pukul"."""


def opening_hours(text: str) -> list[OpenDays]:
    """Return the days and times that a text states, in its order; none where two of them do not agree."""
    tokens = list(_tokens(text))
    times_first = next((token.kind for token in tokens if token.kind in ("days", "times")), "") == "times"
    found: list[OpenDays] = []
    days, times, paused, ramadan = tuple[str, ...](), _NO_TIMES, False, False
    end = 0
    for token in tokens:
        near = token.start - end <= _NEAR
        match token.kind:
            case "pause":
                paused = True
            case "ramadan":
                days, times, paused, ramadan = (), _NO_TIMES, False, True
            case "days":
                days = token.days
                if times_first and near and times != _NO_TIMES:
                    found.append(OpenDays(days, *times, ramadan=ramadan))
                times, paused = _NO_TIMES, paused and near
            case "times" if paused and not found:
                paused = bool(days)  # of days that nothing was said of
            case "times" if paused and any(_is_of(one, days, ramadan) for one in found):
                found = [
                    _with_pause(one, token.times) if _is_of(one, days, ramadan) else one for one in found
                ]
            case "times" if times_first:
                times, paused = token.times, False
            case "times" if days and near:
                found.append(OpenDays(days, *token.times, ramadan=ramadan))
                paused = False
            case "times":
                paused = False
        end = token.end
    return _agreed(found)


def besides_hours(text: str) -> str:
    """Return what a text says besides its opening hours, "" where it is nothing."""
    tokens = list(_tokens(text))
    if not any(token.kind == "times" for token in tokens):
        return text
    rest, end = "", 0
    for token in tokens:
        rest += f"{text[end : token.start]} "
        end = token.end
    rest += text[end:]
    return "" if only_leads_to_hours(rest) else re.sub(r"\s+([;,.)])", r"\1", " ".join(rest.split()))


def spans_of_hours(text: str) -> list[tuple[int, int]]:
    """Return where days and times stand in a text: a dash within one of them begins no item."""
    return [(token.start, token.end) for token in _tokens(text) if token.kind in ("days", "times")]


def only_leads_to_hours(text: str) -> bool:
    """Tell whether a text has no words but those around hours: "Jam pelayanan", "libur nasional tutup"."""
    return not re.search(r"[^\W_]", _around().sub(" ", text))


def _is_of(open_days: OpenDays, days: Sequence[str], ramadan: bool) -> bool:
    """Tell whether days that are open are among those last named."""
    return open_days.ramadan == ramadan and set(open_days.days) <= set(days)


def _with_pause(open_days: OpenDays, times: tuple[str, str]) -> OpenDays:
    fits = open_days.opens < times[0] < times[1] < open_days.closes
    return replace(open_days, pause=times) if fits else open_days


def _agreed(found: Sequence[OpenDays]) -> list[OpenDays]:
    """Return the hours with two times of the same days as one with a pause; none where a day has two."""
    joined: list[OpenDays] = []
    for one in found:
        if not one.opens < one.closes:
            return []
        if joined and (joined[-1].days, joined[-1].ramadan, one.pause) == (one.days, one.ramadan, None):
            before = joined[-1]
            if before == one:
                continue
            if before.pause is None and before.closes < one.opens:
                joined[-1] = replace(before, closes=one.closes, pause=(before.closes, one.opens))
                continue
        joined.append(one)
    stated = [(day, one.ramadan) for one in joined for day in one.days]
    return joined if len(stated) == len(set(stated)) else []


def _tokens(text: str) -> Iterator[_Token]:
    for found in _token().finditer(text):
        kind = str(found.lastgroup)
        if kind == "days":
            yield _Token(kind, _days(found[0]), _NO_TIMES, found.start(), found.end())
        elif kind == "times":
            times = [_clock(one) for one in re.findall(r"\d{1,2}[.:]\d{2}", found[0])]
            if all(times):
                yield _Token(kind, (), (times[0], times[1]), found.start(), found.end())
        else:
            yield _Token(kind, (), _NO_TIMES, found.start(), found.end())


def _clock(written: str) -> str:
    """Return an hour of the clock as our documents write it, "" where there is none such."""
    hours, minutes = map(int, re.split("[.:]", written))
    return f"{hours:02}.{minutes:02}" if hours < 24 and minutes < 60 else ""


def _days(written: str) -> tuple[str, ...]:
    """Return the days of "Senin s.d. Kamis dan Sabtu"."""
    week = list(word_lists()["hari"])
    named = [(found, _weekday(found[0])) for found in _day().finditer(written)]
    days: list[str] = []
    for place, (found, day) in enumerate(named):
        between = written[named[place - 1][0].end() : found.start()] if place else ""
        if days and _until().fullmatch(between.strip()):
            first, last = week.index(days[-1]), week.index(day)
            days += week[first + 1 : last + 1] if first < last else [*week[first + 1 :], *week[: last + 1]]
        else:
            days.append(day)
    return tuple(dict.fromkeys(days))


def _weekday(written: str) -> str:
    plain = re.sub(r"[^a-z]", "", written.lower())
    names: Mapping[str, list[str]] = word_lists()["hari"]
    return next(day for day, words in names.items() if plain in words)


@cache
def _day() -> re.Pattern[str]:
    names = any_of(word for words in word_lists()["hari"].values() for word in words)
    return re.compile(
        rf"(?<!\w)(?<!^\d\s)(?<!\s\d\s)(?<!\s\d\d\s)(?:{names}|jum['’`]at)(?!\w)", re.IGNORECASE
    )


@cache
def _until() -> re.Pattern[str]:
    return re.compile(any_of(word_lists()["sampai"]), re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    until, day = any_of(word_lists()["sampai"]), _day().pattern
    joined = rf"\s*(?:{until}|,?\s*(?:/|&|\bdan\b)|,)\s*(?:hari\s+)?"
    clock = r"(?<![\d.,:])\d{1,2}[.:]\d{2}(?![\d])"
    zone = r"(?:\s*(?:WIB|WITA|WIT)\b)?"
    at = r"(?:(?:pukul|jam)\s+)?"
    return re.compile(
        rf"(?P<days>{day}(?:{joined}{day})*)"
        rf"|(?P<times>{at}{clock}{zone}\s*(?:{until})\s*{at}{clock}{zone})"
        rf"|(?P<pause>\b(?:{any_of(word_lists()['istirahat'])})\b)"
        r"|(?P<ramadan>\bramad?h?an\b)",
        re.IGNORECASE,
    )


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_lists()['di_sekitar_jam'])})\b", re.IGNORECASE)
