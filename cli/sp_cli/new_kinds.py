"""What `sp new` asks for each kind of document, and what it then starts; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import NamedTuple

from sp_cli.new_prompts import NewPrompts
from sp_cli.prompts import day, identifier, words, zone
from sp_engine.authoring import (
    DecreeAnswers,
    ServiceAnswers,
    first_cases_text,
    new_agency,
    new_calendar,
    new_decree,
    new_service,
    new_successor,
    with_service,
)
from sp_engine.catalogue import CatalogueFiles, shown_path
from sp_engine.deciding import Service
from sp_engine.words.messages import cli_new


class Started(NamedTuple):
    """Texts to create and to change, by path within the catalogue; and the command that comes next."""

    created: Mapping[Path, str]
    following: str
    changed: Mapping[Path, str]


def documents_of(prompts: NewPrompts) -> Started:
    """Return what `sp new` starts.  Raises `DiagnosticError` with every missing answer."""
    kinds: Mapping[str, Callable[[NewPrompts], Started]] = {
        "agency": _agency,
        "decree": _decree,
        "service": _service,
        "cases": _cases,
        "calendar": _calendar,
    }
    return kinds[prompts.kind](prompts)


def _agency(prompts: NewPrompts) -> Started:
    (name,) = prompts.parts
    prompts.free(Path(name, "instansi.yaml"))
    one, options = prompts.prompts.one, prompts.options
    title = one("--title", options.title, cli_new.ASK_AGENCY_NAME, words)
    region = one("--region", options.region, cli_new.ASK_REGION, words)
    clock = one("--zone", options.zone, cli_new.ASK_ZONE, zone, "WIB")
    prompts.prompts.complete()
    texts = new_agency(name, title or "", region or "", clock or "")
    return Started(texts, f"sp new decree {name}/{prompts.today.year}", {})


def _decree(prompts: NewPrompts) -> Started:
    agency, folder = prompts.parts
    files = prompts.catalogue(agency)
    prompts.free(Path(agency, folder, "penetapan.yaml"))
    one, options = prompts.prompts.one, prompts.options
    old = prompts.predecessor(files, agency)
    number = one("--number", options.number, cli_new.ASK_NUMBER, words)
    title = one("--title", options.title, cli_new.ASK_TITLE, words, old.title if old else "")
    dated = one("--date", options.dated, cli_new.ASK_DATE, day)
    today = str(dated or prompts.today)
    in_force = one("--in-force-from", options.in_force, cli_new.ASK_IN_FORCE, day, today)
    services = [] if old else prompts.services(agency, files)
    author = prompts.author()
    prompts.prompts.complete()
    if dated is None or in_force is None:
        raise AssertionError("complete answers have both dates")
    answers = DecreeAnswers(agency, number or "", title or "", dated, in_force)
    if old is not None:
        if old.in_force_from is not None and in_force <= old.in_force_from:
            raise prompts.refuse(cli_new.BEGINS_TOO_EARLY.fill(since=old.in_force_from))
        texts = new_successor(files, old, folder, answers, author)
        return Started(texts, f"sp diff {agency}/{old.folder} {agency}/{folder}", {})
    return Started(new_decree(folder, answers, services, author), f"sp test {agency}", {})


def _service(prompts: NewPrompts) -> Started:
    agency, *between, name = prompts.parts
    files = prompts.catalogue(agency)
    decrees = [d for d in files.decrees(agency) if not between or d.folder == between[0]]
    if not decrees:
        command = f"sp new decree {agency}/{prompts.today.year}"
        raise prompts.refuse(cli_new.NO_DECREE_YET.fill(command=command))
    decree = decrees[-1]
    prompts.free(Path(agency, decree.folder, f"{name}.yaml"))
    listed = next((s for s in decree.services if s.id == name), None)
    usual = listed.name.id if listed else ""
    title = prompts.prompts.one("--title", prompts.options.title, cli_new.ASK_SERVICE_NAME, words, usual)
    required = prompts.required(agency, files)
    author = prompts.author()
    prompts.prompts.complete()
    item = len(decree.services) + 1
    if listed is not None:
        item = listed.item if isinstance(listed.item, int) else decree.services.index(listed) + 1
    service = ServiceAnswers(agency, identifier(name), title or "", item, required)
    changed = {}
    if listed is None:
        path = Path(agency, decree.folder, "penetapan.yaml")
        text = with_service(files, path, service)
        if text is None:
            raise prompts.refuse(cli_new.LIST_IT_FIRST.fill(file=path, service=service.listed))
        changed[path] = text
    first = decree.in_force_from or prompts.today
    return Started(new_service(decree.folder, service, first, author), f"sp test {agency}/{name}", changed)


def _cases(prompts: NewPrompts) -> Started:
    agency, *between, name = prompts.parts
    files = prompts.catalogue(agency)
    decrees = [d for d in files.decrees(agency) if not between or d.folder == between[0]]
    decree = next((d for d in reversed(decrees) if files.service_path(d, name).exists()), None)
    if decree is None:
        raise prompts.refuse(cli_new.NO_SERVICE_YET.fill(command=f"sp new service {agency}/{name}"))
    path = Path(agency, decree.folder, f"{name}.uji.yaml")
    prompts.free(path)
    service = Service(files.standard_of(decree, f"{agency}/{name}"))
    first = decree.in_force_from or prompts.today
    at = datetime.combine(first, time(10), service.standard.agency.zone)
    return Started({path: first_cases_text(service, at)}, f"sp test {agency}/{name}", {})


def _calendar(prompts: NewPrompts) -> Started:
    (year,) = prompts.parts
    prompts.free(Path("kalender", f"{year}.yaml"))
    files = CatalogueFiles(prompts.root if prompts.root.exists() else None)
    bundled = next((p for p in files.calendar_files() if p.stem == year), None)
    if bundled is not None:
        raise prompts.refuse(cli_new.CALENDAR_EXISTS.fill(year=year, file=shown_path(bundled)))
    return Started(new_calendar(int(year)), f"sp calendar {year}", {})
