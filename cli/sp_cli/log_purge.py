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
from sp_engine.documents import Agency
from sp_engine.facts import LATEST
from sp_engine.register import past_retention
from sp_engine.words.messages import cli_log
from sp_engine.workdays import Duration, TimeTextError, elapsed_limit, parse_duration


def log_purge_command(
    agency: Annotated[str, Option("--agency", variable="SP_AGENCY")],
    retention: Annotated[str | None, Option("--retention")] = None,
    basis: Annotated[str | None, Option("--basis")] = None,
    yes: Yes = False,
    clerk: Clerk = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    found = open_folder(catalogue).files.agency(agency)
    period, source = _retention(found, retention, basis)
    day = datetime.now(found.zone).date()
    with opened(register) as kept:
        over = [*past_retention(kept.applications(agency), period, day)]
        if not over:
            output.show(cli_log.NOTHING_OVER.say(language, period=str(period)))
            return ExitCode.DONE
        for application in over:
            output.show(f"{application.number}  {application.service}")
        if not (yes or agreed_to(cli_log.ERASE_THESE.fill(count=str(len(over))), language)):
            return ExitCode.FINDINGS
        numbers = [application.number for application in over]
        erased = kept.purge(numbers, basis=f"{source} ({period})", recorded=now(), clerk=clerk)
    return ExitCode.DONE if erased is None else tell_erased(erased, language)


def _retention(agency: Agency, retention: str | None, basis: str | None) -> tuple[Duration, str]:
    """Return for how long data are kept and where that is set: as stated, else as the agency says."""
    own = agency.document.retention
    source = basis or (own.source if own is not None and retention is None else None)
    if source is None or (own is None and retention is None):
        raise refusal("sp log purge", cli_log.SAY_RETENTION.fill(agency=agency.id))
    if retention is None and own is not None:
        return own.lasts, source
    try:
        period = parse_duration(retention or "")
        elapsed_limit(LATEST, period)
    except (TimeTextError, ValueError) as error:
        raise refusal("sp log purge", cli_log.NO_SUCH_RETENTION.fill(given=retention)) from error
    return period, source
