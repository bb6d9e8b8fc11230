"""`sp templates`: copies the templates of letters to an agency's own folder, to be changed in Word."""

from __future__ import annotations

from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.named_documents import writable_root
from sp_cli.options import CatalogueFolder, Lang, open_folder
from sp_cli.parameters import Argument
from sp_engine.catalogue import shown_path
from sp_engine.letters import OWN_TEMPLATES, bundled_templates
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.words.messages import cli_templates


def templates_command(
    agency: Annotated[str, Argument()],
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    root = writable_root(catalogue, "sp templates")
    open_folder(root).files.agency(agency)  # refuses one that is not there, with the one that was meant
    folder = root / agency / OWN_TEMPLATES
    files = {folder / name: data for name, data in bundled_templates().items()}
    taken = [path for path in files if path.exists()]
    if taken:
        raise DiagnosticError([Diagnostic("SP621", shown_path(path)) for path in taken])
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise output.unwritable(shown_path(folder), error) from error
    for path, data in files.items():
        output.write_bytes(path, data)
        output.show(shown_path(path))
    output.note(cli_templates.KEEP_WHAT_YOU_CHANGE.get(language))
    return ExitCode.DONE
