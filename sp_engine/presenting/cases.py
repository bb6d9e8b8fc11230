"""The results of cases as a section and as JSON data: what was expected, what was found, leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, assert_never

from sp_engine.assurance import CaseResult, FormulaLine, RowLines, Suite, failure_lines, row_lines
from sp_engine.deciding import status_words
from sp_engine.documents import CaseAssertion
from sp_engine.presenting.findings import finding_message, severity_span
from sp_engine.presenting.section import Field, Group, Line, Message, Part, Section, Table
from sp_engine.words import Diagnostic, Language, in_order
from sp_engine.words.messages import case_page


class CasesReport:
    """What is told of suites that come one after the other; keeps nothing of them but what is told.

    `failed` says whether there is an error among their findings, `any` whether there are results at all.
    With `as_data` it also puts together the JSON data.
    """

    def __init__(self, language: Language, *, as_data: bool = True) -> None:
        self._language, self._as_data = language, as_data
        self._parts: list[Part] = []
        self._rows: list[tuple[str, ...]] = []
        self._without: list[str] = []
        self._services: list[dict[str, Any]] = []
        self._findings: list[dict[str, Any]] = []
        self._passed = self._failed = self._errors = 0
        self._never: int | None = 0
        self.failed = False

    @property
    def any(self) -> bool:
        return bool(self._rows)

    def add(self, suite: Suite) -> None:
        language, loose = self._language, suite.loose
        self._parts += (finding_message(finding, language) for finding in loose)
        self._parts += _results(suite, language)
        passed = sum(result.passed for result in suite.results)
        failed = len(suite.results) - passed
        if suite.results:
            self._rows.append((suite.service, suite.decree, str(passed), str(failed)))
        if suite.source is None:
            self._without.append(suite.service)
        self._passed += passed
        self._failed += failed
        self._errors += _errors(loose)
        never = suite.never_decides
        self._never = None if never is None or self._never is None else self._never + len(never)
        self.failed = self.failed or bool(_errors(suite.findings))
        if self._as_data:
            self._services.append(_suite_dict(suite, language))
            self._findings += (finding.to_dict(language) for finding in suite.findings)

    def section(self, unreadable: Sequence[Diagnostic]) -> Section:
        """Return the findings, each failing case with its formulas, and how many cases passed."""
        language = self._language
        parts = [*(finding_message(finding, language) for finding in unreadable), *self._parts]
        if self._rows:
            headings = case_page.SERVICE, case_page.DECREE, case_page.PASSED, case_page.FAILED
            told = tuple(words.get(language) for words in headings)
            parts.append(Table(told, tuple(self._rows), frozenset((2, 3))))
        parts.append(Line(self._total(unreadable)))
        if self._without:
            parts.append(Field(case_page.WITHOUT_CASES.get(language), ", ".join(self._without)))
        return Section("", tuple(parts))

    def _total(self, unreadable: Sequence[Diagnostic]) -> str:
        language, errors = self._language, self._errors + _errors(unreadable)
        passed, failed = self._passed, self._failed
        if errors:
            told = case_page.TOTAL_WITH_ERRORS.say(language, passed=passed, failed=failed, errors=errors)
        else:
            told = case_page.TOTAL.say(language, passed=passed, failed=failed)
        if self._never is None:
            return told
        return case_page.NEVER_DECIDE.say(language, total=told, never=self._never)

    def data(self, unreadable: Sequence[Diagnostic]) -> dict[str, Any]:
        """Return the results as JSON data (docs/reference/interface.md)."""
        return {
            "services": self._services,
            "findings": [*(finding.to_dict(self._language) for finding in unreadable), *self._findings],
            "passed": self._passed,
            "failed": self._failed,
            "errors": self._errors + _errors(unreadable),
        }


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


def _errors(findings: Iterable[Diagnostic]) -> int:
    return sum(finding.severity == "error" for finding in findings)


def _suite_dict(suite: Suite, language: Language) -> dict[str, Any]:
    return {
        "service": suite.service,
        "decree": suite.decree,
        "cases": [_case_dict(result, language) for result in suite.results],
        "never_decides": suite.never_decides,
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
