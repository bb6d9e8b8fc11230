"""Options that several verbs share, and opening the catalogue that they name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sp_cli.language import say
from sp_engine.deciding.service import Catalogue, open_catalogue

Service = Annotated[
    str,
    typer.Argument(
        metavar=say("LAYANAN", "SERVICE"),
        help=say("Layanan, misalnya depok/tamu.", "Service, such as depok/tamu."),
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
