"""Whole numbers in words: `dua ratus lima puluh juta`, `two hundred and fifty million`.

In come words, or a number; out comes the other.  Knows nothing about what is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, assert_never

from sp_engine.words.language import Language

_INDONESIAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES: Mapping[str, int] = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
"""The words that multiply what stands before them."""
_WRITTEN_SCALES: Mapping[Language, Sequence[tuple[int, str]]] = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")),
}
_ONE_SCALE: Mapping[str, int] = {
    f"se{word}": SCALES[word] for word in ("ribu", "juta", "miliar", "milyar", "triliun")
}
_UNITS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_INDONESIAN)},
    **{word: number for number, word in enumerate(_ENGLISH)},
}
_TEENS: Mapping[str, int] = {"sepuluh": 10, "sebelas": 11}
_TENS_OF: Mapping[str, int] = {word: 20 + 10 * i for i, word in enumerate(_TENS)}


class NumberRead(NamedTuple):
    """A number, and how many words it took."""

    number: int
    words: int


def read_number(words: Sequence[str]) -> NumberRead | None:
    """Return the number with which words begin, in either language; None when they begin with none."""
    total, at, last = 0, 0, 10**15
    while at < len(words):
        start = at + (at > 0 and words[at] == "and")
        if start < len(words) and words[start] in _ONE_SCALE:
            scale, group, end = _ONE_SCALE[words[start]], 1, start + 1
        else:
            group, end = _below_thousand(words, start)
            if end == start:
                break
            scale = SCALES.get(words[end], 1) if end < len(words) else 1
            end += scale > 1
        if scale >= last:
            break
        total, at, last = total + group * scale, end, scale
        if scale == 1:
            break
    return NumberRead(total, at) if at else None


def _below_thousand(words: Sequence[str], start: int) -> tuple[int, int]:
    """Return a number below a thousand and where it ends; its beginning where there is none."""
    number, at = 0, start
    if _word(words, at) == "seratus":
        number, at = 100, at + 1
    elif _word(words, at + 1) in ("ratus", "hundred") and 0 < _UNITS.get(_word(words, at), 0) < 10:
        number, at = 100 * _UNITS[words[at]], at + 2
    joined = at + (at > start and _word(words, at) == "and")
    rest, end = _below_hundred(words, joined)
    return (number + rest, end) if end > joined and (rest or at == start) else (number, at)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word, following = _word(words, at), _word(words, at + 1)
    if word in _TEENS:
        return _TEENS[word], at + 1
    if word in _TENS_OF:
        unit = _UNITS.get(following, 0)
        return (_TENS_OF[word] + unit, at + 2) if 0 < unit < 10 else (_TENS_OF[word], at + 1)
    unit = _UNITS.get(word, -1)
    if unit < 0:
        return 0, at
    if following == "belas" and 1 < unit < 10:
        return 10 + unit, at + 2
    if following == "puluh" and 1 < unit < 10:
        more = _UNITS.get(_word(words, at + 2), 0)
        return (10 * unit + more, at + 3) if 0 < more < 10 else (10 * unit, at + 2)
    return unit, at + 1


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def number_in_words(number: int, language: Language) -> str:
    """Return a number from 0 to 999 trillion in words."""
    if number == 0:
        return _INDONESIAN[0] if language == "id" else _ENGLISH[0]
    told = []
    for scale, word in _WRITTEN_SCALES[language]:
        group, number = divmod(number, scale)
        if group:
            told.append(_scaled(group, word, language))
    if number:
        told.append(_small(number, language))
    return " ".join(told)


def _scaled(group: int, word: str, language: Language) -> str:
    if language == "id" and group == 1 and word == "ribu":
        return "seribu"
    return f"{_small(group, language)} {word}"


def _small(number: int, language: Language) -> str:
    """Return a number from 1 to 999 in words."""
    match language:
        case "id":
            return _small_indonesian(number)
        case "en":
            return _small_english(number)
        case _ as never:
            assert_never(never)


def _small_indonesian(number: int) -> str:
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        told = "seratus" if hundreds == 1 else f"{_INDONESIAN[hundreds]} ratus"
        return f"{told} {_small_indonesian(rest)}" if rest else told
    if number >= 20:
        tens, rest = divmod(number, 10)
        told = f"{_INDONESIAN[tens]} puluh"
        return f"{told} {_INDONESIAN[rest]}" if rest else told
    if number >= 12:
        return f"{_INDONESIAN[number - 10]} belas"
    return {10: "sepuluh", 11: "sebelas"}.get(number) or _INDONESIAN[number]


def _small_english(number: int) -> str:
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        told = f"{_ENGLISH[hundreds]} hundred"
        return f"{told} and {_small_english(rest)}" if rest else told
    if number >= 20:
        tens, rest = divmod(number, 10)
        return f"{_TENS[tens - 2]}-{_ENGLISH[rest]}" if rest else _TENS[tens - 2]
    return _ENGLISH[number]
