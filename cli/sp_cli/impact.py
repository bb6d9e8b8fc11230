"""`sp impact`: what another rule would do to the applicants of a file."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.diff_arguments import side_of
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.facts_and_times import read_moment
from sp_cli.heading_map import heading_map
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.assurance import StandardText, read_standard_text
from sp_engine.deciding import Catalogue, Service
from sp_engine.population import impact_of, refuse_same, with_figure
from sp_engine.presenting import html_page, impact_dict, impact_section
from sp_engine.words import moment_words
from sp_engine.words.messages import cli_batch, cli_impact


def impact_command(
    versions: Annotated[list[str], Argument()],
    settings: Annotated[list[str] | None, Option("--set", metavar="SERVICE:REQUIREMENT=VALUE")] = None,
    mapping: Annotated[Path | None, Option("--map", metavar="FILE")] = None,
    sheet: Annotated[str | None, Option("--sheet")] = None,
    received: Annotated[str | None, Option("--received")] = None,
    chart: Annotated[Path | None, Option("--chart", metavar="FILE.html")] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    *named, applicants = versions
    if len(named) != (1 if settings else 2):
        raise refusal("sp impact", cli_impact.TWO_VERSIONS)
    if chart is not None and chart.suffix != ".html":
        raise refusal("sp impact", cli_impact.NO_CHART.fill(file=str(chart)))
    if chart is not None:
        refuse_same((Path(applicants), chart))
    for requirement, times in Counter(map(_requirement, settings or ())).items():
        if times > 1:
            raise refusal("sp impact", cli_impact.SET_TWICE.fill(requirement=requirement))
    opened = open_folder(catalogue)
    with ExitStack() as folders:
        if settings:
            text = _text(opened, named[0])
            changed = text
            for setting in settings:
                changed = with_figure(changed, setting)
            old, new = Service(text.standard), Service(changed.standard)
        else:
            old, new = (_service(one, opened, catalogue, folders) for one in named)
        zone = new.standard.agency.zone
        if received is None:
            at = datetime.now(zone).replace(microsecond=0)
            output.note(cli_batch.NOW_IS_USED.say(language, moment=moment_words(at, language)))
        else:
            at = read_moment("--received", received, zone, language)
        mapped = heading_map("sp impact", mapping)
        found = impact_of(old, new, Path(applicants), received=at, mapped=mapped, sheet=sheet)
    section = impact_section(found, language)
    if chart is not None:
        output.write_bytes(chart, html_page(section, language).encode())
    if json:
        output.show_json(impact_dict(found))
    else:
        output.show_section(section)
    if found.errors:
        findings = [error.finding._replace(file=f"{applicants}:{error.number}") for error in found.errors]
        output.show_findings(findings, language)
    return findings_or_done(bool(found.unreadable))


def _requirement(setting: str) -> str:
    return setting.partition("=")[0].rpartition(":")[2].strip()


def _text(opened: Catalogue, written: str) -> StandardText:
    """Return a service that is in force today, with its text."""
    files = opened.files
    name = full_name(opened, written)
    decree = files.decree_for(name, datetime.now(files.zone(name)).date())
    opened.under(name, decree).refuse_errors()
    return read_standard_text(files, decree, name.partition("/")[2], files.agency(decree.agency))


def _service(written: str, opened: Catalogue, catalogue: Path | None, folders: ExitStack) -> Service:
    """Return one version: a service in force today, or of a decree, at a path, or at a revision."""
    name = full_name(opened, written)
    if name in opened.files.service_names():
        return Service(_text(opened, name).standard)
    version = side_of(written, catalogue, folders)
    if not version.single:
        raise refusal("sp impact", cli_impact.ONE_SERVICE.fill(given=written))
    (standard,) = version.standards.values()
    return Service(standard)
