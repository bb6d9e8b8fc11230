"""Can conditions hold together: an applicant and a day on which they do, or a proof that there is none.

In come claims (a condition and whether it should hold), the vocabulary and the days on which applications
can be made; out comes an `Applicant`, or None.  The alternatives of a disjunctive normal form are walked one
by one and dropped as soon as one item has no value left; when there are too many, `Undecided` is raised,
never guessed.  Every fact of an applicant is stated; curability plays no part.

Exact, because an item's leaves only split its values into stretches: if any value fits, one at the edge of
a stretch does; and because whatever differs between days of application shows on the `telling_days`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from math import prod
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.conditions.stretches import (
    Item,
    around,
    candidates,
    depends_on_day,
    domain,
    edges,
    large_enough,
    leaves_of_fields,
    members,
    moved_by_holidays,
    numbers_of_items,
    question_of,
    smallest_sets,
)
from sp_engine.conditions.telling_days import Period, telling_days
from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.facts import (
    FactDefinition,
    FactValue,
    Kind,
    ListValue,
    ValueProblem,
    Vocabulary,
    as_written,
    own_name,
    parse_value,
)
from sp_engine.words import Words
from sp_engine.words.messages import conditions as messages
from sp_engine.yaml_text import flow

MOST_STEPS = 5_000


class Undecided(Exception):
    """There are too many alternatives to say, or it depends on where holidays lie."""


class Claim(NamedTuple):
    """A condition, and whether it should hold."""

    condition: Condition
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Applicant:
    """Facts, and the day of application; `dated` when the day matters."""

    facts: dict[str, FactValue]
    day: date
    dated: bool


Changes: TypeAlias = Mapping[str, FactValue]
"""Other values of some facts; None for a fact that is no longer stated."""
Literal: TypeAlias = tuple[Leaf, bool]
Literals: TypeAlias = dict[str, list[Literal]]


def find_applicant(claims: Iterable[Claim], vocabulary: Vocabulary, period: Period) -> Applicant | None:
    """Return an applicant for whom every claim is so, or None when there is none.  Raises `Undecided`."""
    search = _Search(vocabulary, period)
    found = search.run([*claims], {})
    if found is None and search.by_holidays:
        raise Undecided
    return found


class _Search:
    """Walks the alternatives depth first; what all of them share is taken in before they branch."""

    def __init__(self, vocabulary: Vocabulary, period: Period, only: int | None = None) -> None:
        """With `only` an application is looked for on that day alone."""
        self.vocabulary, self.period, self.only = vocabulary, period, only
        self.steps = 0
        self.by_holidays = False

    def run(self, todo: list[Claim], literals: Literals) -> Applicant | None:
        branches: list[tuple[tuple[Condition, ...], bool]] = []
        while todo:
            condition, holds = todo.pop()
            parts: tuple[Condition, ...]
            match condition:
                case AllOf(parts=parts):
                    together = holds
                case AnyOf(parts=parts):
                    together = not holds
                case Document(item=item, attributes=attributes):
                    parts, together = (Among(item, frozenset({True})), *attributes), holds
                case Defined(condition=inner):
                    parts, together = (inner,), True
                case Unwritten():
                    continue  # it can still turn out either way
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
                    name = condition.item.id
                    literals = {**literals, name: [*literals.get(name, ()), (condition, holds)]}
                    continue
                case _ as never:
                    assert_never(never)
            if together or len(parts) == 1:
                todo.extend(Claim(part, holds) for part in parts)
            else:
                branches.append((parts, holds))
        applicant = self._solve(literals)
        if applicant is None or not branches:
            return applicant
        (first, sign), *others = sorted(branches, key=lambda branch: len(branch[0]))
        rest = [Claim((AnyOf if holds else AllOf)(alternatives), holds) for alternatives, holds in others]
        for part in first:
            found = self.run([*rest, Claim(part, sign)], literals)
            if found is not None:
                return found
        return None

    def _solve(self, literals: Literals) -> Applicant | None:
        """Return values for every item on one day, or None."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Undecided
        dated = {name for name, found in literals.items() if self._depends_on_day(name, found)}
        facts: dict[str, FactValue] = {}
        for name, found in literals.items():
            if moved_by_holidays([leaf for leaf, _ in found]):
                self.by_holidays = True  # other holidays than those of the days looked at may let it hold
            facts[name] = None if name in dated else self._value(name, found, 0)
            if facts[name] is None and name not in dated:
                return None
        asked = [(self.vocabulary[name], [leaf for leaf, _ in literals[name]]) for name in dated]
        for day in telling_days(asked, self.period) if self.only is None else (self.only,):
            for name in dated:
                facts[name] = self._value(name, literals[name], day)
                if facts[name] is None:
                    break
            else:
                return Applicant(facts, date.fromordinal(day), bool(dated))
        return None

    def _depends_on_day(self, name: str, literals: Sequence[Literal]) -> bool:
        definition, leaves = self.vocabulary[name], [leaf for leaf, _ in literals]
        looked_at = [definition, *(field for field, _ in leaves_of_fields(definition, leaves))]
        is_date = any(one.kind is Kind.DATE for one in looked_at)  # may lie in the future or not
        return is_date or any(map(depends_on_day, leaves))

    def _value(self, name: str, literals: Sequence[Literal], day: int) -> FactValue:
        """Return a value of one item that fits all its literals on a day, or None."""
        if self.vocabulary[name].kind is Kind.LIST:
            return self._list(self.vocabulary[name], literals, day)
        tests = [(question_of(leaf, day), holds) for leaf, holds in literals]
        for value in _candidates(self.vocabulary[name], literals, day):
            if all(test(value) is holds for test, holds in tests):
                return value
        return None

    # ── lists ────────────────────────────────────────────────────────────────
    def _list(self, definition: FactDefinition, literals: Sequence[Literal], day: int) -> ListValue | None:
        """Return a list that fits all its literals on a day, or None; `Undecided` where neither is found.

        There is none only where some item that there has to be cannot be.
        """
        asked = _AskedOfItems.of(literals)
        possible = numbers_of_items(definition)
        together = self._item((*asked.of_all, *asked.of_no_more, *(claim for claim, _ in asked.wanted)), day)
        apart: list[Item] = []
        for claim, number in asked.wanted:
            item = self._item((*asked.of_all, claim), day)
            if item is None:
                return None
            apart.extend([self._item((*asked.of_all, *asked.of_no_more, claim), day) or item] * number)
        most = max((number for _, number in asked.wanted), default=0)
        other = self._item(asked.of_all, day) if possible.start > most else None
        if possible.start > most and other is None:
            return None
        rest = self._item((*asked.of_all, *asked.of_no_more), day) or other or {}
        tests = [(question_of(leaf, day), holds) for leaf, holds in literals]
        for items in ([] if together is None else [together] * most, apart):
            found = ListValue((*items, *[rest] * (possible.start - len(items))))
            if len(found.items) in possible and all(test(found) is holds for test, holds in tests):
                return found
        raise Undecided

    def _item(self, claims: Iterable[Claim], day: int) -> Item | None:
        """Return an item of which every claim is so, or None."""
        inner = _Search(self.vocabulary, self.period, max(day, 1))  # 0: no day matters
        inner.steps = self.steps
        found = inner.run([*claims], {})
        self.steps = inner.steps
        return None if found is None else found.facts


