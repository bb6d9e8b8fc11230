"""What each stage of an application took: the stretches in which its clock ran, and where it stopped.

In come the events of one application and the agency's clock; out come runs, pauses, time spent and left.
LAW: a returned file stops the clock; a resubmission starts it afresh or lets it go on, by the agency's rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sp_engine.deciding.stage_deadline import Deadline, extended, with_count
from sp_engine.documents.standard import Stage
from sp_engine.timing.events import Event, EventKind
from sp_engine.words.language import Words
from sp_engine.workdays.calendar import CalendarGap
from sp_engine.workdays.deadline import Clock
from sp_engine.workdays.due_date import DueDate, nominal_end
from sp_engine.workdays.duration import Duration, Unit

Status = Literal["not_started", "running", "paused", "finished"]
STATUSES: Mapping[Status, Words] = {
    "not_started": Words("belum mulai", "not started"),
    "running": Words("berjalan", "running"),
    "paused": Words("berhenti, menunggu pemohon", "paused, waiting for the applicant"),
    "finished": Words("selesai", "finished"),
}
_PAUSED = Words("waktu berhenti sampai berkas dilengkapi", "the clock is stopped until the file is completed")

_MINUTE = timedelta(minutes=1)

Pause = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time that passed: open office time, working days after day 0, and calendar days."""

    open_time: timedelta = timedelta(0)
    working_days: int = 0
    days: int = 0

    def __add__(self, other: Elapsed) -> Elapsed:
        return Elapsed(
            self.open_time + other.open_time, self.working_days + other.working_days, self.days + other.days
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in which the clock of a stage ran, without a stop, and the due date that then held."""

    began: datetime
    until: datetime
    due: DueDate


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage: what it took so far.  A time is None where a calendar is lacking.

    `spent` counts against the limit: the last run, or all of them where a resubmission goes on.  `kept` is
    None while it can still go either way; `left` and `late` are what is left to the due date, or past it.
    """

    deadline: Deadline
    status: Status
    finished: datetime | None
    runs: tuple[Run, ...]
    running: Elapsed | None
    paused: Elapsed | None
    spent: Elapsed | None
    kept: bool | None
    left: Elapsed | None
    late: Elapsed | None

    def __repr__(self) -> str:
        return f"StageTime({self.status}, {self.deadline})"

    def to_dict(self) -> dict[str, Any]:
        """Return what the stage took as JSON data, without its deadline."""
        return {
            "status": self.status,
            "finished": self.finished.isoformat() if self.finished else None,
            "kept": self.kept,
            "running": _elapsed_dict(self.running),
            "paused": _elapsed_dict(self.paused),
            "spent": _elapsed_dict(self.spent),
            "remaining": _elapsed_dict(self.left),
            "late": _elapsed_dict(self.late),
            "runs": [
                {
                    "from": run.began.isoformat(),
                    "to": run.until.isoformat(),
                    "limit": str(run.due.duration),
                    "due": run.due.due.isoformat() if run.due.due else None,
                }
                for run in self.runs
            ],
        }


class History:
    """The pauses and ends that events make, laid over the clock of each stage."""

    def __init__(self, events: tuple[Event, ...], until: datetime, clock: Clock) -> None:
        self.until, self._clock = until, clock
        complete = [event.at for event in events if event.kind is EventKind.COMPLETE]
        decided = [event.at for event in events if event.kind is EventKind.DECIDED]
        self.complete = complete[0] if complete else events[0].at
        self._decided = decided[0] if decided else None
        self.ended: dict[str, datetime] = {}
        for event in events:
            if event.kind is EventKind.FINDING and event.stage is not None:
                self.ended.setdefault(event.stage, event.at)
        self._extended: dict[str, datetime] = {}
        for event in events:
            if event.kind is EventKind.EXTENDED and event.stage is not None:
                self._extended.setdefault(event.stage, event.at)
        self.extended_late: dict[str, datetime] = {}
        """The due dates of the stages whose extension came after them, and so has no effect."""
        self._pauses_of_receipt = _pauses(events, found_complete=False)
        self._pauses = _pauses(events, found_complete=True)
        self._runs: dict[str, tuple[Run, ...]] = {}
        self._stopped: dict[str, tuple[tuple[datetime, datetime], ...]] = {}

    def count(self, stage: Stage, deadline: Deadline, start: datetime) -> Deadline:
        """Return the deadline counted over every pause; keeps the runs for `stage_time`."""
        if deadline.limit is None:
            return deadline
        runs: list[Run] = []
        stopped: list[tuple[datetime, datetime]] = []
        begin, limit, finish = start, deadline.limit, self._finish(stage.id)
        uncertain = paused = False
        for left, back in self._pauses_of_receipt if stage.start.kind == "received" else self._pauses:
            if (back is not None and back <= begin) or (finish is not None and left >= finish):
                continue
            if left >= begin:
                run = Run(begin, left, self._due(deadline, begin, limit, uncertain))
                runs.append(run)
                self._check_extension(stage.id, run, stopped=left)
                if not self._clock.rules.restart_on_resubmission:
                    limit, uncertain = self._remaining(run, limit), run.due.provisional or uncertain
            stopped.append((max(left, begin), back or finish or self.until))
            if back is None:
                paused = True
                break
            begin = back
        if not paused:
            end = max(begin, finish or self.until)
            runs.append(Run(begin, end, self._due(deadline, begin, limit, uncertain)))
            self._check_extension(stage.id, runs[-1])
        self._runs[stage.id], self._stopped[stage.id] = tuple(runs), tuple(stopped)
        if paused and finish is None:
            return replace(deadline, reason=_PAUSED)
        return with_count(deadline, runs[-1].due) if runs else deadline

    def stage_time(self, deadline: Deadline) -> StageTime:
        """Return what a stage, counted before, took so far."""
        runs = self._runs.get(deadline.stage, ())
        finish = self._finish(deadline.stage)
        if not runs:
            started = deadline.stage in self._runs
            status: Status = "finished" if finish else "paused" if started else "not_started"
            paused = _sum(self._elapsed(*stop) for stop in self._stopped.get(deadline.stage, ()))
            return StageTime(deadline, status, finish, (), Elapsed(), paused, Elapsed(), None, None, None)
        last = runs[-1]
        running = _sum(self._elapsed(run.began, run.until) for run in runs)
        counting = runs[-1:] if self._clock.rules.restart_on_resubmission else runs
        status = "finished" if finish else "paused" if deadline.counted is None else "running"
        if status == "running" and last.began > self.until:
            status = "not_started"
        due = deadline.due
        overdue = due is not None and last.until > due
        left = None if finish or due is None or overdue else self._to_due(last)
        late = self._to_due(last) if overdue else None
        return StageTime(
            deadline,
            status,
            finish,
            runs,
            running,
            _sum(self._elapsed(*stop) for stop in self._stopped[deadline.stage]),
            _sum(self._elapsed(run.began, run.until) for run in counting),
            _kept(runs, finished=finish is not None),
            left,
            late,
        )

    def _finish(self, stage: str) -> datetime | None:
        return self.ended.get(stage, self._decided)

    def _due(self, deadline: Deadline, begin: datetime, limit: Duration, uncertain: bool) -> DueDate:
        due = self._clock.due(begin, limit)
        at = self._extended.get(deadline.stage)
        if at is not None and due.due is not None and begin <= at <= due.due:
            due = extended(deadline, due)
        return replace(due, uncertain_start=True) if uncertain else due

    def _check_extension(self, stage: str, run: Run, stopped: datetime | None = None) -> None:
        """Note an extension past the due date of the run in which it fell; a return may have stopped that."""
        at, due = self._extended.get(stage), run.due.due
        if at is None or due is None or at < run.began or (stopped is not None and at > stopped):
            return
        if at > due:
            self.extended_late[stage] = due

    def _remaining(self, run: Run, limit: Duration) -> Duration:
        """Return what is left of a limit after a run, in whole minutes, working days or days.

        The day on which the file is returned (or, while the office is closed, the next one that it opens)
        counts as spent, since the day on which it is back is day 0: a return for no time changes nothing.
        """
        due, clock = run.due, self._clock
        if due.due is None or due.day is None or due.starts is None:
            return limit
        unit, late = due.duration.unit, run.until >= due.due
        if unit in (Unit.HOUR, Unit.MINUTE):
            left = 0 if late else -(-clock.open_time(run.until, due.due) // _MINUTE)
            hours, rest = divmod(left, 60)
            return Duration(left, Unit.MINUTE) if rest else Duration(hours, Unit.HOUR)
        unit = unit if unit is Unit.WORKING_DAY else Unit.DAY
        if late:
            return Duration(0, unit)
        reached = clock.opening_at_or_after(run.until).date()
        if unit is Unit.WORKING_DAY:
            return Duration(clock.calendar.count_working_days(reached, due.day), unit)
        nominal = nominal_end(due.starts.date(), due.duration)
        return Duration(max(0, nominal - reached.toordinal()), unit)

    def _to_due(self, run: Run) -> Elapsed | None:
        """Return the time between the end of a run and its due date, whichever comes first.

        Working days are those left of the count, or past it: the day reached so far is not one of them.
        """
        due = run.due
        if due.due is None or due.day is None or due.starts is None:
            return None
        elapsed = self._elapsed(min(run.until, due.due), max(run.until, due.due))
        if elapsed is None:
            return None
        first, last = sorted((max(run.until, due.starts).date(), due.day))
        return replace(elapsed, working_days=self._clock.calendar.count_working_days(first, last))

    def _elapsed(self, after: datetime, until: datetime) -> Elapsed | None:
        if until <= after:
            return Elapsed()
        try:
            clock = self._clock
            days = (until.date() - after.date()).days
            return Elapsed(clock.open_time(after, until), clock.working_days(after, until), days)
        except CalendarGap:
            return None


def _pauses(events: tuple[Event, ...], *, found_complete: bool) -> tuple[Pause, ...]:
    """Return when the file was returned and when it was back; None while it is away.

    With `found_complete` it is back once it was found complete again, where the events say when that was.
    """
    pauses: list[Pause] = []
    for event in events:
        if event.kind is EventKind.RETURNED:
            pauses.append((event.at, None))
        elif event.kind is EventKind.RESUBMITTED or (
            found_complete and event.kind is EventKind.COMPLETE and pauses
        ):
            pauses[-1] = (pauses[-1][0], event.at)
    return tuple(pauses)


def _kept(runs: tuple[Run, ...], *, finished: bool) -> bool | None:
    """Return whether every run ended by its due date; None while it is open, or cannot be known."""
    if any(run.due.due is not None and run.until > run.due.due for run in runs):
        return False
    return True if finished and all(run.due.due is not None for run in runs) else None


def _elapsed_dict(time: Elapsed | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "open_minutes": time.open_time // _MINUTE,
        "working_days": time.working_days,
        "days": time.days,
    }


def _sum(parts: Iterable[Elapsed | None]) -> Elapsed | None:
    total = Elapsed()
    for elapsed in parts:
        if elapsed is None:
            return None
        total += elapsed
    return total
