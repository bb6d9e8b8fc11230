"""What an author most likely meant by a date, a time, an amount or a name in another form.

In comes what was written; out come rewritings, the likeliest first.  They are only ever proposed, and only
where the document would take them: nothing is read this way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

from sp_engine.words import rupiah
from sp_engine.words.messages.calendar import MONTHS
from sp_engine.workdays import Unit

_MONTHS = tuple(month.id.lower() for month in MONTHS)
_NUMBERS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_CLOCK = r"([0-9]{1,2})[.:]([0-9]{2})"
_SCALES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9}


LONGEST_SPELLING = 200
"""What is longer is no date, time, amount or name in another form."""


def rewritings(written: str) -> Iterator[str]:
    """Yield the forms that the document may want instead."""
    if len(written) > LONGEST_SPELLING:
        return
    text = tidy(written)
    yield text
    yield text.lower()
    for read in (_date, _moment, _duration, _two_durations, _hours, rupiah_of):
        if (meant := read(text.lower())) is not None:
            yield meant
    for joint in "-_":
        yield re.sub(r"[^a-z0-9]+", joint, text.lower()).strip("-_")


def tidy(written: str) -> str:
    """Return the text without what cannot be seen, with ordinary spaces, hyphens and no curly marks."""
    text = "".join(c for c in unicodedata.normalize("NFKC", written) if unicodedata.category(c) != "Cf")
    text = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[“”„‘’\"]", "", text))
    return " ".join(text.split())


def whole_number(written: str) -> str | None:
    """Return the number in words such as `dua` or `2 orang`."""
    first = tidy(written).lower().partition(" ")[0]
    if first in _NUMBERS:
        return str(_NUMBERS.index(first))
    return first if re.fullmatch(r"0|[1-9][0-9]{0,8}", first) else None


def rupiah_of(written: str) -> str | None:
    """Return an amount such as `1,5 juta`, `IDR 50,000` or `Rp 1.000.000,-` as `Rp1.500.000`."""
    if len(written) > LONGEST_SPELLING:
        return None
    text = tidy(written).lower()
    match = re.fullmatch(r"(?:rp\.?|idr)?\s*([0-9][0-9.,_]*|[a-z]+)\s*([a-z]*)(?:,?-+)?", text)
    if match is None:
        return None
    number, scale = match[1].rstrip(".,"), match[2].removesuffix("rupiah")
    if number in _NUMBERS:
        number = str(_NUMBERS.index(number))
    if scale in _SCALES and (decimal := re.fullmatch(r"([0-9]+)(?:[.,]([0-9]+))?", number)):
        digits = decimal[2] or ""
        amount = int(decimal[1] + digits) * _SCALES[scale]
        if amount % 10 ** len(digits):
            return None
        return rupiah(amount // 10 ** len(digits))
    plain = re.sub(r"(?<=\.[0-9]{3}),00$|(?<=,[0-9]{3})\.00$", "", number)
    if scale or not re.fullmatch(r"[0-9]{1,3}([.,_ ][0-9]{3})+|[0-9]+", plain):
        return None
    return rupiah(int(re.sub(r"\D", "", plain)))


def _date(text: str) -> str | None:
    text = re.sub(r"^[a-z']+,\s*", "", text)  # the day of the week
    if match := re.fullmatch(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:t.*)?", text):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]+)[-/. ]([0-9]{4})", text):
        day, month, year = match.groups()
        if not month.isdigit():
            known = [name for name in _MONTHS if name.startswith(month[:3])]
            if len(month) < 3 or len(known) != 1:
                return None
            month = str(_MONTHS.index(known[0]) + 1)
    else:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def _moment(text: str) -> str | None:
    match = re.fullmatch(rf"(.+?)(?:t|[ ,]+(?:pukul|jam)?)\s*{_CLOCK}(?::[0-9]{{2}})?(?: wib)?", text)
    day = _date(match[1].strip(" ,")) if match else None
    return f"{day}T{int(match[2]):02}:{match[3]}" if match and day else None


def _hours(text: str) -> str | None:
    match = re.fullmatch(rf"{_CLOCK}\s*(?:-|s/d|s\.d\.|sampai)\s*{_CLOCK}(?: wib)?", text)
    return f"{int(match[1]):02}.{match[2]}-{int(match[3]):02}.{match[4]}" if match else None


def _duration(text: str) -> str | None:
    text = re.sub(r"\([^)]*\)", " ", text).replace("_", " ").removeprefix("±").strip()
    if clock := re.fullmatch(r"([0-9]+)\s*(?:x|×|\*|kali)\s*24\s*(?:jam|hours?)", " ".join(text.split())):
        return f"{int(clock[1])}x24 jam"
    match = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?|[a-z]+)\s*([a-z][a-z ]*)", text)
    if match is None:
        return None
    number, words = match[1], re.sub(r"\b(\w+)( \1)+\b", r"\1", " ".join(match[2].split()))
    unit = next((unit for unit in Unit if words in _names_of(unit)), None)
    if number in _NUMBERS:
        number = str(_NUMBERS.index(number))
    if unit is Unit.HOUR and re.fullmatch(r"[0-9]+[.,]5", number):  # the rest: no halves
        number, unit = str(int(number[:-2]) * 60 + 30), Unit.MINUTE
    return f"{int(number)} {unit}" if unit and number.isdigit() else None


def _two_durations(text: str) -> str | None:
    """Return `1 hari dan 60 menit` as `1 hari 60 menit`."""
    match = re.fullmatch(r"([^,]+?)(?:\s*,\s*|\s+(?:dan|lebih|ditambah|\+|and)\s+|\s+)([0-9].*)", text)
    both = [_duration(part) for part in match.groups()] if match else [None]
    return None if None in both else f"{both[0]} {both[1]}"


def _names_of(unit: Unit) -> tuple[str, ...]:
    """Return what people write for a unit."""
    match unit:
        case Unit.MINUTE:
            return "menit", "mnt", "min", "minute", "minutes"
        case Unit.HOUR:
            return "jam", "hour", "hours"
        case Unit.CLOCK_HOUR:
            return "jam dinding", "clock hours", "clock hour"
        case Unit.WORKING_DAY:
            return "hari kerja", "hr kerja", "hrkerja", "harikerja", "hk", "working days", "working day"
        case Unit.CALENDAR_DAY:
            return "hari kalender", "hr kalender", "hari takwim", "calendar days", "calendar day"
        case Unit.DAY:
            return "hari", "hr", "hri", "day", "days"
        case Unit.WEEK:
            return "minggu", "mgg", "pekan", "week", "weeks"
        case Unit.MONTH:
            return "bulan", "bln", "month", "months"
        case Unit.YEAR:
            return "tahun", "thn", "th", "year", "years"
        case _ as never:
            assert_never(never)
