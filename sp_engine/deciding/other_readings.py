"""On which readings of the decree a decision rests: what each other reading alone would have decided.

In come an application and the standard under each other reading; out comes, for each interpretation, what its
other readings decide, and how far the outcome can differ when readings are combined.  Another reading that is
open only for facts that it alone looks at is undetermined, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from sp_engine.deciding.decision_part import DecisionPart
from sp_engine.deciding.fees import fee_due
from sp_engine.deciding.held_stages import stages_held
from sp_engine.deciding.joint_rejection import JointRejection
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.deciding.what_follows import WhatFollows
from sp_engine.documents import Alternative, Interpreted, Standard, interpreted_parts, under
from sp_engine.facts import FactValue
from sp_engine.rules import (
    NONE_ENDED,
    Backend,
    Outcome,
    Ruleset,
    Situation,
    Truth,
    Verdict,
    in_favour,
    outcome_of,
    reference_backend,
)

_Known = tuple[DecisionPart, str]
"""The fee, or the due date of the stage named."""

_MET = int(Truth.TRUE), int(Truth.TRUE)


class OtherReading:
    """A standard under another reading; only what it reads otherwise is judged, the rest is worth the same.

    `own_items` are those that it alone looks at, `dropped` the requirements that it does not have.
    """

    def __init__(self, of: Interpreted, other: Alternative, read: Standard, ruleset: Ruleset) -> None:
        """Compare with the standard as it is `read` by choice, and its ruleset."""
        self.of, self.other = of, other
        self.standard = read._replace(document=under(read.document, of, other))
        self.follows = WhatFollows(self.standard)
        requirements, theirs = self.standard.requirements, self.follows.ruleset
        places = {id(requirement): place for place, requirement in enumerate(read.requirements)}
        same = [places.get(id(requirement)) for requirement in requirements]
        follow = ruleset.rules[len(read.requirements) :]
        for rule in theirs.rules[len(requirements) :]:
            same.append(len(read.requirements) + follow.index(rule) if rule in follow else None)
        self._same = tuple(same)
        self._mandatory = theirs.mandatory
        self._otherwise = Ruleset(
            tuple(r for r, place in zip(theirs.rules, same, strict=True) if place is None)
        )
        self._backend = reference_backend(self._otherwise)
        self._favoured: dict[frozenset[str], Backend] = {}
        names = {requirement.id for requirement in requirements}
        self.dropped = tuple(one.id for one in read.requirements if one.id not in names)
        looked_at = {item.id for item in ruleset.items()} | read.facts.keys()
        self.own_items = tuple(item.id for item in theirs.items() if item.id not in looked_at)
        delivery, ours = self.standard.document.delivery, read.document.delivery
        self.charges_and_times_alike = delivery.fee is ours.fee and delivery.service_time is ours.service_time

    def verdict(self, application: Application, ours: Verdict) -> Verdict:
        """Return the verdict on an application of which ours is known."""
        facts, day = application.facts, application.received.toordinal()
        return self.follows.settled(self._joined(self._backend, application, ours), facts, day)

    def in_favour(self, unstated: frozenset[str], application: Application, ours: Verdict) -> Outcome:
        """Return the outcome if unstated items that it alone looks at come out in the applicant's favour."""
        backend = self._favoured.get(unstated)
        if backend is None:
            backend = self._favoured[unstated] = reference_backend(in_favour(self._otherwise, unstated))
        return self._joined(backend, application, ours).outcome

    def _joined(self, backend: Backend, application: Application, ours: Verdict) -> Verdict:
        day, ended = application.received.toordinal(), application.ended
        _, values, hopeful = backend.decide(application.facts, day, ended)
        own, hoped = iter(values), iter(hopeful)
        values = tuple([next(own) if at is None else ours.values[at] for at in self._same])
        hopeful = tuple([next(hoped) if at is None else ours.hopeful[at] for at in self._same])
        return Verdict(outcome_of(self._mandatory, values, hopeful), values, hopeful)

    def read_otherwise(self, verdict: Verdict) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield each requirement that is another, with what it is worth, now and at its most hopeful."""
        yield from ((name, _MET) for name in self.dropped)  # what a reading does not require is met
        for at, requirement in enumerate(self.standard.requirements):
            if self._same[at] is None:
                worth = verdict.values[at], verdict.hopeful[at]
                yield requirement.id, worth if requirement.mandatory else _MET


class Application(NamedTuple):
    """What is decided: typed facts, when they came in and were complete, which stages have ended."""

    facts: Mapping[str, FactValue]
    received: datetime
    complete: datetime
    ended: Set[str] = NONE_ENDED


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


def other_readings(standard: Standard, ruleset: Ruleset) -> tuple[OtherReading, ...]:
    """Return the standard under each other reading; `ruleset` is that of the readings chosen."""
    return tuple(
        OtherReading(of, other, standard, ruleset)
        for of in interpreted_parts(standard.document)
        for other in of.interpretation.others
    )


def decision_readings(
    standard: Standard,
    verdict: Verdict,
    together: Sequence[JointRejection],
    readings: Sequence[OtherReading],
    application: Application,
) -> DecisionReadings:
    """Return what each other reading decides on an application with this verdict and joint rejections."""
    verdicts = [reading.verdict(application, verdict) for reading in readings]
    ours = _Ours(standard, verdict, application)
    told = (
        (reading, _read_otherwise(reading, theirs, ours))
        for reading, theirs in zip(readings, verdicts, strict=True)
    )
    interpretations = tuple(
        InterpretationResult(of, tuple(other for _, other in others))
        for of, others in groupby(told, lambda pair: pair[0].of)
    )
    unratified = [
        (reading, theirs)
        for reading, theirs in zip(readings, verdicts, strict=True)
        if reading.of.interpretation.ratified is None
    ]
    if any(
        _read_one_way(rejection, [reading.standard for reading, _ in unratified]) for rejection in together
    ):
        return DecisionReadings(interpretations, Outcome.REJECT, Outcome.REJECT)
    return DecisionReadings(interpretations, *_range(standard, verdict, unratified))


def _read_one_way(rejection: JointRejection, others: Sequence[Standard]) -> bool:
    """Whether no other reading touches what rejects together: it does so however they are combined."""
    asked = {each.id: (each.guard, each.condition) for each in rejection.requirements}
    return all(
        (theirs.guard, theirs.condition) == asked[theirs.id]
        for other in others
        for theirs in other.requirements
        if theirs.id in asked
    )


class _Ours:
    """What is decided by the readings chosen; the fee and the dates when they are asked for."""

    def __init__(self, standard: Standard, verdict: Verdict, application: Application) -> None:
        self.standard, self.verdict, self.application = standard, verdict, application

    @cached_property
    def held(self) -> frozenset[str] | None:
        return stages_held(self.standard, self.verdict)

    @cached_property
    def known(self) -> Mapping[_Known, object]:
        return _amounts_and_dates(self.standard, self.verdict, self.application)


def _read_otherwise(reading: OtherReading, verdict: Verdict, ours: _Ours) -> ReadOtherwise:
    application, theirs = ours.application, verdict.outcome
    unstated = tuple(name for name in reading.own_items if application.facts.get(name) is None)
    if unstated and theirs.is_open:
        favoured = reading.in_favour(frozenset(unstated), application, ours.verdict)
        if favoured is not theirs:
            return ReadOtherwise(reading.other, None, needs=unstated)
    if theirs is not ours.verdict.outcome:
        return ReadOtherwise(reading.other, theirs, changes=(DecisionPart.OUTCOME,))
    if reading.charges_and_times_alike and stages_held(reading.standard, verdict) == ours.held:
        return ReadOtherwise(reading.other, theirs)
    known = _amounts_and_dates(reading.standard, verdict, application)
    changed = {name[0] for name, value in ours.known.items() if name in known and known[name] != value}
    return ReadOtherwise(
        reading.other, theirs, changes=tuple(part for part in DecisionPart if part in changed)
    )


def _amounts_and_dates(
    standard: Standard, verdict: Verdict, application: Application
) -> dict[_Known, object]:
    """Return the fee and the due date of each stage, as far as they are known."""
    received, complete = application.received, application.complete
    situation = Situation(application.facts, received.toordinal(), ended=application.ended)
    fee = fee_due(standard.fee, standard.vocabulary, situation)
    held = stages_held(standard, verdict)
    deadlines = deadlines_of(standard, situation, received, complete, verdict.outcome, held=held)
    known: dict[_Known, object] = {} if fee.needs else {(DecisionPart.FEE, ""): fee.amount}
    dates = {(DecisionPart.DUE_DATE, due.stage): due.last_day for due in deadlines if not due.needs}
    return {**known, **dates}


def _range(
    standard: Standard, verdict: Verdict, readings: Sequence[tuple[OtherReading, Verdict]]
) -> tuple[Outcome, Outcome]:
    """Return the worst and the best outcome when each requirement is read as one of the readings reads it."""
    ours = _mandatory_values(standard, verdict)
    others = [worth for reading, theirs in readings for worth in reading.read_otherwise(theirs)]
    outcomes = [verdict.outcome, *(theirs.outcome for _, theirs in readings)]
    for choose in (min, max):
        chosen = dict(ours)
        for name, (now, hoped) in others:
            before, hoped_before = chosen.get(name, _MET)
            chosen[name] = choose(before, now), choose(hoped_before, hoped)
        now_worth, hoped_worth = ([worth[k] for worth in chosen.values()] for k in (0, 1))
        outcomes.append(outcome_of([True] * len(chosen), now_worth, hoped_worth))
    return min(outcomes, key=lambda outcome: outcome.rank), max(outcomes, key=lambda outcome: outcome.rank)


def _mandatory_values(standard: Standard, verdict: Verdict) -> dict[str, tuple[int, int]]:
    """Return what each requirement that decides is worth, now and at its most hopeful."""
    values = zip(standard.requirements, verdict.values, verdict.hopeful, strict=False)
    return {requirement.id: (now, hoped) for requirement, now, hoped in values if requirement.mandatory}
