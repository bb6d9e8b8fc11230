"""Typed standards, decrees and agencies: documents joined with what they refer to.

Data only: no reading, no deciding.  Money is whole rupiah, dates are `datetime.date`, texts carry both
languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sp_engine.documents.agency import Agency
from sp_engine.documents.complaints import Complaints
from sp_engine.documents.component import Blank, Component, TakenOver
from sp_engine.documents.decree_document import DecreeDocument, ListedService
from sp_engine.documents.fee import Fee
from sp_engine.documents.products import Product
from sp_engine.documents.requirements import Requirement, Requirements
from sp_engine.documents.service_time import Stage
from sp_engine.documents.standard_document import StandardDocument, TranscriptionStatus
from sp_engine.documents.tenure import Ending, Tenure
from sp_engine.facts import EARLIEST, FactDefinition, Vocabulary
from sp_engine.immutable import NamedTuple
from sp_engine.words import Words
from sp_engine.workdays import WorkingDuration


class Decree(NamedTuple):
    """*Penetapan*.  In force from `in_force_from` until the day before `in_force_until`, if there is one.

    `folder`: the folder of the agency that holds it; `tenures`: the days on which it holds for each of its
    services among the decrees of its agency, None for a decree that stands alone.
    """

    document: DecreeDocument
    folder: str
    in_force_until: date | None = None
    revoked_by: str | None = None
    tenures: Mapping[str, Tenure] | None = None

    @property
    def agency(self) -> str:
        return self.document.agency

    @property
    def number(self) -> str:
        return self.document.number

    @property
    def title(self) -> str:
        return self.document.title

    @property
    def dated(self) -> date | None:
        return self.document.dated

    @property
    def in_force_from(self) -> date | None:
        return self.document.in_force_from

    @property
    def dates_not_known(self) -> bool:
        return self.document.dates_not_known

    @property
    def first_day(self) -> date:
        """The first day on which it can be in force: the earliest of all when that is not known."""
        return EARLIEST if self.in_force_from is None else self.in_force_from

    @property
    def services(self) -> tuple[ListedService, ...]:
        return self.document.services

    @property
    def ends(self) -> date | None:
        """The day from which it is in force no more; None while nothing ends it, or if it never began."""
        until = self.in_force_until
        return None if until is None or until <= self.first_day else until

    def in_force(self, day: date) -> bool:
        """Whether it has begun, and neither ended nor been revoked; a newer one may hold for a service."""
        return self.first_day <= day and (self.in_force_until is None or day < self.in_force_until)

    def tenure(self, service: str) -> Tenure:
        """Return the days on which it holds for one of its services, by its name within the agency."""
        if self.tenures is None:
            ending = None if self.in_force_until is None else Ending.EXPIRED
            return Tenure(service, self.in_force_from, self.in_force_until, ending)
        return self.tenures.get(service) or Tenure(service, None, None, Ending.UNPLACED)


class WrittenStandard(NamedTuple):
    """What a standard says, as it is written: components with shared parts in their places, definitions."""

    components: Mapping[str, Any]
    definitions: Mapping[str, Any]


class Standard(NamedTuple):
    """*Standar pelayanan*: one service of one decree, complete with all 14 components.

    `taken_over`: what the service itself writes in the place of a component that it takes over.  `written`:
    the components and definitions as they are written, shared parts in their places; for receipts and JSON
    alone.  `working_durations`: what its conditions count in working days between two dates.
    """

    document: StandardDocument
    agency: Agency
    decree: Decree
    taken_over: Mapping[Component, TakenOver]
    facts: Mapping[str, FactDefinition]
    vocabulary: Vocabulary
    written: WrittenStandard
    working_durations: tuple[WorkingDuration, ...] = ()

    def __repr__(self) -> str:
        return f"Standard({self.service}, {self.decree.number})"

    @property
    def service(self) -> str:
        return self.document.service

    @property
    def name(self) -> Words:
        return self.document.name

    @property
    def tenure(self) -> Tenure:
        """The days on which its decree holds for it."""
        return self.decree.tenure(self.service.partition("/")[2])

    def holds(self, day: date) -> bool:
        return self.tenure.holds(day)

    @property
    def draft(self) -> bool:
        return self.document.transcription.status is TranscriptionStatus.DRAFT

    @property
    def unfinished(self) -> tuple[Component, ...]:
        """The components that nobody has transcribed yet, or not wholly."""
        unwritten = any(requirement.unwritten for requirement in self.requirements)
        return tuple(
            component
            for component in Component
            if not self.transcribed(component) or (unwritten and component is Component.REQUIREMENTS)
        )

    def transcribed(self, component: Component) -> bool:
        """Whether it is known what a component says, or that the decree left it blank."""
        return self.document.content(component).blank is not Blank.NOT_KNOWN

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        return self.document.delivery.requirements.items

    @property
    def requires_nothing(self) -> bool:
        """Whether the decree says that nothing is required; a list that is blank says no such thing."""
        written = self.document.delivery.requirements
        return isinstance(written, Requirements) and written.none_required

    @property
    def stages(self) -> tuple[Stage, ...]:
        return self.document.delivery.service_time.stages

    @property
    def fee(self) -> Fee:
        return self.document.delivery.fee

    @property
    def products(self) -> tuple[Product, ...]:
        return self.document.delivery.products.items

    @property
    def complaints(self) -> Complaints:
        return self.document.delivery.complaints
