"""What is printed of a standard: its components in the official order, with conditions in words.

In comes a standard; out comes a `PrintedStandard`.  Notes of who transcribed it are not printed.  Knows
nothing about paper, files or pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from sp_engine.conditions import Condition
from sp_engine.deciding import (
    ConditionText,
    UndatedSituation,
    later_rules,
    limit_lines,
    provision_words,
    row_lines,
    stage_text,
)
from sp_engine.documents import (
    END,
    MANAGEMENT,
    SERVICE_DELIVERY,
    Blank,
    Channel,
    ComplaintClass,
    Complaints,
    Component,
    DescribedItem,
    FeeComponent,
    LegalBasis,
    Product,
    Requirement,
    Staff,
    Standard,
    Step,
    Tariff,
    YieldedWhen,
    arrows,
    component_title,
    item_text,
)
from sp_engine.publishing.printed_standard import (
    PrintedComponent,
    PrintedGroup,
    PrintedItem,
    PrintedStandard,
    Remark,
    RemarkKind,
    remark_label,
)
from sp_engine.words import Language, Words, listed, sentence
from sp_engine.words.messages import fees, standard_page
from sp_engine.words.messages import printed_standard as messages
from sp_engine.workdays import duration_words

_LONGEST_QUOTE = 60
_JOINTS = re.compile(r"[();]|,(?: dan\b| and\b)?|\b(?:adalah|mencakup|disebutkan|is|covering|stated)\b")
"""What ties a name to a value in the words of a condition, and stands differently in the words of an item."""


def printed_standard(standard: Standard, language: Language) -> PrintedStandard:
    """Return what is printed of a standard."""
    content = _Content(standard, language)
    return PrintedStandard(
        service=standard.service,
        name=standard.name.get(language),
        number=item_text(standard.document.item),
        agency=standard.agency.name.get(language),
        decree=standard.decree.number,
        draft=mark_of((standard,), language),
        unfinished=_unfinished(standard, language),
        delivery=content.components(SERVICE_DELIVERY),
        management=content.components(MANAGEMENT),
    )


def _unfinished(standard: Standard, language: Language) -> str:
    if not standard.unfinished:
        return ""
    names = [component_title(component).get(language) for component in standard.unfinished]
    return messages.UNFINISHED.say(language, components=listed(names, "and", language))


def mark_of(standards: Iterable[Standard], language: Language) -> str:
    """Return what marks a paper of several standards: a draft as soon as one of them is."""
    return messages.DRAFT.get(language) if any(standard.draft for standard in standards) else ""


def agency_complaints(standard: Standard, language: Language) -> PrintedComponent | None:
    """Return where one complains to the whole agency, which a decree says outside of its services."""
    written = standard.decree.document.complaints
    if written is None:
        return None
    groups = tuple(group for group in _Content(standard, language).complaints(written) if group.items)
    title = component_title(Component.COMPLAINTS).get(language)
    return PrintedComponent(Component.COMPLAINTS, 0, title, lead=written.text.get(language), groups=groups)


class _Content:
    """Says each component of one standard in one language."""

    def __init__(self, standard: Standard, language: Language) -> None:
        self.standard, self.language = standard, language
        situation = UndatedSituation({}, standard.decree.first_day.toordinal())
        self.text = ConditionText(standard.vocabulary, situation, language)

    def components(self, components: Iterable[Component]) -> tuple[PrintedComponent, ...]:
        return tuple(self._component(one, number) for number, one in enumerate(components, 1))

    def _component(self, component: Component, number: int) -> PrintedComponent:
        blank = self.standard.document.content(component).blank
        title = component_title(component).get(self.language)
        if blank is not None:
            return PrintedComponent(component, number, title, blank=_blank(blank).get(self.language))
        groups = tuple(group for group in self._groups(component) if group.items)
        return PrintedComponent(component, number, title, lead=self._lead(component), groups=groups)

    def _lead(self, component: Component) -> str:
        delivery, management = self.standard.document.delivery, self.standard.document.management
        match component:
            case Component.REQUIREMENTS:
                nothing = standard_page.NOTHING_REQUIRED.get(self.language)
                return nothing if self.standard.requires_nothing else ""
            case Component.SERVICE_TIME:
                return delivery.service_time.text.get(self.language)
            case Component.FEE:
                told = delivery.fee.text.get(self.language)
                return told or (sentence(fees.FREE.get(self.language)) if delivery.fee.free else "")
            case Component.COMPLAINTS:
                return delivery.complaints.text.get(self.language)
            case Component.STAFF:
                return "" if management.staff.text is None else management.staff.text.get(self.language)
            case (
                Component.PROCEDURE
                | Component.PRODUCTS
                | Component.LEGAL_BASIS
                | Component.FACILITIES
                | Component.COMPETENCE
                | Component.SUPERVISION
                | Component.SERVICE_GUARANTEE
                | Component.SAFETY_GUARANTEE
                | Component.EVALUATION
            ):
                return ""
            case _ as never:
                assert_never(never)

    def _groups(self, component: Component) -> Iterator[PrintedGroup]:
        delivery, management = self.standard.document.delivery, self.standard.document.management
        match component:
            case Component.REQUIREMENTS:
                yield from self._requirements()
            case Component.PROCEDURE:
                yield from self._steps(delivery.procedure.steps)
            case Component.SERVICE_TIME:
                yield _plain(self._times())
            case Component.FEE:
                yield _plain(self._charges())
            case Component.PRODUCTS:
                yield _plain(map(self._product, self.standard.products))
            case Component.COMPLAINTS:
                yield from self.complaints(delivery.complaints)
            case Component.LEGAL_BASIS:
                yield _plain(map(self._basis, management.legal_basis.items))
            case Component.FACILITIES:
                yield from self._described(management.facilities.items)
            case Component.COMPETENCE:
                yield from self._described(management.competence.items)
            case Component.SUPERVISION:
                yield from self._described(management.supervision.items)
            case Component.STAFF:
                yield from self._roles(management.staff)
            case Component.SERVICE_GUARANTEE:
                yield from self._described(management.service_guarantee.items)
            case Component.SAFETY_GUARANTEE:
                yield from self._described(management.safety_guarantee.items)
            case Component.EVALUATION:
                yield from self._described(management.evaluation.items)
            case _ as never:
                assert_never(never)

    # ── persyaratan ──────────────────────────────────────────────────────────
    def _requirements(self) -> Iterator[PrintedGroup]:
        own, of_procedure = list[PrintedItem](), list[PrintedItem]()
        for requirement in self.standard.requirements:
            match requirement.component:
                case Component.REQUIREMENTS:
                    own.append(self._requirement(requirement))
                case Component.PROCEDURE:
                    of_procedure.append(self._requirement(requirement))
                case _ as never:
                    assert_never(never)
        yield PrintedGroup("", tuple(own))
        yield PrintedGroup(messages.OF_THE_PROCEDURE.get(self.language), tuple(of_procedure))

    def _requirement(self, requirement: Requirement) -> PrintedItem:
        text = requirement.text.get(self.language)
        remarks = tuple(self._of_requirement(requirement, text))
        return PrintedItem(item_text(requirement.item), text, remarks, requirement.id)

    def _of_requirement(self, requirement: Requirement, text: str) -> Iterator[Remark]:
        if requirement.guard is not None:
            yield self._if(requirement.guard)
        told = self.text.condition(requirement.condition)
        if not says_already(text, told):
            yield self._remark(RemarkKind.CHECKED, told)
        if not requirement.mandatory:
            yield self._remark(RemarkKind.PREFERRED, messages.PREFERRED_ONLY.get(self.language))
        if requirement.decided_by is not None:
            yield self._remark(RemarkKind.DECIDED_BY, requirement.decided_by)
        if requirement.gate is not None:
            stage = next(one.name for one in self.standard.stages if one.id == requirement.gate)
            yield self._remark(RemarkKind.DUE_AFTER, messages.STAGE.say(self.language, stage=stage))
        for reference in requirement.basis:
            yield self._remark(RemarkKind.BASIS, self._cited(reference.cited.short_name, reference.article))

    def _if(self, guard: Condition) -> Remark:
        return self._remark(RemarkKind.IF, self.text.condition(guard))

    def _remark(self, kind: RemarkKind, text: str) -> Remark:
        return Remark(kind, remark_label(kind).get(self.language), text)

    # ── prosedur ─────────────────────────────────────────────────────────────
    def _steps(self, steps: Sequence[Step]) -> Iterator[PrintedGroup]:
        names = self._step_names(steps)
        following = list(arrows(steps))
        for route, of_route in groupby(enumerate(steps), lambda placed: placed[1].route):
            items = []
            for place, step in of_route:
                leads = [arrow for arrow in following if arrow.start == step.id]
                goes_on = [step.id for step in steps[place + 1 : place + 2]] or [END]
                plain = len(leads) == 1 and leads[0].when is None and leads[0].end == goes_on[0]
                told = () if plain else tuple(self._lead_on(a.when, a.end, names) for a in leads)
                items.append(
                    PrintedItem(
                        item_text(step.item), f"{step.actor}: {step.text.get(self.language)}", told, step.id
                    )
                )
            yield PrintedGroup(route or "", tuple(items))

    def _lead_on(self, when: str | None, end: str, names: dict[str, str]) -> Remark:
        told = names[end]
        if when is not None:
            told = messages.TO_STEP.say(self.language, when=when, step=told)
        return self._remark(RemarkKind.LEADS_TO, told)

    def _step_names(self, steps: Sequence[Step]) -> dict[str, str]:
        """Return how each step is referred to: by its number where that names no other, else by its words."""
        numbers = Counter(item_text(step.item) for step in steps)
        names = {END: messages.END.get(self.language)}
        for step in steps:
            number, text = item_text(step.item), step.text.get(self.language)
            if number and numbers[number] == 1:
                names[step.id] = messages.STEP.say(self.language, number=number)
            else:
                short = (
                    text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rpartition(' ')[0]} …"
                )
                names[step.id] = messages.QUOTED_STEP.say(self.language, text=short)
        return names

    # ── jangka waktu, biaya, produk ──────────────────────────────────────────
    def _times(self) -> Iterator[PrintedItem]:
        stages = self.standard.stages
        for stage in stages:
            told = stage_text(stage, stages, self.text)
            text = f"{stage.name.get(self.language)}: {told}"
            yield PrintedItem(item_text(stage.item), text, id=stage.id)
        for schedule in self.standard.document.hours:
            yield PrintedItem("", standard_page.OWN_HOURS.say(self.language, hours=schedule.told))

    def _charges(self) -> Iterator[PrintedItem]:
        fee = self.standard.fee
        for tariff in fee.tariffs.values():
            called = standard_page.NAMED_AMOUNT.say(self.language, name=tariff.called)
            yield PrintedItem("", called, tuple(self._charged(tariff)))
        for component in fee.components:
            text = component.text.get(self.language)
            yield PrintedItem(item_text(component.item), text, tuple(self._charged(component)))

    def _charged(self, part: FeeComponent | Tariff) -> Iterator[Remark]:
        for line in (*row_lines(part, self.standard.fee, self.text), *limit_lines(part, self.text)):
            yield self._remark(RemarkKind.CHARGED, line)

    def _product(self, product: Product) -> PrintedItem:
        text = product.text.get(self.language)
        match product.when:
            case YieldedWhen.APPROVED:
                told = text
            case YieldedWhen.REJECTED:
                told = standard_page.ON_REJECTION.say(self.language, product=text)
            case _ as never:
                assert_never(never)
        remarks = [] if product.guard is None else [self._if(product.guard)]
        remarks += [self._remark(RemarkKind.AFTERWARDS, rule) for rule in later_rules(product, self.text)]
        return PrintedItem(item_text(product.item), told, tuple(remarks))

    # ── pengaduan ────────────────────────────────────────────────────────────
    def complaints(self, complaints: Complaints) -> Iterator[PrintedGroup]:
        """Yield the channels, how a complaint is handled, and how long each class of them takes."""
        yield _plain(map(self._channel, complaints.channels))
        for group in self._steps(complaints.steps):
            heading = standard_page.HANDLING.get(self.language)
            yield group.replace(heading=f"{heading}: {group.heading}" if group.heading else heading)
        yield PrintedGroup(messages.CLASSES.get(self.language), tuple(map(self._class, complaints.classes)))

    def _channel(self, channel: Channel) -> PrintedItem:
        called = sentence(channel.called.get(self.language))
        return PrintedItem(item_text(channel.item), f"{called}: {channel.address}")

    def _class(self, one: ComplaintClass) -> PrintedItem:
        if one.provision is not None:
            limit = provision_words(one.provision).get(self.language)
        else:
            limit = "" if one.limit is None else duration_words(one.limit, self.language)
        remarks = () if one.guard is None else (self._if(one.guard),)
        return PrintedItem(item_text(one.item), f"{one.name.get(self.language)}: {limit}", remarks)

    # ── pengelolaan ──────────────────────────────────────────────────────────
    def _basis(self, basis: LegalBasis) -> PrintedItem:
        cited = basis.cited
        told = messages.ON.say(self.language, regulation=cited.full_name, title=cited.title)
        return PrintedItem(item_text(basis.item), self._cited(told, basis.article))

    def _cited(self, regulation: str, article: str | None) -> str:
        if article is None:
            return regulation
        return messages.ARTICLE.say(self.language, regulation=regulation, article=article)

    def _described(self, items: Sequence[DescribedItem]) -> Iterator[PrintedGroup]:
        for group, of_group in groupby(items, lambda item: item.group):
            printed = (PrintedItem(item_text(i.item), i.text.get(self.language)) for i in of_group)
            yield PrintedGroup(group or "", tuple(printed))

    def _roles(self, staff: Staff) -> Iterator[PrintedGroup]:
        items = []
        for role in staff.roles:
            told = role.name
            if role.number is not None:
                told = messages.PEOPLE.say(self.language, role=role.name, number=role.number)
            items.append(PrintedItem(item_text(role.item), told))
        yield PrintedGroup(messages.ROLES.get(self.language), tuple(items))


def _plain(items: Iterable[PrintedItem]) -> PrintedGroup:
    return PrintedGroup("", tuple(items))


def _blank(blank: Blank) -> Words:
    match blank:
        case Blank.LEFT_BLANK:
            return messages.NOT_STATED
        case Blank.NOT_KNOWN:
            return messages.NOT_TRANSCRIBED
        case _ as never:
            assert_never(never)


def says_already(text: str, condition: str) -> bool:
    """Whether the words of an item contain all that the words of a condition ask, piece by piece."""
    said = f" {_plain_words(text)} "
    return all(
        f" {_plain_words(piece)} " in said for piece in _JOINTS.split(condition) if _plain_words(piece)
    )


def _plain_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
