"""The days, moments and amounts that a case writes, read strictly.

In comes what is written; out come typed values, or which of them cannot be read and what was meant.  Knows
nothing about decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple, assert_never

from sp_engine.documents import PREFERENCES, CaseAssertion, Unstated, WrittenCase
from sp_engine.facts import A_MOMENT, ValueProblem, parse_rupiah, parse_value
from sp_engine.words import Words
from sp_engine.words.messages import case_documents as messages

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unreadable(NamedTuple):
    """What cannot be read: the field, what it is about, as written and as meant.

    `part` is the stage, the preference or the product that it is about, where an assertion has several;
    `form` is what would be read there; None for a moment.
    """

    field: str
    part: str
    written: object
    meant: str | None
    form: Words | None = None


def unreadable(case: WrittenCase) -> Iterator[Unreadable]:
    """Yield what a case states and cannot be read."""
    for field, moment in (("received", case.received), ("complete", case.complete)):
        if moment is not None and not _is_time(moment, moment=True):
            yield Unreadable(field, "", moment, _meant_time(moment, moment=True))
    if case.issued is not None and not _is_day(case.issued):
        yield Unreadable("issued", "", case.issued, _meant_day(case.issued), messages.DATE)
    for assertion in CaseAssertion:
        yield from _unreadable_in(assertion, case)


def _unreadable_in(assertion: CaseAssertion, case: WrittenCase) -> Iterator[Unreadable]:
    """Yield what a case asserts in one respect and cannot be read."""
    match assertion:
        case (
            CaseAssertion.OUTCOME
            | CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
            | CaseAssertion.TO_SUPPLY
            | CaseAssertion.PRODUCTS
        ):
            return  # names, which are looked up
        case CaseAssertion.PREFERENCES:
            for name, became in case.preferences.items():
                if became not in PREFERENCES:
                    yield Unreadable(assertion, name, became, None, messages.TRUTH)
        case CaseAssertion.DUE:
            for stage, day in case.due.items():
                if day is not None and not (isinstance(day, str) and _is_time(day)):
                    yield Unreadable(assertion, stage, day, _meant_time(day), messages.DATE)
        case CaseAssertion.FEE:
            try:
                parse_fee(case.fee)
            except ValueProblem as problem:
                yield Unreadable(assertion, "", case.fee, problem.suggestion, messages.RUPIAH)
        case CaseAssertion.VALID_UNTIL | CaseAssertion.RENEW_BY:
            days: Mapping[str, object] = getattr(case, assertion)
            for product, last in days.items():
                if last is not None and not _is_day(last):
                    yield Unreadable(assertion, product, last, _meant_day(last), messages.DATE)
        case CaseAssertion.REPORT_BY:
            for product, listed in case.report_by.items():
                if not isinstance(listed, tuple):
                    yield Unreadable(assertion, product, listed, None, messages.DATES)
                    continue
                for day in listed:
                    if not _is_day(day):
                        yield Unreadable(assertion, product, day, _meant_day(day), messages.DATE)
        case _ as never:
            assert_never(never)


def moment_of(written: str, zone: tzinfo) -> datetime:
    """Return a moment as a case writes it; without an offset it is in the agency's zone.

    Raises `ValueError` when it is not one: a day without a time, a year that nobody counts with.
    """
    try:
        moment: datetime = parse_value(A_MOMENT, written, zone)
    except ValueProblem:
        raise ValueError(written) from None
    return moment


def is_due(due: date | datetime | None, written: str | None, zone: tzinfo) -> bool:
    """Whether a due date, or the last day of a programme, is the day or the moment that a case writes."""
    if due is None or written is None:
        return due is None and written is None
    if _DAY.fullmatch(written):
        return (due.date() if isinstance(due, datetime) else due) == date.fromisoformat(written)
    return due == moment_of(written, zone)


def written_due(due: date | datetime | None) -> str | None:
    """Return a due date, or the last day of a programme, as a case writes it."""
    if due is None:
        return None
    return f"{due:%Y-%m-%dT%H:%M}" if isinstance(due, datetime) else f"{due:%Y-%m-%d}"


def parse_fee(written: int | str | Unstated | None) -> int | None:
    """Return an amount as a case writes it, in rupiah.  Raises `ValueProblem`."""
    return None if written is None or isinstance(written, Unstated) else parse_rupiah(written)


def _is_time(written: str, *, moment: bool = False) -> bool:
    try:
        date.fromisoformat(written) if _DAY.fullmatch(written) and not moment else moment_of(written, UTC)
    except ValueError:
        return False
    return True


def _is_day(written: object) -> bool:
    return isinstance(written, str) and bool(_DAY.fullmatch(written)) and _is_time(written)


def _meant_day(written: object) -> str | None:
    """Return the day that was most likely meant by another form, without the time of a moment."""
    meant = _meant_time(written) or (written if isinstance(written, str) else "")
    return meant[:10] if _is_day(meant[:10]) else None


def _meant_time(written: object, *, moment: bool = False) -> str | None:
    """Return the day or moment that was most likely meant by another form."""
    from sp_engine.facts import rewritings

    forms = rewritings(written) if isinstance(written, str) else ()
    return next((form for form in forms if _is_time(form, moment=moment)), None)
