"""Reports of suites that come one after the other keep what they tell, and none of what it was told of."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from sp_engine import Catalogue
from sp_engine.assurance import asked_once_of, coverage_of, each_suite
from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.coverage.decisive import Coverage, Decided
from sp_engine.assurance.standard_text import StandardText
from sp_engine.documents import Standard
from sp_engine.presenting import AskedOnceReport, CasesReport, CoveragePage, CoverageReport


def held_by(report: object) -> Iterator[object]:
    """Yield everything that a report keeps in memory, but classes, functions and modules."""
    seen, left = {id(report)}, [report]
    while left:
        one = left.pop()
        yield one
        for inner in gc.get_referents(one):
            if id(inner) not in seen and not isinstance(inner, type) and not callable(inner):
                seen.add(id(inner))
                left.append(inner)


def test_reports_keep_no_suite_no_standard_and_no_coverage(catalogue: Catalogue) -> None:
    cases, covered = CasesReport("id"), CoverageReport("id")
    page, once = CoveragePage("id"), AskedOnceReport("id")
    for suite in each_suite(catalogue.files, "palembang"):
        coverage = coverage_of(suite)
        cases.add(suite)
        covered.add(coverage)
        page.add(coverage)
        once.add(suite, asked_once_of(suite))
    for report in (cases, covered, page, once):
        kept = [
            one
            for one in held_by(report)
            if isinstance(one, Coverage | Decided | StandardText | Standard | Suite)
        ]
        assert kept == []
    assert covered.total > 0
    assert page.section().parts
