"""A stretch in which a count stands still, and how far that moves its end.

In: when it was stopped and when it went on, as an office's clock has them.  Out: the end, moved.  Knows
nothing of why it stood still.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sp_engine.immutable import NamedTuple

Pause = tuple[datetime, datetime]
"""When a count was stopped, and when it went on."""


class Standstill(NamedTuple):
    """A stretch in which a count stands still, from `left` to `back`.

    While the office is closed a count is neither stopped nor begun: that is so once it is open next, at
    `stopped` and at `resumed`.  `reached` is the last day that counts before it, `day_0` the first day, or
    the one before, that may count again: the days after the one, through the other, do not count.
    """

    left: datetime
    back: datetime
    stopped: datetime
    resumed: datetime
    reached: date
    day_0: date

    @property
    def takes_time(self) -> bool:
        """Whether the office is open in it at all; else it changes nothing."""
        return self.stopped < self.resumed

    def after(self, earlier: Standstill) -> Standstill:
        """Return the stretch without the days that an earlier one left out already."""
        reached = max(self.reached, earlier.day_0) if earlier.takes_time else self.reached
        return self._replace(reached=reached, day_0=max(self.day_0, reached))

    def skips(self, day: date) -> bool:
        """Whether a count in days leaves the day out."""
        return self.takes_time and self.reached < day <= self.day_0

    def covers(self, day: date) -> bool:
        """Whether a count stands still all the day."""
        return self.stopped.date() < day < self.resumed.date()

    def day_later(self, ends: date) -> date:
        """Return the day on which a count in days ends that would have ended on `ends`, or after it."""
        if not self.takes_time:
            return ends
        left = max(timedelta(0), ends - self.reached)
        return max(self.resumed.date(), self.day_0 + left)

    def moment_later(self, ends: datetime) -> datetime:
        """Return the moment at which a count ends that runs day and night and would have ended at `ends`."""
        if not self.takes_time:
            return ends
        return self.resumed + max(timedelta(0), ends - self.stopped)
