"""An applicant who says what they know: the lines that a clerk types for them, the shortest each time."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sp_engine import Facts, Service
from sp_engine.deciding.interview import Interview
from sp_engine.deciding.typed_answers import ALL, choices_of, typed_answer
from sp_engine.facts.values import as_written
from sp_engine.facts.vocabulary import FactDefinition, FactValue, Kind

UNKNOWN = "?"


class Answering(NamedTuple):
    """An interview at its end, and the lines that were typed."""

    interview: Interview
    lines: tuple[str, ...]


def typed(definition: FactDefinition, value: FactValue) -> str:
    """Return the shortest that a clerk types for a value; what is not known is not handed in either."""
    choices = choices_of(definition)
    if value is None and definition.kind is not Kind.DOCUMENT:
        return UNKNOWN
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return "y" if value else "t"
        case Kind.CHOICE:
            return next(choice.key for choice in choices if choice.value == value)
        case Kind.SET:
            chosen = "".join(choice.key for choice in choices if choice.value in value)
            rest = "".join(choice.key for choice in choices if choice.value not in value)
            return min(chosen or "-", f"{ALL}-{rest}" if rest else ALL, key=len)
        case Kind.LIST:
            return str(len(value.items))
        case _:
            return str(as_written(definition, value))


def answered(
    service: Service,
    knows: Facts,
    received: datetime,
    *,
    after: tuple[str, ...] = (),
    begun: Interview | None = None,
) -> Answering:
    """Return an interview, from its beginning or one that was `begun`, in which an applicant says what they
    know."""
    vocabulary, zone = service.standard.vocabulary, service.standard.agency.zone
    interview, lines = begun or Interview(service, received, {}, after=after), list[str]()
    stated = service.situation(knows).facts
    while (name := interview.question) is not None:
        definition = vocabulary[name]
        line = typed(definition, stated.get(name))
        lines.append(line)
        if line == UNKNOWN:
            interview = interview.not_known(name)
        else:
            interview = interview.answered(name, typed_answer(definition, line, zone))
    return Answering(interview, tuple(lines))
