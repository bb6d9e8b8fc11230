"""The pages of an agency: its services, its calendar, and what was found about its decrees.

In come an agency of a catalogue, its services and the review of its decrees; out come pages.  A list that is
longer than a page holds goes on at the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, assert_never

from sp_engine.deciding import skipped_reason
from sp_engine.documents import Agency, interpreted_parts
from sp_engine.presenting import day_off_words, where_of
from sp_engine.publishing.site.frame import Page, Place, Way, described, in_their_language, section
from sp_engine.publishing.site.markup import Html, Inside, tag
from sp_engine.publishing.site.parts import parts_of
from sp_engine.publishing.site.service_page import service_path
from sp_engine.reviewing import Concern, DecreeReview, Harm
from sp_engine.words import LANGUAGES, Language, Words, code_entry, date_words, day_words, sentence
from sp_engine.words.messages import agency_report, site_page
from sp_engine.words.messages.calendar import WEEKDAYS
from sp_engine.workdays import CalendarYear, Intervals, WeekSchedule, calendar_year

ON_A_PAGE = 150
"""How many services, or agencies, one page lists."""
MOST_POINTS = 8
"""How many places of one kind of finding are told."""


class ListedService(NamedTuple):
    """A service as lists name it, and the decree that holds for it."""

    service: str
    name: Words
    decree: str


def agency_path(agency: str, number: int = 1) -> str:
    """Return where a page that lists an agency's services is."""
    return f"{agency}/index.html" if number == 1 else f"{agency}/index-{number}.html"


def way_home(language: Language) -> Way:
    """Return the way to the first page."""
    return ((site_page.HOME.get(language), "index.html"),)


def way_to_agency(agency: Agency, language: Language) -> Way:
    """Return the way to the page of an agency."""
    return (*way_home(language), (agency.name.get(language), agency_path(agency.id)))


def agency_pages(
    agency: Agency, services: Sequence[ListedService], decrees: Sequence[DecreeReview]
) -> Iterator[Page]:
    """Yield every page of an agency but those of its services."""
    for language in LANGUAGES:
        pages = _Agency(agency, services, decrees, language)
        yield from pages.listing()
        yield pages.calendar()
        yield pages.findings()


def numbered_pages(number: int, path: Callable[[int], str], place: Place, language: Language) -> Inside:
    """Return the way between the pages of a list; nothing where there is one."""
    if number < 2:
        return None
    links = []
    for each in range(1, number + 1):
        here = path(each) == place.path
        told = site_page.PAGE.say(language, number=each)
        links.append(
            tag("li", tag("a", told, href=place.to(path(each)), aria_current="page" if here else None))
        )
    return tag("nav", tag("ul", links), class_="pages", aria_label=site_page.PAGES.get(language))


