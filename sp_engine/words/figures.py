"""The figures in a sentence: amounts of money, counts, times, dates and percentages, in digits and in words.

In comes a sentence in either language; out come its figures, each with what it is of, the bound that the
words about it make of it, and where it stands.  Numbers that only name something (`Form 2`, `Pasal 5`,
`Lantai 7`), times of day, addresses and sizes (`4x6`) are no figures.  Knows nothing about rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from typing import Final, NamedTuple

from sp_engine.words.messages import calendar
from sp_engine.words.numerals import SCALES, read_number


class Measure(Enum):
    """What a figure is of."""

    MONEY = auto()
    PERCENT = auto()
    DATE = auto()
    CALENDAR_YEAR = auto()
    TIME = auto()
    COUNT = auto()


class Bound(Enum):
    """What the words about a figure make of it."""

    AT_LEAST = auto()
    AT_MOST = auto()
    MORE_THAN = auto()
    LESS_THAN = auto()

    @property
    def lower(self) -> bool:
        return self in (Bound.AT_LEAST, Bound.MORE_THAN)

    @property
    def strict(self) -> bool:
        return self in (Bound.MORE_THAN, Bound.LESS_THAN)


class Figure(NamedTuple):
    """One figure.  `unit`: of a time the catalogue's own word, of a count the word behind it.

    `start` to `end` is the number (with the words in brackets behind it, if there are any), to `until` with
    its unit; `in_words` is the number that those words say.  Dates are ordinals.
    """

    measure: Measure
    number: Fraction
    unit: str
    bound: Bound | None
    start: int
    end: int
    until: int
    in_words: int | None = None


UNITS: Final[tuple[tuple[str, str], ...]] = (
    (r"hari\s+kerja|working\s+days?|business\s+days?|workdays?", "hari kerja"),
    (r"hari\s+kalender|calendar\s+days?", "hari kalender"),
    (r"hari|days?", "hari"),
    (r"minggu|weeks?", "minggu"),
    (r"bulan|months?", "bulan"),
    (r"tahun|years?", "tahun"),
    (r"jam\s+dinding|clock\s+hours?", "jam dinding"),
    (r"jam|hours?", "jam"),
    (r"menit|minutes?", "menit"),
)
_UNIT: Final = re.compile(
    r"[\s-]*(?:" + "|".join(f"(?P<u{i}>{words})" for i, (words, _) in enumerate(UNITS)) + r")\b", re.I
)
_BOUNDS: Final[tuple[tuple[Bound, str], ...]] = (
    (
        Bound.AT_MOST,
        r"tidak\s+(?:boleh\s+)?(?:lebih(?:\s+(?:dari|tinggi\s+dari|lama\s+dari))?|melebihi)|paling\s+(?:banyak|lama|tinggi|besar|"
        r"lambat|tua|jauh)|maksimal|maksimum|maks\.?|sebanyak-banyaknya|setinggi-tingginya|selama-lamanya"
        r"|selambat-lambatnya|at\s+most|(?:no|not)\s+(?:more|older|longer|later|higher|greater)\s+than|up\s+to"
        r"|(?:a\s+)?maximum(?:\s+of)?|not\s+exceed(?:ing)?|within",
    ),
    (
        Bound.AT_LEAST,
        r"tidak\s+kurang\s+dari|paling\s+(?:sedikit|kurang|singkat|rendah|kecil|cepat|muda)|minimal|minimum|min\.?"
        r"|sekurang-kurangnya|sekurangnya|sedikitnya|sedikit-dikitnya|setidak-tidaknya|setidaknya|serendah-rendahnya"
        r"|at\s+least|(?:no|not)\s+(?:less|fewer|younger|lower)\s+than|(?:a\s+)?minimum(?:\s+of)?",
    ),
    (
        Bound.MORE_THAN,
        r"lebih\s+(?:dari|besar\s+dari|tinggi\s+dari)|di\s?atas|melebihi|more\s+than|over|above|exceed(?:ing|s)?",
    ),
    (Bound.LESS_THAN, r"kurang\s+dari|lebih\s+kecil\s+dari|di\s?bawah|less\s+than|fewer\s+than|under|below"),
)
_FILLING: Final = (
    r"(?:\s+(?:sebesar|sebanyak|sejumlah|selama|berjumlah|berumur|berusia|umur|usia|of|aged|dalam|untuk))?"
)
_BEFORE: Final = tuple((bound, re.compile(rf"\b(?:{words}){_FILLING}\s*$", re.I)) for bound, words in _BOUNDS)
_AFTER: Final = (
    (Bound.AT_LEAST, re.compile(r"\s+(?:(?:atau|or)\s+(?:lebih|more|older)|ke\s?atas)\b", re.I)),
    (Bound.AT_MOST, re.compile(r"\s+(?:(?:atau|or)\s+(?:kurang|less|fewer|younger)|ke\s?bawah)\b", re.I)),
)
_FROM_TO: Final = re.compile(
    r"\s*(?:[-–—]|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga|to|and|dan)\s*(?:Rp\.?\s?)?$", re.I
)
_AND: Final = re.compile(r"\b(?:and|dan)\b", re.I)
_BETWEEN: Final = re.compile(r"\b(?:antara|between)\s+(?:Rp\.?\s?)?$", re.I)
_OF_AGE: Final = re.compile(r"\b(?:aged?|umur|usia|berumur|berusia)\s+\D{0,24}$", re.I)

_NO_FIGURE: Final = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\w+://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:id|com|ly|org|net)\b(?:/\S*)?|\S+@\S+",
        r"(?<![\w.,])\d{1,2}[.:]\d{2}(?![\d.,]*\d|\w|\s*%)",  # a time of day
        r"(?<![\w.,])\d+(?:[.,]\d+)?\s*(?:cm|mm|m)?\s*[x×]\s*\d+(?:[.,]\d+)?(?:\s*(?:cm|mm|m)\b)?(?!\d|\s*(?:jam|hours?)\b)",
        r"\b(?:form(?:ulir)?|lantai|lt\.?|nomor|no\.?|pasal|ayat|huruf|angka|butir|lampiran|tahap|model|tipe"
        r"|kelas|golongan|grade|gedung|blok|rt|rw|jalan|jl\.?|km|seri|versi|level|jenjang|article|section|number"
        r"|floor|annex|appendix|item|stage|step|layanan|service|semester|triwulan|diploma|strata)[\s./]*\(?\d+[\w/.-]*\)?",
        r"\b\d+(?:st|nd|rd|th)\b|\bke-\d+",
        r"(?<![\w.,])[+]?0\d[\d -]*|(?<!\w)[+]62[\d -]+",  # a telephone
        r"\bsalah\s+satu\b|\bsatu\s+(?:per\s+satu|sama\s+lain|pintu|atap|arah)\b|\bone\s+of\b|\bone-stop\b"
        r"|\bone\s+(?:another|or\s+more)\b|\b(?:any|some|every|no|the|this|that)\s*one\b",
    )
)
_CALENDAR_YEAR: Final = re.compile(r"\b(?:tahun|year|in|sejak|since)\s+((?:19|20|21)\d\d)\b", re.I)
_MONTH: Final[Mapping[str, int]] = {
    name.casefold(): at + 1 for at, month in enumerate(calendar.MONTHS) for name in (month.id, month.en)
}
_MONTHS: Final = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATES: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTHS})\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<month>{_MONTHS})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})\b"),
)
_DIGITS: Final = re.compile(
    r"(?<![\w.,/])(?P<rp>(?:Rp|IDR)\.?\s?)?(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:,-)?(?!(?![x×]24\b)\w*\d)",
    re.I,
)
_MOST_DIGITS: Final = 40  # more are no figure that anybody means, and cost time to read
_WORD: Final = re.compile(r"[^\W\d_]+")
_BRACKETS: Final = re.compile(r"\s*\(\s*(?P<words>[^()]+?)\s*\)")
_SCALE: Final = re.compile(r"\s*(?P<scale>" + "|".join((*SCALES, "rb", "jt")) + r")\b", re.I)
_SHORT_SCALES: Final[Mapping[str, int]] = {**SCALES, "rb": 10**3, "jt": 10**6}
_PERCENT: Final = re.compile(r"\s*(?:%|persen\b|per\s?cent\b)", re.I)
_RUPIAH: Final = re.compile(r"\s*rupiah\b", re.I)
_HOURS_OF_DAYS: Final = re.compile(r"\s*[x×]\s*24\s*(?:jam|hours?)\b", re.I)
_NOUN: Final = re.compile(
    r"\s+(?!(?:to|sampai|hingga|s|dan|and|atau|or|di|in|per|tiap|yang|dari|of)\b)([^\W\d_]+)"
)


class _Number(NamedTuple):
    number: Fraction
    start: int
    end: int
    money: bool = False
    scale: int = 1
    in_words: int | None = None


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures in a sentence, in the order in which they stand there."""
    left, found = _dates(text)
    for pattern in _NO_FIGURE:
        left = pattern.sub(lambda match: " " * len(match[0]), left)
    left, years = _calendar_years(left)
    found += years
    numbers = list(_numbers(left))
    made = [_figure(left, number) for number in numbers]
    for i in range(len(made) - 1):
        made[i : i + 2] = _as_range(left, made[i], made[i + 1], numbers[i + 1].scale)
    return tuple(sorted((*found, *made), key=lambda figure: figure.start))


