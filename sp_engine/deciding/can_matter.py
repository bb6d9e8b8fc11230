"""Which open items can still change a decision, exactly.

In come a standard, an application so far and the names of what is open; out come those of them with
which, for some answers to all the others, the outcome, the fee, a due date or what is yielded changes.
An answer is a value, or that nobody knows; what was answered so already is not among the names, and stays
open throughout.  So where nothing matters, the decision is the one that stands whatever is answered.
Once an application is rejected, nothing else matters.

All ways of answering are gone through part by part (`rules.conjuncts`): parts that share no open item do
not meddle with one another.  What is asked of each item of a list that is stated is a part of its own.  One
with more than `MOST_WAYS` ways of coming out is taken to depend on all that it looks at, and so is one that
looks at a list of which nobody has said yet how many items it has.  Once a stage has ended after which
something fell due, a return leaves dates standing that were given, and nothing is told apart (`None`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias

from sp_engine.conditions import (
    Condition,
    EachOf,
    Leaf,
    SomeOf,
    Unwritten,
    leaves,
    leaves_by_item,
    leaves_within,
)
from sp_engine.deciding.fees import fee_due
from sp_engine.deciding.telling_answers import telling_answers
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.deciding.yielded_products import products_on_approval
from sp_engine.documents import Standard
from sp_engine.facts import (
    FactValue,
    Kind,
    field_of_any,
    item_of_list,
    own_name,
    with_fields,
    with_items,
)
from sp_engine.rules import Backend, Outcome, Rule, Ruleset, Situation, conjuncts_of, reference_backend

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
    found: dict[tuple[FactValue, ...], object]
    lacking: bool = False


class _Rule(NamedTuple):
    """A smallest part of the rules, what it looks at, and its lists."""

    rule: Rule
    names: frozenset[str]
    lists: tuple[EachOf | SomeOf, ...]
    decides: Backend


class WhatCanMatter:
    """A standard, cut into parts, ready to be asked about applications."""

    def __init__(self, standard: Standard, ruleset: Ruleset) -> None:
        self._standard = standard
        self._rules = [_rule(rule) for rule in conjuncts_of(ruleset)]
        self._gates = frozenset().union(*(each.rule.gates for each in self._rules))
        stages, products, fee = standard.stages, standard.products, standard.fee
        guards = (
            *(stage.guard for stage in stages),
            *(row.guard for stage in stages for row in stage.rows),
            *(each.guard for each in products),
        )
        conditions = [
            *(condition for each in self._rules for condition in _conditions(each.rule)),
            *(guard for guard in guards if guard is not None),
            *(condition for component in fee.components for condition in fee.conditions_of(component)),
        ]
        of_items = [leaf.inner for condition in conditions for leaf in _lists(condition)]
        self._asked: Mapping[str, tuple[Leaf, ...]] = leaves_by_item([*conditions, *of_items])
        self._counted = {
            *(number for component in fee.components for number in fee.numbers_of(component)),
            *(stage.growth.fact for stage in stages if stage.growth is not None),
            *(name for each in products for name in each.dates),
        }

    def ways(self, situation: Situation, names: Sequence[str], received: datetime) -> OpenWays | None:
        """Return all ways of answering what is open; None where that is too much to tell apart."""
        if not self._gates.isdisjoint(situation.ended):
            return None
        answers = {name: self._answers(name, received) for name in names}
        parts = tuple(part for each in self._rules for part in self._parts(each, answers, situation))
        return OpenWays(self._standard, situation, received, answers, parts)

    def _answers(self, name: str, received: datetime) -> tuple[FactValue, ...]:
        """Return the answers to one question that stand for all; of a list none: there is no end of them."""
        definition, of_any = self._standard.vocabulary[name], _of_any(name)
        if definition.kind is Kind.LIST:
            return ()
        asked = self._asked.get(of_any, ())
        return telling_answers(definition, asked, received, grows=of_any in self._counted)

    def _parts(
        self, each: _Rule, answers: Mapping[str, tuple[FactValue, ...]], situation: Situation
    ) -> Iterator[Part]:
        """Yield a smallest part of the rules, that about a whole list apart for each of its items."""
        names = tuple(name for name in answers if _of_any(name) in each.names)
        if any(leaf.item.id in answers for leaf in each.lists):
            yield Part(names, None)
            return
        condition = each.rule.condition
        if (
            not isinstance(condition, EachOf)
            or condition.item.id not in situation.facts
            or situation.unfinished(condition)
        ):
            yield self._part(names, each.decides, answers, situation)
            return
        least = _least_rank(condition, each.rule)
        guarded = frozenset() if each.rule.guard is None else _looked_at(each.rule.guard)
        for item in situation.items(condition):
            for rule in conjuncts_of(Ruleset((each.rule.replace(condition=item),))):
                looked_at = guarded | _looked_at(rule.condition)
                own = tuple(name for name in names if name in looked_at or _of_any(name) in guarded)
                yield self._part(own, reference_backend(Ruleset((rule,))), answers, situation, least)

    def _part(
        self,
        names: tuple[str, ...],
        decides: Backend,
        answers: Mapping[str, tuple[FactValue, ...]],
        situation: Situation,
        least: int = REJECTED,
    ) -> Part:
        if prod(len(answers[name]) for name in names) > MOST_WAYS:
            return Part(names, None)
        ways = []
        for given in product(*(answers[name] for name in names)):
            facts = with_answers(situation.facts, dict(zip(names, given, strict=True)))
            outcome = decides.decide(facts, situation.day, situation.ended).outcome
            ways.append(Way(given, max(outcome.rank, least)))
        return Part(names, tuple(ways))


def _least_rank(condition: EachOf, rule: Rule) -> int:
    """Return what an item that fails comes to: where items can be replaced it rejects nobody."""
    if not condition.item.curable:
        return REJECTED
    return WAITING if rule.gates else RETURNED


def _rule(rule: Rule) -> _Rule:
    conditions = _conditions(rule)
    names = frozenset().union(*(_looked_at(condition) for condition in conditions))
    lists = tuple(leaf for condition in conditions for leaf in _lists(condition))
    return _Rule(rule, names, lists, reference_backend(Ruleset((rule,))))


def _conditions(rule: Rule) -> tuple[Condition, ...]:
    return (rule.condition,) if rule.guard is None else (rule.guard, rule.condition)


def _lists(condition: Condition) -> Iterator[EachOf | SomeOf]:
    return (leaf for leaf in leaves(condition) if isinstance(leaf, EachOf | SomeOf))


def _looked_at(condition: Condition) -> frozenset[str]:
    """Return what a condition looks at, attributes with their documents; of a list any item's fields too."""
    names = {leaf.item.id for leaf in leaves_within(condition) if not isinstance(leaf, Unwritten)}
    return frozenset(names | {_document(name) for name in names})


