"""One applicant's facts, read for each of many services: a service gets what it asks for, and nothing else.

In come facts as they were written and services; out come the typed facts for each, or one `FactsError` with
every problem at once.  A fact that is another service's is no problem; one that no service in force asks for
is a finding, and one that no vocabulary knows an error, each with what was probably meant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sp_engine.deciding import NO_FILE, Facts, FactsError, Service
from sp_engine.facts import states_nothing
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.yaml_text import Source, type_name


class Read(NamedTuple):
    """The facts for each service, in their order, and the facts that no service asks for."""

    facts: tuple[Facts, ...]
    findings: tuple[Diagnostic, ...]


def read_for_each(
    data: object,
    services: Sequence[Service],
    others: Callable[[], Iterable[Service]],
    received: datetime,
    source: Source | None,
) -> Read:
    """Return the facts for each service; `others` are further services that may ask for what these do not.

    Raises `FactsError` with every problem.
    """
    if not isinstance(data, Mapping):
        raise FactsError([_finding(source, "SP408", (), {"given": type_name(data)})])
    asked = [asked_by(service) for service in services]
    known = frozenset[str]().union(*asked)
    unasked = [name for name in map(str, data) if _thing(name) not in known]
    everyone = services
    if unasked:
        everyone = [*services, *others()]
        known = known.union(*(asked_by(service) for service in everyone[len(services) :]))
        unasked = [name for name in unasked if _thing(name) not in known] if everyone else []
    problems, read = [_unknown(name, everyone, known, source) for name in unasked], []
    for service, names in zip(services, asked, strict=True):
        try:
            read.append(service.read_facts(asked_of(names, data), received=received, source=source))
        except FactsError as error:
            problems += error.diagnostics
    if any(problem.severity == "error" for problem in problems):
        raise FactsError(problem for problem in problems if problem.severity == "error")
    findings = (one for one in problems if not states_nothing(data.get(one.values["fact"])))
    return Read(tuple(read), tuple(findings))


def asked_by(service: Service) -> frozenset[str]:
    """Return the facts and documents that a service asks for."""
    return frozenset(map(_thing, service.standard.facts))


def asked_of(names: Collection[str], data: Mapping[str, object]) -> dict[str, object]:
    """Return those of the facts as written that are about some names."""
    return {name: value for name, value in data.items() if _thing(str(name)) in names}


def _unknown(
    name: str, services: Iterable[Service], asked: Iterable[str], source: Source | None
) -> Diagnostic:
    """Return the finding about a name that no service asks for."""
    thing = _thing(name)
    near = nearest(thing, asked)
    code = "SP427" if any(thing in service.standard.vocabulary for service in services) else "SP401"
    if near is not None and thing != name:
        near = f"{near}.{name.partition('.')[2]}"
    return _finding(source, code, (name,), {"fact": name}, near)


def _finding(
    source: Source | None,
    code: str,
    path: tuple[str, ...],
    values: Mapping[str, str | Words],
    suggestion: str | None = None,
) -> Diagnostic:
    """Return a finding about a name, at its place where facts were read from a file."""
    if source is None:
        return Diagnostic(code, NO_FILE, None, values, suggestion)
    return source.finding(code, path, key=bool(path), suggestion=suggestion, **values)  # type: ignore[arg-type]


def _thing(name: str) -> str:
    """Return the fact or document that a name belongs to."""
    return name.partition(".")[0]