class _AskedOfItems(NamedTuple):
    """What literals over a list ask of its items: of all, of so many, and of no more than a few.

    What few may meet is not to be met at all, which is more than is asked.
    """

    of_all: tuple[Claim, ...]
    wanted: tuple[tuple[Claim, int], ...]
    of_no_more: tuple[Claim, ...]

    @classmethod
    def of(cls, literals: Iterable[Literal]) -> _AskedOfItems:
        of_all: list[Claim] = []
        wanted: list[tuple[Claim, int]] = []
        of_no_more: list[Claim] = []
        for leaf, holds in literals:
            match leaf:
                case EachOf(inner=inner) if holds:
                    of_all.append(Claim(inner))
                case EachOf(inner=inner):
                    wanted.append((Claim(inner, False), 1))
                case SomeOf(inner=inner, at_least=at_least) if holds:
                    wanted.append((Claim(inner), at_least))
                case SomeOf(inner=inner, at_least=1):
                    of_all.append(Claim(inner, False))
                case SomeOf(inner=inner):
                    of_no_more.append(Claim(inner, False))
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
                    raise AssertionError("what looks at a list asks something of its items")
                case _ as never:
                    assert_never(never)
        return cls(tuple(of_all), tuple(wanted), tuple(of_no_more))


def _candidates(definition: FactDefinition, literals: Sequence[Literal], day: int) -> Iterable[FactValue]:
    """Return values of which one fits all literals if any value does."""
    if definition.kind is Kind.SET:
        sets = sorted(smallest_sets(literals), key=sorted)
        return (larger for one in sets for larger in large_enough(one, definition))
    return candidates(definition, [leaf for leaf, _ in literals], day)


