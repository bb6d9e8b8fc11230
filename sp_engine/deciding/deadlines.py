"""By when: the due date of every stage of a service for one applicant.

In come the standard, typed facts and the times of receipt and completeness; out come `Deadline`s.  The
counting itself is the agency's clock (`workdays`); here it is decided which duration runs from when.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from sp_engine.deciding.fees import first_row, unstated
from sp_engine.documents.standard import Stage, Standard, Start
from sp_engine.rules.ruleset import Outcome, Truth
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Words
from sp_engine.workdays.deadline import Clock
from sp_engine.workdays.due_date import DueDate
from sp_engine.workdays.duration import LONGEST, Duration, Unit

# LAW: UU 30/2014 art. 53 as amended by UU 11/2020: where no limit is set, 5 hari kerja after the
# application is received complete.  Shown as that, never as the standard's own.
GENERAL_LIMIT = Duration(5, Unit.WORKING_DAY)
GENERAL_LIMIT_STAGE = "batas-umum"
GENERAL_LIMIT_NAME = Words(
    "Batas umum (UU 30/2014 Pasal 53, diubah UU 11/2020)",
    "General limit (UU 30/2014 art. 53, amended by UU 11/2020)",
)

PROVISIONS = {
    "sesuai_jam_layanan": Words("sesuai jam layanan", "during office hours"),
    "diinformasikan_kemudian": Words("akan diinformasikan kemudian", "to be announced later"),
    "sesuai_materi": Words("sesuai materi", "depends on the subject"),
}
_NO_ROW = Words("tidak ada baris waktu yang berlaku", "no row of times applies")
_RETURNED = Words("mulai sesudah berkas lengkap", "starts once the file is complete")
_WAITS = Words("menunggu tahap sebelumnya", "waits for the stage before")
_TOO_LONG = Words("terlalu panjang untuk dihitung", "too long to be counted")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One stage: its limit and when it is due; without a date, the reason, or the facts that it needs."""

    stage: str
    name: Words
    kind: Literal["standard", "general_limit"]
    limit: Duration | None
    counted: DueDate | None = None
    reason: Words | None = None
    needs: tuple[str, ...] = ()
    shortest: Duration | None = None
    approximate: bool = False
    extension: Duration | None = None

    def __repr__(self) -> str:
        due = self.due.isoformat(timespec="minutes") if self.due else "no date"
        return f"Deadline({self.stage}, {self.limit or 'no limit'}, {due})"

    @property
    def due(self) -> datetime | None:
        return self.counted.due if self.counted else None


Count = Callable[[Stage, Deadline, datetime], Deadline]


def deadlines_of(
    standard: Standard,
    situation: Situation,
    received: datetime,
    complete: datetime,
    outcome: Outcome | None = None,
    clock: Clock | None = None,
    count: Count | None = None,
    ended: Mapping[str, datetime] | None = None,
) -> tuple[Deadline, ...]:
    """Return the deadline of every stage that applies, and the general limit where none has a number.

    With the outcome `return`, only stages that start on receipt have a date.  `ended` are stages that are
    over, and when; the others end when they are due.  `count` counts a stage from its start in place of the
    clock alone.
    """
    clock = clock or standard.agency.clock
    count = count or (lambda _, deadline, start: counted(deadline, start, clock))
    timeline = _Timeline(standard, situation, received, complete, outcome, count, ended or {})
    deadlines = tuple(d for d in map(timeline.deadline, standard.stages) if d is not None)
    if any(
        deadline.limit is not None or deadline.reason not in PROVISIONS.values() for deadline in deadlines
    ):
        return deadlines
    general = Deadline(GENERAL_LIMIT_STAGE, GENERAL_LIMIT_NAME, "general_limit", GENERAL_LIMIT)
    if outcome is Outcome.RETURN:
        return (*deadlines, replace(general, reason=_RETURNED))
    whole = Stage(GENERAL_LIMIT_STAGE, GENERAL_LIMIT_NAME, (), Start("complete"))
    return (*deadlines, count(whole, general, complete))


def counted(deadline: Deadline, start: datetime, clock: Clock) -> Deadline:
    """Return the deadline with its due date counted from `start`."""
    if deadline.limit is None:
        return deadline
    return with_count(deadline, clock.due(start, deadline.limit))


def with_count(deadline: Deadline, due: DueDate) -> Deadline:
    """Return the deadline with a due date, or with the reason why the count has none."""
    return replace(deadline, counted=due, reason=None if due.gap is None else gap_reason(due.gap))


