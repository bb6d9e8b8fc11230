"""What follows from the rules of a standard together, where each of them alone is still open.

Kleene's conjunction is blind where one unknown stands in two places: "if pregnant at most 1 million" and "if
not pregnant at most half a million" reject 5 million whatever the answer, and yet nothing is false.  In come
the rules; out come further conditions, of ordinary leaves, that every application which can be approved
meets.  As mandatory rules they reject what no completion approves, in every back end alike.

Documents, attributes and curable facts are eliminated first, as they can come out any way; then everything
that follows by resolution is found.  A clause is kept that some statement of its own items falsifies while no
rule is false: what a rule says by itself is no consequence.  Each is proved by `completions`, which shares
nothing with its derivation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, islice

from sp_engine.conditions import (
    HOLDS_NOT,
    AnyOf,
    Class,
    Classes,
    Condition,
    Period,
    condition_of,
    partition_of,
)
from sp_engine.facts import Vocabulary
from sp_engine.immutable import Immutable
from sp_engine.rules.clauses import Clause, Clauses, Partitions, Work, WorkSpent, saturated, wished_for
from sp_engine.rules.completions import Completions, TooManySteps
from sp_engine.rules.outcome import FALSE
from sp_engine.rules.ruleset import Rule, Ruleset

MOST_WORK = 8_000
"""How much work a step may be, in comparisons of two clauses: some tens of milliseconds."""
MOST_FOUND = 64
"""How many clauses are taken in: each costs every decision a fraction of a microsecond."""
MOST_TRIED = 500
"""How many sets of rules are tried for the smallest that entail the clauses."""


class Consequence(Immutable):
    """A condition that holds whenever some rules do; no fewer of them entail it."""

    condition: Condition
    rules: tuple[str, ...]


class Consequences(Immutable):
    """What follows from a ruleset; `proven` when nothing else does.

    `cut_off` when finding all would have been too much work; `dated` are the items of which some day of
    application lacks a class of values, so that on that day more may follow.
    """

    found: tuple[Consequence, ...] = ()
    cut_off: bool = False
    dated: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        return not self.cut_off and not self.dated


def with_consequences(ruleset: Ruleset, consequences: Consequences) -> Ruleset:
    """Return a ruleset with what follows from it, as further mandatory rules at its end.

    What follows from rules falls due when all of them have.
    """
    gates = {rule.id: rule.gates for rule in ruleset.rules}
    further = (
        Rule(
            "+".join(each.rules),
            None,
            each.condition,
            gates=frozenset[str]().union(*(gates[name] for name in each.rules)),
        )
        for each in consequences.found
    )
    return Ruleset((*ruleset.rules, *further))


def consequences_of(ruleset: Ruleset, vocabulary: Vocabulary, period: Period) -> Consequences:
    """Return what follows from the mandatory rules of a ruleset for applications in a period."""
    return _Derivation(ruleset, vocabulary, period).run()


class _Derivation:
    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary, period: Period) -> None:
        self.rules = [rule for rule in ruleset.rules if rule.mandatory]
        self.completions = Completions(ruleset, vocabulary)
        self.partitions: Partitions = {
            name: partition_of(name, asked, vocabulary, period)
            for name, asked in self.completions.leaves.items()
        }
        self.every = {name: within.classes for name, within in self.partitions.items()}
        self.free = {name for name in self.partitions if self.completions.free(name)}
        self.cut_off = False
        self.tries = MOST_TRIED

    def run(self) -> Consequences:
        clauses = [clause for clause in self._clauses() if self._unseen(clause)]
        self.cut_off |= len(clauses) > MOST_FOUND
        found = [each for each in map(self._consequence, clauses[:MOST_FOUND]) if each is not None]
        dated = tuple(name for name, within in self.partitions.items() if not within.every_day)
        return Consequences(tuple(found), self.cut_off, dated)

    def _clauses(self) -> list[Clause]:
        """Return the clauses that follow from all rules, over items that cannot be mended."""
        written = self._written()
        open_, enough = saturated(written, self.free, self.partitions, Work(MOST_WORK))
        final = [clause for clause in open_ if self.free.isdisjoint(clause.literals)]
        found, all_ = saturated(final, self.partitions.keys(), self.partitions, Work(MOST_WORK))
        self.cut_off |= not (enough and all_)
        return found

    def _written(self) -> Iterable[Clause]:
        wished = wished_for(self.rules, self.free, self.partitions)
        for number, rule in enumerate(self.rules):
            try:
                yield from Clauses(self.partitions, wished, Work(MOST_WORK)).of(rule, number)
            except WorkSpent:
                self.cut_off = True

    # ── what is kept ─────────────────────────────────────────────────────────
    def _unseen(self, clause: Clause) -> bool:
        """Whether some statement of its items falsifies a clause while no rule is false."""
        names, work = tuple(clause.literals), Work(MOST_WORK)
        concerned = [i for i in range(len(self.rules)) if not self.completions.looks_at(i).isdisjoint(names)]

        def unseen(stated: dict[str, Class]) -> bool:
            work.spend(len(concerned))
            if any(self.completions.value(rule, stated) == FALSE for rule in concerned):
                return False
            if len(stated) == len(names):
                return True
            name = names[len(stated)]
            return any(
                unseen({**stated, name: found}) for found in self._outside(name, clause.literals[name])
            )

        try:
            return unseen({})
        except WorkSpent:
            return True  # it does no harm: whatever it rejects cannot be approved

    def _outside(self, name: str, classes: Classes) -> tuple[Class, ...]:
        within = self.partitions[name]
        return within.chosen(within.every & ~classes)

    def _consequence(self, clause: Clause) -> Consequence | None:
        """Return a clause as a condition with a smallest set of rules that entails it; None if unproved."""
        outside = {name: self._outside(name, classes) for name, classes in clause.literals.items()}
        try:
            parents = self._smallest(clause, {**self.every, **outside})
        except TooManySteps:
            self.cut_off = True
            return None
        parts = tuple(condition_of(self.partitions[n], classes) for n, classes in clause.literals.items())
        condition = parts[0] if len(parts) == 1 else AnyOf(parts) if parts else HOLDS_NOT
        return Consequence(condition, tuple(self.rules[i].id for i in parents))

    def _smallest(self, clause: Clause, allowed: Mapping[str, tuple[Class, ...]]) -> tuple[int, ...]:
        """Return the fewest rules that cannot be met together where no literal of a clause holds."""
        parents = clause.parents
        if self.completions.can_meet(parents, allowed):
            raise AssertionError(
                f"{[self.rules[i].id for i in parents]} do not entail what follows from them"
            )
        least = self.completions.without_superfluous(parents, allowed)
        smaller = (some for n in range(1, len(least)) for some in combinations(range(len(self.rules)), n))
        for some in islice(smaller, self.tries):
            self.tries -= 1
            looked_at = (self.completions.looks_at(rule) for rule in some)
            sees_all = clause.literals.keys() <= frozenset().union(*looked_at)
            if sees_all and not self.completions.can_meet(some, allowed):
                return some
        return least
