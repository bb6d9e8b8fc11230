"""Applicants for the oracle: a service's cases, read as docs/how-to/kasus.md says, and others by chance.

Facts are plain data as a caller of the library would give them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import chain, product
from typing import Any, NamedTuple

from oracle.completions import Leaves, leaves, possible
from oracle.conditions import World
from oracle.days import Office
from oracle.documents import Catalogue, Data, Service, choices, read
from oracle.facts import highest, lowest

EXPECTED = (
    {"hasil", "karena", "kurang", "menunggu", "nanti", "lengkapi", "tidak_berlaku", "diutamakan", "tenggat"}
    | {"biaya", "produk", "berlaku_sampai", "perbarui_paling_lambat", "lapor"}
    | {"nama", "diajukan", "lengkap", "sesudah_tahap", "terbit"}
)


class Application(NamedTuple):
    """What is decided on; moments without an offset are in the agency's zone."""

    facts: Data
    received: datetime
    complete: datetime | None = None
    after: tuple[str, ...] = ()
    issued: date | None = None


def cases_of(catalogue: Catalogue, name: str) -> Iterator[Application]:
    """Yield the application of each case of a service."""
    agency, service = name.split("/")
    for file in sorted((catalogue.root / agency).glob(f"*/{service}.uji.yaml")):
        yield from _cases_in(read(file))


def _cases_in(document: Data) -> Iterator[Application]:
    sets: dict[str, Data] = {}

    def ground(row: Data) -> Data:
        return without(sets.get(row.get("dari", ""), {}), row.get("tanpa", []))

    for key, row in document.get("himpunan", {}).items():
        sets[key] = merged(ground(row), {name: row[name] for name in row if name not in ("dari", "tanpa")})
    for row in document.get("kasus", ()):
        yield _application(row, merged(ground(row), row.get("ubah", {})))
    for table in document.get("tabel", ()):
        for cells in table["baris"]:
            row = dict(zip(table["kolom"], cells, strict=True))
            stated = {key: value for key, value in row.items() if key.split(".")[0] not in EXPECTED}
            yield _application({**table, **row}, merged(merged(ground(table), table.get("ubah", {})), stated))
    for matrix in document.get("matriks", ()):
        base = merged(ground(matrix), matrix.get("ubah", {}))
        [(down, rows)], [(across, columns)] = matrix["menurun"].items(), matrix["mendatar"].items()
        for one, other in product(rows, columns):
            yield _application(matrix, merged(base, {down: one, across: other}))


def _application(row: Data, facts: Data) -> Application:
    def moment(key: str) -> datetime | None:
        return datetime.fromisoformat(row[key]) if row.get(key) else None

    received = moment("diajukan")
    assert received is not None
    issued = date.fromisoformat(row["terbit"]) if row.get("terbit") else None
    return Application(facts, received, moment("lengkap"), tuple(row.get("sesudah_tahap") or ()), issued)


def merged(facts: Mapping[str, Any], changes: Mapping[str, Any]) -> Data:
    """Return facts with others stated over them.

    `document.attribute` states one attribute, `list/2/field` one field of the second item.
    """
    found = dict(facts)
    for name, value in changes.items():
        document, _, attribute = name.partition(".")
        name, number, field = _item_named(name)
        if number:
            items = [*found[name]]
            items[number - 1] = merged(items[number - 1], {field: value})
            found[name] = items
        elif attribute:
            held = found.get(document)
            attributes = {**held} if isinstance(held, dict) else {}
            found[document] = {**attributes, attribute: value}
        else:
            found[name] = value
    return found


def without(facts: Mapping[str, Any], dropped: list[str]) -> Data:
    """Return facts of which some are not stated: items of a list and their fields among them."""
    found = dict(facts)
    for name in sorted(dropped, key=_item_named, reverse=True):  # so that no number moves before its turn
        document, _, attribute = name.partition(".")
        name, number, field = _item_named(name)
        if number:
            items = [*found[name]]
            items[number - 1 : number] = [without(items[number - 1], [field])] if field else []
            found[name] = items
        elif attribute:
            found[document] = {key: value for key, value in found[document].items() if key != attribute}
        else:
            found.pop(document, None)
    return found


def _item_named(name: str) -> tuple[str, int, str]:
    """Return the list, number and field of `list/2/field`; of any other name itself, 0 and nothing."""
    listed, _, rest = name.partition("/")
    number, _, field = rest.partition("/")
    return listed, int(number or 0), field


