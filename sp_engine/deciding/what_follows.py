"""What follows from a standard's requirements together, ready to be asked about applicants.

In comes a standard; out come its rules with what follows from them, and, for one applicant, which
requirements reject together and what they ask together.  Where not all that follows could be worked out, an
application that is still open is searched for a way to approve it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from sp_engine.conditions import HOLDS_NOT, Condition, Period
from sp_engine.deciding.joint_rejection import JointRejection
from sp_engine.deciding.to_supply import Need, needs_of_condition
from sp_engine.documents import Standard
from sp_engine.facts import FactValue
from sp_engine.rules import (
    Completions,
    Outcome,
    Situation,
    TooManySteps,
    Truth,
    ValuesOverTime,
    Verdict,
    consequences_over,
    ruleset_of,
    with_consequences,
)


class WhatFollows:
    """The rules of a standard, and what follows from them; `proven`: all of it was worked out.

    `values` are those of its items, which its other readings share.
    """

    def __init__(self, standard: Standard, values: ValuesOverTime | None = None) -> None:
        self._standard = standard
        self._requirements = {requirement.id: requirement for requirement in standard.requirements}
        self._vocabulary, decree = standard.vocabulary, standard.decree
        self._plain = ruleset_of(standard.requirements)
        self.values = values or ValuesOverTime(self._vocabulary, Period(decree.first_day, decree.ends))
        self.consequences = consequences_over(self._plain, self.values)
        self.proven = self.consequences.proven
        self.ruleset = with_consequences(self._plain, self.consequences)

    @cached_property
    def _completions(self) -> Completions:
        return Completions(self._plain, self._vocabulary)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What follows: every application that can be approved meets all of it."""
        return tuple(each.condition for each in self.consequences.found)

    def settled(self, verdict: Verdict, facts: Mapping[str, FactValue], day: int) -> Verdict:
        """Return the verdict, or a rejection where it is open, more may follow, and nothing helps."""
        outcome = self.settled_outcome(verdict.outcome, facts, day)
        return verdict if outcome is verdict.outcome else verdict._replace(outcome=outcome)

    def settled_outcome(self, outcome: Outcome, facts: Mapping[str, FactValue], day: int) -> Outcome:
        """Return the outcome, or a rejection where it is open, more may follow, and nothing helps."""
        if self.proven or not outcome.is_open:
            return outcome
        try:
            approvable = self._completions.any_approves(facts, day)
        except TooManySteps:
            return outcome
        return outcome if approvable else Outcome.REJECT

    def needs(self, situation: Situation) -> Iterator[tuple[Need | None, bool]]:
        """Yield what is asked of the applicant by several requirements together, and whether it is due."""
        for rule in self.ruleset.rules[len(self._plain.rules) :]:
            yield needs_of_condition(rule.condition, situation), rule.gates <= situation.ended

    def together(self, verdict: Verdict, situation: Situation) -> tuple[JointRejection, ...]:
        """Return which requirements reject together that do not reject alone."""
        if not verdict.outcome.is_rejection:
            return ()
        own = len(self._plain.rules)
        failed = {
            rule.id
            for rule, value in zip(self._plain.rules, verdict.values[:own], strict=True)
            if rule.mandatory and value == Truth.FALSE
        }
        broken = [
            self._rejection(each.rules, None if each.condition == HOLDS_NOT else each.condition, situation)
            for each, value in zip(self.consequences.found, verdict.values[own:], strict=True)
            if value == Truth.FALSE and failed.isdisjoint(each.rules)
        ]
        if not broken and not failed:
            broken = [self._rejection(self._searched(situation), None, situation)]
        return tuple(broken)

    def _searched(self, situation: Situation) -> tuple[str, ...]:
        """Return the fewest rules that no completion meets together, found by leaving out one by one."""
        return self._completions.fewest_unmet(situation.facts, situation.day)

    def _rejection(
        self, rules: tuple[str, ...], follows: Condition | None, situation: Situation
    ) -> JointRejection:
        requirements = tuple(self._requirements[rule] for rule in rules)
        return JointRejection(requirements, follows, self._standard, situation)
