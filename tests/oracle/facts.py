"""The oracle's reading of facts: plain data in, typed values or a refusal out.

Values are bool, int, Fraction (of numbers with decimals), date, datetime, str, frozenset, `Document` and
`Items`; what is not stated is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any, NamedTuple

from oracle.documents import Data, choices

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
Facts = dict[str, Any]


class Refused(Exception):
    """The facts say what no fact may say."""


class Document(NamedTuple):
    """Whether it is handed in, and what was checked on it."""

    handed: bool
    attributes: dict[str, Any]


class Items(NamedTuple):
    """What is in a list, and whether more may follow."""

    items: list[Facts]
    growing: bool


def zone(agency: Data) -> timezone:
    """Return the agency's zone."""
    return timezone(timedelta(hours=ZONES[agency["zona_waktu"]]))


def read_facts(data: Mapping[str, Any], vocabulary: Data, day: date, place: timezone) -> Facts:
    """Return the typed facts that are stated."""
    facts: Facts = {}
    for name, raw in data.items():
        if name not in vocabulary:
            raise Refused(name)
        if raw is not None:
            facts[name] = read_value(raw, vocabulary[name], day, place)
    return facts


def read_value(raw: Any, definition: Data, day: date, place: timezone) -> Any:
    """Return one typed value."""
    kind = definition["jenis"]
    if kind == "dokumen":
        if isinstance(raw, dict):
            return Document(True, read_facts(raw, definition.get("atribut", {}), day, place))
        return Document(_flag(raw), {})
    if kind == "daftar":
        growing = isinstance(raw, dict)
        rows = raw["belum_lengkap"] if growing else raw
        most, least = definition.get("paling_banyak"), definition.get("paling_sedikit", 0)
        if (most is not None and len(rows) > most) or (len(rows) < least and not growing):
            raise Refused(kind)
        return Items([read_facts(row, definition["isi"], day, place) for row in rows], growing)
    if kind == "himpunan":
        if not isinstance(raw, list) or set(raw) - set(choices(definition)):
            raise Refused(kind)
        if len(set(raw)) < definition.get("paling_sedikit", 0):
            raise Refused(kind)
        return frozenset(raw)
    value = plain_value(raw, definition)
    if kind in ("bilangan", "uang") and not lowest(definition) <= value <= highest(definition):
        raise Refused(kind)
    if kind == "tanggal" and not FIRST_DAY <= value <= (
        LAST_DAY if definition.get("boleh_mendatang") else day
    ):
        raise Refused(kind)
    if kind == "teks" and not (
        0 < len(value) <= 1000 and re.fullmatch(definition.get("pola", ".*"), value, re.DOTALL)
    ):
        raise Refused(kind)
    if kind == "pilihan" and value not in choices(definition):
        raise Refused(kind)
    if kind == "waktu" and value.tzinfo is None:
        return value.replace(tzinfo=place)
    return value


def plain_value(raw: Any, definition: Data) -> Any:
    """Return a value as a comparison or a fact writes it, whether or not it makes sense."""
    kind = definition["jenis"]
    try:
        if kind == "ya_tidak":
            return _flag(raw)
        if kind == "bilangan" and "desimal" in definition:
            return _decimal(raw, definition["desimal"])
        if kind in ("bilangan", "uang"):
            text = str(raw)
            if text.startswith("Rp") and kind == "uang":
                text = text[2:].strip().replace(".", "")
            if isinstance(raw, bool) or not re.fullmatch("-?[0-9]+", text):
                raise Refused(kind)
            return int(text)
        if kind == "tanggal":
            return raw if isinstance(raw, date) else date.fromisoformat(raw)
        if kind == "waktu":
            return raw if isinstance(raw, datetime) else datetime.fromisoformat(raw)
    except (TypeError, ValueError):
        raise Refused(kind) from None
    return str(raw)


def _decimal(raw: Any, places: int) -> Fraction:
    text = str(float(raw)) if isinstance(raw, Fraction) else str(raw)
    if isinstance(raw, bool) or not re.fullmatch(rf"-?[0-9]+([.,][0-9]{{1,{places}}})?", text):
        raise Refused("bilangan")
    return Fraction(text.replace(",", "."))


def _flag(raw: Any) -> bool:
    if raw is True or raw == "ya":
        return True
    if raw is False or raw == "tidak":
        return False
    raise Refused("ya_tidak")


def lowest(definition: Data) -> int:
    """Return the least that a number may be."""
    return int(definition.get("paling_sedikit", 0))


def highest(definition: Data) -> int:
    """Return the most that a number may be."""
    return int(definition.get("paling_banyak", 10 ** (15 - definition.get("desimal", 0))))
