"""The results of cases as text and as JSON data: what was expected beside what was found, leaf by leaf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sp_cli import output
from sp_cli.language import language, say
from sp_engine.assurance.cases.failures import RequirementLines, failure_lines
from sp_engine.assurance.cases.results import CaseResult
from sp_engine.assurance.cases.suite import Suite
from sp_engine.deciding.wording import STATUSES


def suites_dict(suites: Sequence[Suite]) -> dict[str, Any]:
    """Return the results as JSON data (docs/reference/interface.md)."""
    findings = [finding for suite in suites for finding in suite.findings]
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
    return told


def show_suites(suites: Sequence[Suite]) -> None:
    """Print the findings, each failing case with its formulas, and how many cases passed."""
    rows = []
    for suite in suites:
        told = {id(finding) for result in suite.results for finding in result.findings}
        output.show_findings((f for f in suite.findings if id(f) not in told), result=True)
        for result in suite.results:
            if not result.passed:
                _show_failure(result, suite)
        passed = sum(result.passed for result in suite.results)
        rows.append((suite.service, suite.decree, str(passed), str(len(suite.results) - passed)))
    headings = (
        say("LAYANAN", "SERVICE"),
        say("KEPUTUSAN", "DECREE"),
        say("LULUS", "PASSED"),
        say("GAGAL", "FAILED"),
    )
    output.show_table(headings, rows)
    passed, failed = (sum(int(row[column]) for row in rows) for column in (2, 3))
    never = sum(len(suite.never_decides) for suite in suites)
    output.show(
        say(
            f"{passed} kasus lulus, {failed} gagal; {never} persyaratan wajib tidak pernah menentukan",
            f"{passed} cases passed, {failed} failed; {never} mandatory requirements never decide alone",
        )
    )


def _show_failure(result: CaseResult, suite: Suite) -> None:
    output.show_findings(result.findings, result=True)
    if not result.differences:
        return
    width = max(len(f"{d.key}: {d.expected}") for d in result.differences)
    expected, found = say("diharapkan", "expected"), say("ternyata", "found")
    output.show(f"  {expected.ljust(width)}  {found}")
    for difference in result.differences:
        output.show(f"  {f'{difference.key}: {difference.expected}'.ljust(width)}  {difference.found}")
    for formula in failure_lines(result, suite.written, language()):
        _show_formula(formula)
    output.show()


def _show_formula(formula: RequirementLines) -> None:
    status = STATUSES[formula.status].get(language())
    output.show(f"\n  {say('persyaratan', 'requirement')} {formula.requirement}: {status}")
    for line in formula.lines:
        value = line.value.get(language())
        fact = f"   ({line.fact} = {line.stated})" if line.fact is not None else ""
        output.show(f"    {'  ' * line.depth}[{value}] {line.text}{fact}")
