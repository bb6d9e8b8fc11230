"""Applicants of a service for the corpus: each example of `sp example`, and small changes of it.

In come what `sp schema facts` and `sp example --json` print; out come facts with the moment of application,
the same ones on every run.  Knows nothing about standards or the engine: only what other systems see.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

NUMBERS = (0, 1, 2, 3, 5, 19, 20, 21, 100, 2025, 2026)
RUPIAH = (0, 15_000_000, 500_000_000, 1_000_000_000, 1_000_000_001, 2_000_000_001)
DAYS_BACK = (0, 1, 200, 365, 366, 730, 1000, 6000, 6500, 20000, 24000)
MOST_OF_EACH = 20


class Applicant(NamedTuple):
    """Facts as another system sends them, and when they were received."""

    facts: Mapping[str, Any]
    received: str


def applicants(schema: Mapping[str, Any], examples: list[Mapping[str, Any]]) -> list[Applicant]:
    """Return applicants near the examples: one fact changed or gone, several at once, nothing stated."""
    chance = random.Random(str(schema["title"]))
    found: list[Applicant] = [Applicant({}, examples[0]["received"])]
    for example in examples:
        near = [Applicant(facts, example["received"]) for facts in _near(schema, example, chance)]
        found.append(Applicant(example["facts"], example["received"]))
        found += chance.sample(near, min(MOST_OF_EACH, len(near)))
    return found


def _near(
    schema: Mapping[str, Any], example: Mapping[str, Any], chance: random.Random
) -> Iterator[dict[str, Any]]:
    facts, received = dict(example["facts"]), datetime.fromisoformat(example["received"])
    values = {name: list(_values(fact, received)) for name, fact in schema["properties"].items()}
    for name, told in values.items():
        yield {key: value for key, value in facts.items() if key != name}
        for value in told:
            yield {**facts, name: value}
        for document, attribute, value in _attributes(name, schema["properties"][name], received):
            yield {**facts, document: {**_stated(facts.get(document)), attribute: value}}
    for _ in range(20):
        chosen = chance.sample(sorted(values), min(3, len(values)))
        yield {**facts, **{name: chance.choice(values[name]) for name in chosen if values[name]}}


def _attributes(name: str, fact: Mapping[str, Any], received: datetime) -> Iterator[tuple[str, str, Any]]:
    for form in fact["anyOf"]:
        for attribute, inner in form.get("properties", {}).items():
            for value in (None, *_values(inner, received)):
                yield name, attribute, value


def _stated(document: object) -> dict[str, Any]:
    return dict(document) if isinstance(document, dict) else {}


def _values(fact: Mapping[str, Any], received: datetime) -> Iterator[Any]:
    for form in fact["anyOf"]:
        if "oneOf" in form:
            yield from (choice["const"] for choice in form["oneOf"])
        elif "enum" in form:
            yield from ("ya", "tidak")
        elif form.get("type") == "array":
            members = [choice["const"] for choice in form["items"]["oneOf"]]
            yield from ([], members, members[:1], members[1:])
        elif form.get("format") == "date":
            yield from ((received - timedelta(days=days)).date().isoformat() for days in DAYS_BACK)
        elif form.get("type") == "integer" and len(fact["anyOf"]) == 2:
            yield from (n for n in NUMBERS if form["minimum"] <= n <= form["maximum"])
        elif form.get("type") == "integer" and "maxLength" not in fact["anyOf"][0]:
            yield from RUPIAH
