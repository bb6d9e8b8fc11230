"""A failing case: what was expected beside what was found, and the values of the formulas behind it.

In come a service as written and the result of a case; out come lines for people and for other systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectations import LISTS
from sp_engine.assurance.formula import FALSE, TRUE, Formula, RequirementFormula, Written
from sp_engine.assurance.rows import Rows, fee_rows, time_rows
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.finding_status import FindingStatus
from sp_engine.documents.service_time import TimeRow
from sp_engine.facts.display import value_words
from sp_engine.timing.counting_text import counting_lines
from sp_engine.words.language import Language, Words
from sp_engine.words.numbers import rupiah
from sp_engine.workdays.duration import duration_words

VALUES = {TRUE: Words("ya", "yes"), FALSE: Words("tidak", "no")}
_UNKNOWN = Words("belum", "not yet")
_JOINTS = {
    "semua": Words("semua:", "all of:"),
    "salah_satu": Words("salah satu:", "one of:"),
}
_GUARD = Words("berlaku bila:", "applies if:")
_WAIVER = Words("dibebaskan bila:", "waived if:")


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
    status: FindingStatus
    lines: tuple[FormulaLine, ...]


@dataclass(frozen=True, slots=True)
class RowLines:
    """The rows of one stage or fee component in one case, and how the due date was counted."""

    kind: str
    name: str
    lines: tuple[FormulaLine, ...]
    counted: tuple[str, ...] = ()


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
        statuses.update(status for status in FindingStatus if status.unmet)
    found = zip(decision.findings, written.requirements, strict=True)
    return [
        RequirementLines(finding.requirement.id, finding.status, tuple(_lines(formula, decision, language)))
        for finding, formula in found
        if finding.status in statuses or finding.requirement.id in named
    ]


def row_lines(result: CaseResult, written: Written, language: Language) -> Iterator[RowLines]:
    """Yield the rows of every stage and of the fee that a failing case is about."""
    decision = result.decision
    if decision is None:
        return
    places = {difference.place for difference in result.differences}
    for rows in time_rows(written):
        if f"tenggat.{rows.owner}" in places:
            due = next((d.counted for d in decision.deadlines if d.stage == rows.owner), None)
            counted = () if due is None else tuple(counting_lines(due, language))
            yield RowLines("time", rows.owner, tuple(_rows(rows, decision, language)), counted)
    for rows in fee_rows(written) if "biaya" in places else ():
        yield RowLines("fee", rows.owner, tuple(_rows(rows, decision, language)))


def _rows(rows: Rows, decision: Decision, language: Language) -> Iterator[FormulaLine]:
    if rows.out is not None:
        yield _headed(rows.out, _GUARD if rows.kind == "time" else _WAIVER, decision, language)
        yield from _part(rows.out, 1, decision, language)
    for row in rows.rows:
        meaning = row.meaning
        worth = (
            duration_words(meaning.longest, language)
            if isinstance(meaning, TimeRow)
            else rupiah(meaning.amount)
        )
        if row.guard is None:
            yield FormulaLine(0, VALUES[TRUE], worth)
            continue
        yield _headed(row.guard, Words(f"{worth} bila:", f"{worth} if:"), decision, language)
        yield from _part(row.guard, 1, decision, language)


def _lines(formula: RequirementFormula, decision: Decision, language: Language) -> Iterator[FormulaLine]:
    if formula.guard is not None:
        yield _headed(formula.guard, _GUARD, decision, language)
        yield from _part(formula.guard, 1, decision, language)
    yield from _part(formula.condition, 0, decision, language)


def _headed(guard: Formula, head: Words, decision: Decision, language: Language) -> FormulaLine:
    value = guard.value(decision.situation, {})[0]
    return FormulaLine(0, VALUES.get(value, _UNKNOWN), head.get(language))


def _part(part: Formula, depth: int, decision: Decision, language: Language) -> Iterator[FormulaLine]:
    worth = VALUES.get(part.value(decision.situation, {})[0], _UNKNOWN)
    if part.leaf is not None:
        leaf = part.leaf
        wording = decision.condition_text(language)
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
