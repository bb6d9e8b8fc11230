"""`sp report`: what a head of office should know of the agency's decrees, and what to write instead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.facts_and_times import read_day
from sp_cli.options import CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_engine.presenting import Section
from sp_engine.words import Language
from sp_engine.words.messages import cli_report


def report_command(
    agency: Annotated[str, Argument()],
    file: Annotated[Path | None, Option("-o", metavar="FILE")] = None,
    on: On = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.importing import map_beside
    from sp_engine.presenting import agency_report_section
    from sp_engine.reviewing import review_of

    if file is not None and file.suffix.lower() not in _KINDS:
        raise refusal("sp report", cli_report.UNKNOWN_KIND.fill(suffix=file.suffix or "-"))
    files = open_folder(catalogue).files
    day = datetime.now(files.zone(agency)).date() if on is None else read_day("--on", on, language)
    review = review_of(files, agency, day)
    maps = {decree.folder: map_beside(files, decree) for decree in files.decrees(agency)}
    known = {folder: mapped for folder, mapped in maps.items() if mapped is not None}
    section = agency_report_section(review, language, known)
    if file is None:
        output.show_section(section)
    else:
        output.write_file(file, _text(file, section, language))
        output.note(cli_report.WRITTEN.say(language, file=str(file)))
    return findings_or_done(review.hurts_applicants)


_KINDS = (".html", ".md")


def _text(file: Path, section: Section, language: Language) -> str:
    from sp_engine.presenting import html_page, markdown_text

    if file.suffix.lower() == ".html":
        return html_page(section, language)
    return markdown_text(section, level=1)
