"""What kind of thing a value is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from sp_engine.words import Words
from sp_engine.words.messages import value_types

TYPES: Mapping[str, Words] = {
    "object": value_types.MAPPING,
    "array": value_types.LIST,
    "string": value_types.TEXT,
    "integer": value_types.WHOLE_NUMBER,
    "number": value_types.NUMBER,
    "boolean": value_types.TRUE_OR_FALSE,
    "null": value_types.NULL,
}
"""By the names that JSON Schema has for them."""


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
