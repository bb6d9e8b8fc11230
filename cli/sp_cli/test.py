"""`sp test`: do the cases beside the standards come out as their authors expect."""

from __future__ import annotations

from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_engine.reading.diagnostics import Diagnostic

HELP = say("Jalankan kasus uji.", "Run the cases.")


def test_command(
    service: Annotated[
        str | None,
        typer.Argument(
            metavar=say("LAYANAN", "SERVICE"),
            help=say("Hanya layanan atau instansi ini.", "This service or agency only."),
        ),
    ] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    from sp_engine.assurance.suite import run_suite

    suites = run_suite(open_folder(catalogue).files, service)
    findings: list[Diagnostic] = [finding for suite in suites for finding in suite.findings]
    failed = sum(not result.passed for suite in suites for result in suite.results)
    passed = sum(result.passed for suite in suites for result in suite.results)
    if json:
        output.show_json(
            {
                "services": [
                    {
                        "service": suite.service,
                        "decree": suite.decree,
                        "cases": [{"name": r.case.name, "passed": r.passed} for r in suite.results],
                        "never_decides": suite.never_decides,
                    }
                    for suite in suites
                ],
                "findings": [finding.to_dict(language()) for finding in findings],
                "passed": passed,
                "failed": failed,
            }
        )
    else:
        output.show_findings(findings, result=True)
        rows = [
            (
                suite.service,
                suite.decree,
                str(sum(r.passed for r in suite.results)),
                str(sum(not r.passed for r in suite.results)),
            )
            for suite in suites
        ]
        headings = (
            say("LAYANAN", "SERVICE"),
            say("KEPUTUSAN", "DECREE"),
            say("LULUS", "PASSED"),
            say("GAGAL", "FAILED"),
        )
        output.show_table(headings, rows)
        never = sum(len(suite.never_decides) for suite in suites)
        output.show(
            say(
                f"{passed} kasus lulus, {failed} gagal; {never} persyaratan wajib tidak pernah menentukan",
                f"{passed} cases passed, {failed} failed; {never} mandatory requirements never decide alone",
            )
        )
    return 1 if any(finding.severity == "error" for finding in findings) else 0
