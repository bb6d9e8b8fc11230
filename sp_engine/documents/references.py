"""The JSON Schemas as one: each reference looked up once, not at every value that it is about.

In comes a kind of document; out comes a validator.  jsonschema resolves a `$ref` anew for every value, which
is a quarter of what checking a document costs; here every reference names its file and is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from sp_engine.documents.shape import schema


def validator(kind: str) -> Any:
    """Return what checks data against the schema of a kind of document."""
    return _Validator(_schema(f"{kind}.schema.json"), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _referenced(validator: Any, reference: str, instance: Any, _: Any) -> Iterator[Any]:
    yield from validator.descend(instance, _target(reference))


_Validator: Any = extend(Draft202012Validator, {"$ref": _referenced})  # type: ignore[no-untyped-call]


@cache
def _target(reference: str) -> Any:
    file, _, pointer = reference.partition("#")
    found = _schema(file)
    for key in pointer.split("/")[1:]:
        found = found[key]
    return found


@cache
def _schema(file: str) -> Any:
    return _with_file(schema(file.removesuffix(".schema.json")), file)


def _with_file(part: Any, file: str) -> Any:
    """Return a part of a schema in which every reference names the file that it points into."""
    if isinstance(part, Mapping):
        return {
            key: file + value if key == "$ref" and value.startswith("#") else _with_file(value, file)
            for key, value in part.items()
        }
    return [_with_file(item, file) for item in part] if isinstance(part, list) else part
