"""The documents that a new agency, decree, service or calendar begins with, each at its place in a catalogue.

In come the answers that only a person can give; out come texts by path.  Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sp_engine.authoring.editor_schema import first_line
from sp_engine.authoring.skeletons import (
    Author,
    DecreeAnswers,
    ServiceAnswers,
    agency_text,
    cases_text,
    decree_text,
    service_text,
)
from sp_engine.authoring.successor import lines_of, successor_texts
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    Decree,
    DecreeDocument,
    DocumentKind,
    Reading,
    document_text,
    estimated_calendar,
    laid_out,
)

Texts = Mapping[Path, str]


def new_agency(name: str, title: str, region: str, zone: str) -> Texts:
    """Return the document of an agency."""
    return {Path(name, "instansi.yaml"): agency_text(name, title, region, zone)}


def new_decree(
    folder: str, answers: DecreeAnswers, services: Sequence[ServiceAnswers], author: Author
) -> Texts:
    """Return a decree with its services."""
    texts = {Path(answers.agency, folder, "penetapan.yaml"): decree_text(answers, services, author)}
    for service in services:
        texts |= new_service(folder, service, answers.in_force_from, author)
    return texts


def new_successor(
    files: CatalogueFiles, old: Decree, folder: str, answers: DecreeAnswers, author: Author
) -> Texts:
    """Return a decree that replaces another, with that one's services and cases."""
    texts = successor_texts(files, old, answers, author)
    return {Path(answers.agency, folder, name): text for name, text in texts.items()}


def new_service(folder: str, service: ServiceAnswers, first: date, author: Author) -> Texts:
    """Return a service of the decree in a folder, which is in force from `first`."""
    place = Path(service.agency, folder)
    return {
        place / f"{service.id}.yaml": service_text(service, author),
        place / f"{service.id}.uji.yaml": cases_text(service, first),
    }


def with_service(files: CatalogueFiles, path: Path, service: ServiceAnswers) -> str | None:
    """Return the decree at a path with one more line in its list of services; the rest stays as it is.

    None when that list is not written line by line.
    """
    source = files.source(files.root / path, DocumentKind.DECREE)
    listed = DecreeDocument.read(source.data, (), Reading(source)).services
    first, last = lines_of(source, listed[-1].at.path)
    lines = source.text.split("\n")
    indent, dash, _ = lines[first - 1].partition("- ")
    if not dash or indent.strip():
        return None
    lines.insert(last, f"{indent}- {service.listed}")
    return "\n".join(lines)


def new_calendar(year: int) -> Texts:
    """Return the calendar of a year, all of it estimated."""
    path = Path("kalender", f"{year}.yaml")
    text = first_line(DocumentKind.CALENDAR, 1) + document_text(estimated_calendar(year))
    waits = "# lengkapi: keputusan bersamanya, cuti bersama, lalu hapus perkiraan\n"
    return {path: laid_out(text + waits, str(path))}
