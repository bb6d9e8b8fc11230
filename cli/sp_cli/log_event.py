"""`sp log event`: something happened to a recorded application."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_moment
from sp_cli.options import CatalogueFolder, Lang, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.register_options import Clerk, Number, Place, now, opened
from sp_engine.documents import EventKind
from sp_engine.words.messages import cli_log


def log_event_command(
    number: Number,
    kind: Annotated[str, Argument()],
    at: Annotated[str | None, Option("--at")] = None,
    stage: Annotated[str | None, Option("--stage")] = None,
    note: Annotated[str | None, Option("--note")] = None,
    clerk: Clerk = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    if kind not in {one.value for one in EventKind}:
        known = ", ".join(f"`{one.value}`" for one in EventKind)
        raise refusal("sp log event", cli_log.NO_SUCH_EVENT.fill(given=kind, known=known))
    folder = open_folder(catalogue)
    with opened(register) as kept:
        zone = folder.files.zone(kept.application(number).service)
        moment = now().astimezone(zone)
        added = kept.add_event(
            folder,
            number,
            EventKind(kind),
            at=moment if at is None else read_moment("--at", at, zone, language),
            recorded=moment,
            stage=stage,
            note=note,
            clerk=clerk,
        )
    output.show(cli_log.RECORDED.say(language, number=added.number, entry=added.entry, digest=added.digest))
    return ExitCode.DONE
