"""What other readings of a standard would change: in how many of its cases, and for whom at all.

In comes the suite of a service, run; out comes an effect for each interpretation.  The cases say how often;
the solver says whether there is an applicant for whom a requirement read otherwise is another one.
"""

from __future__ import annotations

from typing import NamedTuple

from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.differences.affected_applicants import applicants_between
from sp_engine.conditions import Period
from sp_engine.deciding import Decision
from sp_engine.documents import Alternative, Interpreted, Requirement, Standard, interpreted_parts, under


class AlternativeEffect(NamedTuple):
    """In how many decisions of the cases another reading alone would change the outcome, fee or a due date.

    `undetermined`: in how many it depends on facts that only it looks at.  `can`: whether it could for some
    applicant; None where that is not certain.
    """

    other: Alternative
    changed: int
    undetermined: int
    can: bool | None


class ReadingEffect(NamedTuple):
    """An interpretation of a service, and what its other readings would change in its decided cases."""

    service: str
    standard: Standard
    of: Interpreted
    decisions: int
    alternatives: tuple[AlternativeEffect, ...]

    @property
    def changed(self) -> int:
        """In how many decisions some other reading alone would change something."""
        return max((alternative.changed for alternative in self.alternatives), default=0)

    @property
    def can_decide(self) -> bool:
        """Whether another reading can change a decision; where that is not certain it counts as if so."""
        return any(alternative.can is not False for alternative in self.alternatives)


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
        changed = sum(one.differs for one in read)
        undetermined = sum(one.outcome is None for one in read)
        can = True if changed else _can_change(standard, of, other)
        effects.append(AlternativeEffect(other, changed, undetermined, can))
    return tuple(effects)


def _can_change(standard: Standard, of: Interpreted, other: Alternative) -> bool | None:
    """Return whether a reading is another rule for some applicant; a time or fee read otherwise is."""
    delivery = under(standard.document, of, other).delivery
    if (delivery.service_time.stages, delivery.fee.components) != (standard.stages, standard.fee.components):
        return True
    after = {requirement.id: requirement for requirement in delivery.requirements.items}
    found = {
        _differ(standard, requirement, after.get(requirement.id))
        for requirement in standard.requirements
        if after.get(requirement.id) != requirement
    }
    return True if True in found else None if None in found else False


def _differ(standard: Standard, old: Requirement, new: Requirement | None) -> bool | None:
    """Return whether some applicant meets one of two requirements and not the other."""
    if new is None or new.mandatory is not old.mandatory:
        return True
    period = Period(standard.decree.first_day, standard.decree.ends)
    between = applicants_between(old, new, standard.vocabulary, period)
    if not between.told:
        return None
    return between.shut_out is not None or between.let_in is not None
