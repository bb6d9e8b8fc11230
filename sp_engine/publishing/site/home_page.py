"""The first page: every agency, a search, and all services where they fit.

In come agencies with their services; out come pages, the first and those on which a long list goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sp_engine.publishing.site.agency_pages import ON_A_PAGE, ListedService, agency_path, numbered_pages
from sp_engine.publishing.site.frame import ASSETS, Page, Place, in_their_language, section
from sp_engine.publishing.site.markup import Html, Inside, tag
from sp_engine.publishing.site.parts import parts_of
from sp_engine.publishing.site.service_page import service_path
from sp_engine.words import LANGUAGES, Language, Words
from sp_engine.words.messages import site_page

MOST_SERVICES = 100
"""Up to how many services the first page names them all."""


class ListedAgency(NamedTuple):
    """An agency as the first page names it."""

    id: str
    name: Words
    services: tuple[ListedService, ...]


def home_path(number: int) -> str:
    """Return where a page that lists agencies is."""
    return "index.html" if number == 1 else f"index-{number}.html"


def home_pages(agencies: Sequence[ListedAgency]) -> Iterator[Page]:
    """Yield the first page, and those on which its list goes on, in each language."""
    named = sum(len(agency.services) for agency in agencies) <= MOST_SERVICES
    pages = parts_of(agencies, ON_A_PAGE)
    for language in LANGUAGES:
        for number, some in enumerate(pages, 1):
            place = Place(home_path(number), language)
            lead = tag("p", site_page.HOME_LEAD.get(language), class_="lead")
            links = numbered_pages(len(pages), home_path, place, language)
            content = (lead, _search(language), _agencies(some, place, named=named), links)
            scripts = (f"{ASSETS}/kata-{language}.js", f"{ASSETS}/indeks/indeks.js", f"{ASSETS}/cari.js")
            about = site_page.HOME_LEAD.get(language)
            yield Page(place, site_page.SITE.get(language), about, content, scripts=scripts)


def _search(language: Language) -> Html:
    """Return the search, which the script shows: without it there is the list."""
    field = tag("input", id="cari-kata", type="search", autocomplete="off", aria_describedby="cari-cara")
    hint = tag("p", site_page.FIND_HINT.get(language), id="cari-cara", class_="hint")
    form = tag(
        "form",
        tag("label", site_page.FIND.get(language), for_="cari-kata"),
        hint,
        tag("div", field, tag("button", site_page.SEARCH.get(language), type="submit"), class_="asked"),
        role="search",
        id="cari",
        hidden=True,
    )
    return tag("div", form, tag("div", id="cari-hasil", aria_live="polite"), class_="search")


def _agencies(agencies: Sequence[ListedAgency], place: Place, *, named: bool) -> Html:
    language = place.language
    told = [_agency(agency, place, named=named) for agency in agencies]
    return section(
        "daftar-instansi",
        site_page.AGENCIES.get(language),
        told if named else tag("ul", told, class_="services"),
    )


def _agency(agency: ListedAgency, place: Place, *, named: bool) -> Html:
    language = place.language
    link = tag("a", agency.name.get(language), href=place.to(agency_path(agency.id)))
    number = site_page.SO_MANY_SERVICES.say(language, number=len(agency.services))
    if not named:
        return tag("li", link, f" – {number}")
    services: Inside = [
        tag(
            "li",
            tag(
                "a",
                in_their_language(one.name.get(language), one.name.id, language),
                href=place.to(service_path(one.service)),
            ),
        )
        for one in agency.services
    ]
    return tag("section", tag("h3", link), tag("ul", services, class_="services"))
