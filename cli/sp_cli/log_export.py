"""`sp log export`: the applications of a register as a file for a spreadsheet, or for another system."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import CatalogueFolder, Lang, open_folder, refusal
from sp_cli.parameters import Option
from sp_cli.register_options import Agency, Clerk, Place, Unmasked, now, opened
from sp_engine.presenting import csv_bytes, json_bytes, xlsx_bytes
from sp_engine.register import exported
from sp_engine.words.messages import cli_log

_WRITERS = {".csv": csv_bytes, ".json": json_bytes, ".xlsx": xlsx_bytes}


def log_export_command(
    file: Annotated[Path, Option("-o", metavar="FILE.xlsx|.csv|.json")],
    agency: Agency = None,
    unmasked: Unmasked = False,
    clerk: Clerk = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    writer = _WRITERS.get(file.suffix.lower())
    if writer is None:
        raise refusal("sp log export", cli_log.NO_SUCH_FILE.fill(file=str(file)))
    folder = open_folder(catalogue)
    with opened(register) as kept:
        if unmasked:
            kept.note_unmasked("export", recorded=now(), clerk=clerk)
        rows = exported(kept, kept.applications(agency), folder, unmasked=unmasked, language=language)
    output.write_bytes(file, writer(rows, language))
    output.note(cli_log.EXPORTED.say(language, count=len(rows), file=file))
    return ExitCode.DONE
