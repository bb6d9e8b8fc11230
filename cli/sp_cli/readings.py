"""`sp readings`: how the decrees are read, for an agency to ratify."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Argument
from sp_engine.words.messages import cli_readings


def readings_command(
    place: Annotated[str | None, Argument()] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.assurance import reading_effects, run_suite
    from sp_engine.presenting import readings_dict, readings_section

    suites = run_suite(open_folder(catalogue).files, place)
    effects = [effect for suite in suites for effect in reading_effects(suite)]
    if json:
        output.show_json(readings_dict(effects, language))
    elif effects:
        output.show_section(readings_section(effects, language))
    else:
        output.note(cli_readings.NONE.get(language))
    return ExitCode.DONE
