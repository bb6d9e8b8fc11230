"""What is shown of an applicant's facts: what the vocabulary calls confidential is covered.

In come facts as JSON data and the vocabulary that knows them, if any does; out come the same facts, covered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sp_engine.facts import UNFINISHED_KEY, FactDefinition, Vocabulary

COVERED = "•••"
"""Stands for what is not shown: nothing of it, not even how long it is."""


def covered(value: str | None) -> str | None:
    """Return what stands for a value in a list; nothing where there is none."""
    return COVERED if value else None


def covered_facts(facts: Mapping[str, Any], vocabulary: Vocabulary | None) -> dict[str, Any]:
    """Return facts with what is confidential covered; all of them where no vocabulary says what is."""
    return {name: _covered(value, _definition(name, vocabulary)) for name, value in facts.items()}


def _definition(name: str, vocabulary: Vocabulary | None) -> FactDefinition | None:
    try:
        return None if vocabulary is None else vocabulary[name]
    except KeyError:
        return None


def _covered(value: Any, definition: FactDefinition | None) -> Any:
    if definition is None or definition.confidential:
        return COVERED
    if isinstance(value, Mapping) and UNFINISHED_KEY in value:
        return {UNFINISHED_KEY: _covered(value[UNFINISHED_KEY], definition)}
    if isinstance(value, Mapping):
        inner = definition.attributes or {}
    elif isinstance(value, list) and definition.fields is not None:
        return [_item(item, definition.fields) for item in value]
    else:
        return value
    return {name: _covered(told, inner.get(name)) for name, told in value.items()}


def _item(item: Any, fields: Mapping[str, FactDefinition]) -> Any:
    if not isinstance(item, Mapping):
        return COVERED
    return {name: _covered(told, fields.get(name)) for name, told in item.items()}
