"""A decree as its readers see it: the services side by side, each with its components and where they stand.

In come catalogue files; out come the texts that lint compares across components and across services.
Services whose documents do not hold together are left out: their errors are reported elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.component import SERVICE_DELIVERY
from sp_engine.documents.decree_document import ListedService
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import Agency, Decree, Standard
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import Source

_ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")
_UNIT = re.compile(
    r"\b(?:Bidang|Seksi|Subbidang|Subbagian|Bagian|UPTD?)\s+([A-Z][\w/-]*(?:(?:,? dan |, | )[A-Z][\w/-]*)*)"
)
# The lists inside a component that is not itself a list.
_LISTS = ("langkah", "tahap", "komponen", "saluran", "alur", "kelas", "rincian")


class Found(NamedTuple):
    """A finding about one entry of a decree; `component` is None for the decree's own preamble."""

    component: str | None
    entry: Piece
    finding: Diagnostic


@dataclass(frozen=True, slots=True)
class ServiceText:
    """One service: the typed standard, and its components as written, shared parts in their places."""

    listed: ListedService
    standard: Standard
    source: Source
    pieces: Mapping[str, Piece]

    def entries(self, component: str) -> Iterator[Piece]:
        """Yield the component, and every entry of the lists in it."""
        piece = self.pieces[component]
        if isinstance(piece.data, list):
            yield from piece.items()
            return
        yield piece
        for key in _LISTS:
            if key in piece.data:
                yield from piece.at(key).items()

    def texts(self, component: str) -> Iterator[tuple[Piece, str]]:
        """Yield each entry with the key of its text, where it has one."""
        for entry in self.entries(component):
            for key in ("uraian", "alamat", "peran"):
                if key in entry.data:
                    yield entry, key

    def steps(self) -> list[Piece]:
        return [entry for entry in self.entries("prosedur") if "pelaku" in entry.data]

    def collected(self) -> set[str]:
        """Return the facts and documents that some step of the procedure collects."""
        return {name for step in self.steps() for name in step.data.get("mengumpulkan", ())}

    def spoken(self) -> str:
        """Return all that the service says about itself to an applicant."""
        texts = [self.listed.name.id, self.standard.name.id]
        for component in SERVICE_DELIVERY:
            if component != "pengaduan":
                texts += [entry.data[key] for entry, key in self.texts(component)]
        return "\n".join(texts)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What the other services of a decree compare themselves with: little enough to keep for each."""

    id: str
    listed_name: str
    name: Words
    abbreviations: frozenset[str]
    units: frozenset[str]
    contacts: tuple[tuple[str, str], ...]


def neighbour_of(service: ServiceText) -> Neighbour:
    """Return what a service is to the others of its decree."""
    return Neighbour(
        service.listed.id,
        service.listed.name.id,
        service.standard.name,
        frozenset(_ABBREVIATION.findall(service.spoken())),
        frozenset(
            name.casefold()
            for component in ("prosedur", "kompetensi_pelaksana", "jumlah_pelaksana", "pengawasan_internal")
            for entry in service.entries(component)
            for key in ("pelaku", "kelompok", "peran", "uraian")
            for name in _UNIT.findall(entry.data.get(key, ""))
        ),
        tuple(
            (entry.data["jenis"], entry.data["alamat"])
            for entry in service.entries("pengaduan")
            if "jenis" in entry.data and "alamat" in entry.data
        ),
    )


@dataclass(frozen=True, eq=False)
class DecreeText:
    """One decree with its services, the agency's own contacts and the registry of regulations.

    `services` may be some of them; `neighbours` are all.
    """

    decree: Decree
    source: Source
    agency: Agency
    agency_source: Source
    services: tuple[ServiceText, ...]
    neighbours: tuple[Neighbour, ...]
    contacts: Mapping[str, tuple[str, ...]]
    regulations: Mapping[str, Mapping[str, Any]]


def found(
    code: str, component: str | None, entry: Piece, key: str | None = None, **values: str | Words
) -> Found:
    """Return a finding about an entry; at its `key`, or (without one) at the entry's own name."""
    path = entry.path if key is None else (*entry.path, key)
    finding = Diagnostic(code, entry.source.name, None, values)
    return Found(component, entry, entry.source.place(finding, path, key=key is None))


def read_decree(files: CatalogueFiles, decree: Decree) -> DecreeText:
    """Return a decree with every service that can be read."""
    agency = files.agency(decree.agency)
    read = (service_text(files, decree, listed, agency) for listed in decree.services)
    services = [service for service in read if service is not None]
    return decree_text(files, decree, agency, services, [neighbour_of(service) for service in services])


def service_text(
    files: CatalogueFiles, decree: Decree, listed: ListedService, agency: Agency
) -> ServiceText | None:
    """Return a service of a decree; None without a document, or with one that does not hold together."""
    if not files.service_path(decree, listed.id).exists():
        return None
    try:
        parser = files.parser(decree, listed.id)
    except DiagnosticError:
        return None
    standard = parser.parse(agency, decree)
    return None if standard is None else ServiceText(listed, standard, parser.source, parser.pieces)


def decree_text(
    files: CatalogueFiles,
    decree: Decree,
    agency: Agency,
    services: Iterable[ServiceText],
    neighbours: Iterable[Neighbour],
) -> DecreeText:
    """Return a decree with services that have been read."""
    folder = files.root / decree.agency
    source = files.source(folder / decree.folder / "penetapan.yaml", "penetapan")
    agency_source = files.source(folder / "instansi.yaml", "instansi")
    contacts: dict[str, list[str]] = {}
    own = agency_source.data.get("kontak", ())
    for channel in (*own, *source.data.get("pengaduan_instansi", {}).get("saluran", ())):
        contacts.setdefault(channel["jenis"], []).append(channel["alamat"])
    return DecreeText(
        decree,
        source,
        agency,
        agency_source,
        tuple(services),
        tuple(neighbours),
        {kind: tuple(addresses) for kind, addresses in contacts.items()},
        files.regulations,
    )
