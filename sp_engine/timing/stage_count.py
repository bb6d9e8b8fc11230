"""One count of a limit: when it is due, and how much of it is spent at a moment.

In come a deadline with its limit, the moment from which it is counted, the stretches in which it stood still
and the agency's clock; out come its due date and times.  Knows nothing of events.

INVARIANT: what is spent and what is left make up the time to the due date, and that is the limit with its
extension, in what it is counted in; days by the calendar and jam dinding end later by as much as an end on a
day off moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sp_engine.deciding import Deadline, extended
from sp_engine.timing.elapsed import Elapsed
from sp_engine.workdays import CalendarGap, Clock, DueDate, Limit, Pause, Standstill


@dataclass(frozen=True, slots=True)
class StageCount:
    """A limit counted from `start` over the `pauses` in which it stands still, in order of time.

    `follows`: from the end of what is before it.  `extension`: when it was extended.  `abandoned`:
    when the file went back, after which the limit is counted afresh.
    """

    clock: Clock
    deadline: Deadline
    limit: Limit
    start: datetime
    follows: bool = False
    extension: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    abandoned: datetime | None = None

    def paused(self, left: datetime, back: datetime) -> StageCount:
        """Return the same count with one more pause."""
        return replace(self, pauses=(*self.pauses, (left, back)))

    def given_up(self, left: datetime, back: datetime | None) -> StageCount:
        """Return the count as a return ends it: an extension of the time after that is none of this."""
        extension = self.extension
        given = extension is not None and extension <= left and (back is None or extension < back)
        return replace(self, abandoned=left, extension=extension if given else None)

    def afresh(self, back: datetime) -> StageCount:
        """Return a count of the same limit from when the file is back, with an extension since then."""
        given = self.extension is not None and self.extension >= back
        return replace(self, start=back, follows=False, extension=self.extension if given else None)

    @property
    def due(self) -> DueDate:
        """When it is due, with the extension if that came by then."""
        due = self._unextended
        if self.extension is not None and due.due is not None and self.extension <= due.due:
            later = tuple(pause for pause in self.pauses if pause[0] > due.due)
            return extended(self.deadline, due, later)
        return due

    @property
    def extended_late(self) -> datetime | None:
        """The due date that the extension came after, so that it has no effect."""
        due = self._unextended.due
        return None if self.extension is None or due is None or self.extension <= due else due

    def spent(self, moment: datetime) -> Elapsed | None:
        """Return the time counted by then; None where a calendar is lacking."""
        due = self.due
        day = moment.date()
        if due.day is not None and due.due is not None and moment <= due.due:
            day = min(day, due.day)  # an office that closes at 24.00
        return self._spent(moment, day)

    def left(self, moment: datetime) -> Elapsed | None:
        """Return the time from then to the due date; None where that is past, or there is none."""
        due = self.due.due
        return None if due is None or moment > due else _less(self._whole(), self.spent(moment))

    def late(self, moment: datetime) -> Elapsed | None:
        """Return the time since the due date, without what it stood still; None where that is to come."""
        due = self.due.due
        return None if due is None or moment <= due else _less(self.spent(moment), self._whole())

    @property
    def _unextended(self) -> DueDate:
        return self.clock.due(self.start, self.limit, follows=self.follows, pauses=self.pauses)

    def _whole(self) -> Elapsed | None:
        """Return the time from its beginning to the due date."""
        due = self.due
        return None if due.due is None or due.day is None else self._spent(due.due, due.day)

    def _spent(self, moment: datetime, last: date) -> Elapsed | None:
        """Return the time counted by a moment, of days those through `last`."""
        begun = self._unextended
        starts, day_0 = begun.first.starts, begun.first.day_0
        if starts is None or day_0 is None:
            return None
        if moment <= self.start:
            return Elapsed()
        calendar, open_time = self.clock.calendar, self.clock.open_time
        last = max(last, day_0)
        try:
            whole = Elapsed(
                open_time(self.start, moment),
                calendar.count_working_days(day_0, last),
                (last - day_0).days,
                _between(starts, moment),
            )
            counts = (*begun.periods, *self.due.periods)
            known = {(still.left, still.back): still for count in counts for still in count.standstills}
            still = [known.get(pause) or self.clock.standstill(*pause) for pause in self.pauses]
            return whole - sum((self._stood(one, moment, last) for one in still), Elapsed())
        except CalendarGap:
            return None

    def _stood(self, still: Standstill, moment: datetime, last: date) -> Elapsed:
        """Return how long the count had stood still by a moment, of days those through `last`."""
        if still.left > moment or not still.takes_time:
            return Elapsed()
        reached, day_0 = still.reached, min(still.day_0, last)
        working = self.clock.calendar.count_working_days(reached, day_0) if reached < day_0 else 0
        return Elapsed(
            self.clock.open_time(still.left, min(still.back, moment)),
            working,
            max(0, (day_0 - reached).days),
            _between(still.stopped, min(still.resumed, moment)),
        )


def _between(first: datetime, last: datetime) -> timedelta:
    return max(timedelta(0), last - first)


def _less(time: Elapsed | None, other: Elapsed | None) -> Elapsed | None:
    return None if time is None or other is None else time - other
