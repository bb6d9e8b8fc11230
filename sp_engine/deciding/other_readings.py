"""On which readings of the decree a decision rests: what each other reading alone would have decided.

In come a decision and the standard under each other reading; out comes, for each interpretation, what its
other readings decide, and how far the outcome can differ when readings are combined.  Another reading that is
open only for facts that it alone looks at is undetermined, and decides nothing.

One compiled function judges for all readings what they read otherwise; the rest is worth what it is worth in
the decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain, count
from operator import itemgetter
from typing import NamedTuple, Protocol

from sp_engine.deciding.amounts_due import FeeDue
from sp_engine.deciding.decision_part import DecisionPart
from sp_engine.deciding.fees import fee_due
from sp_engine.deciding.held_stages import stages_held
from sp_engine.deciding.joint_rejection import JointRejection
from sp_engine.deciding.stage_deadline import Deadline
from sp_engine.deciding.stage_plan import StagePlan
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.deciding.what_follows import WhatFollows
from sp_engine.documents import Alternative, Interpreted, Standard, interpreted_parts, under
from sp_engine.rules import (
    Backend,
    Compiled,
    Outcome,
    Rule,
    Ruleset,
    Situation,
    Truth,
    Verdict,
    in_favour,
    outcome_of,
    reference_backend,
)

_MET = int(Truth.TRUE), int(Truth.TRUE)


class Decided(Protocol):
    """The decision that rests on readings."""

    standard: Standard
    verdict: Verdict
    received: datetime
    complete: datetime

    @property
    def situation(self) -> Situation: ...

    @property
    def issued_from(self) -> datetime | None: ...

    @property
    def held(self) -> frozenset[str] | None: ...

    @property
    def fee(self) -> FeeDue: ...

    @property
    def deadlines(self) -> tuple[Deadline, ...]: ...

    @property
    def together(self) -> tuple[JointRejection, ...]: ...


class _Worth(NamedTuple):
    """What rules are worth, now and at their most hopeful: those that decide, then those read otherwise."""

    values: tuple[int, ...]
    hopeful: tuple[int, ...]


class OtherReading:
    """A standard under another reading; only what it reads otherwise is judged, the rest is worth the same.

    `own_items` are those that it alone looks at, `dropped` the requirements that it does not have; `judged`
    are the rules that are judged for it: those that are others, and, where it looks at items of its own, once
    more with these in the applicant's favour.
    """

    def __init__(
        self, of: Interpreted, other: Alternative, read: Standard, ruleset: Ruleset, at: int
    ) -> None:
        """Compare with the standard as it is `read` by choice, and its ruleset.

        What `judged` is worth will stand from `at`.
        """
        self.of, self.other = of, other
        self.standard = read._replace(document=under(read.document, of, other))
        self.follows, self.plan = WhatFollows(self.standard), StagePlan(self.standard)
        requirements, theirs = self.standard.requirements, self.follows.ruleset
        places = {id(requirement): place for place, requirement in enumerate(read.requirements)}
        same = [places.get(id(requirement)) for requirement in requirements]
        follow = ruleset.rules[len(read.requirements) :]
        for rule in theirs.rules[len(requirements) :]:
            same.append(len(read.requirements) + follow.index(rule) if rule in follow else None)
        self._mandatory = theirs.mandatory
        others = Ruleset(tuple(r for r, place in zip(theirs.rules, same, strict=True) if place is None))
        self._others, self._at = others, at
        names = {requirement.id for requirement in requirements}
        self.dropped = tuple(one.id for one in read.requirements if one.id not in names)
        self._changed = [(place, r) for place, r in enumerate(requirements) if same[place] is None]
        looked_at = {item.id for item in ruleset.items()} | read.facts.keys()
        self.own_items = tuple(item.id for item in theirs.items() if item.id not in looked_at)
        favoured = in_favour(others, {*self.own_items}).rules if self.own_items else ()
        self.judged: tuple[Rule, ...] = (*others.rules, *favoured)
        self._as_read = _picking(same, at)
        self._in_favour = _picking(same, at + len(others.rules))
        self._partly_in_favour: dict[frozenset[str], Backend] = {}
        delivery, ours = self.standard.document.delivery, read.document.delivery
        self.charges_alike = delivery.fee is ours.fee
        self.times_alike = delivery.service_time is ours.service_time

    def verdict(self, worth: _Worth, situation: Situation) -> Verdict:
        """Return the verdict on an application."""
        return self.follows.settled(self._verdict(self._as_read, worth), situation.facts, situation.day)

    def in_favour(self, unstated: frozenset[str], worth: _Worth, situation: Situation) -> Outcome:
        """Return the outcome if unstated items that it alone looks at come out in the applicant's favour."""
        if len(unstated) == len(self.own_items):
            return self._verdict(self._in_favour, worth).outcome
        backend = self._partly_in_favour.get(unstated)
        if backend is None:
            backend = self._partly_in_favour[unstated] = reference_backend(in_favour(self._others, unstated))
        _, values, hopeful = backend.decide(situation.facts, situation.day, situation.ended)
        before = slice(self._at)
        favoured = _Worth((*worth.values[before], *values), (*worth.hopeful[before], *hopeful))
        return self._verdict(self._as_read, favoured).outcome

    def _verdict(self, picked: Callable[[tuple[int, ...]], tuple[int, ...]], worth: _Worth) -> Verdict:
        values, hopeful = picked(worth.values), picked(worth.hopeful)
        return Verdict(outcome_of(self._mandatory, values, hopeful), values, hopeful)

    def read_otherwise(self, verdict: Verdict) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield each requirement that is another, with what it is worth, now and at its most hopeful."""
        for name in self.dropped:
            yield name, _MET  # what a reading does not require is met
        for place, requirement in self._changed:
            worth = verdict.values[place], verdict.hopeful[place]
            yield requirement.id, worth if requirement.mandatory else _MET


def _picking(same: Sequence[int | None], at: int) -> Callable[[tuple[int, ...]], tuple[int, ...]]:
    """Return what picks the worth of a reading's rules: those that are the `same`, and others from `at`."""
    others = count(at)
    places = [next(others) if place is None else place for place in same]
    if len(places) > 1:
        return itemgetter(*places)
    return lambda worth: tuple(worth[place] for place in places)


