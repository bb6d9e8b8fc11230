"""The results of cases as a section and as JSON data: what was expected, what was found, leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from sp_engine.assurance import CaseResult, FormulaLine, RowLines, Suite, failure_lines, row_lines
from sp_engine.deciding import status_words
from sp_engine.documents import CaseAssertion
from sp_engine.presenting.findings import finding_message, severity_span
from sp_engine.presenting.section import Field, Group, Line, Message, Part, Section, Table
from sp_engine.words import Diagnostic, Language, in_order
from sp_engine.words.messages import case_page


def cases_section(suites: Sequence[Suite], unreadable: Sequence[Diagnostic], language: Language) -> Section:
    """Return the findings, each failing case with its formulas, and how many cases passed."""
    return Section("", tuple(_parts(suites, unreadable, language)))


def _parts(suites: Sequence[Suite], unreadable: Sequence[Diagnostic], language: Language) -> Iterator[Part]:
    for finding in unreadable:
        yield finding_message(finding, language)
    for suite in suites:
        for finding in suite.loose:
            yield finding_message(finding, language)
        yield from _results(suite, language)
    if any(suite.results for suite in suites):
        yield _table(suites, language)
    yield Line(_total(suites, unreadable, language))
    without = ", ".join(suite.service for suite in suites if suite.source is None)
    if without:
        yield Field(case_page.WITHOUT_CASES.get(language), without)


def _results(suite: Suite, language: Language) -> Iterator[Message]:
    told: list[Diagnostic] = []
    for result in suite.results:
        if result.unmet:
            yield _failure(result, language)
            continue
        for finding in result.findings:  # of a case that could not be decided as it is written
            if finding not in told:
                told.append(finding)
                yield finding_message(finding, language)


def _failure(result: CaseResult, language: Language) -> Message:
    """Return where a case first differs, and everything that does; `sp explain` says what the code means."""
    first = in_order(result.findings)[0]
    name = case_page.CASE.say(language, name=result.case.name)
    severity = severity_span(first.severity, language)
    return Message(first.place(), severity, first.code, name, parts=failure_parts(result, language))


def _has_no_formula(assertion: CaseAssertion) -> bool:
    """Whether no formula below says why something else was found."""
    match assertion:
        case (
            CaseAssertion.DUE
            | CaseAssertion.PRODUCTS
            | CaseAssertion.VALID_UNTIL
            | CaseAssertion.RENEW_BY
            | CaseAssertion.REPORT_BY
        ):
            return True
        case (
            CaseAssertion.OUTCOME
            | CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
            | CaseAssertion.TO_SUPPLY
            | CaseAssertion.PREFERENCES
            | CaseAssertion.FEE
        ):
            return False
        case _ as never:
            assert_never(never)


def failure_parts(result: CaseResult, language: Language) -> tuple[Section, ...]:
    """Return expected beside found, and the formulas with their values; nothing without a difference."""
    if not result.unmet:
        return ()
    headings = case_page.EXPECTED.get(language), case_page.FOUND.get(language)
    rows = []
    for difference in result.unmet:
        found = difference.found
        because = difference.because.get(language) if _has_no_formula(difference.assertion) else ""
        if because:
            found = f"{found} ({because})"
        rows.append((f"{difference.key}: {difference.expected}", found))
    told = [Section("", (Table(headings, tuple(rows)),))]
    for formula in failure_lines(result, language):
        name = case_page.REQUIREMENT.say(language, name=formula.requirement)
        status = status_words(formula.status).get(language)
        told.append(Section("", (Field(name, status, _nested(formula.lines, language)),)))
    for row in row_lines(result, language):
        counted = tuple(Line(line) for line in row.counted)
        told.append(
            Section("", (Field(_owner(row, language), "", (*_nested(row.lines, language), *counted)),))
        )
    return tuple(told)


def _owner(row: RowLines, language: Language) -> str:
    match row.kind:
        case "time":
            return case_page.STAGE.say(language, name=row.name)
        case "fee":
            return case_page.FEE.say(language, name=row.name)
        case "product":
            return case_page.PRODUCT.say(language, name=row.name)
        case _ as never:
            assert_never(never)


def _nested(lines: Sequence[FormulaLine], language: Language) -> tuple[Part, ...]:
    """Return the parts of a formula, the inner ones under those that they stand in."""
    parts: list[Part] = []
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        while end < len(lines) and lines[end].depth > line.depth:
            end += 1
        fact = f"   ({line.fact} = {line.stated})" if line.fact is not None else ""
        text = f"[{line.value.get(language)}] {line.text}{fact}"
        parts.append(Group(text, _nested(lines[at + 1 : end], language)))
        at = end
    return tuple(parts)


def _table(suites: Sequence[Suite], language: Language) -> Table:
    headings = case_page.SERVICE, case_page.DECREE, case_page.PASSED, case_page.FAILED
    rows = []
    for suite in suites:
        if suite.results:
            passed = sum(result.passed for result in suite.results)
            rows.append((suite.service, suite.decree, str(passed), str(len(suite.results) - passed)))
    return Table(tuple(words.get(language) for words in headings), tuple(rows), frozenset((2, 3)))


def _total(suites: Sequence[Suite], unreadable: Sequence[Diagnostic], language: Language) -> str:
    results = [result for suite in suites for result in suite.results]
    passed = sum(result.passed for result in results)
    failed = len(results) - passed
    errors = _errors(suites, unreadable)
    if errors:
        told = case_page.TOTAL_WITH_ERRORS.say(language, passed=passed, failed=failed, errors=errors)
    else:
        told = case_page.TOTAL.say(language, passed=passed, failed=failed)
    never = [suite.never_decides for suite in suites]
    if None in never:
        return told
    number = sum(len(names) for names in never if names is not None)
    return case_page.NEVER_DECIDE.say(language, total=told, never=number)


def _errors(suites: Sequence[Suite], unreadable: Sequence[Diagnostic]) -> int:
    """Return how many errors belong to no case, so that cases may be lacking from the count."""
    loose = [*unreadable, *(finding for suite in suites for finding in suite.loose)]
    return sum(finding.severity == "error" for finding in loose)


def cases_dict(
    suites: Sequence[Suite], unreadable: Sequence[Diagnostic], language: Language
) -> dict[str, Any]:
    """Return the results as JSON data (docs/reference/interface.md)."""
    findings = [*unreadable, *(finding for suite in suites for finding in suite.findings)]
    return {
        "services": [
            {
                "service": suite.service,
                "decree": suite.decree,
                "cases": [_case_dict(result, language) for result in suite.results],
                "never_decides": suite.never_decides,
            }
            for suite in suites
        ],
        "findings": [finding.to_dict(language) for finding in findings],
        "passed": sum(result.passed for suite in suites for result in suite.results),
        "failed": sum(not result.passed for suite in suites for result in suite.results),
        "errors": _errors(suites, unreadable),
    }


def _case_dict(result: CaseResult, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {"name": result.case.name, "passed": result.passed}
    if result.unmet:
        told["differences"] = [{"key": d.key, "expected": d.expected, "found": d.found} for d in result.unmet]
        told["formulas"] = [
            {
                "requirement": formula.requirement,
                "status": formula.status,
                "parts": [line.to_dict(language) for line in formula.lines],
            }
            for formula in failure_lines(result, language)
        ]
        told["rows"] = [
            {
                _owner_key(rows): rows.name,
                "parts": [line.to_dict(language) for line in rows.lines],
                "counted": rows.counted,
            }
            for rows in row_lines(result, language)
        ]
    return told


def _owner_key(rows: RowLines) -> str:
    match rows.kind:
        case "time":
            return "stage"
        case "fee":
            return "fee"
        case "product":
            return "product"
        case _ as never:
            assert_never(never)
