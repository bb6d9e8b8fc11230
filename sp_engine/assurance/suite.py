"""Running the cases of many services, and seeing which requirements they leave untested.

In comes a catalogue folder and maybe the name of a service or agency; out comes a suite for each service of
each decree that has cases.
"""

from __future__ import annotations

from dataclasses import dataclass

from sp_engine.assurance.cases import CaseResult, cases_of, run_case, undecided_requirements
from sp_engine.deciding.service import Service
from sp_engine.reading.diagnostics import Diagnostic, nearest
from sp_engine.reading.source import Source
from sp_engine.standards.catalogue import CatalogueError, CatalogueFiles, shown_path


@dataclass(frozen=True, slots=True)
class Suite:
    """The results of one service's cases under one decree."""

    service: str
    decree: str
    results: tuple[CaseResult, ...]
    never_decides: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def run_suite(files: CatalogueFiles, wanted: str | None = None) -> list[Suite]:
    """Run the cases of every service, or of one service or agency.  Raises `CatalogueError`."""
    suites = []
    known: list[str] = []
    for agency in files.agency_ids():
        for decree in files.decrees(agency):
            for listed in decree.services:
                name = f"{agency}/{listed.id}"
                known.extend((agency, name))
                if wanted not in (None, agency, name):
                    continue
                source = files.cases_source(decree, listed.id)
                if source is not None:
                    suites.append(_run(name, source, Service(files.standard_of(decree, name))))
    if wanted is not None and wanted not in known:
        near = nearest(wanted, known)
        raise CatalogueError([Diagnostic("SP601", shown_path(files.root), None, {"name": wanted}, near)])
    return suites


def _run(name: str, source: Source, service: Service) -> Suite:
    decree = service.standard.decree
    cases, findings = cases_of(source)
    results = tuple(run_case(case, service) for case in cases)
    never = undecided_requirements(list(results), service)
    findings.extend(finding for result in results for finding in result.findings)
    if any(result.decision is None for result in results):
        never = []  # what those cases would have decided cannot be told
    findings.extend(source.finding("SP504", ("kasus",), key=True, name=requirement) for requirement in never)
    return Suite(name, f"{decree.agency}/{decree.folder}", results, tuple(never), tuple(findings))
