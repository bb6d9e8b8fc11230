"""`sp templates`: copies the templates of papers to an agency's own folder, to be changed in Word."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.named_documents import writable_root
from sp_cli.options import CatalogueFolder, Lang, open_folder, refusal
from sp_cli.parameters import Argument
from sp_engine.catalogue import shown_path
from sp_engine.letters import LETTER_TEMPLATES
from sp_engine.publishing import PAPER_TEMPLATES
from sp_engine.stationery import bundled_templates, own_folder
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.words.messages import cli_templates


def templates_command(
    agency: Annotated[str, Argument()],
    templates: Annotated[list[str] | None, Argument()] = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    root = writable_root(catalogue, "sp templates")
    open_folder(root).files.agency(agency)  # refuses one that is not there, with the one that was meant
    folder = own_folder(root / agency)
    files = {folder / name: data for name, data in _asked(templates).items()}
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


def _asked(templates: list[str] | None) -> dict[str, bytes]:
    """Return the templates by the names of their files: those of some papers, or all."""
    bundled = bundled_templates(LETTER_TEMPLATES, PAPER_TEMPLATES)
    if not templates:
        return bundled
    papers = {PurePath(name).stem for name in bundled}
    for paper in templates:
        if paper not in papers:
            told = cli_templates.NO_SUCH_TEMPLATE.fill(name=paper, names=", ".join(sorted(papers)))
            raise refusal("sp templates", told)
    return {name: data for name, data in bundled.items() if PurePath(name).stem in templates}
