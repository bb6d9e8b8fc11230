"""Tables of every key of the catalogue language, from the JSON Schemas.

In come the schemas with their titles and descriptions; out come Markdown tables: key, content, whether it is
required, what it means.  Nested keys are written `a.b`, the items of a list `a[].b`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pages.sections import table
from sp_engine.conditions import OPERATORS
from sp_engine.documents import Component, schema

Schema = Mapping[str, Any]

# Kind of document -> where it stands.
DOCUMENTS = {
    "penetapan": "<instansi>/<folder>/penetapan.yaml",
    "standar": "<instansi>/<folder>/<layanan>.yaml",
    "uji": "<instansi>/<folder>/<layanan>.uji.yaml",
    "instansi": "<instansi>/instansi.yaml",
    "kosakata": "kosakata.yaml",
    "peraturan": "peraturan.yaml",
    "kalender": "kalender/<tahun>.yaml",
}
_WORDS = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan",
    "boolean": "`true` atau `false`",
    "object": "pemetaan",
    "null": "kosong (`null`)",
    "array": "daftar",
}


def documents() -> str:
    """Return a section for every kind of document."""
    parts = []
    for kind, place in DOCUMENTS.items():
        form = schema(kind)
        head = f"### {form['title']}: `{place}`\n\n{form['description']}"
        parts.append("\n\n".join((head, *_body(form))))
    return "\n\n".join(parts)


def components() -> str:
    """Return a section for every component, then for the forms that they share."""
    forms = schema("komponen")["$defs"]
    names = [*Component, *(name for name in forms if name not in list(Component))]
    return "\n\n".join(_shape(name, forms[name]) for name in names)


def shapes() -> str:
    """Return a section for every basic form."""
    return "\n\n".join(_shape(name, form) for name, form in schema("bersama")["$defs"].items())


def operators() -> str:
    """Return the comparisons, and the kinds of fact that each can be asked of."""
    properties = schema("bersama")["$defs"]["syarat"]["properties"]
    rows = (
        (f"`{key}`", ", ".join(f"`{kind}`" for kind in operator.kinds), properties[key]["description"])
        for key, operator in OPERATORS.items()
    )
    return table(("Pembanding", "Jenis fakta", "Arti"), rows)


def _shape(name: str, form: Schema) -> str:
    head = f'<a id="{_anchor(name)}"></a>\n\n### {form["title"]} (`{name}`)\n\n{form["description"]}'
    return "\n\n".join((head + _examples(form, form["description"]), *_body(form)))


def _examples(form: Schema, text: str) -> str:
    """Return the examples that one can write on a line, where the text gives none itself."""
    plain = [example for example in form.get("examples", ()) if not isinstance(example, list | dict)]
    if not plain or "misalnya" in text:
        return ""
    return f" Contoh: {', '.join(f'`{example}`' for example in plain)}."


def _body(form: Schema) -> Iterator[str]:
    """Yield what a form consists of: its content when it has no keys, its rules, its keys."""
    rows = list(_rows(form, ""))
    if not rows or "then" in form:
        yield f"Isi: {_content(form)}."
    if rules := [rule for part, _ in _parts(form, "") for rule in _rules(part)]:
        yield " ".join(rules)
    if rows:
        yield table(("Kunci", "Isi", "Wajib", "Uraian"), rows)


def _rows(form: Schema, prefix: str) -> Iterator[tuple[str, str, str, str]]:
    for part, inner in _parts(form, prefix):
        if "properties" not in part:
            extra = part.get("additionalProperties")
            if isinstance(extra, Mapping) and ("properties" in extra or "$ref" not in extra):
                yield from _rows({"properties": {"<nama>": extra}}, inner)
            continue
        for name, value in part["properties"].items():
            key = f"{inner}{name}"
            required = "ya" if name in part.get("required", ()) else ""
            text = value.get("description") or _target(value).get("description", "")
            default = f" Baku: `{value['default']}`." if "default" in value else ""
            rules = "".join(f" {rule}" for rule in _rules(value))
            yield f"`{key}`", _content(value), required, text + _examples(value, text) + default + rules
            yield from _rows({k: v for k, v in value.items() if k != "$ref"}, f"{key}.")


def _parts(form: Schema, prefix: str) -> Iterator[tuple[Schema, str]]:
    """Yield the schemas that give keys to the value: itself, its list items, its alternatives."""
    yield form, prefix
    if isinstance(form.get("items"), Mapping):
        yield from _parts(form["items"], f"{prefix.removesuffix('.')}[].")
    for branch in ("then", "else"):
        if branch in form and "properties" not in form:
            yield from _parts(form[branch], prefix)


def _content(form: Schema) -> str:
    """Say in words what a value may be."""
    if "$ref" in form:
        within, _, name = form["$ref"].partition("#")[2].rpartition("/")
        if within != "/$defs":
            return _content(_target(form))
        return f"[{_target({'$ref': form['$ref']})['title'].lower()}](#{_anchor(name)})"
    if "const" in form:
        return f"`{str(form['const']).lower() if form['const'] is True else form['const']}`"
    if "enum" in form:
        return " · ".join(f"`{value}`" for value in form["enum"])
    if "if" in form and form["if"].get("type") in ("array", "object"):
        then = {"type": form["if"]["type"], **form["then"]}
        return f"{_content(then)}, atau {_content(form['else'])}"
    types = form.get("type", "object")
    if types == "array":
        items = form.get("items", {})
        return f"daftar: {_content(items)}" if "$ref" in items or "enum" in items else "daftar"
    if isinstance(types, list):
        return " atau ".join(_WORDS[name] for name in types)
    return _WORDS[types] + _bounds(form)


def _bounds(form: Schema) -> str:
    low, high = form.get("minimum"), form.get("maximum")
    if low is None and high is None:
        return ""
    return f" {low}–{high}" if high is not None else f", paling sedikit {low}"


def _rules(form: Schema) -> Iterator[str]:
    """Yield what holds between keys."""
    choices = [tuple(option["required"]) for option in form.get("oneOf", ()) if "required" in option]
    if choices:
        yield "Tepat satu dari " + ", ".join(f"`{' + '.join(names)}`" for names in choices) + "."
    only = form.get("if", {}).get("required") if form.get("then", {}).get("maxProperties") == 1 else None
    if only:
        needed = ", ".join(f"`{name}`" for name in form["else"]["required"])
        yield f"Menulis `{only[0]}` saja, atau {needed} wajib."
    for option in form.get("allOf", ()):
        for name, wanted in option["if"]["properties"].items():
            for value in wanted.get("enum") or [wanted["const"]]:
                for needed in option["then"]["required"]:
                    yield f"`{name}: {value}` mewajibkan `{needed}`."
    for name, needed in form.get("dependentRequired", {}).items():
        yield f"`{name}` mewajibkan {', '.join(f'`{other}`' for other in needed)}."


def _target(form: Schema) -> Schema:
    """Return the form that a reference names; the form itself without one."""
    if "$ref" not in form:
        return form
    file, _, pointer = form["$ref"].partition("#/")
    for kind in [file.removesuffix(".schema.json")] if file else ["komponen", "bersama"]:
        found: Any = schema(kind)
        for key in pointer.split("/"):
            found = found.get(key, {})
        if found:
            return {**found, **{key: value for key, value in form.items() if key != "$ref"}}
    raise KeyError(form["$ref"])


def _anchor(name: str) -> str:
    return f"bentuk-{name.lower()}"
