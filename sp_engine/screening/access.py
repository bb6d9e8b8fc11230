"""How a service stands to an applicant: open, to be opened, waiting for the agency, or closed.

In comes the outcome of a decision.  Knows nothing about words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.rules import Outcome


class Access(StrEnum):
    """How a service stands to an applicant, the nearest first; the value is the word of the JSON format."""

    OPEN = "open"
    WAITING = "waiting"
    OPENABLE = "openable"
    CLOSED = "closed"

    @property
    def lacks_nothing(self) -> bool:
        """Whether the applicant has nothing more to bring, and nothing is refused."""
        match self:
            case Access.OPEN | Access.WAITING:
                return True
            case Access.OPENABLE | Access.CLOSED:
                return False
            case _ as never:
                assert_never(never)


def access_of(outcome: Outcome) -> Access:
    """Return how a service stands to an applicant whose application comes to an outcome."""
    match outcome:
        case Outcome.APPROVE:
            return Access.OPEN
        case Outcome.PENDING:
            return Access.WAITING
        case Outcome.RETURN:
            return Access.OPENABLE
        case Outcome.REJECT:
            return Access.CLOSED
        case _ as never:
            assert_never(never)
