"""What a decision waits for that is not the applicant's: a finding, a check, an official's answer, a rule.

In come requirements and the situation; out come the answers that are awaited, each with who gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from sp_engine.conditions import (
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
from sp_engine.documents import Requirement
from sp_engine.facts import FactDefinition, Kind, as_written
from sp_engine.rules import Situation, Truth
from sp_engine.words import Words
from sp_engine.words.messages import awaiting as messages


class Awaited(NamedTuple):
    """An answer that is awaited for a requirement; without a leaf, that its rule is written."""

    requirement: Requirement
    leaf: Leaf | None

    @property
    def who(self) -> Words:
        """Whose answer it is."""
        if self.leaf is None:
            return messages.TRANSCRIBER
        official = self.requirement.decided_by
        return messages.CLERK if official is None else Words(official, official)


def awaited_for(requirement: Requirement, situation: Situation) -> Iterator[Awaited]:
    """Yield what a requirement waits for, where that would change anything."""
    guard = requirement.guard
    applies = Truth.TRUE if guard is None else situation.value(guard)
    if applies is Truth.FALSE or situation.value(requirement.condition) is not Truth.UNKNOWN:
        return
    if applies is Truth.UNKNOWN and guard is not None:
        yield from (Awaited(requirement, leaf) for leaf in open_to_agency(guard, situation))
    if requirement.unwritten:
        yield Awaited(requirement, None)
    yield from (Awaited(requirement, leaf) for leaf in open_to_agency(requirement.condition, situation))


def open_to_agency(condition: Condition, situation: Situation) -> Iterator[Leaf]:
    """Yield the leaves that the agency still has to find or check, where that would change anything."""
    if situation.value(condition) is not Truth.UNKNOWN:
        return
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from open_to_agency(part, situation)
        case Defined(condition=inner):
            yield from open_to_agency(inner, situation)
        case Document():
            if situation.stated(condition):
                yield from (leaf for leaf in condition.attributes if not situation.stated(leaf))
        case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
            if condition.item.by_agency and not situation.stated(condition):
                yield condition
        case Unwritten():
            return
        case _ as never:
            assert_never(never)


def possible_answers(definition: FactDefinition) -> list[str]:
    """Return the answers from which one is chosen, as they are written; none where any value will do."""
    match definition.kind:
        case Kind.YES_NO:
            return [str(as_written(definition, True)), str(as_written(definition, False))]
        case Kind.CHOICE | Kind.SET:
            return list(definition.choices or ())
        case Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.DOCUMENT:
            return []
        case _ as never:
            assert_never(never)
