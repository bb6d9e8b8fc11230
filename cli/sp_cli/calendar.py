"""`sp calendar`: the working days, and the days off, of a year, and where they come from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, KnownOn, Lang, Provisional, open_folder
from sp_cli.parameters import Argument, Option
from sp_engine.catalogue import CatalogueFiles, no_calendar, working_year
from sp_engine.presenting import calendar_dict, calendar_section, estimates_dict, estimates_section
from sp_engine.words import Language
from sp_engine.words.messages import cli_calendar
from sp_engine.workdays import ZONES


def calendar_command(
    year: Annotated[int | None, Argument(least=1, most=9999)] = None,
    agency: Annotated[str | None, Option("--agency")] = None,
    known_on: KnownOn = None,
    check: Annotated[bool, Option("--check")] = False,
    new: Annotated[int | None, Option("--new", least=1946, most=2100)] = None,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    if new is not None:
        return _new(new, language)
    files = open_folder(catalogue, provisional=provisional and not check).files
    if check:
        return _check(files, year, json, language)
    if year is None:
        year = datetime.now(ZONES["WIB"]).year
        output.note(cli_calendar.THIS_YEAR_IS_USED.say(language, year=year))
    named = None if agency is None else files.agency(agency, year)
    known = None if known_on is None else read_day("--as-known-on", known_on, language)
    found = working_year(files, year, agency, known)
    if json:
        output.show_json(calendar_dict(found, named, known, language))
    else:
        output.show_section(calendar_section(found, named, known, language))
    return ExitCode.DONE


def _new(year: int, language: Language) -> ExitCode:
    from sp_engine.documents import document_text, estimated_calendar

    output.show_document(document_text(estimated_calendar(year)))
    output.note(cli_calendar.SAVE_AS.say(language, year=year))
    return ExitCode.DONE


def _check(files: CatalogueFiles, year: int | None, json: bool, language: Language) -> ExitCode:
    from sp_engine.documents import differences

    years = [y for y in files.years() if year is None or y.number == year]
    if not years:
        raise no_calendar(year)
    found = [difference for y in years for difference in differences(y)]
    compared = [y.number for y in years]
    if json:
        output.show_json(estimates_dict(compared, found))
    else:
        output.show_section(estimates_section(compared, found, language))
    return findings_or_done(any(difference.reason is None for difference in found))
