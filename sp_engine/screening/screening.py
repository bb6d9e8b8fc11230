"""One applicant, screened for every service in force on a day.

In come a catalogue, facts and the time of receipt; out comes how each service stands to the applicant, the
chains that lead from one service to another, the services of which nothing can be decided, and the facts that
no service asks for.  Touches no clock, and no file but the catalogue's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Catalogue, Facts, FactsError, Service, times_of_application
from sp_engine.immutable import Immutable
from sp_engine.screening.access import Access
from sp_engine.screening.applicant_of_many import asked_by, asked_of, read_for_each
from sp_engine.screening.chain import Chain, chains_of
from sp_engine.screening.screened_service import ScreenedService
from sp_engine.words import Diagnostic, nearest
from sp_engine.yaml_text import Source


class Undecided(Immutable):
    """A service, or all of an agency, of which nothing can be decided, and why."""

    service: str
    errors: tuple[Diagnostic, ...]


class Screening:
    """How services stand to one applicant, in the catalogue's order.

    `findings` are the facts that no service in force asks for.
    """

    received: datetime
    services: tuple[ScreenedService, ...]
    undecided: tuple[Undecided, ...]
    findings: tuple[Diagnostic, ...]

    def __init__(
        self,
        received: datetime,
        services: tuple[ScreenedService, ...],
        undecided: tuple[Undecided, ...],
        findings: tuple[Diagnostic, ...],
        around: Mapping[str, ScreenedService],
        again: _ReadAgain,
    ) -> None:
        self.received, self.services, self.undecided, self.findings = received, services, undecided, findings
        self._around, self._again = around, again

    def __repr__(self) -> str:
        return f"Screening({len(self.services)} services, received {self.received.isoformat('T', 'minutes')})"

    def with_access(self, access: Access) -> tuple[ScreenedService, ...]:
        """Return the services that stand so to the applicant; of those to be opened the nearest first."""
        found = (one for one in self.services if one.access is access)
        return tuple(sorted(found, key=_far))

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The ways to services that need what others of their agency yield, the nearest first."""
        found = chains_of(self.services, self._around, self._again)
        return tuple(sorted(found, key=lambda chain: sum(len(link.brings) for link in chain.links)))

    def screened(self, service: str) -> ScreenedService:
        """Return a service of an agency that was screened, by its full name."""
        return self._around[service]


def _far(screened: ScreenedService) -> int:
    """Return how many things a service is away; what nothing opens comes last."""
    if screened.access is not Access.OPENABLE:
        return 0
    return (
        len(screened.service.standard.facts) if screened.shortest is None else len(screened.shortest.things)
    )


def screen(
    catalogue: Catalogue,
    facts: Mapping[str, object],
    *,
    received: datetime,
    agency: str | None = None,
    services: Collection[str] | None = None,
    after: Iterable[str] = (),
    source: Source | None = None,
) -> Screening:
    """Return how every service in force stands to one applicant.

    `received` chooses the day, each agency's own, and must have an offset.  `agency` and `services` (full
    names) narrow what is told.  `after` are stages that have ended, of whichever service has them.  A fact
    that another service asks for is left to it.  Raises `FactsError` with every problem of facts, times and
    stages, `CatalogueError` where there is no such agency, or no such service that day.
    """
    times_of_application(received, None, UTC)
    found = _InForce(catalogue, received)
    agencies = _agencies(catalogue, received, agency, services)
    near = [service for name in agencies for service in found.of(name)]
    elsewhere = (name for name in catalogue.files.agency_ids() if name not in agencies)
    stages = _stages(after, near)
    read = read_for_each(
        facts,
        near,
        lambda: (service for name in elsewhere for service in found.of(name)),
        received,
        source,
    )
    wanted = {service.standard.service for service in near} if services is None else {*services}
    told: list[ScreenedService] = []
    around: dict[str, ScreenedService] = {}
    for service, own in zip(near, read.facts, strict=True):
        name = service.standard.service
        had = tuple(stage.id for stage in service.standard.stages if stage.id in stages)
        try:
            screened = ScreenedService(service, own, received.astimezone(service.standard.agency.zone), had)
        except CatalogueError as error:
            found.undecided.append(Undecided(name, error.diagnostics))
            continue
        around[name] = screened
        told += [screened] if name in wanted else []
    undecided = (one for one in found.undecided if _of(one.service) in agencies)
    return Screening(
        received,
        tuple(told),
        tuple(one for one in undecided if services is None or one.service in wanted),
        read.findings,
        around,
        _ReadAgain(catalogue, facts, source),
    )


class _InForce:
    """The services in force at a moment, agency by agency; `undecided` are those that cannot be read."""

    def __init__(self, catalogue: Catalogue, received: datetime) -> None:
        self._catalogue, self._received = catalogue, received
        self.undecided: list[Undecided] = []

    def of(self, agency: str) -> list[Service]:
        services = []
        try:
            for _, name, _ in self._catalogue.files.services(self._received, agency):
                try:
                    service = self._catalogue.standard(name, on=self._received)
                    service.refuse_errors()
                    services.append(service)
                except CatalogueError as error:
                    self.undecided.append(Undecided(name, error.diagnostics))
        except CatalogueError as error:
            self.undecided.append(Undecided(agency, error.diagnostics))
        return services


class _ReadAgain:
    """Finds a service on a later day, and reads the same applicant's facts for it."""

    def __init__(self, catalogue: Catalogue, facts: Mapping[str, object], source: Source | None) -> None:
        self._catalogue, self._facts, self._source = catalogue, facts, source

    def __call__(self, name: str, received: datetime) -> tuple[Service, Facts]:
        service = self._catalogue.service(name, received=received)
        own = asked_of(asked_by(service), self._facts)
        return service, service.read_facts(own, received=received, source=self._source)


def _agencies(
    catalogue: Catalogue, received: datetime, agency: str | None, services: Collection[str] | None
) -> list[str]:
    """Return the agencies that are looked at; refuse names that are none."""
    files = catalogue.files
    if agency is not None:
        files.agency_source(agency)
        return [agency]
    if services is None:
        return files.agency_ids()
    for service in services:
        files.decree_for(service, received.astimezone(files.zone(service)).date())
    return list(dict.fromkeys(map(_of, services)))


def _of(service: str) -> str:
    return service.partition("/")[0]


def _stages(after: Iterable[str], services: Iterable[Service]) -> frozenset[str]:
    """Return the stages that have ended.  Raises `FactsError` for those that no service has."""
    named = [after] if isinstance(after, str) else [*after]
    known = dict.fromkeys(stage.id for service in services for stage in service.standard.stages)
    unknown = [name for name in named if name not in known]
    if unknown:
        raise FactsError(
            Diagnostic("SP428", "after", values={"given": name}, suggestion=nearest(name, known))
            for name in unknown
        )
    return frozenset(named)
