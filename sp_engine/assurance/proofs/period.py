"""The days about which something is proved: those on which a decree holds for a service."""

from __future__ import annotations

from sp_engine.conditions import Period
from sp_engine.documents import Standard
from sp_engine.facts import EARLIEST


def days_it_holds(standard: Standard) -> Period:
    """Return the days on which a decree holds for its service, from the decree's own where none is known."""
    tenure, decree = standard.tenure, standard.decree
    first = tenure.first or decree.in_force_from or decree.dated or EARLIEST
    until = tenure.until or decree.ends
    return Period(first, None if until is None or until <= first else until)
