"""What a decision waits for that is not now the applicant's.

That is a finding, a check, an official's answer, a rule, and what falls due only after a stage to come.

In come requirements and the situation; out come the answers that are awaited, each with who gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.documents import Requirement
from sp_engine.facts import FactDefinition, Kind, as_written
from sp_engine.immutable import NamedTuple
from sp_engine.rules import Situation, Truth
from sp_engine.words import Words
from sp_engine.words.messages import awaiting as messages


class Awaited(NamedTuple):
    """An answer that is awaited for a requirement; without a leaf, that its rule is written.

    `after`: the stage that has to end first.  `by_applicant`: the applicant gives it, once that has ended.
    """

    requirement: Requirement
    leaf: Leaf | Document | None
    after: str | None = None
    by_applicant: bool = False

    @property
    def who(self) -> Words:
        """Whose answer it is."""
        if self.leaf is None:
            return messages.TRANSCRIBER
        if self.by_applicant:
            return messages.APPLICANT
        official = self.requirement.decided_by
        return messages.CLERK if official is None else Words(official, official)


def awaited_for(requirement: Requirement, situation: Situation) -> Iterator[Awaited]:
    """Yield what a requirement waits for, where that would change anything."""
    guard = requirement.guard
    applies = Truth.TRUE if guard is None else situation.value(guard)
    if applies is Truth.FALSE or situation.value(requirement.condition) is Truth.TRUE:
        return
    if not situation.passed(requirement.gate):
        yield from _due_later(requirement, situation)
        return
    if applies is Truth.UNKNOWN and guard is not None:
        yield from (Awaited(requirement, leaf) for leaf in open_to_agency(guard, situation))
    if requirement.unwritten:
        yield Awaited(requirement, None)
    yield from (Awaited(requirement, leaf) for leaf in open_to_agency(requirement.condition, situation))


def _due_later(requirement: Requirement, situation: Situation) -> Iterator[Awaited]:
    """Yield what a requirement waits for that falls due after a stage."""
    gate = requirement.gate
    if requirement.unwritten:
        yield Awaited(requirement, None, gate)
    for condition in (requirement.guard, requirement.condition):
        for leaf in _still_open(condition, situation) if condition is not None else ():
            by_agency = leaf.item.by_agency and not situation.stated(leaf)
            yield Awaited(requirement, leaf, gate, by_applicant=not by_agency)


def _still_open(condition: Condition, situation: Situation) -> Iterator[Leaf | Document]:
    """Yield the leaves that are not stated, or fall short and can be mended."""
    if situation.value(condition) is not Truth.UNKNOWN:
        return
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _still_open(part, situation)
        case Defined(condition=inner):
            yield from _still_open(inner, situation)
        case Document():
            if situation.stated(condition):
                for leaf in condition.attributes:
                    yield from _still_open(leaf, situation)
            else:
                yield condition
        case EachOf() | SomeOf():
            items = situation.items(condition)
            if not items or situation.unfinished(condition):
                yield condition
            for item in items:
                yield from _still_open(item, situation)
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
            yield condition
        case Unwritten():
            return
        case _ as never:
            assert_never(never)


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
        case EachOf() | SomeOf():
            if condition.item.by_agency and (
                not situation.stated(condition) or situation.unfinished(condition)
            ):
                yield condition
            for item in situation.items(condition):
                yield from open_to_agency(item, situation)
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
        case Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.DOCUMENT | Kind.LIST:
            return []
        case _ as never:
            assert_never(never)
