"""Proves of a standard that it asks once, or finds an applicant whom it sends back for nothing or again.

In comes a standard and a day of application; out comes for how many applicants it was tried, or what one of
them meets with.  Each applicant that its requirements can tell apart is tried, in every way of supplying what
is asked, for each set of stages that can have ended.  The search that says what can still be approved shares
nothing with what is asked.  Of lists of like things every short one is tried; `longest` says how short, where
longer ones may show more.  A list whose items can be replaced by any others is left out where there are too
many ways, and with it a standard is not proven.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import product
from time import monotonic
from types import MappingProxyType
from typing import NamedTuple, assert_never

from sp_engine.assurance.asked_once.short_lists import MOST_LISTS
from sp_engine.assurance.asked_once.statement_groups import MOST_STATEMENTS, Facts, Group, groups_of
from sp_engine.assurance.cases.suite import Suite
from sp_engine.conditions import Applicant, Condition, leaves
from sp_engine.documents import Standard
from sp_engine.rules import Outcome, TooManySteps
from sp_engine.words import Words
from sp_engine.words.messages import asked_once as messages

MOST_WAYS = 50_000
"""In how many ways altogether what is asked may be supplied; beyond that nothing is proved."""


class Flaw(StrEnum):
    """What an applicant meets with where a standard does not ask once; the value is its name in JSON."""

    DOOMED = "doomed"
    CONTRADICTORY = "contradictory"
    RETURNED_AGAIN = "returned_again"
    REJECTED = "rejected"


def flaw_words(flaw: Flaw) -> Words:
    """Say what an applicant meets with."""
    match flaw:
        case Flaw.DOOMED:
            return messages.DOOMED
        case Flaw.CONTRADICTORY:
            return messages.CONTRADICTORY
        case Flaw.RETURNED_AGAIN:
            return messages.RETURNED_AGAIN
        case Flaw.REJECTED:
            return messages.REJECTED
        case _ as never:
            assert_never(never)


class Counterexample(NamedTuple):
    """An applicant: what is stated, and after all that was asked was supplied, None where it cannot be.

    `ended`: the stages that had ended, as far as something falls due after them.
    `requirements` are those that the facts are about; others do not matter.
    """

    flaw: Flaw
    requirements: tuple[str, ...]
    applicant: Applicant
    supplied: Applicant | None = None
    ended: frozenset[str] = frozenset()


class AskedOnce(NamedTuple):
    """What was found on a day of application: `returns` were tried, each in every way of supplying.

    `complete`: whether every applicant was tried whose lists have no more items than `longest` says;
    `out_of_time`: that they were not because time had run out.  `lists`: those that are left out.
    """

    day: date
    returns: int
    complete: bool
    found: Counterexample | None = None
    lists: tuple[str, ...] = ()
    longest: Mapping[str, int] = MappingProxyType({})
    out_of_time: bool = False

    @property
    def proven(self) -> bool:
        """Whether no applicant is sent back for nothing, or again; of lists as far as they were tried."""
        return self.complete and self.found is None


class _TooManyWays(Exception):
    """There are more ways than can be tried."""


class _OutOfTime(Exception):
    """What was tried took longer than it may."""


def asked_once_of(suite: Suite) -> AskedOnce:
    """Return whether a service asks once on the last day on which its cases apply, or its decree's first."""
    days = [one.decision.received.date() for one in suite.results if one.decision is not None]
    standard = suite.text.standard
    return asked_once_on(standard, max(days, default=standard.decree.first_day))


def asked_once_on(
    standard: Standard, day: date, seconds: float | None = None, *, most_lists: int = MOST_LISTS
) -> AskedOnce:
    """Return whether a standard asks once of whoever applies on that day.

    `seconds` is how long that may take; None for any time.  `most_lists`: up to how many lists longer ones
    are tried, so that nothing is left to those longer still.
    """
    tried = _Tried(None if seconds is None else monotonic() + seconds)
    lists, longest = dict[str, None](), dict[str, int]()
    for group in groups_of(standard, day.toordinal(), most_lists):
        try:
            found = tried.first_flaw(group)
        except _OutOfTime:
            return AskedOnce(day, tried.returns, complete=False, out_of_time=True)
        except (_TooManyWays, TooManySteps):
            if not group.replaceable:
                return AskedOnce(day, tried.returns, complete=False)
            lists |= dict.fromkeys(group.replaceable)
            continue
        longest |= {n: min(most, longest.get(n, most)) for n, most in group.longest.items()}
        if found is not None:
            return AskedOnce(day, tried.returns, complete=True, found=found, longest=longest)
    return AskedOnce(day, tried.returns, complete=not lists, lists=tuple(lists), longest=longest)


def asks_in_two_ways(standard: Standard) -> bool:
    """Return whether requirements ask of one fact or document what is not the same, or to mend what a guard
    looks at.

    Only then can what mends one requirement break another, or let one apply that did not, so that all others
    need not be tried.
    """
    asked: dict[str, Condition] = {}
    mandatory = [requirement for requirement in standard.requirements if requirement.mandatory]
    conditions = (requirement.condition for requirement in mandatory)
    if any(asked.setdefault(leaf.item.id, leaf) != leaf for one in conditions for leaf in leaves(one)):
        return True
    guards = (requirement.guard for requirement in mandatory if requirement.guard is not None)
    looked_at = (leaf.item.id for guard in guards for leaf in leaves(guard))
    return any(name in asked and standard.vocabulary[name].curable_when_short for name in looked_at)


class _Tried:
    """Tries groups, and counts the returns and the ways in which what they ask was supplied."""

    def __init__(self, until: float | None) -> None:
        self.until = until
        self.returns = self.ways = 0

    def first_flaw(self, group: Group) -> Counterexample | None:
        """Return the first applicant of a group who is sent back for nothing, or again."""
        if group.size > MOST_STATEMENTS:
            raise _TooManyWays
        names = tuple(requirement.id for requirement in group.requirements)
        for facts, ended in product(group.statements(), group.moments):
            if self.until is not None and monotonic() > self.until:
                raise _OutOfTime
            match group.outcome(facts, ended):
                case Outcome.APPROVE | Outcome.PENDING | Outcome.REJECT:
                    pass
                case Outcome.RETURN:
                    self.returns += 1
                    flaw, supplied = self._flaw_of(group, facts, ended)
                    if flaw is not None:
                        after = None if supplied is None else _applicant(supplied, group.day)
                        return Counterexample(flaw, names, _applicant(facts, group.day), after, ended)
                case _ as never:
                    assert_never(never)
        return None

    def _flaw_of(self, group: Group, facts: Facts, ended: frozenset[str]) -> tuple[Flaw | None, Facts | None]:
        """Return what is wrong with one return, and for whom after supplying what is asked."""
        if not group.search.any_approves(facts, group.day):
            return Flaw.DOOMED, None
        need = group.needs(facts, ended)
        contradictory = True
        for supplied in () if need is None else group.supplied(need, facts):
            contradictory = False
            self.ways += 1
            if self.ways > MOST_WAYS:
                self.ways = 0
                raise _TooManyWays
            match group.outcome(supplied, ended):
                case Outcome.APPROVE | Outcome.PENDING:
                    pass
                case Outcome.RETURN:
                    return Flaw.RETURNED_AGAIN, supplied
                case Outcome.REJECT:
                    return Flaw.REJECTED, supplied
                case _ as never:
                    assert_never(never)
        return (Flaw.CONTRADICTORY, None) if contradictory else (None, None)


def _applicant(facts: Facts, day: int) -> Applicant:
    return Applicant(dict(facts), date.fromordinal(day), dated=True)
