"""`sp test`: do the cases beside the standards come out as expected, and what do they leave untested."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.coverage_and_mutants import CoverageTold, tell_mutants
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
    from sp_engine.assurance import each_suite
    from sp_engine.presenting import CasesReport, JunitReport

    if case is not None and mutate:
        raise refusal("sp test", cli_test.CASE_OR_MUTATE)
    processes = processes_of(jobs, "sp test")
    files = open_folder(catalogue).files
    unreadable: list[Diagnostic] = []
    told, xml = CasesReport(language, as_data=json), JunitReport(language)
    covered: CoverageTold | None = None
    if coverage or threshold is not None or html is not None:
        covered = CoverageTold(language, html=html is not None, as_data=json)
    for suite in each_suite(files, service, case, unreadable):
        told.add(suite)
        if junit is not None:
            xml.add(suite)
        if covered is not None:
            covered.add(suite)
    if junit is not None:
        output.write_file(junit, xml.text(unreadable))
    data = told.data(unreadable)
    failed = told.failed or any(finding.severity == "error" for finding in unreadable)
    if not told.any:
        output.note(_no_case(case, language))
        failed = True
    if not json:
        output.show_section(told.section(unreadable))
    if covered is not None:
        if html is not None:
            covered.write(html)
        if not json:
            covered.show(threshold)
        data |= covered.data()
        failed = failed or covered.falls_short(threshold)
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
