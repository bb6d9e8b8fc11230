"""A decree as its readers see it: the services side by side, each with its components and where they stand.

In come catalogue files; out come the texts that lint compares across components and across services.
Services whose documents do not hold together are left out: their errors are reported elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError
from sp_engine.reading.source import Source
from sp_engine.standards.catalogue import CatalogueFiles
from sp_engine.standards.model import Agency, Decree, ListedService, Standard
from sp_engine.standards.sharing import Piece

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


@dataclass(frozen=True, slots=True)
class DecreeText:
    """One decree with its services, the agency's own contacts and the registry of regulations."""

    decree: Decree
    source: Source
    agency: Agency
    agency_source: Source
    services: tuple[ServiceText, ...]
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
    folder = files.root / decree.agency
    source = files.source(folder / decree.folder / "penetapan.yaml", "penetapan")
    agency = files.agency(decree.agency)
    services = []
    for listed in decree.services:
        if (folder / decree.folder / f"{listed.id}.yaml").exists():
            try:
                parser = files.parser(decree, listed.id)
            except DiagnosticError:
                continue
            standard = parser.parse(agency, decree)
            if standard is not None:
                services.append(ServiceText(listed, standard, parser.source, parser.pieces))
    contacts: dict[str, list[str]] = {}
    agency_source = files.source(folder / "instansi.yaml", "instansi")
    own = agency_source.data.get("kontak", ())
    for channel in (*own, *source.data.get("pengaduan_instansi", {}).get("saluran", ())):
        contacts.setdefault(channel["jenis"], []).append(channel["alamat"])
    return DecreeText(
        decree,
        source,
        agency,
        agency_source,
        tuple(services),
        {kind: tuple(addresses) for kind, addresses in contacts.items()},
        files.regulations,
    )
