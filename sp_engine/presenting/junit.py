"""The results of suites as JUnit XML, for tools that show test results.

In come suites; out comes the text of one document.  Knows nothing about files.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from sp_engine.assurance import CaseResult, Suite
from sp_engine.presenting.cases import failure_parts
from sp_engine.presenting.findings import finding_message
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.section import Part, Section
from sp_engine.presenting.text import text_lines
from sp_engine.words import Diagnostic, Language, visible
from sp_engine.words.messages import case_page


class JunitReport:
    """A `testsuites` document of suites that come one after the other: a suite a service, a test a case.

    A case that comes out otherwise is a failure, one that cannot be decided as written an error.  Errors that
    belong to no case (an unknown set, two cases of one name, a document that cannot be read) are tests of
    their own.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._root = ElementTree.Element("testsuites", name="sp test")

    def add(self, suite: Suite) -> None:
        name = _clean(f"{suite.service} ({suite.decree})")
        entry = ElementTree.SubElement(self._root, "testsuite", name=name)
        for result in suite.results:
            _case(entry, result, suite, self._language)
        for finding in suite.loose:
            _loose(entry, finding, suite.service, self._language)

    def text(self, unreadable: Iterable[Diagnostic]) -> str:
        """Return the document, once all suites are in it."""
        language, root = self._language, self._root
        if broken := [finding for finding in unreadable if finding.severity == "error"]:
            entry = ElementTree.SubElement(root, "testsuite", name=case_page.CATALOGUE.get(language))
            for finding in broken:
                _loose(entry, finding, "sp", language)
        for element in (*root, root):
            tests = list(element.iter("testcase"))
            element.set("tests", str(len(tests)))
            for key, tag in (("failures", "failure"), ("errors", "error")):
                element.set(key, str(sum(test.find(tag) is not None for test in tests)))
            element.set("skipped", "0")
            element.set("time", "0")
        ElementTree.indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _case(entry: ElementTree.Element, result: CaseResult, suite: Suite, language: Language) -> None:
    case = result.case
    span = case.source.span(case.path)
    test = _test(entry, case.name, suite.service, case.source.name, span.line if span else 1)
    if result.findings:
        tag = "failure" if result.unmet else "error"
        _problem(test, tag, result.findings, failure_parts(result, language), language)


def _loose(entry: ElementTree.Element, finding: Diagnostic, owner: str, language: Language) -> None:
    if finding.severity == "error":
        line = finding.span.line if finding.span else 1
        test = _test(entry, f"{finding.code} {finding.place()}", owner, finding.file, line)
        _problem(test, "error", (finding,), (), language)


def _test(entry: ElementTree.Element, name: str, owner: str, file: str, line: int) -> ElementTree.Element:
    return ElementTree.SubElement(
        entry,
        "testcase",
        name=_clean(name),
        classname=_clean(owner),
        file=_clean(file),
        line=str(line),
        time="0",
    )


def _problem(
    test: ElementTree.Element,
    tag: str,
    findings: tuple[Diagnostic, ...],
    more: tuple[Part, ...],
    language: Language,
) -> None:
    message = "; ".join(finding.message(language) for finding in findings)
    problem = ElementTree.SubElement(test, tag, message=_clean(message), type=findings[0].code)
    *others, last = findings
    told = (
        *(finding_message(finding, language) for finding in others),
        finding_message(last, language, more),
    )
    problem.text = _clean("\n".join(text_lines(Section("", told), Screen())).rstrip("\n"))


def _clean(text: str) -> str:
    """Return the text with what acts made visible, and without what else XML cannot hold."""
    return "".join(c for c in visible(text) if c not in "\ufffe\uffff")
