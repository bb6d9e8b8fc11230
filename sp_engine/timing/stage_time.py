"""What a stage of an application took so far, what is left of it, and whether it was kept.

In come the stage's deadline with its runs, and the history of the application; out comes its time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, assert_never

from sp_engine.deciding import Deadline
from sp_engine.timing.elapsed import Elapsed, elapsed, stood_still, total
from sp_engine.timing.history import History, Run, StageRuns
from sp_engine.words import Words
from sp_engine.words.messages import ledger as messages


class StageStatus(StrEnum):
    """Where a stage is; the value is the word of JSON."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


def stage_status_words(status: StageStatus) -> Words:
    """Return a status as it is told to people."""
    match status:
        case StageStatus.NOT_STARTED:
            return messages.NOT_STARTED
        case StageStatus.RUNNING:
            return messages.RUNNING
        case StageStatus.PAUSED:
            return messages.PAUSED
        case StageStatus.FINISHED:
            return messages.FINISHED
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage: what it took so far.  A time is None where a calendar is lacking.

    `spent` counts against the limit: since the last fresh start, or all of it where a resubmission goes on.
    `kept` is None while it can still go either way; `left` and `late` are what is left to the due date, or
    past it.  `running` is all that ran.
    """

    deadline: Deadline
    status: StageStatus
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
            "status": self.status.value,
            "finished": self.finished.isoformat() if self.finished else None,
            "kept": self.kept,
            "running": _time_dict(self.running),
            "paused": _time_dict(self.paused),
            "spent": _time_dict(self.spent),
            "remaining": _time_dict(self.left),
            "late": _time_dict(self.late),
            "runs": [
                {
                    "from": run.began.isoformat(),
                    "to": run.until.isoformat(),
                    "limit": str(run.due.limit),
                    "due": run.due.due.isoformat() if run.due.due else None,
                    "remaining": _time_dict(run.left),
                    "afresh": run.afresh,
                }
                for run in self.runs
            ],
        }


def not_begun(deadline: Deadline, history: History) -> StageTime:
    """Return the time of a stage of which it is not known when it starts."""
    finish = history.finish(deadline.stage)
    status = StageStatus.NOT_STARTED if finish is None else StageStatus.FINISHED
    none = Elapsed()
    return StageTime(deadline, status, finish, (), none, none, none, None, None, None)


def stage_time(counted: StageRuns, history: History) -> StageTime:
    """Return what a stage took so far, over its runs."""
    deadline, runs, clock, count = counted.deadline, counted.runs, history.clock, counted.count
    finish = history.finish(deadline.stage)
    end = finish or history.until
    paused = total(
        elapsed(left, end, clock) if back is None else stood_still(left, back, clock)
        for left, back in counted.stops
    )
    if not runs:
        status = StageStatus.PAUSED if finish is None else StageStatus.FINISHED
        return StageTime(deadline, status, finish, (), Elapsed(), paused, Elapsed(), None, None, None)
    last = runs[-1].until
    spent = count.spent(last)
    return StageTime(
        deadline,
        _status(counted, finish, history),
        finish,
        runs,
        running=total((spent, *(before.spent(until) for before, until in counted.counted))),
        paused=paused,
        spent=spent,
        kept=_kept(runs, finished=finish is not None),
        left=None if finish is not None or count.abandoned is not None else count.left(last),
        late=None if deadline.due is None else count.late(last),
    )


def _status(counted: StageRuns, finish: datetime | None, history: History) -> StageStatus:
    """Return where a stage is that has run."""
    if finish is not None:
        return StageStatus.FINISHED
    if counted.paused:
        return StageStatus.PAUSED
    return StageStatus.NOT_STARTED if counted.runs[-1].began > history.until else StageStatus.RUNNING


def _kept(runs: tuple[Run, ...], *, finished: bool) -> bool | None:
    """Return whether every run ended by its due date; None while it is open, or cannot be known."""
    if any(run.due.due is not None and run.until > run.due.due for run in runs):
        return False
    return True if finished and all(run.due.due is not None for run in runs) else None


def _time_dict(time: Elapsed | None) -> dict[str, Any] | None:
    return None if time is None else time.to_dict()
