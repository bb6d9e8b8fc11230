"""Running the cases of many services, and seeing which requirements they leave untested.

In comes a catalogue folder and maybe the name of a service or agency; out comes a suite for each service of
each decree, one without cases among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.assurance.cases.case_run import CaseResult, run_case, undecided_requirements
from sp_engine.assurance.standard_text import StandardText, read_standard_text
from sp_engine.catalogue import CatalogueError, CatalogueFiles, misplaced, shown_path
from sp_engine.deciding import Service
from sp_engine.documents import Agency, CasesDocument, Decree
from sp_engine.words import Diagnostic, DiagnosticError, in_order, nearest
from sp_engine.yaml_text import Source


@dataclass(frozen=True, slots=True)
class Suite:
    """The results of one service's cases under one decree; without a `source` it has no cases.

    `never_decides` are the requirements that decide no case alone, None where that cannot be told;
    `findings` are those of the results and those that belong to no case, each once.
    """

    service: str
    decree: str
    results: tuple[CaseResult, ...]
    never_decides: tuple[str, ...] | None
    findings: tuple[Diagnostic, ...]
    text: StandardText
    source: Source | None
    document: CasesDocument | None

    @property
    def cases_file(self) -> str:
        """Return the file in which the cases stand, or would stand."""
        standard = self.text.own.name
        return self.source.name if self.source is not None else f"{standard.removesuffix('.yaml')}.uji.yaml"

    @property
    def loose(self) -> tuple[Diagnostic, ...]:
        """Return the findings that belong to no case: an unknown set, a row that cannot be read."""
        told = [finding for result in self.results for finding in result.findings]
        return tuple(finding for finding in self.findings if finding not in told)


def run_suite(
    files: CatalogueFiles,
    wanted: str | None = None,
    case: str | None = None,
    unreadable: list[Diagnostic] | None = None,
) -> list[Suite]:
    """Run the cases of every service, or of one service or agency, as `each_suite` does, and keep all."""
    return [*each_suite(files, wanted, case, unreadable, keep=True)]


def each_suite(
    files: CatalogueFiles,
    wanted: str | None = None,
    case: str | None = None,
    unreadable: list[Diagnostic] | None = None,
    *,
    keep: bool = False,
) -> Iterator[Suite]:
    """Run the cases of every service, or of one service or agency, and yield what each came to.

    Without `keep` what was read of an agency is let go once all its services have been run. With `case`
    only cases whose name contains that text are run, whatever its letters' case. What is wrong with
    documents goes to `unreadable`: a service whose standard cannot be read is left out, one whose cases
    cannot be read has none. Without that list it is raised.
    Raises `CatalogueError` when nothing has the wanted name.
    """
    problems: list[Diagnostic] = []
    before = ""
    for name, decree, service, text in standard_texts(files, wanted, problems):
        try:
            source = files.cases_source(decree, service)
        except DiagnosticError as error:  # cases that cannot be read decide nothing
            problems.extend(error.diagnostics)
            source = None
        yield _suite(name, decree, text, source, case)
        if not keep and before not in ("", decree.agency):
            files.forget(before)
        before = decree.agency
    if problems and unreadable is None:
        raise CatalogueError(problems)
    if unreadable is not None:
        unreadable.extend(in_order(problems))


def standard_texts(
    files: CatalogueFiles, wanted: str | None, unreadable: list[Diagnostic] | None = None
) -> Iterator[tuple[str, Decree, str, StandardText]]:
    """Yield every service, or one service or those of an agency, with its name, decree and name within that.

    What is wrong with documents goes to `unreadable`, and without that list is raised.  Raises
    `CatalogueError` when nothing has the wanted name.
    """
    problems: list[Diagnostic] = [] if unreadable is None else unreadable
    agency, _, service = (wanted or "").partition("/")
    for agency_id in files.agency_ids() if wanted is None else (agency,):
        try:
            listed = list(_services(files, agency_id, service))
        except DiagnosticError as error:
            problems.extend(error.diagnostics)
            continue
        if wanted is not None and not listed:
            files.refuse_words(wanted)
            raise CatalogueError([_unknown_service(files, wanted)])
        for decree, service_id, of_agency in listed:
            try:
                text = read_standard_text(files, decree, service_id, of_agency)
            except DiagnosticError as error:
                problems.extend(error.diagnostics)
                continue
            yield f"{agency_id}/{service_id}", decree, service_id, text
    if unreadable is None and problems:
        raise CatalogueError(problems)


def _services(files: CatalogueFiles, agency: str, wanted: str = "") -> Iterator[tuple[Decree, str, Agency]]:
    """Yield the services of an agency under each of its decrees, or only the wanted one.

    A listed service whose document is not written yet has nothing to run (lint says so).
    """
    if agency in files.agency_ids():
        of_agency = files.agency(agency)
        for decree in files.decrees(agency):
            for listed in decree.services:
                if wanted == listed.id or (not wanted and files.service_path(decree, listed.id).exists()):
                    yield decree, listed.id, of_agency


def _unknown_service(files: CatalogueFiles, wanted: str) -> Diagnostic:
    known: list[str] = []
    for agency in files.agency_ids():
        known.append(agency)
        with suppress(DiagnosticError):  # a broken agency has no names to suggest
            known += [f"{agency}/{service}" for _, service, _ in _services(files, agency)]
    near = nearest(wanted, known)
    return Diagnostic("SP601", shown_path(files.root), None, {"name": wanted}, near)


def _suite(name: str, decree: Decree, text: StandardText, source: Source | None, wanted: str | None) -> Suite:
    folder = f"{decree.agency}/{decree.folder}"
    if source is None:
        return Suite(name, folder, (), (), (), text, None, None)
    document = read_cases(source)
    cases, findings = cases_of(document, source)
    findings.extend(misplaced(source, document.place("service").path, document.service, name))
    service = Service(text.standard)
    chosen = [case for case in cases if wanted is None or wanted.casefold() in case.name.casefold()]
    results = tuple(run_case(case, service) for case in chosen)
    never: tuple[str, ...] | None = undecided_requirements(results, service)
    undecided = findings or any(r.decision is None and r.findings for r in results)
    if wanted is not None or undecided or not any(r.passed for r in results):
        never = None  # what the other cases decide, or would have decided, cannot be told
    findings.extend(finding for result in results for finding in result.findings)
    first = next((f for f in ("cases", "tables", "matrices") if getattr(document, f)), "cases")
    place = document.place(first).path
    findings.extend(source.finding("SP504", place, key=True, name=requirement) for requirement in never or ())
    return Suite(name, folder, results, never, in_order(findings), text, source, document)
