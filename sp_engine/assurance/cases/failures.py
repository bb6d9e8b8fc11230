"""A failing case, leaf by leaf: what each part of its formulas was worth, and by which facts.

In come a service as written and the result of a case; out come lines for people and for other systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sp_engine.assurance.cases.expectations import LISTS
from sp_engine.assurance.cases.results import CaseResult
from sp_engine.assurance.formula import FALSE, TRUE, Formula, RequirementFormula, Written
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.phrases import value_words
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Language

VALUES = {TRUE: Words("ya", "yes"), FALSE: Words("tidak", "no")}
_UNKNOWN = Words("belum", "not yet")
_JOINTS = {
    "semua": Words("semua:", "all of:"),
    "salah_satu": Words("salah satu:", "one of:"),
}
_GUARD = Words("berlaku bila:", "applies if:")


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """One part of a formula: how deep it stands, what it is worth, what it asks, what was stated."""

    depth: int
    value: Words
    text: str
    fact: str | None = None
    stated: str | None = None

    def to_dict(self, language: Language) -> dict[str, Any]:
        return {
            "depth": self.depth,
            "value": self.value.get(language),
            "text": self.text,
            "fact": self.fact,
            "stated": self.stated,
        }


@dataclass(frozen=True, slots=True)
class RequirementLines:
    """The formula of one requirement in one case."""

    requirement: str
    status: str
    lines: tuple[FormulaLine, ...]


def failure_lines(result: CaseResult, written: Written, language: Language) -> list[RequirementLines]:
    """Return the formula of every requirement that a failing case is about, in the decree's order."""
    decision = result.decision
    if decision is None or not result.differences:
        return []
    keys = {difference.key for difference in result.differences}
    named = {name for key in LISTS if key in keys for name in result.case.data[key]}
    named |= {name for name in result.case.data.get("diutamakan", {}) if "diutamakan" in keys}
    statuses = {status for key, group in LISTS.items() if key in keys for status in group}
    if keys & {"hasil", "lengkapi"}:
        statuses |= {"failed", "missing", "deficient", "pending"}
    found = zip(decision.findings, written.requirements, strict=True)
    return [
        RequirementLines(finding.requirement.id, finding.status, tuple(_lines(formula, decision, language)))
        for finding, formula in found
        if finding.status in statuses or finding.requirement.id in named
    ]


def _lines(formula: RequirementFormula, decision: Decision, language: Language) -> Iterator[FormulaLine]:
    if formula.guard is not None:
        value = formula.guard.value(decision.situation, {})[0]
        yield FormulaLine(0, VALUES.get(value, _UNKNOWN), _GUARD.get(language))
        yield from _part(formula.guard, 1, decision, language)
    yield from _part(formula.condition, 0, decision, language)


def _part(part: Formula, depth: int, decision: Decision, language: Language) -> Iterator[FormulaLine]:
    worth = VALUES.get(part.value(decision.situation, {})[0], _UNKNOWN)
    if part.leaf is not None:
        leaf = part.leaf
        wording = decision.wording(language)
        value = decision.facts.get(leaf.item.id)
        definition = decision.standard.vocabulary[leaf.item.id]
        told = Words("tidak disebut", "not stated").get(language)
        stated = told if value is None else value_words(definition, value, language)
        yield FormulaLine(depth, worth, wording.condition(leaf), leaf.item.id, stated)
        return
    if len(part.parts) > 1:
        yield FormulaLine(depth, worth, _JOINTS[part.joint].get(language))
        depth += 1
    for inner in part.parts:
        yield from _part(inner, depth, decision, language)
