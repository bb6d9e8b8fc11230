"""What a component says in words, entry by entry, so that two of them can be set side by side.

In come typed components; out come entries.  Requirements, time limits and amounts are told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.deciding import provision_words
from sp_engine.documents import (
    Channel,
    CitedInPreamble,
    ComplaintClass,
    Complaints,
    Component,
    DescribedItem,
    Fee,
    LegalBasis,
    Named,
    Product,
    Record,
    Regulation,
    ServiceTime,
    Staff,
    StandardDocument,
    Step,
)
from sp_engine.words import Words
from sp_engine.words.messages import differences as says
from sp_engine.workdays import Limit

Regulations: TypeAlias = Mapping[str, Regulation]


class Entry(NamedTuple):
    """One entry of a component; `name` where it has one of its own, `label` where several share one."""

    name: str
    text: Words
    label: str = ""


def entries_of(document: StandardDocument, component: Component, regulations: Regulations) -> Iterator[Entry]:
    """Yield what a component says besides requirements, time limits and amounts."""
    delivery, management = document.delivery, document.management
    if document.content(component).blank is not None:
        return
    match component:
        case Component.REQUIREMENTS:
            return
        case Component.PROCEDURE:
            yield from _steps(delivery.procedure.steps)
        case Component.SERVICE_TIME:
            yield from _text(delivery.service_time, delivery.service_time.text)
        case Component.FEE:
            yield from _text(delivery.fee, delivery.fee.text)
        case Component.PRODUCTS:
            yield from map(_listed, delivery.products.items)
        case Component.COMPLAINTS:
            yield from complaint_entries(delivery.complaints)
        case Component.LEGAL_BASIS:
            for basis in management.legal_basis.items:
                yield basis_entry(basis, regulations)
        case Component.FACILITIES:
            yield from map(_listed, management.facilities.items)
        case Component.COMPETENCE:
            yield from map(_listed, management.competence.items)
        case Component.SUPERVISION:
            yield from map(_listed, management.supervision.items)
        case Component.STAFF:
            yield from _staff(management.staff)
        case Component.SERVICE_GUARANTEE:
            yield from map(_listed, management.service_guarantee.items)
        case Component.SAFETY_GUARANTEE:
            yield from map(_listed, management.safety_guarantee.items)
        case Component.EVALUATION:
            yield from map(_listed, management.evaluation.items)
        case _ as never:
            assert_never(never)


def steps_of(document: StandardDocument, component: Component) -> tuple[str, ...]:
    """Return the steps of a component by their names, in their order."""
    if component is Component.PROCEDURE:
        return tuple(step.id for step in document.delivery.procedure.steps)
    if component is Component.COMPLAINTS:
        return tuple(step.id for step in document.delivery.complaints.steps)
    return ()


def complaint_entries(complaints: Complaints) -> Iterator[Entry]:
    yield from _text(complaints, complaints.text)
    yield from _steps(complaints.steps)
    yield from channel_entries(complaints.channels)
    for one in complaints.classes:
        yield Entry(one.id, Words(*(f"{text}: {_limit(one)}" for text in one.name)))


def _limit(one: ComplaintClass) -> Limit | Words | str:
    """Return how long a class of complaints may take, as it is written."""
    if one.limit is not None:
        return one.limit
    return "" if one.provision is None else provision_words(one.provision)


def channel_entries(channels: Iterable[Channel]) -> Iterator[Entry]:
    for channel in channels:
        text = Words(*(f"{called}: {channel.address}" for called in channel.called))
        yield Entry("", text, channel.kind.id if isinstance(channel.kind, Named) else channel.kind)


def basis_entry(entry: LegalBasis | CitedInPreamble, regulations: Regulations) -> Entry:
    """Return a regulation under its title as the decree has it; one that the registry lacks by name alone."""
    match entry:
        case LegalBasis(cited=cited):
            name, article = cited.id, entry.article
        case CitedInPreamble(regulation=regulation):
            name, article = regulation, None
        case _ as never:
            assert_never(never)
    known = regulations.get(name)
    title = entry.title_as_written or ("" if known is None else known.title)
    called = name if known is None or known.abbreviation is None else known.abbreviation
    behind = "" if article is None else says.ARTICLE.fill(article=article).id
    return Entry(name, _plain(f"{called}{behind}{': ' if title else ''}{title}"))


def field_entry(record: Record, field: str, text: Words) -> Entry:
    """Return an entry that is called as its key is written."""
    return Entry(type(record).keys[field].name, text)


def _text(record: ServiceTime | Fee | Complaints, text: Words) -> Iterator[Entry]:
    if text.id:
        yield field_entry(record, "text", text)


def _steps(steps: Iterable[Step]) -> Iterator[Entry]:
    steps = tuple(steps)
    for step in steps:
        yield Entry(step.id, _step(step))
    for name in dict.fromkeys(name for step in steps for name in step.collects):
        at = ", ".join(step.id for step in steps if name in step.collects)
        yield Entry(name, says.COLLECTS.fill(name=name, steps=at))


def _step(step: Step) -> Words:
    after = step.next or ""
    if isinstance(after, tuple):
        after = "; ".join(f"{branch.when or ''} → {branch.to}".strip() for branch in after)
    tail = f" → {after}" if after else ""
    route = f"{step.route}, " if step.route is not None else ""
    return Words(*(f"{route}{step.actor}: {text}{tail}" for text in step.text))


def _listed(item: DescribedItem | Product) -> Entry:
    group = item.group if isinstance(item, DescribedItem) else None
    head = "" if group is None else f"{group}: "
    return Entry("", Words(*(head + text for text in item.text)))


def _staff(staff: Staff) -> Iterator[Entry]:
    if staff.text is not None:
        yield field_entry(staff, "text", staff.text)
    for field, number in (("number", staff.number), ("at_least", staff.at_least), ("at_most", staff.at_most)):
        if number is not None:
            yield field_entry(staff, field, _plain(str(number)))
    for role in staff.roles:
        yield Entry("", _plain(role.name + ("" if role.number is None else f": {role.number}")))


def _plain(text: str) -> Words:
    return Words(text, text)
