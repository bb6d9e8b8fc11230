"""Durations, amounts and head counts in the words of a decree.

In come texts; out come figures as our documents write them.  What has no digits that can be read is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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


_SPELT = r"\s*(?:\([^()]{1,30}\))?\s*"
_BETWEEN = r"(?:s\s*/\s*d\.?|s\.?d\.?|sampai(?:\s+dengan)?|hingga|-|–)"


@cache
def _duration() -> re.Pattern[str]:
    """Return a figure and its unit; or days and nights by the clock, as in "2 x 24 jam"."""
    units = any_of(word for words in word_lists()["satuan"].values() for word in words)
    figure = rf"(?:\d{{1,4}}|{any_of(word_lists()['bilangan'])})"
    until = rf"{_BETWEEN}\s*(?P<until>{figure}){_SPELT}"
    clock = rf"(?:x|×|\bkali)\s*24{_SPELT}jam"
    return re.compile(
        rf"(?<![\w.,])(?P<first>{figure}){_SPELT}(?:(?P<first_unit>{units})\s*)?(?:{until})?"
        rf"(?:(?P<clock>{clock})|(?P<unit>{units}))\b(?!\s*\d{{4}}\b)",
        re.IGNORECASE,
    )


def durations_in(text: str) -> list[WrittenDuration]:
    """Return the durations of a text, in its order; "1 hari 60 menit" is one of two units."""
    found: list[WrittenDuration] = []
    for one in _durations(text):
        before = found[-1] if found else None
        if before is not None and _go_together(before, one, text[before.end : one.start]):
            found[-1] = before._replace(longest=f"{before.longest} {one.longest}", end=one.end)
        else:
            found.append(one)
    return found


def _durations(text: str) -> Iterator[WrittenDuration]:
    for match in _duration().finditer(text):
        unit = "x24 jam" if match["clock"] else f" {_unit(match['unit'])}"
        first, second = _number(match["first"]), _number(match["until"]) if match["until"] else None
        longest = first if second is None else second
        if longest == 0:
            continue
        before = text[max(0, match.start() - 14) : match.start()].lower()
        about = any(word in before for word in word_lists()["kira_kira"])
        shortest = None
        if second is not None and 0 < first < second:
            shortest = f"{first} {_unit(match['first_unit'])}" if match["first_unit"] else f"{first}{unit}"
        yield WrittenDuration(f"{longest}{unit}", shortest, about, match.start(), match.end())


def _go_together(one: WrittenDuration, other: WrittenDuration, between: str) -> bool:
    """Tell whether two durations are one of two units, the greater first."""
    units = list(word_lists()["satuan"])
    sizes = [
        units.index(words.partition(" ")[2]) for words in (one.longest, other.longest) if "x" not in words
    ]
    return (
        between.strip() in ("", "dan")
        and not (one.shortest or other.shortest)
        and len(sizes) == 2
        and sizes[1] < min(sizes[0], units.index("hari kerja"))
    )


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
    r"\bRp\.?\s*(\d[\d.,]*?)(?:,-|\.-|,--|,00|[.,-])*(?![\d.,])\s*(ribu|juta|miliar|milyar|triliun)?",
    re.IGNORECASE,
)
_WHOLE_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?")
_GOES_ON = re.compile(r"\s\d{3}(?!\d)|[A-Za-z]\d|[OoIl]")
_MULTIPLES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}


def amounts_in(text: str) -> list[int]:
    """Return the amounts in rupiah that a text names, but for those that `has_broken_amount` finds."""
    return [amount for amount in _amounts(text) if amount is not None]


def has_broken_amount(text: str) -> bool:
    """Tell whether a text names an amount that cannot be read as one: "Rp5.0 00", "Rp1O.000"."""
    return None in _amounts(text)


def _amounts(text: str) -> list[int | None]:
    return [_amount(found) for found in _RUPIAH.finditer(text)]


def _amount(found: re.Match[str]) -> int | None:
    whole = _WHOLE_AMOUNT.fullmatch(found[1])
    multiple = _MULTIPLES.get((found[2] or "").lower(), 1)
    if whole is None or (multiple == 1 and _GOES_ON.match(found.string, found.end(1))):
        return None
    decimals = whole[2] or ""
    fraction = int(decimals) * multiple // 10 ** len(decimals) if decimals and multiple > 1 else 0
    return int(whole[1].replace(".", "")) * multiple + fraction


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
