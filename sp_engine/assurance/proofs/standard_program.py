"""A standard as a program: its rules, its rows and its other readings, with what is asked about them.

In comes a service with its texts; out come the program and the questions, in the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import assert_never

from sp_engine.assurance.coverage.parts import RowList, row_lists
from sp_engine.assurance.proofs.asked import Asked
from sp_engine.assurance.proofs.period import days_it_holds
from sp_engine.assurance.proofs.question import QuestionKind, Standing
from sp_engine.assurance.proofs.witness import Holds, Witness, outcome_of
from sp_engine.assurance.standard_text import StandardText
from sp_engine.conditions import (
    HOLDS_NOT,
    AllOf,
    AnyOf,
    Condition,
    EachOf,
    SomeOf,
    days_of_application,
    items_of,
    substituted,
    walk,
)
from sp_engine.deciding import Service
from sp_engine.documents import FeeRow, Requirement, Standard, ends_of_gates
from sp_engine.facts import Kind
from sp_engine.rules import (
    STATABLE,
    Literal,
    Outcome,
    Program,
    Rule,
    Ruleset,
    Situation,
    Truth,
    Truths,
    reference_backend,
    ruleset_of,
)

_HOLDS, _TOLD, _FAILS = Standing.HOLDS, Standing.TOLD, Standing.FAILS


class StandardProgram:
    """One standard, and every question about it that a solver answers."""

    def __init__(self, service: Service, text: StandardText) -> None:
        self.service, self.text, self.standard = service, text, service.standard
        self.ruleset = service.follows.ruleset
        self._rows = [rows for rows in row_lists(self.standard) if len(rows.rows) > 1]
        self.program = Program(self.standard.vocabulary)
        self.side = self.program.side(self.ruleset)
        self.questions = tuple(self._questions())
        self.period = days_it_holds(self.standard)
        self.days = days_of_application(self.program.conditions, self.standard.vocabulary, self.period)
        gates = frozenset[str]().union(*(rule.gates for rule in self.ruleset.rules))
        self.code = self.program.text(self.days.days, tuple(ends_of_gates(gates, self.standard.stages)))

    def _questions(self) -> Iterator[Asked]:
        yield from self._outcomes()
        for number, requirement in enumerate(self.standard.requirements):
            if requirement.mandatory:
                yield self._alone(number, requirement)
            yield from self._guard(requirement)
            if requirement.mandatory:
                yield from self._alternatives(number, requirement)
        for rows in self._rows:
            yield from self._of_rows(rows)
        yield from self._readings()
        yield from self._facts()

    # ── what is so of one applicant ──────────────────────────────────────────
    def outcome(self, witness: Witness) -> Outcome:
        return outcome_of(self.service, witness)

    def _values(self, witness: Witness) -> Sequence[int]:
        return self.service.function.decide(witness.facts, witness.day.toordinal(), witness.ended).values

    def _worth(self, condition: Condition, witness: Witness) -> Truth:
        situation = Situation(witness.facts, witness.day.toordinal(), compiled=self.service.compiled)
        return situation.value(condition)

    def _is_worth(self, condition: Condition, worth: Truth) -> Holds:
        return lambda witness: self._worth(condition, witness) is worth

    def _comes_to(self, outcome: Outcome) -> Holds:
        return lambda witness: self.outcome(witness) is outcome

    # ── outcomes and requirements ────────────────────────────────────────────
    def _outcomes(self) -> Iterator[Asked]:
        for outcome in Outcome:
            none = _FAILS if self._must_be_possible(outcome) else _TOLD
            literals = (STATABLE, self.side.outcomes[outcome])
            holds, searched = self._comes_to(outcome), outcome.is_rejection
            yield Asked(
                QuestionKind.CAN_COME_TO, outcome.value, literals, holds, _HOLDS, none, searched=searched
            )

    @staticmethod
    def _must_be_possible(outcome: Outcome) -> bool:
        match outcome:
            case Outcome.APPROVE:
                return True
            case Outcome.RETURN | Outcome.REJECT | Outcome.PENDING:
                return False
            case _ as never:
                assert_never(never)

    def _others(self, number: int) -> Iterator[int]:
        """Yield the numbers of the other requirements that decide; of what follows from all, none."""
        for other, requirement in enumerate(self.standard.requirements):
            if other != number and requirement.mandatory:
                yield other

    def _others_met(self, number: int, witness: Witness) -> bool:
        values = self._values(witness)
        return all(values[other] == Truth.TRUE for other in self._others(number))

    def _alone(self, number: int, requirement: Requirement) -> Asked:
        met = (self.side.rules[other].true for other in self._others(number))
        literals = (STATABLE, self.side.rules[number].not_true, *met)

        def holds(witness: Witness) -> bool:
            return self._values(witness)[number] != Truth.TRUE and self._others_met(number, witness)

        return Asked(QuestionKind.ALONE, requirement.id, literals, holds, _HOLDS, _FAILS)

    def _guard(self, requirement: Requirement) -> Iterator[Asked]:
        guard = requirement.guard
        if guard is None:
            return
        truths = self.program.condition(guard)
        for kind, literal, worth in (
            (QuestionKind.GUARD_HOLDS, truths.true, Truth.TRUE),
            (QuestionKind.GUARD_FAILS, truths.false, Truth.FALSE),
        ):
            yield Asked(
                kind,
                requirement.id,
                (STATABLE, literal),
                self._is_worth(guard, worth),
                _HOLDS,
                _FAILS,
            )

    def _alternatives(self, number: int, requirement: Requirement) -> Iterator[Asked]:
        """Yield for each alternative whether somebody is approved by it alone, or asked by it alone."""
        rule = ruleset_of([requirement]).rules[0]
        met = [self.side.rules[other].true for other in self._others(number)]
        for guard in (False, True):
            whole = requirement.guard if guard else requirement.condition
            if whole is None:
                continue
            for part in _alternatives_in(whole):
                without = _without(whole, part)
                changed = rule.replace(guard=without) if guard else rule.replace(condition=without)
                truths = self.program.condition(changed.condition, changed.guard)
                stricter, laxer = (truths, self.side.rules[number])
                if guard:
                    stricter, laxer = laxer, stricter
                yield Asked(
                    QuestionKind.ALTERNATIVE,
                    self.text.name(part.at),
                    (STATABLE, stricter.not_true, laxer.true, *met),
                    self._tells_apart(number, changed, guard=guard),
                    _HOLDS,
                    _FAILS,
                )

    def _tells_apart(self, number: int, changed: Rule, *, guard: bool) -> Holds:
        backend = reference_backend(Ruleset((changed,)))

        def holds(witness: Witness) -> bool:
            theirs = backend.decide(witness.facts, witness.day.toordinal(), witness.ended).values[0]
            ours = self._values(witness)[number]
            stricter, laxer = (ours, theirs) if guard else (theirs, ours)
            apart = stricter != Truth.TRUE and laxer == Truth.TRUE
            return apart and self._others_met(number, witness)

        return holds

    # ── rows of fees and times ───────────────────────────────────────────────
    def _of_rows(self, rows: RowList) -> Iterator[Asked]:
        """Yield whether two rows apply to somebody who is approved, and whether none does."""
        ruled = [(condition, self.program.condition(condition), when) for condition, when in rows.rulings]
        within = (STATABLE, self.side.outcomes[Outcome.APPROVE], *(_worth(t, when) for _, t, when in ruled))

        def charged(witness: Witness) -> bool:
            return self._comes_to(Outcome.APPROVE)(witness) and all(
                self._worth(c, witness) is when for c, when in rows.rulings
            )

        guards = [row.guard for row in rows.rows]
        stated = [guard for guard in guards if guard is not None]
        name = self.text.name(rows.rows[0].at).rpartition(".")[0]
        for later in range(len(stated)):
            for earlier in range(later):
                if _alike(rows, earlier, later):
                    continue
                both = AllOf((stated[earlier], stated[later]))
                condition = both if rows.over is None else SomeOf(rows.over, both)
                yield Asked(
                    QuestionKind.OVERLAP,
                    f"{name}: {earlier + 1}, {later + 1}",
                    (*within, self.program.condition(condition).true),
                    self._and(charged, condition, Truth.TRUE),
                    _FAILS,
                    _HOLDS,
                )
        if None not in guards:
            yield self._gap(name, rows, stated, (within, charged), _FAILS)
        for number, row in enumerate(rows.rows):
            if isinstance(row, FeeRow) and row.unset:
                before = [guard for guard in guards[:number] if guard is not None]
                yield self._gap(f"{name}: {number + 1}", rows, before, (within, charged), _TOLD)

    def _gap(
        self,
        name: str,
        rows: RowList,
        guards: list[Condition],
        charged: tuple[tuple[Literal, ...], Holds],
        if_so: Standing,
    ) -> Asked:
        """Return whether none of some rows applies to somebody who is approved."""
        any_row = AnyOf(tuple(guards))
        none = any_row if rows.over is None else EachOf(rows.over, any_row)
        literals = (*charged[0], self.program.condition(none).false)
        holds = self._and(charged[1], none, Truth.FALSE)
        return Asked(QuestionKind.GAP, name, literals, holds, if_so, _HOLDS)

    def _and(self, holds: Holds, condition: Condition, worth: Truth) -> Holds:
        return lambda witness: holds(witness) and self._worth(condition, witness) is worth

    # ── other readings ───────────────────────────────────────────────────────
    def _readings(self) -> Iterator[Asked]:
        for reading in self.service.other_readings:
            other, theirs = Service(reading.standard), self.program.side(reading.follows.ruleset)
            differ = self.program.either(
                self.program.both((self.side.outcomes[one], theirs.outcomes[one]._replace(holds=False)))
                for one in Outcome
            )
            own = tuple(self.program.known(name) for name in reading.own_items)
            approve = Outcome.APPROVE
            approved = self.program.either((self.side.outcomes[approve], theirs.outcomes[approve]))
            yield Asked(
                QuestionKind.READING,
                f"{reading.of.interpretation.id}/{reading.other.id}",
                (STATABLE, differ),
                self._differs_under(other),
                _TOLD,
                _HOLDS,
                wished=(*own, approved),
                other=other,
                searched=True,
            )

    def _differs_under(self, other: Service) -> Holds:
        return lambda witness: outcome_of(other, witness) is not self.outcome(witness)

    # ── facts ────────────────────────────────────────────────────────────────
    @cached_property
    def deciding_facts(self) -> tuple[str, ...]:
        """What the requirements that decide look at, in the order in which it is asked."""
        conditions = [c for r in self.ruleset.rules if r.mandatory for c in (r.guard, r.condition) if c]
        return tuple(dict.fromkeys(item.id for condition in conditions for item in items_of(condition)))

    def _facts(self) -> Iterator[Asked]:
        """Yield for each fact whether anything changes if it alone is stated otherwise, or not stated."""
        names = self.deciding_facts
        elsewhere = looked_at_beside_requirements(self.standard)
        for name in names:
            of_document = self.standard.vocabulary[name].kind is Kind.DOCUMENT
            copied = [name, *(n for n in names if of_document and n.startswith(f"{name}."))]
            copy = self.program.copy(copied)
            theirs = self.program.side(self.ruleset, copy)
            differ = self.program.either(
                self.program.both((self.side.outcomes[one], theirs.outcomes[one]._replace(holds=False)))
                for one in Outcome
            )
            useless = _HOLDS if name in elsewhere else _FAILS
            yield Asked(
                QuestionKind.FACT,
                name,
                (STATABLE, differ),
                None,
                _HOLDS,
                useless,
                copy=copy,
                searched=True,
            )


def looked_at_beside_requirements(standard: Standard) -> set[str]:
    """Return the facts on which the fee, the times or the products depend."""
    rows = row_lists(standard)
    guards = [row.guard for each in rows for row in each.rows]
    guards += [condition for each in rows for condition, _ in each.rulings]
    guards += [product.guard for product in standard.products]
    return {item.id for guard in guards if guard is not None for item in items_of(guard)} | standard.fee.facts


def _worth(truths: Truths, when: Truth) -> Literal:
    return truths.true if when is Truth.TRUE else truths.false


def _alike(rows: RowList, one: int, other: int) -> bool:
    """Whether two rows come to the same, whichever applies."""
    return rows.rows[one].replace(guard=None) == rows.rows[other].replace(guard=None)


def _without(whole: Condition, part: Condition) -> Condition:
    return substituted(whole, lambda one: HOLDS_NOT if one is part else None)


def _alternatives_in(condition: Condition) -> Iterable[Condition]:
    for node in walk(condition):
        if isinstance(node, AnyOf) and len(node.parts) > 1:
            yield from node.parts
