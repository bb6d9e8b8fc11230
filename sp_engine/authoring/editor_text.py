"""What an editor says of a key, a value, a mistake: words put into a schema beside what they are about.

In comes a JSON Schema with titles and descriptions; out comes the same for the YAML language server.  It
says its own mistakes in English unless there is an `errorMessage`.  Over a key it shows the title of whatever
schema it met last, so that only a document keeps its title; any other stands in the `markdownDescription`.
Knows nothing about catalogues.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Schema = Mapping[str, Any]

_AS_THEY_ARE = (
    "if",
    "not",
    "examples",
    "dependentRequired",
)  # conditions and values: nothing is said of them
_NAMED = ("properties", "$defs")


def worded(document: Schema) -> dict[str, Any]:
    """Return the schema of a kind of document with its words."""
    return {**_worded(document, ""), "title": document["title"]}


def _worded(form: Schema, label: str) -> dict[str, Any]:
    """Return a form with its words; `label` is what one without a title is called."""
    label = ": ".join(form[key] for key in ("title", "description") if key in form) or label
    told = {key: _inner(key, value, label) for key, value in form.items() if key != "title"}
    if "title" in form and "description" in form:
        told.setdefault("markdownDescription", f"**{form['title']}**\n\n{form['description']}")
    if message := _message(form, label):
        told.setdefault("errorMessage", message)
    if form.get("additionalProperties") is False:
        # A schema has one message: unknown keys get one of their own, apart from missing ones.
        del told["additionalProperties"]
        unknown = {
            "properties": dict.fromkeys(form["properties"], True),
            "additionalProperties": False,
            "errorMessage": f"Kunci ini tidak dikenal di sini. Yang dikenal: {_listed(form['properties'])}",
        }
        told["allOf"] = [*told.get("allOf", ()), unknown]
    return told


def _inner(key: str, value: Any, label: str) -> Any:
    if key in _AS_THEY_ARE:
        return value
    if key in _NAMED:
        return {name: _worded(form, name) for name, form in value.items()}
    if isinstance(value, Mapping):
        return _worded(value, label)
    if isinstance(value, list):
        return [_worded(form, label) if isinstance(form, Mapping) else form for form in value]
    return value


def _message(form: Schema, label: str) -> str:
    name = form.get("title", label)
    if "required" in form:
        return f"Kunci wajib belum ditulis di sini. Wajib: {_listed(form['required'])}"
    if "enum" in form:
        return f"{name}: pilih {_listed(form['enum'])}"
    if "const" in form and "markdownDescription" not in form:
        return f"{name}: tulis {_listed([form['const']])}"
    return label if "type" in form else ""


def _listed(values: Iterable[object]) -> str:
    return ", ".join(f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in values)
