"""The results of suites as JUnit XML, for tools that show test results."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from sp_engine.assurance.cases.suite import Suite
from sp_engine.reading.diagnostics import Language, render


def junit_xml(suites: Iterable[Suite], language: Language) -> str:
    """Return a `testsuites` document: a suite for each service, a test for each case.

    Errors that belong to no case (an unknown set, two cases of one name) are tests of their own that fail.
    """
    root = ElementTree.Element("testsuites", name="sp test")
    total = failed = 0
    for suite in suites:
        entry = ElementTree.SubElement(root, "testsuite", name=f"{suite.service} ({suite.decree})")
        tests = [
            (result.case.name, result.case.source.name, [*result.findings], result.case)
            for result in suite.results
        ]
        told = {id(finding) for result in suite.results for finding in result.findings}
        loose = [f for f in suite.findings if id(f) not in told and f.severity == "error"]
        for name, file, findings, case in tests:
            span = case.source.span(case.path)
            line = str(span.line if span else 1)
            test = ElementTree.SubElement(
                entry, "testcase", name=_clean(name), classname=suite.service, file=file, line=line, time="0"
            )
            for finding in findings:
                _failure(test, finding.message(language), render(finding, language))
        for finding in loose:
            test = ElementTree.SubElement(
                entry, "testcase", name=finding.code, classname=suite.service, file=finding.file, time="0"
            )
            _failure(test, finding.message(language), render(finding, language))
        bad = sum(bool(findings) for _, _, findings, _ in tests) + len(loose)
        entry.set("tests", str(len(tests) + len(loose)))
        entry.set("failures", str(bad))
        entry.set("errors", "0")
        entry.set("time", "0")
        total, failed = total + len(tests) + len(loose), failed + bad
    root.set("tests", str(total))
    root.set("failures", str(failed))
    root.set("errors", "0")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _failure(test: ElementTree.Element, message: str, text: str) -> None:
    failure = ElementTree.SubElement(test, "failure", message=_clean(message), type="AssertionError")
    failure.text = _clean(text)


def _clean(text: str) -> str:
    """Return the text without characters that XML cannot hold."""
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32)
