"""Which values of a fact a leaf takes in on a day, and at which values that changes.

A leaf over an ordered fact takes in one stretch of values, or all outside it; at its edges, and nowhere
else, a value begins or ceases to fit.  So whoever looks for a telling value tries the edges and what lies
beside them.  Matched on the leaf, not on the operator, since several operators make one kind of leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, islice, product
from typing import TypeAlias, assert_never

from sp_engine.conditions.day_limits import ends_on, not_older, passed_by
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
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves_within,
)
from sp_engine.facts import (
    EARLIEST,
    LARGEST,
    LATEST,
    MOST_ITEMS,
    FactDefinition,
    FactValue,
    Kind,
    ListValue,
    own_name,
)
from sp_engine.immutable import NamedTuple
from sp_engine.workdays import Duration, WorkingDuration

OTHER_TEXT = "…"  # stands for any text that no leaf names
Ordered: TypeAlias = Range | Age | Recent | Remaining | SameYear
Item: TypeAlias = Mapping[str, FactValue]
"""What is stated of one item of a list."""
MOST_KINDS_OF_ITEM = 256
"""How many combinations of the values of an item's fields are looked at."""


class Stretch(NamedTuple):
    """The least and the greatest value that fits; None leaves that side open."""

    low: int | None
    high: int | None

    def holds(self, value: int) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


