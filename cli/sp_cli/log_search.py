"""`sp log search`: the applications in which words occur, in the name, contact, number or service."""

from __future__ import annotations

from typing import Annotated

from sp_cli.exit_codes import ExitCode
from sp_cli.log_list import show_applications
from sp_cli.options import AsJson, Lang
from sp_cli.parameters import Argument
from sp_cli.register_options import Agency, Place, opened
from sp_engine.register import PersonalPart


def log_search_command(
    words: Annotated[list[str], Argument()],
    agency: Agency = None,
    register: Place = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    wanted = [word.casefold() for word in words]
    with opened(register) as kept:
        applications = kept.applications(agency)
        known = kept.personal(applications, (PersonalPart.APPLICANT, PersonalPart.CONTACT))
        found = []
        for application in applications:
            told = (str(application.number), application.service, *known[application.number].values())
            text = " ".join(told).casefold()
            if all(word in text for word in wanted):
                found.append(application)
        show_applications(kept, found, json, language)
    return ExitCode.DONE
