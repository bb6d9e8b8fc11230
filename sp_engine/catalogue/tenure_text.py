"""In words: the days on which a decree holds, what ended them, and the decrees nearest to a day without one.

In come decrees in succession; out come texts in both languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import assert_never

from sp_engine.documents import Decree, Ending, Tenure
from sp_engine.words import Words, date_in_both
from sp_engine.words.messages import decrees_in_force


def nearest_decrees(decrees: Sequence[Decree], service: str, on: date) -> Words:
    """Return in words which decrees of a service, oldest first, come before and after a day without one."""
    earlier = [d for d in decrees if d.first_day <= on]
    later = [d for d in decrees if d.first_day > on]
    told = [tenure_words(d, d.tenure(service)) for d in (*earlier[-1:], *later[:1])]
    told += [
        decrees_in_force.REVOKES_UNKNOWN.fill(number=later[0].number, revoked=number)
        for number in (later[0].document.revokes if later and not earlier else ())
    ]
    return Words("; ".join(words.id for words in told), "; ".join(words.en for words in told))


def tenure_words(decree: Decree, tenure: Tenure) -> Words:
    """Return a decree's number with the days on which it holds for a service, and what ended them."""
    days = _days(decree.number, tenure)
    if tenure.ending is None:
        return days
    return decrees_in_force.WITH_ENDING.fill(days=days, ending=ending_words(tenure.ending, tenure.by))


def _days(number: str, tenure: Tenure) -> Words:
    first = None if tenure.first is None else date_in_both(tenure.first)
    last = None if tenure.until is None else date_in_both(tenure.until - timedelta(days=1))
    if first is not None and not tenure.ever:
        return decrees_in_force.NEVER.fill(number=number)
    if first is None and last is None:
        return decrees_in_force.DAYS_NOT_KNOWN.fill(number=number)
    if first is None:
        return decrees_in_force.UNTIL.fill(number=number, last=last)
    if last is None:
        return decrees_in_force.SINCE.fill(number=number, first=first)
    return decrees_in_force.FROM_TO.fill(number=number, first=first, last=last)


def ending_words(ending: Ending, by: str | None) -> Words:
    """Return what ended the days of a decree for a service."""
    match ending:
        case Ending.REPLACED:
            return decrees_in_force.REPLACED_BY.fill(by=by or "")
        case Ending.REMOVED:
            return decrees_in_force.REMOVED_BY.fill(by=by or "")
        case Ending.REVOKED:
            return decrees_in_force.REVOKED_BY.fill(by=by or "")
        case Ending.EXPIRED:
            return decrees_in_force.EXPIRED
        case Ending.UNPLACED:
            return decrees_in_force.BESIDE_ANOTHER
        case _ as never:
            assert_never(never)
