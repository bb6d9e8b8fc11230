"""Every applicant of a standard that its requirements can tell apart, group by group.

Requirements that share no item decide apart from each other: a decision is the worst of what its groups come
to, and what one group asks concerns no other.  So what holds of each group for every statement of its items
holds of the whole standard.  In comes a standard; out come its groups, the values that each item can have
(one of each class that no condition tells apart, on a day), the sets of stages that can have ended, what a
group comes to and asks, and every way in which that can be supplied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import prod
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.conditions import (
    Leaf,
    Period,
    candidates,
    class_of,
    handed_in,
    items_of,
    leaves_by_item,
)
from sp_engine.deciding import (
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    asked_with_later,
    needs_of,
    needs_of_condition,
)
from sp_engine.documents import Requirement, Standard, ends_of_gates
from sp_engine.facts import FactValue, Kind
from sp_engine.rules import (
    CompiledConditions,
    Completions,
    Outcome,
    Rule,
    Ruleset,
    Situation,
    Truth,
    consequences_of,
    reference_backend,
    ruleset_of,
    with_consequences,
)

Facts: TypeAlias = Mapping[str, FactValue]
Wanted: TypeAlias = list[NeedFact | NeedDocument]
Stated: TypeAlias = Mapping[str, FactValue | None]
"""Facts, None for those that are not stated."""
MOST_STATEMENTS = 20_000
"""How many statements a group may have; a larger one is taken apart."""


class Group:
    """Mandatory requirements that share items, and what follows from them."""

    def __init__(
        self, standard: _Compiled, requirements: list[Requirement], day: int, given: Stated | None = None
    ) -> None:
        self.requirements, self.day, self.given = requirements, day, given or {}
        self.vocabulary = standard.standard.vocabulary
        plain = ruleset_of(requirements)
        self.asked = leaves_by_item(
            [c for r in requirements for c in (r.guard, r.condition) if c is not None]
        )
        self.follows = [
            rule for rule in standard.follows if {i.id for i in items_of(rule.condition)} <= {*self.asked}
        ]
        self.ruleset = Ruleset((*plain.rules, *self.follows))
        gates = frozenset[str]().union(*(rule.gates for rule in self.ruleset.rules))
        self.moments = tuple(ends_of_gates(gates, standard.standard.stages))
        self.search, self._proven = Completions(plain, self.vocabulary), standard.proven
        self._decide = reference_backend(self.ruleset).decide
        self.compiled = standard.compiled

    @property
    def names(self) -> str:
        return " ".join(requirement.id for requirement in self.requirements)

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists of like things of which something is asked."""
        return tuple(name for name in self.asked if self.vocabulary[name].kind is Kind.LIST)

    def outcome(self, facts: Facts, ended: frozenset[str]) -> Outcome:
        """Return what the group comes to; where more may follow it is searched, as for a decision."""
        outcome = self._decide(facts, self.day, ended).outcome
        searched = outcome.is_open and not self._proven
        return Outcome.REJECT if searched and not self.search.any_approves(facts, self.day) else outcome

    def situation(self, facts: Facts) -> Situation:
        return Situation(facts, self.day, compiled=self.compiled)

    def values(self, name: str) -> list[FactValue]:
        """Return a value of each class of an item; of a document only that it is handed in."""
        found = candidates(self.vocabulary[name], self.asked[name], self.day)
        told = {class_of(self.asked[name], value, self.day): value for value in found}
        return [True] if self.vocabulary[name].kind is Kind.DOCUMENT else [*told.values()]

    def statements(self, *, fixed: bool = False) -> Iterator[dict[str, FactValue]]:
        """Yield every statement of its items (or of those that are `fixed`) beside what is given."""
        names = [
            name for name in self.asked if name not in self.given and not (fixed and self.search.free(name))
        ]
        for values in product(*([None, *self.values(name)] for name in names)):
            stated = {**self.given, **dict(zip(names, values, strict=True))}
            facts = {name: value for name, value in stated.items() if value is not None}
            if all(name.partition(".")[0] in facts for name in facts if "." in name):
                yield facts

    @property
    def size(self) -> int:
        return prod(1 + len(self.values(name)) for name in self.asked if name not in self.given)

    def needs(self, facts: Facts, ended: frozenset[str]) -> Need | None:
        """Return what the group asks, as a decision does."""
        situation = self.situation(facts).replace(ended=ended)
        needs = [(needs_of(r, situation), situation.passed(r.gate)) for r in self.requirements]
        needs += [(needs_of_condition(r.condition, situation), r.gates <= ended) for r in self.follows]
        return asked_with_later(
            (need for need, due in needs if due), (need for need, due in needs if not due)
        )

    # ── supplying ────────────────────────────────────────────────────────────
    def supplied(self, need: Need, facts: Facts) -> Iterator[dict[str, FactValue]]:
        """Yield the facts after everything that is needed has been supplied satisfactorily, in every way."""
        for wanted, conditional in self._ways(need):
            for settled in self._settled(wanted, dict(facts)):
                yield from self._answered(wanted, conditional, settled)

    def _ways(self, need: Need) -> Iterator[tuple[Wanted, list[NeedIf]]]:
        """Yield each choice among alternatives: what is then wanted, and what is wanted in some case."""
        match need:
            case NeedFact() | NeedDocument():
                yield [need], []
            case NeedIf():
                yield [], [need]
            case NeedAny(parts, at_least):
                for some in combinations(parts, at_least):
                    yield from self._ways(NeedAll(some))
            case NeedAll(parts):
                for ways in product(*([*self._ways(part)] for part in parts)):
                    yield (
                        [one for wanted, _ in ways for one in wanted],
                        [one for _, conditional in ways for one in conditional],
                    )
            case _ as never:
                assert_never(never)

    def _settled(self, wanted: Wanted, facts: dict[str, FactValue]) -> Iterator[dict[str, FactValue]]:
        """Yield the facts with everything that is wanted as it is wanted."""
        asked: dict[str, list[Leaf]] = {}
        for one in wanted:
            leaves = [one.leaf] if isinstance(one, NeedFact) else [handed_in(one.document), *one.attributes]
            for leaf in leaves:
                asked.setdefault(leaf.item.id, []).append(leaf)
        refused = [refusal.guard for one in wanted if isinstance(one, NeedFact) for refusal in one.refused]
        choices = []
        for name, leaves in asked.items():
            ways = [facts[name]] if name in facts else self.values(name)
            if not any(self._fits(leaves, value) for value in ways) and self.search.free(name):
                ways = [_mended(value, facts.get(name)) for value in self.values(name)]
            choices.append([value for value in ways if self._fits(leaves, value)])
        for values in product(*choices):
            settled = {**facts, **dict(zip(asked, values, strict=True))}
            situation = self.situation(settled)
            if not any(situation.value(guard) is Truth.TRUE for guard in refused):
                yield settled

    def _fits(self, leaves: list[Leaf], value: FactValue) -> bool:
        return all(Situation({leaf.item.id: value}, self.day).value(leaf) is Truth.TRUE for leaf in leaves)

    def _answered(
        self, wanted: Wanted, conditional: list[NeedIf], facts: dict[str, FactValue]
    ) -> Iterator[dict[str, FactValue]]:
        """Yield the facts with open guards answered in every way, and what then falls due supplied."""
        if not conditional:
            yield facts
            return
        first, *rest = conditional
        open_ = [n for n in first.open_facts if n not in facts and not self.vocabulary[n].supplied_by_agency]
        for values in product(*(self.values(name) for name in open_)):
            answered = {**facts, **dict(zip(open_, values, strict=True))}
            guard, supplied = self.situation(answered).value(first.guard), False
            for due, more in () if guard is Truth.FALSE else self._ways(first.then):
                for settled in self._settled([*wanted, *due], answered):
                    supplied = True
                    yield from self._answered([*wanted, *due], [*more, *rest], settled)
            if guard is Truth.FALSE or (guard is Truth.UNKNOWN and not supplied):  # the agency's to find
                yield from self._answered(wanted, rest, answered)