def _dates(text: str) -> tuple[str, list[Figure]]:
    """Return the text without its dates, and the dates."""
    found: list[Figure] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = match["month"].casefold()
            number = int(month) if month.isdigit() else _MONTH[month]
            try:
                day = date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
            bound = _bound_before(text, match.start())
            ordinal = Fraction(day.toordinal())
            found.append(Figure(Measure.DATE, ordinal, "", bound, match.start(), match.end(), match.end()))
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text, found


def _calendar_years(text: str) -> tuple[str, list[Figure]]:
    found = [
        Figure(
            Measure.CALENDAR_YEAR, Fraction(match[1]), "", None, match.start(1), match.end(1), match.end(1)
        )
        for match in _CALENDAR_YEAR.finditer(text)
    ]
    return _CALENDAR_YEAR.sub(lambda match: " " * len(match[0]), text), found


def _numbers(text: str) -> Iterator[_Number]:
    """Yield the numbers of a text, in digits or words, each with its scale and the words in brackets."""
    at = 0
    while at < len(text):
        digits, word = _DIGITS.search(text, at), _WORD.search(text, at)
        if digits is not None and (word is None or digits.start() <= word.start()):
            if len(digits["number"]) > _MOST_DIGITS:
                at = digits.end()
                continue
            number = _in_digits(text, digits)
        elif word is not None:
            said = _in_words(text, word.start())
            if said is None:
                at = word.end()
                continue
            number = said
        else:
            return
        yield number
        hours = _HOURS_OF_DAYS.match(text, number.end)
        at = number.end if hours is None else hours.end()


