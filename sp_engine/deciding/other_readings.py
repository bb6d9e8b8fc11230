"""On which readings of the decree a decision rests: what each other reading alone would have decided.

In come a decision and the standard under each other reading; out comes, for each interpretation, what its
other readings decide, and how far the outcome can differ when readings are combined.  Another reading that is
open only for facts that it alone looks at is undetermined, and decides nothing.

One compiled function judges for all readings what they read otherwise; the rest is worth what it is worth in
the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import datetime
from itertools import chain, compress, count
from typing import Protocol

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
from sp_engine.immutable import NamedTuple
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
    outcome_where,
    reference_backend,
)


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
    """What rules are worth: in their places those that decide, and after them those that are read otherwise.

    Of each rule one bit, `1 << place`, says whether it `fails`, is `unmet` (fails or is open), and
    `falls_short` of being met even at its most hopeful.
    """

    values: tuple[int, ...]
    hopeful: tuple[int, ...]
    fails: int
    unmet: int
    falls_short: int

    def outcome(self, rules: int) -> Outcome:
        """Return what follows from some rules."""
        return outcome_where(self.fails & rules, self.unmet & rules, self.falls_short & rules)

    def best_outcome(self, rules: int, read_so_or_so: Sequence[int]) -> Outcome:
        """Return what follows from some rules, and the best of each of some others."""
        fails, is_open, falls_short = (
            bits & rules or any(bits & ways == ways for ways in read_so_or_so)
            for bits in (self.fails, self.unmet, self.falls_short)
        )
        return outcome_where(fails, is_open, falls_short)


def _worth(values: tuple[int, ...], hopeful: tuple[int, ...]) -> _Worth:
    now, hoped = bytes(values[::-1]), bytes(hopeful[::-1])
    return _Worth(values, hopeful, _bits(now, _FAILS), _bits(now, _UNMET), _bits(hoped, _UNMET))


def _bits(worth: bytes, which: bytes) -> int:
    return int(worth.translate(which) or b"0", 2)


def _digits(*worth: Truth) -> bytes:
    return bytes(ord("1") if value in worth else ord("0") for value in range(256))


_FAILS, _UNMET = _digits(Truth.FALSE), _digits(Truth.FALSE, Truth.UNKNOWN)
"""Of what a rule can be worth the digit that its bit is written with."""


class OtherReading:
    """A standard under another reading; only what it reads otherwise is judged, the rest is worth the same.

    `own_items` are those that it alone looks at, `dropped` the requirements that it does not have, `changed`
    those that are others, with their bits; `judged` are the rules that are judged for it: those that are
    others, and, where it looks at items of its own, once more with these in the applicant's favour.
    """

    def __init__(
        self, of: Interpreted, other: Alternative, read: Standard, follows: WhatFollows, at: int
    ) -> None:
        """Compare with the standard as it is `read` by choice, and what follows from that.

        What `judged` is worth will stand from `at`.
        """
        self.of, self.other = of, other
        self.standard = read._replace(document=under(read.document, of, other))
        self.follows, self.plan = WhatFollows(self.standard, follows.values), StagePlan(self.standard)
        ruleset = follows.ruleset
        requirements, theirs = self.standard.requirements, self.follows.ruleset
        places = {id(requirement): place for place, requirement in enumerate(read.requirements)}
        same = [places.get(id(requirement)) for requirement in requirements]
        follow = ruleset.rules[len(read.requirements) :]
        for rule in theirs.rules[len(requirements) :]:
            same.append(len(read.requirements) + follow.index(rule) if rule in follow else None)
        others = Ruleset(tuple(r for r, place in zip(theirs.rules, same, strict=True) if place is None))
        self._others, self._at = others, at
        self._places = _places(same, at)
        self._decisive = _bits_of(compress(self._places, theirs.mandatory))
        favoured = compress(_places(same, at + len(others.rules)), theirs.mandatory)
        self._decisive_in_favour = _bits_of(favoured)
        names = {requirement.id for requirement in requirements}
        self.dropped = tuple(one.id for one in read.requirements if one.id not in names)
        pairs = zip(requirements, self._places, same, strict=False)
        self.changed = tuple((r, 1 << place) for r, place, before in pairs if before is None)
        looked_at = {item.id for item in ruleset.items()} | read.facts.keys()
        self.own_items = tuple(item.id for item in theirs.items() if item.id not in looked_at)
        in_their_favour = in_favour(others, {*self.own_items}).rules if self.own_items else ()
        self.judged: tuple[Rule, ...] = (*others.rules, *in_their_favour)
        self._partly_in_favour: dict[frozenset[str], Backend] = {}
        delivery, ours = self.standard.document.delivery, read.document.delivery
        self.charges_alike = delivery.fee is ours.fee
        self.times_alike = delivery.service_time is ours.service_time

    def outcome(self, worth: _Worth, situation: Situation) -> Outcome:
        """Return the outcome of an application."""
        return self.follows.settled_outcome(worth.outcome(self._decisive), situation.facts, situation.day)

    def in_favour(self, unstated: frozenset[str], worth: _Worth, situation: Situation) -> Outcome:
        """Return the outcome if unstated items that it alone looks at come out in the applicant's favour."""
        if len(unstated) == len(self.own_items):
            return worth.outcome(self._decisive_in_favour)
        backend = self._partly_in_favour.get(unstated)
        if backend is None:
            backend = self._partly_in_favour[unstated] = reference_backend(in_favour(self._others, unstated))
        _, values, hopeful = backend.decide(situation.facts, situation.day, situation.ended)
        before = slice(self._at)
        favoured = _worth(worth.values[before] + values, worth.hopeful[before] + hopeful)
        return favoured.outcome(self._decisive)

    def held(self, worth: _Worth, outcome: Outcome) -> frozenset[str] | None:
        """Return the stages that wait where what is lacking fell due after others, as `stages_held`."""
        if not self.plan.gated:
            return None
        values, hopeful = (
            tuple([every[place] for place in self._places]) for every in (worth.values, worth.hopeful)
        )
        return stages_held(self.standard, Verdict(outcome, values, hopeful))


