"""`sp rename`: another name for a fact or a regulation, at its definition and in every use."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.agreed_changes import write_if_agreed
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Argument, Option


def rename_command(
    old: Annotated[str, Argument()],
    new: Annotated[str, Argument()],
    yes: Annotated[bool, Option("--yes")] = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.authoring import renamed_documents

    changes = renamed_documents(open_folder(catalogue).files.root, old, new)
    written = write_if_agreed(changes, yes, json, language)
    if json:
        output.show_json({"changed": [str(path) for path in written]})
    return findings_or_done(len(written) < len(changes))
