"""The three values, the decisions, and which decision follows from the values of the requirements.

In come values, out comes an outcome; who makes or reads one of them, imports it from here.  A new outcome
starts here: whatever answers for outcomes names all of them, or asks one of the properties.  Knows nothing
about conditions or back ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from itertools import compress
from typing import Final, assert_never


class Truth(IntEnum):
    """The three values; `all` is the minimum and `any` the maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


FALSE, UNKNOWN, TRUE = int(Truth.FALSE), int(Truth.UNKNOWN), int(Truth.TRUE)
"""The three values as plain numbers, which back ends compute with."""


class Outcome(StrEnum):
    """What an application can come to."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    PENDING = "pending"

    @property
    def is_open(self) -> bool:
        """Whether stating more can still change it."""
        match self:
            case Outcome.RETURN | Outcome.PENDING:
                return True
            case Outcome.APPROVE | Outcome.REJECT:
                return False
            case _ as never:
                assert_never(never)

    @property
    def rank(self) -> int:
        """How good it is for the applicant, the worst first: that of all rules is the worst of each."""
        match self:
            case Outcome.REJECT:
                return 0
            case Outcome.RETURN:
                return 1
            case Outcome.PENDING:
                return 2
            case Outcome.APPROVE:
                return 3
            case _ as never:
                assert_never(never)

    @property
    def is_rejection(self) -> bool:
        """Whether nothing helps any more: some requirements are not met, and never will be."""
        match self:
            case Outcome.REJECT:
                return True
            case Outcome.APPROVE | Outcome.RETURN | Outcome.PENDING:
                return False
            case _ as never:
                assert_never(never)


def outcome_of(mandatory: Sequence[bool], values: Sequence[int], hopeful: Sequence[int]) -> Outcome:
    """Return the decision: the conjunction of all mandatory rules, in three values.

    All three arguments have an entry for each rule.
    """
    decisive = set(compress(values, mandatory))
    return outcome_where(
        FALSE in decisive, UNKNOWN in decisive, _NOT_MET.intersection(compress(hopeful, mandatory))
    )


_NOT_MET: Final = frozenset({FALSE, UNKNOWN})


def outcome_where(fails: object, is_open: object, falls_short: object) -> Outcome:
    """Return the decision, by whether some mandatory rule fails, is open, and is not met at its most hopeful.

    Each is asked for its truth alone.  INVARIANT: nothing else says which outcome follows but the function
    of a standard, and the program of the witness, which derives it in rules of its own because it has to be
    independent of this.
    """
    if fails:
        return Outcome.REJECT
    if not is_open:
        return Outcome.APPROVE
    return Outcome.RETURN if falls_short else Outcome.PENDING
