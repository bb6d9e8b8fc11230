"""Where every item of the catalogue comes from: items in the decree beside items in the catalogue.

The decree's own counts stand in `docs/data/butir-keputusan.yaml`, counted in the decrees and not from the
catalogue; every difference needs its explanation there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pages.sections import table
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.component import SERVICE_DELIVERY
from sp_engine.documents.standard import COMPONENTS, Decree

DATA = Path(__file__).parent.parent / "data" / "butir-keputusan.yaml"
SUMMARY = ("Instansi", "Keputusan", "Layanan", "Butir keputusan", "Butir katalog", "Komponen berselisih")
COLUMNS = ("Komponen", "Keputusan", "Katalog", "Bersama", "Selisih")


def decree_counts() -> Mapping[str, Any]:
    """Return the counts and explanations of the data file."""
    data: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return data


def catalogue_counts(files: CatalogueFiles, decree: Decree, service: str) -> dict[str, int]:
    """Return how many different items of the decree each component of a service carries."""
    standard = files.standard_of(decree, f"{decree.agency}/{service}")
    return {name: _count(name, standard.components[name]) for name in COMPONENTS}


def _count(component: str, data: Any) -> int:
    if isinstance(data, list):
        return _items(entry for entry in data if entry.get("asal", component) == component)
    if "belum_ditetapkan" in data or "belum_diketahui" in data:
        return 0
    match component:
        case "prosedur":
            return _items(data["langkah"])
        case "jangka_waktu":
            return _items(data["tahap"])
        case "jumlah_pelaksana":
            return len(data.get("rincian", "1"))
        case "biaya":
            return len(data.get("komponen", "1"))
        case "pengaduan":
            return len(data["saluran"]) + ("alur" in data) + len(data.get("kelas", ()))
    raise AssertionError(component)


def _items(entries: Any) -> int:
    """Count the numbers that entries carry, each once; an entry without a number counts one."""
    numbers: set[str] = set()
    without = 0
    for entry in entries:
        item = entry.get("butir")
        if item is None:
            without += 1
        else:
            numbers.update(map(str, item if isinstance(item, list) else [item]))
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
    written = files.parser(decree, service).source.data
    for component, title in COMPONENTS.items():
        group = "pelayanan" if component in SERVICE_DELIVERY else "pengelolaan"
        reason = data["selisih"].get(name, {}).get(component, "")
        expected = data["butir"][name][component]
        yield title.id, expected, counted[component], _shared(written[group][component]), reason


def _shared(written: Any) -> str:
    entries = written if isinstance(written, list) else [written]
    return ", ".join(f"`{entry['bersama']}`" for entry in entries if "bersama" in entry)