def _mended(value: FactValue, before: FactValue | None) -> FactValue:
    """Return the value that takes the place of another: what a corrected document contained, it keeps."""
    both = isinstance(value, frozenset) and isinstance(before, frozenset)
    return value | before if both else value


class _Compiled(NamedTuple):
    """A standard with what follows from its requirements (all of it if `proven`), and compiled conditions."""

    standard: Standard
    follows: tuple[Rule, ...]
    proven: bool
    compiled: CompiledConditions


def groups_of(standard: Standard, day: int) -> Iterator[Group]:
    """Yield the mandatory requirements of a standard in groups that share no item.

    A group too large is taken apart by the fact that most of its requirements look at: once for each of its
    values, and once with that fact not stated.  What the parts ask may then be answered in more ways than
    the group allows, which makes what is proved of them the stronger.
    """
    decree = standard.decree
    period = Period(decree.first_day, decree.ends)
    plain = ruleset_of(standard.requirements)
    entailed = consequences_of(plain, standard.vocabulary, period)
    follows = with_consequences(plain, entailed).rules[len(plain.rules) :]
    ready = _Compiled(standard, follows, entailed.proven, CompiledConditions())
    mandatory = [requirement for requirement in standard.requirements if requirement.mandatory]
    for members in _apart(mandatory, {}):
        group = Group(ready, members, day)
        if group.size <= MOST_STATEMENTS:
            yield group
            continue
        shared = max(group.asked, key=lambda name: sum(name in _items(r) for r in members))
        if group.vocabulary[shared].kind is Kind.LIST:
            yield group
            continue
        for value in (None, *group.values(shared)):
            given = {shared: value}
            yield from (Group(ready, part, day, given) for part in _apart(members, given))


def _items(requirement: Requirement) -> set[str]:
    conditions = [c for c in (requirement.guard, requirement.condition) if c is not None]
    return {name.partition(".")[0] for name in leaves_by_item(conditions)}


def _apart(requirements: list[Requirement], given: Stated) -> list[list[Requirement]]:
    groups: list[tuple[set[str], list[Requirement]]] = []
    for requirement in requirements:
        items, members = _items(requirement) - given.keys(), [requirement]
        apart = []
        for group in groups:
            if items.isdisjoint(group[0]):
                apart.append(group)
            else:
                items, members = items | group[0], [*group[1], *members]
        groups = [*apart, (items, members)]
    return [members for _, members in groups]
