"""A condition as plain immutable data: a tree of a handful of node classes, each with its place.

The parser builds it from the catalogue's nested keys, as it is written: a group of one, the use of a named
definition and each comparison of one fact are nodes of their own, and `at` says where each stands.  A place
is no part of what a node means: it is left out of equality.  What a node is worth is not known here: each
back end in `rules` says what its nodes mean, after `rules.ruleset.normal` has taken away what only authors
see.

Comparisons with numbers, rupiah and dates are normalised to inclusive whole-number ranges, graded choices
to sets of choices, so that a back end needs few leaves; `said` keeps the author's own comparison.  A new leaf
starts here, and its row in `operators`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from sp_engine.conditions.grammar import DOCUMENT_KEY
from sp_engine.facts import FactDefinition
from sp_engine.immutable import Immutable, NamedTuple, aside
from sp_engine.workdays import Duration
from sp_engine.yaml_text import NOWHERE, Place


class Said(NamedTuple):
    """The author's own comparison: operator and typed value, and where that value stands."""

    operator: str
    value: object
    at: Place = NOWHERE


class Item(Immutable):
    """What a leaf looks at.  `curable`: falling short can be mended.  `by_agency`: the agency supplies it."""

    id: str
    curable: bool = False
    by_agency: bool = False


class Known(Immutable):
    """Holds when the item is stated."""

    item: Item
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Among(Immutable):
    """Holds when the value is one of `values` (`inside`), or none of them."""

    item: Item
    values: frozenset[str | bool | int]
    inside: bool = True
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Range(Immutable):
    """Holds when low <= value <= high; None leaves that side open.  Dates are ordinals."""

    item: Item
    low: int | None
    high: int | None
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Age(Immutable):
    """Holds when `at_least` has passed since the date and `less_than` has not, on the day of application."""

    item: Item
    at_least: Duration | None
    less_than: Duration | None
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Recent(Immutable):
    """Holds when the date is not older than `within` on the day of application (`inside`), or older."""

    item: Item
    within: Duration
    inside: bool = True
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Remaining(Immutable):
    """Holds when the date is `at_least` or more after the day of application (`inside`), or sooner.

    Of no time at all it asks that the day of application is not past it.
    """

    item: Item
    at_least: Duration
    inside: bool = True
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class SameYear(Immutable):
    """Holds when the year (of a date, or a number) is that of the day of application (`inside`), or not."""

    item: Item
    is_date: bool
    inside: bool = True
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Includes(Immutable):
    """Holds when a set contains all of `values` (`inside`), or lacks one of them."""

    item: Item
    values: frozenset[str]
    inside: bool = True
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Overlaps(Immutable):
    """Holds when a set contains one of `values` or more (`inside`), or none of them."""

    item: Item
    values: frozenset[str]
    inside: bool = True
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class Document(Immutable):
    """Holds when the document is handed in and each attribute condition holds.

    `parts` are what it asks one by one: that it is handed in, and each attribute; none if that is all.
    """

    item: Item
    attributes: tuple[Comparison, ...] = ()
    at: Place = aside(default=NOWHERE)
    parts: tuple[Document | Comparison, ...] = aside(default=())

    def __post_init__(self) -> None:
        handed_in = () if not self.attributes else (Document(self.item, (), self.at.under(DOCUMENT_KEY)),)
        object.__setattr__(self, "parts", (*handed_in, *self.attributes))


class EachOf(Immutable):
    """Of each item of a list: the minimum of what `inner` is worth for its items.

    `inner` looks at fields of any item (`list_values`).  A list that is not complete holds of none to come.
    """

    item: Item
    inner: Condition
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class SomeOf(Immutable):
    """Of at least so many items of a list; of one, the maximum of what `inner` is worth for its items.

    Only ever from below: more items never make it worth less.  `said` is what the author wrote of how many.
    """

    item: Item
    inner: Condition
    at_least: int = 1
    said: Said | None = aside(default=None)
    at: Place = aside(default=NOWHERE)


class AllOf(Immutable):
    """The minimum of its parts."""

    parts: tuple[Condition, ...]
    at: Place = aside(default=NOWHERE)


class AnyOf(Immutable):
    """The maximum of its parts."""

    parts: tuple[Condition, ...]
    at: Place = aside(default=NOWHERE)


class Defined(Immutable):
    """The use of a named definition: worth what the definition is worth, which is shared by all its uses."""

    name: str
    condition: Condition
    at: Place = aside(default=NOWHERE)


class Unwritten(Immutable):
    """A rule that nobody has written yet: unknown, whatever is stated, and never the applicant's to mend."""

    at: Place = aside(default=NOWHERE)


UNWRITTEN = Unwritten()

OfItems: TypeAlias = EachOf | SomeOf
"""What looks at a list, by what it asks of its items."""
Comparison: TypeAlias = Known | Among | Range | Age | Recent | Remaining | SameYear | Includes | Overlaps
"""What looks at one value of its own."""
Leaf: TypeAlias = Comparison | EachOf | SomeOf
Condition: TypeAlias = Leaf | Document | AllOf | AnyOf | Defined | Unwritten


def leaves(condition: Condition) -> Iterator[Leaf | Document]:
    """Yield every leaf from left to right; a document comes before its attributes.

    What is asked of the items of a list is within its leaf (`leaves_within`).
    """
    match condition:
        case Document(attributes=attributes):
            yield condition
            yield from attributes
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
            yield condition
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Defined(condition=inner):
            yield from leaves(inner)
        case Unwritten():
            return
        case _ as never:
            assert_never(never)


def leaves_within(condition: Condition) -> Iterator[Leaf | Document]:
    """Yield every leaf, and after one over a list those that look at its items."""
    for leaf in leaves(condition):
        yield leaf
        if isinstance(leaf, EachOf | SomeOf):
            yield from leaves_within(leaf.inner)


def children_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions that a condition is made of, as written; none of a leaf."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts) | Document(parts=parts):
            return parts
        case Defined(condition=inner) | EachOf(inner=inner) | SomeOf(inner=inner):
            return (inner,)
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
            | Unwritten()
        ):
            return ()
        case _ as never:
            assert_never(never)


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every condition in it, as written."""
    yield condition
    for child in children_of(condition):
        yield from walk(child)


def items_of(condition: Condition) -> tuple[Item, ...]:
    """Return what a condition looks at, each item once, in the order in which it is asked."""
    found: dict[str, Item] = {}
    for leaf in leaves(condition):
        found.setdefault(leaf.item.id, leaf.item)
    return tuple(found.values())


def item_of(definition: FactDefinition, *, guard: bool) -> Item:
    """Return the item for a fact.  A guard takes facts at face value: curability plays no part in it."""
    return Item(definition.id, definition.curable_when_short and not guard, definition.supplied_by_agency)
