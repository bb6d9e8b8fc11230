"""Checking data against the JSON Schema of its kind.

In come a source and the kind of document it should be; out come findings, which `advice` puts into words.
Knows nothing about what data mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sp_engine.bundled import folder_of
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import value_types
from sp_engine.yaml_text import Json, Source

SHARED_SCHEMAS = ("bersama", "komponen")

TYPES = {
    "object": value_types.MAPPING,
    "array": value_types.LIST,
    "string": value_types.TEXT,
    "integer": value_types.WHOLE_NUMBER,
    "number": value_types.NUMBER,
    "boolean": value_types.TRUE_OR_FALSE,
    "null": value_types.NULL,
}


@cache
def schema(kind: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a kind of document, such as `standar`."""
    text = (folder_of("sp_schema") / f"{kind}.schema.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def check_shape(
    source: Source, kind: str, condition: Callable[[str], str | None] = lambda _: None
) -> list[Diagnostic]:
    """Return the findings of a source against the schema of its kind.

    `condition` writes a condition about the fact of a name, for advice to an author who wrote the name alone.
    """
    errors = errors_in(source.data, kind)
    if not errors:
        return []
    from sp_engine.documents.advice.findings import shape_findings

    return shape_findings(source, kind, errors, condition)


def errors_in(data: Json, kind: str) -> list[Any]:
    """Return the errors of data against the schema of a kind of document, by place."""
    return sorted(_validator(kind).iter_errors(data), key=lambda error: [str(p) for p in error.absolute_path])


@cache
def _validator(kind: str) -> Any:
    from sp_engine.documents.references import validator

    return validator(kind)


def type_name(value: object) -> Words:
    """Return what kind of thing a value is, in words."""
    if isinstance(value, Mapping):
        return TYPES["object"]
    if isinstance(value, list | tuple | set | frozenset):
        return TYPES["array"]
    if isinstance(value, str):
        return TYPES["string"]
    return (
        TYPES["null"] if value is None else TYPES["boolean"] if isinstance(value, bool) else TYPES["number"]
    )
