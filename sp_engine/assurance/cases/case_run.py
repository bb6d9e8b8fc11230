"""Running a case: it is decided, and what comes out is compared with what it expects.

In come a case and the service; out comes a result with every difference in words, at its place.  A case
asserts the reasons, not only the verdict, and fixes its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sp_engine.assurance.cases.case import Case
from sp_engine.assurance.cases.case_decision import decide_case
from sp_engine.assurance.cases.case_problems import placed, written_problems
from sp_engine.assurance.cases.expectation import UnmetExpectation, unmet_expectations
from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Decision, FactsError, Service
from sp_engine.words import Diagnostic


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case came to; it passed when there are no findings."""

    case: Case
    decision: Decision | None
    findings: tuple[Diagnostic, ...]
    unmet: tuple[UnmetExpectation, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.findings


def run_case(case: Case, service: Service) -> CaseResult:
    """Decide a case and compare what comes out with what it expects."""
    written = tuple(written_problems(case, service.standard))
    if written:
        return CaseResult(case, None, written)
    zone = service.standard.agency.zone
    received, complete = case.received(zone), case.complete(zone)
    holds = service.standard.holds(received.date())
    if not case.written.outcome.is_decision and not holds:
        return CaseResult(case, None, ())
    try:
        decision = decide_case(
            service,
            case.facts,
            received=received,
            complete=complete,
            after=case.written.after,
            issued=case.issued,
        )
    except FactsError as error:
        return CaseResult(case, None, tuple(placed(finding, case) for finding in error.diagnostics))
    except CatalogueError as error:
        where = case.place("received")
        return CaseResult(case, None, tuple(case.source.place(f, where) for f in error.diagnostics))
    unmet = tuple(unmet_expectations(case.written, decision))
    return CaseResult(case, decision, tuple(_failure(case, expectation) for expectation in unmet), unmet)


def undecided_requirements(results: Iterable[CaseResult], service: Service) -> tuple[str, ...]:
    """Return the mandatory requirements that decide no case alone."""
    deciding = set()
    for result in results:
        if result.decision is not None:
            open_ = [f for f in result.decision.findings if f.status.unmet]
            if len(open_) == 1:
                deciding.add(open_[0].requirement.id)
    return tuple(r.id for r in service.standard.requirements if r.mandatory and r.id not in deciding)


def _failure(case: Case, unmet: UnmetExpectation) -> Diagnostic:
    place = case.place(unmet.assertion, unmet.part)
    return case.source.finding("SP501", place, case=case.name, problem=unmet.sentence)
