"""The results of cases as text and as JSON data: what was expected beside what was found, leaf by leaf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sp_cli import output
from sp_cli.language import language, say
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.failure_report import failure_lines, failure_text, row_lines
from sp_engine.assurance.cases.suite import Suite
from sp_engine.words.diagnostics import Diagnostic, in_order


def suites_dict(suites: Sequence[Suite], unreadable: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return the results as JSON data (docs/reference/interface.md)."""
    findings = [*unreadable, *(finding for suite in suites for finding in suite.findings)]
    return {
        "services": [
            {
                "service": suite.service,
                "decree": suite.decree,
                "cases": [_case(result, suite) for result in suite.results],
                "never_decides": suite.never_decides,
            }
            for suite in suites
        ],
        "findings": [finding.to_dict(language()) for finding in findings],
        "passed": sum(result.passed for suite in suites for result in suite.results),
        "failed": sum(not result.passed for suite in suites for result in suite.results),
        "errors": _errors(suites, unreadable),
    }


def _case(result: CaseResult, suite: Suite) -> dict[str, Any]:
    told = {"name": result.case.name, "passed": result.passed}
    if result.differences:
        told["differences"] = [
            {"key": d.key, "expected": d.expected, "found": d.found} for d in result.differences
        ]
        told["formulas"] = [
            {
                "requirement": formula.requirement,
                "status": formula.status,
                "parts": [line.to_dict(language()) for line in formula.lines],
            }
            for formula in failure_lines(result, suite.written, language())
        ]
        told["rows"] = [
            {
                "stage" if rows.kind == "time" else "fee": rows.name,
                "parts": [line.to_dict(language()) for line in rows.lines],
                "counted": rows.counted,
            }
            for rows in row_lines(result, suite.written, language())
        ]
    return told


def show_suites(suites: Sequence[Suite], unreadable: Sequence[Diagnostic]) -> None:
    """Print the findings, each failing case with its formulas, and how many cases passed."""
    output.show_findings(unreadable, result=True)
    rows = []
    for suite in suites:
        output.show_findings(suite.loose, result=True)
        told: list[Diagnostic] = []
        for result in suite.results:
            if result.differences:
                _show_failure(result, suite)
            output.show_findings((f for f in _misread(result) if f not in told), result=True)
            told += _misread(result)
        if suite.results:
            passed = sum(result.passed for result in suite.results)
            rows.append((suite.service, suite.decree, str(passed), str(len(suite.results) - passed)))
    headings = (
        say("LAYANAN", "SERVICE"),
        say("KEPUTUSAN", "DECREE"),
        say("LULUS", "PASSED"),
        say("GAGAL", "FAILED"),
    )
    if rows:
        output.show_table(headings, rows)
    output.show(_summary(suites, unreadable))
    without = ", ".join(suite.service for suite in suites if suite.source is None)
    if without:
        output.show(say(f"belum punya kasus: {without}", f"without cases: {without}"))


def _misread(result: CaseResult) -> tuple[Diagnostic, ...]:
    """Return the findings of a case that could not be decided as it is written."""
    return () if result.differences else result.findings


def _summary(suites: Sequence[Suite], unreadable: Sequence[Diagnostic]) -> str:
    results = [result for suite in suites for result in suite.results]
    passed = sum(result.passed for result in results)
    failed = len(results) - passed
    never = sum(len(suite.never_decides) for suite in suites)
    errors = _errors(suites, unreadable)
    wrong = say(f", {errors} kesalahan di luar kasus", f", {errors} errors outside cases") if errors else ""
    return say(
        f"{passed} kasus lulus, {failed} gagal{wrong}; {never} persyaratan wajib tidak pernah menentukan",
        f"{passed} cases passed, {failed} failed{wrong}; {never} mandatory requirements never decide alone",
    )


def _errors(suites: Sequence[Suite], unreadable: Sequence[Diagnostic]) -> int:
    """Return how many errors belong to no case, so that cases may be lacking from the count."""
    loose = [*unreadable, *(finding for suite in suites for finding in suite.loose)]
    return sum(finding.severity == "error" for finding in loose)


def _show_failure(result: CaseResult, suite: Suite) -> None:
    """Print where a case first differs, and everything that does; `sp explain` says what the code means."""
    first = in_order(result.findings)[0]
    output.show(f"{first.place()}  {first.code}  {say('kasus', 'case')} `{result.case.name}`")
    output.show(f"\n{failure_text(result, suite.written, language())}\n")
