"""`sp diff OLD NEW`: what changed between two decrees or two services, in words, component by component.

Of three services or more: all side by side, with the strictest in each row.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, CatalogueFolder, Lang, refusal
from sp_cli.parameters import Argument, Option
from sp_engine.words import Diagnostic, DiagnosticError, Language
from sp_engine.words.messages import cli_diff

if TYPE_CHECKING:
    from sp_engine.assurance import OutcomeChanges, Version


def diff_command(
    old: Annotated[str, Argument()],
    new: Annotated[str, Argument()],
    others: Annotated[list[str] | None, Argument()] = None,
    witness: Annotated[bool, Option("--witness")] = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    if others:
        return _side_by_side([old, new, *others], catalogue, json, language, examples=witness)
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
            output.show_section(outcome_changes_section(service, one, (old, new), language))
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


def _side_by_side(
    given: list[str], catalogue: Path | None, json: bool, language: Language, *, examples: bool
) -> ExitCode:
    from sp_cli.diff_arguments import side_of
    from sp_engine.assurance import common_standard_of
    from sp_engine.presenting import MOST_SIDES, common_standard_dict, common_standard_section

    if len(given) > MOST_SIDES:
        raise refusal("sp diff", cli_diff.TOO_MANY.fill(number=MOST_SIDES))
    with ExitStack() as folders:
        sides = [side_of(text, catalogue, folders) for text in given]
        for text, side in zip(given, sides, strict=True):
            if not side.single:
                raise DiagnosticError([Diagnostic("SP623", text, values={"given": text})])
        found = common_standard_of([standard for side in sides for standard in side.standards.values()])
    if json:
        output.show_json(common_standard_dict(found, given, language))
    else:
        output.show_section(common_standard_section(found, given, language, examples=examples))
    return ExitCode.DONE
