"""`sp example`: a facts file, commented, for which the decision is the wanted one.

It is that of a case, or where there is none, or where it is asked for, one with the fewest facts.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_moment
from sp_cli.options import AsJson, CatalogueFolder, Lang, Service, open_folder
from sp_cli.parameters import Option
from sp_cli.service_names import full_name
from sp_engine.deciding import blank_form_of, form_names, outcome_words
from sp_engine.documents import Standard
from sp_engine.rules import Outcome
from sp_engine.words import LANGUAGES, Diagnostic, Language, Words, date_words, nearest, visible
from sp_engine.words.messages import cli_example

if TYPE_CHECKING:
    from sp_engine.assurance import ExampleApplication
    from sp_engine.deciding import Service as DecidingService

MOST_SECONDS = 10.0
"""How long each answer may take where an example is sought."""


def example_command(
    service: Service,
    outcome: Annotated[str, Option("--outcome", show_default=False)] = Outcome.APPROVE.value,
    fewest: Annotated[bool, Option("--fewest")] = False,
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
        typed = [_typed(one) for one in Outcome]
        choices = Words(*(", ".join(f"`{words.get(of)}`" for words in typed) for of in LANGUAGES))
        values: dict[str, str | Words] = {"given": f"`{outcome}`", "choices": choices}
        near = nearest(outcome, [words.get(language) for words in typed]) or nearest(outcome, _outcomes())
        raise CatalogueError([Diagnostic("SP205", "--outcome", None, values, near)])
    opened = open_folder(catalogue)
    service = full_name(opened, service)
    zone = opened.files.zone(service)
    at = None if received is None else read_moment("--received", received, zone, language)
    day = (at or datetime.now(zone)).astimezone(zone).date()
    if blank:
        _show_blank(opened.standard(service, on=day).standard, language, as_json=json)
        return ExitCode.DONE
    example = None if fewest else example_of(opened, service, wanted, day, at)
    if example is None:
        moment = at or datetime.combine(day, time(10), zone)
        found = _searched(opened.standard(service, on=day), wanted, moment, fewest=fewest)
        if isinstance(found, Words):
            none = Diagnostic(
                "SP608", service, values={"service": service, "outcome": _typed(wanted), "reason": found}
            )
            output.refuse([none], language, as_json=json)
            return ExitCode.FINDINGS
        example = found
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


def _searched(
    service: DecidingService, wanted: Outcome, at: datetime, *, fewest: bool
) -> ExampleApplication | Words:
    """Return the example with the fewest facts, or why there is none."""
    from sp_engine.assurance import NoExample, fewest_facts
    from sp_engine.packages import PackageMissingError

    day = Words(date_words(at.date(), "id"), date_words(at.date(), "en"))
    try:
        found = fewest_facts(service, wanted, at, MOST_SECONDS)
    except PackageMissingError:
        if fewest:
            raise
        return cli_example.NO_CASE
    match found:
        case NoExample.NOBODY:
            return cli_example.NOBODY.fill(day=day)
        case NoExample.NOT_DECIDED:
            return cli_example.NOT_FOUND.fill(day=day)
        case _:  # the rest: an example
            return found


def _outcomes() -> dict[str, Outcome]:
    """Return every outcome by its name, and by the words that say it in Indonesian, or the first of them."""
    spoken = {outcome_words(one).id.lower(): one for one in Outcome}
    first = {words.split()[0]: one for words, one in spoken.items()}
    return {**{one.value: one for one in Outcome}, **spoken, **first}


def _typed(outcome: Outcome) -> Words:
    """Return what is typed for an outcome in each language."""
    return Words(outcome_words(outcome).id.lower().split()[0], outcome.value)


def _show_blank(standard: Standard, language: Language, *, as_json: bool) -> None:
    """Show the form on which nothing is filled in."""
    if as_json:
        facts = {each.id: None for each in form_names(standard)}
        output.show_json({"service": standard.service, "facts": facts})
    else:
        output.show_document(visible(blank_form_of(standard, language)) + "\n")
