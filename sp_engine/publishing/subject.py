"""Of what papers are made: an agency on a day, one of its decrees, or one service.

In come a catalogue's files and what somebody named; out come the standards, under the decrees that set them.
Which papers are made of them is not known here.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import Agency, Decree, Standard
from sp_engine.immutable import Immutable

Breadth: TypeAlias = Literal["agency", "decree", "service"]


class Subject(Immutable):
    """What is published: standards in the order of their decrees; `breadth` is what was named.

    `amended` are the standards that those of an amending decree take the place of.
    """

    agency: Agency
    breadth: Breadth
    standards: tuple[Standard, ...]
    amended: tuple[Standard, ...] = ()

    @property
    def decrees(self) -> tuple[tuple[Decree, tuple[Standard, ...]], ...]:
        """Each decree with those of the standards that it sets."""
        found: dict[str, tuple[Decree, list[Standard]]] = {}
        for standard in self.standards:
            decree = standard.decree
            found.setdefault(decree.folder, (decree, []))[1].append(standard)
        return tuple((decree, tuple(standards)) for decree, standards in found.values())

    def before(self, standard: Standard) -> Standard | None:
        """Return what a standard of an amending decree takes the place of; None for a new service."""
        return next((one for one in self.amended if one.service == standard.service), None)


def subject_of(files: CatalogueFiles, name: str, on: date) -> Subject:
    """Return what a name means: `agency`, `agency/decree` by its folder, or `agency/service` on a day.

    An agency may have no service in force on that day.  Raises `CatalogueError` for a name of nothing, or
    when documents have errors.
    """
    agency, slash, rest = name.partition("/")
    if not slash:
        whole = files.agency(agency)
        in_force = (files.standard_of(decree, service) for decree, service, _ in files.services(on, agency))
        return _with_amended(Subject(whole, "agency", tuple(in_force)), files)
    decree = next((one for one in files.decrees(agency) if one.folder == rest), None)
    if decree is None:
        standard = files.standard(name, on)
        return Subject(standard.agency, "service", (standard,))
    listed = [one.id for one in decree.services if files.service_path(decree, one.id).exists()]
    standards = tuple(files.standard_of(decree, f"{agency}/{service}") for service in listed)
    return _with_amended(Subject(files.agency(agency), "decree", standards), files)


def _with_amended(subject: Subject, files: CatalogueFiles) -> Subject:
    """Return a subject with what the standards of amending decrees take the place of."""
    decrees = files.decrees(subject.agency.id)
    found = []
    for standard in subject.standards:
        numbers, service = standard.decree.document.amends, standard.service.partition("/")[2]
        older = [
            decree
            for decree in decrees[: decrees.index(standard.decree)]
            if numbers and any(listed.id == service for listed in decree.services)
        ]
        if older and files.service_path(older[-1], service).exists():
            found.append(files.standard_of(older[-1], standard.service))
    return subject.replace(amended=tuple(found))
