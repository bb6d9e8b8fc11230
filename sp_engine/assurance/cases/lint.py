"""The whole check of a catalogue: its documents, and the cases that name unknown things.

In comes a catalogue folder, out come all findings.  Whether the cases come out right is `sp test`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.assurance.cases.results import cases_of, name_problems
from sp_engine.deciding.service import Service
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, in_order
from sp_engine.standards.catalogue import CatalogueFiles
from sp_engine.standards.lint.catalogue import lint


def check_catalogue(files: CatalogueFiles) -> tuple[Diagnostic, ...]:
    """Return every finding about documents and cases, in order of file and position."""
    findings = list(lint(files))
    for agency in files.agency_ids():
        findings.extend(_agency_cases(files, agency))
    return in_order(findings)


def _agency_cases(files: CatalogueFiles, agency: str) -> Iterator[Diagnostic]:
    try:
        decrees = files.decrees(agency)
    except DiagnosticError:
        return  # already found by lint
    for decree in decrees:
        for listed in decree.services:
            try:
                source = files.cases_source(decree, listed.id)
                if source is None:
                    continue
                expected = f"{agency}/{listed.id}"
                if source.data["layanan"] != expected:
                    yield source.finding(
                        "SP221", ("layanan",), given=source.data["layanan"], expected=expected
                    )
                cases, findings = cases_of(source)
                yield from findings
                service = Service(files.standard_of(decree, expected))
            except DiagnosticError as error:
                yield from (finding for finding in error.diagnostics if ".uji." in finding.file)
                continue
            for case in cases:
                yield from name_problems(case, service)
