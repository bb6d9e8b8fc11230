"""What is known of the stages of a standard before anybody applies: the same for all its applications.

In comes a standard; out come the deadline of each stage as far as no fact and no moment is needed for it, and
whether anything falls due after a stage.  Knows nothing of applicants.
"""

from __future__ import annotations

from sp_engine.deciding.stage_deadline import Deadline, DeadlineKind
from sp_engine.documents import Stage, Standard


class StagePlan:
    """The stages of a standard, made ready once for all its decisions.

    `begun` has the deadline of each stage by its name, with the limit where it is always the same;
    `undated` are the stages that say nothing in figures of when an application is answered.
    """

    __slots__ = ("begun", "gated", "stages", "undated")

    def __init__(self, standard: Standard) -> None:
        stages = standard.stages
        self.stages = {stage.id: stage for stage in stages}
        self.begun = {stage.id: _begun(stage) for stage in stages}
        self.undated = {s.id for s in stages if s.provision is not None or s.each is not None}
        self.gated = any(requirement.gate is not None for requirement in standard.requirements)


def limit_is_fixed(stage: Stage) -> bool:
    """Whether the limit of a stage that applies is the same for every applicant."""
    return (
        stage.provision is None
        and len(stage.rows) == 1
        and stage.rows[0].guard is None
        and stage.growth is None
    )


def _begun(stage: Stage) -> Deadline:
    deadline = Deadline(
        stage.id,
        stage.name,
        _kind(stage),
        None,
        approximate=stage.approximate,
        extension=stage.extension,
        each=stage.each,
    )
    if not limit_is_fixed(stage):
        return deadline
    [row] = stage.rows
    extension = stage.extension if row.extension is None else row.extension
    return deadline._replace(limit=row.longest, shortest=row.shortest, extension=extension)


def _kind(stage: Stage) -> DeadlineKind:
    if stage.by_applicant:
        return DeadlineKind.APPLICANT
    return DeadlineKind.PROGRAMME if stage.programme else DeadlineKind.STANDARD
