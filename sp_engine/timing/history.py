"""What the events of an application do to the clock of each stage: it runs, stops, is extended, ends.

In come the events, the moment up to which time is reckoned and the agency's clock; out come the runs of a
stage, as values.  Knows nothing of which stage follows which.
LAW: a returned file stops the clock; a resubmission starts it afresh or lets it go on, by the agency's rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, assert_never

from sp_engine.deciding import Deadline, with_count
from sp_engine.documents import EventKind, Stage, StartKind
from sp_engine.timing.elapsed import Elapsed
from sp_engine.timing.events import Event
from sp_engine.timing.stage_count import StageCount
from sp_engine.words.messages import ledger as messages
from sp_engine.workdays import Clock, DueDate, Limit


class Absence(NamedTuple):
    """When the file left the office, and when it was back; None while it is away.

    `gate`: the stage after which fell due what it left for.  Such an absence stops only what starts later.
    """

    left: datetime
    back: datetime | None
    gate: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in which the clock of a stage ran, without a stop, and the due date that then held.

    `left` is the time to that when it began, None where that was past or is not known.  `afresh`: it followed
    upon a stop, and was counted from the start again.
    """

    began: datetime
    until: datetime
    due: DueDate
    left: Elapsed | None
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class StageRuns:
    """The deadline of a stage counted over every absence: its runs, and when it stood still.

    `count` is the last one, and `counted` those before it that a return ended, each with when.  `paused`: the
    file is away.
    """

    deadline: Deadline
    runs: tuple[Run, ...]
    stops: tuple[tuple[datetime, datetime | None], ...]
    count: StageCount
    counted: tuple[tuple[StageCount, datetime], ...] = ()
    paused: bool = False

    @property
    def extended_late(self) -> datetime | None:
        """The due date that an extension came after, so that it has no effect."""
        found = (count.extended_late for count in (*(one for one, _ in self.counted), self.count))
        return next((due for due in found if due is not None), None)


@dataclass(frozen=True, slots=True)
class History:
    """The absences, extensions and ends that events make, to be laid over the clock of each stage.

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
    absences_from_receipt: tuple[Absence, ...]
    absences: tuple[Absence, ...]
    held: Mapping[str, Set[str]]

    def finish(self, stage: str) -> datetime | None:
        """Return when a stage was over, None while it is not."""
        return self.ended.get(stage, self.decided)

    @property
    def of_applicant(self) -> History:
        """The same for what the applicant has to do: neither a return nor the decision stops or ends that."""
        return replace(self, decided=None, absences_from_receipt=(), absences=())

    def outlasted_by(self, begun: datetime | None) -> History:
        """The same for a stage that waits for the applicant: a decision before it began does not end it."""
        if self.decided is None or (begun is not None and begun <= self.decided):
            return self
        return replace(self, decided=None)

    def runs(
        self, stage: Stage, deadline: Deadline, limit: Limit, start: datetime, *, follows: bool = False
    ) -> StageRuns:
        """Return a stage counted from its start over every absence; `follows`: from the end of another.

        A return for what fell due after a gate starts nothing afresh: the time goes on.
        """
        runs: list[Run] = []
        stops: list[tuple[datetime, datetime | None]] = []
        counted: list[tuple[StageCount, datetime]] = []
        begin, finish, afresh, paused = start, self.finish(stage.id), False, False
        whole = StageCount(self.clock, deadline, limit, start, follows, self.extended.get(stage.id))
        count, end = whole, finish or self.until
        for left, back, gate in self._absences_of(stage):
            if (back is not None and back <= begin) or (finish is not None and left >= finish):
                continue
            again = None if back is None or back > end else back
            paused = again is None
            if left < begin:  # what it follows upon ended while the file was away
                count = replace(whole, start=again or begin, follows=False)
            else:
                goes_on = gate is not None or not self.clock.rules.restart_on_resubmission
                count = count if goes_on else count.given_up(left, again)
                runs.append(Run(begin, left, count.due, count.left(begin), afresh))
                if goes_on:
                    count, afresh = count.paused(left, again or end), False
                elif again is not None:
                    counted.append((count, left))
                    count, afresh = whole.afresh(again), True
            stops.append((max(left, begin), again))
            if again is None:
                break
            begin = again
        if not paused:
            runs.append(Run(begin, max(begin, end), count.due, count.left(begin), afresh))
        if paused and finish is None and (count.abandoned is not None or not _missed(runs)):
            deadline = deadline._replace(reason=messages.CLOCK_STOPPED)
        elif runs:
            deadline = with_count(deadline, runs[-1].due)
        return StageRuns(deadline, tuple(runs), tuple(stops), count, tuple(counted), paused)

    def _absences_of(self, stage: Stage) -> Iterator[Absence]:
        for absence in self._every_absence_of(stage):
            if absence.gate is None or stage.id in self.held[absence.gate]:
                yield absence

    def _every_absence_of(self, stage: Stage) -> tuple[Absence, ...]:
        match stage.start.kind:
            case StartKind.RECEIVED:
                return self.absences_from_receipt
            case StartKind.COMPLETE | StartKind.STAGE | StartKind.FACT | StartKind.LATEST:
                return self.absences
            case _ as never:
                assert_never(never)


def _missed(runs: list[Run]) -> bool:
    """Whether the due date had passed when the file left."""
    return bool(runs) and runs[-1].due.due is not None and runs[-1].until > runs[-1].due.due


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
        _absences(events, until_complete=False),
        _absences(events, until_complete=True),
        held or {},
    )


def _first_of_each_stage(events: tuple[Event, ...], kind: EventKind) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for event in events:
        if event.kind is kind and event.stage is not None:
            found.setdefault(event.stage, event.at)
    return found


def _absences(events: tuple[Event, ...], *, until_complete: bool) -> tuple[Absence, ...]:
    """Return when the file was away; with `until_complete` until it was found complete again."""
    absences: list[Absence] = []
    for event in events:
        match event.kind:
            case EventKind.RETURNED:
                absences.append(Absence(event.at, None, event.stage))
            case EventKind.RESUBMITTED:
                absences[-1] = absences[-1]._replace(back=event.at)
            case EventKind.COMPLETE:
                if until_complete and absences and absences[-1].gate is None:
                    absences[-1] = absences[-1]._replace(back=event.at)
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
    return tuple(absences)
