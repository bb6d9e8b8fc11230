"""Where every item of the catalogue comes from: items in the decree beside items in the catalogue.

The decree's own counts stand in `docs/data/butir-keputusan.yaml`, counted in the decrees and not from the
catalogue; every difference needs its explanation there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, assert_never

import yaml

from pages.sections import table
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    SHARED,
    Component,
    ComponentPart,
    Decree,
    StandardDocument,
    component_title,
    item_number,
    parts_of,
)

DATA = Path(__file__).parent.parent / "data" / "butir-keputusan.yaml"
SUMMARY = ("Instansi", "Keputusan", "Layanan", "Butir keputusan", "Butir katalog", "Komponen berselisih")
COLUMNS = ("Komponen", "Keputusan", "Katalog", "Bersama", "Selisih")


def decree_counts() -> Mapping[str, Any]:
    """Return the counts and explanations of the data file."""
    data: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return data


def catalogue_counts(files: CatalogueFiles, decree: Decree, service: str) -> dict[str, int]:
    """Return how many different items of the decree each component of a service carries."""
    document = files.standard_of(decree, f"{decree.agency}/{service}").document
    return {component: _count(component, document) for component in Component}


def _count(component: Component, document: StandardDocument) -> int:
    if document.content(component).blank is not None:
        return 0
    delivery, management = document.delivery, document.management
    match component:
        case Component.REQUIREMENTS:
            own = (r for r in delivery.requirements.items if r.component is component)
            return _items(own)
        case Component.SERVICE_TIME:
            return _items(delivery.service_time.stages)
        case Component.STAFF:
            return len(management.staff.roles) or 1
        case Component.FEE:
            return len(delivery.fee.components) or 1
        case Component.COMPLAINTS:
            complaints = delivery.complaints
            return len(complaints.channels) + bool(complaints.steps) + len(complaints.classes)
        case Component.PROCEDURE:
            return _items(delivery.procedure.steps)
        case (
            Component.PRODUCTS
            | Component.LEGAL_BASIS
            | Component.FACILITIES
            | Component.COMPETENCE
            | Component.SUPERVISION
            | Component.SERVICE_GUARANTEE
            | Component.SAFETY_GUARANTEE
            | Component.EVALUATION
        ):
            return _items(parts_of(document, component))
        case _ as never:
            assert_never(never)


def _items(entries: Iterable[ComponentPart]) -> int:
    """Count the numbers that entries carry, each once; an entry without a number counts one."""
    numbers: set[str] = set()
    without = 0
    for entry in entries:
        item = item_number(entry)
        if item is None:
            without += 1
        else:
            numbers.update(map(str, item if isinstance(item, tuple) else [item]))
    return len(numbers) + without


def provenance() -> str:
    """Return the summary and a table for every service."""
    files = CatalogueFiles()
    data = decree_counts()
    parts, summary = [], []
    for agency in files.agency_ids():
        for decree in files.decrees(agency):
            totals = [0, 0, 0]
            tables = []
            for listed in decree.services:
                name = f"{agency}/{listed.id}"
                rows = list(_rows(files, decree, listed.id, data))
                totals = [
                    totals[0] + sum(row[1] for row in rows),
                    totals[1] + sum(row[2] for row in rows),
                    totals[2] + sum(row[1] != row[2] for row in rows),
                ]
                cells = [(row[0], str(row[1]), str(row[2]), *row[3:]) for row in rows]
                tables.append(f"### {name}\n\n{listed.name.id}\n\n" + table(COLUMNS, cells))
            parts.append(f"## {agency} · Keputusan {decree.number}\n\n" + "\n\n".join(tables))
            summary.append((agency, decree.number, str(len(decree.services)), *map(str, totals)))
    return "\n\n".join([table(SUMMARY, summary), *parts])


def _rows(
    files: CatalogueFiles, decree: Decree, service: str, data: Mapping[str, Any]
) -> Iterator[tuple[str, int, int, str, str]]:
    name = f"{decree.agency}/{service}"
    counted = catalogue_counts(files, decree, service)
    document = files.standard_of(decree, name).document
    for component in Component:
        reason = data["selisih"].get(name, {}).get(component, "")
        expected = data["butir"][name][component]
        title = component_title(component)
        yield title.id, expected, counted[component], _shared(document, component), reason


def _shared(document: StandardDocument, component: Component) -> str:
    """Return the shared parts that a component takes over, as the places of its parts tell."""
    parts = (document.content(component), *parts_of(document, component))
    paths = (part.at.path for part in parts)
    return ", ".join(dict.fromkeys(f"`{path[2]}`" for path in paths if path[0] == SHARED))
