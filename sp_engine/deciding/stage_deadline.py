"""The deadline of one stage: its limit, its due date or why there is none.

In comes a limit with its due date, counted on the agency's clock; out come deadlines, also extended and
following upon each other.  Which duration runs from when is worked out in `timeline`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from sp_engine.immutable import NamedTuple
from sp_engine.words import Words
from sp_engine.words.messages import deadlines as messages
from sp_engine.workdays import (
    CERTAIN,
    CalendarGap,
    Clock,
    DueDate,
    Duration,
    Limit,
    Pause,
    ProgrammeEnd,
    Uncertain,
    lengthened,
)


class DeadlineKind(StrEnum):
    """Whose limit it is; the value is the word of the decision format."""

    STANDARD = "standard"
    GENERAL_LIMIT = "general_limit"
    PROGRAMME = "programme"
    APPLICANT = "applicant"

    @property
    def of_agency(self) -> bool:
        """Whether it is the agency that has to be done by then."""
        match self:
            case DeadlineKind.STANDARD | DeadlineKind.GENERAL_LIMIT:
                return True
            case DeadlineKind.PROGRAMME | DeadlineKind.APPLICANT:
                return False
            case _ as never:
                assert_never(never)


class Deadline(NamedTuple):
    """One stage: its limit and when it is due; without a date, the reason, or the facts that it needs.

    A ceiling on a programme is never due: `ends` is the day to which the programme may run, `extended_end`
    that to which it may be extended.  Nor is a limit for `each` meeting or object.
    """

    stage: str
    name: Words
    kind: DeadlineKind
    limit: Limit | None
    counted: DueDate | None = None
    reason: Words | None = None
    needs: tuple[str, ...] = ()
    shortest: Limit | None = None
    approximate: bool = False
    extension: Duration | None = None
    ends: ProgrammeEnd | None = None
    extended_end: ProgrammeEnd | None = None
    each: Words | None = None

    def __repr__(self) -> str:
        limit = self.limit or "no limit"
        if self.ends is not None:
            return f"Deadline({self.stage}, {limit}, programme until {self.ends.day})"
        due = self.due.isoformat(timespec="minutes") if self.due else "no date"
        return f"Deadline({self.stage}, {limit}, {due})"

    @property
    def due(self) -> datetime | None:
        return self.counted.due if self.counted else None

    @property
    def last_day(self) -> date | datetime | None:
        """The moment when it is due, or the day to which a programme may run."""
        return self.due if self.ends is None else self.ends.day

    @property
    def uncertain(self) -> Uncertain:
        """What its date rests on that may still move: days off, office hours."""
        counted = self.counted.uncertain if self.counted else CERTAIN
        return counted if self.ends is None else counted | self.ends.uncertain

    @property
    def provisional(self) -> bool:
        return bool(self.uncertain)


def counted(deadline: Deadline, start: datetime, clock: Clock, *, follows: bool = False) -> Deadline:
    """Return the deadline with its due date counted from `start`; `follows`: from the end of another."""
    if deadline.limit is None:
        return deadline
    return with_count(deadline, clock.due(start, deadline.limit, follows=follows))


def with_ceiling(deadline: Deadline, start: datetime, clock: Clock) -> Deadline:
    """Return the ceiling on a programme with the day to which it may run from `start`."""
    limit, longer = deadline.limit, deadline.extension
    if limit is None:
        return deadline
    try:
        ends = clock.programme_end(start, limit)
        if longer is None:
            return deadline._replace(ends=ends)
        if (whole := lengthened(limit, longer)) is not None:
            extended_end = clock.programme_end(start, whole)
        else:
            last = datetime(ends.day.year, ends.day.month, ends.day.day, tzinfo=clock.zone)
            extended_end = clock.programme_end(last, longer)
    except CalendarGap as gap:
        return deadline._replace(reason=gap_reason(gap.year))
    return deadline._replace(ends=ends, extended_end=extended_end)


def with_count(deadline: Deadline, due: DueDate) -> Deadline:
    """Return the deadline with a due date, or with the reason why the count has none."""
    return deadline._replace(counted=due, reason=None if due.gap is None else gap_reason(due.gap))


def from_uncertain(deadline: Deadline, start: Uncertain) -> Deadline:
    """Return the deadline counted from a moment that may itself still move."""
    counted, ends, longer = deadline.counted, deadline.ends, deadline.extended_end
    return deadline._replace(
        counted=counted and counted._replace(uncertain_start=counted.uncertain_start | start),
        ends=ends and ends._replace(uncertain=ends.uncertain | start),
        extended_end=longer and longer._replace(uncertain=longer.uncertain | start),
    )


def uncertain_after(due: DueDate, following: Limit) -> Uncertain:
    """Return what the start of a duration that follows upon a due date rests on that may still move.

    Where a count in days follows, only the day matters, which other hours may leave as it is.
    """
    found = due.uncertain
    if Uncertain.HOURS not in found & ~due.uncertain_start or following.periods[0].unit.from_the_minute:
        return found
    usual = due.without_estimates
    return found & ~Uncertain.HOURS if usual and usual.day == due.day else found


def gap_reason(year: int) -> Words:
    """Say that a calendar is lacking; whether it was decreed is not known from that."""
    return messages.NO_CALENDAR.fill(year=year)


class CalendarDoubt(NamedTuple):
    """What the agency's due dates of one application want of calendars.

    `missing` is the first year that has none, so that there is no due date; `provisional`: one may move.
    """

    missing: int | None = None
    provisional: bool = False


def calendar_doubt(deadlines: Iterable[Deadline]) -> CalendarDoubt:
    """Return what the agency's due dates want of calendars."""
    own = [one for one in deadlines if one.kind.of_agency and one.counted is not None]
    missing = min(missing_calendars(own), default=None)
    return CalendarDoubt(missing, any(one.due is not None and one.provisional for one in own))


def missing_calendars(deadlines: Iterable[Deadline]) -> Iterator[int]:
    """Yield the year of which there is no calendar, for each due date of the agency that lacks it."""
    for one in deadlines:
        if one.kind.of_agency and one.counted is not None and one.counted.gap is not None:
            yield one.counted.gap


def extended(deadline: Deadline, due: DueDate, later: tuple[Pause, ...] = ()) -> DueDate:
    """Return the due date with the stage's extension added to it; in `later` pauses that stands still too."""
    extension = deadline.extension
    if extension is None or due.due is None:
        return due
    if (whole := lengthened(due.limit, extension)) is not None:
        pauses = (*due.pauses, *later)
        longer = due.clock.due(due.first.stated, whole, follows=due.first.follows, pauses=pauses)
        return longer._replace(uncertain_start=due.uncertain_start)
    longer = due.clock.due(due.due, extension, follows=True, pauses=later)
    return longer._replace(uncertain_start=uncertain_after(due, extension))
