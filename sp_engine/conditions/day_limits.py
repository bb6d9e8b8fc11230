"""The days at which a comparison with a length of time turns, in an application on a day.

In come a duration and the day of application, out come days; working days are counted on the calendar that
the duration brings along.  Knows nothing of leaves.
"""

from __future__ import annotations

from datetime import date

from sp_engine.workdays import Duration, WorkingDuration, elapsed_limit, nominal_end, recency_limit


def passed_by(day: int, duration: Duration) -> int:
    """Return the latest start from which the duration has passed by a day."""
    if isinstance(duration, WorkingDuration):
        return duration.passed_by(day)
    return elapsed_limit(date.fromordinal(day), duration).toordinal()


def not_older(day: int, duration: Duration) -> int:
    """Return the earliest start that is, on a day, not older than the duration."""
    if isinstance(duration, WorkingDuration):
        return duration.not_older(day)
    return recency_limit(date.fromordinal(day), duration).toordinal()


def ends_on(day: int, duration: Duration) -> int:
    """Return the day on which the duration, begun on a day, ends."""
    if isinstance(duration, WorkingDuration):
        return duration.day_ahead(day)
    return nominal_end(date.fromordinal(day), duration)
