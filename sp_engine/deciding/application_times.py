"""The two times of an application: when it was received, and when its file became complete.

In come moments as a caller gives them; out come moments in the agency's zone, or every problem at once.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from sp_engine.deciding.applicant_facts import NO_FILE, FactsError
from sp_engine.facts import EARLIEST, LATEST
from sp_engine.words import Diagnostic, moment_in_both


def times_of_application(
    received: datetime, complete: datetime | None, zone: tzinfo
) -> tuple[datetime, datetime]:
    """Return both times in the agency's zone; `complete` defaults to `received`.  Raises `FactsError`."""
    problems = []
    for option, moment in (("received", received), ("complete", complete)):
        if moment is None and option == "complete":
            continue
        if not isinstance(moment, datetime) or not EARLIEST.year <= moment.year <= LATEST.year:
            given = {"option": option, "given": str(moment)}
            problems.append(Diagnostic("SP410", NO_FILE, values=given))
        elif moment.utcoffset() is None:
            problems.append(Diagnostic("SP413", NO_FILE, values={"option": option}))
    if problems:
        raise FactsError(problems)
    received = received.astimezone(zone)
    complete = received if complete is None else complete.astimezone(zone)
    if complete < received:
        told = {"received": moment_in_both(received), "complete": moment_in_both(complete)}
        raise FactsError([Diagnostic("SP412", NO_FILE, values=told)])
    return received, complete