def stretch(leaf: Ordered, day: int) -> Stretch:
    """Return the values that a leaf names on a day (an ordinal): it holds for them, or outside them."""
    match leaf:
        case Range(low=low, high=high):
            return Stretch(low, high)
        case Age(at_least=at_least, less_than=less_than):
            return Stretch(
                None if less_than is None else passed_by(day, less_than) + 1,
                None if at_least is None else passed_by(day, at_least),
            )
        case Recent(within=within):
            return Stretch(not_older(day, within), None)
        case Remaining(at_least=at_least):
            return Stretch(ends_on(day, at_least), None)
        case SameYear(is_date=is_date):
            year = date.fromordinal(day).year
            if not is_date:
                return Stretch(year, year)
            return Stretch(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        case _ as never:
            assert_never(never)


def question_of(leaf: Leaf, day: int) -> Callable[[FactValue], bool]:
    """Return the question whether a leaf holds of a stated value on a day."""
    match leaf:
        case Known():
            return lambda _: True
        case Among(values=values, inside=inside):
            return lambda value: (value in values) is inside
        case Includes(values=values, inside=inside):
            return lambda value: values.issubset(value) is inside
        case Overlaps(values=values, inside=inside):
            return lambda value: values.isdisjoint(value) is not inside
        case Range() | Age():
            return stretch(leaf, day).holds
        case Recent(inside=inside) | Remaining(inside=inside) | SameYear(inside=inside):
            holds = stretch(leaf, day).holds
            return holds if inside else lambda value: not holds(value)
        case EachOf(inner=inner):
            return lambda value: all(_holds_of(inner, item, day) for item in value.items)
        case SomeOf(inner=inner, at_least=at_least):
            return lambda value: sum(_holds_of(inner, item, day) for item in value.items) >= at_least
        case _ as never:
            assert_never(never)


def _holds_of(condition: Condition, item: Item, day: int) -> bool:
    """Whether a condition holds of an item of a list as it is stated; what is not stated does not hold."""
    match condition:
        case AllOf(parts=parts):
            return all(_holds_of(part, item, day) for part in parts)
        case AnyOf(parts=parts):
            return any(_holds_of(part, item, day) for part in parts)
        case Defined(condition=inner):
            return _holds_of(inner, item, day)
        case Document(attributes=attributes):
            handed_in = item.get(condition.item.id) is True
            return handed_in and all(_holds_of(leaf, item, day) for leaf in attributes)
        case Unwritten():
            return False
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
            stated = item.get(condition.item.id)
            return stated is not None and question_of(condition, day)(stated)
        case _ as never:
            assert_never(never)


def edges(leaf: Leaf, day: int) -> Iterator[int]:
    """Yield the numbers at which, or beside which, it changes whether an ordered value fits, on a day."""
    match leaf:
        case Age():
            yield from (passed_by(day, duration) for duration in durations(leaf))
        case Range() | Recent() | Remaining() | SameYear():
            yield from (end for end in stretch(leaf, day) if end is not None)
        case Among(values=values):
            yield from (int(value) for value in values)
        case Known() | Includes() | Overlaps() | EachOf() | SomeOf():
            return
        case _ as never:
            assert_never(never)


def durations(leaf: Leaf) -> Iterator[Duration]:
    """Yield the durations after which it changes whether a date fits."""
    match leaf:
        case Age(at_least=at_least, less_than=less_than):
            yield from (limit for limit in (at_least, less_than) if limit is not None)
        case Recent(within=within):
            yield within
        case Remaining(at_least=at_least):
            yield at_least
        case Known() | Among() | Range() | SameYear() | Includes() | Overlaps() | EachOf() | SomeOf():
            return
        case _ as never:
            assert_never(never)


def counts_working_days(leaf: Leaf) -> bool:
    """Whether a leaf turns at days that holidays can move, which no pattern of months shows."""
    within = leaves_within(leaf.inner) if isinstance(leaf, EachOf | SomeOf) else (leaf,)
    asked = (one for one in within if not isinstance(one, Document))
    return any(isinstance(duration, WorkingDuration) for one in asked for duration in durations(one))


def moved_by_holidays(leaves: Sequence[Leaf]) -> bool:
    """Whether which of some leaves of one item hold together can depend on where holidays lie."""
    several = len(leaves) > 1 or isinstance(leaves[0], EachOf | SomeOf)
    return several and any(map(counts_working_days, leaves))


def depends_on_day(leaf: Leaf) -> bool:
    """Whether a value can fit on one day of application and not on another."""
    match leaf:
        case Age() | Recent() | Remaining() | SameYear():
            return True
        case Known() | Among() | Range() | Includes() | Overlaps():
            return False
        case EachOf(inner=inner) | SomeOf(inner=inner):
            return any(depends_on_day(one) for one in leaves_within(inner) if not isinstance(one, Document))
        case _ as never:
            assert_never(never)


def members(leaf: Leaf, *, holds: bool = True) -> tuple[frozenset[str], ...]:
    """Return what members a set must have for a leaf to hold, or not to: any of these, none of which is more
    than it takes."""
    match leaf:
        case Includes(values=values, inside=inside) if inside is holds:
            return (values,)
        case Overlaps(values=values, inside=inside) if inside is holds:
            return tuple(frozenset({value}) for value in sorted(values))
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
            return (frozenset(),)
        case _ as never:
            assert_never(never)


def told_apart(some: Iterable[frozenset[str]], leaves: Sequence[Leaf]) -> Iterator[frozenset[str]]:
    """Yield sets of members of which no two are the same to every leaf."""
    named = [frozenset().union(*members(leaf), *members(leaf, holds=False)) for leaf in leaves]
    yield from {tuple(len(one & names) for names in named): one for one in some}.values()


def smallest_sets(literals: Iterable[tuple[Leaf, bool]]) -> frozenset[frozenset[str]]:
    """Return sets with no more members than some leaves need to hold, and others not to."""
    literals = [*literals]
    asked = [leaf for leaf, _ in literals]
    sets = {frozenset[str]()}
    for leaf, holds in literals:
        sets = {one | more for one in sets for more in told_apart(members(leaf, holds=holds), asked)}
    return frozenset(sets)


def texts(leaf: Leaf) -> frozenset[str]:
    """Return the texts that a leaf tells from any other."""
    match leaf:
        case Among(values=values):
            return frozenset(map(str, values))
        case (
            Known()
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
            return frozenset()
        case _ as never:
            assert_never(never)


def domain(definition: FactDefinition, day: int) -> range:
    """Return the values that an ordered fact can have in an application on a day."""
    match definition.kind:
        case Kind.DATE:
            return range(1, (date.max.toordinal() if definition.may_be_future else day) + 1)
        case Kind.NUMBER | Kind.MONEY:
            least = 0 if definition.least is None else definition.least
            return range(least, (LARGEST if definition.most is None else definition.most) + 1)
        case Kind.YES_NO | Kind.MOMENT | Kind.TEXT | Kind.CHOICE | Kind.SET | Kind.DOCUMENT | Kind.LIST:
            raise AssertionError(f"facts of the kind {definition.kind} have no order")
        case _ as never:
            assert_never(never)


def large_enough(chosen: frozenset[str], definition: FactDefinition) -> Iterator[frozenset[str]]:
    """Yield a set with every addition that gives it as many members as it must have at least."""
    lacking = max(0, (definition.least or 0) - len(chosen))
    others = [choice for choice in definition.choices or () if choice not in chosen]
    yield from (chosen | frozenset(more) for more in combinations(others, lacking))


def around(numbers: Iterable[int], within: range) -> list[int]:
    """Return the numbers and those beside them, as far as they lie within, the lowest first."""
    return sorted({near for n in numbers for near in (n - 1, n, n + 1) if near in within})


def candidates(definition: FactDefinition, leaves: Sequence[Leaf], day: int) -> Iterator[FactValue]:
    """Yield values on a day of which, whatever each leaf is to come to, one fits if any value does."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            yield from (True, False)
        case Kind.CHOICE:
            yield from definition.choices or ()
        case Kind.SET:
            unions = {frozenset[str]()}
            for leaf in leaves:
                for named in told_apart((*members(leaf), *members(leaf, holds=False)), leaves):
                    unions |= {union | named for union in unions}
            for union in unions:
                yield from large_enough(union, definition)
        case Kind.NUMBER | Kind.MONEY | Kind.DATE:
            possible = domain(definition, day)
            ends = (possible.start, possible.stop - 1)
            yield from around((*ends, *(edge for leaf in leaves for edge in edges(leaf, day))), possible)
        case Kind.TEXT | Kind.MOMENT:
            yield from sorted({text for leaf in leaves for text in texts(leaf)})
            yield OTHER_TEXT
        case Kind.LIST:
            yield from _lists(definition, leaves, day)
        case _ as never:
            assert_never(never)


# ── lists of like things ─────────────────────────────────────────────────────
def numbers_of_items(definition: FactDefinition) -> range:
    """Return how many items a list can have; none at all only where its vocabulary says so."""
    least = 1 if definition.least is None else definition.least
    return range(least, (MOST_ITEMS if definition.most is None else definition.most) + 1)


def leaves_of_fields(
    definition: FactDefinition, leaves: Iterable[Leaf]
) -> list[tuple[FactDefinition, list[Leaf]]]:
    """Return what leaves over a list ask of the fields of its items; of a document, that it is handed in."""
    asked: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        for one in leaves_within(leaf.inner) if isinstance(leaf, EachOf | SomeOf) else ():
            handed_in = Among(one.item, frozenset({True})) if isinstance(one, Document) else one
            asked.setdefault(one.item.id, []).append(handed_in)
    return [(field_definition(definition, name), found) for name, found in asked.items()]


def field_definition(definition: FactDefinition, name: str) -> FactDefinition:
    """Return the definition of a field of a list's items, or of an attribute of one."""
    document, dot, attribute = own_name(name).partition(".")
    field = (definition.fields or {})[document]
    return (field.attributes or {})[attribute] if dot else field


def _lists(definition: FactDefinition, leaves: Sequence[Leaf], day: int) -> Iterator[ListValue]:
    """Yield lists of alike items, and of such with one that is not: in every number that a leaf tells apart.

    They need not show every way in which leaves can come out together.
    """
    over: list[OfItems] = [leaf for leaf in leaves if isinstance(leaf, EachOf | SomeOf)]
    items = _kinds_of_item(definition, over, day)
    possible = numbers_of_items(definition)
    named = {1, possible.start, *(leaf.at_least for leaf in over if isinstance(leaf, SomeOf))}
    numbers = sorted({near for n in named for near in (n - 1, n) if near in possible})
    if 0 in possible:
        yield ListValue(())
    for number in numbers:
        yield from (ListValue((item,) * number) for item in items if number)
    for one in items:
        for other in items:
            if one is not other:
                yield from (ListValue((*(one,) * (n - 1), other)) for n in numbers if n > 1)
                yield from (ListValue((*(one,) * n, other)) for n in numbers if n + 1 in possible and n)


def _statable(definition: FactDefinition, values: Iterable[FactValue]) -> list[FactValue]:
    """Return values that can be stated: of dates only those within the years that are counted with."""
    possible = range(EARLIEST.toordinal(), LATEST.toordinal() + 1)
    return [value for value in values if definition.kind is not Kind.DATE or value in possible]


def _kinds_of_item(definition: FactDefinition, over: Sequence[OfItems], day: int) -> list[Item]:
    """Return an item for each way found in which what leaves ask of items comes out."""
    fields = leaves_of_fields(definition, over)
    values = [_statable(field, candidates(field, asked, day)) for field, asked in fields]
    names = [asked[0].item.id for _, asked in fields]
    found: dict[tuple[bool, ...], Item] = {}
    for chosen in islice(product(*values), MOST_KINDS_OF_ITEM):
        item = dict(zip(names, chosen, strict=True))
        found.setdefault(tuple(_holds_of(leaf.inner, item, day) for leaf in over), item)
    return [*found.values()]
