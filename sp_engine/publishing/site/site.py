"""A whole site: every page, script and style sheet of some agencies, each file as bytes.

In come the files of a catalogue and a day; out come files of the standards that hold on it.  The same
catalogue gives the same bytes.  Where they are written is not known here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sp_engine.assurance import processors, spread
from sp_engine.catalogue import CatalogueError, CatalogueFiles, shown_path
from sp_engine.deciding import Catalogue, Service
from sp_engine.documents import Decree
from sp_engine.lint import AgencyLint, Part, lint_shared
from sp_engine.publishing.site.agency_pages import ListedService, agency_pages, way_to_agency
from sp_engine.publishing.site.calendar_program import calendar_program
from sp_engine.publishing.site.check_program import check_program
from sp_engine.publishing.site.frame import ASSETS, ENGLISH, Page, page_text
from sp_engine.publishing.site.home_page import ListedAgency, home_pages
from sp_engine.publishing.site.page_words import words_program
from sp_engine.publishing.site.parts import parts_of
from sp_engine.publishing.site.search_index import Found, search_files
from sp_engine.publishing.site.service_page import (
    calendar_path,
    program_path,
    service_page,
    service_path,
    why_not_checked,
)
from sp_engine.reviewing import decree_reviews
from sp_engine.rules import js_value, three_values
from sp_engine.words import LANGUAGES, Diagnostic
from sp_engine.workdays import Clock

_AT_ONCE = 25
"""How many services a process is given at a time."""
_RESERVED = frozenset({ASSETS, ENGLISH})
"""What no agency may be called: folders of the site itself."""


class SiteFile(NamedTuple):
    """A file of the site: its path from the root, and its bytes."""

    path: PurePosixPath
    data: bytes


class _Task(NamedTuple):
    """Some services of an agency; `unsound` are the errors in what each of them rests on."""

    agency: str
    services: tuple[str, ...]
    unsound: Mapping[str, tuple[Diagnostic, ...]]


class _OfAgency(NamedTuple):
    """What was made of an agency itself, and the errors in what its services rest on."""

    files: tuple[SiteFile, ...]
    unsound: Mapping[str, tuple[Diagnostic, ...]]


class _OfServices(NamedTuple):
    """What was made of some services, and how a search finds them."""

    files: tuple[SiteFile, ...]
    found: tuple[Found, ...]


def site_files(files: CatalogueFiles, agencies: Sequence[str], on: date) -> Iterator[SiteFile]:
    """Yield every file of the site of some agencies.

    Raises `CatalogueError` where documents cannot be read, and for an agency that is called like a folder of
    the site.
    """
    _refuse_reserved(files, agencies)
    listed = {agency: _listed(files, agency, on) for agency in agencies}
    everywhere = tuple(one for one in lint_shared(files) if one.severity == "error")
    processes = min(processors(), 1 + sum(map(len, listed.values())) // _AT_ONCE)
    tasks: list[_Task] = []
    with spread(partial(_of_agency, files, on, everywhere), min(processes, len(agencies))) as results:
        for agency, of_agency in zip(agencies, results([*agencies]), strict=True):
            yield from of_agency.files
            for some in parts_of([one.service for one in listed[agency]], _AT_ONCE):
                tasks.append(_Task(agency, tuple(some), of_agency.unsound))
    found: list[Found] = []
    with spread(partial(_of_services, files, on), processes) as results:
        for of_services in results(tasks):
            yield from of_services.files
            found += of_services.found
    homes = [ListedAgency(agency, files.agency(agency).name, services) for agency, services in listed.items()]
    yield from map(_page, home_pages(homes))
    yield from (_file(path, text) for path, text in search_files(found))
    yield from _assets()


def old_pages(
    folder: Path, agencies: Iterable[str], published: Collection[PurePosixPath]
) -> Iterator[PurePosixPath]:
    """Yield the pages of some agencies that stand in a folder and are published no more."""
    for agency in agencies:
        for home in (folder / agency, folder / ENGLISH / agency):
            found = (
                PurePosixPath(page.relative_to(folder).as_posix()) for page in sorted(home.glob("*.html"))
            )
            yield from (page for page in found if page not in published)


def _refuse_reserved(files: CatalogueFiles, agencies: Iterable[str]) -> None:
    taken = [
        Diagnostic("SP630", shown_path(files.root / agency), values={"agency": agency})
        for agency in agencies
        if agency in _RESERVED
    ]
    if taken:
        raise CatalogueError(taken)


def _listed(files: CatalogueFiles, agency: str, on: date) -> tuple[ListedService, ...]:
    return tuple(
        ListedService(service, name, decree.number) for decree, service, name in files.services(on, agency)
    )


def _of_agency(files: CatalogueFiles, on: date, everywhere: tuple[Diagnostic, ...], name: str) -> _OfAgency:
    """Make the pages of an agency itself."""
    agency, listed = files.agency(name), _listed(files, name, on)
    pages = agency_pages(agency, listed, decree_reviews(files, name, on)[1])
    time = calendar_program(agency.clock)
    known = f"sp.calendars = sp.calendars || {{}};\nsp.calendars[{js_value(name)}] = {time};\n"
    made = (*map(_page, pages), _file(calendar_path(name), f'"use strict";\n{known}'))
    return _OfAgency(made, _unsound(files, name, on, everywhere))


def _unsound(
    files: CatalogueFiles, agency: str, on: date, everywhere: tuple[Diagnostic, ...]
) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Return the errors in what each service of an agency rests on, where there are any."""
    found = [one for one in AgencyLint(files, Part(agency)).read().findings if one.severity == "error"]
    if not found and not everywhere:
        return {}
    paths = {
        service: shown_path(files.service_path(decree, service.partition("/")[2]))
        for decree, service, _ in files.services(on, agency)
    }
    of_one = {path: [one for one in found if one.file == path] for path in paths.values()}
    of_all = [*everywhere, *(one for one in found if one.file not in of_one)]
    return {service: errors for service, path in paths.items() if (errors := (*of_all, *of_one[path]))}