def _in_digits(text: str, match: re.Match[str]) -> _Number:
    number, end = _value(match["number"]), match.end()
    bracketed, end = _bracketed(text, end)
    scale, scaled = 1, _SCALE.match(text, end)
    if scaled is not None:
        scale, end = _SHORT_SCALES[scaled["scale"].casefold()], scaled.end()
        if bracketed is None:
            bracketed, end = _bracketed(text, end)
    number *= scale
    differs = bracketed if bracketed is not None and bracketed != number else None
    return _Number(number, match.start(), end, match["rp"] is not None, scale, differs)


def _value(written: str) -> Fraction:
    """Return what digits say: three after a mark are grouped, fewer or more stand behind the point."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        return Fraction(written.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        return Fraction(written.replace(",", ""))
    return Fraction(written.replace(",", "."))


def _bracketed(text: str, at: int) -> tuple[int | None, int]:
    """Return the number that brackets say in words, and where they end; the same place where they do not."""
    match = _BRACKETS.match(text, at)
    if match is None:
        return None, at
    words = [word.casefold() for word in _WORD.findall(match["words"])]
    read = read_number(words)
    if read is None or set(words[read.words :]) - {
        "rupiah",
        "only",
        "saja",
        "orang",
        "tahun",
        "bulan",
        "hari",
    }:
        return None, at
    return read.number, match.end()


def _in_words(text: str, at: int) -> _Number | None:
    """Return the number that words say from a place on; None where they say none."""
    matches = list(_WORD.finditer(text, at, at + 160))
    words = []
    for i, match in enumerate(matches):
        if i and not re.fullmatch(r"[\s-]+", text[matches[i - 1].end() : match.start()]):
            break
        words.append(match[0].casefold())
    read = read_number(words)
    if read is None:
        return None
    return _Number(Fraction(read.number), at, matches[read.words - 1].end())


def _figure(text: str, number: _Number) -> Figure:
    bound = _bound_before(text, number.start)
    value, start, end = number.number, number.start, number.end

    noun = _NOUN.match(text, end)

    def figure(measure: Measure, until: int, unit: str = "", value: Fraction = value) -> Figure:
        behind = until if noun is None else max(until, noun.end())
        after = next(
            (b for b, words in _AFTER if words.match(text, until) or words.match(text, behind)), None
        )
        return Figure(measure, value, unit, bound or after, start, end, until, number.in_words)

    if match := _RUPIAH.match(text, end):
        return figure(Measure.MONEY, match.end())
    if number.money:
        return figure(Measure.MONEY, end)
    if match := _PERCENT.match(text, end):
        return figure(Measure.PERCENT, match.end())
    if match := _HOURS_OF_DAYS.match(text, end):
        return figure(Measure.TIME, match.end(), "jam", value * 24)
    if match := _UNIT.match(text, end):
        return figure(Measure.TIME, match.end(), _unit_of(match))
    if _OF_AGE.search(text[:start]) and not _WORD.match(text, end):
        return figure(Measure.TIME, end, "tahun")
    return figure(Measure.COUNT, end, noun[1].casefold() if noun else "")


def _unit_of(match: re.Match[str]) -> str:
    return next(unit for i, (_, unit) in enumerate(UNITS) if match[f"u{i}"] is not None)


def _bound_before(text: str, at: int) -> Bound | None:
    before = text[max(0, at - 60) : at]
    return next((bound for bound, words in _BEFORE if words.search(before)), None)


def _as_range(text: str, low: Figure, high: Figure, scale: int) -> tuple[Figure, Figure]:
    """Return two figures such as those of `17-34 tahun` with a bound each, and of one measure."""
    gap = text[low.until : high.start]
    if _FROM_TO.fullmatch(gap) is None or (_AND.search(gap) and not _BETWEEN.search(text[: low.start])):
        return low, high
    if low.measure is Measure.COUNT and not low.unit:
        low = low._replace(measure=high.measure, unit=high.unit)
    elif high.measure is Measure.COUNT and not high.unit:
        high = high._replace(measure=low.measure, unit=low.unit)
    if low.number < 1000:  # `Rp1-2 miliar`
        low = low._replace(number=low.number * scale)
    if low.measure is not high.measure or low.number >= high.number:
        return low, high
    return low._replace(bound=low.bound or Bound.AT_LEAST), high._replace(bound=high.bound or Bound.AT_MOST)
