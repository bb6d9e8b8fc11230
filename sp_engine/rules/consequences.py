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

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    HOLDS_NOT,
    Age,
    AllOf,
    Among,
    AnyOf,
    Class,
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
    Period,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    condition_of,
    handed_in,
    leaves,
    leaves_by_item,
    partition_of,
)
from sp_engine.facts import Kind, Vocabulary
from sp_engine.immutable import Immutable
from sp_engine.rules.clauses import (
    Clause,
    Clauses,
    Partitions,
    Work,
    WorkSpent,
    classes_of,
    saturated,
    wished_for,
)
from sp_engine.rules.completions import Completions, TooManySteps
from sp_engine.rules.outcome import FALSE
from sp_engine.rules.ruleset import Rule, Ruleset

MOST_WORK = 8_000
"""How much work a step may be, in comparisons of two clauses: some tens of milliseconds."""
MOST_FOUND = 64
"""How many clauses are taken in: each costs every decision a fraction of a microsecond."""
MOST_ASKED_OF_A_LIST = 6
"""How many questions about one list are worked with, in every way in which they can come out together."""
MOST_TRIED = 500
"""How many sets of rules are tried for the smallest that entail the clauses."""


class Consequence(Immutable):
    """A condition that holds whenever some rules do; no fewer of them entail it."""

    condition: Condition
    rules: tuple[str, ...]


class Consequences(Immutable):
    """What follows from a ruleset; `proven` when nothing else does.

    `cut_off` when finding all would have been too much work; `dated` are the items of which some day of
    application lacks a class of values, so that on that day more may follow; `lists` are those of whose items
    something is asked in one place that is not wanted in another.
    """

    found: tuple[Consequence, ...] = ()
    cut_off: bool = False
    dated: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        return not self.cut_off and not self.dated and not self.lists


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


class ValuesOverTime:
    """The classes of items' values for applications in a period, worked out once for all who ask the same."""

    def __init__(self, vocabulary: Vocabulary, period: Period) -> None:
        self.vocabulary, self.period = vocabulary, period
        self._known: dict[tuple[str, tuple[Leaf, ...]], Partition] = {}

    def partitions(self, leaves_of: Mapping[str, tuple[Leaf, ...]]) -> Partitions:
        """Return the classes of each item's values, as the leaves that look at it tell them apart."""
        return {name: self._partition(name, asked) for name, asked in leaves_of.items()}

    def _partition(self, name: str, asked: tuple[Leaf, ...]) -> Partition:
        known = self._known.get((name, asked))
        if known is None:
            known = partition_of(name, asked, self.vocabulary, self.period)
            self._known[name, asked] = known
        return known


def consequences_of(ruleset: Ruleset, vocabulary: Vocabulary, period: Period) -> Consequences:
    """Return what follows from the mandatory rules of a ruleset for applications in a period."""
    return consequences_over(ruleset, ValuesOverTime(vocabulary, period))


def consequences_over(ruleset: Ruleset, values: ValuesOverTime) -> Consequences:
    """Return the same, where others ask about the same values too, as other readings of a decree do."""
    return _Derivation(ruleset, values).run()


