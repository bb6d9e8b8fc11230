"""A catalogue of services: the door of other systems.

In comes a folder, a service's name and a day or a moment; out come services, compiled when they are first
asked for and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import TypeAlias

from sp_engine.catalogue import CatalogueError, CatalogueFiles
from sp_engine.deciding.applicant_facts import NO_FILE, FactsError
from sp_engine.deciding.application_times import times_of_application
from sp_engine.deciding.decider import Service
from sp_engine.documents import Decree
from sp_engine.words import Diagnostic

ErrorsOf: TypeAlias = Callable[[Decree, str], tuple[Diagnostic, ...]]


class Catalogue:
    """A catalogue of standards.

    `errors` finds the errors in what a standard rests on, by its decree and its name within the agency;
    without it nobody looks for them.
    """

    def __init__(self, files: CatalogueFiles, errors: ErrorsOf | None = None) -> None:
        self.files = files
        self._errors = errors
        self._services: dict[tuple[str, str], Service] = {}

    def __repr__(self) -> str:
        return f"Catalogue({str(self.files.root)!r})"

    def services(self, *, on: date | datetime) -> Iterator[Service]:
        """Yield every service of every agency under the decree that holds for it on a day.

        A moment with an offset means the day that it is in each agency's own zone.  Each service is read when
        it is come to.  Raises `CatalogueError` when documents have errors.
        """
        _refuse_no_day(on)
        for decree, service, _ in self.files.services(on):
            yield self._service(service, decree)

    def service(self, service: str, *, received: datetime) -> Service:
        """Return the service `agency/service` under the decree that holds when an application is received.

        The day is that of the agency's own zone; `received` must have an offset (`FactsError`).  Raises
        `CatalogueError` as `standard` does.
        """
        received, _ = times_of_application(received, None, self.files.zone(service))
        return self.standard(service, on=received.date())

    def standard(self, service: str, *, on: date | datetime) -> Service:
        """Return the service `agency/service` under the decree that holds on the day of application.

        A moment with an offset means the day that it is in the agency's zone.  Raises `CatalogueError` when
        there is no such service, no decree that holds, or when its documents have errors.
        """
        _refuse_no_day(on)
        day = on.astimezone(self.files.zone(service)).date() if isinstance(on, datetime) else on
        return self._service(service, self.files.decree_for(service, day))

    def under(self, service: str, decree: Decree) -> Service:
        """Return the service `agency/service` as one of its decrees sets it, in force or not.

        Raises `CatalogueError` when its documents have errors.
        """
        return self._service(service, decree)

    def _other(self, service: str, day: date) -> Service | None:
        """Return a service to which another one sends applicants; None when there is none to be read."""
        try:
            return self.standard(service, on=day)
        except CatalogueError:
            return None

    def _service(self, service: str, decree: Decree) -> Service:
        key = (service, decree.folder)
        if key not in self._services:
            standard = self.files.standard_of(decree, service)
            look = None if self._errors is None else partial(self._errors, decree, service.partition("/")[2])
            self._services[key] = Service(standard, self._other, look)
        return self._services[key]


def _refuse_no_day(on: object) -> None:
    if not isinstance(on, date):
        raise FactsError([Diagnostic("SP415", NO_FILE, values={"option": "on", "given": str(on)})])
    if isinstance(on, datetime) and on.utcoffset() is None:
        raise FactsError([Diagnostic("SP413", NO_FILE, values={"option": "on"})])