def _of_services(files: CatalogueFiles, on: date, task: _Task) -> _OfServices:
    """Make the pages and scripts of some services."""
    agency = files.agency(task.agency)

    def errors(_: Decree, name: str) -> tuple[Diagnostic, ...]:
        return task.unsound.get(f"{task.agency}/{name}", ())

    catalogue = Catalogue(files, errors)
    made: list[SiteFile] = []
    found: list[Found] = []
    for name in task.services:
        service = catalogue.standard(name, on=on)
        made += _service_files(service, agency.clock)
        standard = service.standard
        products = tuple(product.text for product in standard.products)
        found.append(Found(service_path(name), standard.name, agency.name, products))
    return _OfServices(tuple(made), tuple(found))


def _service_files(service: Service, clock: Clock) -> Iterator[SiteFile]:
    standard = service.standard
    yield from map(
        _page, service_page(service, {one: way_to_agency(standard.agency, one) for one in LANGUAGES})
    )
    if why_not_checked(service) is None:
        own = standard.agency.clock
        calendar = f"sp.calendars[{js_value(standard.agency.id)}]" if own == clock else calendar_program(own)
        yield _file(program_path(standard.service), check_program(service, calendar))


def _page(page: Page) -> SiteFile:
    return _file(page.place.file, page_text(page))


def _file(path: str, text: str) -> SiteFile:
    return SiteFile(PurePosixPath(path), text.encode())


def check_scripts() -> str:
    """Return what decides, counts and reads on every page, without the page itself."""
    parts = ("due_dates.js", "fees.js", "decision.js", "written_values.js")
    return three_values() + "".join(_read(name) for name in parts)


def _read(name: str) -> str:
    return (resources.files("sp_engine.publishing.site") / "scripts" / name).read_text(encoding="utf-8")


def _assets() -> Iterator[SiteFile]:
    yield _file(f"{ASSETS}/periksa.js", check_scripts())
    yield _file(f"{ASSETS}/halaman.js", _read("page.js"))
    yield _file(f"{ASSETS}/cari.js", _read("search.js"))
    yield _file(f"{ASSETS}/situs.css", _read("site.css"))
    yield from (_file(f"{ASSETS}/kata-{language}.js", words_program(language)) for language in LANGUAGES)
