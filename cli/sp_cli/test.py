"""`sp test`: do the cases beside the standards come out as expected, and what do they leave untested."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, open_folder, processes_of, refusal
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import cli_test, coverage_page, mutant_page

if TYPE_CHECKING:
    from sp_engine.assurance import Suite
    from sp_engine.catalogue import CatalogueFiles


def test_command(
    service: Annotated[str | None, typer.Argument()] = None,
    case: Annotated[str | None, typer.Option("--case")] = None,
    junit: Annotated[Path | None, typer.Option("--junit", metavar="FILE")] = None,
    coverage: Annotated[bool, typer.Option("--coverage")] = False,
    threshold: Annotated[float | None, typer.Option("--threshold", min=0, max=100, metavar="N")] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE")] = None,
    mutate: Annotated[bool, typer.Option("--mutate")] = False,
    jobs: Jobs = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.assurance import run_suite
    from sp_engine.presenting import cases_dict, cases_section

    if case is not None and mutate:
        raise refusal("sp test", cli_test.CASE_OR_MUTATE)
    processes = processes_of(jobs, "sp test")
    files = open_folder(catalogue).files
    unreadable: list[Diagnostic] = []
    suites = run_suite(files, service, case, unreadable)
    if junit is not None:
        from sp_engine.presenting import junit_xml

        output.write_file(junit, junit_xml(suites, unreadable, language))
    data = cases_dict(suites, unreadable, language)
    findings = [*unreadable, *(finding for suite in suites for finding in suite.findings)]
    failed = any(finding.severity == "error" for finding in findings)
    if not any(suite.results for suite in suites):
        output.note(_no_case(case, language))
        failed = True
    if not json:
        output.show_section(cases_section(suites, unreadable, language))
    if coverage or threshold is not None or html is not None:
        below, data["coverage"] = _covered(suites, threshold, html, language, show=not json)
        failed = failed or below
    if mutate:
        survived, data["mutation"] = _survived(files, service, processes, language, show=not json)
        failed = failed or survived
    if json:
        output.show_json(data)
    return findings_or_done(failed)


def _no_case(case: str | None, language: Language) -> str:
    if case is None:
        return cli_test.NO_CASE.get(language)
    return cli_test.NO_CASE_CONTAINS.say(language, text=case)


def _covered(
    suites: Sequence[Suite], threshold: float | None, html: Path | None, language: Language, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Work the coverage out and tell it; return whether it falls short, and the JSON data."""
    from sp_engine.assurance import coverage_of
    from sp_engine.presenting import (
        coverage_dict,
        coverage_page_section,
        coverage_section,
        decided_of,
        html_page,
    )

    coverages = [coverage_of(suite) for suite in suites]
    decided, total = decided_of(coverages)
    below = threshold is not None and decided * 100 < threshold * total
    if html is not None:
        # Beside the standard's own text: officers read it in the language of that.
        output.write_file(html, html_page(coverage_page_section(coverages, "id"), "id"))
    if show:
        output.show()
        output.show_section(coverage_section(coverages, language))
        if below:
            output.show(coverage_page.TOO_LITTLE.say(language, threshold=f"{threshold:g}"))
    return below or any(c.stale for c in coverages), coverage_dict(coverages, language)


def _survived(
    files: CatalogueFiles, wanted: str | None, processes: int | None, language: Language, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Change the rules one by one and tell what no case notices; return whether any, and JSON data."""
    from sp_engine.assurance import mutate
    from sp_engine.presenting import mutants_dict, mutants_section

    with output.progress(mutant_page.MUTANTS.get(language)) as progress:
        mutation = mutate(files, wanted, progress, processes)
    if show:
        output.show()
        output.show_section(mutants_section(mutation, language))
    return bool(mutation.open or mutation.stale), mutants_dict(mutation, language)
