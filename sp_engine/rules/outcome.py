"""The three values and the four decisions.  Nothing else is known here; who makes one of them, imports it."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Truth(IntEnum):
    """The three values; `all` is the minimum and `any` the maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


class Outcome(StrEnum):
    """The four decisions."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    PENDING = "pending"
