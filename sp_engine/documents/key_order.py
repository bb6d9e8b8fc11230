"""The order of keys: that in which the schema of a document's kind names them.

In comes a document's data; out come the forms that the schema gives to it and to what stands within it.  A
key that no form knows has no place in the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.schema_files import schema
from sp_engine.yaml_text import Json


class Form(NamedTuple):
    """A part of a schema, and the schema that its references are relative to."""

    schema: Mapping[str, Any]
    kind: str


Forms: TypeAlias = tuple[Form, ...]

_BRANCHES = ("then", "else")
_ALTERNATIVES = ("allOf", "anyOf", "oneOf")


def forms_of(data: Json) -> Forms:
    """Return the forms of a whole document, which names its kind in `format`."""
    written = data.get("format") if isinstance(data, dict) else None
    named = re.match(r"sp-([a-z]+)/", written) if isinstance(written, str) else None
    try:
        return tuple(_expanded(Form(schema(named[1]), named[1]))) if named else ()
    except OSError:
        return ()


def has_format(data: Json) -> bool:
    """Whether a document says that it is one of a catalogue's, in whatever version."""
    written = data.get("format") if isinstance(data, dict) else None
    kind = re.match(r"sp-([a-z]+)(?:/|$)", written) if isinstance(written, str) else None
    return kind is not None and kind[1] in tuple(DocumentKind)


def key_order(forms: Forms) -> Mapping[str, int]:
    """Return the place of each key that the forms know, each before what follows it in its own form."""
    names: list[str] = []
    for form in forms:
        before = len(names)
        for name in reversed(form.schema.get("properties", {})):
            before = names.index(name) if name in names else before
            if name not in names:
                names.insert(before, name)
    return {name: i for i, name in enumerate(names)}


def inner_forms(forms: Forms, key: str | None) -> Forms:
    """Return the forms of the value of a key; of a list's items without one."""
    found: list[Form] = []
    for form, kind in forms:
        inner = form.get("items")
        if key is not None:
            inner = form.get("properties", {}).get(key, form.get("additionalProperties"))
        if isinstance(inner, Mapping):
            found.extend(_expanded(Form(inner, kind)))
    return tuple(found)


def _expanded(form: Form) -> Iterator[Form]:
    """Yield a form, what it refers to, and its alternatives."""
    yield form
    data, kind = form
    if "$ref" in data:
        file, _, pointer = data["$ref"].partition("#/")
        kind = file.removesuffix(".schema.json") or kind
        target: Any = schema(kind)
        for step in pointer.split("/"):
            target = target[step]
        yield from _expanded(Form(target, kind))
        kind = form.kind
    for name in _BRANCHES:
        if isinstance(data.get(name), Mapping):
            yield from _expanded(Form(data[name], kind))
    for name in _ALTERNATIVES:
        for alternative in data.get(name, ()):
            yield from _expanded(Form(alternative, kind))
