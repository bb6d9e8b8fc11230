"""What a row came to as the cells of a result, or of the errors beside it.

In comes a decided row or an error; out come plain values, in the order of the columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from sp_engine.documents import ExpectedOutcome
from sp_engine.population.decided_rows import DecidedRow, RowError
from sp_engine.population.result_columns import calendar_words
from sp_engine.rules import Outcome
from sp_engine.words import Language

BETWEEN = "; "
"""What stands between two requirements in a cell."""


def decision_cells(row: DecidedRow, stages: Iterable[str]) -> list[Any]:
    """Return a decision from its outcome on to its decree; the outcome is a value of `Outcome`."""
    due = (row.due.get(stage) for stage in stages)
    shown = (None if moment is None else moment.isoformat(timespec="minutes") for moment in due)
    doubt = calendar_words(row.doubt)
    return [row.outcome.value, BETWEEN.join(row.requirements), row.fee, *shown, doubt, row.decree]


def error_cells(error: RowError, language: Language) -> list[str]:
    """Return an error, without the number of its row."""
    found = error.finding
    return [error.column, error.value, found.code, found.message(language), found.fix(language)]


def outcome_name(outcome: Outcome) -> str:
    """Return an outcome as our documents call it, whatever the language."""
    match outcome:
        case Outcome.APPROVE:
            return ExpectedOutcome.APPROVED.value
        case Outcome.RETURN:
            return ExpectedOutcome.RETURNED.value
        case Outcome.REJECT:
            return ExpectedOutcome.REJECTED.value
        case Outcome.PENDING:
            return ExpectedOutcome.PENDING.value
        case _ as never:
            assert_never(never)


def outcome_named(name: str) -> Outcome:
    """Return the outcome that our documents call so."""
    return next(outcome for outcome in Outcome if outcome_name(outcome) == name)