def _places(same: Iterable[int | None], at: int) -> list[int]:
    """Return the places of a reading's rules: of those that are the `same`, and of the others from `at`."""
    others = count(at)
    return [next(others) if place is None else place for place in same]


def _bits_of(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)


class OtherReadings:
    """A standard under each other reading of its decree, and the function that judges for all of them."""

    def __init__(self, read: Standard, follows: WhatFollows) -> None:
        """Make ready the readings that are not chosen; `follows` is what follows from those that are."""
        ruleset = follows.ruleset
        each: list[tuple[Interpreted, tuple[OtherReading, ...]]] = []
        judged: list[Rule] = []
        for of in interpreted_parts(read.document):
            others: list[OtherReading] = []
            for other in of.interpretation.others:
                others.append(OtherReading(of, other, read, follows, len(ruleset.rules) + len(judged)))
                judged += others[-1].judged
            each.append((of, tuple(others)))
        self.of_each = tuple(each)
        self._function = Compiled(Ruleset(tuple(judged)), 0)
        self.combined = CombinedReadings(read, (r for r in self if r.of.interpretation.ratified is None))

    def __iter__(self) -> Iterator[OtherReading]:
        return chain.from_iterable(others for _, others in self.of_each)

    def worth(self, ours: Verdict, situation: Situation) -> _Worth:
        """Return what all rules are worth, those that decide as they were judged."""
        _, values, hopeful = self._function.decide(situation.facts, situation.day, situation.ended)
        return _worth(ours.values + values, ours.hopeful + hopeful)


