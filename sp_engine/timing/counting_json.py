"""How a due date was counted, as JSON data: day 0, each day counted or passed over, each rule.

In comes a due date; out comes the `counting` of `sp deadline --json`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sp_engine.deciding import skipped_reason
from sp_engine.timing.applied_rules import rules_of
from sp_engine.timing.counted_days import CountedDay, Day, days_of
from sp_engine.timing.day_0 import day_0_reason
from sp_engine.words import Language
from sp_engine.workdays import DueDate


def counting_dict(due: DueDate, language: Language = "id") -> dict[str, Any]:
    """Return how a due date was counted; of two periods the second, and `after` how the first was."""
    first = {} if due.before is None else {"after": counting_dict(due.before, language)}
    return {
        **first,
        "stated": due.stated.isoformat(),
        "day_0": due.day_0.isoformat() if due.day_0 else None,
        "day_0_reason": day_0_reason(due, language),
        "stood_still": [
            {"from": still.left.isoformat(), "to": still.back.isoformat()}
            for still in due.standstills
            if still.takes_time
        ],
        "days": [_day_dict(day, language) for day in days_of(due)],
        "rules": [
            {
                "rule": rule.kind.value,
                "text": rule.text.get(language),
                "own": rule.own,
                "source": rule.source or None,
            }
            for rule in rules_of(due)
        ],
    }


def _day_dict(day: Day, language: Language) -> dict[str, Any]:
    if isinstance(day, CountedDay):
        told: dict[str, Any] = {"date": day.day.isoformat(), "counted": day.number}
        return told if day.ran is None else {**told, "minutes": day.ran / timedelta(minutes=1)}
    return {
        "date": day.day.isoformat(),
        "counted": None,
        "kind": day.kind.value,
        "reason": skipped_reason(day, language),
        "decree": day.decree,
        "decreed": day.decreed.isoformat() if day.decreed else None,
        "provisional": day.provisional,
    }
