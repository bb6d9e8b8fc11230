"""`sp example`: a complete facts file, commented, for which the decision is the wanted one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_moment
from sp_cli.options import AsJson, CatalogueFolder, Lang, Service, open_folder
from sp_cli.parameters import Option
from sp_engine.deciding import outcome_words
from sp_engine.rules import Outcome
from sp_engine.words import Diagnostic, nearest


def example_command(
    service: Service,
    outcome: Annotated[str, Option("--outcome", metavar="|".join(Outcome))] = "approve",
    received: Annotated[str | None, Option("--received")] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine import CatalogueError
    from sp_engine.assurance import example_of, example_yaml
    from sp_engine.presenting import visible

    if outcome not in list(Outcome):
        choices = ", ".join(f"`{o}`" for o in Outcome)
        values = {"given": f"`{outcome}`", "choices": choices}
        spoken = {outcome_words(known).id.lower(): known for known in Outcome}
        meant = spoken.get(outcome.lower()) or nearest(outcome, list(Outcome))
        raise CatalogueError([Diagnostic("SP205", "--outcome", None, values, meant)])
    opened = open_folder(catalogue)
    zone = opened.files.zone(service)
    at = None if received is None else read_moment("--received", received, zone, language)
    day = (at or datetime.now(zone)).astimezone(zone).date()
    example = example_of(opened, service, Outcome(outcome), day, at)
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
