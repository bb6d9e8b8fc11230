"""The statuses of findings: what one requirement can come to, in one word.

A new status starts here, and wherever the type checker then says.  Which one it is is worked out by the back
end that decides, or in the situation (`deciding.finding_status`); what is said of it stands there too.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class FindingStatus(StrEnum):
    """What a requirement came to; the value is the word of the decision format."""

    MET = "met"
    MISSING = "missing"
    DEFICIENT = "deficient"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    LATER = "later"
    PREFERRED = "preferred"
    NOT_PREFERRED = "not_preferred"
    PREFERENCE_UNKNOWN = "preference_unknown"

    @property
    def unmet(self) -> bool:
        """Whether it is that of a mandatory requirement which is not met, or not yet."""
        match self:
            case (
                FindingStatus.FAILED
                | FindingStatus.MISSING
                | FindingStatus.DEFICIENT
                | FindingStatus.PENDING
                | FindingStatus.LATER
            ):
                return True
            case (
                FindingStatus.MET
                | FindingStatus.NOT_APPLICABLE
                | FindingStatus.PREFERRED
                | FindingStatus.NOT_PREFERRED
                | FindingStatus.PREFERENCE_UNKNOWN
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def can_be_mended(self) -> bool:
        """Whether the applicant can do something about it now."""
        match self:
            case FindingStatus.MISSING | FindingStatus.DEFICIENT:
                return True
            case (
                FindingStatus.MET
                | FindingStatus.FAILED
                | FindingStatus.NOT_APPLICABLE
                | FindingStatus.PENDING
                | FindingStatus.LATER
                | FindingStatus.PREFERRED
                | FindingStatus.NOT_PREFERRED
                | FindingStatus.PREFERENCE_UNKNOWN
            ):
                return False
            case _ as never:
                assert_never(never)

    @property
    def falls_due_later(self) -> bool:
        """Whether the requirement falls due after a stage that has not ended."""
        match self:
            case FindingStatus.LATER:
                return True
            case (
                FindingStatus.MET
                | FindingStatus.MISSING
                | FindingStatus.DEFICIENT
                | FindingStatus.FAILED
                | FindingStatus.NOT_APPLICABLE
                | FindingStatus.PENDING
                | FindingStatus.PREFERRED
                | FindingStatus.NOT_PREFERRED
                | FindingStatus.PREFERENCE_UNKNOWN
            ):
                return False
            case _ as never:
                assert_never(never)
