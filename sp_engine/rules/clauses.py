"""Rules as clauses, and what follows from clauses by resolution.

A literal says that the value of an item lies in some classes of its partition; a clause, that one of its
literals holds.  In come mandatory rules with the partitions of what they look at; out come the clauses of
each rule, and with them all that follow, as far as the work that may be spent on it goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Classes,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Partition,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    handed_in,
    leaves,
)
from sp_engine.immutable import Immutable
from sp_engine.rules.ruleset import Rule

Literals: TypeAlias = Mapping[str, Classes]
Partitions: TypeAlias = Mapping[str, Partition]


class Clause(Immutable):
    """One of the literals holds; `parents` are the rules, by number, from which that follows."""

    literals: Literals
    parents: frozenset[int]

    def covers(self, other: Clause) -> bool:
        """Whether the other follows from this one alone."""
        theirs = other.literals
        return all(not classes & ~theirs.get(name, 0) for name, classes in self.literals.items())


class WorkSpent(Exception):
    """More work than may be spent."""


class Work:
    """How much work may still be spent."""

    def __init__(self, most: int) -> None:
        self.left = most

    def spend(self, amount: int = 1) -> None:
        """Raises `WorkSpent`."""
        self.left -= amount
        if self.left < 0:
            raise WorkSpent


class Clauses:
    """Writes rules as clauses.

    `wished` are free items that some value suits wherever they stand: their leaves come out as wished, and
    the clauses say nothing of them.
    """

    def __init__(self, partitions: Partitions, wished: Collection[str], work: Work) -> None:
        self._partitions, self._wished, self._work = partitions, wished, work

    def of(self, rule: Rule, number: int) -> list[Clause]:
        """Return the clauses of a rule: its guard does not hold, or its condition does."""
        found = self._of(rule.condition, holds=True)
        if rule.guard is not None:
            found = self._either(self._of(rule.guard, holds=False), found)
        return [Clause(literals, frozenset({number})) for literals in found]

    def _of(self, node: Condition, *, holds: bool) -> list[Literals]:
        match node:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                together = isinstance(node, AllOf) is holds
                return self._joined([self._of(part, holds=holds) for part in parts], together)
            case Document(attributes=attributes):
                asked = (handed_in(node), *attributes)
                return self._joined([self._literal(leaf, holds) for leaf in asked], holds)
            case Defined(condition=inner):
                return self._of(inner, holds=holds)
            case Unwritten():
                return []  # it can still turn out either way
            case (
                Known()
                | Among()
                | Range()
                | Age()
                | Recent()
                | Remaining()
                | SameYear()
                | Includes()
                | Overlaps()
                | EachOf()
                | SomeOf()
            ):
                return self._literal(node, holds)
            case _ as never:
                assert_never(never)

    def _literal(self, leaf: Leaf, holds: bool) -> list[Literals]:
        name = leaf.item.id
        if name in self._wished:
            return []
        classes = classes_of(leaf, holds, self._partitions)
        if classes == self._partitions[name].every:
            return []
        return [{name: classes} if classes else {}]

    def _joined(self, parts: list[list[Literals]], together: bool) -> list[Literals]:
        if together:
            return [literals for part in parts for literals in part]
        found: list[Literals] = [{}]
        for part in parts:
            found = self._either(found, part)
        return found

    def _either(self, some: list[Literals], others: list[Literals]) -> list[Literals]:
        self._work.spend(len(some) * len(others))
        joined = (self._union(one, other) for one in some for other in others)
        return [literals for literals in joined if literals is not None]

    def _union(self, one: Literals, other: Literals) -> Literals | None:
        return union_of(one, other, self._partitions)


def classes_of(leaf: Leaf, holds: bool, partitions: Partitions) -> Classes:
    """Return the classes in which a leaf holds, or does not."""
    within = partitions[leaf.item.id]
    return within.where(leaf) if holds else within.every & ~within.where(leaf)


def union_of(one: Literals, other: Literals, partitions: Partitions) -> Literals | None:
    """Return the literals of which one holds when one of either holds; None when that is always so."""
    joined = dict(one)
    for name, classes in other.items():
        joined[name] = classes | joined.get(name, 0)
        if joined[name] == partitions[name].every:
            return None
    return joined


def wished_for(rules: Iterable[Rule], free: Collection[str], partitions: Partitions) -> set[str]:
    """Return the free items that have a value for which every leaf comes out as its rule wishes."""
    suiting = {name: partitions[name].every for name in free}
    for rule in rules:
        for condition, holds in ((rule.guard, False), (rule.condition, True)):
            for leaf in leaves(condition) if condition is not None else ():
                asked = handed_in(leaf) if isinstance(leaf, Document) else leaf
                if asked.item.id in suiting:
                    suiting[asked.item.id] &= classes_of(asked, holds, partitions)
    return {name for name, classes in suiting.items() if classes}


def saturated(
    clauses: Iterable[Clause], on: Collection[str], partitions: Partitions, work: Work
) -> tuple[list[Clause], bool]:
    """Return the clauses with all that follow by resolution on some items, without what others cover.

    `x in S or A` and `x in T or B` give `x in S and T, or A or B`.  The second value says whether the work
    sufficed; where it did not, the clauses found so far are returned.
    """
    waiting: dict[int, list[Clause]] = {}  # by length: what a short one covers need not be looked at
    kept: list[Clause] = []
    seen: set[frozenset[tuple[str, Classes]]] = set()

    def take(clause: Clause) -> None:
        literals = frozenset(clause.literals.items())
        if literals not in seen:
            seen.add(literals)
            waiting.setdefault(len(literals), []).append(clause)

    for clause in clauses:
        take(clause)
    try:
        while waiting:
            shortest = min(waiting)
            clause = waiting[shortest].pop()
            if not waiting[shortest]:
                del waiting[shortest]
            work.spend(len(kept))
            if any(other.covers(clause) for other in kept):
                continue
            kept = [other for other in kept if not clause.covers(other)]
            for other in kept:
                for found in _resolvents(clause, other, on, partitions):
                    work.spend()
                    take(found)
            kept.append(clause)
    except WorkSpent:
        return kept, False
    return kept, True


def _resolvents(one: Clause, other: Clause, on: Collection[str], partitions: Partitions) -> Iterable[Clause]:
    for name in one.literals.keys() & other.literals.keys():
        mine, theirs = one.literals[name], other.literals[name]
        both = mine & theirs
        if name not in on or both in (mine, theirs):
            continue
        ours, rest = ({n: c for n, c in clause.literals.items() if n != name} for clause in (one, other))
        joined = union_of(ours, rest, partitions)
        if joined is not None:
            literals = {**joined, name: both} if both else joined
            yield Clause(literals, one.parents | other.parents)