class _Agency:
    def __init__(
        self,
        agency: Agency,
        services: Sequence[ListedService],
        decrees: Sequence[DecreeReview],
        language: Language,
    ) -> None:
        self.agency, self.services, self.decrees = agency, services, decrees
        self.language: Language = language

    # ── its services ─────────────────────────────────────────────────────────
    def listing(self) -> Iterator[Page]:
        parts = parts_of(self.services, ON_A_PAGE)
        for number, services in enumerate(parts, 1):
            place = Place(agency_path(self.agency.id, number), self.language)
            first = (self._head(), self._more(place), self._hours()) if number == 1 else None
            pages = numbered_pages(len(parts), self._path, place, self.language)
            content = (self._services(services, place), pages, first)
            yield self._page(place, self.agency.name.get(self.language), content, way_home(self.language))

    def _path(self, number: int) -> str:
        return agency_path(self.agency.id, number)

    def _page(self, place: Place, title: str, content: Inside, way: Way) -> Page:
        return Page(place, title, f"{title}: {self.agency.region}", content, way)

    def _below(self, place: Place, title: str, content: Inside) -> Page:
        """Return a page about the agency, which it names under its title."""
        name = self.agency.name.get(self.language)
        lead = tag("p", name, class_="lead")
        return Page(
            place, title, f"{title}: {name}", (lead, content), way_to_agency(self.agency, self.language)
        )

    def _services(self, services: Sequence[ListedService], place: Place) -> Html:
        heading = site_page.SERVICES.get(self.language)
        if not services:
            return section("daftar-layanan", heading, tag("p", site_page.NO_SERVICE.get(self.language)))
        links = [
            tag(
                "li",
                tag(
                    "a",
                    in_their_language(one.name.get(self.language), one.name.id, self.language),
                    href=place.to(service_path(one.service)),
                ),
            )
            for one in services
        ]
        return section("daftar-layanan", heading, tag("ul", links, class_="services"))

    def _head(self) -> Html:
        language, document = self.language, self.agency.document
        pairs: list[tuple[Inside, Inside]] = []
        if document.address:
            pairs.append((site_page.ADDRESS.get(language), tag("span", document.address, lang=_id(language))))
        numbers = dict.fromkeys(one.decree for one in self.services)
        decrees = [tag("li", site_page.DECREE.say(language, number=number)) for number in numbers]
        if decrees:
            pairs.append((site_page.DECREES.get(language), tag("ul", decrees)))
        return (
            section("tentang-instansi", site_page.AGENCIES.get(language), described(*pairs))
            if pairs
            else Html("")
        )

    def _more(self, place: Place) -> Html:
        links = [
            (site_page.CALENDAR, calendar_page_path(self.agency.id)),
            (site_page.FINDINGS, findings_path(self.agency.id)),
        ]
        told = [tag("li", tag("a", name.get(self.language), href=place.to(path))) for name, path in links]
        return section("lebih-lanjut", site_page.MORE.get(self.language), tag("ul", told))

    def _hours(self) -> Html:
        language, hours = self.language, self.agency.clock.hours
        assumed = any(one.assumed for one in hours.schedules)
        told = [self._schedule(one) for one in hours.schedules]
        note = tag("p", site_page.HOURS_ASSUMED.get(language)) if assumed else None
        return section("jam-buka", site_page.HOURS.get(language), note, told)

    def _schedule(self, schedule: WeekSchedule) -> Html:
        language = self.language
        named = [WEEKDAYS[number].get(language) for number in range(7)]
        rows = [
            tag("tr", tag("th", name, scope="row"), tag("td", _hours(intervals)))
            for name, intervals in zip(named, schedule.days, strict=True)
            if intervals
        ]
        when = self._when(schedule)
        labelled = "jam-buka-judul" if when is None else None
        return tag(
            "table",
            None if when is None else tag("caption", when),
            tag("tbody", rows),
            aria_labelledby=labelled,
        )

    def _when(self, schedule: WeekSchedule) -> str | None:
        """Return when a schedule holds; None for one that always does."""
        language, first, last = self.language, schedule.first, schedule.last
        if first is not None and last is not None:
            since, until = date_words(first, language), date_words(last, language)
            return site_page.HOURS_BETWEEN.say(language, first=since, last=until)
        if first is not None:
            return site_page.HOURS_FROM.say(language, first=date_words(first, language))
        if last is not None:
            return site_page.HOURS_UNTIL.say(language, last=date_words(last, language))
        return None

    # ── its calendar ─────────────────────────────────────────────────────────
    def calendar(self) -> Page:
        language, calendar = self.language, self.agency.clock.calendar
        years = [calendar_year(calendar, year.year) for year in sorted(calendar.years)]
        content = (
            tag("p", site_page.CALENDAR_LEAD.get(language)),
            [self._year(year) for year in reversed(years)],
        )
        place = Place(calendar_page_path(self.agency.id), language)
        return self._below(place, site_page.CALENDAR.get(language), content)

    def _year(self, year: CalendarYear) -> Html:
        language = self.language
        headings = (site_page.DAY, site_page.WHAT, site_page.KIND, site_page.BY_DECREE)
        head = tag("tr", [tag("th", name.get(language), scope="col") for name in headings])
        decrees: dict[str | None, int] = {}
        rows = []
        for off in year.off:
            kind = day_off_words(off.kind).get(language)
            if off.provisional:
                kind = f"{kind}, {site_page.MAY_MOVE.get(language)}"
            cells: tuple[Inside, ...] = (
                tag("span", skipped_reason(off, language), lang=_id(language)),
                kind,
                f"[{decrees.setdefault(off.decree, len(decrees) + 1)}]",
            )
            day = tag("th", day_words(off.day, language), scope="row")
            rows.append(tag("tr", day, [tag("td", cell) for cell in cells]))
        told = site_page.DAYS_OFF_OF.say(language, year=year.year)
        table = tag("table", tag("caption", told), tag("thead", head), tag("tbody", rows))
        wide = tag("section", table, class_="wide", tabindex=0, aria_label=told)
        named = [
            tag("li", f"[{number}] ", tag("span", decree or "–", lang=_id(language)))
            for decree, number in decrees.items()
        ]
        number = site_page.WORKING_DAYS_IN.say(language, number=year.working_days)
        return section(
            f"tahun-{year.year}", str(year.year), tag("p", number), wide, tag("ul", named, class_="plain")
        )

    # ── what was found ───────────────────────────────────────────────────────
    def findings(self) -> Page:
        language = self.language
        told = [self._harm(harm) for harm in Harm]
        content = (tag("p", site_page.FINDINGS_LEAD.get(language)), told, self._readings())
        place = Place(findings_path(self.agency.id), language)
        return self._below(place, site_page.FINDINGS.get(language), content)

    def _harm(self, harm: Harm) -> Html:
        concerns = [(decree, one) for decree in self.decrees for one in decree.concerns if one.harm is harm]
        content: Inside = [self._concern(decree, one) for decree, one in concerns]
        if not concerns:
            content = tag("p", site_page.NO_FINDINGS.get(self.language))
        return section(f"temuan-{harm.value}", _heading(harm).get(self.language), content)

    def _concern(self, decree: DecreeReview, concern: Concern) -> Html:
        language = self.language
        first = concern.points[0][0].finding
        title = f"{code_entry(concern.code).title.get(language)} ({len(concern.points)})"
        points = []
        for point in concern.points[:MOST_POINTS]:
            where = where_of(point, decree.decree, language)
            points.append(
                tag("li", tag("b", f"{where}:"), " ", _prose(point[0].finding.message(language)), ".")
            )
        left = len(concern.points) - MOST_POINTS
        if left > 0:
            points.append(tag("li", site_page.FINDINGS_MORE.say(language, number=left)))
        why = tag("p", sentence(_plain(first.why(language))), ".")
        return tag("section", tag("h3", title), why, tag("ul", points))

    def _readings(self) -> Inside:
        language = self.language
        of_services = (service.standard for decree in self.decrees for service in decree.decree.services)
        unratified = [
            (standard, one.interpretation)
            for standard in of_services
            for one in interpreted_parts(standard.document)
            if one.interpretation.ratified is None
        ]
        if not unratified:
            return None
        told: list[Inside] = []
        for standard, interpretation in unratified[:MOST_POINTS]:
            words = agency_report.READING.say(
                language,
                service=standard.name.get(language),
                written=interpretation.written,
                read_as=interpretation.read_as.get(language),
            )
            told.append(tag("li", words))
        left = len(unratified) - MOST_POINTS
        if left > 0:
            told.append(tag("li", site_page.FINDINGS_MORE.say(language, number=left)))
        return section("daftar-tafsir", site_page.READINGS_TO_RATIFY.get(language), tag("ul", told))


def _heading(harm: Harm) -> Words:
    match harm:
        case Harm.APPLICANT:
            return agency_report.APPLICANTS
        case Harm.AGENCY:
            return agency_report.AGENCY
        case Harm.READER:
            return agency_report.READERS
        case _ as never:
            assert_never(never)


def calendar_page_path(agency: str) -> str:
    """Return where the page of an agency's calendar is."""
    return f"{agency}/kalender.html"


def findings_path(agency: str) -> str:
    """Return where the page of what was found about an agency's decrees is."""
    return f"{agency}/temuan.html"


def _hours(intervals: Intervals) -> str:
    return ", ".join(f"{_clock(one.opens)}–{_clock(one.closes)}" for one in intervals)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}.{minute % 60:02}"


def _prose(told: str) -> Inside:
    """Return a sentence in which what stands in backticks is code."""
    return [tag("code", part) if i % 2 else part for i, part in enumerate(told.split("`"))]


def _plain(told: str) -> str:
    return told.replace("`", "")


def _id(language: Language) -> str | None:
    return None if language == "id" else "id"
