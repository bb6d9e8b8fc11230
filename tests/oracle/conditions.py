"""The oracle's evaluation of conditions: a condition and typed facts in, one of three values out.

0 is failed for good, 1 is not yet, 2 is satisfied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from oracle.days import Duration, Office, calendar_days, duration, months_later
from oracle.documents import Data, choices
from oracle.facts import Document, Facts, Items, plain_value

COMBINED = ("semua", "salah_satu")
COUNTED = ("setiap", "ada", "banyaknya")


@dataclass(frozen=True)
class World:
    """What conditions are asked in: the vocabulary, the day of application and the agency's calendar."""

    vocabulary: Data
    definitions: Data
    day: date
    office: Office


@dataclass(frozen=True)
class View:
    """In a guard nothing can be mended; looked at hopefully, the agency finds what it should."""

    guard: bool = False
    hopeful: bool = False


def valued(condition: Data, facts: Facts, world: World, view: View = View()) -> int:
    """Return the value of a condition."""
    if "semua" in condition:
        return min(valued(part, facts, world, view) for part in condition["semua"])
    if "salah_satu" in condition:
        return max(valued(part, facts, world, view) for part in condition["salah_satu"])
    if "definisi" in condition:
        return valued(world.definitions[condition["definisi"]], facts, world, view)
    for key in COUNTED:
        if key in condition:
            return _over_list(key, condition, facts, world, view)
    if "dokumen" in condition:
        name = condition["dokumen"]
        return _document(facts.get(name), world.vocabulary[name], condition, world, view)
    name = condition["fakta"]
    return _leaf(facts.get(name), world.vocabulary[name], condition, world, view)


def of_item(condition: Data, item: Facts, fields: Data, world: World, view: View) -> int:
    """Return the value of a condition about one item of a list."""
    if "semua" in condition:
        return min(of_item(part, item, fields, world, view) for part in condition["semua"])
    if "salah_satu" in condition:
        return max(of_item(part, item, fields, world, view) for part in condition["salah_satu"])
    if "dokumen_isi" in condition:
        name = condition["dokumen_isi"]
        return _document(item.get(name), fields[name], condition, world, view)
    name = condition["isi"]
    return _leaf(item.get(name), fields[name], condition, world, view)


def _over_list(key: str, condition: Data, facts: Facts, world: World, view: View) -> int:
    name = condition[key]
    definition, stated = world.vocabulary[name], facts.get(name)
    if stated is None:
        return 1
    asked = condition.get("memenuhi") or condition.get("yang")
    values = [
        2 if asked is None else of_item(asked, item, definition["isi"], world, view) for item in stated.items
    ]
    match key:
        case "setiap":
            value = min([2, *values])
            if stated.growing:
                value = min(value, 1)
        case "ada":
            value = max([0, *values])
        case _:
            wanted = condition["paling_sedikit"]
            true, able = values.count(2), len(values) - values.count(0)
            value = 2 if true >= wanted else 1 if able >= wanted else 0
    mendable = definition.get("dapat_diperbaiki") and not view.guard
    if value == 0 and (mendable or (stated.growing and key != "setiap")):
        return 1
    return value


def _document(stated: Document | None, definition: Data, condition: Data, world: World, view: View) -> int:
    if stated is None or not stated.handed:
        return 1
    values = [2]
    for check in condition.get("dengan", []):
        attribute = {
            **definition["atribut"][check["atribut"]],
            "diisi_oleh": "petugas",
            "dapat_diperbaiki": True,
        }
        values.append(_leaf(stated.attributes.get(check["atribut"]), attribute, check, world, view))
    return min(values)


def _leaf(stated: Any, definition: Data, condition: Data, world: World, view: View) -> int:
    if stated is None:
        if view.hopeful and definition.get("diisi_oleh") == "petugas":
            return 0 if view.guard else 2
        return 1
    if holds(stated, definition, condition, world):
        return 2
    return 1 if definition.get("dapat_diperbaiki") and not view.guard else 0


def holds(value: Any, definition: Data, condition: Data, world: World) -> bool:
    """Return whether a value fulfils every comparison of a condition."""
    return all(_fulfils(value, definition, key, asked, world) for key, asked in comparisons(condition))


