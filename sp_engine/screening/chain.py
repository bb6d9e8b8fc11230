"""What one service yields opens another: the way through both, with its working time.

In come services as they stand to one applicant; out comes, for one of them that is not open, the chain of the
services of its agency whose products are on its shortest list, and those of theirs.  Each begins when the
last of those before it is due, on the working calendar of that day and under the decree that holds then, with
what was to be brought brought: nothing is added up.  A due date is the latest that is promised; where one
stage has no date the chain has none, and says why.  Knows nothing about words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import (
    Deadline,
    DeadlineKind,
    Facts,
    FactsError,
    Service,
    deadlines_of,
    products_on_approval,
)
from sp_engine.facts import Kind
from sp_engine.immutable import Immutable
from sp_engine.rules import Outcome
from sp_engine.screening.access import Access
from sp_engine.screening.screened_service import ScreenedService
from sp_engine.words import Diagnostic, Words

ServiceThen = Callable[[str, datetime], tuple[Service, Facts]]
"""What finds a service, by its name, when an application is received, with the facts read for it."""


class ChainLink(Immutable):
    """One service of a chain: what has to be brought to it, when it begins and by when it is done.

    `yields` are the things that a later link needs of it, `brings` those on its own shortest list that no
    earlier link yields.  `access` is how it stands to the applicant when it begins.  Without `due` there is
    an `undated` deadline that has no date, `errors` for which nothing is decided then, an `access` that
    ends the chain, or a link before it of which that is so.
    """

    service: str
    name: Words
    yields: tuple[str, ...]
    received: datetime | None
    brings: tuple[str, ...] = ()
    access: Access | None = None
    due: datetime | None = None
    deadlines: tuple[Deadline, ...] = ()
    provisional: bool = False
    undated: Deadline | None = None
    errors: tuple[Diagnostic, ...] = ()


class Chain(Immutable):
    """Services in the order in which to go to them; the last is the one that is opened."""

    links: tuple[ChainLink, ...]

    @property
    def opens(self) -> str:
        return self.links[-1].service

    @property
    def due(self) -> datetime | None:
        """By when the last of them is done."""
        return self.links[-1].due


def chains_of(
    targets: Iterable[ScreenedService], around: Mapping[str, ScreenedService], then: ServiceThen
) -> Iterator[Chain]:
    """Yield the chain to each target that needs what another service yields."""
    chaining = _Chaining(around, then)
    for target in targets:
        chain = chaining.to(target)
        if len(chain.links) > 1:
            yield chain


class _Reached(NamedTuple):
    """A service when it is come to: what it is then, or why nothing is decided then."""

    screened: ScreenedService | None
    errors: tuple[Diagnostic, ...] = ()


class _Chaining:
    """Goes from services to those whose products they need; what was found is kept for the next."""

    def __init__(self, around: Mapping[str, ScreenedService], then: ServiceThen) -> None:
        self._around, self._then = around, then
        self._yields = {name: _yields(one) for name, one in around.items()}
        self._at_once: dict[str, _Times] = {}

    def to(self, target: ScreenedService) -> Chain:
        links: dict[str, ChainLink] = {}
        self._go(target, (), (), links)
        return Chain(tuple(links.values()))

    def _go(
        self,
        screened: ScreenedService,
        wanted: tuple[str, ...],
        passed: tuple[str, ...],
        links: dict[str, ChainLink],
    ) -> ChainLink:
        """Return the link of a service, after those that it needs; `wanted` of it are those things."""
        if (known := links.get(screened.name)) is not None:
            link = known.replace(yields=(*known.yields, *wanted))
        else:
            sources = self._sources(screened, (*passed, screened.name))
            before = [
                self._go(source, _of(source, sources), (*passed, screened.name), links)
                for source in dict.fromkeys(sources.values())
            ]
            link = self._link(screened, wanted, {*sources}, before)
        links[screened.name] = link
        return link

    def _sources(self, screened: ScreenedService, passed: Iterable[str]) -> dict[str, ScreenedService]:
        """Return which service yields each thing that one does; one that is not closed, if there is one."""
        agency, _, _ = screened.name.partition("/")
        near = [one for one in self._around.values() if one.name.partition("/")[0] == agency]
        found: dict[str, ScreenedService] = {}
        for thing in _things(screened):
            yielding = [one for one in near if one.name not in passed and thing in self._yields[one.name]]
            if yielding:
                found[thing] = min(yielding, key=lambda one: one.access is Access.CLOSED)
        return found

    def _link(
        self,
        screened: ScreenedService,
        wanted: tuple[str, ...],
        yielded: set[str],
        before: Sequence[ChainLink],
    ) -> ChainLink:
        """Return the link of a service that begins when the last of those before it is due."""
        dues = [link.due for link in before if link.due is not None]
        begins = max(dues, default=screened.decision.received) if len(dues) == len(before) else None
        link = ChainLink(screened.name, screened.service.standard.name, wanted, begins)
        if begins is None:
            return link.replace(brings=_brought(screened, yielded))
        reached = self._reached(screened, begins) if before else _Reached(screened)
        if reached.screened is None:
            return link.replace(brings=_brought(screened, yielded), errors=reached.errors)
        now = reached.screened
        link = link.replace(brings=_brought(now, yielded), access=now.access)
        if not now.access.lacks_nothing and now.shortest is None:
            return link
        times = _times(now, yielded) if before else self._times_at_once(now)
        provisional = times.provisional or any(one.provisional for one in before)
        return link.replace(
            due=times.due, deadlines=times.deadlines, undated=times.undated, provisional=provisional
        )

    def _times_at_once(self, screened: ScreenedService) -> _Times:
        """Return the due dates of a service that needs no other, which may begin several chains."""
        if screened.name not in self._at_once:
            self._at_once[screened.name] = _times(screened, frozenset())
        return self._at_once[screened.name]

    def _reached(self, screened: ScreenedService, at: datetime) -> _Reached:
        """Return a service as it stands to the applicant at a later moment."""
        try:
            service, facts = self._then(screened.name, at)
            at = at.astimezone(service.standard.agency.zone)
            return _Reached(ScreenedService(service, facts, at, screened.after))
        except (CatalogueError, FactsError) as error:
            return _Reached(None, error.diagnostics)


class _Times(NamedTuple):
    """The due dates of a service; without a last one the `undated` deadline that has none."""

    due: datetime | None
    deadlines: tuple[Deadline, ...]
    undated: Deadline | None
    provisional: bool


def _times(screened: ScreenedService, yielded: Set[str]) -> _Times:
    """Return the due dates of an application, counted on what is known: a made-up answer dates nothing."""
    standard, received = screened.service.standard, screened.decision.received
    answers = {} if screened.shortest is None else screened.shortest.answers
    sure = {
        name: answer
        for name, answer in answers.items()
        if _thing(name) in yielded or standard.vocabulary[_thing(name)].kind is Kind.DOCUMENT
    }
    situation = screened.decision.situation.with_facts({**screened.facts.plain, **sure})
    later = standard.document.delivery.service_time.awaiting_the_applicant
    deadlines = tuple(
        deadline
        for deadline in deadlines_of(standard, situation, received, received, Outcome.PENDING)
        if deadline.kind is not DeadlineKind.APPLICANT and deadline.stage not in later
    )
    undated = next((deadline for deadline in deadlines if deadline.due is None), None)
    dues = [deadline.due for deadline in deadlines if deadline.due is not None]
    due = max(dues) if undated is None and dues else None
    return _Times(due, deadlines, undated, any(deadline.provisional for deadline in deadlines))


def _things(screened: ScreenedService) -> tuple[str, ...]:
    return () if screened.shortest is None else screened.shortest.things


def _brought(screened: ScreenedService, yielded: Set[str]) -> tuple[str, ...]:
    return tuple(thing for thing in _things(screened) if thing not in yielded)


def _of(source: ScreenedService, sources: Mapping[str, ScreenedService]) -> tuple[str, ...]:
    """Return the things that a service yields."""
    return tuple(thing for thing, yielding in sources.items() if yielding is source)


def _yields(screened: ScreenedService) -> set[str | None]:
    """Return the facts and documents that a service yields, or may yield, once it approves."""
    decision = screened.decision
    return {one.product.yields for one in products_on_approval(decision.standard, decision.situation, None)}


def _thing(name: str) -> str:
    """Return the fact or document that an item belongs to."""
    return name.partition(".")[0]
