"""What the JSON Schema of a document's kind refuses in data.

In come data and their kind; out come the errors of jsonschema, by place.  It resolves a `$ref` anew for every
value, which is a quarter of what checking a document costs; here every reference names its file and is looked
up once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend

from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.schema_files import schema
from sp_engine.facts import PatternError, pattern_of
from sp_engine.yaml_text import Json

_MOST = 500


def errors_in(data: Json, kind: DocumentKind) -> list[Any]:
    """Return the errors of data against the schema of a kind of document, by place; some, where many are."""
    errors = islice(_validator(kind).iter_errors(data), _MOST)
    return sorted(errors, key=lambda error: [str(p) for p in error.absolute_path])


_FORMATS = FormatChecker(("date",))


@_FORMATS.checks("pola", raises=PatternError)
def _is_pattern(written: object) -> bool:
    if isinstance(written, str):
        pattern_of(written)
    return True


@cache
def _validator(kind: DocumentKind) -> Any:
    return _Validator(_schema(f"{kind}.schema.json"), format_checker=_FORMATS)


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
