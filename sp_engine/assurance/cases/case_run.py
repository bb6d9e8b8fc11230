"""Cases beside a standard: what an officer expects of sample applications, and whether it comes out so.

In come the data of an `.uji.yaml` and the service; out come results with every difference in words, at its
place.  A case asserts the reasons, not only the verdict, and fixes its date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sp_engine.assurance.cases.case_tables import matrix_cases, table_cases
from sp_engine.assurance.cases.expectations import (
    LISTS,
    NOT_IN_FORCE,
    Difference,
    differences,
    not_in_force_difference,
    unreadable,
)
from sp_engine.assurance.cases.fact_sets import Case, FactSets, unknown
from sp_engine.catalogue.files import CatalogueError
from sp_engine.deciding.applicant_facts import FactsError, parse_facts
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.service import Service
from sp_engine.facts.values import shown
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.words.messages import case_documents
from sp_engine.yaml_text.source import Source


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case came to; it passed when there are no findings."""

    case: Case
    decision: Decision | None
    findings: tuple[Diagnostic, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.findings


def cases_of(source: Source) -> tuple[tuple[Case, ...], list[Diagnostic]]:
    """Return the cases of a file, and the findings about sets and names that do not exist."""
    findings: list[Diagnostic] = []
    sets = FactSets(source, findings)
    cases = [_single(source, i, sets) for i in range(len(source.data.get("kasus", ())))]
    cases += table_cases(source, sets, findings)
    cases += matrix_cases(source, sets, findings)
    known = [case for case in cases if case is not None]
    names = set()
    for case in known:
        if case.name in names:
            findings.append(source.finding("SP503", case.place("nama"), name=case.name))
        names.add(case.name)
    return tuple(known), findings


def _single(source: Source, i: int, sets: FactSets) -> Case | None:
    entry, path = source.data["kasus"][i], ("kasus", i)
    laid = sets.laid(entry, path, entry.get("ubah", {}), (*path, "ubah"))
    return None if laid is None else Case(entry["nama"], entry, laid[0], source, path, laid[1])


def run_case(case: Case, service: Service) -> CaseResult:
    """Decide a case and compare what comes out with what it expects."""
    written = (*_unknown_names(case, service), *_unreadable(case))
    if written:
        return CaseResult(case, None, written)
    zone = service.standard.agency.zone
    received, complete = case.received(zone), case.complete(zone)
    if case.data["hasil"] == NOT_IN_FORCE and not service.standard.decree.in_force(received.date()):
        return CaseResult(case, None, ())
    try:
        decision = service.decide(case.facts, received=received, complete=complete)
    except FactsError as error:
        return CaseResult(case, None, tuple(_placed(finding, case) for finding in error.diagnostics))
    except CatalogueError as error:
        placed = (case.source.place(finding, case.place("diajukan")) for finding in error.diagnostics)
        return CaseResult(case, None, tuple(placed))
    if case.data["hasil"] == NOT_IN_FORCE:
        found: tuple[Difference, ...] = (not_in_force_difference(decision),)
    else:
        found = tuple(differences(case.data, decision))
    return CaseResult(case, decision, tuple(_differs(case, difference) for difference in found), found)


def undecided_requirements(results: list[CaseResult], service: Service) -> list[str]:
    """Return the mandatory requirements that decide no case alone."""
    deciding = set()
    for result in results:
        if result.decision is not None:
            open_ = [f for f in result.decision.findings if f.status.unmet]
            if len(open_) == 1:
                deciding.add(open_[0].requirement.id)
    return [r.id for r in service.standard.requirements if r.mandatory and r.id not in deciding]


def name_problems(case: Case, service: Service) -> Iterator[Diagnostic]:
    """Yield what a case names and the standard does not have, and facts that cannot be read."""
    written = (*_unknown_names(case, service), *_unreadable(case))
    yield from written
    if not written:
        try:
            parse_facts(case.facts, service.standard, case.received(service.standard.agency.zone))
        except FactsError as error:
            yield from (_placed(finding, case) for finding in error.diagnostics)


def _unknown_names(case: Case, service: Service) -> Iterator[Diagnostic]:
    standard = service.standard
    requirements = [r.id for r in standard.requirements]
    for key in LISTS:
        for i, name in enumerate(case.data.get(key, ())):
            if name not in requirements:
                yield unknown(case.source, (*case.place(key), i), "persyaratan", name, requirements)
    for i, name in enumerate(case.data.get("lengkapi", ())):
        if name not in standard.facts:
            yield unknown(case.source, (*case.place("lengkapi"), i), "fakta", name, standard.facts)
    stages = [*(stage.id for stage in standard.stages), "batas-umum"]
    for key, what, known in (("diutamakan", "persyaratan", requirements), ("tenggat", "tahap", stages)):
        for name in case.data.get(key, {}):
            if name not in known:
                place = case.columns.get(f"{key}.{name}", case.place(f"{key}.{name}"))
                yield unknown(case.source, place, what, name, known)


_FORMS = {
    "biaya": case_documents.RUPIAH,
    "tenggat": case_documents.DATE,
    "diutamakan": case_documents.TRUTH,
}


def _unreadable(case: Case) -> Iterator[Diagnostic]:
    for key, written, meant in unreadable(case.data):
        if key in ("diajukan", "lengkap"):
            yield case.source.finding(
                "SP410", case.place(key), suggestion=meant, option=key, given=shown(written)
            )
        else:
            form = _FORMS[key.partition(".")[0]]
            yield case.source.finding(
                "SP507", case.place(key), suggestion=meant, expected=key, given=shown(written), form=form
            )


def _placed(finding: Diagnostic, case: Case) -> Diagnostic:
    """Return a finding about a fact at the place where the case, or its set, states the fact."""
    written = str(finding.values.get("fact") or finding.values.get("document") or "")
    name, _, attribute = written.partition(".")
    attribute = str(finding.values.get("attribute") or attribute)
    path = case.stated.get(written, case.stated.get(name))
    if path is None:
        return case.source.place(finding, case.place("lengkap") if finding.code == "SP412" else case.path)
    if finding.code in _NAMES and (written in case.columns or name in case.columns):
        return case.source.place(finding, case.columns.get(written, case.columns.get(name, path)))
    inner = (*path, attribute) if attribute and (*path, attribute) in case.source.keys else path
    return case.source.place(finding, inner, key=finding.code in _NAMES)


_NAMES = ("SP401", "SP407")  # it is the name that is wrong, not the value


def _differs(case: Case, difference: Difference) -> Diagnostic:
    path = case.place(difference.place)
    if difference.place not in case.expected and difference.key not in case.data:
        path = case.path
    return case.source.finding("SP501", path, case=case.name, problem=difference.sentence)
