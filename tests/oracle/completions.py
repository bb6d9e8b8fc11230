"""Whether an application can still be approved: ways to complete its facts are tried, as far as they must be.

A completion gives each item one value: what is stated and cannot be mended keeps its own, all else is free.
Of each item only values are tried that some comparison tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from oracle.conditions import (
    COMBINED,
    COUNTED,
    View,
    World,
    before,
    comparisons,
    later,
    names,
    of_item,
    valued,
)
from oracle.days import duration, months_later
from oracle.documents import Data, choices
from oracle.facts import (
    FIRST_DAY,
    LAST_DAY,
    Document,
    Facts,
    Items,
    Refused,
    highest,
    lowest,
    plain_value,
    read_value,
)

Leaves = dict[tuple[str, ...], list[Data]]
COMPLETED = View(guard=True)  # nothing is left to be mended


def leaves(conditions: list[Data], definitions: Data) -> Leaves:
    """Return what is asked of each fact, attribute and field, by its path; of a list, also how many."""
    found: Leaves = {}

    def walk(condition: Data, path: tuple[str, ...]) -> None:
        for key in COMBINED:
            for part in condition.get(key, ()):
                walk(part, path)
        if "definisi" in condition:
            walk(definitions[condition["definisi"]], path)
        for key in COUNTED:
            if key in condition:
                found.setdefault((condition[key],), []).append(condition)
                inner = condition.get("memenuhi") or condition.get("yang")
                if inner:
                    walk(inner, (condition[key],))
        for key in ("fakta", "isi"):
            if key in condition:
                found.setdefault((*path, condition[key]), []).append(condition)
        for key in ("dokumen", "dokumen_isi"):
            if key in condition:
                here = (*path, condition[key])
                found.setdefault(here, [])
                for check in condition.get("dengan", ()):
                    found.setdefault((*here, check["atribut"]), []).append(check)

    for condition in conditions:
        walk(condition, ())
    return found


class Completions:
    """The values to try for each item that some condition asks for."""

    def __init__(self, conditions: list[Data], world: World) -> None:
        self.asked, self.world = leaves(conditions, world.definitions), world
        self._made: dict[str, list[Any]] = {}

    def __call__(self, name: str, facts: Facts) -> list[Any]:
        """Return what a fact, document or list may turn out to be, given what is stated of it."""
        definition, stated = self.world.vocabulary[name], facts.get(name)
        if definition["jenis"] == "daftar":
            return self._lists(name, definition, stated)
        if definition["jenis"] != "dokumen" and stated is not None and not definition.get("dapat_diperbaiki"):
            return [stated]
        if name not in self._made:
            self._made[name] = list(self._free((name,), definition))
        return self._made[name]

    def _free(self, path: tuple[str, ...], definition: Data) -> Iterator[Any]:
        if definition["jenis"] == "dokumen":
            checked = [key[-1] for key in self.asked if key[:-1] == path]
            options = [list(self._free((*path, key), definition["atribut"][key])) for key in checked]
            for values in product(*options):
                yield Document(True, dict(zip(checked, values, strict=True)))
            return
        for value in possible(definition, self.asked.get(path, []), self.world):
            try:
                yield read_value(value, definition, self.world.day, self.world.office.zone)
            except Refused:
                continue

    def _lists(self, name: str, definition: Data, stated: Items | None) -> list[Items]:
        """Return lists of items that differ in what is asked of them."""
        fields = list(dict.fromkeys(key[1] for key in self.asked if len(key) > 1 and key[0] == name))
        rows = self.asked[(name,)]
        asked = [row[key] for row in rows for key in ("memenuhi", "yang") if key in row]

        def finished(item: Facts) -> list[Facts]:
            options = []
            for field in fields:
                inner, value = definition["isi"][field], item.get(field)
                kept = value is not None and inner["jenis"] != "dokumen" and not inner.get("dapat_diperbaiki")
                options.append([value] if kept else list(self._free((name, field), inner)))
            unlike: dict[tuple[int, ...], Facts] = {}
            for values in product(*options):
                made = {**item, **dict(zip(fields, values, strict=True))}
                held = tuple(of_item(one, made, definition["isi"], self.world, COMPLETED) for one in asked)
                unlike.setdefault(held, made)
            return list(unlike.values())

        most = definition.get("paling_banyak", 50)
        fixed = stated is not None and not definition.get("dapat_diperbaiki")
        starts = [list(row) for row in product(*map(finished, stated.items if fixed and stated else []))]
        if fixed and stated is not None and not stated.growing:
            return [Items(row, False) for row in starts]
        wanted = [row["paling_sedikit"] for row in rows if "banyaknya" in row]
        counts = {
            1,
            *wanted,
            *(number - 1 for number in wanted),
            0 if definition.get("paling_sedikit") == 0 else 1,
        }
        kinds = finished({})
        more: list[list[Facts]] = [[kind] * number for kind in kinds for number in counts] or [[]]
        more += [[a] * x + [b] * y for a, b in combinations(kinds, 2) for x in counts for y in counts]
        whole = [[*start, *rest] for start in starts for rest in ([], *more)]
        least = max(
            lowest(definition), len(stated.items) if stated else 0
        )  # items are replaced, never dropped
        return [Items(row, False) for row in whole if least <= len(row) <= most]


def possible(definition: Data, asked: list[Data], world: World) -> Iterator[Any]:
    """Yield values of every sort that the comparisons tell apart, some of them perhaps impossible."""
    kind = definition["jenis"]
    edges = [(key, value) for condition in asked for key, value in comparisons(condition)]
    match kind:
        case "ya_tidak":
            yield from (True, False)
        case "pilihan":
            yield from choices(definition)
        case "himpunan":
            yield from _sets(definition, edges)
        case "bilangan" | "uang":
            yield from _numbers(definition, edges, world)
        case "tanggal":
            yield from _dates(edges, world)
        case "waktu":
            yield "2024-01-02T03:04"
        case "teks":
            for _, value in edges:
                yield from (
                    str(raw) for raw in (value if isinstance(value, list) else [value]) if raw != "ya"
                )
            yield str(definition.get("contoh", "lain daripada yang disebut"))


def _sets(definition: Data, edges: list[tuple[str, Any]]) -> Iterator[list[str]]:
    known = choices(definition)
    groups: dict[tuple[bool, ...], list[str]] = {}
    for member in known:
        groups.setdefault(tuple(member in asked for _, asked in edges if isinstance(asked, list)), []).append(
            member
        )
    parts = [[[], group, group[:1]] if len(group) > 1 else [[], group] for group in groups.values()]
    for chosen in product(*reversed(parts)):
        yield [member for part in chosen for member in part]


def _numbers(definition: Data, edges: list[tuple[str, Any]], world: World) -> Iterator[Any]:
    values: set[Any] = {lowest(definition), highest(definition)}
    one = Fraction(1, 10 ** definition["desimal"]) if "desimal" in definition else 1
    for key, asked in edges:
        if key == "tahun_berjalan":
            values |= {world.day.year + step for step in (-1, 0, 1)}
        elif key != "diketahui":
            for raw in asked if isinstance(asked, list) else [asked]:
                values |= {plain_value(raw, definition) + step * one for step in (-1, 0, 1)}
    yield from sorted(values)


def _dates(edges: list[tuple[str, Any]], world: World) -> Iterator[str]:
    day, values = world.day, {world.day, FIRST_DAY, LAST_DAY}
    for key, asked in edges:
        match key:
            case "diketahui" | "masih_berlaku":
                continue
            case "tahun_berjalan":
                values |= {date(day.year, 1, 1), date(day.year, 12, 31)}
            case "umur":
                for years in asked.values():
                    values |= {months_later(day, -12 * (years + step)) for step in (0, 1)}
            case "masih_berlaku_selama" | "diajukan_sebelumnya":
                values.add(later(day, duration(asked), world.office))
            case "telah_berjalan" | "dalam_terakhir" | "lebih_lama_dari":
                length = duration(asked)
                if length.unit == "hari kerja":
                    values |= {day - timedelta(days) for days in range(1, 3 * length.amount + 30)}
                else:
                    values.add(before(day, length))
            case _:
                for raw in asked if isinstance(asked, list) else [asked]:
                    values.add(date.fromisoformat(raw))
    on_calendar = any(isinstance(asked, str) and "hari kerja" in asked for _, asked in edges)
    for value in sorted(values):
        for step in (-1, 0, 1):
            if not on_calendar or (value + timedelta(step)).year in world.office.years:
                yield (value + timedelta(step)).isoformat()


def can_be_approved(requirements: list[Data], facts: Facts, world: World, complete: Completions) -> bool:
    """Return whether some completion meets every mandatory requirement."""
    definitions = world.definitions

    def asked(row: Data) -> Iterator[str]:
        for condition in (row.get("jika"), row.get("syarat")):
            if condition:
                yield from names(condition, definitions)

    def search(given: Facts, rest: dict[str, list[Any]]) -> bool:
        worth = [worth_of(row, given, world, COMPLETED) for row in requirements]
        if min([2, *worth]) != 1:
            return 0 not in worth
        name = next(name for name in asked(requirements[worth.index(1)]) if name in rest)
        others = {other: values for other, values in rest.items() if other != name}
        return any(search({**given, name: value}, others) for value in rest[name])

    every = dict.fromkeys(name for row in requirements for name in asked(row))
    options = {name: complete(name, facts) for name in every}
    only = {name: values[0] for name, values in options.items() if len(values) == 1}
    return search(only, {name: values for name, values in options.items() if len(values) != 1})


def worth_of(requirement: Data, facts: Facts, world: World, view: View) -> int:
    """Return the value of a requirement, whose guard may not be known."""
    if "jika" in requirement:
        guard = valued(requirement["jika"], facts, world, View(guard=True, hopeful=view.hopeful))
        if guard == 0:
            return 2
        if guard == 1:
            return 2 if _condition(requirement, facts, world, view) == 2 else 1
    return _condition(requirement, facts, world, view)


def _condition(requirement: Data, facts: Facts, world: World, view: View) -> int:
    if requirement.get("belum_ditulis"):
        return 2 if view.hopeful or view is COMPLETED else 1
    return valued(requirement["syarat"], facts, world, view)
