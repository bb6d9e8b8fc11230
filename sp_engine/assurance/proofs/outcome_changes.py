"""For whom two standards decide otherwise: for each pair of outcomes somebody, or the proof that nobody.

In come two standards, which may be of two decrees, two agencies, or one standard read twice; out come
changes of outcome.  An applicant is one whom both could be asked about: what only one of them asks is stated
to that one alone.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sp_engine.assurance.proofs.example import Example, applicant_example
from sp_engine.assurance.proofs.period import days_it_holds
from sp_engine.assurance.proofs.shared_facts import (
    facts_looked_at,
    facts_of_all,
    of_other_kinds,
    of_other_values,
)
from sp_engine.assurance.proofs.witness import Holds, Smallest, Witness, decided_again, outcome_of, received
from sp_engine.conditions import days_of_application, leaves_by_item
from sp_engine.deciding import Service
from sp_engine.documents import Standard, ends_of_gates
from sp_engine.rules import (
    ON_THE_FIRST_DAY,
    STATABLE,
    Impossible,
    Literal,
    Model,
    NotDecided,
    Outcome,
    Program,
    Solver,
)


class OutcomeChange(NamedTuple):
    """From one outcome to another: with an `example`, or proved of nobody; where neither, not `proven`."""

    before: Outcome
    after: Outcome
    example: Example | None
    proven: bool = True
    seconds: float | None = None


class OutcomeChanges(NamedTuple):
    """`other_kinds`: the facts that are of one kind here and of another there, so that nothing is compared.

    `only_old` and `only_new`: what only one of the two looks at.  `approved`: somebody whom both approve,
    whom examples may be like.  `other_values`: the facts with values that can be stated here and not there;
    whoever has one is not compared.
    """

    found: tuple[OutcomeChange, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    other_kinds: tuple[str, ...] = ()
    approved: Example | None = None
    other_values: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both decide the same about everyone who can be compared, proved."""
        return not self.other_kinds and all(one.proven and one.example is None for one in self.found)


def outcome_changes_between(old: Standard, new: Standard, seconds: float | None = None) -> OutcomeChanges:
    """Return for whom the newer standard decides otherwise.  Raises `PackageMissingError`."""
    before, after = facts_looked_at(old), facts_looked_at(new)
    only_old, only_new = _without(before, after), _without(after, before)
    other_kinds = of_other_kinds((old, new))
    if other_kinds:
        return OutcomeChanges((), only_old, only_new, other_kinds)
    between = _Between(old, new, seconds)
    return OutcomeChanges(
        between.found(),
        only_old,
        only_new,
        approved=between.approved(),
        other_values=of_other_values((old, new)),
    )


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return those that the others are without; attributes go with their document."""
    only = [name for name in some if name not in others]
    return tuple(name for name in only if "." not in name or name.partition(".")[0] not in only)


class _Between:
    def __init__(self, old: Standard, new: Standard, seconds: float | None) -> None:
        self.old, self.new = Service(old), Service(new)
        self.vocabulary = facts_of_all((old, new))
        self.program = Program(self.vocabulary)
        self.before = self.program.side(self.old.follows.ruleset)
        self.after = self.program.side(self.new.follows.ruleset)
        self.days = days_of_application(self.program.conditions, self.vocabulary, days_it_holds(new))
        rulesets = (self.old.follows.ruleset, self.new.follows.ruleset)
        gates = frozenset[str]().union(*(rule.gates for ruleset in rulesets for rule in ruleset.rules))
        moments = tuple(ends_of_gates(gates, (*new.stages, *old.stages)))
        self.solver = Solver(self.program.text(self.days.days, moments), seconds)
        asked = leaves_by_item(self.program.conditions)
        self.smallest = Smallest(self.vocabulary, asked, self.days.days)
        self.certain = self.days.all_told and self.old.follows.proven and self.new.follows.proven

    def found(self) -> tuple[OutcomeChange, ...]:
        self.smallest.like = self._approved_by_both()
        pairs = [(one, other) for one in Outcome for other in Outcome if one is not other]
        return tuple(self._change(one, other) for one, other in pairs)

    def _comes_to(self, one: Outcome, other: Outcome) -> Holds:
        def holds(witness: Witness) -> bool:
            return outcome_of(self.old, witness) is one and outcome_of(self.new, witness) is other

        return holds

    def approved(self) -> Example | None:
        """Return the applicant whom others are like; None until `found`, and where there is none."""
        return None if self.smallest.like is None else self._example(self.smallest.like, None)

    def _approved_by_both(self) -> Witness | None:
        """Return an applicant whom both approve, for others to be like; None where there is none."""
        approved = Outcome.APPROVE
        answer = self._ask(self.before.outcomes[approved], self.after.outcomes[approved])
        if isinstance(answer, Impossible | NotDecided):
            return None
        return self.smallest.of(self._witness(answer), self._comes_to(approved, approved))

    def _change(self, one: Outcome, other: Outcome) -> OutcomeChange:
        answer = self._ask(self.before.outcomes[one], self.after.outcomes[other])
        if isinstance(answer, Impossible):
            return OutcomeChange(one, other, None, self.certain)
        if isinstance(answer, NotDecided):
            return OutcomeChange(one, other, None, False, answer.seconds)
        witness = self.smallest.of(self._witness(answer), self._comes_to(one, other))
        if witness is None:
            return OutcomeChange(one, other, None, False)
        again = decided_again(self.old, witness), decided_again(self.new, witness)
        if again != (one, other):
            return OutcomeChange(one, other, None, False)
        return OutcomeChange(one, other, self._example(witness, self.smallest.like))

    def _example(self, witness: Witness, like: Witness | None) -> Example:
        dated, at = len(self.days.days) > 1, received(self.new, witness)
        return applicant_example(witness, like, self.vocabulary, at, dated=dated)

    def _ask(self, *literals: Literal) -> Model | Impossible | NotDecided:
        answer = self.solver.ask((STATABLE, *literals, ON_THE_FIRST_DAY))
        return self.solver.ask((STATABLE, *literals)) if isinstance(answer, Impossible) else answer

    def _witness(self, model: Model) -> Witness:
        day = date.fromordinal(self.program.day(model))
        return Witness(self.program.facts(model), day, self.program.ended(model))
