"""Can conditions hold together: an applicant and a day on which they do, or a proof that there is none.

In come claims (a condition and whether it should hold), the vocabulary and the days on which applications
can be made; out comes an `Applicant`, or None.  The alternatives of a disjunctive normal form are walked one
by one and dropped as soon as one item has no value left; when there are too many, `Undecided` is raised,
never guessed.  Every fact of an applicant is stated; curability plays no part.

Exact, because an item's leaves only split its values into stretches: if any value fits, one at the edge of
a stretch does.  Months of unequal length make the only difference between days of application that are told
apart by durations alone, so the turns of the months of one leap cycle are tried; and, for dates that are
fixed, the days around which they come of age.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias, assert_never

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
)
from sp_engine.facts.values import LARGEST
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind, Vocabulary
from sp_engine.words.language import Words
from sp_engine.words.numbers import rupiah
from sp_engine.workdays.duration import Duration, Unit, add_months, elapsed_limit, recency_limit

MOST_STEPS = 5_000
OTHER_TEXT = "…"  # stands for any text that no leaf names
_LEAP_CYCLE = 4 * 365 + 1
_TURNS = (1, 2, 15, 27, 28, 29, 30, 31)
_NEAR = range(-3, 4)  # months differ by up to three days


class Undecided(Exception):
    """There are too many alternatives to say."""


class Claim(NamedTuple):
    """A condition, and whether it should hold."""

    condition: Condition
    holds: bool = True


class Period(NamedTuple):
    """The days on which applications can be made, up to but without `until`; None for no end."""

    first: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """Facts, and the day of application; `dated` when the day matters."""

    facts: dict[str, FactValue]
    day: date
    dated: bool


Literal: TypeAlias = tuple[Leaf, bool]
Literals: TypeAlias = dict[str, list[Literal]]


def find_applicant(claims: Iterable[Claim], vocabulary: Vocabulary, period: Period) -> Applicant | None:
    """Return an applicant for whom every claim is so, or None when there is none.  Raises `Undecided`."""
    return _Search(vocabulary, period).run([*claims], {})


def applicant_words(applicant: Applicant, vocabulary: Vocabulary) -> Words:
    """Return an applicant as an author would write it: `skala_usaha: besar, modal_usaha: Rp0`."""
    parts = [f"`{name}: {_shown(vocabulary[name], value)}`" for name, value in applicant.facts.items()]
    if not applicant.dated:
        return Words(", ".join(parts), ", ".join(parts))
    day = applicant.day.isoformat()
    return Words(", ".join([*parts, f"diajukan {day}"]), ", ".join([*parts, f"received {day}"]))


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
        for day in self._days({name: literals[name] for name in dated}):
            for name in dated:
                facts[name] = self._value(name, literals[name], day)
                if facts[name] is None:
                    break
            else:
                return Applicant(facts, date.fromordinal(day), bool(dated))
        return None

    def _depends_on_day(self, name: str, literals: Sequence[Literal]) -> bool:
        return self.vocabulary[name].kind is Kind.DATE or any(
            isinstance(leaf, SameYear) for leaf, _ in literals
        )

    def _value(self, name: str, literals: Sequence[Literal], day: int) -> FactValue:
        """Return a value of one item that fits all its literals on a day, or None."""
        for value in _candidates(self.vocabulary[name], literals, day):
            if all(_holds(leaf, value, day) is holds for leaf, holds in literals):
                return value
        return None

    def _days(self, literals: Literals) -> Iterator[int]:
        """Yield the days of application, as ordinals, of which one fits if any does."""
        first = self.period.first.toordinal()
        if not literals:
            yield first
            return
        until = self.period.until.toordinal() if self.period.until else date.max.toordinal()
        yield first
        yield from (day for day in _turns_of_months(first) if day < until)
        for name, found in literals.items():
            for fixed in _fixed_days(self.vocabulary[name], found):
                for later in (fixed, *_come_of_age(fixed, found)):
                    yield from (later + near for near in _NEAR if first <= later + near < until)


@lru_cache(maxsize=64)
def _turns_of_months(first: int) -> tuple[int, ...]:
    """Return the days of one leap cycle on which a month is new, half over, or about to end."""
    days = range(first, min(first + _LEAP_CYCLE, date.max.toordinal()))
    return tuple(day for day in days if date.fromordinal(day).day in _TURNS)


def _fixed_days(definition: FactDefinition, literals: Sequence[Literal]) -> Iterator[int]:
    """Yield the days that literals name outright (a year as its first day)."""
    for leaf, _ in literals:
        numbers: Iterable[object] = ()
        if isinstance(leaf, Range):
            numbers = (leaf.low, leaf.high)
        elif isinstance(leaf, Among):
            numbers = leaf.values
        for number in numbers:
            if isinstance(number, int):
                if definition.kind is Kind.DATE:
                    yield number
                elif 1 <= number <= date.max.year:
                    yield date(number, 1, 1).toordinal()


def _come_of_age(day: int, literals: Sequence[Literal]) -> Iterator[int]:
    """Yield the days on which a date on `day` reaches each duration that literals name."""
    for leaf, _ in literals:
        if isinstance(leaf, Age):
            durations: tuple[Duration | None, ...] = (leaf.at_least, leaf.less_than)
        else:
            durations = (leaf.within,) if isinstance(leaf, Recent) else ()
        for duration in durations:
            if duration is not None:
                yield _later(day, duration)


def _later(day: int, duration: Duration) -> int:
    if duration.unit in (Unit.DAY, Unit.WEEK):
        return day + duration.amount * (7 if duration.unit is Unit.WEEK else 1)
    months = duration.amount * (12 if duration.unit is Unit.YEAR else 1)
    try:
        return add_months(date.fromordinal(day), months, overflow="last_day").toordinal()
    except ValueError:
        return date.max.toordinal()


def _candidates(definition: FactDefinition, literals: Sequence[Literal], day: int) -> Iterator[FactValue]:
    """Yield values of which one fits all literals if any value does."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            yield from (True, False)
        case Kind.CHOICE:
            yield from definition.choices or ()
        case Kind.SET:
            wanted = (leaf.values for leaf, holds in literals if holds and isinstance(leaf, Includes))
            yield frozenset().union(*wanted)
        case Kind.NUMBER | Kind.MONEY | Kind.DATE:
            yield from _edges(definition, literals, day)
        case _:
            named = {value for leaf, _ in literals if isinstance(leaf, Among) for value in leaf.values}
            yield from sorted(str(value) for value in named)
            yield OTHER_TEXT


