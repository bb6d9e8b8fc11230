"""How long a decree holds for one of its services, and what ended that.

Data only: which decree ends which is worked out where all decrees of an agency are known.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sp_engine.immutable import NamedTuple


class Ending(StrEnum):
    """Why a decree does not hold for a service any more, or never did."""

    REPLACED = "replaced"
    REMOVED = "removed"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNPLACED = "unplaced"  # its days are not known, and it is not the only decree of the service


class Tenure(NamedTuple):
    """The days on which a decree holds for a service: from `first` until the day before `until`.

    `first` is None when the day is not known, `until` while nothing ends it; `by` is the number of the decree
    that ended it.  One that was ended before it began has no days.
    """

    service: str
    first: date | None
    until: date | None = None
    ending: Ending | None = None
    by: str | None = None

    @property
    def ever(self) -> bool:
        """Whether there was, or will be, a day on which the decree holds for the service."""
        if self.ending is Ending.UNPLACED:
            return False
        return self.first is None or self.until is None or self.first < self.until

    def holds(self, day: date) -> bool:
        return (
            self.ever
            and (self.first is None or self.first <= day)
            and (self.until is None or day < self.until)
        )
