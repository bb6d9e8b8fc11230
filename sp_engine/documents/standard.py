"""Typed standards, decrees and agencies: documents joined with what they refer to.

Data only: no reading, no deciding.  Money is whole rupiah, dates are `datetime.date`, texts carry both
languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sp_engine.documents.agency import Agency
from sp_engine.documents.complaints import Complaints
from sp_engine.documents.component import Blank, Component, TakenOver
from sp_engine.documents.decree_document import DecreeDocument, ListedService
from sp_engine.documents.fee import Fee
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.service_time import Stage
from sp_engine.documents.standard_document import StandardDocument, TranscriptionStatus
from sp_engine.facts import FactDefinition, Vocabulary
from sp_engine.words import Words


class Decree(NamedTuple):
    """*Penetapan*.  In force from `in_force_from` until the day before `in_force_until`, if there is one.

    `folder`: the folder of the agency that holds it.
    """

    document: DecreeDocument
    folder: str
    in_force_until: date | None = None
    revoked_by: str | None = None

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
    def dated(self) -> date:
        return self.document.dated

    @property
    def in_force_from(self) -> date:
        return self.document.in_force_from

    @property
    def revokes(self) -> tuple[str, ...]:
        return self.document.revokes

    @property
    def services(self) -> tuple[ListedService, ...]:
        return self.document.services

    def in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day < self.in_force_until)


class WrittenStandard(NamedTuple):
    """What a standard says, as it is written: components with shared parts in their places, definitions."""

    components: Mapping[str, Any]
    definitions: Mapping[str, Any]


class Standard(NamedTuple):
    """*Standar pelayanan*: one service of one decree, complete with all 14 components.

    `taken_over`: what the service itself writes in the place of a component that it takes over.  `written`:
    the components and definitions as they are written, shared parts in their places; for receipts and JSON
    alone.
    """

    document: StandardDocument
    agency: Agency
    decree: Decree
    taken_over: Mapping[Component, TakenOver]
    facts: Mapping[str, FactDefinition]
    vocabulary: Vocabulary
    written: WrittenStandard

    def __repr__(self) -> str:
        return f"Standard({self.service}, {self.decree.number})"

    @property
    def service(self) -> str:
        return self.document.service

    @property
    def name(self) -> Words:
        return self.document.name

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
            if self.document.content(component).blank is Blank.NOT_KNOWN
            or (unwritten and component is Component.REQUIREMENTS)
        )

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        return self.document.delivery.requirements.items

    @property
    def stages(self) -> tuple[Stage, ...]:
        return self.document.delivery.service_time.stages

    @property
    def fee(self) -> Fee:
        return self.document.delivery.fee

    @property
    def complaints(self) -> Complaints:
        return self.document.delivery.complaints
