"""`sp log purge`: erase what is known of the applicants whose retention is over, all at once."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.log_erase import agreed_to, tell_erased
from sp_cli.options import CatalogueFolder, Lang, open_folder, refusal
from sp_cli.parameters import Option
from sp_cli.register_options import Clerk, Place, Yes, now, opened
from sp_engine.register import past_retention
from sp_engine.words.messages import cli_log
from sp_engine.workdays import TimeTextError, parse_duration


def log_purge_command(
    agency: Annotated[str, Option("--agency", variable="SP_AGENCY")],
    retention: Annotated[str, Option("--retention")],
    basis: Annotated[str, Option("--basis")],
    yes: Yes = False,
    clerk: Clerk = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    day = datetime.now(open_folder(catalogue).files.zone(agency)).date()
    with opened(register) as kept:
        try:
            over = [*past_retention(kept.applications(agency), parse_duration(retention), day)]
        except (TimeTextError, ValueError) as error:
            raise refusal("sp log purge", cli_log.NO_SUCH_RETENTION.fill(given=retention)) from error
        if not over:
            output.show(cli_log.NOTHING_OVER.say(language, period=retention))
            return ExitCode.DONE
        for application in over:
            output.show(f"{application.number}  {application.service}")
        if not (yes or agreed_to(cli_log.ERASE_THESE.fill(count=str(len(over))), language)):
            return ExitCode.FINDINGS
        numbers = [application.number for application in over]
        told = f"{basis} ({retention})"
        erased = kept.purge(numbers, basis=told, recorded=now(), clerk=clerk)
    return ExitCode.DONE if erased is None else tell_erased(erased, language)
