"""The applications of a register as rows for another program: one each, with what is confidential covered.

In come the register, applications and the catalogue; out come rows.  Knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterable

from sp_engine.deciding import Catalogue, Service
from sp_engine.immutable import Immutable
from sp_engine.register.application import RecordedApplication
from sp_engine.register.disclosure import service_of, told_facts
from sp_engine.register.entry import PersonalPart
from sp_engine.register.masking import covered
from sp_engine.register.register import Register
from sp_engine.words import Language


class ExportedApplication(Immutable):
    """One application as it is handed on; what was erased, or never told, is None."""

    application: RecordedApplication
    applicant: str | None
    contact: str | None
    facts: tuple[tuple[str, str], ...]


def exported(
    register: Register,
    applications: Iterable[RecordedApplication],
    catalogue: Catalogue,
    *,
    unmasked: bool = False,
    language: Language = "id",
) -> list[ExportedApplication]:
    """Return a row for each application.  Whoever asks for them unmasked records that first."""
    applications = tuple(applications)
    wanted = (PersonalPart.APPLICANT, PersonalPart.CONTACT, PersonalPart.DECISION)
    known = register.personal(applications, wanted)
    services: dict[tuple[str, str], Service | None] = {}
    rows = []
    for application in applications:
        told = known[application.number]
        key = application.service, application.received.date().isoformat()
        if key not in services:
            services[key] = service_of(application, catalogue)
        decision = told.get(PersonalPart.DECISION, {})
        facts = told_facts(decision, services[key], unmasked=unmasked, language=language)
        contact = told.get(PersonalPart.CONTACT)
        shown = contact if unmasked else covered(contact)
        rows.append(ExportedApplication(application, told.get(PersonalPart.APPLICANT), shown, facts))
    return rows