def conditions_in(data: Any, key: str = "") -> Iterator[Data]:
    """Yield every condition and guard in a part of a standard, but for those of other readings."""
    if isinstance(data, dict):
        if key in ("jika", "syarat"):
            yield data
        for name, value in data.items():
            if name != "tafsir":
                yield from conditions_in(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from conditions_in(value)


class Chance:
    """Applications to one service by chance, the edges of its conditions among them more often than not."""

    def __init__(self, service: Service, on: date, chance: random.Random) -> None:
        self.service, self.on, self.chance = service, on, chance
        parts = [service.requirements, service.times, service.fee, service.products]
        guards = [row for row in conditions_in(parts) if "isi" not in row]
        office = Office(service.agency, service.years)
        self.world = World(service.vocabulary, service.definitions, on, office)
        self.asked: Leaves = leaves(guards, service.definitions)
        self.names = list(
            dict.fromkeys(chain((path[0] for path in self.asked), _named(parts, service.vocabulary)))
        )
        self.stages = [row["id"] for row in service.times.get("tahap", ())]

    def application(self, like: Data | None = None) -> Application:
        """Return an application; `like` is where its facts start from."""
        chance = self.chance
        received = datetime.combine(self.on, datetime.min.time()) + timedelta(minutes=chance.randrange(1440))
        often = chance.choice([0.3, 0.7, 0.9, 1.0]) if like is None else 0.15
        facts = dict(like or {})
        for name in self.names:
            if chance.random() < often:
                facts[name] = self.value((name,), self.service.vocabulary[name])
            elif like is not None and chance.random() < 0.05:
                facts.pop(name, None)
        complete = received + timedelta(minutes=chance.randrange(20000)) if chance.random() < 0.3 else None
        after = tuple(chance.sample(self.stages, 1)) if self.stages and chance.random() < 0.4 else ()
        issued = self.on + timedelta(chance.randrange(40)) if chance.random() < 0.4 else None
        return Application(facts, received, complete, after, issued)

    def value(self, path: tuple[str, ...], definition: Data) -> Any:
        """Return a value of a fact, attribute or field; now and then one that cannot be."""
        chance, kind = self.chance, definition["jenis"]
        if kind == "dokumen":
            if chance.random() < 0.3:
                return chance.choice([True, False, "ya", "tidak"])
            attributes = definition.get("atribut", {})
            return {
                name: self.value((*path, name), inner)
                for name, inner in attributes.items()
                if chance.random() < 0.8
            }
        if kind == "daftar":
            fields = definition["isi"]
            often = chance.choice([0.5, 0.9, 1.0])
            items = [
                {
                    name: self.value((*path, name), inner)
                    for name, inner in fields.items()
                    if chance.random() < often
                }
                for _ in range(chance.choice([0, 1, 1, 2, 2, 3]))
            ]
            return {"belum_lengkap": items} if chance.random() < 0.3 else items
        if chance.random() < 0.6:
            values = list(possible(definition, self.asked.get(path, []), self.world))
            if values:
                return chance.choice(values)
        return self.any_value(kind, definition)

    def any_value(self, kind: str, definition: Data) -> Any:
        chance = self.chance
        match kind:
            case "ya_tidak":
                return chance.choice([True, False, "ya", "tidak"])
            case "pilihan":
                return chance.choice(choices(definition))
            case "himpunan":
                known = choices(definition)
                return chance.sample(known, chance.randrange(len(known) + 1))
            case "bilangan" | "uang":
                top = min(highest(definition), 10 ** chance.randrange(1, 11))
                number = chance.randint(
                    lowest(definition) - (chance.random() < 0.05), max(top, lowest(definition))
                )
                return (
                    number
                    if kind == "bilangan" or chance.random() < 0.5 or number < 0
                    else f"Rp{number:,}".replace(",", ".")
                )
            case "tanggal":
                day = self.on - timedelta(chance.choice([0, 1, 30, 200, 2000, 20000]) * chance.random() ** 2)
                ahead = definition.get("boleh_mendatang") or chance.random() < 0.05
                return (
                    self.on + timedelta(chance.randrange(900)) if ahead and chance.random() < 0.5 else day
                ).isoformat()
            case "waktu":
                moment = datetime.combine(self.on, datetime.min.time()) + timedelta(
                    minutes=chance.randrange(90000)
                )
                return moment.isoformat()
            case _:
                return str(definition.get("contoh", "keterangan"))


def _named(data: Any, vocabulary: Data) -> Iterator[str]:
    """Yield the facts that fees, times and products name outside conditions."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("per", "dari", "fakta", "keterlambatan", "untuk_setiap"):
                named = value if isinstance(value, list) else [value]
                yield from (name for name in named if isinstance(name, str) and name in vocabulary)
            if key != "tafsir":
                yield from _named(value, vocabulary)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value, vocabulary)
