"""The documents that `sp new` starts, from the answers to its questions; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sp_cli.new_prompts import NewPrompts
from sp_cli.prompts import day, identifier, words, zone
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
from sp_engine.words.messages import cli_new


class New(NamedTuple):
    """Texts to create and to change, by path within the catalogue; and the command that comes next."""

    created: Mapping[Path, str]
    changed: Mapping[Path, str]
    following: str


def documents_of(prompts: NewPrompts) -> New:
    """Return what `sp new` starts.  Raises `DiagnosticError` with every missing answer."""
    kinds: Mapping[str, Callable[[NewPrompts], New]] = {
        "agency": _agency,
        "decree": _decree,
        "service": _service,
        "calendar": _calendar,
    }
    return kinds[prompts.kind](prompts)


def _agency(prompts: NewPrompts) -> New:
    (name,) = prompts.parts
    path = Path(name, "instansi.yaml")
    prompts.free(path)
    one, options = prompts.prompts.one, prompts.options
    title = one("--title", options.title, cli_new.ASK_AGENCY_NAME, words)
    region = one("--region", options.region, cli_new.ASK_REGION, words)
    clock = one("--zone", options.zone, cli_new.ASK_ZONE, zone, "WIB")
    prompts.prompts.complete()
    text = agency_text(name, title or "", region or "", clock or "")
    return New({path: text}, {}, f"sp new decree {name}/{prompts.today.year}")


def _decree(prompts: NewPrompts) -> New:
    agency, folder = prompts.parts
    files = prompts.catalogue(agency)
    prompts.free(Path(agency, folder, "penetapan.yaml"))
    one, options = prompts.prompts.one, prompts.options
    old = prompts.predecessor(files, agency)
    number = one("--number", options.number, cli_new.ASK_NUMBER, words)
    title = one(
        "--title",
        options.title,
        cli_new.ASK_TITLE,
        words,
        old.title if old else "",
    )
    dated = one("--date", options.dated, cli_new.ASK_DATE, day)
    question = cli_new.ASK_IN_FORCE
    in_force = one("--in-force-from", options.in_force, question, day, str(dated or prompts.today))
    services = [] if old else prompts.services(agency, files)
    author = prompts.author()
    prompts.prompts.complete()
    if dated is None or in_force is None:
        raise AssertionError("complete answers have both dates")
    answers = DecreeAnswers(agency, number or "", title or "", dated, in_force)
    if old is not None:
        if in_force <= old.in_force_from:
            since = old.in_force_from
            raise prompts.refuse(cli_new.BEGINS_TOO_EARLY.fill(since=since))
        texts = successor_texts(files, old, answers, author)
        return New(
            {Path(agency, folder, n): t for n, t in texts.items()},
            {},
            f"sp diff {agency}/{old.folder} {agency}/{folder}",
        )
    created = {Path(agency, folder, "penetapan.yaml"): decree_text(answers, services, author)}
    for service in services:
        created |= _service_texts(prompts, folder, service, in_force, author)
    following = f"sp test {agency}" if any(service.requires for service in services) else "sp validate"
    return New(created, {}, following)


def _service(prompts: NewPrompts) -> New:
    agency, *between, name = prompts.parts
    files = prompts.catalogue(agency)
    decrees = [d for d in files.decrees(agency) if not between or d.folder == between[0]]
    if not decrees:
        command = f"sp new decree {agency}/{prompts.today.year}"
        raise prompts.refuse(cli_new.NO_DECREE_YET.fill(command=command))
    decree = decrees[-1]
    prompts.free(Path(agency, decree.folder, f"{name}.yaml"))
    listed = next((s for s in decree.services if s.id == name), None)
    title = prompts.prompts.one(
        "--title",
        prompts.options.title,
        cli_new.ASK_SERVICE_NAME,
        words,
        listed.name.id if listed else "",
    )
    required = prompts.required(files)
    author = prompts.author()
    prompts.prompts.complete()
    item = len(decree.services) + 1
    if listed is not None:
        item = listed.item if isinstance(listed.item, int) else decree.services.index(listed) + 1
    service = ServiceAnswers(agency, identifier(name), title or "", item, required)
    created = _service_texts(prompts, decree.folder, service, decree.in_force_from, author)
    path = Path(agency, decree.folder, "penetapan.yaml")
    changed = {} if listed else {path: _with_service(prompts, files, path, service)}
    following = f"sp test {agency}/{name}" if required else "sp validate"
    return New(created, changed, following)


def _service_texts(
    prompts: NewPrompts, folder: str, service: ServiceAnswers, first: date, author: Author
) -> dict[Path, str]:
    place = Path(service.agency, folder)
    texts = {place / f"{service.id}.yaml": service_text(service, author)}
    if service.requires:  # without a known requirement nothing can be decided, so there is no case to write
        texts[place / f"{service.id}.uji.yaml"] = cases_text(service, first)
    return texts


def _with_service(prompts: NewPrompts, files: CatalogueFiles, path: Path, service: ServiceAnswers) -> str:
    """Return the decree with one more line in its list of services; the rest stays as it is."""
    source = files.source(prompts.root / path, "penetapan")
    first, last = lines_of(source, ("layanan", len(source.data["layanan"]) - 1))
    lines = source.text.split("\n")
    indent, dash, _ = lines[first - 1].partition("- ")
    if not dash or indent.strip():
        raise prompts.refuse(cli_new.LIST_IT_FIRST.fill(file=path, service=service.listed))
    lines.insert(last, f"{indent}- {service.listed}")
    return "\n".join(lines)


def _calendar(prompts: NewPrompts) -> New:
    from sp_engine.documents.estimates import calendar_document, document_text
    from sp_engine.documents.layout import laid_out

    (year,) = prompts.parts
    path = Path("kalender", f"{year}.yaml")
    prompts.free(path)
    files = CatalogueFiles(prompts.root if prompts.root.exists() else None)
    bundled = next((p for p in files.calendar_files() if p.stem == year), None)
    if bundled is not None:
        place = shown_path(bundled)
        raise prompts.refuse(cli_new.CALENDAR_EXISTS.fill(year=year, file=place))
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
