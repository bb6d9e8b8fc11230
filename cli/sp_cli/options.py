"""Options that several verbs share, and opening the catalogue that they name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sp_cli.language import say
from sp_engine.deciding.service_catalogue import Catalogue, open_catalogue
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError

Service = Annotated[
    str,
    typer.Argument(
        metavar=say("LAYANAN", "SERVICE"),
        help=say("Layanan, misalnya depok/tamu.", "Service, such as depok/tamu."),
    ),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]…",
        readable=False,  # what may not be read is told like any other document
        help=say(
            "Berkas atau folder; baku: seluruh katalog.", "Files or folders; default: the whole catalogue."
        ),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="id|en", help=say("Bahasa keluaran.", "Language of the output.")),
]
CatalogueFolder = Annotated[
    Path | None,
    typer.Option(
        "--catalogue",
        metavar="DIR",
        help=say("Folder katalog (atau SP_CATALOGUE).", "Catalogue folder (or SP_CATALOGUE)."),
        envvar="SP_CATALOGUE",
        show_envvar=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=say("TANGGAL", "DATE"),
        help=say("Yang berlaku pada tanggal ini; baku: hari ini.", "In force on this day; default: today."),
    ),
]
KnownOn = Annotated[
    str | None,
    typer.Option(
        "--as-known-on",
        metavar=say("TANGGAL", "DATE"),
        help=say(
            "Menurut hari libur yang sudah ditetapkan pada tanggal itu.",
            "With the days off decreed by that day.",
        ),
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs",
        metavar="N",
        help=say(
            "Banyaknya proses; baku: sebanyak prosesor, bila pekerjaannya banyak.",
            "How many processes; default: one per processor, when there is much to do.",
        ),
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=say("Keluaran JSON.", "JSON output."))]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="ID=…", help=say("Satu fakta; boleh berulang.", "One fact; may be repeated.")
    ),
]
Provisional = Annotated[
    bool,
    typer.Option(
        "--provisional",
        help=say("Perkirakan tahun yang kalendernya belum ditetapkan.", "Estimate years not yet decreed."),
    ),
]


def open_folder(folder: Path | None, *, provisional: bool = False) -> Catalogue:
    """Open the catalogue that `--catalogue` names, or the bundled one."""
    return open_catalogue(folder, provisional=provisional)


def processes_of(jobs: str | None, command: str) -> int | None:
    """Return how many processes to use; None for as many as pay."""
    if jobs is None:
        return None
    if not (jobs.isascii() and jobs.isdigit() and int(jobs) > 0):
        problem = say(
            f"`--jobs` memerlukan bilangan bulat mulai dari 1, bukan `{jobs}`",
            f"`--jobs` needs a whole number from 1 on, not `{jobs}`",
        )
        values = {"problem": problem, "command": command}
        raise DiagnosticError([Diagnostic("SP610", command, None, values)])
    return int(jobs)
