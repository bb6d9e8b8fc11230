"""A decree as its readers see it: the services side by side, each with its components and where they stand.

In come catalogue files; out come the texts that lint compares across components and across services.
Services whose documents do not hold together are left out: their errors are reported elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    SERVICE_DELIVERY,
    Agency,
    ChannelKind,
    CitedInPreamble,
    Component,
    ComponentPart,
    Decree,
    ListedService,
    Registry,
    Standard,
    Step,
    TakenOver,
    TimeRow,
    parts_of,
    text_field,
)
from sp_engine.lint.asked_for import asked_for
from sp_engine.words import Diagnostic, DiagnosticError, Words
from sp_engine.yaml_text import Sources

_ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")
_UNIT = re.compile(
    r"\b(?:Bidang|Seksi|Subbidang|Subbagian|Bagian|UPTD?)\s+([A-Z][\w/-]*(?:(?:,? dan |, | )[A-Z][\w/-]*)*)"
)


Entry: TypeAlias = ComponentPart | TimeRow | TakenOver | CitedInPreamble


class Found(NamedTuple):
    """A finding about one entry of a decree; `component` is None for the decree's own preamble."""

    component: Component | None
    entry: Entry
    finding: Diagnostic


class Text(NamedTuple):
    """The words of an entry, and the field that holds them."""

    entry: ComponentPart
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class ServiceText:
    """One service: the typed standard, and the sources that it is written in."""

    listed: ListedService
    standard: Standard
    sources: Sources

    def entries(self, component: Component) -> Iterator[ComponentPart]:
        """Yield the component, and every entry of the lists in it."""
        return parts_of(self.standard.document, component)

    def texts(self, component: Component) -> Iterator[Text]:
        """Yield each entry that has words, with them."""
        for entry in self.entries(component):
            field = text_field(entry)
            if field is not None:
                said = getattr(entry, field)
                yield Text(entry, field, said.id if isinstance(said, Words) else said)

    def found(
        self,
        code: str,
        component: Component,
        entry: Entry,
        field: str | None = None,
        **values: str | Words,
    ) -> Found:
        """Return a finding about an entry; at one of its fields, or (without one) at the entry's own name."""
        return _found(self.sources, code, component, entry, field, values)

    def steps(self) -> tuple[Step, ...]:
        return self.standard.document.delivery.procedure.steps

    def collected(self) -> set[str]:
        """Return the facts and documents that some step of the procedure collects."""
        return {name for step in self.steps() for name in step.collects}

    def spoken(self) -> str:
        """Return all that the service says about itself to an applicant."""
        texts = [self.listed.name.id, self.standard.name.id]
        for component in SERVICE_DELIVERY:
            if component is not Component.COMPLAINTS:
                texts += [text.words for text in self.texts(component)]
        return "\n".join(texts)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What the other services of a decree compare themselves with: little enough to keep for each."""

    id: str
    listed_name: str
    name: Words
    abbreviations: frozenset[str]
    units: frozenset[str]
    contacts: tuple[tuple[ChannelKind, str], ...]
    yields: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()


def neighbour_of(service: ServiceText) -> Neighbour:
    """Return what a service is to the others of its decree."""
    return Neighbour(
        service.listed.id,
        service.listed.name.id,
        service.standard.name,
        frozenset(_ABBREVIATION.findall(service.spoken())),
        frozenset(name.casefold() for text in _of_units(service) for name in _UNIT.findall(text)),
        tuple(
            (channel.known, channel.address)
            for channel in service.standard.complaints.channels
            if channel.known is not None
        ),
        frozenset(
            product.yields for product in service.standard.document.delivery.products.items if product.yields
        ),
        frozenset(
            name
            for each in service.standard.requirements
            if each.mandatory and each.guard is None
            for name in asked_for(each.condition)
        ),
    )


def _of_units(service: ServiceText) -> Iterator[str]:
    """Yield the texts that name the units of the agency: who acts, who is competent, who supervises."""
    for step in service.steps():
        yield from (step.actor, step.text.id)
    management = service.standard.document.management
    for item in (*management.competence.items, *management.supervision.items):
        yield from (item.group or "", item.text.id)
    if management.staff.text is not None:
        yield management.staff.text.id
    yield from (role.name for role in management.staff.roles)


@dataclass(frozen=True, eq=False)
class DecreeText:
    """One decree with its services, the agency's own contacts and the registry of regulations.

    `services` may be some of them; `neighbours` are all.
    """

    decree: Decree
    agency: Agency
    sources: Sources
    services: tuple[ServiceText, ...]
    neighbours: tuple[Neighbour, ...]
    contacts: Mapping[ChannelKind, tuple[str, ...]]
    regulations: Registry

    def found(self, code: str, entry: CitedInPreamble, field: str, **values: str | Words) -> Found:
        """Return a finding about a field of an entry of the preamble."""
        return _found(self.sources, code, None, entry, field, values)


def _found(
    sources: Sources,
    code: str,
    component: Component | None,
    entry: Entry,
    field: str | None,
    values: Mapping[str, str | Words],
) -> Found:
    place = entry.at if field is None else entry.place(field)
    finding = Diagnostic(code, place.file, None, values)
    return Found(component, entry, sources[place.file].place(finding, place.path, key=field is None))


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
    return None if standard is None else ServiceText(listed, standard, parser.sources)


def decree_text(
    files: CatalogueFiles,
    decree: Decree,
    agency: Agency,
    services: Iterable[ServiceText],
    neighbours: Iterable[Neighbour],
) -> DecreeText:
    """Return a decree with services that have been read."""
    own = decree.document.complaints
    contacts: dict[ChannelKind, list[str]] = {}
    for channel in (*agency.document.contacts, *(() if own is None else own.channels)):
        if channel.known is not None:
            contacts.setdefault(channel.known, []).append(channel.address)
    return DecreeText(
        decree,
        agency,
        Sources(files.decree_source(decree), files.agency_source(decree.agency)),
        tuple(services),
        tuple(neighbours),
        {kind: tuple(addresses) for kind, addresses in contacts.items()},
        files.regulations(decree.agency),
    )
