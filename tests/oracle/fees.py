"""The oracle's fees: a fee component and facts in, its amount or the bounds between which it lies out.

The amount is worked out for every completion of the facts that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any, NamedTuple

from oracle.completions import possible
from oracle.conditions import COMBINED, COUNTED, View, World, holds, later, of_item, valued
from oracle.days import calendar_days, duration
from oracle.documents import Data
from oracle.facts import Facts, Items, Refused, lowest, plain_value, read_value

GUARD = View(guard=True)
BOUNDLESS = 10**40
MANY = 10**30


class NoAmount(Exception):
    """The decree sets no amount."""


class Fee(NamedTuple):
    """An amount, or between which it lies; `at_most` is None without a bound."""

    amount: int | None
    at_least: int | None
    at_most: int | None
    open: bool


def fee_of(fee: Data, facts: Facts, world: World) -> Fee:
    """Return what is charged, over every completion of the facts."""
    if fee.get("gratis"):
        return Fee(0, None, None, False)
    if "komponen" not in fee:
        return Fee(None, None, None, False)
    amounts: set[int | None] = set()
    for completed in completions(fee, facts, world):
        try:
            amounts.add(sum(charges(fee, completed, world).values()))
        except NoAmount:
            amounts.add(None)
    if len(amounts) == 1:
        return Fee(amounts.pop(), None, None, False)
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return Fee(None, None, None, True)
    return Fee(None, min(known), None if max(known) > MANY else max(known), True)


def charges(fee: Data, facts: Facts, world: World) -> dict[str, int]:
    """Return what each component comes to where all is known."""
    done: dict[str, int] = {}
    rows = {row["id"]: row for row in fee["komponen"]}

    def base(of: Any) -> Fraction:
        if isinstance(of, list):
            return sum((base(part) for part in of), Fraction(0))
        if isinstance(of, dict):
            return Fraction(facts[of["fakta"]])
        if of.startswith("tarif."):
            return part(fee["tarif"][of.removeprefix("tarif.")], None)
        return Fraction(component(of))

    def part(row: Data, item: Facts | None, fields: Data | None = None) -> Fraction:
        if "pilihan" in row:
            for choice in row["pilihan"]:
                if "jika" in choice:
                    held = (
                        valued(choice["jika"], facts, world, GUARD)
                        if item is None or fields is None
                        else of_item(choice["jika"], item, fields, world, GUARD)
                    )
                    if held != 2:
                        continue
                return part(choice, item)
            raise NoAmount
        if "tidak_diatur" in row or "menurut" in row:
            raise NoAmount
        if "jumlah" in row:
            return Fraction(plain_value(row["jumlah"], {"jenis": "uang"}))
        share = Fraction(row["persen"]) / 100 if "persen" in row else Fraction(row["permil"]) / 1000
        return share * base(row["dari"])

    def component(name: str) -> int:
        if name not in done:
            done[name] = charge(rows[name])
        return done[name]

    def charge(row: Data) -> int:
        if "jika" in row and valued(row["jika"], facts, world, GUARD) != 2:
            return 0
        if "bebas" in row and valued(row["bebas"]["jika"], facts, world, GUARD) == 2:
            return 0
        times = Fraction(1)
        per = row.get("per", [])
        for count in per if isinstance(per, list) else [per]:
            times *= counted(count, facts, world)
        if not times:
            return 0
        if "untuk_setiap" in row:
            definition = world.vocabulary[row["untuk_setiap"]]
            items = facts[row["untuk_setiap"]].items
            if not items:
                return 0
            total = sum((part(row, item, definition["isi"]) for item in items), Fraction(0))
        else:
            total = part(row, None)
        step = row.get("bulatkan", 1)
        amount = floor(total * times / step + Fraction(1, 2)) * step
        if "paling_sedikit" in row:
            amount = max(amount, plain_value(row["paling_sedikit"], {"jenis": "uang"}))
        if "paling_banyak" in row:
            amount = min(amount, plain_value(row["paling_banyak"], {"jenis": "uang"}))
        return int(amount)

    for name in rows:
        component(name)
    return done


def counted(count: Any, facts: Facts, world: World) -> Fraction | int:
    """Return how many times an amount is charged."""
    if isinstance(count, dict):
        end = facts[count["keterlambatan"]]
        if isinstance(end, int):
            return BOUNDLESS
        if "setelah" in count:
            end = later(end, duration(count["setelah"]), world.office)
        begun = 0
        while calendar_days(end, duration(f"{begun} {count['tiap']}")) < world.day:
            begun += 1
        return begun
    stated = facts[count]
    return len(stated.items) if isinstance(stated, Items) else Fraction(stated)


def completions(fee: Data, facts: Facts, world: World) -> Iterator[Facts]:
    """Yield the facts of a fee, completed in every way that could make a difference."""
    asked: dict[str, list[Data]] = {}
    fields: dict[str, dict[str, list[Data]]] = {}

    def guard(condition: Data, of: str | None = None) -> None:
        for key in COMBINED:
            for part in condition.get(key, ()):
                guard(part, of)
        if "definisi" in condition:
            guard(world.definitions[condition["definisi"]])
        if "fakta" in condition:
            asked.setdefault(condition["fakta"], []).append(condition)
        if "isi" in condition and of:
            fields.setdefault(of, {}).setdefault(condition["isi"], []).append(condition)
        for key in COUNTED:
            if key in condition:
                asked.setdefault(condition[key], []).append(condition)
                guard(condition.get("memenuhi") or condition.get("yang") or {}, condition[key])

    def walk(row: Data) -> None:
        for key in ("jika", "bebas"):
            if key in row:
                guard(row[key]["jika"] if key == "bebas" else row[key])
        per = row.get("per", [])
        for count in per if isinstance(per, list) else [per]:
            asked.setdefault(count["keterlambatan"] if isinstance(count, dict) else count, []).append(row)
        of = row.get("dari", [])
        for base in of if isinstance(of, list) else [of]:
            if isinstance(base, dict):
                asked.setdefault(base["fakta"], []).append({})
        each = row.get("untuk_setiap")
        if each:
            asked.setdefault(each, [])
        for choice in row.get("pilihan", ()):
            if each and "jika" in choice:
                guard(choice["jika"], each)
                choice = {key: value for key, value in choice.items() if key != "jika"}
            walk(choice)

    for row in [*fee["komponen"], *fee.get("tarif", {}).values()]:
        walk(row)
    late = {
        count["keterlambatan"]
        for row in fee["komponen"]
        for count in (row.get("per") if isinstance(row.get("per"), list) else [row.get("per")])
        if isinstance(count, dict)
    }
    options = [
        _options(name, asks, fields.get(name, {}), facts, world, name in late) for name, asks in asked.items()
    ]
    for values in product(*options):
        yield dict(zip(asked, values, strict=True))


def _options(
    name: str, asks: list[Data], fields: dict[str, list[Data]], facts: Facts, world: World, late: bool
) -> list[Any]:
    definition, stated = world.vocabulary[name], facts.get(name)
    if definition["jenis"] == "daftar":
        return _lists(definition, stated, fields, asks, world)
    if stated is not None:
        return [stated]
    values = _values(definition, [ask for ask in asks if "fakta" in ask], world)
    if definition["jenis"] in ("bilangan", "uang") and "paling_banyak" not in definition:
        values = [*values, BOUNDLESS]
    if late:
        values += [world.day - timedelta(1), world.day + timedelta(400), BOUNDLESS]
        values = [value for value in values if not (isinstance(value, date) and value.year < 1900)]
    return values


def _values(definition: Data, asks: list[Data], world: World) -> list[Any]:
    values = []
    for raw in possible(definition, asks, world):
        try:
            values.append(read_value(raw, definition, world.day, world.office.zone))
        except Refused:
            continue
    return values


def _lists(
    definition: Data, stated: Items | None, fields: dict[str, list[Data]], asks: list[Data], world: World
) -> list[Items]:
    def finished(item: Facts) -> list[Facts]:
        """Return the item completed in every way that some condition tells apart."""
        options = [
            [item[field]] if field in item else _values(definition["isi"][field], conditions, world)
            for field, conditions in fields.items()
        ]
        unlike: dict[tuple[bool, ...], Facts] = {}
        for values in product(*options):
            held = tuple(
                holds(value, definition["isi"][field], condition, world)
                for (field, conditions), value in zip(fields.items(), values, strict=True)
                for condition in conditions
            )
            unlike.setdefault(held, {**item, **dict(zip(fields, values, strict=True))})
        return list(unlike.values())

    starts = [list(row) for row in product(*(finished(item) for item in (stated.items if stated else [])))]
    if stated and not stated.growing:
        return [Items(row, False) for row in starts]
    most = definition.get("paling_banyak")
    least = lowest(definition) or (0 if definition.get("paling_sedikit") == 0 else 1)
    kinds = finished({})
    counts = {1, most or 60, *(ask.get("paling_sedikit", 1) for ask in asks if "banyaknya" in ask)}
    rows = [
        [*start, *[kind] * (count - len(start))]
        for start in starts
        for kind in kinds
        for count in counts | {least}
    ]
    rows += starts
    return [Items(row, False) for row in rows if least <= len(row) <= (most or 60)]
