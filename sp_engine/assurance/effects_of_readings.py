"""What other readings of a standard would change: in how many of its cases, and for whom at all.

In comes the suite of a service, run; out comes an effect for each interpretation.  The cases say how often;
the solver says whether there is an applicant for whom a requirement read otherwise is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.differences.affected_applicants import applicants_between
from sp_engine.conditions import Period
from sp_engine.deciding import Decision, DecisionPart
from sp_engine.documents import Alternative, Interpreted, Requirement, Standard, interpreted_parts, under


class AlternativeEffect(NamedTuple):
    """What another reading alone would change: for how many decisions of the cases, and for whom at all.

    `changed`: in how many decisions of the cases each part would be another.  `undetermined`: in how many it
    depends on facts that only it looks at.  `can`: what it could change for some applicant.  `proven`: false
    where it is not certain that it could not change the outcome, too.
    """

    other: Alternative
    changed: Mapping[DecisionPart, int]
    undetermined: int
    can: frozenset[DecisionPart]
    proven: bool


class ReadingEffect(NamedTuple):
    """An interpretation of a service, and what its other readings would change in its decided cases."""

    service: str
    standard: Standard
    of: Interpreted
    decisions: int
    alternatives: tuple[AlternativeEffect, ...]

    @property
    def can(self) -> frozenset[DecisionPart]:
        """What another reading could change for some applicant."""
        return frozenset(part for alternative in self.alternatives for part in alternative.can)

    @property
    def proven(self) -> bool:
        """Whether it is certain that other readings can change no more than that."""
        return all(alternative.proven for alternative in self.alternatives)

    @property
    def can_decide(self) -> bool:
        """Whether another reading can change the outcome; where that is not certain it counts as if so."""
        return DecisionPart.OUTCOME in self.can or not self.proven

    def changed(self, part: DecisionPart) -> int:
        """Return in how many decisions some other reading alone would change that part."""
        return max((alternative.changed[part] for alternative in self.alternatives), default=0)


def reading_effects(suite: Suite) -> tuple[ReadingEffect, ...]:
    """Return the effect of each interpretation of a standard, in the order in which they are written."""
    decisions = [result.decision for result in suite.results if result.decision is not None]
    standard = suite.text.standard
    return tuple(
        ReadingEffect(suite.service, standard, of, len(decisions), _alternatives(standard, i, of, decisions))
        for i, of in enumerate(interpreted_parts(standard.document))
    )


def _alternatives(
    standard: Standard, index: int, of: Interpreted, decisions: list[Decision]
) -> tuple[AlternativeEffect, ...]:
    others: tuple[Alternative, ...] = of.interpretation.others
    effects = []
    for k, other in enumerate(others):
        read = [decision.readings.interpretations[index].others[k] for decision in decisions]
        changed = {part: sum(part in one.changes for one in read) for part in DecisionPart}
        undetermined = sum(one.outcome is None for one in read)
        can = {part for part, number in changed.items() if number}
        delivery = under(standard.document, of, other).delivery
        if delivery.service_time.stages != standard.stages:
            can.add(DecisionPart.DUE_DATE)
        if delivery.fee.components != standard.fee.components:
            can.add(DecisionPart.FEE)
        outcome = DecisionPart.OUTCOME in can or _other_outcome(standard, delivery.requirements.items)
        if outcome:
            can.add(DecisionPart.OUTCOME)
        effects.append(AlternativeEffect(other, changed, undetermined, frozenset(can), outcome is not None))
    return tuple(effects)


def _other_outcome(standard: Standard, requirements: Iterable[Requirement]) -> bool | None:
    """Return whether requirements read otherwise are other rules for some applicant; None if not certain."""
    after = {requirement.id: requirement for requirement in requirements}
    found = {
        _differ(standard, requirement, after.get(requirement.id))
        for requirement in standard.requirements
        if after.get(requirement.id) != requirement
    }
    return True if True in found else None if None in found else False


def _differ(standard: Standard, old: Requirement, new: Requirement | None) -> bool | None:
    """Return whether some applicant meets one of two rules and not the other; no preference decides."""
    if new is None or new.mandatory is not old.mandatory:
        return True
    if not new.mandatory:
        return False
    if new.gate != old.gate:
        return True
    period = Period(standard.decree.first_day, standard.decree.ends)
    between = applicants_between(old, new, standard.vocabulary, period)
    if not between.told:
        return None
    return between.shut_out is not None or between.let_in is not None