def comparisons(condition: Data) -> Iterator[tuple[str, Any]]:
    """Yield the comparisons of a leaf."""
    for key, asked in condition.items():
        if key not in ("fakta", "isi", "atribut"):
            yield key, asked


def _fulfils(value: Any, definition: Data, key: str, asked: Any, world: World) -> bool:
    def ranked(raw: Any) -> Any:
        return (
            choices(definition).index(raw)
            if definition["jenis"] == "pilihan"
            else plain_value(raw, definition)
        )

    def rank() -> Any:
        return choices(definition).index(value) if definition["jenis"] == "pilihan" else value

    match key:
        case "diketahui":
            return True
        case "adalah":
            return bool(value == plain_value(asked, definition))
        case "termasuk":
            return value in [plain_value(raw, definition) for raw in asked]
        case "selain":
            return value not in [plain_value(raw, definition) for raw in asked]
        case "paling_sedikit":
            return bool(rank() >= ranked(asked))
        case "paling_banyak":
            return bool(rank() <= ranked(asked))
        case "lebih_dari":
            return bool(rank() > ranked(asked))
        case "kurang_dari":
            return bool(rank() < ranked(asked))
        case "mencakup":
            return bool(set(asked) <= value)
        case "memuat_salah_satu":
            return bool(set(asked) & value)
        case "tanpa":
            return not set(asked) & value
        case "tahun_berjalan":
            return bool((value.year if isinstance(value, date) else value) == world.day.year)
        case "umur":
            years = age(value, world.day)
            return bool(asked.get("paling_sedikit", -9999) <= years <= asked.get("paling_banyak", 9999))
        case "masih_berlaku":
            return bool(value >= world.day)
        case "masih_berlaku_selama" | "diajukan_sebelumnya":
            return bool(value >= later(world.day, duration(asked), world.office))
        case "telah_berjalan" | "dalam_terakhir" | "lebih_lama_dari":
            return _ago(value, key, duration(asked), world)
    raise ValueError(key)


def age(born: date, day: date) -> int:
    """Return whole years; who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def later(day: date, length: Duration, office: Office) -> date:
    """Return the day so much later, which is day 0."""
    return (
        office.working_day(day, length.amount) if length.unit == "hari kerja" else calendar_days(day, length)
    )


def _ago(value: date, key: str, length: Duration, world: World) -> bool:
    since = elapsed(value, length, world.office)
    if key == "telah_berjalan":
        return world.day >= since
    return world.day > since if key == "lebih_lama_dari" else world.day <= since


def elapsed(day: date, length: Duration, office: Office) -> date:
    """Return the day on which so much has passed; one that its month lacks is the first of the next month."""
    there = later(day, length, office)
    short = length.unit in ("bulan", "tahun") and there.day < day.day
    return there + timedelta(1) if short else there


def before(day: date, length: Duration) -> date:
    """Return the day so much earlier; a month too short ends on its last day."""
    if length.unit in ("bulan", "tahun"):
        return months_later(day, -length.amount * (12 if length.unit == "tahun" else 1))
    return day - timedelta(length.amount * (7 if length.unit == "minggu" else 1))


def names(condition: Data, definitions: Data) -> Iterator[str]:
    """Yield each fact, document and list that a condition asks for."""
    for key in COMBINED:
        for part in condition.get(key, ()):
            yield from names(part, definitions)
    if "definisi" in condition:
        yield from names(definitions[condition["definisi"]], definitions)
    for key in ("fakta", "dokumen", *COUNTED):
        if key in condition:
            yield condition[key]


def asks_every(condition: Data, definitions: Data) -> Iterator[str]:
    """Yield each list of which every item is asked: it may not be empty."""
    for key in COMBINED:
        for part in condition.get(key, ()):
            yield from asks_every(part, definitions)
    if "definisi" in condition:
        yield from asks_every(definitions[condition["definisi"]], definitions)
    if "setiap" in condition:
        yield condition["setiap"]


def empty(facts: Mapping[str, Any], name: str) -> bool:
    """Return whether a list is stated to have no item at all."""
    stated = facts.get(name)
    return isinstance(stated, Items) and not stated.items and not stated.growing
