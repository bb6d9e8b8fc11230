"""Which services people mean by a few words.

In come the files of a catalogue, words and a day; out come services in force, those whose names say all of it
before those whose texts do.  A text is looked at as it is written: nothing is read as a document for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.catalogue.service_index import IndexedService


def found_services(
    files: CatalogueFiles, words: Iterable[str], on: date | datetime, agency: str | None = None
) -> list[IndexedService]:
    """Return the services that contain all words: in their names, else with their agency's, else in texts."""
    asked = [word.lower() for word in words]
    services = [*files.listed(on, agency)]
    for told in (_name, _with_agency, _with_text):
        found = [each for each in services if _contains(told(files, each), asked)]
        if found:
            return found
    return []


def _contains(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _name(_: CatalogueFiles, service: IndexedService) -> str:
    return f"{service.service} {service.name.id} {service.name.en}".lower()


def _with_agency(files: CatalogueFiles, service: IndexedService) -> str:
    agency = files.agency_name(service.agency)
    return f"{_name(files, service)} {agency.id} {agency.en}".lower()


def _with_text(files: CatalogueFiles, service: IndexedService) -> str:
    path = files.service_path(service, service.id)
    return f"{_with_agency(files, service)} {files.text(path)}".lower()