class CombinedReadings:
    """The readings that nobody has ratified combined: each requirement is read as one of them reads it."""

    def __init__(self, read: Standard, readings: Iterable[OtherReading]) -> None:
        self.each = tuple(readings)
        ways = {r.id: 1 << place for place, r in enumerate(read.requirements) if r.mandatory}
        self._all_ways = sum(ways.values())
        met: set[str] = set()  # what a reading does not require
        for reading in self.each:
            met.update(reading.dropped, (r.id for r, _ in reading.changed if not r.mandatory))
            for requirement, bit in reading.changed:
                if requirement.mandatory:
                    self._all_ways |= bit
                    if requirement.id in ways:
                        ways[requirement.id] |= bit
        decisive = [bits for name, bits in ways.items() if name not in met]
        self._one_way = sum(bits for bits in decisive if bits.bit_count() == 1)
        self._some_way = tuple(bits for bits in decisive if bits.bit_count() > 1)

    def outcomes(self, worth: _Worth) -> tuple[Outcome, Outcome]:
        """Return the outcomes with each requirement at its worst, and with each at its best."""
        return worth.outcome(self._all_ways), worth.best_outcome(self._one_way, self._some_way)


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
    outcomes = {reading: reading.outcome(worth, decision.situation) for reading in readings}
    interpretations = tuple(
        InterpretationResult(
            of, tuple([_read_otherwise(reading, outcomes[reading], worth, decision) for reading in others])
        )
        for of, others in readings.of_each
    )
    alone = [outcomes[reading] for reading in readings.combined.each]
    together = readings.combined.outcomes(worth)
    return DecisionReadings(interpretations, *_range(decision, readings.combined, {*alone, *together}))


def _range(decision: Decided, combined: CombinedReadings, outcomes: Set[Outcome]) -> tuple[Outcome, Outcome]:
    """Return the worst and the best outcome of the decision and of its readings, alone and combined."""
    standards = [reading.standard for reading in combined.each]
    if any(_read_one_way(rejection, standards) for rejection in decision.together):
        rejected = Outcome.REJECT
        return rejected, rejected
    ranked = sorted({decision.verdict.outcome, *outcomes}, key=lambda outcome: outcome.rank)
    return ranked[0], ranked[-1]


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
    reading: OtherReading, theirs: Outcome, worth: _Worth, decision: Decided
) -> ReadOtherwise:
    stated = decision.situation.facts
    unstated = tuple([name for name in reading.own_items if stated.get(name) is None])
    if unstated and theirs.is_open:
        favoured = reading.in_favour(frozenset(unstated), worth, decision.situation)
        if favoured is not theirs:
            return ReadOtherwise(reading.other, None, needs=unstated)
    if theirs is not decision.verdict.outcome:
        return ReadOtherwise(reading.other, theirs, changes=(DecisionPart.OUTCOME,))
    held = reading.held(worth, theirs)
    if reading.charges_alike and reading.times_alike and held == decision.held:
        return ReadOtherwise(reading.other, theirs)
    return ReadOtherwise(reading.other, theirs, changes=tuple(_changes(reading, theirs, held, decision)))


def _changes(
    reading: OtherReading, outcome: Outcome, held: frozenset[str] | None, decision: Decided
) -> Iterator[DecisionPart]:
    """Yield what is another under a reading by which the outcome is the same, as far as it is known."""
    standard, situation = reading.standard, decision.situation
    if not reading.charges_alike:
        fee = fee_due(standard.fee, standard.vocabulary, situation)
        if not fee.needs and not decision.fee.needs and fee.amount != decision.fee.amount:
            yield DecisionPart.FEE
    if reading.times_alike and held == decision.held:
        return
    theirs = deadlines_of(
        standard,
        situation,
        decision.received,
        decision.complete,
        outcome,
        held=held,
        decided=decision.issued_from,
        plan=reading.plan,
    )
    ours = {due.stage: due.last_day for due in decision.deadlines if not due.needs}
    if any(due.last_day != ours.get(due.stage, due.last_day) for due in theirs if not due.needs):
        yield DecisionPart.DUE_DATE
