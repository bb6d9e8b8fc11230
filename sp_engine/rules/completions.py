"""Can an application still be approved: a search through the completions of what is stated.

A completion gives every item one value.  What is stated and cannot be mended keeps its value; what is not
stated, every document, attribute and curable fact may have any.  In come rules and facts; out comes whether
any completion meets all mandatory rules.

It goes depth first, item by item, and turns back where Kleene's value of a rule is false.  With the clauses
that follow from the rules (`consequences`) it shares nothing but the classes of values, so that each can
prove the other wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Class,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    class_of,
    classes_on,
    handed_in,
    leaves,
    leaves_by_item,
    of_one_item,
)
from sp_engine.facts import FactValue, ListValue, Vocabulary, with_items
from sp_engine.immutable import Immutable
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN
from sp_engine.rules.ruleset import Rule, Ruleset

MOST_STEPS = 20_000
MOST_STEPS_OVER_ITEMS = 1_000
"""Where the items of lists are gone through one by one, of which there can be many."""
MOST_ASKED_OF_A_LIST = 8
"""How many questions about a list that is not stated are gone through in every way of coming out together."""

Assigned: TypeAlias = dict[str, Class]
Value: TypeAlias = Callable[[Assigned], int]
Allowed: TypeAlias = Mapping[str, Collection[Class]]
"""The classes in which the value of each item may lie."""


class TooManySteps(Exception):
    """The search was given up."""


class _Asked(Immutable):
    """A mandatory rule: the items that it looks at, and its value where some of them are settled."""

    items: frozenset[str]
    value: Value


class Completions:
    """The mandatory rules of a ruleset, to be met by values of classes instead of values.

    Of a list that is not stated every way of coming out is taken to be possible.  What is asked of one that
    is (`lists`) is asked of its items one by one; those to come may be as is wished.
    """

    def __init__(
        self, ruleset: Ruleset, vocabulary: Vocabulary, lists: Mapping[str, ListValue] | None = None
    ) -> None:
        mandatory = [rule for rule in ruleset.rules if rule.mandatory]
        self.rules = [rule.id for rule in mandatory]
        self._ruleset, self._vocabulary, self._lists = ruleset, vocabulary, lists or {}
        conditions = [c for rule in mandatory for c in (rule.guard, rule.condition) if c is not None]
        self.leaves = self._leaves_of(conditions)
        self._asked = [self._compiled(rule) for rule in mandatory]

    def _leaves_of(self, conditions: Iterable[Condition]) -> dict[str, tuple[Leaf, ...]]:
        """Return the leaves that look at each item; of a list that is stated, at the items of the list."""
        conditions = [*conditions]
        parts = [part for condition in conditions for part in leaves(condition)]
        lists = (part for part in parts if isinstance(part, EachOf | SomeOf) and part.item.id in self._lists)
        of_items = [item for leaf in lists for item in self._items(leaf)]
        found = leaves_by_item([*conditions, *of_items])
        return {name: asked for name, asked in found.items() if name not in self._lists}

    def _items(self, leaf: OfItems) -> list[Condition]:
        """Return what a leaf asks of each item of a list that is stated."""
        numbers = range(1, 1 + len(self._lists[leaf.item.id].items))
        return [of_one_item(leaf.inner, number) for number in numbers]

    def _stated(self, facts: Mapping[str, FactValue]) -> Completions:
        """Return the completions of rules over the items of lists that are stated and cannot be mended."""
        lists = {
            name: value
            for name in self.leaves
            if isinstance(value := facts.get(name), ListValue) and not self.free(name)
        }
        return Completions(self._ruleset, self._vocabulary, lists) if lists else self

    def free(self, name: str) -> bool:
        """Whether an item may have any value, whatever is stated of it."""
        return any(leaf.item.curable for leaf in self.leaves[name])

    def any_approves(self, facts: Mapping[str, FactValue], day: int) -> bool:
        """Whether any completion of the facts on a day meets every rule.  Raises `TooManySteps`."""
        stated = self._stated(facts)
        return stated.can_meet(range(len(self.rules)), stated.allowed(with_items(facts), day))

    def fewest_unmet(self, facts: Mapping[str, FactValue], day: int) -> tuple[str, ...]:
        """Return rules that no completion meets together, none of which can be left out."""
        stated = self._stated(facts)
        allowed = stated.allowed(with_items(facts), day)
        return tuple(self.rules[i] for i in stated.without_superfluous(range(len(self.rules)), allowed))

    def without_superfluous(self, rules: Iterable[int], allowed: Allowed) -> tuple[int, ...]:
        """Return those of some rules that cannot be left out, if they are not to be met together."""
        least = tuple(sorted(rules))
        for rule in least:
            fewer = tuple(i for i in least if i != rule)
            with suppress(TooManySteps):
                if not self.can_meet(fewer, allowed):
                    least = fewer
        return least

    def allowed(self, facts: Mapping[str, FactValue], day: int) -> Allowed:
        """Return the classes in which each item may lie when facts are stated on a day.

        Raises `TooManySteps` where a list has more ways of coming out than can be gone through.
        """
        if any(len(asked) > MOST_ASKED_OF_A_LIST for asked in self.leaves.values() if _is_of_items(asked)):
            raise TooManySteps
        return {
            name: classes_on(self._vocabulary[name], asked, day)
            if (value := facts.get(name)) is None or self.free(name)
            else (class_of(asked, value, day),)
            for name, asked in self.leaves.items()
        }

    def can_meet(self, rules: Iterable[int], allowed: Allowed) -> bool:
        """Whether values within the allowed classes meet all of some rules.  Raises `TooManySteps`."""
        most = MOST_STEPS_OVER_ITEMS if self._lists else MOST_STEPS
        return _Search(allowed, most).meets([self._asked[i] for i in rules], {})

    def looks_at(self, rule: int) -> frozenset[str]:
        return self._asked[rule].items

    def value(self, rule: int, assigned: Assigned) -> int:
        """Return what a rule is worth where some items are settled and nothing else is stated."""
        return self._asked[rule].value(assigned)

    # ── rules as functions ───────────────────────────────────────────────────
    def _compiled(self, rule: Rule) -> _Asked:
        conditions = [rule.condition] if rule.guard is None else [rule.guard, rule.condition]
        items, condition = frozenset(self._leaves_of(conditions)), self._value_of(rule.condition)
        if rule.guard is None:
            return _Asked(items, condition)
        guard = self._value_of(rule.guard, wished=FALSE)

        def guarded(assigned: Assigned) -> int:
            applies = guard(assigned)
            if applies == FALSE:
                return TRUE
            value = condition(assigned)
            return value if applies == TRUE or value == TRUE else UNKNOWN

        return _Asked(items, guarded)

    def _value_of(self, node: Condition, wished: int = TRUE) -> Value:
        """Return a condition as a function; what nobody has written yet comes out as is wished."""
        match node:
            case AllOf(parts=parts):
                every = [self._value_of(part, wished) for part in parts]
                return lambda assigned: min([part(assigned) for part in every], default=TRUE)
            case AnyOf(parts=parts):
                some = [self._value_of(part, wished) for part in parts]
                return lambda assigned: max([part(assigned) for part in some], default=FALSE)
            case Document(attributes=()):
                return self._value_of_leaf(handed_in(node))
            case Document(attributes=attributes):
                asked = [self._value_of_leaf(leaf) for leaf in (handed_in(node), *attributes)]
                return lambda assigned: min([part(assigned) for part in asked])
            case Defined(condition=inner):
                return self._value_of(inner, wished)
            case Unwritten():
                return lambda _: wished
            case EachOf() | SomeOf() if node.item.id in self._lists:
                return self._value_of_items(node, wished)
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
                return self._value_of_leaf(node)
            case _ as never:
                assert_never(never)

    def _value_of_items(self, leaf: OfItems, wished: int) -> Value:
        """Return what is asked of the items of a stated list as a function."""
        items = [self._value_of(item, wished) for item in self._items(leaf)]
        to_come = not self._lists[leaf.item.id].complete
        match leaf:
            case EachOf():
                most = FALSE if to_come and wished == FALSE else TRUE
                return lambda assigned: (
                    min([item(assigned) for item in items], default=most) if most else most
                )
            case SomeOf(at_least=at_least):
                least = TRUE if to_come and wished == TRUE else FALSE

                def some(assigned: Assigned) -> int:
                    worths = sorted((item(assigned) for item in items), reverse=True)
                    return max(least, worths[at_least - 1] if at_least <= len(worths) else FALSE)

                return some
            case _ as never:
                assert_never(never)

    def _value_of_leaf(self, leaf: Leaf) -> Value:
        name = leaf.item.id
        bit = self.leaves[name].index(leaf)

        def value(assigned: Assigned) -> int:
            found = assigned.get(name)
            return UNKNOWN if found is None else TRUE if found >> bit & 1 else FALSE

        return value


def _is_of_items(asked: Sequence[Leaf]) -> bool:
    """Whether leaves look at the items of a list."""
    return any(isinstance(leaf, EachOf | SomeOf) for leaf in asked)


class _Search:
    """Settles one item after the other; rules that share no open item are met one by one."""

    def __init__(self, allowed: Allowed, most: int) -> None:
        self.allowed, self.most = allowed, most
        self.steps = 0

    def meets(self, rules: Sequence[_Asked], assigned: Assigned) -> bool:
        self.steps += 1
        if self.steps > self.most:
            raise TooManySteps
        open_rules = []
        for rule in rules:
            value = rule.value(assigned)
            if value == FALSE:
                return False
            if value == UNKNOWN:
                open_rules.append(rule)
        return all(self._meets_group(group, assigned) for group in _groups(open_rules, assigned))

    def _meets_group(self, rules: list[_Asked], assigned: Assigned) -> bool:
        narrowest = min(rules, key=lambda rule: len(rule.items - assigned.keys()))
        name = min(narrowest.items - assigned.keys(), key=lambda item: (len(self.allowed[item]), item))
        wished = sorted(self.allowed[name], key=int.bit_count, reverse=True)
        return any(self.meets(rules, {**assigned, name: found}) for found in wished)


def _groups(rules: list[_Asked], assigned: Assigned) -> list[list[_Asked]]:
    """Return rules in groups that share no open item."""
    groups: list[tuple[set[str], list[_Asked]]] = []
    for rule in rules:
        items, members = set(rule.items - assigned.keys()), [rule]
        apart = []
        for group in groups:
            if items.isdisjoint(group[0]):
                apart.append(group)
            else:
                items |= group[0]
                members = [*group[1], *members]
        groups = [*apart, (items, members)]
    return [members for _, members in groups]
