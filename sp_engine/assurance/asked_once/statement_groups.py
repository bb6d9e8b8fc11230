"""Every applicant of a standard that its requirements can tell apart, group by group.

Requirements that share no item decide apart from each other: a decision is the worst of what its groups come
to, and what one group asks concerns no other.  So what holds of each group for every statement of its items
holds of the whole standard.  In comes a standard; out come its groups, the values that each item can have
(one of each class that no condition tells apart, on a day), the sets of stages that can have ended, what a
group comes to and asks, and every way in which that can be supplied.  Of lists every short one is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, product
from math import prod
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.assurance.asked_once.short_lists import MOST_LISTS, ShortLists, values_of_classes
from sp_engine.conditions import Leaf, Period, handed_in, leaves, leaves_by_item, leaves_of_fields
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
from sp_engine.facts import (
    FactValue,
    Kind,
    ListValue,
    Vocabulary,
    field_of_any,
    item_of_list,
    own_name,
    with_fields,
    with_items,
)
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
        self._values: dict[str, list[FactValue]] = {}
        self.vocabulary = standard.standard.vocabulary
        plain = ruleset_of(requirements)
        self.asked = leaves_by_item(
            [c for r in requirements for c in (r.guard, r.condition) if c is not None]
        )
        alone = self._asked_alone(standard.follows)
        self._short = {
            name: ShortLists(
                self.vocabulary[name], asked, day, alone=name in alone, most_lists=standard.most_lists
            )
            for name, asked in self.asked.items()
            if self.vocabulary[name].kind is Kind.LIST
        }
        self._fields = {name: asked for short in self._short.values() for name, asked in short.fields.items()}
        self.follows = [rule for rule in standard.follows if self._looks_at(leaves_by_item([rule.condition]))]
        self.ruleset = Ruleset((*plain.rules, *self.follows))
        gates = frozenset[str]().union(*(rule.gates for rule in self.ruleset.rules))
        self.moments = tuple(ends_of_gates(gates, standard.standard.stages))
        self.search, self._proven = Completions(plain, self.vocabulary), standard.proven
        self._decide = reference_backend(self.ruleset).decide
        self.compiled = standard.compiled

    @property
    def names(self) -> str:
        return " ".join(requirement.id for requirement in self.requirements)

    def _looks_at(self, asked: Mapping[str, Sequence[Leaf]]) -> bool:
        """Whether the group looks at all of some items; at lists with the same leaves."""
        return all(
            name in self.asked and (name not in self._short or {*leaves} <= {*self.asked[name]})
            for name, leaves in asked.items()
        )

    @property
    def replaceable(self) -> tuple[str, ...]:
        """The lists whose items can be replaced by others: of these there are many more ways."""
        return tuple(name for name in self._short if self.search.free(name))

    def _asked_alone(self, follows: Iterable[Rule]) -> set[str]:
        """Return what is looked at in one place only, and neither in a guard nor in what follows."""
        conditions = [requirement.condition for requirement in self.requirements]
        places = Counter(leaf.item.id for condition in conditions for leaf in leaves(condition))
        elsewhere = [requirement.guard for requirement in self.requirements] + [r.condition for r in follows]
        looked_at = {leaf.item.id for condition in elsewhere if condition for leaf in leaves(condition)}
        return {name for name, number in places.items() if number == 1 and name not in looked_at}

    @property
    def longest(self) -> Mapping[str, int]:
        """Of each list of which longer ones may show more than is tried, how many items are tried."""
        return {name: short.longest for name, short in self._short.items() if not short.every}

    def outcome(self, facts: Facts, ended: frozenset[str]) -> Outcome:
        """Return what the group comes to; where more may follow it is searched, as for a decision."""
        outcome = self._decide(facts, self.day, ended).outcome
        searched = outcome.is_open and not self._proven
        return Outcome.REJECT if searched and not self.search.any_approves(facts, self.day) else outcome

    def situation(self, facts: Facts) -> Situation:
        return Situation(with_items(facts), self.day, compiled=self.compiled)

    def values(self, name: str) -> list[FactValue]:
        """Return a value of each class of an item; of a list every short one."""
        known = self._values.get(name)
        if known is None:
            known = self._values[name] = self._values_of(name)
        return known

    def _values_of(self, name: str) -> list[FactValue]:
        if name in self._short:
            return [*self._short[name].lists()]
        of = item_of_list(name)
        if of is not None:
            return self._short[of[0]].values[field_of_any(of[0], own_name(name))]
        return values_of_classes(self.vocabulary[name], self.asked[name], self.day)

    def _free(self, name: str) -> bool:
        """Whether an item may have any value, whatever is stated of it."""
        of = item_of_list(name)
        if of is None:
            return self.search.free(name)
        return any(leaf.item.curable for leaf in self._fields[field_of_any(of[0], own_name(name))])

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
        stated = with_items(facts)
        plain = [name for name in asked if name not in self._short]
        refused = [refusal.guard for one in wanted if isinstance(one, NeedFact) for refusal in one.refused]
        choices = []
        for name in plain:
            leaves = asked[name]
            ways = [stated[name]] if name in stated else self.values(name)
            if not any(self._fits(leaves, value) for value in ways) and self._free(name):
                ways = [_mended(value, stated.get(name)) for value in self.values(name)]
            choices.append([value for value in ways if self._fits(leaves, value)])
        for values in product(*choices):
            mended = with_fields(facts, dict(zip(plain, values, strict=True)))
            for settled in self._completed({n: asked[n] for n in asked if n in self._short}, mended, plain):
                situation = self.situation(settled)
                if not any(situation.value(guard) is Truth.TRUE for guard in refused):
                    yield settled

    def _completed(
        self, asked: Mapping[str, Sequence[Leaf]], facts: Facts, mended: Iterable[str]
    ) -> Iterator[dict[str, FactValue]]:
        """Yield the facts with each list whole, and such that what is asked of it can only lack what the
        agency finds; items that were `mended` stay."""
        supplied = [self._supplied(name, of_list, facts, mended) for name, of_list in asked.items()]
        for lists in product(*supplied):
            whole = {**facts, **dict(zip(asked, lists, strict=True))}
            situation = self.situation(whole)
            wanted = (leaf for leaves in asked.values() for leaf in leaves)
            if all(situation.value(leaf, hopeful=True) is Truth.TRUE for leaf in wanted):
                yield whole

    def _supplied(
        self, name: str, asked: Iterable[Leaf], facts: Facts, mended: Iterable[str]
    ) -> Iterator[ListValue]:
        """Yield a list with what may be added to it, or where its items can be replaced, with any others."""
        if not any(leaf.item.curable for leaf in asked):
            return self._short[name].completed(facts.get(name))
        of_items = filter(None, map(item_of_list, mended))
        kept = {number for whole, number in of_items if whole == name}
        return self._short[name].replaced(facts.get(name), kept)

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
        open_ = sorted(filter(partial(self._is_open, with_items(facts)), first.open_facts), key=_of_an_item)
        for values in product(*(self._answers(name, facts) for name in open_)):
            answered = {**with_fields(facts, dict(zip(open_, values, strict=True)))}
            guard, supplied = self.situation(answered).value(first.guard), False
            for due, more in () if guard is Truth.FALSE else self._ways(first.then):
                for settled in self._settled([*wanted, *due], answered):
                    supplied = True
                    yield from self._answered([*wanted, *due], [*more, *rest], settled)
            if guard is Truth.FALSE or (guard is Truth.UNKNOWN and not supplied):  # the agency's to find
                yield from self._answered(wanted, rest, answered)

    def _is_open(self, stated: Facts, name: str) -> bool:
        """Whether the applicant can still say something of a fact."""
        value = stated.get(name)
        open_ = not value.complete if isinstance(value, ListValue) else value is None
        return open_ and not self.vocabulary[name].supplied_by_agency

    def _answers(self, name: str, facts: Facts) -> Iterable[FactValue]:
        return self._short[name].completed(facts.get(name)) if name in self._short else self.values(name)


def _of_an_item(name: str) -> bool:
    return item_of_list(name) is not None


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
    most_lists: int


def groups_of(standard: Standard, day: int, most_lists: int = MOST_LISTS) -> Iterator[Group]:
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
    ready = _Compiled(standard, follows, entailed.proven, CompiledConditions(), most_lists)
    mandatory = [requirement for requirement in standard.requirements if requirement.mandatory]
    for members in _apart(mandatory, {}, standard.vocabulary):
        group = Group(ready, members, day)
        if group.size <= MOST_STATEMENTS:
            yield group
            continue
        facts = [name for name in group.asked if group.vocabulary[name].kind is not Kind.LIST]
        if not facts:
            yield group
            continue
        looked_at = [_items(requirement, standard.vocabulary) for requirement in members]
        shared = max(facts, key=lambda name: sum(name in names for names in looked_at))
        for value in (None, *group.values(shared)):
            given = {shared: value}
            yield from (
                Group(ready, part, day, given) for part in _apart(members, given, standard.vocabulary)
            )


def _items(requirement: Requirement, vocabulary: Vocabulary) -> set[str]:
    """Return what a requirement looks at; of a list the fields, unless its items can be replaced by others.

    Requirements that look at other fields of the same items share only how many there are and whether more
    are to come.  Items are added only where each of them asks for it that does not hold already, and of what
    is added each asks no more than of its own fields.
    """
    conditions = [c for c in (requirement.guard, requirement.condition) if c is not None]
    found: set[str] = set()
    for name, asked in leaves_by_item(conditions).items():
        if vocabulary[name].kind is Kind.LIST and not any(leaf.item.curable for leaf in asked):
            fields = leaves_of_fields(vocabulary[name], asked)
            found |= {leaves[0].item.id.partition(".")[0] for _, leaves in fields}
        else:
            found.add(name.partition(".")[0])
    return found


def _apart(requirements: list[Requirement], given: Stated, vocabulary: Vocabulary) -> list[list[Requirement]]:
    groups: list[tuple[set[str], list[Requirement]]] = []
    for requirement in requirements:
        items, members = _items(requirement, vocabulary) - given.keys(), [requirement]
        apart = []
        for group in groups:
            if items.isdisjoint(group[0]):
                apart.append(group)
            else:
                items, members = items | group[0], [*group[1], *members]
        groups = [*apart, (items, members)]
    return [members for _, members in groups]