class OtherReadings:
    """A standard under each other reading of its decree, and the function that judges for all of them."""

    def __init__(self, read: Standard, ruleset: Ruleset) -> None:
        """Make ready the readings that are not chosen; `ruleset` is that of those that are."""
        each: list[tuple[Interpreted, tuple[OtherReading, ...]]] = []
        judged: list[Rule] = []
        for of in interpreted_parts(read.document):
            others: list[OtherReading] = []
            for other in of.interpretation.others:
                others.append(OtherReading(of, other, read, ruleset, len(ruleset.rules) + len(judged)))
                judged += others[-1].judged
            each.append((of, tuple(others)))
        self.of_each = tuple(each)
        self._function = Compiled(Ruleset(tuple(judged)), 0)

    def __iter__(self) -> Iterator[OtherReading]:
        return chain.from_iterable(others for _, others in self.of_each)

    def worth(self, ours: Verdict, situation: Situation) -> _Worth:
        """Return what all rules are worth, of those that decide as they were judged."""
        _, values, hopeful = self._function.decide(situation.facts, situation.day, situation.ended)
        return _Worth(ours.values + values, ours.hopeful + hopeful)


class ReadOtherwise(NamedTuple):
    """What another reading decides: None with the facts that it needs when it is undetermined.

    `changes`: what by it alone is another.  Where that is the outcome, other dates go without saying.
    """

    other: Alternative
    outcome: Outcome | None
    needs: tuple[str, ...] = ()
    changes: tuple[DecisionPart, ...] = ()


class InterpretationResult(NamedTuple):
    """An interpretation, and what its other readings decide."""

    of: Interpreted
    others: tuple[ReadOtherwise, ...]

    @property
    def decides(self) -> bool:
        """Whether another reading alone would change the outcome, the fee or a due date."""
        return any(other.changes for other in self.others)


class DecisionReadings(NamedTuple):
    """On which readings a decision rests.

    `worst` and `best`: how far its outcome can differ when the readings that nobody has ratified are
    combined, each requirement at its worst and at its best.
    """

    interpretations: tuple[InterpretationResult, ...]
    worst: Outcome
    best: Outcome

    @property
    def agree(self) -> bool:
        """Whether the outcome is the same under every reading, alone and combined."""
        return self.worst is self.best


