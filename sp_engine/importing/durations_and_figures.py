"""Durations, amounts and head counts in the words of a decree.

In come texts; out come figures as our documents write them.  What has no digits that can be read is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sp_engine.importing.recognised_words import any_of, word_lists


class WrittenDuration(NamedTuple):
    """A duration, or two between which it lies; `approximate`: the decree says that it is about that."""

    longest: str
    shortest: str | None
    approximate: bool
    start: int
    end: int


@cache
def _duration() -> re.Pattern[str]:
    units = any_of(word for words in word_lists()["satuan"].values() for word in words)
    numbers = any_of(word_lists()["bilangan"])
    figure = rf"(\d{{1,4}}|{numbers})"
    spelt = r"\s*(?:\([^()]{1,30}\))?\s*"
    between = r"(?:s\s*/\s*d\.?|s\.?d\.?|sampai(?:\s+dengan)?|hingga|-|–)"
    return re.compile(
        rf"(?<![\w.,]){figure}{spelt}(?:({units})\s*)?(?:{between}\s*{figure}{spelt})?({units})\b(?!\s*\d{{4}}\b)",
        re.IGNORECASE,
    )


def durations_in(text: str) -> list[WrittenDuration]:
    """Return the durations of a text, in its order."""
    found: list[WrittenDuration] = []
    for match in _duration().finditer(text):
        unit = _unit(match[4])
        first, second = _number(match[1]), _number(match[3]) if match[3] else None
        longest = first if second is None else second
        if longest == 0:
            continue
        before = text[max(0, match.start() - 14) : match.start()].lower()
        about = any(word in before for word in word_lists()["kira_kira"])
        shortest = None
        if second is not None and 0 < first < second:
            shortest = f"{first} {_unit(match[2]) if match[2] else unit}"
        found.append(WrittenDuration(f"{longest} {unit}", shortest, about, match.start(), match.end()))
    return found


def _unit(written: str) -> str:
    plain = " ".join(written.lower().split())
    units: Mapping[str, list[str]] = word_lists()["satuan"]
    return next(unit for unit, words in units.items() if plain in words)


def _number(written: str) -> int:
    return (
        int(written)
        if written.isdigit()
        else int(word_lists()["bilangan"][" ".join(written.lower().split())])
    )


_RUPIAH = re.compile(
    r"\bRp\.?\s*([\d.]+(?:,\d{1,2})?)(?:,-|,--|,00|-)?\s*(ribu|juta|miliar|milyar|triliun)?", re.IGNORECASE
)
_MULTIPLES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}


def amounts_in(text: str) -> list[int]:
    """Return the amounts in rupiah that a text names."""
    amounts = []
    for match in _RUPIAH.finditer(text):
        whole, _, decimals = match[1].rstrip(".").partition(",")
        digits = whole.replace(".", "")
        if not digits:
            continue
        multiple = _MULTIPLES.get((match[2] or "").lower(), 1)
        fraction = int(decimals) * multiple // 10 ** len(decimals) if decimals and multiple > 1 else 0
        amounts.append(int(digits) * multiple + fraction)
    return amounts


def rupiah(amount: int) -> str:
    """Return an amount as our documents write it."""
    return "Rp" + f"{amount:,}".replace(",", ".")


_PEOPLE = r"(?:orang|org|petugas|pegawai|personil|personel|staf|tenaga|pelaksana|dokter|perawat|bidan)"
_RANGE = re.compile(
    rf"(\d{{1,4}})\s*(?:\([^()]*\))?\s*(?:-|–|s\s*/\s*d|sampai(?:\s+dengan)?)\s*(\d{{1,4}})\s*(?:\([^()]*\))?\s*{_PEOPLE}?",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(\d{{1,4}})\s*(?:\([^()]*\))?\s*{_PEOPLE}\b", re.IGNORECASE)
_BARE = re.compile(r"^\W*(\d{1,4})\b")


def people_in(text: str) -> tuple[int, int] | None:
    """Return how many people a text names at least and at most."""
    if (both := _RANGE.search(text)) is not None and int(both[1]) < int(both[2]):
        return int(both[1]), int(both[2])
    if (one := _COUNT.search(text) or _BARE.match(text)) is not None and int(one[1]) > 0:
        return int(one[1]), int(one[1])
    return None
