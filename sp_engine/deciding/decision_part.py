"""The parts of a decision that another reading can make another: outcome, fee, due dates; and their names."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.words import Words
from sp_engine.words.messages import readings


class DecisionPart(StrEnum):
    """What of a decision can be another; the value is the word of the JSON formats."""

    OUTCOME = "outcome"
    FEE = "fee"
    DUE_DATE = "due_date"


def part_words(part: DecisionPart) -> Words:
    """Name a part of a decision."""
    match part:
        case DecisionPart.OUTCOME:
            return readings.OUTCOME
        case DecisionPart.FEE:
            return readings.FEE
        case DecisionPart.DUE_DATE:
            return readings.DUE_DATE
        case _ as never:
            assert_never(never)
