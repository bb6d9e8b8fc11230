"""The fewest things with which a service that returns an applicant would not: the shortest list, exactly.

In come a standard, its rules and an application that is returned; out comes a smallest set of facts and
documents such that, with satisfactory answers, the application is approved or waits for the agency alone,
with one such answer each.  A document counts once, with all that is asked of it, and so does a list; of two
equally short lists the one with fewer documents is taken.  What was stated is never taken back, and what is
the agency's to find is not on a list.

Rules are cut into parts (`rules.conjuncts`); parts that share nothing that could be supplied do not meddle
and are solved apart, each by a search that goes on with the part that leaves the fewest ways.  Knows nothing
about words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple, TypeAlias

from sp_engine.conditions import Condition, Leaf, items_of, leaves, leaves_by_item
from sp_engine.deciding.telling_answers import telling_answers
from sp_engine.deciding.what_follows import WhatFollows
from sp_engine.documents import Standard
from sp_engine.facts import LIST_MARK, FactValue, Kind
from sp_engine.immutable import Immutable
from sp_engine.rules import Backend, Outcome, Ruleset, conjuncts_of, reference_backend

MOST_STEPS = 20_000
"""How many ways a search goes before it is content with the shortest list that it has found."""

Values: TypeAlias = Mapping[str, FactValue]
_WAITING = Outcome.PENDING.rank


class ShortestList(Immutable):
    """The facts and documents of a shortest list, by their names, in the decree's order.

    `answers` are typed values that open the service, those of attributes among them; others may do as well.
    `exact`: no shorter list would do.  It is false where the search was given up.
    """

    things: tuple[str, ...]
    answers: Values
    exact: bool


class _Part(NamedTuple):
    """A rule, or a conjunct of one: the items that it looks at, and what decides it."""

    names: tuple[str, ...]
    decides: Backend


class _Applied(NamedTuple):
    """An application, and for each item that could be supplied the answers that stand for all."""

    facts: Values
    day: int
    ended: Set[str]
    answers: Mapping[str, tuple[FactValue, ...]]

    def with_answers(self, given: Values) -> dict[str, FactValue]:
        """Return the facts with answers; of a document that is not handed in nothing else is stated."""
        stated = {**self.facts, **given}
        return {name: value for name, value in stated.items() if "." not in name or stated.get(_thing(name))}

    def lacks(self, part: _Part, facts: Values) -> bool:
        """Whether a part still asks something of the applicant, or refuses."""
        return part.decides.decide(facts, self.day, self.ended).outcome.rank < _WAITING

    def to_answer(self, part: _Part, facts: Values, settled: Set[str]) -> list[str]:
        """Return what could be answered in a part and is not settled, a document before its attributes."""
        return [
            name
            for name in part.names
            if name in self.answers and name not in settled and ("." not in name or facts.get(_thing(name)))
        ]


class ShortestLists:
    """The rules of one service, ready to be asked for the shortest list of an application."""

    def __init__(self, standard: Standard, follows: WhatFollows) -> None:
        self._vocabulary, self._follows = standard.vocabulary, follows
        self._decides = reference_backend(follows.ruleset)
        self._parts: list[_Part] = []
        conditions: list[Condition] = []
        for rule in conjuncts_of(follows.ruleset):
            own = [rule.condition] if rule.guard is None else [rule.guard, rule.condition]
            conditions += own
            asked = (item.id for condition in own for item in items_of(condition))
            names = dict.fromkeys(name for item in asked for name in (_thing(item), item))
            self._parts.append(_Part(tuple(names), reference_backend(Ruleset((rule,)))))
        self._asked: Mapping[str, tuple[Leaf, ...]] = leaves_by_item(conditions)
        looked_at = [leaf.item for condition in conditions for leaf in leaves(condition)]
        self._documents = {name for part in self._parts for name in part.names if self._is_document(name)}
        self._by_agency = {item.id for item in looked_at if item.by_agency}
        self._mendable = {item.id for item in looked_at if item.curable}

    def _is_document(self, name: str) -> bool:
        return LIST_MARK not in name and self._vocabulary[name].kind is Kind.DOCUMENT

    def of(self, facts: Values, received: datetime, ended: Set[str] = frozenset()) -> ShortestList | None:
        """Return a shortest list; None where nothing is lacking, or adding is not enough."""
        applied = self._applied(facts, received, ended)
        found: dict[str, FactValue] = {}
        exact = True
        for parts in self._lacking(applied):
            search = _Search(applied, parts, self._documents, self._opens)
            search.go_on({}, frozenset())
            if search.best is None:
                return None
            found |= search.best
            exact = exact and search.steps <= MOST_STEPS
        if not found:
            return None
        in_order = dict.fromkeys(_thing(name) for part in self._parts for name in part.names)
        named = {*map(_thing, found)}
        return ShortestList(tuple(name for name in in_order if name in named), found, exact)

    def _opens(self, applied: _Applied, facts: Values) -> bool:
        """Whether an application of which no part lacks anything can still be approved.

        Where all that follows from the rules was worked out, it is among the parts.
        """
        if self._follows.proven:
            return True
        verdict = self._decides.decide(facts, applied.day, applied.ended)
        return self._follows.settled(verdict, facts, applied.day).outcome.rank >= _WAITING

    def _applied(self, facts: Values, received: datetime, ended: Set[str]) -> _Applied:
        names = dict.fromkeys(name for part in self._parts for name in part.names)
        answers = {
            name: telling_answers(self._vocabulary[name], self._asked.get(name, ()), received, grows=False)
            for name in names
            if LIST_MARK not in name and self._open(name, facts)
        }
        return _Applied(facts, received.toordinal(), ended, answers)

    def _open(self, name: str, facts: Values) -> bool:
        """Whether the applicant can still supply an item: it is not stated, or can be mended.

        What the agency has to find is not theirs before it is found to fall short.
        """
        if name in self._documents:
            return not facts.get(name)
        if facts.get(name) is None:
            return name not in self._by_agency
        return name in self._mendable

    def _lacking(self, applied: _Applied) -> Iterator[list[_Part]]:
        """Yield the parts that lack something, those together that share what could be supplied.

        What is met stays met when more is stated, but not where what was stated is mended.  Where more may
        follow from the rules than was worked out, all parts are one group.
        """
        facts, answers = applied.facts, applied.answers
        groups: list[tuple[set[str], list[_Part], bool]] = []
        for part in self._parts:
            named, lacks = [name for name in part.names if name in answers], applied.lacks(part, facts)
            if not lacks and all(name in self._documents or facts.get(name) is None for name in named):
                continue
            things, members, apart = {*map(_thing, named)}, [part], []
            for group in groups:
                if things.isdisjoint(group[0]):
                    apart.append(group)
                else:
                    things |= group[0]
                    members, lacks = [*group[1], *members], lacks or group[2]
            groups = [*apart, (things, members, lacks)]
        lacking = [members for _, members, lacks in groups if lacks]
        yield from lacking if self._follows.proven or not lacking else [self._parts]


class _Search:
    """Answers one item after the other; `best` is what opens all parts with the fewest things so far."""

    def __init__(
        self,
        applied: _Applied,
        parts: Sequence[_Part],
        documents: Set[str],
        opens: Callable[[_Applied, Values], bool],
    ) -> None:
        self._applied, self._parts, self._documents, self._opens = applied, parts, documents, opens
        self.best: dict[str, FactValue] | None = None
        self.steps = 0
        self._least: tuple[int, int] | None = None

    def go_on(self, given: dict[str, FactValue], left: frozenset[str]) -> None:
        """Go through the ways of answering more; what is `left` stays as it is."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            return
        applied = self._applied
        facts = applied.with_answers(given)
        lacking = [part for part in self._parts if applied.lacks(part, facts)]
        bought = {*map(_thing, given)}
        if not lacking:
            shorter = self._least is None or self._cost(bought) < self._least
            if shorter and self._opens(applied, facts):
                self.best, self._least = given, self._cost(bought)
            return
        settled = left | given.keys()
        to_answer = [applied.to_answer(part, facts, settled) for part in lacking]
        if not all(to_answer) or not self._can_be_shorter(bought, to_answer):
            return
        part, names = min(zip(lacking, to_answer, strict=True), key=lambda each: len(each[1]))
        for name in names:
            for answer in self._answers(name, part, facts, given):
                self.go_on({**given, name: answer}, left)
            left |= {name}

    def _answers(self, name: str, part: _Part, facts: Values, given: Values) -> list[FactValue]:
        """Return the answers to one item, first the smallest of those after which a part lacks nothing."""
        if name in self._documents:
            return [True]
        answers = [a for a in self._applied.answers[name] if a is not None and a != facts.get(name)]

        def order(answer: FactValue) -> tuple[bool, int]:
            with_it = self._applied.with_answers({**given, name: answer})
            return self._applied.lacks(part, with_it), len(answer) if isinstance(answer, frozenset) else 0

        return sorted(answers, key=order)

    def _cost(self, things: Iterable[str]) -> tuple[int, int]:
        """Return how much a list is: its things, and how many of them are documents."""
        listed = [*things]
        return len(listed), sum(thing in self._documents for thing in listed)

    def _can_be_shorter(self, bought: Set[str], to_answer: Iterable[Iterable[str]]) -> bool:
        """Whether the fewest things that have to be added make a list shorter than the best.

        Parts that share nothing to be added need one thing each.
        """
        if self._least is None:
            return True
        more, documents, counted = 0, 0, set[str]()
        for names in to_answer:
            things = {*map(_thing, names)}
            if things.isdisjoint(bought) and things.isdisjoint(counted):
                counted |= things
                more += 1
                documents += things <= self._documents
        number, papers = self._cost(bought)
        return (number + more, papers + documents) < self._least


def _thing(name: str) -> str:
    """Return the fact or document that an item belongs to."""
    return name.partition(".")[0]
