"""On which readings of the decree a decision rests: what each other reading alone would have decided.

In come an application and the standard under each other reading; out comes, for each interpretation, what its
other readings decide, and how far the outcome can differ when readings are combined.  Another reading that is
open only for facts that it alone looks at is undetermined, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
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


class OtherReading(NamedTuple):
    """A standard under another reading, compiled; `own_items` are those that it alone looks at."""

    of: Interpreted
    other: Alternative
    standard: Standard
    follows: WhatFollows
    backend: Backend
    own_items: tuple[str, ...]

    def verdict(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Verdict:
        """Return the verdict on typed facts; what follows from the requirements so read has its own say."""
        return self.follows.settled(self.backend.decide(facts, day, ended), facts, day)


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
    looked_at = {item.id for item in ruleset.items()} | standard.facts.keys()
    return tuple(_other_readings(standard, looked_at))


def _other_readings(standard: Standard, looked_at: set[str]) -> Iterator[OtherReading]:
    for of in interpreted_parts(standard.document):
        for other in of.interpretation.others:
            changed = standard._replace(document=under(standard.document, of, other))
            follows = WhatFollows(changed)
            own = tuple(item.id for item in follows.ruleset.items() if item.id not in looked_at)
            yield OtherReading(of, other, changed, follows, reference_backend(follows.ruleset), own)


def decision_readings(
    standard: Standard,
    verdict: Verdict,
    together: Sequence[JointRejection],
    readings: Sequence[OtherReading],
    application: Application,
) -> DecisionReadings:
    """Return what each other reading decides on an application with this verdict and joint rejections."""
    day = application.received.toordinal()
    verdicts = [reading.verdict(application.facts, day, application.ended) for reading in readings]
    ours = _amounts_and_dates(standard, verdict, application) if readings else {}
    told = (
        (reading, _read_otherwise(reading, theirs, verdict.outcome, ours, application))
        for reading, theirs in zip(readings, verdicts, strict=True)
    )
    interpretations = tuple(
        InterpretationResult(of, tuple(other for _, other in others))
        for of, others in groupby(told, lambda pair: pair[0].of)
    )
    unratified = [
        (reading.standard, theirs)
        for reading, theirs in zip(readings, verdicts, strict=True)
        if reading.of.interpretation.ratified is None
    ]
    if any(_read_one_way(rejection, [other for other, _ in unratified]) for rejection in together):
        return DecisionReadings(interpretations, Outcome.REJECT, Outcome.REJECT)
    return DecisionReadings(interpretations, *_range([(standard, verdict), *unratified]))


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
    reading: OtherReading,
    verdict: Verdict,
    outcome: Outcome,
    ours: Mapping[_Known, object],
    application: Application,
) -> ReadOtherwise:
    facts, day, theirs = application.facts, application.received.toordinal(), verdict.outcome
    unstated = tuple(name for name in reading.own_items if facts.get(name) is None)
    if unstated and theirs.is_open:
        favoured = reference_backend(in_favour(reading.follows.ruleset, frozenset(unstated)))
        if favoured.decide(facts, day, application.ended).outcome is not theirs:
            return ReadOtherwise(reading.other, None, needs=unstated)
    if theirs is not outcome:
        return ReadOtherwise(reading.other, theirs, changes=(DecisionPart.OUTCOME,))
    known = _amounts_and_dates(reading.standard, verdict, application)
    changed = {name[0] for name, value in ours.items() if name in known and known[name] != value}
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


def _range(readings: Sequence[tuple[Standard, Verdict]]) -> tuple[Outcome, Outcome]:
    """Return the worst and the best outcome when each requirement is read as one of the readings reads it."""
    found = [_mandatory_values(standard, verdict) for standard, verdict in readings]
    names = dict.fromkeys(name for values in found for name in values)
    outcomes = [verdict.outcome for _, verdict in readings]
    for choose in (min, max):
        # What a reading does not require is met.
        values = [[values.get(name, _MET) for values in found] for name in names]
        now, hopeful = ([choose(pair[k] for pair in pairs) for pairs in values] for k in (0, 1))
        outcomes.append(outcome_of([True] * len(names), now, hopeful))
    return min(outcomes, key=lambda outcome: outcome.rank), max(outcomes, key=lambda outcome: outcome.rank)


def _mandatory_values(standard: Standard, verdict: Verdict) -> dict[str, tuple[int, int]]:
    """Return what each requirement that decides is worth, now and at its most hopeful."""
    values = zip(standard.requirements, verdict.values, verdict.hopeful, strict=False)
    return {requirement.id: (now, hoped) for requirement, now, hoped in values if requirement.mandatory}
