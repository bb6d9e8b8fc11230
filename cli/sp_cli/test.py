"""`sp test`: do the cases beside the standards come out as expected, and what do they leave untested."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, open_folder, processes_of
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError

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
    from sp_cli import case_text, coverage_text, mutation_text
    from sp_engine.assurance.cases.suite import run_suite

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
    data = case_text.suites_dict(suites, unreadable)
    findings = [*unreadable, *(finding for suite in suites for finding in suite.findings)]
    failed = any(finding.severity == "error" for finding in findings)
    if not any(suite.results for suite in suites):
        nothing = say("tidak ada kasus yang dijalankan", "no case was run")
        missing = say(f"tidak ada kasus yang memuat `{case}`", f"no case contains `{case}`")
        output.note(nothing if case is None else missing)
        failed = True
    if not json:
        case_text.show_suites(suites, unreadable)
    if coverage or threshold is not None or html is not None:
        below, data["coverage"] = coverage_text.covered(suites, threshold, html, show=not json)
        failed = failed or below
    if mutate:
        survived, data["mutation"] = mutation_text.survived(files, service, processes, show=not json)
        failed = failed or survived
    if json:
        output.show_json(data)
    return 1 if failed else 0
