"""`sp example`: a complete facts file, commented, for which the decision is the wanted one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_moment
from sp_cli.options import AsJson, CatalogueFolder, Lang, Service, open_folder
from sp_cli.parameters import Option
from sp_cli.service_names import full_name
from sp_engine.deciding import blank_form_of, form_names, outcome_words
from sp_engine.documents import Standard
from sp_engine.rules import Outcome
from sp_engine.words import Diagnostic, Language, nearest, visible


def example_command(
    service: Service,
    outcome: Annotated[str, Option("--outcome", show_default=False)] = Outcome.APPROVE.value,
    blank: Annotated[bool, Option("--blank")] = False,
    received: Annotated[str | None, Option("--received")] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine import CatalogueError
    from sp_engine.assurance import example_of, example_yaml

    wanted = _outcomes().get(outcome.lower())
    if wanted is None:
        choices = ", ".join(f"`{name}`" for name in _outcomes())
        values = {"given": f"`{outcome}`", "choices": choices}
        near = nearest(outcome, _outcomes())
        raise CatalogueError([Diagnostic("SP205", "--outcome", None, values, near)])
    opened = open_folder(catalogue)
    service = full_name(opened, service)
    zone = opened.files.zone(service)
    at = None if received is None else read_moment("--received", received, zone, language)
    day = (at or datetime.now(zone)).astimezone(zone).date()
    if blank:
        _show_blank(opened.standard(service, on=day).standard, language, as_json=json)
        return ExitCode.DONE
    example = example_of(opened, service, wanted, day, at)
    if example is None:
        none = Diagnostic("SP608", service, values={"service": service, "outcome": outcome})
        output.refuse([none], language, as_json=json)
        return ExitCode.FINDINGS
    if json:
        output.show_json(
            {
                "service": service,
                "received": example.received.isoformat(),
                **({"after": list(example.after)} if example.after else {}),
                "facts": example.facts,
            }
        )
    else:
        output.show_document(visible(example_yaml(example, language)) + "\n")
    return ExitCode.DONE


def _outcomes() -> dict[str, Outcome]:
    """Return every outcome by its name, and by the words that say it in Indonesian, or the first of them."""
    spoken = {outcome_words(one).id.lower(): one for one in Outcome}
    first = {words.split()[0]: one for words, one in spoken.items()}
    return {**{one.value: one for one in Outcome}, **spoken, **first}


def _show_blank(standard: Standard, language: Language, *, as_json: bool) -> None:
    """Show the form on which nothing is filled in."""
    if as_json:
        facts = {each.id: None for each in form_names(standard)}
        output.show_json({"service": standard.service, "facts": facts})
    else:
        output.show_document(visible(blank_form_of(standard, language)) + "\n")
