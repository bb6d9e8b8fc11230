"""The oracle's reading of a catalogue: folders of YAML in, a service with its shared parts in place out.

Like every module of the oracle but `comparison` it was written from the reference pages alone, shares no code
with sp_engine, and must stay so.  Knows nothing of facts.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Data = dict[str, Any]
BUNDLED = Path(__file__).parents[2] / "catalogue"


class _Plain(yaml.CSafeLoader):
    """What is not quoted is text, but for true, false, null, whole numbers and decimals."""


_Plain.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("tag:yaml.org,2002:bool", r"(true|false)\Z", "tf"),
    ("tag:yaml.org,2002:null", r"(null)?\Z", ["n", ""]),
    ("tag:yaml.org,2002:int", r"-?(0|[1-9][0-9]*)\Z", "-0123456789"),
    ("!decimal", r"-?(0|[1-9][0-9]*)\.[0-9]+\Z", "-0123456789"),
):
    _Plain.add_implicit_resolver(tag, re.compile(pattern), list(first))
_Plain.add_constructor("!decimal", lambda _, node: Fraction(node.value))


@cache
def read(path: Path) -> Data:
    """Return a document, or an empty one where there is none."""
    return yaml.load(path.read_text(encoding="utf-8"), _Plain) or {} if path.exists() else {}


class NoStandard(Exception):
    """No decree holds for the service on that day."""


class Service(NamedTuple):
    """A standard with what it rests on."""

    name: str
    vocabulary: Data
    definitions: Data
    requirements: list[Data] | None  # None where nobody knows them
    times: Data
    fee: Data
    products: list[Data]
    agency: Data
    years: dict[int, Data]


class Catalogue:
    """A folder; what it lacks is the bundled catalogue's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        own = read(root / "kosakata.yaml")
        self.layers = (
            [own] if own.get("mandiri") or root == BUNDLED else [read(BUNDLED / "kosakata.yaml"), own]
        )
        files = [*(BUNDLED / "kalender").glob("*.yaml"), *(root / "kalender").glob("*.yaml")]
        self.years = {read(file)["tahun"]: read(file) for file in files}

    def service(self, name: str, day: date) -> Service:
        """Return the service under the newest decree that contains it on a day."""
        agency, service = name.split("/")
        decrees = [
            (str(read(file)["berlaku_sejak"]), file)
            for file in (self.root / agency).glob("*/penetapan.yaml")
            if any(row["id"] == service for row in read(file)["layanan"])
        ]
        held = [row for row in decrees if row[0] <= day.isoformat()]
        if not held:
            raise NoStandard(name)
        file = max(held)[1]
        standard = read(file.parent / f"{service}.yaml")
        office = read(self.root / agency / "instansi.yaml")
        shared = [read(file).get("bersama", {}), office.get("bersama", {})]

        def part(component: str) -> Any:
            return _in_place(standard["pelayanan"][component], component, shared)

        requirements = part("persyaratan")
        if isinstance(requirements, dict):
            requirements = [] if requirements.get("tanpa_persyaratan") else None
        products = part("produk")
        return Service(
            name,
            vocabulary_of([*self.layers, read(self.root / agency / "kosakata.yaml")]),
            standard.get("definisi", {}),
            requirements,
            part("jangka_waktu"),
            part("biaya"),
            products if isinstance(products, list) else [],
            office,
            self.years,
        )

    def services(self) -> list[str]:
        """Return the name of every service that a decree contains."""
        files = sorted(self.root.glob("*/*/penetapan.yaml"))
        return [f"{file.parts[-3]}/{row['id']}" for file in files for row in read(file)["layanan"]]


def _in_place(content: Any, component: str, shared: list[Data]) -> Any:
    if isinstance(content, dict) and "bersama" in content:
        found = next(
            names[component][content["bersama"]]
            for names in shared
            if content["bersama"] in names.get(component, {})
        )
        return _in_place(found, component, shared)
    if isinstance(content, list):
        spliced: list[Any] = []
        for row in content:
            inner = _in_place(row, component, shared) if isinstance(row, dict) and "bersama" in row else row
            spliced += inner if isinstance(inner, list) else [inner]
        return spliced
    return content


def vocabulary_of(layers: list[Data]) -> Data:
    """Return each fact's definition, the adjustments of upper layers applied."""
    facts: Data = {}
    for layer in layers:
        for name, definition in layer.get("fakta", {}).items():
            facts.setdefault(name, definition)
        for name, change in layer.get("penyesuaian", {}).items():
            known = choices(facts[name])
            more = [row for row in change.get("pilihan", []) if row["id"] not in known]
            facts[name] = {**facts[name]}
            if more:
                facts[name]["pilihan"] = [*facts[name]["pilihan"], *more]
            if change.get("dapat_diperbaiki"):
                facts[name]["dapat_diperbaiki"] = True
    return facts


def choices(definition: Data) -> list[str]:
    """Return the values that one may choose from, in their order."""
    return [row["id"] if isinstance(row, dict) else row for row in definition.get("pilihan", [])]
