"""`sp screen`: one applicant, every service: what is open, what opens the rest, what is closed and why."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_given, read_moment
from sp_cli.options import AsJson, CatalogueFolder, Lang, Provisional, Settings, open_folder
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import default_agency
from sp_engine.catalogue import CatalogueFiles, found_services
from sp_engine.deciding import is_untouched_example
from sp_engine.presenting import screening_dict, screening_section
from sp_engine.screening import screen
from sp_engine.words import moment_words
from sp_engine.words.messages import cli_check, cli_screen


def screen_command(
    words: Annotated[list[str] | None, Argument()] = None,
    facts: Annotated[str | None, Option("--facts", metavar="FILE|-")] = None,
    settings: Settings = None,
    agency: Annotated[str | None, Option("--agency")] = None,
    all_agencies: Annotated[bool, Option("--all-agencies")] = False,
    received: Annotated[str | None, Option("--received")] = None,
    after: Annotated[list[str] | None, Option("--after")] = None,
    everything: Annotated[bool, Option("--all")] = False,
    provisional: Provisional = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    opened = open_folder(catalogue, provisional=provisional)
    files = opened.files
    given = read_given(opened, None, facts, settings)
    of = agency or (None if all_agencies else default_agency())
    zone = _zone(files, of)
    stated = given.received if received is None else received
    at = (
        datetime.now(zone).replace(microsecond=0)
        if stated is None
        else read_moment("--received", stated, zone, language)
    )
    services = None
    if words:
        services = [found.service for found in found_services(files, words, at, of)]
        if not services and not json:
            output.note(cli_screen.NOTHING_FOUND.say(language, words=" ".join(words)))
            return ExitCode.DONE
    screening = screen(
        opened,
        given.facts,
        received=at,
        agency=of,
        services=services,
        after=given.after if after is None else after,
        source=given.source,
    )
    if received is None:
        taken = cli_check.NOW_IS_USED if stated is None else cli_check.TIME_IN_FILE_IS_USED
        output.note(taken.say(language, moment=moment_words(at, language)))
    told = (understood.told(language) for one in screening.services for understood in one.facts.understood)
    for line in dict.fromkeys(told):
        output.note(line)
    if is_untouched_example(given):
        output.note(cli_check.UNTOUCHED_EXAMPLE.get(language))
    if json:
        output.show_json(screening_dict(screening, language))
        return ExitCode.DONE
    output.show_findings(screening.findings, language)
    output.show_section(screening_section(screening, language, everything=everything))
    return ExitCode.DONE


def _zone(files: CatalogueFiles, agency: str | None) -> tzinfo:
    """Return the zone of a time without one: that of the agencies, or of this machine where they differ."""
    agencies = [agency] if agency else files.agency_ids()
    zones = {files.zone(one) for one in agencies}
    here = datetime.now().astimezone().tzinfo
    return zones.pop() if len(zones) == 1 or here is None else here
