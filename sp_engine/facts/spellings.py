"""What somebody most likely meant by a value or a word in another form.

In comes what was written; out come rewritings, the likeliest first.  They are only ever proposed, and only
where they would be taken: whoever proposes one reads it first as what it is to replace.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import assert_never

from sp_engine.facts.spoken_values import (
    LONGEST_SPELLING,
    SCALES,
    spoken_amount,
    spoken_day,
    spoken_moment,
    spoken_number,
)
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.words import nearest, read_number, rupiah
from sp_engine.workdays import Unit

_CLOCK = r"([0-9]{1,2})[.:]([0-9]{2})"
_COUNTED = "orang|buah|lembar|rangkap|kali|people|persons|copies|times"
"""What may be counted in a number that says of what it is, without being another number for that."""


def likely_forms(definition: FactDefinition, written: str) -> Iterator[str]:
    """Yield what a value of a fact most likely meant in another form."""
    if len(written) > LONGEST_SPELLING:
        return
    text = tidy(written)
    for form in _likely_forms(definition, text):
        if form is not None and form != written:
            yield form


def _likely_forms(definition: FactDefinition, text: str) -> Iterator[str | None]:
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            known = {"yes": "ya", "y": "ya", "no": "tidak", "t": "tidak", "true": "ya", "false": "tidak"}
            yield known.get(text.lower()) or nearest(text, ("ya", "tidak"))
        case Kind.NUMBER:
            yield spoken_number(definition, text)
            yield whole_number(text, definition)
        case Kind.MONEY:
            yield rupiah_of(text)
        case Kind.DATE:
            yield _day(text)
        case Kind.MOMENT:
            yield spoken_moment(text)
        case Kind.TEXT:
            yield text
            yield re.sub("[ ().,/_-]", "", text)  # a number in groups
        case Kind.CHOICE:
            words = re.findall("[a-z0-9]+", text.lower())
            yield from ("-".join(words), "_".join(words))
        case Kind.SET | Kind.LIST:
            return
        case _ as never:
            assert_never(never)


def rewritings(written: str) -> Iterator[str]:
    """Yield the forms that the document may want instead."""
    if len(written) > LONGEST_SPELLING:
        return
    text = tidy(written)
    yield text
    yield text.lower()
    for read in (spoken_moment, _day, _duration, _duration_in_words, _two_durations, _hours, rupiah_of):
        if (meant := read(text.lower())) is not None:
            yield meant
    for joint in "-_":
        yield re.sub(r"[^a-z0-9]+", joint, text.lower()).strip("-_")


def tidy(written: str) -> str:
    """Return the text without what cannot be seen, with ordinary spaces, hyphens and no curly marks."""
    text = "".join(c for c in unicodedata.normalize("NFKC", written) if unicodedata.category(c) != "Cf")
    text = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[“”„‘’\"]", "", text))
    return " ".join(text.split())


def whole_number(written: str, definition: FactDefinition | None = None) -> str | None:
    """Return the number in words such as `dua`, `tujuh belas` or `2 orang`.

    What is counted is the fact's own unit or a word that makes no other number of it, as `2 juta` does.
    """
    words = tidy(written).lower().split()
    read = read_number(words)
    number, behind = (None, words) if read is None else (str(read.number), words[read.words :])
    if number is None and words and re.fullmatch(r"0|[1-9][0-9]{0,8}", words[0]):
        number, behind = words[0], words[1:]
        if behind and behind[0] in SCALES:
            number, behind = str(int(number) * SCALES[behind[0]]), behind[1:]
    unit = None if definition is None else definition.unit
    named = () if unit is None else (unit.id.lower(), unit.en.lower())
    of = " ".join(behind)
    return number if not of or of in named or re.fullmatch(_COUNTED, of) else None


def rupiah_of(written: str) -> str | None:
    """Return an amount such as `1,5 juta`, `IDR 50,000` or `lima ratus ribu` as `Rp1.500.000`."""
    if len(written) > LONGEST_SPELLING:
        return None
    text = tidy(written).lower()
    if (amount := spoken_amount(text)) is not None:
        return rupiah(int(amount))
    words = text.removesuffix(" rupiah").split()
    read = read_number(words)
    if read is not None and read.words == len(words):
        return rupiah(read.number)
    text = re.sub(r"(?<=\.[0-9]{3}),00\b|(?<=,[0-9]{3})\.00\b", "", text)
    number = "[0-9]{1,3}(?:[.,_ ][0-9]{3})+|[0-9]{1,16}"
    match = re.fullmatch(rf"(?:rp\.?|idr)?\s*({number})(?:,?-+)?(?: rupiah)?", text)
    return None if match is None else rupiah(int(re.sub("[^0-9]", "", match[1])))


def _day(text: str) -> str | None:
    """Return a date; of a moment its day, and of eight digits the date that they are in a row."""
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return "-".join(match.groups())
    return spoken_day(re.sub(r"(?i)(?<=[0-9])(?:t|,? (?:pukul |jam )?)[0-9]{1,2}[.:].*", "", text))


def _hours(text: str) -> str | None:
    match = re.fullmatch(rf"{_CLOCK}\s*(?:-|s/d|s\.d\.|sampai)\s*{_CLOCK}(?: wib)?", text)
    return f"{int(match[1]):02}.{match[2]}-{int(match[3]):02}.{match[4]}" if match else None


_BEFORE_A_DURATION = (
    r"(?:(?:paling (?:lama|lambat)|selambat-lambatnya|selama-lamanya|maksimal|selama|dalam) )+"
)
_AFTER_A_DURATION = r" (?:sekali|sebelumnya|sebelum (?:masa berlaku(?:nya)? )?(?:berakhir|habis))"


def _duration_in_words(text: str) -> str | None:
    """Return `paling lambat 30 hari sebelum berakhir` as `30 hari`, `setiap tahun` as `1 tahun`."""
    if every := re.fullmatch(r"(?:se)?tiap (.+)", text):
        return _duration(every[1]) or _duration(f"1 {every[1]}")
    return _duration(re.sub(rf"^{_BEFORE_A_DURATION}|{_AFTER_A_DURATION}$", "", text))


def _duration(text: str) -> str | None:
    text = re.sub(r"\([^)]*\)", " ", text).replace("_", " ").removeprefix("±").strip()
    if clock := re.fullmatch(r"([0-9]+)\s*(?:x|×|\*|kali)\s*24\s*(?:jam|hours?)", " ".join(text.split())):
        return f"{int(clock[1])}x24 jam"
    match = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?|[a-z]+)\s*([a-z][a-z ]*)", text)
    if match is None:
        return None
    number, words = match[1], re.sub(r"\b(\w+)( \1)+\b", r"\1", " ".join(match[2].split()))
    unit = next((unit for unit in Unit if words in _names_of(unit)), None)
    if (read := read_number([number])) is not None:
        number = str(read.number)
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
