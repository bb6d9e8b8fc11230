"""One case, and what it would come to if parts of the standard were forced to another value.

In come a service as written, the result of a case, and what is forced; out comes everything that the case
states, as it would then be: outcome, preferences, due dates, fee.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.coverage.parts import Part
from sp_engine.assurance.formula import (
    FALSE,
    TRUE,
    Forced,
    Formula,
    Place,
    RequirementFormula,
    Value,
    Written,
)
from sp_engine.assurance.rows import fee_rows, time_rows
from sp_engine.conditions.tree import Condition
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.fees import fee_due
from sp_engine.deciding.timeline import deadlines_of
from sp_engine.rules.ruleset import Truth, outcome_of, ruleset_of
from sp_engine.rules.situation import Situation


class Observer:
    """One case, and what it would come to if parts were forced."""

    def __init__(self, written: Written, result: CaseResult) -> None:
        if result.decision is None:
            raise AssertionError("only decided cases are observed")
        self.case = result.case
        self.decision: Decision = result.decision
        self.situation = result.decision.situation
        self._formulas = written.requirements
        self._places = [formula.places() for formula in self._formulas]
        self._ruleset = ruleset_of(written.standard.requirements)
        self._rows = (*time_rows(written), *fee_rows(written))
        self._guards = [pair for rows in self._rows for pair in rows.guards()]
        self._values = [formula.value(self.situation, {}) for formula in self._formulas]
        self._now = self.seen({})

    def value(self, part: Part) -> Value | None:
        """Return what a part is worth here; None for a row without a condition, and for a requirement that
        does not apply: that is neither met nor not met."""
        if part.kind == "requirement":
            at = [formula.place for formula in self._formulas].index(part.target)
            return None if self.decision.findings[at].status == "not_applicable" else self._values[at]
        return None if part.formula is None else part.formula.value(self.situation, {})

    def states(self, part: Part) -> bool:
        """Whether the case states what the part has a say in."""
        if part.kind == "time":
            return part.owner in self.case.data.get("tenggat", {})
        if part.kind == "fee":
            return "biaya" in self.case.data
        return True

    def applies(self, part: Part) -> bool:
        """Whether a row without a condition is the one that applies here, and the case states its result."""
        stated = part.kind == "fee" or self.case.data["tenggat"].get(part.owner) is not None
        chosen = (
            r.chosen(self.situation) for r in self._rows if (r.kind, r.owner) == (part.kind, part.owner)
        )
        return stated and any(row is not None and row.piece.path == part.piece.path for row in chosen)

    def changes(self, forced: Forced) -> bool:
        """Whether something that the case states would come out differently."""
        return self.seen(forced) != self._now

    def seen(self, forced: Forced) -> list[object]:
        """Return everything that the case states, with parts forced."""
        values = [
            formula.value(self.situation, forced) if forced.keys() & places else value
            for formula, places, value in zip(self._formulas, self._places, self._values, strict=True)
        ]
        seen: list[object] = [
            outcome_of(self._ruleset, tuple(v[0] for v in values), tuple(v[1] for v in values))
        ]
        stated = self.case.data.get("diutamakan", {})
        for formula, value in zip(self._formulas, values, strict=True):
            if formula.requirement.id in stated:
                seen.append(self._preference(formula, value[0], forced))
        return seen + self._due_and_fee(forced)

    def _preference(self, formula: RequirementFormula, value: int, forced: Forced) -> str:
        """Return what becomes of a preference, with parts forced."""
        if formula.guard is not None and formula.guard.value(self.situation, forced)[0] == FALSE:
            return "not_applicable"
        if value == TRUE:
            return "preferred"
        short = value == FALSE or self._falls_short(formula.condition, forced)
        return "not_preferred" if short else "preference_unknown"

    def _falls_short(self, part: Formula, forced: Forced) -> bool:
        """Whether something is stated under a part that does not hold."""
        if part.place in forced:
            return forced[part.place][0] == FALSE
        if part.leaf is not None:
            return self.situation.falls_short(part.leaf)
        return any(self._falls_short(inner, forced) for inner in part.parts)

    def _due_and_fee(self, forced: Forced) -> list[object]:
        """Return the due dates and the fee that the case states, with parts of their guards forced."""
        decision, data = self.decision, self.case.data
        guards = {id(meaning): guard.value(self.situation, forced)[0] for guard, meaning in self._guards}
        situation = _ForcedSituation(
            self.situation.facts, self.situation.day, guards, compiled=self.situation.compiled
        )
        seen: list[object] = [fee_due(decision.standard.fee, situation).amount] if "biaya" in data else []
        if data.get("tenggat"):
            times = decision.received, decision.complete, decision.outcome
            deadlines = deadlines_of(decision.standard, situation, *times)
            seen += [(d.stage, d.due) for d in deadlines if d.stage in data["tenggat"]]
        return seen

    def others_open(self, place: Place) -> list[str]:
        """Return the mandatory requirements, without those of the part, that are not met here."""
        return [
            formula.requirement.id
            for formula, places, value in zip(self._formulas, self._places, self._values, strict=True)
            if formula.requirement.mandatory and value[0] != TRUE and place not in places
        ]

    def guarded_off(self, place: Place) -> bool:
        """Whether the part is asked only in requirements that do not apply here."""
        guards = [f.guard for f in self._formulas if place in {c.place for c in f.condition.walk()}]
        values = [g.value(self.situation, {})[0] if g is not None else TRUE for g in guards]
        return bool(values) and all(value == FALSE for value in values)


@dataclass(frozen=True, slots=True)
class _ForcedSituation(Situation):
    """A situation in which the guards of rows are worth what they are forced to be."""

    guards: Mapping[int, int]

    def value(self, condition: Condition, *, hopeful: bool = False) -> Truth:
        known = self.guards.get(id(condition))
        return Situation.value(self, condition, hopeful=hopeful) if known is None else Truth(known)
