"""A section as JSON data: every part an object that names its kind, every text a string or its stretches.

In comes any section; out comes data that `json.dumps` takes.  For what reads along with people; the JSON
shapes that are a contract belong to what they describe.
"""

from __future__ import annotations

from typing import Any

from sp_engine.immutable import Immutable, fields_of
from sp_engine.presenting.section import Part, Span


def json_data(part: Part) -> dict[str, Any]:
    """Return a part and all that is in it."""
    return _named(part)


def _named(part: Immutable) -> dict[str, Any]:
    return {"kind": type(part).__name__.lower(), **_fields(part)}


def _fields(part: Immutable) -> dict[str, Any]:
    return {name: _value(value) for name, value in fields_of(part).items()}


def _value(value: Any) -> Any:
    if isinstance(value, Span):
        return {name: told for name, told in _fields(value).items() if told is not None}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Immutable):
        return _named(value)
    return [_value(one) for one in value] if isinstance(value, tuple) else value
