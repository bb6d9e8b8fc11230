"""A catalogue as large as one likes, made of the bundled one: the same weight of text, conditions and cases.

In come a folder and a number of services; out come agencies with decrees, each a copy of a bundled one
under another name, place and number.  The same number always gives the same catalogue.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from sp_engine.catalogue.catalogue_documents import bundled_catalogue

_FIRST = ("Suka", "Tanjung", "Muara", "Karang", "Sungai", "Bukit", "Teluk", "Pulau", "Kuala", "Padang")
_SECOND = ("Makmur", "Jaya", "Indah", "Raya", "Sari", "Mulya", "Agung", "Asri", "Bakti", "Damai", "Harapan")


class _Decree(NamedTuple):
    """A bundled decree: the text of its agency, the texts of its files, and the names of its services."""

    agency: str
    folder: str
    place: str
    number: str
    day: str
    agency_text: str
    texts: Mapping[str, str]
    services: Mapping[str, str]


def write_agencies(folder: Path, services: int) -> None:
    """Write agencies until they have `services` services; every third has a second decree."""
    decrees, dice, count, at = _bundled(), random.Random(1), 0, 0
    while count < services:
        decree, place = decrees[at % len(decrees)], _place(dice, at)
        agency = f"{decree.agency}-{at:05}"
        years = (int(decree.day[:4]), int(decree.day[:4]) + 1)[: 2 if at % 3 == 0 else 1]
        for year in years:
            named = list(decree.services)[: services - count]
            _write_decree(folder / agency, decree, agency, place, year, named)
            count += len(named)
            if count == services:
                break
        at += 1


def write_one_decree(folder: Path, services: int) -> None:
    """Write one agency whose only decree has all the services."""
    decree, dice = _bundled()[0], random.Random(1)
    rounds = -(-services // len(decree.services))
    named = [f"{name}-{i:05}" for i in range(rounds) for name in decree.services][:services]
    _write_decree(folder / decree.agency, decree, decree.agency, _place(dice, 0), 2023, named)


def _bundled() -> list[_Decree]:
    return [_decree(path) for path in sorted(bundled_catalogue().glob("*/*/penetapan.yaml"))]


def _decree(path: Path) -> _Decree:
    agency = (path.parents[1] / "instansi.yaml").read_text(encoding="utf-8")
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(path.parent.glob("*.yaml"))}
    stated = texts["penetapan.yaml"]
    return _Decree(
        path.parents[1].name,
        path.parent.name,
        _stated(agency, "wilayah").partition(" ")[2],
        _stated(stated, "nomor"),
        _stated(stated, "berlaku_sejak"),
        agency,
        texts,
        {entry["id"]: entry["nama"] for entry in yaml.safe_load(stated)["layanan"]},
    )


def _stated(text: str, key: str) -> str:
    return next(line.removeprefix(f"{key}: ") for line in text.splitlines() if line.startswith(f"{key}: "))


def _place(dice: random.Random, at: int) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_SECOND)} {at}"


def _write_decree(
    agency_folder: Path, decree: _Decree, agency: str, place: str, year: int, services: list[str]
) -> None:
    """Write some services of a decree; one named `kios-00012` is a copy of `kios`."""
    folder = agency_folder / str(year)
    folder.mkdir(parents=True)
    own = decree.agency_text.replace(f"id: {decree.agency}\n", f"id: {agency}\n")
    _write(agency_folder / "instansi.yaml", own, decree, place)
    number = f"{decree.number}/{year}/{agency}"
    stated = decree.texts["penetapan.yaml"].replace(f"instansi: {decree.agency}\n", f"instansi: {agency}\n")
    stated = stated.replace(f"nomor: {decree.number}\n", f"nomor: {number}\n")
    stated = stated.replace(f"berlaku_sejak: {decree.day}", f"berlaku_sejak: {year}{decree.day[4:]}")
    _write(folder / "penetapan.yaml", _listing(stated, decree, services), decree, place)
    for item, name in enumerate(services, 1):
        original = name if f"{name}.yaml" in decree.texts else name.rpartition("-")[0]
        for end in (".yaml", ".uji.yaml"):
            text = decree.texts.get(original + end)
            if text is not None:
                text = text.replace(f"layanan: {decree.agency}/{original}\n", f"layanan: {agency}/{name}\n")
                text = re.sub(r"(?m)^butir: .*$", f"butir: {item}", text, count=1)
                if name != original:
                    text = text.replace("\nnama: ", f"\nnama: Nomor {name.rpartition('-')[2]} ", 1)
                _write(folder / (name + end), text, decree, place)


def _listing(stated: str, decree: _Decree, services: list[str]) -> str:
    """Return the decree with these services in its list; a copy has its number in its name."""
    before, _, rest = stated.partition("\nlayanan:\n")
    after = rest.partition("\n\n")[2]
    listed = ""
    for i, name in enumerate(services, 1):
        original, _, copy = (name, "", "") if name in decree.services else name.rpartition("-")
        shown = json.dumps(f"{decree.services[original]} {copy}".strip(), ensure_ascii=False)
        listed += f"  - {{butir: {i}, id: {name}, nama: {shown}}}\n"
    return f"{before}\nlayanan:\n{listed}\n{after}"


def _write(path: Path, text: str, decree: _Decree, place: str) -> None:
    path.write_text(text.replace(decree.place, place), encoding="utf-8")
