"""A failing case: what was expected beside what was found, and the values of the formulas behind it.

In comes the result of a case; out come lines for people and for other systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, assert_never

from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectation import lists_of, products_of
from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.deciding import Decision, fee_item_text, later_rules, row_amount
from sp_engine.documents import (
    TARIFF_PREFIX,
    CaseAssertion,
    Fee,
    FeeComponent,
    Product,
    Requirement,
    Stage,
    Tariff,
    WrittenCase,
)
from sp_engine.facts import value_words
from sp_engine.rules import FindingStatus, Truth
from sp_engine.timing import counting_lines
from sp_engine.words import Language, Words, rupiah
from sp_engine.words.messages import failures as messages
from sp_engine.workdays import duration_words


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
    """The rows of one stage, fee component or product in one case, and how its day or amount came about."""

    kind: Literal["time", "fee", "product"]
    name: str
    lines: tuple[FormulaLine, ...]
    counted: tuple[str, ...] = ()


def failure_lines(result: CaseResult, language: Language) -> list[RequirementLines]:
    """Return the formula of every requirement that a failing case is about, in the decree's order."""
    decision = result.decision
    if decision is None or not result.unmet:
        return []
    case, named, statuses = result.case.written, set[str](), set[FindingStatus]()
    for assertion in {unmet.assertion for unmet in result.unmet}:
        match assertion:
            case CaseAssertion.OUTCOME | CaseAssertion.TO_SUPPLY:
                statuses |= {status for status in FindingStatus if status.unmet}
            case (
                CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
            ):
                named |= {*getattr(case, assertion)}
                statuses |= {status for status in FindingStatus if assertion in lists_of(status)}
            case CaseAssertion.PREFERENCES:
                named |= {*case.preferences}
            case (
                CaseAssertion.DUE
                | CaseAssertion.FEE
                | CaseAssertion.PRODUCTS
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
                | CaseAssertion.REPORT_BY
            ):
                pass  # about rows and products, not requirements
            case _ as never:
                assert_never(never)
    formulas = _Formulas(decision, language)
    return [
        RequirementLines(
            finding.requirement.id, finding.status, tuple(formulas.requirement(finding.requirement))
        )
        for finding in decision.findings
        if finding.status in statuses or finding.requirement.id in named
    ]


def row_lines(result: CaseResult, language: Language) -> Iterator[RowLines]:
    """Yield the rows of every stage, of the fee and of every product that a failing case is about."""
    decision = result.decision
    if decision is None:
        return
    about = {(unmet.assertion, unmet.part) for unmet in result.unmet}
    standard, formulas = decision.standard, _Formulas(decision, language)
    for stage in standard.stages:
        if (CaseAssertion.DUE, stage.id) in about:
            due = next((d.counted for d in decision.deadlines if d.stage == stage.id), None)
            counted = () if due is None else tuple(counting_lines(due, language))
            yield RowLines("time", stage.id, tuple(formulas.stage(stage)), counted)
    if any(assertion.tells_fee for assertion, _ in about):
        fee = standard.fee
        if fee.free:
            line = FormulaLine(0, truth_words(Truth.TRUE), rupiah(0))
            yield RowLines("fee", Fee.keys["free"].name, (line,))
        for item in decision.fee.items:
            how = fee_item_text(item, decision.condition_text(language))
            lines = tuple(formulas.component(item.component))
            yield RowLines("fee", item.component.id, lines, (how,))
        for tariff in fee.tariffs.values():
            yield RowLines("fee", f"{TARIFF_PREFIX}{tariff.id}", tuple(formulas.amounts(tariff)))
    for product in standard.products:
        if _is_about(product, result.case.written, decision, about):
            rules = later_rules(product, decision.condition_text(language))
            yield RowLines("product", product.name, tuple(formulas.product(product)), rules)


def _is_about(
    product: Product, case: WrittenCase, decision: Decision, about: set[tuple[CaseAssertion, str]]
) -> bool:
    """Whether what is not met is about a product: one of its days, or whether it is yielded."""
    yielded = product.name in products_of(decision.products)
    wrong = (CaseAssertion.PRODUCTS, "") in about and (product.name in (case.products or ())) != yielded
    return wrong or any(one.tells_products and part == product.name for one, part in about)


