"""How a value of each kind is written: the one table that every door reads, and the schema of facts with it.

In comes a fact's definition; out comes what a text must look like, in patterns that Python and JSON Schema
(ECMA-262) read alike, and what states nothing at all.  Knows nothing about reading a value, or about where it
was written.  What people write besides is in `spoken_values`, and means one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from operator import index
from typing import Final, SupportsIndex

LARGEST: Final = 10**15
LONGEST_TEXT: Final = 1000
MOST_DIGITS: Final = 20
"""Of a text of digits alone that may be written as a number: no register uses more."""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

# Spaces and what cannot be seen, as escapes that both dialects know; the last are tags, beyond those.
_SPACES = r" \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = (
    r"\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff" + "\U000e0000-\U000e0fff"
)
PADDING: Final = f"[{_SPACES}{_UNSEEN}]*"
"""What may stand around a value and is no part of it."""
TELLING: Final = (
    r"[0-9A-Za-z\u00c0-\u02ff\u0370-\u061b\u061d-\u115e\u1161-\u167f\u1681-\u17b3\u17b6-\u180a\u180f-\u1fff\u2c00-\u2dff"
    r"\u2071\u207f\u2090-\u209c\u2102-\u218f\u2460-\u24ff\u2e80-\u2fff\u3005-\u3163\u3165-\udfff\uf900-\ufdff\ufe70-\ufefe\uff10-\uff9f\uffa1-\uffdc"
    "\U00010000-\U000dffff]"
)
"""A letter or a digit of any script: a text without one states nothing."""
HALF_LETTER: Final = r"[\ud800-\udfff]"
"""Half of a letter, which JSON can hold and nothing can write."""


def number_form(places: int) -> str:
    """Return how a number is written; with decimals behind a point or a comma, and none of thousands."""
    return rf"-?(?:0|[1-9][0-9]{{0,40}})(?:[.,][0-9]{{1,{places}}})?" if places else NUMBER


YES_OR_NO: Final = (True, False, "ya", "tidak")
NUMBER: Final = "0|-?[1-9][0-9]{0,40}"
RUPIAH: Final = (
    r"(?:[Rr][Pp]\.?[ \u00a0]?)?(0|-?[1-9][0-9]{0,40}|-?[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,14})(?:,00|,-)?"
)
ISO_DATE: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
ISO_MOMENT: Final = (
    ISO_DATE + r"[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
CLOCK_THAT_EXISTS: Final = (
    "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
    + "(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?"
)
"""The time of day of a moment that has the form, with its offset."""

_ASCII_TELLS = re.compile("[0-9A-Za-z]")


def states_nothing(written: object) -> bool:
    """Whether nothing is stated: null, or a text without a letter or a digit, such as `""`, ` ` or `-`."""
    if not isinstance(written, str):
        return written is None
    return _ASCII_TELLS.search(written) is None and (written.isascii() or re.search(TELLING, written) is None)


def without_padding(text: str) -> str:
    """Return a text without the spaces, and what cannot be seen, at its ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return re.sub(f"^{PADDING}|{PADDING}$", "", text)


