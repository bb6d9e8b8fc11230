"""Options that several verbs share, and opening the catalogue that they name.

What their help says stands in `words/messages/cli_options.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sp_engine.deciding import Catalogue, open_catalogue
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words
from sp_engine.words.messages import cli


def _of_this_call(context: typer.Context) -> Language:
    """Return the language of the call, which was looked for before anything could be said."""
    language: Language = context.obj
    return language


Service = Annotated[str, typer.Argument()]
Paths = Annotated[
    list[Path] | None,
    # What may not be read is told like any other document.
    typer.Argument(metavar="[PATH]…", readable=False),
]
Lang = Annotated[
    Language, typer.Option("--lang", metavar="id|en", show_default=False, callback=_of_this_call)
]
CatalogueFolder = Annotated[
    Path | None,
    typer.Option("--catalogue", metavar="DIR", envvar="SP_CATALOGUE", show_envvar=False),
]
On = Annotated[str | None, typer.Option("--on")]
KnownOn = Annotated[str | None, typer.Option("--as-known-on")]
Jobs = Annotated[str | None, typer.Option("--jobs", metavar="N")]
AsJson = Annotated[bool, typer.Option("--json")]
Settings = Annotated[list[str] | None, typer.Option("--set", metavar="ID=…")]
Provisional = Annotated[bool, typer.Option("--provisional")]


def open_folder(folder: Path | None, *, provisional: bool = False) -> Catalogue:
    """Open the catalogue that `--catalogue` names, or the bundled one."""
    return open_catalogue(folder, provisional=provisional)


def processes_of(jobs: str | None, command: str) -> int | None:
    """Return how many processes to use; None for as many as pay."""
    if jobs is None:
        return None
    if not (jobs.isascii() and jobs.isdigit() and int(jobs) > 0):
        raise refusal(command, cli.NOT_THAT_MANY_PROCESSES.fill(given=jobs))
    return int(jobs)


def refusal(command: str, problem: Words | str) -> DiagnosticError:
    """Return what to raise when a command cannot do what it is asked for."""
    values = {"problem": problem, "command": command}
    return DiagnosticError([Diagnostic("SP610", command, None, values)])
