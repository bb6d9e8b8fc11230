"""Which applications have been kept for as long as an agency keeps them.

In come applications, a duration and a day; out come those of which nothing more happened for that long.
LAW: UU 27/2022 art. 42 to 44: what is known of a person goes when its retention ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sp_engine.register.application import RecordedApplication, Standing
from sp_engine.workdays import Duration, elapsed_limit


def past_retention(
    applications: Iterable[RecordedApplication], retention: Duration, day: date
) -> Iterator[RecordedApplication]:
    """Yield the applications whose last event is at least so long ago on a day, but for those erased already.

    `retention` is counted on the calendar; raises `ValueError` for one of working time.
    """
    latest = elapsed_limit(day, retention)
    for application in applications:
        last = max(event.at for event in application.events())
        if application.standing is not Standing.ERASED and last.date() <= latest:
            yield application
