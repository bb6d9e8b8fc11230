"""Whether an application could still be approved if parts of the standard were forced to another value.

In come a standard and what is forced; out comes the search for a way to approve, made once for all cases.  A
part that is forced to be open can still come out either way, as the applicant or the agency wishes.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.assurance.coverage.forced_value import Forced, Value
from sp_engine.conditions import HOLDS, HOLDS_NOT, Condition, substituted
from sp_engine.documents import Requirement, Standard
from sp_engine.rules import Completions, Outcome, Rule, Ruleset, Situation, TooManySteps, Truth
from sp_engine.yaml_text import Place


class ForcedCompletions:
    """The completions of a standard's rules, for each way in which parts are forced."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._made: dict[frozenset[tuple[Place, Value]], Completions] = {}

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
    name, mandatory = requirement.id, requirement.mandatory
    if requirement.at in forced:
        return Rule(name, None, _constant(forced[requirement.at], HOLDS), mandatory)
    guard = None if requirement.guard is None else _with_forced(requirement.guard, forced, HOLDS_NOT)
    return Rule(name, guard, _with_forced(requirement.condition, forced, HOLDS), mandatory)


def _with_forced(condition: Condition, forced: Forced, wished: Condition) -> Condition:
    """Return a condition with its forced parts as constants; an open one comes out as is wished."""
    return substituted(
        condition, lambda part: _constant(forced[part.at], wished) if part.at in forced else None
    )


def _constant(value: Value, wished: Condition) -> Condition:
    match value.now:
        case Truth.TRUE:
            return HOLDS
        case Truth.FALSE:
            return HOLDS_NOT
        case Truth.UNKNOWN:
            return wished
        case _ as never:
            assert_never(never)
