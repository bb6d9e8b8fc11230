"""Does an agency hang together: its hours, its decrees, and the services that they set.

In come the services of an agency, or a part of them; out come findings, each at its place.  An agency with
thousands of services is done in parts: each is read by itself, and once all are read, compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from sp_engine.catalogue import CatalogueFiles, misplaced, shown_path
from sp_engine.conditions import new_fact
from sp_engine.documents import (
    Agency,
    AgencyDocument,
    Decree,
    DecreeDocument,
    ListedService,
    Reading,
    Standard,
    StandardDocument,
    StandardParser,
    agency_of,
)
from sp_engine.lint.acknowledged import Acknowledged
from sp_engine.lint.decree_and_services import Neighbour, ServiceText, decree_text, neighbour_of, service_text
from sp_engine.lint.flows import flow_problems
from sp_engine.lint.layers import LAYERED, layer_findings
from sp_engine.lint.letters import letter_problems
from sp_engine.lint.lint_rules import preamble_findings, service_findings, standard_problems
from sp_engine.lint.listed_name import listed_name_problems
from sp_engine.lint.notice_promises import notice_problems
from sp_engine.lint.open_marks import open_marks
from sp_engine.lint.regulations import unregistered
from sp_engine.words import Diagnostic, DiagnosticError, failing_at, nearest
from sp_engine.yaml_text import Source


@dataclass(frozen=True, slots=True)
class Part:
    """The services of an agency from `first` up to `last`, decree by decree; all of them without numbers."""

    agency: str
    first: int = 0
    last: int | None = None

    @property
    def whole(self) -> bool:
        return self.first == 0 and self.last is None


@dataclass(frozen=True, slots=True)
class PartRead:
    """What reading a part came to: its findings, and what comparing it with the other parts takes.

    `unread` are its documents that an error in another one kept from being read.
    """

    findings: list[Diagnostic]
    used: frozenset[tuple[str, str, str]] = frozenset()
    neighbours: Mapping[str, tuple[Neighbour, ...]] | None = None
    acknowledged: tuple[Acknowledged, ...] = ()
    unread: tuple[str, ...] = ()


def together(parts: Iterable[PartRead]) -> PartRead:
    """Return what reading all parts of an agency came to."""
    parts = list(parts)
    neighbours: dict[str, tuple[Neighbour, ...]] = {}
    for part in parts:
        for folder, some in (part.neighbours or {}).items():
            neighbours[folder] = (*neighbours.get(folder, ()), *some)
    findings = list(chain.from_iterable(part.findings for part in parts))
    acknowledged = tuple(chain.from_iterable(part.acknowledged for part in parts))
    return PartRead(findings, frozenset().union(*(part.used for part in parts)), neighbours, acknowledged)


class AgencyLint:
    """The check of a part of an agency: first `read`, then `compare` with what reading all parts came to."""

    def __init__(self, files: CatalogueFiles, part: Part) -> None:
        self.files, self.part = files, part
        self.folder = files.root / part.agency
        self.standards: dict[tuple[str, str], Standard] = {}
        self.findings: list[Diagnostic] = []
        self._texts: dict[str, list[ServiceText]] = {}
        self._used: set[tuple[str, str, str]] = set()
        self._acknowledged: list[Acknowledged] = []
        self._in_folder: dict[str, set[str]] = {}

    # ── reading ──────────────────────────────────────────────────────────────
    def read(self) -> PartRead:
        """Read the documents and return what is wrong with each by itself."""
        try:
            with failing_at(shown_path(self.folder / "instansi.yaml")):
                self._agency()
        except DiagnosticError as error:
            self.findings.extend(error.diagnostics)
        self._letters(self.folder)
        neighbours = {
            folder: tuple(neighbour_of(service) for service in services)
            for folder, services in self._texts.items()
        }
        return PartRead(self.findings, frozenset(self._used), neighbours, tuple(self._acknowledged))

    @cached_property
    def services(self) -> list[tuple[Decree, str, ListedService | None]]:
        """The services of this part: listed in their decree, or with a document in its folder."""
        every = []
        for decree in self.files.decrees(self.part.agency):
            listed = {service.id: service for service in decree.services}
            names = sorted(listed.keys() | self._documents(decree))
            every += [(decree, name, listed.get(name)) for name in names]
        return every[self.part.first : self.part.last]

    def _documents(self, decree: Decree) -> set[str]:
        if decree.folder not in self._in_folder:
            self._in_folder[decree.folder] = service_files(self.folder / decree.folder)
        return self._in_folder[decree.folder]

    def unread(self) -> tuple[str, ...]:
        """Return the documents of this part that nothing was made of, and in which nothing is wrong."""
        made = {source.name for source in self.files.read_under(self.folder)}
        try:
            services = [self.files.service_path(decree, service) for decree, service, _ in self.services]
        except DiagnosticError:
            documents = [*self.folder.rglob("*.yaml")]
        else:
            standards = {self.folder / folder / f"{service}.yaml" for folder, service in self.standards}
            made -= {shown_path(path) for path in services if path not in standards}
            documents = [*services, *(path.with_suffix(".uji.yaml") for path in services)]
        made |= {finding.file for finding in self.findings}
        return tuple(name for path in documents if path.exists() and (name := shown_path(path)) not in made)

    def of_service(self, decree: Decree, service: str) -> PartRead:
        """Return what is wrong with what one service rests on: its document, its decree and its agency.

        What is wrong with another service, or with how the decree lists it, is left out.
        """
        try:
            agency = self._own_document()
            listed = [one for one in decree.services if one.id == service]
            self._listed(decree, listed)
            self._preamble(decree)
            if agency is not None and listed:
                with failing_at(self._file_of(decree, service)):
                    self._service(decree, service, listed[0], agency)
        except DiagnosticError as error:
            self.findings.extend(error.diagnostics)
        set_by = self.folder / decree.folder / "penetapan.yaml"
        self._letters(self.folder / "instansi.yaml", set_by, self.files.service_path(decree, service))
        return PartRead(self.findings, acknowledged=tuple(self._acknowledged))

    def _letters(self, *places: Path) -> None:
        for source in self.files.read_under(*places):
            self.findings += [*letter_problems(source, self.findings), *open_marks(source)]

    def _own_document(self) -> Agency | None:
        """Look at the agency's own documents, and return the agency if it can be read."""
        for kind in LAYERED:
            if (self.folder / f"{kind}.yaml").exists():
                self.findings.extend(layer_findings(self.files, kind, self.part.agency))
        source = self.files.agency_source(self.part.agency)
        document = AgencyDocument.read(source.data, (), Reading(source))
        self.findings.extend(misplaced(source, document.place("id").path, document.id, self.folder.name))
        self.findings.extend(notice_problems(source, document))
        self._acknowledge(source, document)
        agency, findings = agency_of(source, self.files.years())
        self.findings.extend(findings)
        return agency

    def _agency(self) -> None:
        agency = self._own_document()
        for decree in self.files.decrees(self.part.agency):
            self._listed(decree, decree.services)
            self._preamble(decree)
        self.findings.extend(finding for finding, _ in self.files.order_findings(self.part.agency))
        if agency is None:
            return
        for decree, service, listed in self.services:
            if service in self._documents(decree):
                try:
                    with failing_at(self._file_of(decree, service)):
                        self._service(decree, service, listed, agency)
                except DiagnosticError as error:
                    self.findings.extend(error.diagnostics)

    def _file_of(self, decree: Decree, service: str) -> str:
        return shown_path(self.files.service_path(decree, service))

    def _listed(self, decree: Decree, services: Iterable[ListedService]) -> None:
        """Look at how a decree lists some of its services."""
        source = self.files.decree_source(decree)
        documents = self._documents(decree)
        unlisted = documents - {service.id for service in decree.services}
        seen: set[str] = set()
        for service in services:
            path = service.place("id").path
            if service.id in seen:
                self.findings.append(source.finding("SP222", path, name=service.id))
            elif service.id not in documents:
                near = nearest(service.id, unlisted)
                code, name = ("SP307", service.id) if near is None else ("SP308", near)
                self.findings.append(source.finding(code, path, name=name, suggestion=near))
            seen.add(service.id)

    def _preamble(self, decree: Decree) -> None:
        source = self.files.decree_source(decree)
        self._acknowledge(source, decree.document)
        registry = self.files.regulations(self.part.agency)
        for entry in decree.document.preamble:
            place = entry.place("regulation")
            self.findings.extend(unregistered(source, place, entry.regulation, registry))

    def _service(self, decree: Decree, service: str, listed: ListedService | None, agency: Agency) -> None:
        parser = self.files.parser(decree, service)
        standard = parser.parse(agency, decree)
        source, document = parser.source, parser.document
        self._acknowledge(source, document)
        named = document.place("service").path
        self.findings.extend(misplaced(source, named, document.service, f"{decree.agency}/{service}"))
        absent = {s.id for s in decree.services} - self._documents(decree) if listed is None else set()
        if listed is None and nearest(service, absent) is None:  # else told where it is listed
            self.findings.append(source.finding("SP308", named, name=service))
        if not (self.folder / decree.folder / f"{service}.uji.yaml").exists():
            self.findings.append(source.finding("SP310", named, name=service))
        # A choice without choices is a finding about the vocabulary.
        self.findings.extend(f for f in parser.findings if f.code != "SP214" or f.values["expected"])
        if standard is not None:
            self.standards[decree.folder, service] = standard
            others = partial(self._under_other_decrees, decree, service, agency)
            self.findings.extend(standard_problems(standard, parser.sources, others))
            for name in document.definitions:
                if name not in parser.scope.used_definitions:
                    path = document.place("definitions").under(name).path
                    self.findings.append(source.finding("SP309", path, key=True, name=name))
            if listed is not None:
                self.findings.extend(listed_name_problems(listed, document, source))
                text = ServiceText(listed, standard, parser.sources)
                self._texts.setdefault(decree.folder, []).append(text)
        for steps in (document.delivery.procedure.steps, document.delivery.complaints.steps):
            self.findings.extend(flow_problems(steps, parser.sources))
        self.findings.extend(_collected_problems(parser))
        self._used |= parser.shared.used

    def _acknowledge(
        self, source: Source, document: AgencyDocument | DecreeDocument | StandardDocument
    ) -> None:
        self._acknowledged += (Acknowledged(source, one) for one in document.acknowledgements)

    def _under_other_decrees(self, decree: Decree, service: str, agency: Agency) -> Iterator[Standard]:
        """Yield what other decrees of the agency say of a service, where that can be read."""
        for other in self.files.decrees(self.part.agency):
            listed = next((one for one in other.services if one.id == service), None)
            if other.folder != decree.folder and listed is not None:
                text = service_text(self.files, other, listed, agency)
                if text is not None:
                    yield text.standard

    # ── comparing ────────────────────────────────────────────────────────────
    def compare(self, read: PartRead) -> list[Diagnostic]:
        """Return what all services together show; nothing while errors leave open who uses what."""
        if has_errors(read.findings):
            return []
        try:
            with failing_at(shown_path(self.folder / "instansi.yaml")):
                return self._compared(read)
        except DiagnosticError as error:
            return list(error.diagnostics)

    def _compared(self, read: PartRead) -> list[Diagnostic]:
        agency = self.files.agency(self.part.agency)
        if not self._texts:
            self._read_again(agency)
        findings = list(self._unused(read.used))
        for decree in self.files.decrees(self.part.agency):
            order = {service.id: at for at, service in enumerate(decree.services)}
            services = sorted(self._texts.get(decree.folder, ()), key=lambda text: order[text.listed.id])
            neighbours = sorted((read.neighbours or {}).get(decree.folder, ()), key=lambda one: order[one.id])
            text = decree_text(self.files, decree, agency, services, neighbours)
            findings += (one.finding for one in (*preamble_findings(text), *service_findings(text)))
        return findings

    def _read_again(self, agency: Agency) -> None:
        for decree, _, listed in self.services:
            text = None if listed is None else service_text(self.files, decree, listed, agency)
            if text is not None:
                self._texts.setdefault(decree.folder, []).append(text)

    def _unused(self, used: frozenset[tuple[str, str, str]]) -> Iterator[Diagnostic]:
        """Yield the shared parts that no service takes over."""
        own = self.files.agency_source(self.part.agency)
        decrees = self.files.decrees(self.part.agency)
        for source, shared in (
            (own, AgencyDocument.read(own.data, (), Reading(own)).shared),
            *((self.files.decree_source(decree), decree.document.shared) for decree in decrees),
        ):
            for component, parts in shared.items():
                for name, part in parts.items():
                    if (source.name, component, name) not in used:
                        yield source.finding("SP309", part.path, key=True, name=name)


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether a finding is more than a warning."""
    return any(finding.severity == "error" for finding in findings)


def service_files(folder: Path) -> set[str]:
    """Return the names of the services that have a document in a decree's folder."""
    names = {path.name.removesuffix(".yaml") for path in folder.glob("*.yaml")}
    return {name for name in names if name != "penetapan" and not name.endswith(".uji")}


def _collected_problems(parser: StandardParser) -> Iterator[Diagnostic]:
    """Yield the facts that procedure steps collect and the vocabulary does not know."""
    for step in parser.document.delivery.procedure.steps:
        for i, name in enumerate(step.collects):
            if name not in parser.vocabulary:
                near = nearest(name, parser.vocabulary)
                place = step.place("collects").under(i)
                otherwise = new_fact(name)
                yield parser.sources.finding("SP204", place, fact=name, suggestion=near, otherwise=otherwise)
