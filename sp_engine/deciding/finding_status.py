"""What one requirement came to, in one word.

In come a requirement, its values in a verdict and the situation; out comes the status of its finding.  Knows
nothing about what is said of it.
"""

from __future__ import annotations

from collections.abc import Callable
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
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves,
)
from sp_engine.documents import Requirement
from sp_engine.rules import TRUTHS, FindingStatus, Situation, Truth
from sp_engine.words import Words
from sp_engine.words.messages import finding_status as messages


def status_words(status: FindingStatus) -> Words:
    """Return a status as it is told to people."""
    match status:
        case FindingStatus.MET:
            return messages.MET
        case FindingStatus.MISSING:
            return messages.MISSING
        case FindingStatus.DEFICIENT:
            return messages.DEFICIENT
        case FindingStatus.FAILED:
            return messages.FAILED
        case FindingStatus.NOT_APPLICABLE:
            return messages.NOT_APPLICABLE
        case FindingStatus.PENDING:
            return messages.PENDING
        case FindingStatus.LATER:
            return messages.LATER
        case FindingStatus.PREFERRED:
            return messages.PREFERRED
        case FindingStatus.NOT_PREFERRED:
            return messages.NOT_PREFERRED
        case FindingStatus.PREFERENCE_UNKNOWN:
            return messages.PREFERENCE_UNKNOWN
        case _ as never:
            assert_never(never)


def _nothing_told(_: Condition) -> None:
    return None


def status_of(requirement: Requirement, value: int, hopeful: int, situation: Situation) -> FindingStatus:
    """Return the status of a requirement's finding; `value` and `hopeful` are its values in the verdict."""
    if requirement.guard is not None and situation.value(requirement.guard) is Truth.FALSE:
        return FindingStatus.NOT_APPLICABLE
    if not requirement.mandatory:
        applies = Truth.TRUE if requirement.guard is None else situation.value(requirement.guard)
        return preference_status(TRUTHS[value], applies, is_denied(requirement.condition, situation))
    match TRUTHS[value]:
        case Truth.TRUE:
            return FindingStatus.MET
        case Truth.FALSE:
            return FindingStatus.FAILED
        case Truth.UNKNOWN:
            if not situation.passed(requirement.gate):
                return FindingStatus.LATER
            if hopeful == Truth.TRUE:
                return FindingStatus.PENDING
            if situation.value(requirement.condition) is Truth.FALSE:
                return FindingStatus.MISSING  # what is not stated is whether it applies
            short = _something_falls_short(requirement, situation)
            return FindingStatus.DEFICIENT if short else FindingStatus.MISSING
        case _ as never:
            assert_never(never)


def preference_status(value: Truth, applies: Truth, denied: bool) -> FindingStatus:
    """Return what becomes of a preference, by its value, whether it applies and whether it is denied."""
    match value:
        case Truth.TRUE:
            return FindingStatus.PREFERRED
        case Truth.FALSE:
            return FindingStatus.NOT_PREFERRED
        case Truth.UNKNOWN:
            said = applies is Truth.TRUE and denied
            return FindingStatus.NOT_PREFERRED if said else FindingStatus.PREFERENCE_UNKNOWN
        case _ as never:
            assert_never(never)


def is_denied(
    condition: Condition, situation: Situation, told: Callable[[Condition], bool | None] = _nothing_told
) -> bool:
    """Return whether a condition does not hold by what is stated, unless that is mended.

    `told` may say so of a part, which is then not looked at.
    """
    said = told(condition)
    if said is not None:
        return said
    match condition:
        case AllOf(parts):
            return any(is_denied(part, situation, told) for part in parts)
        case AnyOf(parts):
            return all(is_denied(part, situation, told) for part in parts)
        case Defined(condition=inner):
            return is_denied(inner, situation, told)
        case Unwritten():
            return False
        case Document(attributes=attributes):
            short = any(is_denied(attribute, situation, told) for attribute in attributes)
            return short and situation.stated(condition)
        case EachOf():
            return any(is_denied(item, situation, told) for item in situation.items(condition))
        case SomeOf(at_least=at_least):
            able = sum(not is_denied(item, situation, told) for item in situation.items(condition))
            return situation.stated(condition) and not situation.unfinished(condition) and able < at_least
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
            return situation.falls_short(condition)
        case _ as never:
            assert_never(never)


def _something_falls_short(requirement: Requirement, situation: Situation) -> bool:
    return any(situation.falls_short(leaf) for leaf in leaves(requirement.condition))
