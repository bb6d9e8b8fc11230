"""`sp test`: do the cases beside the standards come out as expected, and what do they leave untested."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.coverage_and_mutants import tell_asked_once, tell_coverage, tell_mutants
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, open_folder, processes_of, refusal
from sp_cli.parameters import Argument, Option
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import cli_test


def test_command(
    service: Annotated[str | None, Argument()] = None,
    case: Annotated[str | None, Option("--case")] = None,
    junit: Annotated[Path | None, Option("--junit", metavar="FILE")] = None,
    coverage: Annotated[bool, Option("--coverage")] = False,
    threshold: Annotated[float | None, Option("--threshold", least=0, most=100, metavar="N")] = None,
    html: Annotated[Path | None, Option("--html", metavar="FILE")] = None,
    mutate: Annotated[bool, Option("--mutate")] = False,
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
        below, data["coverage"] = tell_coverage(suites, threshold, html, language, show=not json)
        failed = failed or below
        data["asked_once"] = tell_asked_once(suites, language, show=not json)
    if mutate:
        survived, data["mutation"] = tell_mutants(files, service, processes, language, show=not json)
        failed = failed or survived
    if json:
        output.show_json(data)
    return findings_or_done(failed)


def _no_case(case: str | None, language: Language) -> str:
    if case is None:
        return cli_test.NO_CASE.get(language)
    return cli_test.NO_CASE_CONTAINS.say(language, text=case)
