"""An example application for a wanted outcome, taken from a service's cases.

In come a catalogue, a service and an outcome; out come facts that have been decided and came out so, and a
commented facts file.  Nothing is invented: without a case there is no example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import Catalogue, FactsError, example_mark, outcome_words
from sp_engine.documents import Standard
from sp_engine.facts import UNFINISHED_KEY, FactDefinition, Kind, one_of, written_form
from sp_engine.rules import Outcome
from sp_engine.words import Language, moment_words
from sp_engine.words.messages import example_facts as messages
from sp_engine.yaml_text import flow


@dataclass(frozen=True, slots=True)
class ExampleApplication:
    """Facts for which the decision is `outcome` when received at `received` and decided `after` stages."""

    standard: Standard
    outcome: Outcome
    received: datetime
    facts: dict[str, Any]
    after: tuple[str, ...] = ()


def example_of(
    catalogue: Catalogue, name: str, outcome: Outcome, on: date, received: datetime | None = None
) -> ExampleApplication | None:
    """Return the first case of the service that comes out as wanted, decided anew; None when there is none.

    With `received` the case is decided as of that moment instead of its own.
    """
    service = catalogue.standard(name, on=on)
    source = catalogue.files.cases_source(service.standard.decree, name.partition("/")[2])
    for case in cases_of(read_cases(source), source)[0] if source is not None else ():
        at = received or case.received(service.standard.agency.zone)
        try:
            # An example decides nothing.
            decision = service.decide(case.facts, received=at, after=case.written.after, with_errors=True)
        except (FactsError, CatalogueError):
            continue
        if decision.outcome is outcome:
            return ExampleApplication(
                service.standard, outcome, decision.received, dict(case.facts), case.written.after
            )
    return None


def example_yaml(example: ExampleApplication, language: Language) -> str:
    """Return the example as a facts file in which every fact has its question as a comment."""
    standard = example.standard
    when = example.received.strftime("%Y-%m-%dT%H:%M")
    when += "".join(f" --after {stage}" for stage in example.after)
    outcome = outcome_words(example.outcome)
    head = (
        messages.FACTS_FOR.say(language, name=standard.name, service=standard.service, outcome=outcome),
        messages.WHEN_RECEIVED.say(language, moment=moment_words(example.received, language)),
        messages.CHECK_WITH.say(language, service=standard.service, moment=when),
        messages.BLANK_INSTEAD.say(language, service=standard.service),
        example_mark(example.facts),
    )
    return "\n".join([*head, *_lines(example, language)])


def _lines(example: ExampleApplication, language: Language) -> Iterator[str]:
    for name in (*example.standard.facts, *(n for n in example.facts if n not in example.standard.facts)):
        definition = example.standard.vocabulary[name.partition(".")[0]]
        yield ""
        yield f"# {definition.question.get(language)}{_options(definition, language)}"
        if definition.kind is Kind.LIST:
            yield from _fields(definition, language)
        if name not in example.facts:
            yield f"# {name}:"
        elif definition.kind is Kind.LIST:
            yield from _items(name, example.facts[name])
        else:
            yield f"{name}: {flow(example.facts[name])}"


def _fields(definition: FactDefinition, language: Language) -> Iterator[str]:
    """Yield what may be stated of each item of a list."""
    yield messages.OF_EACH_ITEM.say(language, one=one_of(definition, language))
    for name, field in (definition.fields or {}).items():
        options = _options(field, language) or f" ({written_form(field).get(language)})"
        question = field.question.get(language)
        if question.removesuffix("?").lower() == name.replace("_", " "):  # which nobody has written
            yield messages.PLAIN_FIELD.say(language, name=name, options=options)
        else:
            yield messages.FIELD.say(language, name=name, question=question, options=options)


def _items(name: str, written: Any) -> Iterator[str]:
    """Yield a list, an item a line."""
    indent, items = "", written
    if isinstance(written, dict):
        yield f"{name}:"
        indent, name, items = "  ", UNFINISHED_KEY, written[UNFINISHED_KEY]
    yield f"{indent}{name}:" if items else f"{indent}{name}: []"
    yield from (f"{indent}  - {flow(item)}" for item in items)


def _options(definition: FactDefinition, language: Language) -> str:
    if definition.kind in (Kind.YES_NO, Kind.DOCUMENT):
        return " (ya/tidak)"
    if definition.choices:
        return f" ({', '.join(definition.choices)})"
    if definition.form is not None:
        return f" ({definition.form.get(language)})"
    return ""
