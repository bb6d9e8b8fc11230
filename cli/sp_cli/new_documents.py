"""The documents that `sp new` starts, from the answers to its questions; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sp_cli.answers import day, identifier, words, zone
from sp_cli.language import say
from sp_cli.new_questions import Asking
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
from sp_engine.catalogue.files import CatalogueFiles, shown_path


class New(NamedTuple):
    """Texts to create and to change, by path within the catalogue; and the command that comes next."""

    created: Mapping[Path, str]
    changed: Mapping[Path, str]
    following: str


def documents_of(asking: Asking) -> New:
    """Return what `sp new` starts.  Raises `DiagnosticError` with every missing answer."""
    kinds: Mapping[str, Callable[[Asking], New]] = {
        "agency": _agency,
        "decree": _decree,
        "service": _service,
        "calendar": _calendar,
    }
    return kinds[asking.kind](asking)


def _agency(asking: Asking) -> New:
    (name,) = asking.parts
    path = Path(name, "instansi.yaml")
    asking.free(path)
    one, asked = asking.answers.one, asking.asked
    title = one("--title", asked.title, say("Nama resmi instansi", "Official name of the agency"), words)
    region = one("--region", asked.region, say("Wilayah, misalnya Kota Depok", "Region"), words)
    clock = one(
        "--zone", asked.zone, say("Zona waktu (WIB, WITA, WIT)", "Time zone (WIB, WITA, WIT)"), zone, "WIB"
    )
    asking.answers.complete()
    text = agency_text(name, title or "", region or "", clock or "")
    return New({path: text}, {}, f"sp new decree {name}/{asking.today.year}")


def _decree(asking: Asking) -> New:
    agency, folder = asking.parts
    files = asking.catalogue(agency)
    asking.free(Path(agency, folder, "penetapan.yaml"))
    one, asked = asking.answers.one, asking.asked
    old = asking.predecessor(files, agency)
    number = one("--number", asked.number, say("Nomor keputusan", "Number of the decree"), words)
    title = one(
        "--title",
        asked.title,
        say("Keputusan tentang", "Title of the decree"),
        words,
        old.title if old else "",
    )
    dated = one("--date", asked.dated, say("Tanggal ditetapkan", "Day it was signed"), day)
    question = say("Berlaku sejak", "In force from")
    in_force = one("--in-force-from", asked.in_force, question, day, str(dated or asking.today))
    services = [] if old else asking.services(agency, files)
    author = asking.author()
    asking.answers.complete()
    if dated is None or in_force is None:
        raise AssertionError("complete answers have both dates")
    answers = DecreeAnswers(agency, number or "", title or "", dated, in_force)
    if old is not None:
        if in_force <= old.in_force_from:
            since = old.in_force_from
            raise asking.refuse(
                f"keputusan baru harus berlaku sesudah {since}, awal yang digantikannya",
                f"the new decree must begin after {since}, when the one it replaces began",
            )
        texts = successor_texts(files, old, answers, author)
        return New(
            {Path(agency, folder, n): t for n, t in texts.items()},
            {},
            f"sp diff {agency}/{old.folder} {agency}/{folder}",
        )
    created = {Path(agency, folder, "penetapan.yaml"): decree_text(answers, services, author)}
    for service in services:
        created |= _service_texts(asking, folder, service, in_force, author)
    following = f"sp test {agency}" if any(service.requires for service in services) else "sp validate"
    return New(created, {}, following)


def _service(asking: Asking) -> New:
    agency, *between, name = asking.parts
    files = asking.catalogue(agency)
    decrees = [d for d in files.decrees(agency) if not between or d.folder == between[0]]
    if not decrees:
        raise asking.refuse(
            f"belum ada keputusannya; mulailah dengan `sp new decree {agency}/{asking.today.year}`",
            f"its decree is lacking; begin with `sp new decree {agency}/{asking.today.year}`",
        )
    decree = decrees[-1]
    asking.free(Path(agency, decree.folder, f"{name}.yaml"))
    listed = next((s for s in decree.services if s.id == name), None)
    title = asking.answers.one(
        "--title",
        asking.asked.title,
        say("Nama layanan", "Name of the service"),
        words,
        listed.name.id if listed else "",
    )
    required = asking.required(files)
    author = asking.author()
    asking.answers.complete()
    item = len(decree.services) + 1
    if listed is not None:
        item = listed.item if isinstance(listed.item, int) else decree.services.index(listed) + 1
    service = ServiceAnswers(agency, identifier(name), title or "", item, required)
    created = _service_texts(asking, decree.folder, service, decree.in_force_from, author)
    path = Path(agency, decree.folder, "penetapan.yaml")
    changed = {} if listed else {path: _with_service(asking, files, path, service)}
    following = f"sp test {agency}/{name}" if required else "sp validate"
    return New(created, changed, following)


def _service_texts(
    asking: Asking, folder: str, service: ServiceAnswers, first: date, author: Author
) -> dict[Path, str]:
    place = Path(service.agency, folder)
    texts = {place / f"{service.id}.yaml": service_text(service, author)}
    if service.requires:  # without a known requirement nothing can be decided, so there is no case to write
        texts[place / f"{service.id}.uji.yaml"] = cases_text(service, first)
    return texts


def _with_service(asking: Asking, files: CatalogueFiles, path: Path, service: ServiceAnswers) -> str:
    """Return the decree with one more line in its list of services; the rest stays as it is."""
    source = files.source(asking.root / path, "penetapan")
    first, last = lines_of(source, ("layanan", len(source.data["layanan"]) - 1))
    lines = source.text.split("\n")
    indent, dash, _ = lines[first - 1].partition("- ")
    if not dash or indent.strip():
        raise asking.refuse(
            f"tambahkan dahulu layanan ini ke daftar dalam {path}: {service.listed}",
            f"first add this service to the list in {path}: {service.listed}",
        )
    lines.insert(last, f"{indent}- {service.listed}")
    return "\n".join(lines)


def _calendar(asking: Asking) -> New:
    from sp_engine.documents.estimates import calendar_document, document_text
    from sp_engine.documents.layout import laid_out

    (year,) = asking.parts
    path = Path("kalender", f"{year}.yaml")
    asking.free(path)
    files = CatalogueFiles(asking.root if asking.root.exists() else None)
    bundled = next((p for p in files.calendar_files() if p.stem == year), None)
    if bundled is not None:
        place = shown_path(bundled)
        raise asking.refuse(
            f"kalender {year} sudah ada di {place}; perkiraan tidak menggantikan yang sudah ditetapkan",
            f"the calendar of {year} is in {place}; an estimate does not replace what was decreed",
        )
    text = first_line("kalender", 1) + document_text(calendar_document(int(year)))
    return New(
        {
            path: laid_out(
                f"{text}# lengkapi: keputusan bersamanya, cuti bersama, lalu hapus perkiraan\n", str(path)
            )
        },
        {},
        f"sp calendar {year}",
    )