def _edges(definition: FactDefinition, literals: Sequence[Literal], day: int) -> Iterator[int]:
    if definition.kind is Kind.DATE:
        least, most = 1, date.max.toordinal() if definition.may_be_future else day
    else:
        least = 0 if definition.least is None else definition.least
        most = LARGEST if definition.most is None else definition.most
    edges = {least, most}
    for leaf, _ in literals:
        numbers = leaf.values if isinstance(leaf, Among) else _stretch(leaf, day)
        for number in numbers:
            if isinstance(number, int):
                edges.update((number - 1, number, number + 1))
    yield from (edge for edge in sorted(edges) if least <= edge <= most)


def _holds(leaf: Leaf, value: FactValue, day: int) -> bool:
    if isinstance(leaf, Among):
        return (value in leaf.values) is leaf.inside
    if isinstance(leaf, Includes):
        return all(member in value for member in leaf.values)
    if isinstance(leaf, Known):
        return True
    low, high = _stretch(leaf, day)
    return (low is None or low <= value) and (high is None or value <= high)


@lru_cache(maxsize=50_000)
def _stretch(leaf: Leaf, day: int) -> tuple[int | None, int | None]:
    """Return the least and the greatest value for which an ordered leaf holds on a day."""
    match leaf:
        case Range(low=low, high=high):
            return low, high
        case Age(at_least=at_least, less_than=less_than):
            today = date.fromordinal(day)
            return (
                None if less_than is None else elapsed_limit(today, less_than).toordinal() + 1,
                None if at_least is None else elapsed_limit(today, at_least).toordinal(),
            )
        case Recent(within=within):
            return recency_limit(date.fromordinal(day), within).toordinal(), None
        case SameYear(is_date=is_date):
            year = date.fromordinal(day).year
            start = date(year, 1, 1).toordinal()
            return (start, date(year, 12, 31).toordinal()) if is_date else (year, year)
        case _:
            return None, None


def _shown(definition: FactDefinition, value: FactValue) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    if definition.kind is Kind.DATE:
        return date.fromordinal(value).isoformat()
    return rupiah(value) if definition.kind is Kind.MONEY else str(value)
