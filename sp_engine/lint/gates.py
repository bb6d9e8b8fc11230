"""Requirements that fall due after a stage which never ends, not for everybody, or too late to matter.

In come a standard without other findings and the sources that it is written in; out come findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.conditions import Claim, Period, Undecided, applicant_words, find_applicant
from sp_engine.documents import Requirement, Stage, Standard, stages_after
from sp_engine.words import Diagnostic, Words
from sp_engine.yaml_text import Sources


def gate_problems(standard: Standard, sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is odd about the stages after which requirements fall due, one finding a requirement."""
    stages = {stage.id: stage for stage in standard.stages}
    for requirement in standard.requirements:
        if requirement.gate is not None:
            found = _problem(requirement, stages[requirement.gate], standard, sources)
            if found is not None:
                yield found


def _problem(
    requirement: Requirement, gate: Stage, standard: Standard, sources: Sources
) -> Diagnostic | None:
    place, name, stage = requirement.place("gate"), requirement.id, gate.id
    if gate.programme:
        return sources.finding("SP372", place, name=name, stage=stage)
    if gate.by_applicant:
        return sources.finding("SP376", place, name=name, stage=stage)
    if stage in stages_after(stage, standard.stages, standard.requirements):
        return sources.finding("SP373", place, name=name, stage=stage)
    later = standard.stages[standard.stages.index(gate) + 1 :]
    if all(each.programme or each.by_applicant for each in later):
        return sources.finding("SP374", place, name=name, stage=stage)
    example = _without_the_stage(requirement, gate, standard)
    if example is not None:
        return sources.finding("SP375", place, name=name, stage=stage, example=example)
    return None


def _without_the_stage(requirement: Requirement, gate: Stage, standard: Standard) -> Words | None:
    """Return an applicant to whom the requirement applies and the stage does not, in words."""
    if gate.guard is None or gate.guard == requirement.guard:
        return None
    claims = [Claim(gate.guard, False)]
    if requirement.guard is not None:
        claims.append(Claim(requirement.guard))
    period = Period(standard.decree.first_day, standard.decree.ends)
    try:
        applicant = find_applicant(claims, standard.vocabulary, period)
    except Undecided:
        return None
    return None if applicant is None else applicant_words(applicant, standard.vocabulary)