# ── near somebody ────────────────────────────────────────────────────────────
def telling_values(definition: FactDefinition, leaves: Iterable[Leaf], day: int) -> list[FactValue]:
    """Return values of a fact on either side of everything that leaves ask of it, and None for not stated."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            told: list[FactValue] = [True, False]
        case Kind.CHOICE:
            told = list(definition.choices or ())
        case Kind.SET:
            every = frozenset(definition.choices or ())
            asked = [one for leaf in leaves for holds in (True, False) for one in members(leaf, holds=holds)]
            sets = [every, *(every - {choice} for choice in definition.choices or ())]
            sets += [part for one in filter(None, asked) for part in (one, every - one)]
            told = [chosen for chosen in dict.fromkeys(sets) if len(chosen) >= (definition.least or 0)]
        case Kind.NUMBER | Kind.MONEY | Kind.DATE:
            numbers = [number for leaf in leaves for number in edges(leaf, day)]
            today = [day] if definition.kind is Kind.DATE else []
            told = around([*today, *numbers], domain(definition, day))
        case Kind.TEXT | Kind.MOMENT:
            told = _example(definition)
        case Kind.LIST:
            told = [*candidates(definition, [*leaves], day)]
        case _ as never:
            assert_never(never)
    return [*told, None]


def _example(definition: FactDefinition) -> list[FactValue]:
    """Return the vocabulary's example of a value, if it is one."""
    if definition.example is None:
        return []
    try:
        return [parse_value(definition, definition.example)]
    except ValueProblem:
        return []


def changes_near(values: Mapping[str, Sequence[FactValue]], most: int) -> Iterator[Changes]:
    """Yield changes of no fact, one, two, then every combination of `values` if there are at most `most`."""
    yield {}
    for size in (1, 2):
        for items in combinations(values, size):
            for chosen in product(*(values[item] for item in items)):
                yield dict(zip(items, chosen, strict=True))
    if len(values) > 2 and combinations_of(values) <= most:
        for chosen in product(*values.values()):
            yield dict(zip(values, chosen, strict=True))


def combinations_of(values: Mapping[str, Sequence[FactValue]]) -> int:
    """Return how many combinations of the values there are."""
    return prod(map(len, values.values()))


# ── in words ─────────────────────────────────────────────────────────────────
def applicant_words(applicant: Applicant, vocabulary: Vocabulary) -> Words:
    """Return an applicant as an author would write it: `skala_usaha: besar, modal_usaha: Rp0`."""
    told = applicant.facts.items()
    parts = [f"`{own_name(name)}: {_shown(vocabulary[name], value)}`" for name, value in told]
    if not applicant.dated:
        return Words(", ".join(parts), ", ".join(parts))
    day = messages.RECEIVED_ON.fill(day=applicant.day.isoformat())
    return Words(", ".join([*parts, day.id]), ", ".join([*parts, day.en]))


def _shown(definition: FactDefinition, value: FactValue) -> str:
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    written = as_written(definition, value)
    return flow(written) if definition.kind is Kind.LIST else str(written)
