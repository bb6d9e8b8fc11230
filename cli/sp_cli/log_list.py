"""`sp log list`: the applications of a register."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, Lang, refusal, whole_number
from sp_cli.parameters import Option
from sp_cli.register_options import Agency, Place, opened
from sp_engine.presenting import Listed, applications_dict, applications_section
from sp_engine.register import RecordedApplication, Register, applicants_of
from sp_engine.words import Language
from sp_engine.words.messages import cli_log


def log_list_command(
    agency: Agency = None,
    year: Annotated[str | None, Option("--year")] = None,
    still_open: Annotated[bool, Option("--open")] = False,
    register: Place = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    wanted = None if year is None else whole_number(year)
    if year is not None and wanted is None:
        raise refusal("sp log list", cli_log.NO_SUCH_YEAR.fill(given=year))
    with opened(register) as kept:
        applications = [
            application
            for application in kept.applications(agency)
            if wanted in (None, application.number.year) and (application.standing.open or not still_open)
        ]
        show_applications(kept, applications, json, language)
    return ExitCode.DONE


def show_applications(
    kept: Register, applications: list[RecordedApplication], json: bool, language: Language
) -> None:
    """Print applications with the names of their applicants, and the head of the chain."""
    names = applicants_of(kept, applications)
    listed = [Listed(application, names[str(application.number)]) for application in applications]
    if json:
        output.show_json(applications_dict(listed, kept.head()))
    else:
        output.show_section(applications_section(listed, kept.head(), language))
