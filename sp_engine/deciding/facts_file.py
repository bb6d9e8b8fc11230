"""A facts file: the facts of an application by themselves, or with the service and time that they are for.

In comes a source; out come facts as written and where they stand.  What they mean is for the standard to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.immutable import NamedTuple
from sp_engine.yaml_text import Source, type_name


class FactsFile(NamedTuple):
    """Facts and where they stand; `received` where the file says when, `after` which stages have ended.

    `unknown`: what an interview found that nobody knows, and does not ask again.
    """

    facts: dict[str, Any]
    source: Source | None = None
    received: str | None = None
    after: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_facts_file(source: Source, service: str | None) -> FactsFile:
    """Return the facts of a file.  Raises `FactsError` when they are none, or for another service.

    Without a service they are of an applicant, whatever they were written for.
    """
    data = source.data
    if not isinstance(data, dict):
        raise FactsError([source.finding("SP408", (), given=type_name(data))])
    if data.keys() - {"after", "unknown"} != {"service", "received", "facts"} or not isinstance(
        data["facts"], dict
    ):
        return FactsFile(data, source)
    from sp_engine.yaml_text import part_of

    if service is not None and data["service"] != service:
        wrong = source.finding("SP423", ("service",), given=str(data["service"]), service=service)
        raise FactsError([wrong])
    facts, received = part_of(source, "facts"), str(data["received"])
    return FactsFile(data["facts"], facts, received, _names(source, "after"), _names(source, "unknown"))


def _names(source: Source, key: str) -> tuple[str, ...]:
    """Return the names in a list of the file; none where it has no such list."""
    names = source.data.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise FactsError([source.finding("SP408", (key,), given=type_name(names))])
    return tuple(names)


_EXAMPLE = "# sp example "


def example_mark(facts: Mapping[str, Any]) -> str:
    """Return the line by which a facts file is known as an example that nobody has changed."""
    return f"{_EXAMPLE}{_digest(facts)}"


def is_untouched_example(given: FactsFile) -> bool:
    """Whether the facts are those that an example was written with."""
    text = "" if given.source is None else given.source.text
    return _EXAMPLE in text and example_mark(given.facts) in text.splitlines()


def _digest(facts: Mapping[str, Any]) -> str:
    from hashlib import sha256

    return sha256(repr(sorted(facts.items())).encode()).hexdigest()[:12]
