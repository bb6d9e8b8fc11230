"""A facts file: the facts of an application by themselves, or with the service and time that they are for.

In comes a source; out come facts as written and where they stand.  What they mean is for the standard to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.yaml_text import Source, type_name


class FactsFile(NamedTuple):
    """Facts and where they stand; `received` where the file says when, `after` which stages have ended."""

    facts: dict[str, Any]
    source: Source | None = None
    received: str | None = None
    after: tuple[str, ...] = ()


def read_facts_file(source: Source, service: str) -> FactsFile:
    """Return the facts of a file.  Raises `FactsError` when they are none, or for another service."""
    data = source.data
    if not isinstance(data, dict):
        raise FactsError([source.finding("SP408", (), given=type_name(data))])
    if data.keys() - {"after"} != {"service", "received", "facts"} or not isinstance(data["facts"], dict):
        return FactsFile(data, source)
    from sp_engine.yaml_text import part_of

    if data["service"] != service:
        wrong = source.finding("SP423", ("service",), given=str(data["service"]), service=service)
        raise FactsError([wrong])
    after = data.get("after", [])
    if not isinstance(after, list) or not all(isinstance(stage, str) for stage in after):
        raise FactsError([source.finding("SP408", ("after",), given=type_name(after))])
    return FactsFile(data["facts"], part_of(source, "facts"), str(data["received"]), tuple(after))


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
