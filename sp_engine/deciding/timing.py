"""By when: the due date of every stage of a service for one applicant.

In come the standard, typed facts and the times of receipt and completeness; out come `Deadline`s.  The
counting itself is the agency's clock (`workdays`); here it is decided which duration runs from when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from sp_engine.deciding.fees import first_row, unstated
from sp_engine.deciding.needs import Situation
from sp_engine.reading.codes import Words
from sp_engine.rules.ruleset import Outcome, Truth
from sp_engine.standards.model import Stage, Standard
from sp_engine.workdays.deadline import Clock, DueDate
from sp_engine.workdays.duration import Duration, Unit

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

    @property
    def due(self) -> datetime | None:
        return self.counted.due if self.counted else None


def deadlines_of(
    standard: Standard,
    situation: Situation,
    received: datetime,
    complete: datetime,
    outcome: Outcome | None = None,
    clock: Clock | None = None,
) -> tuple[Deadline, ...]:
    """Return the deadline of every stage that applies, and the general limit where none has a number.

    With the outcome `return`, only stages that start on receipt have a date.
    """
    clock = clock or standard.agency.clock
    done: dict[str, Deadline] = {}
    for stage in standard.stages:
        deadline = _stage(stage, situation, received, complete, outcome, clock, done)
        if deadline is not None:
            done[stage.id] = deadline
    deadlines = tuple(done.values())
    if any(
        deadline.limit is not None or deadline.reason not in PROVISIONS.values() for deadline in deadlines
    ):
        return deadlines
    general = Deadline(GENERAL_LIMIT_STAGE, GENERAL_LIMIT_NAME, "general_limit", GENERAL_LIMIT)
    if outcome is Outcome.RETURN:
        return (*deadlines, replace(general, reason=_RETURNED))
    return (*deadlines, counted(general, complete, clock))


def counted(deadline: Deadline, start: datetime, clock: Clock) -> Deadline:
    """Return the deadline with its due date counted from `start`."""
    if deadline.limit is None:
        return deadline
    due = clock.due(start, deadline.limit)
    reason = None
    if due.gap is not None:
        reason = Words(
            f"kalender tahun {due.gap} belum ditetapkan", f"the calendar of {due.gap} has not been decreed"
        )
    return replace(deadline, counted=due, reason=reason)


def _stage(
    stage: Stage,
    situation: Situation,
    received: datetime,
    complete: datetime,
    outcome: Outcome | None,
    clock: Clock,
    done: Mapping[str, Deadline],
) -> Deadline | None:
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
        count = situation.facts.get(stage.growth.fact)
        if count is None:
            return replace(deadline, needs=(stage.growth.fact,))
        begun = -(-max(0, count - stage.growth.beyond) // stage.growth.every)
        limit = Duration(min(10_000, limit.amount + begun * stage.growth.step.amount), limit.unit)
    deadline = replace(deadline, limit=limit, shortest=row.shortest)
    match stage.start.kind:
        case "received":
            return counted(deadline, received, clock)
        case "complete":
            return (
                replace(deadline, reason=_RETURNED)
                if outcome is Outcome.RETURN
                else counted(deadline, complete, clock)
            )
        case "stage":
            return _after(deadline, done.get(stage.start.ref or ""), clock)
        case "fact":
            moment = situation.facts.get(stage.start.ref or "")
            if moment is None:
                return replace(deadline, needs=(stage.start.ref or "",))
            return counted(deadline, moment, clock)


def _after(deadline: Deadline, before: Deadline | None, clock: Clock) -> Deadline:
    if before is None or before.counted is None or before.counted.due is None or before.limit is None:
        return replace(deadline, reason=Words("menunggu tahap sebelumnya", "waits for the stage before"))
    start = before.counted.due
    if deadline.limit is not None and deadline.limit.unit not in (Unit.MINUTE, Unit.HOUR):
        # The day on which the stage before ends is day 0, also when that is at closing time, so that
        # two stages one after the other end when one stage of both lengths would.
        start -= timedelta(minutes=1)
    return counted(deadline, start, clock)
