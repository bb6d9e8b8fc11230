"""What the events of an application do to the clock of each stage: it runs, stops, is extended, ends.

In come the events, the moment up to which time is reckoned and the agency's clock; out come the runs of a
stage, as values.  Knows nothing of which stage follows which.
LAW: a returned file stops the clock; a resubmission starts it afresh or lets it go on, by the agency's rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple, assert_never

from sp_engine.deciding import Deadline, extended, with_count
from sp_engine.documents import EventKind, Stage, StartKind
from sp_engine.timing.elapsed import MINUTE
from sp_engine.timing.events import Event
from sp_engine.words.messages import ledger as messages
from sp_engine.workdays import (
    CERTAIN,
    Clock,
    DueDate,
    Duration,
    Limit,
    Uncertain,
    Unit,
    limit_of,
    nominal_end,
)


class Pause(NamedTuple):
    """When the file left the office, and when it was back; None while it is away.

    `gate`: the stage after which fell due what it left for.  Such a pause stops only what starts after that.
    """

    left: datetime
    back: datetime | None
    gate: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in which the clock of a stage ran, without a stop, and the due date that then held.

    `afresh`: it followed upon a stop, and was counted from the start again.
    """

    began: datetime
    until: datetime
    due: DueDate
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class StageRuns:
    """The deadline of a stage counted over every pause: its runs, and the stretches in which it stood still.

    Those from `since` on count against the limit; `extended_late` is the due date that an extension came
    after, so that it has no effect.
    """

    deadline: Deadline
    runs: tuple[Run, ...]
    stops: tuple[tuple[datetime, datetime], ...]
    since: int = 0
    extended_late: datetime | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The pauses, extensions and ends that events make, to be laid over the clock of each stage.

    `complete` is when the file was first found complete, `decided` when it was decided or, before that, its
    products were issued, `issued` when they were.  A stage that started on receipt goes on once the
    file is back, any other once it was found complete again, where the events say when that was.
    `held`: by each gate, the stages that start after it.
    """

    until: datetime
    clock: Clock
    complete: datetime
    decided: datetime | None
    issued: datetime | None
    ended: Mapping[str, datetime]
    extended: Mapping[str, datetime]
    pauses_from_receipt: tuple[Pause, ...]
    pauses: tuple[Pause, ...]
    held: Mapping[str, Set[str]]

    def finish(self, stage: str) -> datetime | None:
        """Return when a stage was over, None while it is not."""
        return self.ended.get(stage, self.decided)

    @property
    def of_applicant(self) -> History:
        """The same for what the applicant has to do: neither a return nor the decision stops or ends that."""
        return replace(self, decided=None, pauses_from_receipt=(), pauses=())

    def outlasted_by(self, begun: datetime | None) -> History:
        """The same for a stage that waits for the applicant: a decision before it began does not end it."""
        if self.decided is None or (begun is not None and begun <= self.decided):
            return self
        return replace(self, decided=None)

    def runs(
        self, stage: Stage, deadline: Deadline, limit: Limit, start: datetime, *, follows: bool = False
    ) -> StageRuns:
        """Return a stage counted from its start over every pause; `follows`: from the end of another.

        A return for what fell due after a gate starts nothing afresh: the time goes on.
        """
        runs: list[Run] = []
        stops: list[tuple[datetime, datetime]] = []
        begin, finish, whole, since, afresh = start, self.finish(stage.id), limit, 0, False
        uncertain, paused = CERTAIN, False
        late: datetime | None = None
        for left, back, gate in self._pauses_of(stage):
            if (back is not None and back <= begin) or (finish is not None and left >= finish):
                continue
            if left >= begin:
                run = Run(begin, left, self._due(deadline, begin, limit, uncertain, follows=follows), afresh)
                since, afresh = (len(runs), False) if afresh else (since, False)
                runs.append(run)
                late = self._extended_late(stage.id, run, stopped=left) or late
                if gate is None and self.clock.rules.restart_on_resubmission:
                    limit, uncertain, afresh = whole, CERTAIN, True
                else:
                    limit, uncertain = _remaining(run, limit, self.clock), run.due.uncertain | uncertain
                follows = False
            stops.append((max(left, begin), back or finish or self.until))
            if back is None:
                paused = True
                break
            begin = back
        if not paused:
            end = max(begin, finish or self.until)
            since = len(runs) if afresh else since
            due = self._due(deadline, begin, limit, uncertain, follows=follows)
            runs.append(Run(begin, end, due, afresh))
            late = self._extended_late(stage.id, runs[-1]) or late
        if paused and finish is None:
            deadline = deadline._replace(reason=messages.CLOCK_STOPPED)
        elif runs:
            deadline = with_count(deadline, runs[-1].due)
        return StageRuns(deadline, tuple(runs), tuple(stops), since, late)

    def _pauses_of(self, stage: Stage) -> Iterator[Pause]:
        for pause in self._every_pause_of(stage):
            if pause.gate is None or stage.id in self.held[pause.gate]:
                yield pause

    def _every_pause_of(self, stage: Stage) -> tuple[Pause, ...]:
        match stage.start.kind:
            case StartKind.RECEIVED:
                return self.pauses_from_receipt
            case StartKind.COMPLETE | StartKind.STAGE | StartKind.FACT:
                return self.pauses
            case _ as never:
                assert_never(never)

    def _due(
        self,
        deadline: Deadline,
        begin: datetime,
        limit: Limit,
        uncertain: Uncertain,
        *,
        follows: bool = False,
    ) -> DueDate:
        due = self.clock.due(begin, limit, follows=follows)
        at = self.extended.get(deadline.stage)
        if at is not None and due.due is not None and begin <= at <= due.due:
            due = extended(deadline, due)
        return due._replace(uncertain_start=due.uncertain_start | uncertain) if uncertain else due

    def _extended_late(self, stage: str, run: Run, stopped: datetime | None = None) -> datetime | None:
        """Return the due date of a run if the extension fell in it, past that; a return may stop a run."""
        at, due = self.extended.get(stage), run.due.due
        if at is None or due is None or at < run.began or (stopped is not None and at > stopped):
            return None
        return due if at > due else None


def history_of(
    events: tuple[Event, ...], until: datetime, clock: Clock, held: Mapping[str, Set[str]] | None = None
) -> History:
    """Return what events whose order makes sense do to the clock, up to the moment `until`.

    `held`: by each gate after which something falls due, the stages that start after it.
    """
    complete = [event.at for event in events if event.kind is EventKind.COMPLETE]
    decided = [event.at for event in events if event.kind in (EventKind.DECIDED, EventKind.ISSUED)]
    issued = [event.at for event in events if event.kind is EventKind.ISSUED]
    return History(
        until,
        clock,
        complete[0] if complete else events[0].at,
        decided[0] if decided else None,
        issued[0] if issued else None,
        _first_of_each_stage(events, EventKind.FINDING),
        _first_of_each_stage(events, EventKind.EXTENDED),
        _pauses(events, until_complete=False),
        _pauses(events, until_complete=True),
        held or {},
    )


def _first_of_each_stage(events: tuple[Event, ...], kind: EventKind) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for event in events:
        if event.kind is kind and event.stage is not None:
            found.setdefault(event.stage, event.at)
    return found


def _pauses(events: tuple[Event, ...], *, until_complete: bool) -> tuple[Pause, ...]:
    """Return the pauses; with `until_complete` one lasts until the file was found complete again."""
    pauses: list[Pause] = []
    for event in events:
        match event.kind:
            case EventKind.RETURNED:
                pauses.append(Pause(event.at, None, event.stage))
            case EventKind.RESUBMITTED:
                pauses[-1] = pauses[-1]._replace(back=event.at)
            case EventKind.COMPLETE:
                if until_complete and pauses and pauses[-1].gate is None:
                    pauses[-1] = pauses[-1]._replace(back=event.at)
            case (
                EventKind.RECEIVED
                | EventKind.FINDING
                | EventKind.EXTENDED
                | EventKind.DECIDED
                | EventKind.ISSUED
            ):
                pass
            case _ as never:
                assert_never(never)
    return tuple(pauses)


def _remaining(run: Run, limit: Limit, clock: Clock) -> Limit:
    """Return what is left of a limit after a run: of the period that ran, and the whole one that follows."""
    if run.due.due is None:
        return limit
    first = run.due.before
    if first is None or first.due is None or run.until >= first.due:
        return _left_of(run.due, run.until, clock)
    return limit_of(_left_of(first, run.until, clock), run.due.duration)


def _left_of(due: DueDate, until: datetime, clock: Clock) -> Duration:
    """Return what is left of a period at a moment, in whole ones of what it is counted in.

    The day on which the file is returned (or, while the office is closed, the next one that it opens)
    counts as spent, since the day on which it is back is day 0: a return for no time changes nothing.
    """
    if due.due is None or due.day is None or due.starts is None:
        return due.duration
    late = until >= due.due
    match due.duration.unit:
        case Unit.HOUR | Unit.MINUTE:
            left = 0 if late else -(-clock.open_time(until, due.due) // MINUTE)
            hours, rest = divmod(left, 60)
            return Duration(left, Unit.MINUTE) if rest else Duration(hours, Unit.HOUR)
        case Unit.CLOCK_HOUR:
            ends = due.starts + timedelta(hours=due.duration.amount)
            return Duration(max(0, -(-(ends - until) // timedelta(hours=1))), Unit.CLOCK_HOUR)
        case Unit.WORKING_DAY:
            if late:
                return Duration(0, Unit.WORKING_DAY)
            reached = clock.opening_at_or_after(until).date()
            return Duration(clock.calendar.count_working_days(reached, due.day), Unit.WORKING_DAY)
        case Unit.CALENDAR_DAY | Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.YEAR:
            if late:
                return Duration(0, Unit.DAY)
            reached = clock.opening_at_or_after(until).date()
            nominal = nominal_end(due.clock.day_0(due.stated, due.starts), due.duration)
            return Duration(max(0, nominal - reached.toordinal()), Unit.DAY)
        case _ as never:
            assert_never(never)