def plainly_written(text: str) -> str:
    """Return a text without what cannot be seen, with ordinary spaces and none at its ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return re.sub(f"[{_SPACES}]+", " ", re.sub(f"[{_UNSEEN}]+", _seen, text)).strip()


def _seen(unseen: re.Match[str]) -> str:
    """Return what stands for a row of what cannot be seen: a space where it broke a line or moved on."""
    return " " if set("\t\n\x0b\x0c\r\x85") & set(unseen[0]) else ""


def as_whole(written: object) -> int | None:
    """Return a number as an integer, of whatever type it is; None for one that is none, or too long to be.

    `500000000.0` is the same number as `500000000`, as it is in JSON Schema.
    """
    match written:
        case bool():
            return None
        case int():
            return int(written)
        case float():
            return int(written) if written.is_integer() else None
        case Decimal():
            few = written.is_finite() and written.adjusted() <= 2 * MOST_DIGITS
            return int(written) if few and written == written.to_integral_value() else None
        case SupportsIndex():
            try:
                return index(written)
            except TypeError:  # a truth value of another library
                return None
        case _:  # the rest: no numbers
            return None


def in_steps(written: object, places: int) -> int | None:
    """Return how many of its smallest steps a number is, of whatever type; None for one of more decimals."""
    match written:
        case float() if isfinite(written):
            number = Decimal(float.__repr__(written))
        case Decimal() if written.is_finite():
            number = written
        case _:  # the rest: whole numbers, or none
            whole = as_whole(written)
            return None if whole is None else whole * 10**places
    if abs(number.adjusted()) > 2 * MOST_DIGITS:
        return 0 if number == 0 else None
    steps = Fraction(number) * 10**places
    return int(steps) if steps.denominator == 1 else None


# ── for the schema ───────────────────────────────────────────────────────────
def whole(pattern: str) -> str:
    """Return the pattern of a whole text, with what may stand around it."""
    return f"^{PADDING}(?:{pattern}){PADDING}$"


def number_pattern(least: int, most: int) -> str:
    """Return the pattern of the whole numbers between two bounds."""
    return _short("|".join("".join(digits) for digits in _numbers(least, most)))


def decimals_pattern(least: int, most: int, places: int) -> str:
    """Return the pattern of the numbers with so many decimals between two bounds, which are whole."""
    low, none = max(0, least), rf"(?:[.,]0{{1,{places}}})?"
    parts = []
    if low < most:
        parts.append(rf"(?:{number_pattern(low, most - 1)})(?:[.,][0-9]{{1,{places}}})?")
    if low <= most:
        parts.append(f"{most}{none}")
    if least < 0:
        parts.append(f"-(?:{decimals_pattern(max(0, -most), -least, places)})")
    return "|".join(parts)


def rupiah_pattern(least: int, most: int) -> str:
    """Return the pattern of amounts between two bounds, with their thousands marked or not."""
    plain, marked = [], []
    for digits in _numbers(least, most):
        plain.append("".join(digits))
        if len(digits) > 3 and not digits[0].startswith("-"):
            dots = (r"\." if i and (len(digits) - i) % 3 == 0 else "" for i in range(len(digits)))
            marked.append("".join(dot + digit for dot, digit in zip(dots, digits, strict=True)))
    return rf"(?:[Rr][Pp]\.?[ \u00a0]?)?(?:{_short('|'.join((*plain, *marked)))})(?:,00|,-)?"


def _short(pattern: str) -> str:
    """Return a pattern with its repeated digits counted."""
    return re.sub(r"(?:\[0-9\]){2,}", lambda digits: f"[0-9]{{{len(digits[0]) // 5}}}", pattern)


def _numbers(least: int, most: int) -> Iterator[list[str]]:
    """Yield the patterns, digit by digit, of which each number between two bounds fits one."""
    if least < 0:
        yield from (["-", *digits] for digits in _numbers(max(1, -most), -least))
    if most < 0:
        return
    low = max(0, least)
    while low <= most:
        digits = str(low)
        free = len(digits) - len(digits.rstrip("0")) if low else 0
        while free and _last(low, free) > most:
            free -= 1
        free = min(free, len(digits) - 1) if low else 0
        high = _last(low, free)
        lead = len(digits) - free - 1
        ten = 10**free
        while int(digits[lead]) + (high - low) // ten < 9 and high + ten <= most:
            high += ten
        first, last = digits[lead], str(high)[lead]
        yield [*digits[:lead], first if first == last else f"[{first}-{last}]", *["[0-9]"] * free]
        low = high + 1


def _last(low: int, free: int) -> int:
    """Return the last number that differs from one in so many last digits only."""
    last: int = low + 10**free - 1
    return last


_LEAP = (
    "(?:(?:19|21)(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29"  # 1900, 2100: none
)
_DAYS = (
    "(?:19|20|21)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DATE_THAT_EXISTS: Final = f"(?:{_DAYS}|{_LEAP})"
"""A day from `EARLIEST` to `LATEST` that the calendar has."""
MOMENT_THAT_EXISTS: Final = f"{DATE_THAT_EXISTS}[T ]{CLOCK_THAT_EXISTS}"
