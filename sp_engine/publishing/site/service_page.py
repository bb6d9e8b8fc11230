"""The page of one service: what it asks and why, a check of one's own, by when, and the whole standard.

In come a service and where its page is; out comes the page.  Everything can be read without a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from sp_engine.deciding import ConditionText, Service, UndatedSituation
from sp_engine.documents import Blank, Component, Interpretation, ItemNumber, Requirement, item_text
from sp_engine.publishing.printed_standard import PrintedComponent, PrintedGroup, PrintedItem, PrintedStandard
from sp_engine.publishing.site.form import questions
from sp_engine.publishing.site.frame import ASSETS, Page, Place, Way, described, in_their_language, section
from sp_engine.publishing.site.markup import Html, Inside, inside, tag
from sp_engine.publishing.standard_content import mark_of, printed_standard
from sp_engine.words import LANGUAGES, Language, Words, date_words
from sp_engine.words.messages import site_page, standard_page


def service_page(service: Service, above: Mapping[Language, Way]) -> Iterator[Page]:
    """Yield the page of a service in each language; `above` are the pages above it."""
    printed = {language: printed_standard(service.standard, language) for language in LANGUAGES}
    for language in LANGUAGES:
        yield _ServicePage(service, printed[language], printed["id"], language).page(above[language])


def service_path(service: str) -> str:
    """Return where the page of a service is, in Indonesian."""
    return f"{service}.html"


def program_path(service: str) -> str:
    """Return where the script of a service is."""
    return f"{service}.js"


def calendar_path(agency: str) -> str:
    """Return where the calendar of an agency is, for scripts."""
    return f"{ASSETS}/kalender/{agency}.js"


def why_not_checked(service: Service) -> Words | None:
    """Return why no page can check a service; None where one can."""
    match service.standard.document.delivery.requirements.blank:
        case Blank.LEFT_BLANK:
            return site_page.REQUIREMENTS_BLANK
        case Blank.NOT_KNOWN:
            return site_page.REQUIREMENTS_UNKNOWN
        case None:
            return site_page.STANDARD_HAS_ERRORS if service.errors else None
        case _ as never:
            assert_never(never)


class _ServicePage:
    def __init__(
        self, service: Service, printed: PrintedStandard, own: PrintedStandard, language: Language
    ) -> None:
        self.service, self.standard = service, service.standard
        self.printed, self.own = printed, own
        self.language: Language = language
        situation = UndatedSituation({}, self.standard.decree.first_day.toordinal())
        self.text = ConditionText(self.standard.vocabulary, situation, language)

    def page(self, above: Way) -> Page:
        standard, language = self.standard, self.language
        place = Place(service_path(standard.service), language)
        scripts: tuple[str, ...] = ()
        if why_not_checked(self.service) is None:
            agency = standard.agency.id
            scripts = (
                f"{ASSETS}/periksa.js",
                f"{ASSETS}/kata-{language}.js",
                calendar_path(agency),
                program_path(standard.service),
                f"{ASSETS}/halaman.js",
            )
        content = (
            self._head(),
            self._contents(),
            self._glance(),
            self._requirements(),
            self._check(),
            self._components(),
        )
        about = f"{standard.name.get(language)}, {standard.agency.name.get(language)}"
        return Page(place, standard.name.get(language), about, content, above, scripts)

    # ── head ─────────────────────────────────────────────────────────────────
    def _head(self) -> Inside:
        standard, language = self.standard, self.language
        decree = site_page.DECREE.say(language, number=standard.decree.number)
        since = standard.decree.in_force_from
        told = (
            site_page.SINCE_NOT_KNOWN.get(language)
            if since is None
            else site_page.SINCE.say(language, day=date_words(since, language))
        )
        mark = mark_of([standard], language)
        return (
            tag("p", f"{standard.agency.name.get(language)} · {decree}, {told}", class_="lead"),
            tag("p", mark, class_="notice") if mark else None,
        )

    def _contents(self) -> Html:
        parts = [
            ("daftar-persyaratan", site_page.REQUIREMENTS),
            ("periksa", site_page.CHECK),
            ("isi-standar", site_page.ALL_COMPONENTS),
        ]
        links = [tag("li", tag("a", name.get(self.language), href=f"#{id_}")) for id_, name in parts]
        return tag(
            "nav", tag("ul", links), class_="contents", aria_label=site_page.ON_THIS_PAGE.get(self.language)
        )

    def _glance(self) -> Html:
        pairs = [
            (site_page.TIME, Component.SERVICE_TIME),
            (site_page.FEE, Component.FEE),
            (site_page.PRODUCT, Component.PRODUCTS),
        ]
        rows = [(name.get(self.language), self._in_short(component)) for name, component in pairs]
        return section("ringkas", site_page.AT_A_GLANCE.get(self.language), described(*rows))

    def _in_short(self, component: Component) -> Inside:
        """Return what a component says in a line, or that it says more."""
        printed, own = self.printed.component(component), self.own.component(component)
        if printed.blank:
            return printed.blank
        if printed.lead and len(printed.items) <= 1:
            return in_their_language(printed.lead, own.lead, self.language)
        told = [
            in_their_language(one.text, mine.text, self.language)
            for one, mine in zip(printed.items, own.items, strict=True)
        ]
        if len(told) == 1:
            return told[0]
        shown = [tag("li", one) for one in told[:3]]
        if len(told) > 3:
            link = tag("a", site_page.SEE_BELOW.get(self.language), href=f"#{_id_of(component)}")
            shown.append(tag("li", link))
        return tag("ul", shown)

    # ── requirements ─────────────────────────────────────────────────────────
    def _requirements(self) -> Html:
        heading = site_page.REQUIREMENTS.get(self.language)
        component = self.printed.component(Component.REQUIREMENTS)
        if component.blank:
            return section("daftar-persyaratan", heading, tag("p", component.blank))
        if not self.standard.requirements:
            return section(
                "daftar-persyaratan", heading, tag("p", site_page.NOTHING_REQUIRED.get(self.language))
            )
        items = [self._requirement(one) for one in self.standard.requirements]
        words = site_page.PRINT_CHECKLIST.get(self.language)
        button = tag("button", words, type="button", hidden=True, data_print="daftar-persyaratan")
        return section(
            "daftar-persyaratan", heading, tag("ol", items, class_="requirements"), tag("p", button)
        )

    def _requirement(self, requirement: Requirement) -> Html:
        language = self.language
        words = in_their_language(requirement.text.get(language), requirement.text.id, language)
        lines = [
            tag(
                "p", self._number(requirement.item, requirement.component), tag("span", words, class_="words")
            )
        ]
        if not requirement.mandatory:
            lines.append(tag("p", site_page.PREFERRED.get(language), class_="remark"))
        if requirement.guard is not None:
            lines.append(
                self._remark(standard_page.IF.say(language, condition=self.text.condition(requirement.guard)))
            )
        if requirement.gate is not None:
            stage = next(stage.name for stage in self.standard.stages if stage.id == requirement.gate)
            lines.append(self._remark(standard_page.DUE_AFTER.say(language, stage=stage)))
        return tag("li", lines, self._why(requirement), id=f"butir-{requirement.id}", class_="requirement")

    def _remark(self, told: str) -> Html:
        return tag("p", f"{told[:1].upper()}{told[1:]}.", class_="remark")

    def _number(self, item: ItemNumber, component: Component) -> Inside:
        number = item_text(item)
        if not number:
            return None
        of_procedure = component is Component.PROCEDURE
        words = site_page.OF_THE_PROCEDURE if of_procedure else site_page.ITEM
        return (tag("span", words.say(self.language, number=number), class_="number"), " ")

    def _why(self, requirement: Requirement) -> Html:
        """Return why something is asked: the item, the law, how it is read, what was noted."""
        language = self.language
        number = item_text(requirement.item)
        item = ""
        if number:
            of = (
                site_page.OF_PROCEDURE_ITEM
                if requirement.component is Component.PROCEDURE
                else site_page.OF_ITEM
            )
            item = of.say(language, number=number)
        decree = site_page.DECREE.say(language, number=self.standard.decree.number)
        basis = tag(
            "a",
            self.printed.component(Component.LEGAL_BASIS).title.lower(),
            href=f"#{_id_of(Component.LEGAL_BASIS)}",
        )
        parts: list[Inside] = [
            tag("p", site_page.WHY_BY_DECREE.say(language, decree=decree, item=item), " ", basis, ".")
        ]
        for reference in requirement.basis:
            cited = reference.cited
            told = site_page.REGULATION_ON.say(language, regulation=cited.full_name, title=cited.title)
            article = f", Pasal {reference.article}" if reference.article else ""
            law = tag("span", f"{told}{article}", lang=None if language == "id" else "id")
            parts.append(tag("p", tag("b", f"{site_page.LAW.get(language)}:"), " ", law))
        parts += [self._reading(one) for one in requirement.interpretations]
        if requirement.note:
            note = tag("span", requirement.note, lang=None if language == "id" else "id")
            parts.append(tag("p", tag("b", f"{site_page.NOTE.get(language)}:"), " ", note))
        return tag("details", tag("summary", site_page.WHY.get(language)), parts)

    def _reading(self, one: Interpretation) -> Html:
        language = self.language
        written = tag("q", one.written, lang=None if language == "id" else "id")
        read_as = in_their_language(one.read_as.get(language), one.read_as.id, language)
        why = in_their_language(one.why.get(language), one.why.id, language)
        others = [
            in_their_language(other.text.get(language), other.text.id, language) for other in one.others
        ]
        if one.ratified is None:
            ratified = site_page.NOT_RATIFIED.get(language)
        else:
            day = date_words(one.ratified.on, language)
            ratified = site_page.RATIFIED.say(language, by=one.ratified.by, day=day)
        return tag(
            "div",
            tag(
                "p",
                tag("b", f"{site_page.READING.get(language)}:"),
                " ",
                site_page.WRITTEN.get(language),
                " ",
                written,
                ", ",
                site_page.READ_AS.get(language),
                " ",
                read_as,
                "; ",
                site_page.BECAUSE.get(language),
                ": ",
                why,
            ),
            tag("p", f"{site_page.OTHER_READINGS.get(language)}: ", _joined(others), ". ", ratified),
            class_="reading",
        )

    # ── check ────────────────────────────────────────────────────────────────
    def _check(self) -> Html:
        language = self.language
        heading = site_page.CHECK.get(language)
        reason = why_not_checked(self.service)
        if reason is not None:
            return section(
                "periksa", heading, tag("p", site_page.CHECK_NOT_POSSIBLE.say(language, reason=reason))
            )
        lead = tag("p", site_page.CHECK_LEAD.get(language), " ", site_page.PRIVATE.get(language))
        without = tag(
            "p", site_page.CHECK_NEEDS_SCRIPT.get(language), class_="notice", data_without_script=True
        )
        form = tag(
            "form",
            self._when(),
            questions(self.service, language),
            tag(
                "p",
                tag("button", site_page.SEE_RESULT.get(language), type="submit"),
                " ",
                tag("button", site_page.CLEAR.get(language), type="reset"),
            ),
            id="formulir-periksa",
            hidden=True,
        )
        result = section(
            "hasil-periksa",
            site_page.RESULT.get(language),
            tag("div", id="hasil-isi", aria_live="polite"),
            level=3,
        )
        due = section(
            "hitung-tenggat",
            site_page.CALCULATOR.get(language),
            tag("p", site_page.CALCULATOR_LEAD.get(language)),
            tag("div", id="hitung-tenggat-isi"),
            level=3,
        )
        return section(
            "periksa",
            heading,
            lead,
            without,
            form,
            tag("div", result, due, id="jawaban", hidden=True),
            self._left_out(),
        )

    def _when(self) -> Html:
        standard, language = self.standard, self.language
        zone = standard.agency.document.zone
        received = _moment("waktu-diterima", site_page.RECEIVED.say(language, zone=zone))
        complete = _moment("waktu-lengkap", site_page.COMPLETE.get(language))
        gates = {r.gate for r in standard.requirements if r.gate is not None}
        ended = [
            tag(
                "label",
                tag("input", type="checkbox", name="tahap-selesai", value=stage.id),
                " ",
                site_page.STAGE_ENDED.say(language, stage=stage.name),
            )
            for stage in standard.stages
            if stage.id in gates
        ]
        return tag(
            "fieldset",
            tag("legend", site_page.WHEN.get(language)),
            received,
            complete,
            tag("div", ended, class_="answers tall") if ended else None,
            class_="group",
        )

    def _left_out(self) -> Html:
        language = self.language
        told = [site_page.EVENTS_AT_COUNTER]
        if not self.standard.transcribed(Component.FEE):
            told.insert(0, site_page.FEE_NOT_KNOWN)
        if any(one.interpretations for one in self.standard.requirements):
            told.append(site_page.READINGS_AT_COUNTER)
        if not self.service.follows.proven:
            told.append(site_page.NOT_PROVEN)
        if self.standard.draft:
            told.append(site_page.DRAFT_DECIDES_NOTHING)
        lines = [tag("li", one.get(language)) for one in told]
        return tag("details", tag("summary", site_page.WHAT_IT_LEAVES_OUT.get(language)), tag("ul", lines))

    # ── the whole standard ───────────────────────────────────────────────────
    def _components(self) -> Html:
        language = self.language
        groups = (
            (site_page.DELIVERY, self.printed.delivery, self.own.delivery),
            (site_page.MANAGEMENT, self.printed.management, self.own.management),
        )
        told = [
            (
                tag("h3", title.get(language)),
                [
                    self._component(one, mine)
                    for one, mine in zip(components, own, strict=True)
                    if one.component is not Component.REQUIREMENTS
                ],
            )
            for title, components, own in groups
        ]
        return section("isi-standar", site_page.ALL_COMPONENTS.get(language), told)

    def _component(self, one: PrintedComponent, own: PrintedComponent) -> Html:
        if one.blank:
            content: Inside = tag("p", one.blank)
        else:
            lead = tag("p", in_their_language(one.lead, own.lead, self.language)) if one.lead else None
            groups = [self._group(g, mine) for g, mine in zip(one.groups, own.groups, strict=True)]
            content = (lead, groups)
        return section(_id_of(one.component), f"{one.number}. {one.title}", content, level=4)

    def _group(self, group: PrintedGroup, own: PrintedGroup) -> Inside:
        heading = None
        if group.heading:
            heading = tag("p", in_their_language(group.heading, own.heading, self.language), class_="heading")
        return heading, tag(
            "ul",
            [self._item(i, mine) for i, mine in zip(group.items, own.items, strict=True)],
            class_="items",
        )

    def _item(self, item: PrintedItem, own: PrintedItem) -> Html:
        number = (tag("span", item.number, class_="number"), " ") if item.number else None
        remarks = [
            tag(
                "p",
                f"{remark.label}: ",
                in_their_language(remark.text, mine.text, self.language),
                class_="remark",
            )
            for remark, mine in zip(item.remarks, own.remarks, strict=True)
        ]
        return tag("li", number, in_their_language(item.text, own.text, self.language), remarks)


def _moment(name: str, question: str) -> Html:
    control = tag(
        "input", type="datetime-local", id=name, name=name, min="1900-01-01T00:00", max="2199-12-31T23:59"
    )
    return tag("div", tag("label", question, for_=name), control, class_="question")


def _joined(parts: list[Inside]) -> Inside:
    return [inside("; " if i else None, part) for i, part in enumerate(parts)]


def _id_of(component: Component) -> str:
    return f"komponen-{component.value.replace('_', '-')}"
