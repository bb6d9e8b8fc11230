"""Interviews with made-up applicants of any standard, judged by the decision that all facts would give.

In come a service, chance and the moment of receipt; out comes what went wrong, if anything did.  What falls
due only after a stage that has not ended is not asked yet, so it is no part of what all facts are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from deciding.answering import answered
from deciding.applicants import Applicants, Supplier

from sp_engine import Decision, Facts, Outcome, Service
from sp_engine.conditions.tree import Condition, leaves_within
from sp_engine.deciding.interview import Interview
from sp_engine.deciding.second_visit import asked_again

LATER = timedelta(days=3)


def told(decision: Decision) -> object:
    """Return what an interview has to get right: of a rejection nothing but that it is one."""
    if decision.outcome is Outcome.REJECT:
        return decision.outcome
    deadlines = [(each.stage, each.limit, each.due) for each in decision.deadlines]
    return decision.outcome, decision.fee.bounds, deadlines


def problem_of(service: Service, pick: Random, received: datetime) -> tuple[str, str | None]:
    """Return to what outcome an interview came, and what is wrong with it or with the second visit."""
    standard = service.standard
    made_up = Applicants(standard, received.date())
    ended = _ended(service, pick)
    knows = service.read_facts(made_up.draw(pick), received=received)
    knows = Facts(_due(service, knows, ended), standard, received.date())
    interview, lines = answered(service, knows, received, after=ended)
    first = service.decide(interview.facts, received=received, after=ended)
    everything = service.decide(knows, received=received, after=ended)
    if told(first) != told(everything):
        return "", f"{told(first)} and not {told(everything)}: {lines} after {ended} of {dict(knows)}"
    if first.needs is None:
        return first.outcome.value, None
    settled = Facts(
        Supplier(made_up, pick).supply(first.needs, dict(interview.facts)), standard, received.date()
    )
    back = received + LATER
    again = Interview(
        service,
        received,
        asked_again(interview.facts.to_dict(), first.needs),
        after=ended,
        stated=back.date(),
        earlier=interview.facts,
    )
    second, more = answered(service, settled, received, begun=again)
    outcome = service.decide(second.facts, received=received, complete=back, after=ended).outcome
    if outcome not in (Outcome.APPROVE, Outcome.PENDING):
        return "", f"{outcome} on the second visit: {lines}, then {more} after {ended} of {dict(settled)}"
    return first.outcome.value, None


def _ended(service: Service, pick: Random) -> tuple[str, ...]:
    """Return stages that have ended, of a standard in which something falls due after one."""
    gates = sorted({requirement.gate for requirement in service.standard.requirements if requirement.gate})
    return tuple(gate for gate in gates if pick.random() < 0.5)


def _due(service: Service, knows: Facts, ended: tuple[str, ...]) -> dict[str, object]:
    """Return facts but for those that only what falls due later looks at."""
    standard = service.standard
    later = {r.id for r in standard.requirements if r.gate is not None and r.gate not in ended}
    asked: dict[bool, set[str]] = {True: set(), False: set()}
    for requirement in standard.requirements:
        for condition in (requirement.guard, requirement.condition):
            asked[requirement.id in later] |= {*_names(condition)}
    guards = [guard for s in standard.stages for guard in (s.guard, *(row.guard for row in s.rows))]
    others = [*standard.fee.facts, *(name for guard in guards for name in _names(guard))]
    unasked = asked[True] - asked[False] - {*others}
    return {name: value for name, value in knows.items() if name.partition(".")[0] not in unasked}


def _names(condition: Condition | None) -> Iterator[str]:
    for leaf in leaves_within(condition) if condition is not None else ():
        yield leaf.item.id.partition(".")[0].partition("/")[0]
