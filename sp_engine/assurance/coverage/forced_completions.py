"""Whether an application could still be approved if parts of the standard were forced to another value.

In come a standard and what is forced; out comes the search for a way to approve, made once for all cases.  A
part that is forced to be open can still come out either way, as the applicant or the agency wishes.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.assurance.coverage.forced_value import Forced, Value
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
    Range,
    Recent,
    SameYear,
    Unwritten,
)
from sp_engine.documents import Requirement, Standard
from sp_engine.rules import Completions, Outcome, Rule, Ruleset, Situation, TooManySteps, Truth

_HOLDS, _HOLDS_NOT = AllOf(()), AnyOf(())


class ForcedCompletions:
    """The completions of a standard's rules, for each way in which parts are forced."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._made: dict[frozenset[tuple[object, Value]], Completions] = {}

    def settled(self, outcome: Outcome, situation: Situation, forced: Forced) -> Outcome:
        """Return the outcome, or a rejection where it is open and no completion would be approved."""
        match outcome:
            case Outcome.APPROVE | Outcome.REJECT:
                return outcome
            case Outcome.RETURN | Outcome.PENDING:
                try:
                    approvable = self._of(forced).any_approves(situation.facts, situation.day)
                except TooManySteps:
                    return outcome
                return outcome if approvable else Outcome.REJECT
            case _ as never:
                assert_never(never)

    def _of(self, forced: Forced) -> Completions:
        key = frozenset(forced.items())
        if key not in self._made:
            rules = tuple(_rule(requirement, forced) for requirement in self._standard.requirements)
            self._made[key] = Completions(Ruleset(rules), self._standard.vocabulary)
        return self._made[key]


def _rule(requirement: Requirement, forced: Forced) -> Rule:
    if requirement.at in forced:
        return Rule(
            requirement.id, None, _constant(forced[requirement.at], open_=_HOLDS), requirement.mandatory
        )
    guard = None if requirement.guard is None else _with_forced(requirement.guard, forced, _HOLDS_NOT)
    condition = _with_forced(requirement.condition, forced, _HOLDS)
    return Rule(requirement.id, guard, condition, requirement.mandatory)


def _with_forced(condition: Condition, forced: Forced, open_: Condition) -> Condition:
    """Return a condition with its forced parts as constants; an open one is what is `open_`."""
    if condition.at in forced:
        return _constant(forced[condition.at], open_=open_)
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return type(condition)(tuple(_with_forced(part, forced, open_) for part in parts))
        case Defined(condition=inner):
            return _with_forced(inner, forced, open_)
        case Document(attributes=()):
            return condition
        case Document(parts=parts):
            if not any(part.at in forced for part in parts):
                return condition
            return AllOf(tuple(_with_forced(part, forced, open_) for part in parts))
        case Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes() | Unwritten():
            return condition
        case _ as never:
            assert_never(never)


def _constant(value: Value, *, open_: Condition) -> Condition:
    match value.now:
        case Truth.TRUE:
            return _HOLDS
        case Truth.FALSE:
            return _HOLDS_NOT
        case Truth.UNKNOWN:
            return open_
        case _ as never:
            assert_never(never)
