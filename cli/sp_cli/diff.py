"""`sp diff OLD NEW`: what changed between two decrees or two services, in words, component by component."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_cli.parameters import Argument
from sp_engine.words import Diagnostic, DiagnosticError


def diff_command(
    old: Annotated[str, Argument()],
    new: Annotated[str, Argument()],
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_cli.diff_arguments import side_of
    from sp_engine.assurance import decree_difference
    from sp_engine.presenting import difference_dict, difference_section

    with ExitStack() as folders:
        before, after = (side_of(text, catalogue, folders) for text in (old, new))
        if before.single != after.single:
            raise DiagnosticError([Diagnostic("SP623", f"{old} {new}", values={"given": f"{old} {new}"})])
        found = decree_difference(before, after)
    if json:
        output.show_json(difference_dict(old, new, found, language))
    else:
        output.show_section(difference_section(old, new, found, language))
    return ExitCode.DONE
