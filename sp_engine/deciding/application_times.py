"""The times of an application: when it was received, when complete, and the day on which it was answered.

In come moments as a caller gives them; out come moments in the agency's zone, or every problem at once.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from sp_engine.deciding.applicant_facts import NO_FILE, FactsError
from sp_engine.facts import EARLIEST, LATEST
from sp_engine.words import Diagnostic, date_in_both, moment_in_both


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


def day_of_issue(issued: date | None, received: datetime) -> date | None:
    """Return the day on which the products were issued; `FactsError` when that is before the receipt."""
    if issued is None:
        return None
    if isinstance(issued, datetime) or not isinstance(issued, date):
        raise FactsError([Diagnostic("SP415", NO_FILE, values={"option": "issued", "given": str(issued)})])
    if not received.date() <= issued <= LATEST:
        told = {"received": moment_in_both(received), "issued": date_in_both(issued)}
        raise FactsError([Diagnostic("SP418", NO_FILE, values=told)])
    return issued
