"""How every service stands to one applicant, as a section and as JSON data.

In comes a screening; out come what is open, what waits for the agency, what would open the rest, the ways
through other services and what is closed, on one screen or in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, assert_never

from sp_engine.conditions import Known
from sp_engine.deciding import (
    Deadline,
    DeadlineKind,
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    awaited_dict,
    awaited_text,
    deadline_reason,
    error_dict,
    need_lines,
)
from sp_engine.facts import Kind, value_words
from sp_engine.presenting.decision_screen import rejection_lines
from sp_engine.presenting.section import (
    Group,
    Item,
    Line,
    Note,
    Paragraph,
    Part,
    Section,
    Span,
    Style,
    strong,
)
from sp_engine.screening import Access, Chain, ChainLink, ScreenedService, Screening, Undecided
from sp_engine.words import Diagnostic, Language, Words, date_words, moment_words
from sp_engine.words.messages import screening_page as page
from sp_engine.words.messages import to_supply

FORMAT = "sp-screen/1"
"""The format of the JSON data (schema/penapisan.schema.json)."""
_THINGS = 3
"""How many things, or who is waited for, are named on one screen."""
_MOST = {page.OPEN: 4, page.WAITING: 2, page.OPENABLE: 4, page.CHAINS: 3, page.CLOSED: 3, page.UNDECIDED: 2}
"""How many items stand under a heading on one screen, with the one that says how many more there are."""

T = TypeVar("T")


def screening_section(screening: Screening, language: Language, *, everything: bool) -> Section:
    """Return how services stand to an applicant; without `everything` what fits one screen."""
    if not screening.services and not screening.undecided:
        day = date_words(screening.received, language)
        return Section("", (Line(page.NOTHING.say(language, day=day)),))
    told = _InFull(screening, language) if everything else _OnOneScreen(screening, language)
    return Section(strong(_counted(screening, language)), tuple(told.parts()))


def _counted(screening: Screening, language: Language) -> str:
    """Return how many services stand how."""
    counts = {access: len(screening.with_access(access)) for access in Access}
    told = [_count_words(a).say(language, number=number) for a, number in counts.items() if number]
    if undecided := len(screening.undecided):
        told.append(page.COUNT_UNDECIDED.say(language, number=undecided))
    number = len(screening.services) + undecided
    return page.COUNTED.say(language, number=number, counts=", ".join(told))


def _count_words(access: Access) -> Words:
    match access:
        case Access.OPEN:
            return page.COUNT_OPEN
        case Access.WAITING:
            return page.COUNT_WAITING
        case Access.OPENABLE:
            return page.COUNT_OPENABLE
        case Access.CLOSED:
            return page.COUNT_CLOSED
        case _ as never:
            assert_never(never)


class _Page:
    """The groups of a page in their order, the best for the applicant first."""

    def __init__(self, screening: Screening, language: Language) -> None:
        self.screening, self.language = screening, language

    def parts(self) -> Iterator[Part]:
        screening = self.screening
        yield Line(moment_words(screening.received, self.language))
        for access in Access:
            services = screening.with_access(access)
            match access:
                case Access.OPEN:
                    yield from self.group(page.OPEN, services, self.open)
                case Access.WAITING:
                    yield from self.group(page.WAITING, services, self.waiting)
                case Access.OPENABLE:
                    yield from self.group(page.OPENABLE, services, self.openable)
                    yield from self.group(page.CHAINS, screening.chains, self.chain)
                case Access.CLOSED:
                    yield from self.group(page.CLOSED, services, self.closed)
                case _ as never:
                    assert_never(never)
        yield from self.group(page.UNDECIDED, screening.undecided, self.undecided)

    def group(
        self,
        heading: Words,
        found: Sequence[T],
        told: Callable[[T], Item],
    ) -> Iterator[Part]:
        """Yield what there is under a heading."""
        raise NotImplementedError

    def open(self, screened: ScreenedService) -> Item:
        return Item(Span("✓", Style.GOOD), _named(screened, self.language))

    def waiting(self, screened: ScreenedService) -> Item:
        raise NotImplementedError

    def openable(self, screened: ScreenedService) -> Item:
        raise NotImplementedError

    def chain(self, chain: Chain) -> Item:
        raise NotImplementedError

    def closed(self, screened: ScreenedService) -> Item:
        raise NotImplementedError

    def undecided(self, undecided: Undecided) -> Item:
        told = undecided.errors[0].message(self.language)
        return Item("-", page.SAID.say(self.language, service=undecided.service, told=told))


class _OnOneScreen(_Page):
    """A few of each kind, in a line or two each."""

    def parts(self) -> Iterator[Part]:
        yield from super().parts()
        yield Note(page.THE_REST.get(self.language))

    def group(
        self,
        heading: Words,
        found: Sequence[T],
        told: Callable[[T], Item],
    ) -> Iterator[Part]:
        if not found:
            return
        most = _MOST[heading]
        shown = found if len(found) <= most else found[: most - 1]
        items = [*map(told, shown)]
        if left := found[len(shown) :]:
            items.append(Item("", self._more(left)))
        yield Group(strong(heading.get(self.language)), tuple(items))

    def _more(self, left: Sequence[object]) -> str:
        """Say how many services there are beside what is told, and how far those to be opened are."""
        far = [len(one.shortest.things) for one in left if isinstance(one, ScreenedService) and one.shortest]
        if not far or min(far) == max(far):
            return page.MORE_SERVICES.say(self.language, number=len(left))
        return page.MORE_FAR.say(self.language, number=len(left), least=min(far), most=max(far))

    def waiting(self, screened: ScreenedService) -> Item:
        who = dict.fromkeys(one.who.get(self.language) for one in screened.decision.awaiting)
        return Item(
            Span("○", Style.WAIT),
            page.SAID.say(self.language, service=screened.name, told=_few(who, self.language)),
        )

    def openable(self, screened: ScreenedService) -> Item:
        shortest, language = screened.shortest, self.language
        if shortest is None:
            return Item("-", page.NOT_BY_ADDING.say(language, service=screened.name))
        text = screened.decision.condition_text(language)
        things = _few(map(text.within, shortest.things), language)
        number = len(shortest.things)
        return Item("-", page.THINGS.say(language, service=screened.name, number=number, things=things))

    def chain(self, chain: Chain) -> Item:
        language = self.language
        way = _way(chain, language)
        closed = next((link for link in chain.links if link.access is Access.CLOSED), None)
        if closed is not None:
            return Item("-", page.CHAIN_CLOSED.say(language, way=way, service=closed.service))
        if chain.due is None:
            return Item("-", page.NO_DATE.say(language, way=way))
        day = _may_move(date_words(chain.due, language), chain.links[-1], language)
        return Item("-", page.BY.say(language, way=way, day=day))

    def closed(self, screened: ScreenedService) -> Item:
        reasons = [*rejection_lines(screened.decision, self.language)]
        told = reasons[0] if reasons else ""
        if more := reasons[1:]:
            told = page.MORE_REASONS.say(self.language, reason=told, number=len(more))
        return Item(Span("✗", Style.BAD), page.SAID.say(self.language, service=screened.name, told=told))


class _InFull(_Page):
    """All of each kind, with every thing and every reason."""

    def group(
        self,
        heading: Words,
        found: Sequence[T],
        told: Callable[[T], Item],
    ) -> Iterator[Part]:
        if found:
            items = (Group("", tuple(map(told, found))),)
            yield Section(strong(heading.get(self.language)), items)

    def waiting(self, screened: ScreenedService) -> Item:
        text = screened.decision.condition_text(self.language)
        told = dict.fromkeys(awaited_text(one, text) for one in screened.decision.awaiting)
        return Item(Span("○", Style.WAIT), _named(screened, self.language), _items(told))

    def openable(self, screened: ScreenedService) -> Item:
        shortest, language = screened.shortest, self.language
        if shortest is None:
            return Item("-", page.NOT_BY_ADDING.say(language, service=screened.name))
        lines = [thing_text(screened, thing, language) for thing in shortest.things]
        if not shortest.exact:
            lines.append(page.NO_LONGER_SURE.get(language))
        name = screened.service.standard.name.get(language)
        told = page.NUMBER.say(language, service=screened.name, name=name, number=len(shortest.things))
        return Item("-", told, _items(lines))

    def chain(self, chain: Chain) -> Item:
        way = _way(chain, self.language)
        return Item("-", way, tuple(self._link(chain, number) for number in range(len(chain.links))))

    def _link(self, chain: Chain, number: int) -> Item:
        link, language = chain.links[number], self.language
        text = self._text(link)
        told = page.SAID.say(language, service=link.service, told=_timed(link, text, language))
        parts: list[Part] = []
        for words, things in ((page.BRING, link.brings), (page.YIELDS, link.yields)):
            if things:
                parts.append(Paragraph("; ".join(map(text.within, things)), words.get(language)))
        return Item("", told, tuple(parts), number=str(number + 1))

    def _text(self, link: ChainLink) -> Any:
        return self.screening.screened(link.service).decision.condition_text(self.language)

    def closed(self, screened: ScreenedService) -> Item:
        reasons = rejection_lines(screened.decision, self.language)
        return Item(Span("✗", Style.BAD), _named(screened, self.language), _items(reasons))


def _items(lines: Iterable[str]) -> tuple[Part, ...]:
    return tuple(Item("-", line) for line in lines)


def _named(screened: ScreenedService, language: Language) -> str:
    name = screened.service.standard.name.get(language)
    told = page.NAMED.say(language, service=screened.name, name=name)
    return told if screened.decision.final else page.NOT_FINAL.say(language, told=told)


def _way(chain: Chain, language: Language) -> str:
    """Name the services of a chain, of one agency as they all are."""
    first, *rest = (link.service for link in chain.links)
    return page.WAY.get(language).join((first, *(name.partition("/")[2] for name in rest)))


def _few(told: Iterable[str], language: Language) -> str:
    """Return the first few of what is told, and how many there are beside them."""
    all_ = [*told]
    shown = all_ if len(all_) <= _THINGS + 1 else all_[:_THINGS]
    if left := len(all_) - len(shown):
        shown = [*shown, page.AND_MORE.say(language, number=left)]
    return "; ".join(shown)


def _may_move(told: str, link: ChainLink, language: Language) -> str:
    return page.PROVISIONAL.say(language, told=told) if link.provisional else told


def _timed(link: ChainLink, text: Any, language: Language) -> str:
    """Say when a link begins and by when it is done, or why that is not known."""
    if link.received is None:
        return page.AFTER_THE_ONE_BEFORE.get(language)
    received = moment_words(link.received, language)
    if link.errors:
        return link.errors[0].message(language)
    if link.due is not None:
        due = _may_move(moment_words(link.due, language), link, language)
        return page.IN_AND_DUE.say(language, received=received, due=due)
    if link.undated is not None:
        stage, reason = link.undated.name, _why_undated(link.undated, text, language)
        return page.NOT_DATED.say(language, stage=stage, reason=reason)
    if link.access is Access.CLOSED:
        return page.LINK_CLOSED.get(language)
    return page.LINK_NOT_OPEN.say(language, received=received)


def _why_undated(deadline: Deadline, text: Any, language: Language) -> str:
    match deadline.kind:
        case DeadlineKind.PROGRAMME:
            return page.PROGRAMME.get(language)
        case DeadlineKind.STANDARD | DeadlineKind.GENERAL_LIMIT | DeadlineKind.APPLICANT:
            return deadline_reason(deadline, text) or ""
        case _ as never:
            assert_never(never)


def thing_text(screened: ScreenedService, thing: str, language: Language) -> str:
    """Say what one thing on a shortest list has to be, once the others on it are supplied."""
    decision = screened.lacking_only(thing)
    text, need = decision.condition_text(language), decision.needs
    asked = None if need is None else _asked_of(thing, need)
    if asked is not None:
        return "; ".join(need_lines(text, asked))
    definition = screened.service.standard.vocabulary[thing]
    if definition.kind is Kind.DOCUMENT or screened.shortest is None:
        return to_supply.HAND_IN.say(language, document=text.within(thing))
    value = value_words(definition, screened.shortest.answers[thing], language)
    return page.ANSWERED.say(language, question=definition.question, value=value)


def _asked_of(thing: str, need: Need) -> Need | None:
    """Return what a need asks of one thing, in any case; None where that is not all it takes."""
    match need:
        case NeedAll(parts):
            asked = [_asked_of(thing, part) for part in parts]
            every = tuple(part for part in asked if part is not None)
            return NeedAll(every) if len(every) == len(asked) else None
        case NeedAny(parts, at_least):
            options = tuple(part for part in (_asked_of(thing, one) for one in parts) if part is not None)
            told_by_value = any(
                isinstance(one, NeedFact) and one.leaf != Known(one.leaf.item) for one in options
            )
            if len(options) < at_least or (told_by_value and len(options) < len(parts)):
                return None  # another answer would do with something else
            return options[0] if len(options) == 1 else NeedAny(options, at_least)
        case NeedFact(leaf):
            return need if leaf.item.id.partition(".")[0] == thing else None
        case NeedDocument(document):
            return need if document.item.id == thing else None
        case NeedIf():
            return None
        case _ as never:
            assert_never(never)


# ── JSON ─────────────────────────────────────────────────────────────────────
def screening_dict(screening: Screening, language: Language) -> dict[str, Any]:
    """Return the same as JSON data (schema/penapisan.schema.json)."""
    return {
        "format": FORMAT,
        "received": screening.received.isoformat(),
        "services": [_service_dict(one, language) for one in screening.services],
        "chains": [_chain_dict(chain, screening, language) for chain in screening.chains],
        "undecided": [
            {"service": one.service, "errors": [error_dict(error, language) for error in one.errors]}
            for one in screening.undecided
        ],
        "findings": [_finding_dict(finding, language) for finding in screening.findings],
    }


def _finding_dict(finding: Diagnostic, language: Language) -> dict[str, Any]:
    return {**error_dict(finding, language), "suggestion": finding.suggestion}


def _service_dict(screened: ScreenedService, language: Language) -> dict[str, Any]:
    decision, standard = screened.decision, screened.service.standard
    text = decision.condition_text(language)
    return {
        "service": screened.name,
        "name": standard.name.get(language),
        "decree": standard.decree.number,
        "access": screened.access.value,
        "outcome": decision.outcome.value,
        "final": decision.final,
        "opens_with": _shortest_dict(screened, language),
        "awaiting": [awaited_dict(one, text) for one in decision.awaiting],
        "reasons": [*rejection_lines(decision, language)] if screened.access is Access.CLOSED else [],
    }


def _shortest_dict(screened: ScreenedService, language: Language) -> dict[str, Any] | None:
    shortest, vocabulary = screened.shortest, screened.service.standard.vocabulary
    if shortest is None:
        return None
    return {
        "exact": shortest.exact,
        "things": [
            {
                "document" if vocabulary[thing].kind is Kind.DOCUMENT else "fact": thing,
                "text": thing_text(screened, thing, language),
            }
            for thing in shortest.things
        ],
    }


def _chain_dict(chain: Chain, screening: Screening, language: Language) -> dict[str, Any]:
    due = chain.due
    return {
        "opens": chain.opens,
        "due": None if due is None else due.isoformat(),
        "links": [_link_dict(link, screening, language) for link in chain.links],
    }


def _link_dict(link: ChainLink, screening: Screening, language: Language) -> dict[str, Any]:
    text = screening.screened(link.service).decision.condition_text(language)
    told = {
        "service": link.service,
        "yields": [*link.yields],
        "brings": [*link.brings],
        "access": None if link.access is None else link.access.value,
        "received": None if link.received is None else link.received.isoformat(),
        "due": None if link.due is None else link.due.isoformat(),
        "provisional": link.provisional,
        "stages": [_stage_dict(deadline, language) for deadline in link.deadlines],
    }
    return told if link.due is not None else {**told, "reason": _timed(link, text, language)}


def _stage_dict(deadline: Deadline, language: Language) -> dict[str, Any]:
    return {
        "stage": deadline.stage,
        "name": deadline.name.get(language),
        "limit": None if deadline.limit is None else str(deadline.limit),
        "due": None if deadline.due is None else deadline.due.isoformat(),
    }
