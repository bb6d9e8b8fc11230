"""By when: the due date of every stage of a service for one applicant.

In come the standard, typed facts and the times of receipt and completeness; out come `Deadline`s.  The
counting itself is the agency's clock (`workdays`); here it is decided which duration runs from when.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import datetime, time
from functools import reduce
from operator import or_
from typing import Protocol, assert_never

from sp_engine.deciding.applicable_row import first_row, unstated
from sp_engine.deciding.stage_deadline import (
    Deadline,
    DeadlineKind,
    counted,
    from_uncertain,
    gap_reason,
    uncertain_after,
    with_ceiling,
)
from sp_engine.deciding.stage_plan import StagePlan
from sp_engine.documents import (
    Component,
    Named,
    Provision,
    Stage,
    Standard,
    Start,
    StartKind,
    component_title,
)
from sp_engine.immutable import NamedTuple
from sp_engine.rules import Outcome, Situation, Truth
from sp_engine.words import Words
from sp_engine.words.messages import deadlines as messages
from sp_engine.workdays import CERTAIN, LONGEST, Clock, Duration, Uncertain, Unit, limit_of

# LAW: UU 30/2014 art. 53 as amended by UU 6/2023: where no limit is set, 5 hari kerja after the application
# is received complete.  Shown as that, never as the standard's own.
GENERAL_LIMIT = Duration(5, Unit.WORKING_DAY)
GENERAL_LIMIT_STAGE = "batas-umum"
GENERAL_LIMIT_BASIS = ("uu-30-2014", "uu-6-2023")
"""What the general limit rests on, by its names in the register of regulations; lint looks them up."""
NOT_TRANSCRIBED_STAGE = "jangka-waktu"
"""The one that stands in for all stages of a service time that is not transcribed."""


def provision_words(provision: Provision | Named) -> Words:
    """Return a provision without a number in words."""
    match provision:
        case Named():
            return provision.name
        case Provision.OFFICE_HOURS:
            return messages.DURING_OFFICE_HOURS
        case Provision.TOLD_LATER:
            return messages.TO_BE_ANNOUNCED
        case Provision.BY_MATTER:
            return messages.DEPENDS_ON_THE_SUBJECT
        case _ as never:
            assert_never(never)


class Count(Protocol):
    """Counts a stage from a moment; `follows`: something ended then that it follows upon."""

    def __call__(
        self, stage: Stage, deadline: Deadline, start: datetime, /, *, follows: bool
    ) -> Deadline: ...


def deadlines_of(
    standard: Standard,
    situation: Situation,
    received: datetime,
    complete: datetime,
    outcome: Outcome | None = None,
    clock: Clock | None = None,
    count: Count | None = None,
    ended: Mapping[str, datetime] | None = None,
    held: Set[str] | None = None,
    decided: datetime | None = None,
    plan: StagePlan | None = None,
) -> tuple[Deadline, ...]:
    """Return the deadline of every stage that applies, and the general limit where none has a number.

    Where the service time is not transcribed there is no date at all: the general limit holds where the
    decree sets none, which nobody knows yet, and the decree's own may be shorter.

    A ceiling on a programme says nothing of when the application is answered, nor does a time for each
    meeting or object, so neither is such a number.
    With the outcome `return`, only stages that start on receipt have a date; where what is lacking fell due
    after a gate, all have one but those `held` by it.  `ended` are stages that are over, and when; the others
    end when they are due.  `count` counts a stage of the agency's from its start in place of the clock alone.

    What the applicant has to do later (`pihak: pemohon`) is no time of the agency's.  It is counted from when
    the stage before it really ended, never from when that is due: the agency may be quicker.  `decided` is
    when all stages of the agency's were over, or what they led to was issued.  `plan` is of the standard,
    for whoever has made it before.
    """
    if not standard.transcribed(Component.SERVICE_TIME):
        name = component_title(Component.SERVICE_TIME)
        return (
            Deadline(
                NOT_TRANSCRIBED_STAGE, name, DeadlineKind.STANDARD, None, reason=messages.NOT_TRANSCRIBED
            ),
        )
    clock = clock or standard.agency.clock
    count = count or _counting_by(clock)
    incomplete = _goes_back(outcome) and held is None
    plan = plan or StagePlan(standard)
    timeline = _Timeline(
        plan,
        standard,
        situation,
        received,
        complete,
        clock,
        count,
        ended or {},
        decided,
        incomplete=incomplete,
        held=held or (),
    )
    deadlines = tuple(d for d in map(timeline.deadline, standard.stages) if d is not None)
    for deadline in deadlines:
        if _answers(deadline, plan.undated):
            return deadlines
    general = Deadline(GENERAL_LIMIT_STAGE, messages.GENERAL_LIMIT, DeadlineKind.GENERAL_LIMIT, GENERAL_LIMIT)
    if incomplete:
        return (*deadlines, general._replace(reason=messages.STARTS_ONCE_COMPLETE))
    whole = Stage(id=GENERAL_LIMIT_STAGE, name=messages.GENERAL_LIMIT)
    return (*deadlines, count(whole, general, complete, follows=False))


def _counting_by(clock: Clock) -> Count:
    def count(_: Stage, deadline: Deadline, start: datetime, *, follows: bool) -> Deadline:
        return counted(deadline, start, clock, follows=follows)

    return count


def _answers(deadline: Deadline, undated: set[str]) -> bool:
    """Whether a stage limits, or may limit, in figures when the application is answered."""
    return deadline.kind.of_agency and (bool(deadline.needs) or deadline.stage not in undated)


def _goes_back(outcome: Outcome | None) -> bool:
    """Whether the file goes back to the applicant, so that what starts once it is complete has not begun."""
    match outcome:
        case Outcome.RETURN:
            return True
        case Outcome.APPROVE | Outcome.REJECT | Outcome.PENDING | None:
            return False
        case _ as never:
            assert_never(never)


class _Timeline:
    """Works out the stages in their order.

    INVARIANT: a stage that follows another stands after it; the parser sees to that.
    """

    def __init__(
        self,
        plan: StagePlan,
        standard: Standard,
        situation: Situation,
        received: datetime,
        complete: datetime,
        clock: Clock,
        count: Count,
        ended: Mapping[str, datetime],
        decided: datetime | None,
        *,
        incomplete: bool,
        held: Collection[str],
    ) -> None:
        self._plan, self._stages = plan, plan.stages
        self._vocabulary = standard.vocabulary
        self._situation = situation
        self._received, self._complete = received, complete
        self._incomplete, self._held = incomplete, held
        self._clock, self._count_stage = clock, count
        self._ended, self._decided = ended, decided
        self._done: dict[str, Deadline | None] = {}

    def deadline(self, stage: Stage) -> Deadline | None:
        """Return the deadline of the next stage; None for one that does not apply."""
        self._done[stage.id] = self._stage(stage)
        return self._done[stage.id]

    def _stage(self, stage: Stage) -> Deadline | None:
        situation, deadline = self._situation, self._plan.begun[stage.id]
        if stage.guard is not None:
            match situation.value(stage.guard):
                case Truth.FALSE:
                    return None
                case Truth.UNKNOWN:
                    return _without_limit(deadline, stage)._replace(needs=unstated(stage.guard, situation))
                case Truth.TRUE:
                    pass
                case _ as never:
                    assert_never(never)
        if stage.provision is not None:
            return deadline._replace(reason=provision_words(stage.provision))
        if deadline.limit is None:
            varying = self._with_limit(stage, deadline)
            if varying.limit is None:
                return varying
            deadline = varying
        if stage.each is not None:
            return deadline._replace(reason=messages.FOR_EACH_IS_NOT_DUE)
        return self._started(stage, deadline)

    def _with_limit(self, stage: Stage, deadline: Deadline) -> Deadline:
        """Return a deadline with the limit that the facts give it; without one, with what is open."""
        situation = self._situation
        index, needs = first_row([row.guard for row in stage.rows], situation)
        if index is None:
            return deadline._replace(needs=needs, reason=None if needs else messages.NO_ROW_APPLIES)
        row = stage.rows[index]
        limit = row.longest
        if stage.growth is not None:
            number = situation.facts.get(stage.growth.fact)
            if number is None:
                return deadline._replace(needs=(stage.growth.fact,))
            one = self._vocabulary[stage.growth.fact].steps
            begun = -(-max(0, number - stage.growth.beyond * one) // (stage.growth.every * one))
            *before, last = limit.periods
            amount = last.amount + begun * stage.growth.step.amount
            if amount > LONGEST:
                return deadline._replace(reason=messages.TOO_LONG)
            limit = limit_of(*before, Duration(amount, last.unit))
        extension = stage.extension if row.extension is None else row.extension
        return deadline._replace(limit=limit, shortest=row.shortest, extension=extension)

    def _started(self, stage: Stage, deadline: Deadline) -> Deadline:
        """Return the deadline of a stage, counted from where it starts."""
        begun = self._begun(stage, stage, stage.start, deadline)
        if isinstance(begun, Deadline):
            return begun
        found = self._count(stage, deadline, begun.at, follows=begun.follows)
        return from_uncertain(found, begun.uncertain) if begun.uncertain else found

    def _begun(self, stage: Stage, begins: Stage, start: Start, deadline: Deadline) -> _Begun | Deadline:
        """Return from when `stage` is counted where `begins` starts so; the deadline, while that is open."""
        ref = start.ref or ""
        if begins.id in self._held:
            return deadline._replace(reason=messages.STARTS_ONCE_SUPPLIED)
        match start.kind:
            case StartKind.RECEIVED:
                return _Begun(self._received)
            case StartKind.COMPLETE:
                if self._incomplete:
                    return deadline._replace(reason=messages.STARTS_ONCE_COMPLETE)
                return _Begun(self._complete)
            case StartKind.FACT:
                moment = self._situation.facts.get(ref)
                return deadline._replace(needs=(ref,)) if moment is None else _Begun(moment)
            case StartKind.STAGE:
                return self._after(stage, self._stages[ref], deadline)
            case StartKind.LATEST:
                return _latest([self._begun(stage, begins, event, deadline) for event in start.of])
            case _ as never:
                assert_never(never)

    def _count(self, stage: Stage, deadline: Deadline, start: datetime, *, follows: bool = False) -> Deadline:
        """Return the deadline of a stage that starts then; `follows`: as what is before it ended."""
        match deadline.kind:
            case DeadlineKind.PROGRAMME:
                return with_ceiling(deadline, start, self._clock)
            case DeadlineKind.APPLICANT:
                return counted(deadline, start, self._clock, follows=follows)
            case DeadlineKind.STANDARD | DeadlineKind.GENERAL_LIMIT:
                return self._count_stage(stage, deadline, start, follows=follows)
            case _ as never:
                assert_never(never)

    def _after(self, stage: Stage, previous: Stage, deadline: Deadline) -> _Begun | Deadline:
        before = self._done[previous.id]
        if before is None:  # it does not apply: begin where it would have
            return self._begun(stage, previous, previous.start, deadline)
        if deadline.limit is None:
            return deadline
        if previous.id in self._ended:
            return _Begun(self._ended[previous.id], follows=True)
        if before.ends is not None:
            return deadline._replace(reason=messages.STARTS_AFTER_THE_PROGRAMME)
        if stage.by_applicant:
            if self._decided is not None and not previous.by_applicant and not previous.programme:
                # A day alone begins at 00.00, which is no end of the day before.
                return _Begun(self._decided, follows=self._decided.time() != time.min)
            return deadline._replace(reason=messages.STARTS_AFTER_THE_STAGE.fill(stage=previous.name))
        if previous.by_applicant:
            return deadline._replace(reason=messages.STARTS_AFTER_THE_APPLICANT)
        if before.counted is None or before.counted.due is None:
            gap = before.counted.gap if before.counted is not None else None
            reason = messages.WAITS_FOR_THE_STAGE_BEFORE if gap is None else gap_reason(gap)
            return deadline._replace(needs=before.needs, reason=reason)
        return _Begun(before.counted.due, True, uncertain_after(before.counted, deadline.limit))


def _without_limit(deadline: Deadline, stage: Stage) -> Deadline:
    """Return the deadline of a stage of which it is open whether it applies."""
    return deadline._replace(limit=None, shortest=None, extension=stage.extension)


class _Begun(NamedTuple):
    """When a stage starts; `follows`: as something ended, `uncertain`: what that may still move with."""

    at: datetime
    follows: bool = False
    uncertain: Uncertain = CERTAIN


def _latest(begun: Sequence[_Begun | Deadline]) -> _Begun | Deadline:
    """Return the latest of several starts, which any of them can move; what all lack that are not known."""
    known = [one for one in begun if isinstance(one, _Begun)]
    lacking = [one for one in begun if isinstance(one, Deadline)]
    if lacking:
        needs = dict.fromkeys(name for one in lacking for name in one.needs)
        return lacking[0]._replace(needs=tuple(needs))
    last = max(known, key=lambda one: (one.at, not one.follows))
    return last._replace(uncertain=reduce(or_, (one.uncertain for one in known)))
