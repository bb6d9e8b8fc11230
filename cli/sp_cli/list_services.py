"""`sp list`: the services in force on a day, all of them or those that contain some words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, open_folder
from sp_cli.parameters import Argument
from sp_cli.service_names import default_agency
from sp_engine.catalogue import CatalogueFiles, IndexedService, found_services
from sp_engine.presenting import services_dict, services_section
from sp_engine.words import date_words, nearest
from sp_engine.words.messages import cli_list


def list_command(
    words: Annotated[list[str] | None, Argument()] = None,
    on: On = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    when: date = datetime.now().astimezone() if on is None else read_day("--on", on, language)
    files = open_folder(catalogue).files
    services = _listed(files, words or [], when)
    if json:
        output.show_json(services_dict(services, language))
    elif words and not services:
        output.note(cli_list.NOTHING_FOUND.say(language, words=" ".join(words)))
    elif services:
        output.show_section(services_section(services, language))
    else:
        output.note(cli_list.NOTHING_IN_FORCE.say(language, day=date_words(when, language)))
    return ExitCode.DONE


def _listed(files: CatalogueFiles, words: list[str], when: date) -> list[IndexedService]:
    """Return the services of an agency, or those that contain words: the shell's agency's if it has any."""
    own = default_agency()
    if not words:
        return [*files.listed(when, own)]
    if len(words) == 1 and words[0] in files.agency_ids():
        return [*files.listed(when, words[0])]
    found = found_services(files, words, when, own) or found_services(files, words, when)
    if not found and len(words) == 1 and nearest(words[0], files.agency_ids()):
        files.agency_source(words[0])  # refused, with what was probably meant
    return found