def gap_reason(year: int) -> Words:
    """Say that a calendar is lacking; whether it was decreed is not known from that."""
    return Words(
        f"kalender tahun {year} belum ada dalam katalog", f"the calendar of {year} is not in the catalogue"
    )


def extended(deadline: Deadline, due: DueDate) -> DueDate:
    """Return the due date with the stage's extension added to it."""
    extension = deadline.extension
    if extension is None or due.due is None:
        return due
    if extension.unit is due.duration.unit:
        whole = Duration(due.duration.amount + extension.amount, extension.unit)
        longer = due.clock.due(due.stated, whole)
    else:
        longer = due.clock.due(day0_after(due.due, extension), extension)
    return replace(longer, uncertain_start=due.provisional)


def day0_after(end: datetime, following: Duration) -> datetime:
    """Return the moment from which a duration is counted that follows upon one that ended at `end`.

    The day on which the one before ends is day 0, also when that is at closing time, so that two that
    follow upon each other end when one of both lengths would.
    """
    return end if following.unit in (Unit.MINUTE, Unit.HOUR) else end - timedelta(minutes=1)


class _Timeline:
    """Works out the stages in their order.

    INVARIANT: a stage that follows another stands after it; the parser sees to that.
    """

    def __init__(
        self,
        standard: Standard,
        situation: Situation,
        received: datetime,
        complete: datetime,
        outcome: Outcome | None,
        count: Count,
        ended: Mapping[str, datetime],
    ) -> None:
        self._stages = {stage.id: stage for stage in standard.stages}
        self._situation = situation
        self._received, self._complete = received, complete
        self._outcome = outcome
        self._count, self._ended = count, ended
        self._done: dict[str, Deadline | None] = {}

    def deadline(self, stage: Stage) -> Deadline | None:
        """Return the deadline of the next stage; None for one that does not apply."""
        self._done[stage.id] = self._stage(stage)
        return self._done[stage.id]

    def _stage(self, stage: Stage) -> Deadline | None:
        situation = self._situation
        deadline = Deadline(
            stage.id, stage.name, "standard", None, approximate=stage.approximate, extension=stage.extension
        )
        if stage.guard is not None:
            applies = situation.value(stage.guard)
            if applies == Truth.FALSE:
                return None
            if applies == Truth.UNKNOWN:
                return replace(deadline, needs=unstated(stage.guard, situation))
        if stage.provision is not None:
            return replace(deadline, reason=PROVISIONS[stage.provision])
        index, needs = first_row([row.guard for row in stage.rows], situation)
        if index is None:
            return replace(deadline, needs=needs, reason=None if needs else _NO_ROW)
        row = stage.rows[index]
        limit = row.longest
        if stage.growth is not None:
            number = situation.facts.get(stage.growth.fact)
            if number is None:
                return replace(deadline, needs=(stage.growth.fact,))
            begun = -(-max(0, number - stage.growth.beyond) // stage.growth.every)
            amount = limit.amount + begun * stage.growth.step.amount
            if amount > LONGEST:
                return replace(deadline, reason=_TOO_LONG)
            limit = Duration(amount, limit.unit)
        return self._started(stage, stage, replace(deadline, limit=limit, shortest=row.shortest))

    def _started(self, stage: Stage, begins: Stage, deadline: Deadline) -> Deadline:
        """Return the deadline of `stage`, counted from where `begins` starts."""
        ref = begins.start.ref or ""
        match begins.start.kind:
            case "received":
                return self._count(stage, deadline, self._received)
            case "complete":
                if self._outcome is Outcome.RETURN:
                    return replace(deadline, reason=_RETURNED)
                return self._count(stage, deadline, self._complete)
            case "fact":
                moment = self._situation.facts.get(ref)
                if moment is None:
                    return replace(deadline, needs=(ref,))
                return self._count(stage, deadline, moment)
            case "stage":
                return self._after(stage, self._stages[ref], deadline)

    def _after(self, stage: Stage, previous: Stage, deadline: Deadline) -> Deadline:
        before = self._done[previous.id]
        if before is None:  # it does not apply: begin where it would have
            return self._started(stage, previous, deadline)
        if deadline.limit is None:
            return deadline
        if previous.id in self._ended:
            return self._count(stage, deadline, day0_after(self._ended[previous.id], deadline.limit))
        if before.counted is None or before.counted.due is None:
            gap = before.counted.gap if before.counted is not None else None
            return replace(deadline, needs=before.needs, reason=_WAITS if gap is None else gap_reason(gap))
        after = self._count(stage, deadline, day0_after(before.counted.due, deadline.limit))
        if after.counted is None or not before.counted.provisional:
            return after
        return replace(after, counted=replace(after.counted, uncertain_start=True))
