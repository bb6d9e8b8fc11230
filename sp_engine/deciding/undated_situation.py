"""The situation of an applicant while the day of application is not known.

In come typed facts; out comes what a condition is worth on any day.  For questions, never for a decision.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    depends_on_day,
)
from sp_engine.rules import Situation, Truth


class UndatedSituation(Situation):
    """Typed facts on a day that is not known: whatever depends on it is open."""

    __slots__ = ()

    @property
    def dated(self) -> bool:
        return False

    def value(self, condition: Condition, *, hopeful: bool = False) -> Truth:
        match condition:
            case AllOf(parts):
                return min([self.value(part, hopeful=hopeful) for part in parts], default=Truth.TRUE)
            case AnyOf(parts):
                return max([self.value(part, hopeful=hopeful) for part in parts], default=Truth.FALSE)
            case Defined(condition=inner):
                return self.value(inner, hopeful=hopeful)
            case Document(attributes=attributes):
                if any(map(depends_on_day, attributes)):
                    return Truth.UNKNOWN
                return Situation.value(self, condition, hopeful=hopeful)
            case Age() | Recent() | Remaining() | SameYear():
                return Truth.UNKNOWN
            case EachOf() | SomeOf():
                if depends_on_day(condition):
                    return Truth.UNKNOWN
                return Situation.value(self, condition, hopeful=hopeful)
            case Known() | Among() | Range() | Includes() | Overlaps() | Unwritten():
                return Situation.value(self, condition, hopeful=hopeful)
            case _ as never:
                assert_never(never)
