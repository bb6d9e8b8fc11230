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
    around,
    candidates,
    depends_on_day,
    domain,
    edges,
    large_enough,
    members,
    question_of,
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
    Includes,
    Known,
    Leaf,
    Range,
    Recent,
    SameYear,
    Unwritten,
)
from sp_engine.facts import FactDefinition, FactValue, Kind, ValueProblem, Vocabulary, as_written, parse_value
from sp_engine.words import Words
from sp_engine.words.messages import conditions as messages

MOST_STEPS = 5_000


class Undecided(Exception):
    """There are too many alternatives to say."""


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
    return _Search(vocabulary, period).run([*claims], {})


class _Search:
    """Walks the alternatives depth first; what all of them share is taken in before they branch."""

    def __init__(self, vocabulary: Vocabulary, period: Period) -> None:
        self.vocabulary, self.period = vocabulary, period
        self.steps = 0

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
                case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
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
            facts[name] = None if name in dated else self._value(name, found, 0)
            if facts[name] is None and name not in dated:
                return None
        asked = [(self.vocabulary[name], [leaf for leaf, _ in literals[name]]) for name in dated]
        for day in telling_days(asked, self.period):
            for name in dated:
                facts[name] = self._value(name, literals[name], day)
                if facts[name] is None:
                    break
            else:
                return Applicant(facts, date.fromordinal(day), bool(dated))
        return None

    def _depends_on_day(self, name: str, literals: Sequence[Literal]) -> bool:
        is_date = self.vocabulary[name].kind is Kind.DATE  # may lie in the future or not
        return is_date or any(depends_on_day(leaf) for leaf, _ in literals)

    def _value(self, name: str, literals: Sequence[Literal], day: int) -> FactValue:
        """Return a value of one item that fits all its literals on a day, or None."""
        tests = [(question_of(leaf, day), holds) for leaf, holds in literals]
        for value in _candidates(self.vocabulary[name], literals, day):
            if all(test(value) is holds for test, holds in tests):
                return value
        return None


def _candidates(definition: FactDefinition, literals: Sequence[Literal], day: int) -> Iterable[FactValue]:
    """Return values of which one fits all literals if any value does."""
    if definition.kind is Kind.SET:
        most = frozenset[str]().union(*(members(leaf, holds=holds) for leaf, holds in literals))
        return large_enough(most, definition)
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
            asked = filter(None, (members(leaf, holds=holds) for leaf in leaves for holds in (True, False)))
            sets = [every, *(every - {choice} for choice in definition.choices or ()), *asked]
            told = [chosen for chosen in sets if len(chosen) >= (definition.least or 0)]
        case Kind.NUMBER | Kind.MONEY | Kind.DATE:
            numbers = [number for leaf in leaves for number in edges(leaf, day)]
            today = [day] if definition.kind is Kind.DATE else []
            told = around([*today, *numbers], domain(definition, day))
        case Kind.TEXT | Kind.MOMENT:
            told = _example(definition)
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
    parts = [f"`{name}: {_shown(vocabulary[name], value)}`" for name, value in applicant.facts.items()]
    if not applicant.dated:
        return Words(", ".join(parts), ", ".join(parts))
    day = messages.RECEIVED_ON.fill(day=applicant.day.isoformat())
    return Words(", ".join([*parts, day.id]), ", ".join([*parts, day.en]))


def _shown(definition: FactDefinition, value: FactValue) -> str:
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    return str(as_written(definition, value))
