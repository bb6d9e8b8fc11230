"""Due dates of many starts at once, on an agency's clock.

In come a catalogue, an agency, an array of days or moments and a duration; out comes an array of due dates.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Catalogue
from sp_engine.timing.requested_due_dates import as_known, limit_asked
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import due_dates as messages
from sp_engine.workdays import (
    DueArray,
    NeedsMomentsError,
    NoStartsError,
    due_array,
    earliest_year,
    local_starts,
)

if TYPE_CHECKING:
    import numpy as np
    import pyarrow
    from numpy.typing import NDArray


def due_dates_many(
    catalogue: Catalogue,
    agency: str,
    starts: NDArray[np.datetime64] | pyarrow.Array,
    duration: str,
    *,
    known_on: date | None = None,
) -> DueArray:
    """Return when a duration, such as `3 hari kerja`, is due that began at each of many starts.

    `starts`: days, `datetime64[D]` or Arrow's `date32`, each received when the office opens on it; or
    moments: without a zone, `datetime64[s]`, the agency's own time, with one, Arrow's `timestamp`, put into
    it.  What is NaT or NULL, and what a calendar that is not decreed would tell, has no due date
    (NaT); `due_dates` says of one such start why.  In a provisional catalogue estimates stand in, as far as
    they reach for the earliest start.  With `known_on`, days off and years that were decreed later do not
    count.  A million days take a tenth of a second at most; needs numpy, of the extra `batch`.

    Raises `CatalogueError` for an unknown agency, a malformed duration (SP609), an array of anything else,
    and a duration in jam or menit from days, which say no time (SP617).
    """
    files = catalogue.files
    limit, zone = limit_asked(duration), files.zone(agency)
    local = local_starts(starts, zone)
    first = earliest_year(local) if files.provisional else None
    clock = files.agency(agency, first).clock
    if known_on is not None:
        clock = as_known(catalogue, clock, known_on, datetime(first or known_on.year, 1, 1, tzinfo=zone))
    try:
        return due_array(clock, local, limit)
    except NeedsMomentsError:
        raise _refused(messages.DAYS_SAY_NO_TIME.fill(duration=duration)) from None
    except NoStartsError:
        problem = messages.NO_STARTS.fill(given=str(local.dtype), dimensions=local.ndim)
        raise _refused(problem) from None


def _refused(problem: Words) -> CatalogueError:
    return CatalogueError([Diagnostic("SP617", "due_dates_many", values={"problem": problem})])
