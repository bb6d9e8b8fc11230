"""`sp list`: the services in force on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import AsJson, CatalogueFolder, Lang, On, open_folder
from sp_cli.parameters import Argument
from sp_engine.presenting import services_dict, services_section
from sp_engine.words import date_words
from sp_engine.words.messages import cli_list


def list_command(
    agency: Annotated[str | None, Argument()] = None,
    on: On = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    when: date = datetime.now().astimezone() if on is None else read_day("--on", on, language)
    services = list(open_folder(catalogue).files.services(when, agency))
    if json:
        output.show_json(services_dict(services, language))
    elif services:
        output.show_section(services_section(services, language))
    else:
        output.note(cli_list.NOTHING_IN_FORCE.say(language, day=date_words(when, language)))
    return ExitCode.DONE
