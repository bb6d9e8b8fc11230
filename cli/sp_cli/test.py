"""`sp test`: do the cases beside the standards come out as expected, and what do they leave untested."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, open_folder, processes_of
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError

if TYPE_CHECKING:
    from sp_engine.assurance.cases.suite import Suite
    from sp_engine.catalogue.files import CatalogueFiles

HELP = say("Jalankan kasus uji.", "Run the cases.")


def test_command(
    service: Annotated[
        str | None,
        typer.Argument(
            metavar=say("LAYANAN", "SERVICE"),
            help=say("Hanya layanan atau instansi ini.", "This service or agency only."),
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option(
            "--case",
            metavar=say("TEKS", "TEXT"),
            help=say("Hanya kasus yang namanya memuat teks ini.", "Only cases whose name contains this."),
        ),
    ] = None,
    junit: Annotated[
        Path | None,
        typer.Option(
            "--junit", metavar="FILE", help=say("Tulis hasil sebagai JUnit XML.", "Write JUnit XML.")
        ),
    ] = None,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage",
            help=say("Bagian aturan mana yang menentukan suatu kasus.", "Which rules decide some case."),
        ),
    ] = False,
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold",
            min=0,
            max=100,
            metavar="N",
            help=say("Gagal bila cakupan di bawah N persen.", "Fail when less than N percent is covered."),
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help=say("Tulis cakupan sebagai HTML.", "Write coverage as HTML.")
        ),
    ] = None,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help=say(
                "Perubahan aturan mana yang lolos dari kasus.", "Which changed rules no case would notice."
            ),
        ),
    ] = False,
    jobs: Jobs = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    from sp_engine.assurance.cases.suite import run_suite
    from sp_engine.presenting.cases import cases_dict, cases_section

    if case is not None and mutate:
        problem = say("--case tidak dapat bersama --mutate", "--case cannot go with --mutate")
        values = {"problem": problem, "command": "sp test"}
        raise DiagnosticError([Diagnostic("SP610", "sp test", None, values)])
    processes = processes_of(jobs, "sp test")
    files = open_folder(catalogue).files
    unreadable: list[Diagnostic] = []
    suites = run_suite(files, service, case, unreadable)
    if junit is not None:
        from sp_engine.presenting.junit import junit_xml

        output.write_file(junit, junit_xml(suites, unreadable, language()))
    data = cases_dict(suites, unreadable, language())
    findings = [*unreadable, *(finding for suite in suites for finding in suite.findings)]
    failed = any(finding.severity == "error" for finding in findings)
    if not any(suite.results for suite in suites):
        nothing = say("tidak ada kasus yang dijalankan", "no case was run")
        missing = say(f"tidak ada kasus yang memuat `{case}`", f"no case contains `{case}`")
        output.note(nothing if case is None else missing)
        failed = True
    if not json:
        output.show_section(cases_section(suites, unreadable, language()))
    if coverage or threshold is not None or html is not None:
        below, data["coverage"] = _covered(suites, threshold, html, show=not json)
        failed = failed or below
    if mutate:
        survived, data["mutation"] = _survived(files, service, processes, show=not json)
        failed = failed or survived
    if json:
        output.show_json(data)
    return 1 if failed else 0


def _covered(
    suites: Sequence[Suite], threshold: float | None, html: Path | None, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Work the coverage out and tell it; return whether it falls short, and the JSON data."""
    from sp_engine.assurance.coverage.decisive import coverage_of
    from sp_engine.presenting.coverage import coverage_dict, coverage_section, decided_of
    from sp_engine.presenting.coverage_page import coverage_html

    coverages = [coverage_of(suite) for suite in suites]
    decided, total = decided_of(coverages)
    below = threshold is not None and decided * 100 < threshold * total
    if html is not None:
        output.write_file(html, coverage_html(coverages))
    if show:
        output.show()
        output.show_section(coverage_section(coverages, language()))
        if below:
            output.show(say(f"kurang dari {threshold:g}%", f"less than {threshold:g}%"))
    return below or any(c.stale for c in coverages), coverage_dict(coverages, language())


def _survived(
    files: CatalogueFiles, wanted: str | None, processes: int | None, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Change the rules one by one and tell what no case notices; return whether any, and JSON data."""
    from sp_engine.assurance.mutants.mutation import mutate
    from sp_engine.presenting.mutants import mutants_dict, mutants_section

    with output.progress(say("mutan", "mutants")) as progress:
        mutation = mutate(files, wanted, progress, processes)
    if show:
        output.show()
        output.show_section(mutants_section(mutation, language()))
    return bool(mutation.open or mutation.stale), mutants_dict(mutation, language())
