"""What a condition is worth in one case, with some of its parts taken as given.

In come conditions as written, the situation of a case, and the values that are forced, by their places; out
come values in three values, twice: as things are, and if the agency found in the applicant's favour.  The
meaning is that of `rules`: a test compares the two on every case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.conditions import (
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
    walk,
)
from sp_engine.documents import Requirement
from sp_engine.rules import Situation, Truth
from sp_engine.yaml_text import Place


class Value(NamedTuple):
    """What a part is worth, and what it would be worth if the agency found in the applicant's favour."""

    now: Truth
    hopeful: Truth


Forced: TypeAlias = Mapping[Place, Value]
HOLDS = Value(Truth.TRUE, Truth.TRUE)
NOT_HOLDS = Value(Truth.FALSE, Truth.FALSE)
OPEN = Value(Truth.UNKNOWN, Truth.UNKNOWN)
AWAITED = Value(Truth.UNKNOWN, Truth.TRUE)
ANY_ITEM = AllOf(())
"""What is asked of an item where any will do."""


def value_of(condition: Condition, situation: Situation, forced: Forced, *, guard: bool) -> Value:
    """Return what a condition is worth, with the parts in `forced` taken as given."""
    if condition.at in forced:
        return forced[condition.at]
    match condition:
        case AllOf(parts=parts):
            return _joined(min, (value_of(part, situation, forced, guard=guard) for part in parts))
        case AnyOf(parts=parts):
            return _joined(max, (value_of(part, situation, forced, guard=guard) for part in parts))
        case Defined(condition=inner):
            return value_of(inner, situation, forced, guard=guard)
        case Document(attributes=()):
            return _leaf_value(condition, situation, guard=guard)
        case Unwritten():
            return AWAITED
        case Document(parts=parts):
            return _joined(min, (value_of(part, situation, forced, guard=guard) for part in parts))
        case EachOf() | SomeOf() if situation.stated(condition):
            return _value_of_items(condition, situation, forced, guard=guard)
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
            return _leaf_value(condition, situation, guard=guard)
        case _ as never:
            assert_never(never)


def _value_of_items(leaf: OfItems, situation: Situation, forced: Forced, *, guard: bool) -> Value:
    """Return what a leaf over a stated list is worth, with parts of what is asked of each item forced."""
    items = [value_of(item, situation, forced, guard=guard) for item in situation.items(leaf)]
    hoped = Truth.UNKNOWN if not leaf.item.by_agency else Truth.FALSE if guard else Truth.TRUE
    more = Value(Truth.UNKNOWN, hoped) if situation.unfinished(leaf) else None
    now = _worth(leaf, [value.now for value in items], None if more is None else more.now)
    return Value(
        now, _worth(leaf, [value.hopeful for value in items], None if more is None else more.hopeful)
    )


def _worth(leaf: OfItems, items: list[Truth], more: Truth | None) -> Truth:
    """Return what a leaf over a list is worth by its items, and by those that are to come, if any are."""
    match leaf:
        case EachOf():
            found = min([*items, *([] if more is None else [more])], default=Truth.TRUE)
        case SomeOf(at_least=number):
            best = sorted(items, reverse=True)[:number]
            found = best[-1] if len(best) == number else Truth.FALSE
            found = found if more is None else max(found, more)
        case _ as never:
            assert_never(never)
    return Truth.UNKNOWN if found is Truth.FALSE and leaf.item.curable else found


def requirement_value(requirement: Requirement, situation: Situation, forced: Forced) -> Value:
    """Return what a requirement is worth: true where its guard does not hold.

    Where it is open and has not fallen due it would be met, if what is later came out well.
    """
    value = _value_when_due(requirement, situation, forced)
    if value.now is Truth.UNKNOWN and not gate_passed(requirement, situation, forced):
        return AWAITED
    return value


def gate_passed(requirement: Requirement, situation: Situation, forced: Forced) -> bool:
    """Whether a requirement has fallen due."""
    if requirement.gate is None:
        return True
    taken = forced.get(requirement.place("gate"))
    return situation.passed(requirement.gate) if taken is None else taken == HOLDS


def _value_when_due(requirement: Requirement, situation: Situation, forced: Forced) -> Value:
    if requirement.at in forced:
        return forced[requirement.at]
    value = value_of(requirement.condition, situation, forced, guard=False)
    if requirement.guard is None:
        return value
    guard = value_of(requirement.guard, situation, forced, guard=True)
    return Value(_guarded(guard.now, value.now), _guarded(guard.hopeful, value.hopeful))


def when_short(condition: Condition, *, guard: bool) -> Value:
    """Return what a condition is worth when it does not hold: false if final, open if it can be mended.

    What the agency only has to state cannot fall short: until it is stated it is awaited.
    """
    match condition:
        case AllOf(parts=parts):
            return _joined(min, (when_short(part, guard=guard) for part in parts))
        case AnyOf(parts=parts):
            return _joined(max, (when_short(part, guard=guard) for part in parts))
        case Defined(condition=inner):
            return when_short(inner, guard=guard)
        case Known(item=item) if item.by_agency and not guard:
            return AWAITED
        case Document(attributes=()) | Known():
            return NOT_HOLDS if guard else OPEN
        case EachOf(inner=inner) | SomeOf(inner=inner):
            mended = condition.item.curable and not guard
            return OPEN if mended else NOT_HOLDS if inner == ANY_ITEM else when_short(inner, guard=guard)
        case Unwritten():
            return AWAITED
        case Document(parts=parts):
            return _joined(min, (when_short(part, guard=guard) for part in parts))
        case Among() | Range() | Age() | Recent() | Remaining() | SameYear() | Includes() | Overlaps():
            return OPEN if condition.item.curable and not guard else NOT_HOLDS
        case _ as never:
            assert_never(never)


def places_of(requirement: Requirement) -> frozenset[Place]:
    """Return the places of a requirement and of all its parts."""
    conditions = [c for c in (requirement.guard, requirement.condition) if c is not None]
    own = (requirement.at,) if requirement.gate is None else (requirement.at, requirement.place("gate"))
    return frozenset((*own, *(part.at for c in conditions for part in walk(c))))


def _leaf_value(leaf: Leaf | Document, situation: Situation, *, guard: bool) -> Value:
    value = situation.value(leaf)
    if leaf.item.by_agency and situation.facts.get(leaf.item.id) is None:
        return Value(value, Truth.FALSE if guard else Truth.TRUE)
    return Value(value, value)


def _joined(join: Callable[[Iterable[Truth]], Truth], values: Iterable[Value]) -> Value:
    told = tuple(values)
    if not told:
        return HOLDS  # all of nothing
    return Value(join(value.now for value in told), join(value.hopeful for value in told))


def _guarded(guard: Truth, value: Truth) -> Truth:
    match guard:
        case Truth.FALSE:
            return Truth.TRUE
        case Truth.TRUE:
            return value
        case Truth.UNKNOWN:
            return Truth.TRUE if value is Truth.TRUE else Truth.UNKNOWN
        case _ as never:
            assert_never(never)
