"""The catalogue on disk: its agencies and decrees, and a typed standard for one service.

In comes a folder; out come decrees, agencies and standards.  Reads only what one service needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timezone
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sp_engine.catalogue.catalogue_documents import NOTHING, CatalogueDocuments
from sp_engine.catalogue.catalogue_error import CatalogueError, raise_any, shown_path
from sp_engine.catalogue.order_problems import OrderProblem, order_problems
from sp_engine.catalogue.service_names import alike, unknown_service
from sp_engine.catalogue.succession import holding, in_succession, listed_once, listing, services_in_force
from sp_engine.documents import (
    Agency,
    AgencyDocument,
    Decree,
    DocumentKind,
    Reading,
    Standard,
    StandardParser,
    agency_of,
    decree_of,
    shared_parts_of,
)
from sp_engine.words import Diagnostic, Words, date_in_both, nearest
from sp_engine.workdays import ZONES
from sp_engine.yaml_text import DataPath, Source

if TYPE_CHECKING:  # for which a decision should not wait
    from sp_engine.catalogue.service_history import ServiceHistory
    from sp_engine.catalogue.service_index import IndexedAgency, IndexedService, ServiceIndex

_MOST_NAMED = 40
"""How many agencies are named to somebody who named none of them."""

_LAYERED = (DocumentKind.VOCABULARY, DocumentKind.REGULATIONS)
"""The kinds of documents that an agency has and the whole catalogue too."""


class CatalogueFiles(CatalogueDocuments):
    """One catalogue folder.  Every method raises `CatalogueError` with findings, never anything else.

    `provisional`: years without a decreed calendar are filled with estimates.  `instead`: what is read in
    place of some documents, by the names that findings give them.
    """

    def __init__(
        self, root: Path | None = None, *, provisional: bool = False, instead: Mapping[str, str] = NOTHING
    ) -> None:
        super().__init__(root, provisional=provisional, instead=instead)
        self._agencies: dict[tuple[str, int | None], Agency] = {}
        self._decrees: dict[str, tuple[Decree, ...]] = {}
        self._order_findings: dict[str, tuple[tuple[Diagnostic, frozenset[str]], ...]] = {}
        self._successions: dict[str, tuple[Decree, ...]] = {}
        self._transcribed: set[tuple[str, str]] = set()

    @cached_property
    def _index(self) -> ServiceIndex:
        from sp_engine.catalogue.service_index import ServiceIndex  # who decides asks for one service only

        return ServiceIndex(self.root, self._read_list, self._behind_lists)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the folder; what was read is read again there."""
        made = partial(CatalogueFiles, self.root, provisional=self.provisional, instead=dict(self._instead))
        return made, ()

    def with_texts(self, instead: Mapping[str, str]) -> CatalogueFiles:
        """Return the same folder anew, with other texts in place of some documents."""
        return CatalogueFiles(self.root, provisional=self.provisional, instead={**self._instead, **instead})

    def forget(self, agency: str) -> None:
        """Let go of an agency, which a long run over all agencies would pile up."""
        super().forget(agency)
        self._agencies = {key: known for key, known in self._agencies.items() if key[0] != agency}
        self._decrees.pop(agency, None)
        self._order_findings.pop(agency, None)
        self._index.forget(agency)
        self._successions = {
            name: known for name, known in self._successions.items() if name.partition("/")[0] != agency
        }

    # ── agencies and decrees ─────────────────────────────────────────────────
    def agency_ids(self) -> list[str]:
        """Return the agencies of which the folder had a document when it was first asked."""
        return [*self._agency_ids]

    @cached_property
    def _agency_ids(self) -> dict[str, None]:
        return dict.fromkeys(sorted(path.parent.name for path in self.root.glob("*/instansi.yaml")))

    def agency(self, name: str, first_year: int | None = None) -> Agency:
        """Return an agency with its clock over the decreed years from `first_year` on."""
        key = (name, first_year)
        if key not in self._agencies:
            agency, findings = agency_of(self.agency_source(name), self.years(first_year))
            raise_any(findings)
            if agency is None:
                raise AssertionError("an agency without findings is complete")
            self._agencies[key] = agency
        return self._agencies[key]

    def agency_source(self, name: str) -> Source:
        path = self.root / name / "instansi.yaml"
        if path not in self._sources and name not in self._agency_ids:
            known = self.agency_ids()
            listed = ", ".join(f"`{k}`" for k in known[:_MOST_NAMED]) or "-"
            values = {"name": name, "known": listed + (", …" if known[_MOST_NAMED:] else "")}
            place = shown_path(self.root)
            raise CatalogueError([Diagnostic("SP602", place, None, values, nearest(name, known))])
        return self.source(path, DocumentKind.AGENCY)

    def zone(self, place: str) -> timezone:
        """Return the time zone of an agency, or of a service's agency."""
        name, slash, _ = place.partition("/")
        if not slash and name not in self._agency_ids and alike(place, self._titles()):
            raise CatalogueError([self._unknown(place)])
        return ZONES[self.agency_source(name).data[AgencyDocument.keys["zone"].name]]

    def decrees(self, agency: str) -> tuple[Decree, ...]:
        """Return the decrees of an agency, oldest first, each with the days on which it holds."""
        if agency not in self._decrees:
            self._decrees[agency] = in_succession(self._read_decrees(agency))
        return self._decrees[agency]

    def _read_decrees(self, agency: str) -> list[Decree]:
        self.agency_source(agency)
        decrees: list[Decree] = []
        findings: list[Diagnostic] = []
        for path in sorted((self.root / agency).glob("*/penetapan.yaml")):
            source = self.source(path, DocumentKind.DECREE)
            decree, found = decree_of(source, path.parent.name, lambda: self.vocabulary(agency))
            findings += found
            place = decree.document.place("agency")
            findings += misplaced(source, place.path, decree.agency, agency)
            decrees.append(decree)
        raise_any(findings)
        return decrees

    def order_findings(self, agency: str) -> tuple[tuple[Diagnostic, frozenset[str]], ...]:
        """Return what leaves the order of an agency's decrees open, each with the services concerned."""
        if agency not in self._order_findings:
            self._order_findings[agency] = tuple(
                (self._order_finding(problem), problem.services)
                for problem in order_problems(self.decrees(agency))
            )
        return self._order_findings[agency]

    def _order_finding(self, problem: OrderProblem) -> Diagnostic:
        finding = Diagnostic(problem.code, "", None, problem.values, problem.suggestion)
        return self.decree_source(problem.decree).place(finding, problem.place.path)

    def _open_order(self, agency: str, service: str) -> tuple[Diagnostic, ...]:
        """Return what leaves open which decree holds for a service."""
        found = self.order_findings(agency)
        return tuple(f for f, services in found if f.severity == "error" and service in services)

    def history(self, service: str) -> ServiceHistory:
        """Return all decrees of a service, with what leaves open which of them holds."""
        from sp_engine.catalogue.service_history import ServiceHistory

        decrees, (agency, _, name) = self._listing(service), service.partition("/")
        source = self.agency_source(agency)
        titles = [listed.name for decree in decrees for listed in decree.services if listed.id == name]
        return ServiceHistory(
            service,
            titles[-1],
            AgencyDocument.read(source.data, (), Reading(source)).name,
            tuple(decrees),
            frozenset(d.folder for d in decrees if not self.service_path(d, name).exists()),
            self._open_order(agency, name),
        )

    def services(self, on: date | datetime, agency: str | None = None) -> Iterator[tuple[Decree, str, Words]]:
        """Yield each service in force on a day, or on an agency's own day at a moment.

        Each with its decree, full name and title.
        """
        for name in [agency] if agency else self.agency_ids():
            day = on.astimezone(self.zone(name)).date() if isinstance(on, datetime) else on
            for decree, service in services_in_force(self.decrees(name), day):
                raise_any(self._open_order(name, service.id))
                if self.service_path(decree, service.id).exists():
                    yield decree, f"{name}/{service.id}", service.name

    def listed(self, on: date | datetime, agency: str | None = None) -> Iterator[IndexedService]:
        """Yield the same services as `services`, from what an earlier command may have read of them."""
        for name in [agency] if agency else self.agency_ids():
            found = self._indexed(name)
            day = on.astimezone(ZONES[found.zone]).date() if isinstance(on, datetime) else on
            for service in (one for one in found.services if one.holds(day)):
                if service.id in found.open_order:
                    raise_any(self._open_order(name, service.id))
                if service.transcribed:
                    yield service
        self._index.keep(self._agency_ids)

    def agency_name(self, agency: str) -> Words:
        """Return an agency's own name, from what an earlier command may have read of it."""
        return self._indexed(agency).name

    def _indexed(self, agency: str) -> IndexedAgency:
        """Return what an agency lists.  Raises what is wrong with its documents."""
        if agency not in self._agency_ids:
            self.agency_source(agency)
        return self._read_list(agency) if self._instead else self._index.agency(agency)

    def _read_list(self, agency: str) -> IndexedAgency:
        from sp_engine.catalogue.service_index import IndexedAgency, IndexedService

        source, found = self.agency_source(agency), self.order_findings(agency)
        document = AgencyDocument.read(source.data, (), Reading(source))
        services = tuple(
            IndexedService(
                f"{agency}/{one.id}",
                one.name,
                agency,
                decree.folder,
                decree.number,
                decree.in_force_from,
                (tenure.first, tenure.until) if (tenure := decree.tenure(one.id)).ever else None,
                self.service_path(decree, one.id).exists(),
            )
            for decree in reversed(self.decrees(agency))
            for one in listed_once(decree)
        )
        open_order = frozenset(
            name for finding, names in found if finding.severity == "error" for name in names
        )
        return IndexedAgency(document.zone, document.name, services, open_order)

    def _behind_lists(self) -> bytes:
        """Return what lists are read from besides the agencies' own documents."""
        return b"".join(source.text.encode() for kind in _LAYERED for source in self.layers(kind))

    # ── one standard ─────────────────────────────────────────────────────────
    def decree_for(self, service: str, on: date) -> Decree:
        """Return the decree that holds for the service on a day."""
        agency, _, name = service.partition("/")
        decrees = self._in_order(service)
        decree = holding(decrees, name, on)
        if decree is None:
            from sp_engine.catalogue.tenure_text import nearest_decrees  # for what is refused

            told = nearest_decrees(decrees, name, on)
            values: dict[str, str | Words] = {"service": service, "date": date_in_both(on), "nearest": told}
            raise CatalogueError([Diagnostic("SP603", shown_path(self.root / agency), None, values)])
        if (service, decree.folder) not in self._transcribed:
            if not self.service_path(decree, name).exists():
                place = shown_path(self.root / agency / decree.folder / "penetapan.yaml")
                raise CatalogueError([Diagnostic("SP307", place, values={"name": name})])
            self._transcribed.add((service, decree.folder))
        return decree

    def _in_order(self, service: str) -> tuple[Decree, ...]:
        """Return the decrees that list a service.  Raises where it is open which of them holds."""
        if service not in self._successions:
            decrees, (agency, _, name) = self._listing(service), service.partition("/")
            raise_any(self._open_order(agency, name))
            self._successions[service] = tuple(decrees)
        return self._successions[service]

    def _listing(self, service: str) -> list[Decree]:
        """Return the decrees of an agency that list a service, by its full name."""
        agency, _, name = service.partition("/")
        if agency not in self._agency_ids or not name:
            raise CatalogueError([self._unknown(service)])
        decrees = listing(self.decrees(agency), name)
        if not decrees:
            raise CatalogueError([self._unknown(service)])
        return decrees

    def standard(self, service: str, on: date) -> Standard:
        """Return the standard of `agency/service` in force on the day of application `on`."""
        return self.standard_of(self.decree_for(service, on), service, on.year)

    def standard_of(self, decree: Decree, service: str, first_year: int | None = None) -> Standard:
        """Return the standard that one decree sets for a service."""
        parser = self.parser(decree, service.partition("/")[2])
        standard = parser.parse(self.agency(decree.agency, first_year), decree)
        raise_any(parser.findings)
        if standard is None:
            raise AssertionError("a standard without findings is complete")
        return standard

    def parser(self, decree: Decree, name: str) -> StandardParser:
        """Return the parser of one service's document."""
        source = self.source(self.service_path(decree, name), DocumentKind.STANDARD)
        shared = shared_parts_of(self.decree_source(decree), self.agency_source(decree.agency))
        agency = decree.agency
        return StandardParser(source, shared, self.vocabulary(agency), self.regulations(agency))

    def decree_source(self, decree: Decree) -> Source:
        return self.source(self.root / decree.agency / decree.folder / "penetapan.yaml", DocumentKind.DECREE)

    def texts_behind(self, decree: Decree, name: str) -> Iterator[tuple[str, bytes]]:
        """Yield every document that can make a standard right or wrong: where it stands, and what it says.

        Other decrees' documents of the service are among them, since what they say of it is compared.
        """
        agency, every = decree.agency, self.decrees(decree.agency)
        sources = {
            **{f"{kind} {i}": s for kind in _LAYERED for i, s in enumerate(self.layers(kind, agency))},
            **{path.name: self.source(path, DocumentKind.CALENDAR) for path in self.calendar_files()},
            agency: self.agency_source(agency),
            **{one.folder: self.decree_source(one) for one in every},
            f"{decree.folder}/{name}": self.source(self.service_path(decree, name), DocumentKind.STANDARD),
        }
        for place, source in sources.items():
            yield place, source.text.encode()
        for other in every:
            if other.folder != decree.folder:
                with suppress(CatalogueError):  # it has none, or none that can be compared
                    yield f"{other.folder}/{name}", self.text(self.service_path(other, name)).encode()

    def cases_source(self, decree: Decree, name: str) -> Source | None:
        """Return the cases beside a service, if there are any."""
        path = self.root / decree.agency / decree.folder / f"{name}.uji.yaml"
        return self.source(path, DocumentKind.CASES) if path.exists() else None

    def service_path(self, decree: Decree | IndexedService, name: str) -> Path:
        """Return where the document of a service stands, or would stand."""
        return self.root / decree.agency / decree.folder / f"{name}.yaml"

    def _unknown(self, service: str) -> Diagnostic:
        return unknown_service(service, self._titles(), shown_path(self.root))

    def refuse_words(self, written: str) -> None:
        """Raise `CatalogueError` with the services that words, or a name without its agency, may mean."""
        if alike(written, self._titles()):
            raise CatalogueError([self._unknown(written)])

    def service_names(self) -> list[str]:
        """Return the full names of all services that any decree lists."""
        return [*self._titles()]

    def _titles(self) -> dict[str, Words]:
        """Return the title of every service that any decree lists, the newest one's, by its full name."""
        found: dict[str, Words] = {}
        for agency in self._agency_ids:
            for one in self._indexed(agency).services:
                found.setdefault(one.service, one.name)
        self._index.keep(self._agency_ids)
        return dict(sorted(found.items()))


def misplaced(source: Source, path: DataPath, given: str, expected: str) -> Iterator[Diagnostic]:
    """Yield a finding when a document names another place than the one where it stands."""
    if given != expected:
        yield source.finding("SP221", path, given=given, expected=expected)