class _Derivation:
    def __init__(self, ruleset: Ruleset, values: ValuesOverTime) -> None:
        self.mandatory = [rule for rule in ruleset.rules if rule.mandatory]
        self.vocabulary, self.values = values.vocabulary, values
        asked = leaves_by_item(_conditions(self.mandatory))
        self.manifold = tuple(
            name
            for name, leaves in asked.items()
            if self.vocabulary[name].kind is Kind.LIST and len(leaves) > MOST_ASKED_OF_A_LIST
        )
        self.partitions: Partitions = {} if self.manifold else values.partitions(asked)
        self.rules = self._not_alone()
        self.completions = Completions(Ruleset(tuple(self.rules)), self.vocabulary)
        self.every = {name: self.partitions[name].classes for name in self.completions.leaves}
        self.free = {name for name in self.completions.leaves if self.completions.free(name)}
        self.cut_off = False
        self.tries = MOST_TRIED

    def _not_alone(self) -> list[Rule]:
        """Return the rules from which more may follow than each says by itself.

        One that looks at each of its items once, as no other rule does, and finds it either way is false in
        Kleene's logic wherever no completion meets it.  It has nothing in common with others.
        """
        if self.manifold:
            return []
        looked_at = [
            [leaf.item.id for condition in _conditions([rule]) for leaf in leaves(condition)]
            for rule in self.mandatory
        ]
        times = Counter(name for names in looked_at for name in names)
        either_way = {name for name, n in times.items() if n == 1 and len(self.partitions[name].classes) == 2}
        return [
            rule
            for rule, names in zip(self.mandatory, looked_at, strict=True)
            if not either_way.issuperset(names)
        ]

    def run(self) -> Consequences:
        if self.manifold:
            return Consequences(lists=self.manifold)
        clauses = [clause for clause in self._clauses() if self._unseen(clause)]
        self.cut_off |= len(clauses) > MOST_FOUND
        found = [each for each in map(self._consequence, clauses[:MOST_FOUND]) if each is not None]
        fields, lists = self._of_items()
        every = {**self.partitions, **fields}
        dated = tuple(name for name, within in every.items() if not within.every_day)
        return Consequences(tuple(found), self.cut_off, dated, lists)

    def _of_items(self) -> tuple[Partitions, tuple[str, ...]]:
        """Return the partitions of the fields of lists, and the lists of whose items too much is asked.

        Where each field that is looked at twice has a value that suits wherever it is, an item of such values
        suits every rule, whatever else there is in the list: nothing follows that no rule says by itself.
        """
        wanted: dict[str, list[Wanted]] = {}
        for rule in self.mandatory:
            for condition, holds in ((rule.guard, False), (rule.condition, True)):
                for leaf in leaves(condition) if condition is not None else ():
                    if isinstance(leaf, EachOf | SomeOf):
                        wanted.setdefault(leaf.item.id, []).append((leaf.inner, holds))
        inner = [condition for each in wanted.values() for condition, _ in each]
        fields = self.values.partitions(leaves_by_item(inner))
        return fields, tuple(name for name, each in wanted.items() if _clash(each, fields))

    def _clauses(self) -> list[Clause]:
        """Return the clauses that follow from all rules, over items that cannot be mended."""
        written = self._written()
        open_, enough = saturated(written, self.free, self.partitions, Work(MOST_WORK))
        final = [clause for clause in open_ if self.free.isdisjoint(clause.literals)]
        found, all_ = saturated(final, self.every.keys(), self.partitions, Work(MOST_WORK))
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
        if any(map(self._always_mended, clause.literals)):
            return False
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

    def _always_mended(self, name: str) -> bool:
        """Whether nothing that is asked of the items of a list can fail for good."""
        asked = self.partitions[name].leaves
        return all(
            isinstance(leaf, EachOf) and all(one.item.curable for one in leaves(leaf.inner)) for leaf in asked
        )

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
        said = [condition_of(self.partitions[n], classes) for n, classes in clause.literals.items()]
        parts = tuple(part for part in said if part is not None)
        if len(parts) < len(said):
            self.cut_off = True
            return None
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


def _conditions(rules: Iterable[Rule]) -> list[Condition]:
    """Return the guards and conditions of rules."""
    return [one for rule in rules for one in (rule.guard, rule.condition) if one is not None]


# ── items of lists ───────────────────────────────────────────────────────────
Wanted: TypeAlias = tuple[Condition, bool]
"""What is asked of an item of a list, and whether it is wished to hold."""


def _clash(wanted: Sequence[Wanted], fields: Partitions) -> bool:
    """Whether wishes look at one field of an item, and no value of it suits them all."""
    suiting = [_suiting(condition, holds, fields) for condition, holds in wanted]
    names = Counter(name for each in suiting for name in each)
    for name, times in names.items():
        common = fields[name].every
        for each in suiting:
            common &= each.get(name, common)
        if times > 1 and not common:
            return True
    return any(_clash_within(condition, holds, fields) for condition, holds in wanted)


def _suiting(condition: Condition, holds: bool, fields: Partitions) -> dict[str, Classes]:
    """Return for each field that a condition looks at the values that suit all that looks at it."""
    found: dict[str, Classes] = {}
    for leaf in leaves(condition):
        asked = handed_in(leaf) if isinstance(leaf, Document) else leaf
        known = found.get(asked.item.id, fields[asked.item.id].every)
        found[asked.item.id] = known & classes_of(asked, holds, fields)
    return found


def _clash_within(condition: Condition, holds: bool, fields: Partitions) -> bool:
    """Whether the parts of a condition clash where all are wished; of alternatives one is enough."""
    match condition:
        case AllOf(parts=parts) if holds:
            return _clash([(part, holds) for part in parts], fields)
        case AnyOf(parts=parts) if not holds:
            return _clash([(part, holds) for part in parts], fields)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return any(_clash_within(part, holds, fields) for part in parts)
        case Document(attributes=attributes) if holds:
            return _clash([(leaf, holds) for leaf in attributes], fields)
        case Defined(condition=inner):
            return _clash_within(inner, holds, fields)
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
        ):
            return holds and not classes_of(condition, holds, fields)  # which no value ever suits
        case Document() | EachOf() | SomeOf() | Unwritten():
            return False
        case _ as never:
            assert_never(never)