def _of_any(name: str) -> str:
    """Return the name of a field of one item of a list as that of any; other names as they are."""
    of = item_of_list(name)
    return name if of is None else field_of_any(of[0], own_name(name))


def with_answers(facts: Answers, answers: Answers) -> Answers:
    """Return facts with answers; of a document that is not handed in nothing else is stated."""
    told = {
        name: value
        for name, value in answers.items()
        if "." not in name or answers.get(_document(name), facts.get(_document(name)))
    }
    stated = with_items(with_fields(facts, told))
    shut = {name for name, value in answers.items() if not value}
    return {name: value for name, value in stated.items() if "." not in name or _document(name) not in shut}


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
        needs = fee_due(fee, vocabulary, situation).needs
        if not self.answers.keys().isdisjoint(needs):
            looked_at = tuple(name for name in self.answers if name in needs)

            def amount(now: Situation) -> object:
                bounds = fee_due(fee, vocabulary, now).bounds
                return None if bounds.least is None else bounds  # no amount is set, for whatever reason

            yield _Told(looked_at, amount, REJECTED, {})
        timed = self._looked_at_by_stages()
        if timed:

            def dates(outcome: Outcome) -> Callable[[Situation], object]:
                return lambda now: _due_dates(standard, now, received, outcome)

            yield _Told(timed, dates(Outcome.PENDING), RETURNED, {})
            yield _Told(timed, dates(Outcome.RETURN), REJECTED, {}, lacking=True)
        yields = {
            name
            for each in standard.products
            for name in (*(() if each.guard is None else _looked_at(each.guard)), *each.dates)
        }
        named = tuple(name for name in self.answers if _of_any(name) in yields)
        if named:
            yield _Told(named, lambda now: _yielded(standard, now), WAITING, {})

    def _looked_at_by_stages(self) -> tuple[str, ...]:
        looked_at: set[str] = set()
        for stage in self._standard.stages:
            for guard in (stage.guard, *(row.guard for row in stage.rows)):
                looked_at.update(() if guard is None else _looked_at(guard))
            if stage.growth is not None:
                looked_at.add(stage.growth.fact)
            looked_at.update(event.ref or "" for event in stage.start.events)
        return tuple(name for name in self.answers if _of_any(name) in looked_at)

    def _is_told_apart(self, name: str, told: _Told) -> bool:
        """Whether something else is said when one item alone is answered otherwise, where it is said."""
        if prod(len(self.answers[other]) for other in told.names) > MOST_WAYS:
            return True
        if any(not self.answers[other] for other in told.names):  # of a list nobody knows all answers
            return True
        others = [other for other in told.names if other != name]
        for given in product(*(self.answers[other] for other in others)):
            answers = dict(zip(others, given, strict=True))
            said = {self._said(told, {**answers, name: value}) for value in self.answers[name]}
            if len(said) > 1 and self._can_be(answers, told):
                return True
        return False

    def _said(self, told: _Told, answers: Answers) -> object:
        """Return what is said where something is answered, worked out once."""
        given = tuple(answers[name] for name in told.names)
        if given not in told.found:
            told.found[given] = told.said(self._with(answers))
        return told.found[given]

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
