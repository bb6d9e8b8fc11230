"""Options that several verbs share, and opening the catalogue that they name.

What their help says stands in `words/messages/cli_options.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from sp_cli.parameters import Argument, Option
from sp_engine.deciding import Catalogue
from sp_engine.lint import open_catalogue
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words
from sp_engine.words.messages import cli

Service = Annotated[str, Argument()]
Paths = Annotated[list[Path] | None, Argument(metavar="[PATH]…")]
Lang = Annotated[Language, Option("--lang", metavar="id|en", show_default=False)]
CatalogueFolder = Annotated[Path | None, Option("--catalogue", metavar="DIR", variable="SP_CATALOGUE")]
On = Annotated[str | None, Option("--on")]
KnownOn = Annotated[str | None, Option("--as-known-on")]
Jobs = Annotated[str | None, Option("--jobs", metavar="N")]
AsJson = Annotated[bool, Option("--json")]
Settings = Annotated[list[str] | None, Option("--set", metavar="ID=…")]
WithErrors = Annotated[bool, Option("--with-errors")]
Provisional = Annotated[bool, Option("--provisional")]


def open_folder(folder: Path | None, *, provisional: bool = False) -> Catalogue:
    """Open the catalogue that `--catalogue` names, or the bundled one."""
    return open_catalogue(folder, provisional=provisional)


def processes_of(jobs: str | None, command: str) -> int | None:
    """Return how many processes to use; None for as many as pay."""
    if jobs is None:
        return None
    number = whole_number(jobs)
    if not number:
        raise refusal(command, cli.NOT_THAT_MANY_PROCESSES.fill(given=jobs))
    return number


def whole_number(text: str) -> int | None:
    """Return the number that an argument says in at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def refuse_without_record(command: str, given: Mapping[str, str | None]) -> None:
    """Refuse what only says how to record, where nothing is to be recorded."""
    for option, value in given.items():
        if value is not None:
            raise refusal(command, cli.RECORD_FIRST.fill(option=option))


def refusal(command: str, problem: Words | str) -> DiagnosticError:
    """Return what to raise when a command cannot do what it is asked for."""
    values = {"problem": problem, "command": command}
    return DiagnosticError([Diagnostic("SP610", command, None, values)])
