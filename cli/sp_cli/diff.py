"""`sp diff OLD NEW`: what changed between two decrees or two services, in words, component by component."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_cli.parameters import Argument, Option
from sp_engine.words import Diagnostic, DiagnosticError

if TYPE_CHECKING:
    from sp_engine.assurance import OutcomeChanges, Version


def diff_command(
    old: Annotated[str, Argument()],
    new: Annotated[str, Argument()],
    witness: Annotated[bool, Option("--witness")] = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_cli.diff_arguments import side_of
    from sp_engine.assurance import decree_difference
    from sp_engine.presenting import (
        difference_dict,
        difference_section,
        outcome_changes_dict,
        outcome_changes_section,
    )

    with ExitStack() as folders:
        before, after = (side_of(text, catalogue, folders) for text in (old, new))
        if before.single != after.single:
            raise DiagnosticError([Diagnostic("SP623", f"{old} {new}", values={"given": f"{old} {new}"})])
        found = decree_difference(before, after)
    between = _outcome_changes(before, after) if witness else {}
    if json:
        told = [outcome_changes_dict(service, one, language) for service, one in between.items()]
        data = difference_dict(old, new, found, language)
        output.show_json({**data, "witnesses": told} if witness else data)
    else:
        output.show_section(difference_section(old, new, found, language))
        for service, one in between.items():
            output.show()
            output.show_section(outcome_changes_section(service, one, language))
    return ExitCode.DONE


def _outcome_changes(before: Version, after: Version) -> dict[str, OutcomeChanges]:
    """Return for whom each service decides otherwise that both sides have."""
    from sp_engine.assurance import outcome_changes_between

    if before.single and after.single:
        (old,), (new,) = before.standards.values(), after.standards.values()
        return {new.service: outcome_changes_between(old, new)}
    return {
        new.service: outcome_changes_between(before.standards[name], new)
        for name, new in after.standards.items()
        if name in before.standards
    }
