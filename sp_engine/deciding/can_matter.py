"""Which open items can still change a decision, exactly.

In come a standard, an application so far and the names of what is open; out come those of them with
which, for some answers to all the others, the outcome, the fee, a due date or what is yielded changes.
An answer is a value, or that nobody knows; what was answered so already is not among the names, and stays
open throughout.  So where nothing matters, the decision is the one that stands whatever is answered.
Once an application is rejected, nothing else matters.

All ways of answering are gone through part by part (`rules.conjuncts`): parts that share no open item do
not meddle with one another.  A part with more than `MOST_WAYS` ways of coming out is taken to depend on
all that it looks at, and what looks at lists is not told apart at all (`None`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias

from sp_engine.conditions import Condition, Leaf, items_of, leaves_by_item
from sp_engine.deciding.fees import fee_due
from sp_engine.deciding.telling_answers import telling_answers
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.deciding.yielded_products import products_on_approval
from sp_engine.documents import Standard
from sp_engine.facts import LIST_MARK, FactValue, Kind
from sp_engine.rules import Backend, Outcome, Ruleset, Situation, conjuncts_of, reference_backend

MOST_WAYS = 4_096
MOST_STEPS = 20_000

Answers: TypeAlias = Mapping[str, FactValue]
REJECTED, RETURNED, WAITING = Outcome.REJECT.rank, Outcome.RETURN.rank, Outcome.PENDING.rank


class Way(NamedTuple):
    """Answers to the open items of a part, in their order, and the rank of the outcome that it then has."""

    answers: tuple[FactValue, ...]
    rank: int


class Part(NamedTuple):
    """What all have to meet, with every way in which it can come out; None where there are too many."""

    names: tuple[str, ...]
    ways: tuple[Way, ...] | None

    def fitting(self, answers: Answers, above: int) -> list[Way]:
        """Return the ways above a rank that agree with answers."""
        told = [(i, answers[name]) for i, name in enumerate(self.names) if name in answers]
        return [
            way
            for way in self.ways or ()
            if way.rank > above and all(way.answers[i] == answer for i, answer in told)
        ]

    def tells(self, above: int) -> bool:
        """Whether some way is above a rank and another is not."""
        return self.ways is not None and not all(way.rank > above for way in self.ways)

    def turning(self, at: int, above: int) -> Iterator[Way]:
        """Yield the ways above a rank that are not when the item at a place alone is answered otherwise."""
        alike: dict[tuple[FactValue, ...], list[Way]] = {}
        for way in self.ways or ():
            alike.setdefault((*way.answers[:at], *way.answers[at + 1 :]), []).append(way)
        for ways in alike.values():
            higher = [way for way in ways if way.rank > above]
            if len(higher) < len(ways):
                yield from higher


class _Told(NamedTuple):
    """What a decision says besides its outcome, where that is above a rank; `lacking`: and a return."""

    names: tuple[str, ...]
    said: Callable[[Situation], object]
    above: int
    lacking: bool = False


class WhatCanMatter:
    """A standard, cut into parts, ready to be asked about applications."""

    def __init__(self, standard: Standard, ruleset: Ruleset) -> None:
        self._standard = standard
        self._parts: list[tuple[frozenset[str], Backend]] = []
        conditions: list[Condition] = []
        for rule in conjuncts_of(ruleset):
            own = [rule.condition] if rule.guard is None else [rule.guard, rule.condition]
            conditions += own
            names = {item.id for condition in own for item in items_of(condition)}
            documents = {name.partition(".")[0] for name in names}
            self._parts.append((frozenset(names | documents), reference_backend(Ruleset((rule,)))))
        stages, products, fee = standard.stages, standard.products, standard.fee
        guards = (
            *(stage.guard for stage in stages),
            *(row.guard for stage in stages for row in stage.rows),
            *(each.guard for each in products),
        )
        conditions += [guard for guard in guards if guard is not None]
        conditions += [
            condition for component in fee.components for condition in fee.conditions_of(component)
        ]
        self._asked: Mapping[str, tuple[Leaf, ...]] = leaves_by_item(conditions)
        self._counted = {
            *(number for component in fee.components for number in fee.numbers_of(component)),
            *(stage.growth.fact for stage in stages if stage.growth is not None),
            *(name for each in products for name in each.dates),
        }

    def ways(self, situation: Situation, names: Sequence[str], received: datetime) -> OpenWays | None:
        """Return all ways of answering what is open; None where a list is, or the standard has gates."""
        vocabulary = self._standard.vocabulary
        gated = any(requirement.gate is not None for requirement in self._standard.requirements)
        if gated or any(LIST_MARK in name or vocabulary[name].kind is Kind.LIST for name in names):
            return None
        answers = {
            name: telling_answers(
                vocabulary[name], self._asked.get(name, ()), received, grows=name in self._counted
            )
            for name in names
        }
        parts = tuple(
            self._part(looked_at, decides, answers, situation) for looked_at, decides in self._parts
        )
        return OpenWays(self._standard, situation, received, answers, parts)

    def _part(
        self,
        looked_at: frozenset[str],
        decides: Backend,
        answers: Mapping[str, tuple[FactValue, ...]],
        situation: Situation,
    ) -> Part:
        names = tuple(name for name in answers if name in looked_at)
        if prod(len(answers[name]) for name in names) > MOST_WAYS:
            return Part(names, None)
        ways = []
        for given in product(*(answers[name] for name in names)):
            facts = with_answers(situation.facts, dict(zip(names, given, strict=True)))
            outcome = decides.decide(facts, situation.day, situation.ended).outcome
            ways.append(Way(given, outcome.rank))
        return Part(names, tuple(ways))


def with_answers(facts: Answers, answers: Answers) -> dict[str, FactValue]:
    """Return facts with answers; of a document that is not handed in nothing else is stated."""
    stated = {**facts, **answers}
    return {name: value for name, value in stated.items() if "." not in name or stated.get(_document(name))}


def _document(name: str) -> str:
    return name.partition(".")[0]


class OpenWays:
    """All ways of answering what is open about an application."""

    def __init__(
        self,
        standard: Standard,
        situation: Situation,
        received: datetime,
        answers: Mapping[str, tuple[FactValue, ...]],
        parts: tuple[Part, ...],
    ) -> None:
        self.answers, self.parts = answers, parts
        self._standard, self._situation, self._received = standard, situation, received

    def that_matter(self) -> tuple[str, ...]:
        """Return what can still change the decision, in the order in which it was named."""
        found = {name for part in self.parts if part.ways is None for name in part.names}
        for above in (REJECTED, RETURNED, WAITING):
            found |= self._outcome_turns(above, found)
        for told in self._also_told():
            found |= {name for name in told.names if name not in found and self._is_told_apart(name, told)}
        return tuple(name for name in self.answers if name in found)

    # ── the outcome ──────────────────────────────────────────────────────────
    def _outcome_turns(self, above: int, found: set[str]) -> set[str]:
        """Return the items with which it can turn whether the outcome is above a rank."""
        groups = self._groups(above)
        if not all(_can_be_met(group, {}, above) for group in groups):
            return set()
        turns: set[str] = set()
        for group in groups:
            for part in group:
                others = [other for other in group if other is not part]
                for at, name in enumerate(part.names):
                    if name not in found and name not in turns:
                        ways = part.turning(at, above)
                        if any(_can_be_met(others, _named(part, way), above) for way in ways):
                            turns.add(name)
        return turns

    def _groups(self, above: int) -> list[list[Part]]:
        """Return the parts that tell outcomes above a rank from others, those together that share items."""
        groups: list[tuple[set[str], list[Part]]] = []
        for part in self.parts:
            if not part.tells(above):
                continue
            names, members, apart = set(part.names), [part], []
            for group in groups:
                if names.isdisjoint(group[0]):
                    apart.append(group)
                else:
                    names |= group[0]
                    members = [*group[1], *members]
            groups = [*apart, (names, members)]
        return [members for _, members in groups]

    # ── the fee, due dates, products ─────────────────────────────────────────
    def _also_told(self) -> Iterator[_Told]:
        standard, situation, received = self._standard, self._situation, self._received
        fee, vocabulary = standard.fee, standard.vocabulary
        needs = set(fee_due(fee, vocabulary, situation).needs)
        if not needs.isdisjoint(self.answers):
            looked_at = tuple(name for name in self.answers if name in fee.facts)

            def amount(now: Situation) -> object:
                return fee_due(fee, vocabulary, now).bounds

            yield _Told(looked_at, amount, REJECTED)
        timed = self._looked_at_by_stages()
        if timed:
            yield _Told(timed, lambda now: _due_dates(standard, now, received, Outcome.PENDING), RETURNED)
            yield _Told(
                timed, lambda now: _due_dates(standard, now, received, Outcome.RETURN), REJECTED, lacking=True
            )
        yields = [
            name
            for each in standard.products
            for name in (*(() if each.guard is None else _names(each.guard)), *each.dates)
        ]
        if not set(yields).isdisjoint(self.answers):
            named = tuple(name for name in self.answers if name in yields)
            yield _Told(named, lambda now: _yielded(standard, now), WAITING)

    def _looked_at_by_stages(self) -> tuple[str, ...]:
        looked_at: set[str] = set()
        for stage in self._standard.stages:
            for guard in (stage.guard, *(row.guard for row in stage.rows)):
                looked_at.update(() if guard is None else _names(guard))
            if stage.growth is not None:
                looked_at.add(stage.growth.fact)
            looked_at.update(event.ref or "" for event in stage.start.events)
        return tuple(name for name in self.answers if name in looked_at)

    def _is_told_apart(self, name: str, told: _Told) -> bool:
        """Whether something else is said when one item alone is answered otherwise, where it is said."""
        others = [other for other in told.names if other != name]
        if prod(len(self.answers[other]) for other in told.names) > MOST_WAYS:
            return True
        for given in product(*(self.answers[other] for other in others)):
            answers = dict(zip(others, given, strict=True))
            said = {told.said(self._with({**answers, name: value})) for value in self.answers[name]}
            if len(said) > 1 and self._can_be(answers, told):
                return True
        return False

    def _with(self, answers: Answers) -> Situation:
        return self._situation.with_facts(with_answers(self._situation.facts, answers))

    def _can_be(self, answers: Answers, told: _Told) -> bool:
        """Whether an application with these answers can have an outcome in which something is said."""
        groups = self._groups(told.above)
        if not told.lacking:
            return all(_can_be_met(group, answers, told.above) for group in groups)
        lacking = (
            {**answers, **_named(part, way)}
            for part in self.parts
            for way in part.fitting(answers, REJECTED)
            if way.rank == RETURNED
        )
        return any(all(_can_be_met(group, each, told.above) for group in groups) for each in lacking)


def _named(part: Part, way: Way) -> dict[str, FactValue]:
    return dict(zip(part.names, way.answers, strict=True))


def _names(condition: Condition) -> Iterator[str]:
    yield from (item.id for item in items_of(condition))


def _due_dates(standard: Standard, situation: Situation, received: datetime, outcome: Outcome) -> object:
    deadlines = deadlines_of(standard, situation, received, received, outcome)
    return tuple((each.stage, each.limit, each.last_day) for each in deadlines)


def _yielded(standard: Standard, situation: Situation) -> object:
    return tuple((each.product.name, each.days) for each in products_on_approval(standard, situation, None))


class _TooManySteps(Exception):
    """The search was given up."""


def _can_be_met(parts: Iterable[Part], answers: Answers, above: int) -> bool:
    """Whether answers can be completed so that all parts are above a rank; if that is too much, yes."""
    fitting = [(part, part.fitting(answers, above)) for part in parts]
    try:
        return all(ways for _, ways in fitting) and _Completing().meets(fitting)
    except _TooManySteps:
        return True


class _Completing:
    """Goes through the ways of parts, that with the fewest first, and narrows those of the others."""

    def __init__(self) -> None:
        self._steps = 0

    def meets(self, parts: list[tuple[Part, list[Way]]]) -> bool:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise _TooManySteps
        if not parts:
            return True
        fewest = min(parts, key=lambda each: len(each[1]))
        others = [each for each in parts if each is not fewest]
        for way in fewest[1]:
            narrowed = _narrowed(others, _named(fewest[0], way))
            if narrowed is not None and self.meets(narrowed):
                return True
        return False


def _narrowed(parts: list[tuple[Part, list[Way]]], answers: Answers) -> list[tuple[Part, list[Way]]] | None:
    """Return parts with the ways that agree with answers; None where one has none."""
    narrowed = []
    for part, ways in parts:
        told = [(i, answers[name]) for i, name in enumerate(part.names) if name in answers]
        if told:
            ways = [way for way in ways if all(way.answers[i] == answer for i, answer in told)]
            if not ways:
                return None
        narrowed.append((part, ways))
    return narrowed