def decision_readings(decision: Decided, readings: OtherReadings) -> DecisionReadings:
    """Return what each other reading decides on the application of a decision."""
    worth = readings.worth(decision.verdict, decision.situation)
    interpretations: list[InterpretationResult] = []
    unratified: list[tuple[OtherReading, Verdict]] = []
    for of, others in readings.of_each:
        verdicts = [(reading, reading.verdict(worth, decision.situation)) for reading in others]
        told = [_read_otherwise(reading, theirs, worth, decision) for reading, theirs in verdicts]
        interpretations.append(InterpretationResult(of, tuple(told)))
        if of.interpretation.ratified is None:
            unratified += verdicts
    standards = [reading.standard for reading, _ in unratified]
    if any(_read_one_way(rejection, standards) for rejection in decision.together):
        return DecisionReadings(tuple(interpretations), Outcome.REJECT, Outcome.REJECT)
    return DecisionReadings(tuple(interpretations), *_range(decision.standard, decision.verdict, unratified))


def _read_one_way(rejection: JointRejection, others: Sequence[Standard]) -> bool:
    """Whether no other reading touches what rejects together: it does so however they are combined."""
    asked = {each.id: (each.guard, each.condition) for each in rejection.requirements}
    return all(
        (theirs.guard, theirs.condition) == asked[theirs.id]
        for other in others
        for theirs in other.requirements
        if theirs.id in asked
    )


def _read_otherwise(
    reading: OtherReading, verdict: Verdict, worth: _Worth, decision: Decided
) -> ReadOtherwise:
    theirs, stated = verdict.outcome, decision.situation.facts
    unstated = tuple([name for name in reading.own_items if stated.get(name) is None])
    if unstated and theirs.is_open:
        favoured = reading.in_favour(frozenset(unstated), worth, decision.situation)
        if favoured is not theirs:
            return ReadOtherwise(reading.other, None, needs=unstated)
    if theirs is not decision.verdict.outcome:
        return ReadOtherwise(reading.other, theirs, changes=(DecisionPart.OUTCOME,))
    return ReadOtherwise(reading.other, theirs, changes=tuple(_changes(reading, verdict, decision)))


def _changes(reading: OtherReading, verdict: Verdict, decision: Decided) -> Iterator[DecisionPart]:
    """Yield what is another under a reading by which the outcome is the same, as far as it is known."""
    standard, situation = reading.standard, decision.situation
    if not reading.charges_alike:
        fee = fee_due(standard.fee, standard.vocabulary, situation)
        if not fee.needs and not decision.fee.needs and fee.amount != decision.fee.amount:
            yield DecisionPart.FEE
    held = stages_held(standard, verdict) if reading.plan.gated else None
    if reading.times_alike and held == decision.held:
        return
    theirs = deadlines_of(
        standard,
        situation,
        decision.received,
        decision.complete,
        verdict.outcome,
        held=held,
        decided=decision.issued_from,
        plan=reading.plan,
    )
    ours = {due.stage: due.last_day for due in decision.deadlines if not due.needs}
    if any(due.last_day != ours.get(due.stage, due.last_day) for due in theirs if not due.needs):
        yield DecisionPart.DUE_DATE


def _range(
    standard: Standard, verdict: Verdict, readings: Sequence[tuple[OtherReading, Verdict]]
) -> tuple[Outcome, Outcome]:
    """Return the worst and the best outcome when each requirement is read as one of the readings reads it."""
    ours = _mandatory_values(standard, verdict)
    others = [worth for reading, theirs in readings for worth in reading.read_otherwise(theirs)]
    otherwise = [(name, worth) for name, worth in others if worth != ours.get(name, _MET)]
    outcomes = {verdict.outcome, *(theirs.outcome for _, theirs in readings)}
    for choose in (min, max):
        chosen = dict(ours)
        for name, (now, hoped) in otherwise:
            before, hoped_before = chosen.get(name, _MET)
            chosen[name] = choose(before, now), choose(hoped_before, hoped)
        now_worth, hoped_worth = ([worth[k] for worth in chosen.values()] for k in (0, 1))
        outcomes.add(outcome_of([True] * len(chosen), now_worth, hoped_worth))
    return min(outcomes, key=lambda outcome: outcome.rank), max(outcomes, key=lambda outcome: outcome.rank)


def _mandatory_values(standard: Standard, verdict: Verdict) -> dict[str, tuple[int, int]]:
    """Return what each requirement that decides is worth, now and at its most hopeful."""
    values = zip(standard.requirements, verdict.values, verdict.hopeful, strict=False)
    return {requirement.id: (now, hoped) for requirement, now, hoped in values if requirement.mandatory}
