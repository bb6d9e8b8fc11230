"""Times that a decree promises vaguely: in bare *hari*, or without a number.

In comes a service of a decree; out come findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import assert_never

from sp_engine.documents import Component, Named, Provision, Stage, Start, StartKind, TimeRow
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText
from sp_engine.words import Words
from sp_engine.workdays import Limit, Unit


def vague_times(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield times in bare *hari*, and stages without a number on which none follows that has one."""
    time, complaints, stages = Component.SERVICE_TIME, Component.COMPLAINTS, service.standard.stages
    numbered = _counted_from_the_application(stages)
    for i, stage in enumerate(stages):
        entries: tuple[Stage | TimeRow, ...] = (stage, *stage.choices)
        for entry in entries:
            if entry.longest is not None and _is_bare(entry.longest):
                yield service.found("SP326", time, entry, "longest", time=str(entry.longest))
        if stage.provision is not None and not any(later.id in numbered for later in stages[i:]):
            provision = _told(stage.provision)
            yield service.found("SP327", time, stage, "provision", time=provision)
    for one in service.standard.complaints.classes:
        if one.provision is not None:
            yield service.found("SP327", complaints, one, "provision", time=_told(one.provision))
        if one.limit is not None and _is_bare(one.limit):
            yield service.found("SP326", complaints, one, "limit", time=str(one.limit))


def _counted_from_the_application(stages: Sequence[Stage]) -> set[str]:
    """Return the stages of the agency's that have a number for everybody and begin with none that has not."""
    known: set[str] = set()
    for stage in stages:
        of_agency = not (stage.programme or stage.by_applicant or stage.each)
        if not (of_agency and stage.rows and stage.guard is None):
            continue
        if _is_counted(stage.start, known):
            known.add(stage.id)
    return known


def _is_counted(start: Start, known: Set[str]) -> bool:
    """Whether it is known by when a stage begins at the latest, once a file is complete."""
    match start.kind:
        case StartKind.COMPLETE | StartKind.RECEIVED:
            return True
        case StartKind.STAGE:
            return start.ref in known
        case StartKind.FACT:
            return False
        case StartKind.LATEST:
            return all(_is_counted(each, known) for each in start.of)
        case _ as never:
            assert_never(never)


def _told(provision: Provision | Named) -> str | Words:
    """Return a provision in its own words."""
    return provision.name if isinstance(provision, Named) else provision.replace("_", " ")


def _is_bare(limit: Limit) -> bool:
    """Whether it is in *hari*, of which nobody says whether days off are among them."""
    return any(_leaves_days_off_open(period.unit) for period in limit.periods)


def _leaves_days_off_open(unit: Unit) -> bool:
    match unit:
        case Unit.DAY:
            return True
        case (
            Unit.MINUTE
            | Unit.HOUR
            | Unit.CLOCK_HOUR
            | Unit.WORKING_DAY
            | Unit.CALENDAR_DAY
            | Unit.WEEK
            | Unit.MONTH
            | Unit.YEAR
        ):
            return False
        case _ as never:
            assert_never(never)