class _Formulas(NamedTuple):
    """Tells formulas with the values that they have in one case."""

    decision: Decision
    language: Language

    def requirement(self, requirement: Requirement) -> Iterator[FormulaLine]:
        if requirement.guard is not None:
            yield from self._headed(messages.APPLIES_IF, requirement.guard)
        yield from self._part(requirement.condition, 0)

    def stage(self, stage: Stage) -> Iterator[FormulaLine]:
        if stage.guard is not None:
            yield from self._headed(messages.APPLIES_IF, stage.guard)
        for row in stage.rows:
            yield from self._row(duration_words(row.longest, self.language), row.guard)

    def product(self, product: Product) -> Iterator[FormulaLine]:
        if product.guard is not None:
            yield from self._headed(messages.APPLIES_IF, product.guard)

    def component(self, component: FeeComponent) -> Iterator[FormulaLine]:
        if component.guard is not None:
            yield from self._headed(messages.APPLIES_IF, component.guard)
        if component.waived is not None:
            yield from self._headed(messages.WAIVED_IF, component.waived)
        yield from self.amounts(component)

    def amounts(self, part: FeeComponent | Tariff) -> Iterator[FormulaLine]:
        text = self.decision.condition_text(self.language)
        guards = part.row_guards if isinstance(part, FeeComponent) else [row.guard for row in part.rows]
        for row, guard in zip(part.rows, guards, strict=True):
            yield from self._row(row_amount(row, part, self.decision.standard.fee, text), guard)

    def _row(self, worth: str, guard: Condition | None) -> Iterator[FormulaLine]:
        if guard is None:
            yield FormulaLine(0, truth_words(Truth.TRUE), worth)
        else:
            yield from self._headed(messages.ROW_IF.fill(worth=worth), guard)

    def _headed(self, head: Words, guard: Condition) -> Iterator[FormulaLine]:
        yield FormulaLine(0, self._worth(guard), head.get(self.language))
        yield from self._part(guard, 1)

    def _part(self, node: Condition, depth: int) -> Iterator[FormulaLine]:
        match node:
            case AllOf(parts=parts):
                yield from self._joined(messages.ALL_OF, node, parts, depth)
            case AnyOf(parts=parts):
                yield from self._joined(messages.ONE_OF, node, parts, depth)
            case Defined(condition=inner):
                yield from self._part(inner, depth)
            case Document(attributes=()):
                yield self._leaf(node, depth)
            case Unwritten():
                yield FormulaLine(depth, self._worth(node), messages.NOT_WRITTEN.get(self.language))
            case Document(parts=parts):
                yield from self._joined(messages.ALL_OF, node, parts, depth)
            case EachOf() | SomeOf():
                yield self._leaf(node, depth)
                for item in self.decision.situation.items(node):
                    yield from self._part(item, depth + 1)
            case (
                Known()
                | Among()
                | Range()
                | Age()
                | Recent()
                | Remaining()
                | SameYear()
                | Includes()
                | Overlaps()
            ):
                yield self._leaf(node, depth)
            case _ as never:
                assert_never(never)

    def _joined(
        self, head: Words, node: Condition, parts: tuple[Condition, ...], depth: int
    ) -> Iterator[FormulaLine]:
        """Yield the parts of a group, under a line of its own where there are several."""
        if len(parts) > 1:
            yield FormulaLine(depth, self._worth(node), head.get(self.language))
            depth += 1
        for part in parts:
            yield from self._part(part, depth)

    def _leaf(self, leaf: Leaf | Document, depth: int) -> FormulaLine:
        value = self.decision.situation.facts.get(leaf.item.id)
        definition = self.decision.standard.vocabulary[leaf.item.id]
        stated = (
            messages.NOT_STATED.get(self.language)
            if value is None
            else value_words(definition, value, self.language)
        )
        text = self.decision.condition_text(self.language).condition(leaf)
        return FormulaLine(depth, self._worth(leaf), text, leaf.item.id, stated)

    def _worth(self, node: Condition) -> Words:
        return truth_words(self.decision.situation.value(node))


def truth_words(value: Truth) -> Words:
    """Say what a formula is worth."""
    match value:
        case Truth.TRUE:
            return messages.TRUE
        case Truth.FALSE:
            return messages.FALSE
        case Truth.UNKNOWN:
            return messages.UNKNOWN
        case _ as never:
            assert_never(never)
