"""Running the cases of many services, and seeing which requirements they leave untested.

In comes a catalogue folder and maybe the name of a service or agency; out comes a suite for each service of
each decree that has cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sp_engine.assurance.cases.results import CaseResult, cases_of, run_case, undecided_requirements
from sp_engine.assurance.formula import Written, read_written
from sp_engine.deciding.service import Service
from sp_engine.reading.diagnostics import Diagnostic, nearest
from sp_engine.reading.source import Source
from sp_engine.standards.catalogue import CatalogueError, CatalogueFiles, shown_path
from sp_engine.standards.model import Agency, Decree


@dataclass(frozen=True, slots=True)
class Suite:
    """The results of one service's cases under one decree."""

    service: str
    decree: str
    results: tuple[CaseResult, ...]
    never_decides: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    written: Written
    source: Source


def run_suite(files: CatalogueFiles, wanted: str | None = None, case: str | None = None) -> list[Suite]:
    """Run the cases of every service, or of one service or agency.  Raises `CatalogueError`.

    With `case` only cases whose name contains that text are run, whatever its letters' case.
    """
    suites = []
    for decree, name, agency in services_with_cases(files, wanted):
        written = read_written(files, decree, name.partition("/")[2], agency)
        source = files.cases_source(decree, name.partition("/")[2])
        if source is not None:
            suites.append(_run(name, source, written, case))
    return suites


def services_with_cases(
    files: CatalogueFiles, wanted: str | None = None
) -> Iterator[tuple[Decree, str, Agency]]:
    """Yield each service that has cases, or the wanted one, or those of the wanted agency."""
    known: list[str] = []
    for agency in files.agency_ids():
        found = None
        for decree in files.decrees(agency):
            for listed in decree.services:
                name = f"{agency}/{listed.id}"
                known.extend((agency, name))
                if wanted in (None, agency, name) and files.cases_source(decree, listed.id) is not None:
                    found = found or files.agency(agency)
                    yield decree, name, found
    if wanted is not None and wanted not in known:
        near = nearest(wanted, known)
        raise CatalogueError([Diagnostic("SP601", shown_path(files.root), None, {"name": wanted}, near)])


def _run(name: str, source: Source, written: Written, wanted: str | None) -> Suite:
    service = Service(written.standard)
    decree = written.standard.decree
    cases, findings = cases_of(source)
    chosen = [case for case in cases if wanted is None or wanted.casefold() in case.name.casefold()]
    results = tuple(run_case(case, service) for case in chosen)
    never = undecided_requirements(list(results), service)
    findings.extend(finding for result in results for finding in result.findings)
    if wanted is not None or any(result.decision is None and result.findings for result in results):
        never = []  # what the other cases decide, or would have decided, cannot be told
    findings.extend(source.finding("SP504", ("kasus",), key=True, name=requirement) for requirement in never)
    folder = f"{decree.agency}/{decree.folder}"
    return Suite(name, folder, results, tuple(never), tuple(findings), written, source)
