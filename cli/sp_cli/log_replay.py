"""`sp log replay`: every recorded decision made once more, on a catalogue or under a decree."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Option
from sp_cli.register_options import Agency, Place, opened
from sp_engine.presenting import transitions_dict, transitions_section
from sp_engine.register import PersonalPart, Standing
from sp_engine.replaying import replayed, transitions


def log_replay_command(
    agency: Agency = None,
    decree: Annotated[str | None, Option("--decree")] = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    folder = open_folder(catalogue)
    if decree is not None and "/" in decree and agency is None:
        agency = decree.partition("/")[0]
    with opened(register) as kept:
        applications = kept.applications(agency)
        known = kept.personal(applications, (PersonalPart.DECISION,))
        erased = sum(application.standing is Standing.ERASED for application in applications)
        found = transitions(
            replayed(told[PersonalPart.DECISION], folder, decree=decree, name=str(number))
            for number, told in known.items()
            if PersonalPart.DECISION in told
        )
    if json:
        output.show_json(transitions_dict(found, erased))
    else:
        output.show_section(transitions_section(found, erased, language))
    return findings_or_done(any(not one.same for one in found))
