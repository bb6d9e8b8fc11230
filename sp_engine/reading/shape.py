"""Checking data against a JSON Schema, and putting its errors at their place in the author's words.

In come a source and the kind of document it should be; out come findings: one mistake, one finding.  A key
that nearly matches a missing one is a misspelling, not two errors.  Knows nothing about what data mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sp_engine.reading.bundled import folder_of
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, nearest
from sp_engine.reading.source import DataPath, Json, Source

SHARED = ("bersama", "komponen")

_TYPES = {
    "object": Words("pemetaan (`kunci: nilai`)", "a mapping (`key: value`)"),
    "array": Words("daftar (`- butir`)", "a list (`- item`)"),
    "string": Words("teks", "text"),
    "integer": Words("bilangan bulat", "a whole number"),
    "number": Words("bilangan", "a number"),
    "boolean": Words("`true` atau `false`", "`true` or `false`"),
    "null": Words("kosong (null)", "null"),
}


@cache
def schema(kind: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a kind of document, such as `standar`."""
    text = (folder_of("sp_schema") / f"{kind}.schema.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def check_shape(source: Source, kind: str) -> list[Diagnostic]:
    """Return the findings of a source against the schema of its kind, in order of position."""
    errors = sorted(
        _validator(kind).iter_errors(source.data), key=lambda e: [str(p) for p in e.absolute_path]
    )
    findings: list[Diagnostic] = []
    for error in _one_per_place(errors):
        findings.extend(_findings(source, error))
    return findings


@cache
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    names = (kind, *SHARED)
    resources = [(f"{name}.schema.json", Resource.from_contents(schema(name))) for name in names]
    return Draft202012Validator(
        {"$ref": f"{kind}.schema.json"},
        registry=Registry().with_resources(resources),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def _one_per_place(errors: list[Any]) -> Iterator[Any]:
    """Keep, at each place, a wrong type alone and otherwise one error about the value itself."""
    by_path: dict[DataPath, list[Any]] = {}
    for error in errors:
        by_path.setdefault(tuple(error.absolute_path), []).append(error)
    for found in by_path.values():
        wrong = [e for e in found if e.validator == "type"]
        if wrong:
            yield wrong[0]
            continue
        about_keys = [e for e in found if e.validator in _KEY_ERRORS]
        unknown = [e for e in about_keys if e.validator == "additionalProperties"]
        if unknown:  # the unknown key is the slip
            about_keys = [e for e in about_keys if not _lacks_alternative(e) and not _is_slip(e, unknown)]
        names = {(e.validator, e.message): e for e in about_keys}
        yield from names.values()
        if not about_keys and found:
            yield min(found, key=lambda e: _PRIORITY.index(e.validator) if e.validator in _PRIORITY else 99)


_KEY_ERRORS = (
    "additionalProperties",
    "required",
    "propertyNames",
    "oneOf",
    "dependentRequired",
    "maxProperties",
)
_PRIORITY = (
    "const",
    "enum",
    "minLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "minProperties",
)


def _findings(source: Source, error: Any) -> Iterator[Diagnostic]:
    path: DataPath = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(source, path, error)
        case "required" | "dependentRequired":
            yield from _missing_keys(source, path, error)
        case "oneOf":
            yield from _alternatives(source, path, error)
        case "maxProperties":
            others = [key for key in error.instance if key != "bersama"]
            for key in others:
                yield source.finding("SP201", (*path, key), key=True, key_name=key, known="`bersama`")
        case "type":
            yield source.finding("SP203", path, expected=_expected(error), given=_given(error.instance))
        case "enum" | "const":
            yield _not_among(source, path, error)
        case "pattern" | "format":
            yield _malformed(source, path, error)
        case _:
            yield source.finding("SP207", path, limit=_limit_words(error), given=_given(error.instance))


def _unknown_keys(source: Source, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", ()))
    for key in error.instance:
        if key == "dokumen" and "fakta" in known:
            yield source.finding("SP218", (*path, key), key=True, fact=str(error.instance[key]))
        elif key not in known:
            absent = [name for name in known if name not in error.instance]
            yield source.finding(
                "SP201",
                (*path, key),
                key=True,
                suggestion=nearest(key, absent),
                key_name=key,
                known=", ".join(f"`{name}`" for name in absent[:12]),
            )


def _missing_keys(source: Source, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    wanted = error.validator_value
    names = (
        wanted
        if isinstance(wanted, list)
        else [n for k, ns in wanted.items() if k in error.instance for n in ns]
    )
    for name in names:
        if name in error.instance or not error.message.startswith(f"'{name}' is") or _misspelt(name, error):
            continue
        yield source.finding("SP202", path, key=True, key_name=name, purpose=_purpose(error.schema, name))


def _misspelt(name: str, error: Any) -> bool:
    known = error.schema.get("properties", {})
    absent = [k for k in known if k not in error.instance]
    return any(nearest(key, absent) == name for key in error.instance if known and key not in known)


def _is_slip(error: Any, unknown: list[Any]) -> bool:
    """Whether the key that an error misses is only misspelt, as another schema of the same place tells."""
    missing = error.message.partition("' is")[0].strip("'") if error.validator == "required" else ""
    return bool(missing) and any(_misspelt(missing, other) for other in unknown)


def _lacks_alternative(error: Any) -> bool:
    return error.validator == "oneOf" and not any(
        name in error.instance for choice in error.validator_value for name in choice.get("required", ())
    )


def _alternatives(source: Source, path: DataPath, error: Any) -> Iterator[Diagnostic]:
    names = [name for choice in error.validator_value for name in choice.get("required", ())]
    present = [name for name in names if name in error.instance]
    listed = ", ".join(f"`{name}`" for name in names)
    if len(present) > 1:
        both = ", ".join(f"`{name}`" for name in present)
        yield source.finding("SP208", (*path, present[1]), key=True, names=listed, present=both)
    else:
        yield source.finding("SP209", path, key=True, names=listed)


def _not_among(source: Source, path: DataPath, error: Any) -> Diagnostic:
    wanted = error.validator_value if error.validator == "enum" else [error.validator_value]
    shown = [json.dumps(w) if not isinstance(w, str) else w for w in wanted]
    given = _given(error.instance)
    if path == ("format",):
        return source.finding("SP210", path, expected=shown[0], given=given)
    return source.finding(
        "SP205",
        path,
        suggestion=shown[0] if len(shown) == 1 else nearest(str(error.instance), shown),
        choices=", ".join(f"`{s}`" for s in shown),
        given=given,
    )


def _malformed(source: Source, path: DataPath, error: Any) -> Diagnostic:
    key = "propertyNames" in error.absolute_schema_path
    if key:
        path = (*path, error.instance)
    description = str(error.schema.get("description", error.schema.get("title", ""))).rstrip(".")
    if error.validator == "format":
        description = "Tanggal yang ada dalam kalender: tahun-bulan-hari, misalnya 2023-07-11"
    expected = Words(f"{description[:1].lower()}{description[1:]}", f"“{description}”")
    return source.finding("SP206", path, key=key, given=_given(error.instance), expected=expected)


def _type_words(types: str | list[str]) -> Words:
    names = [types] if isinstance(types, str) else types
    options = [_TYPES[name] for name in names]
    return Words(" atau ".join(o.id for o in options), " or ".join(o.en for o in options))


def _expected(error: Any) -> Words:
    """Return which types fit; a mapping is often the other form of a list (`if` a list, `else`)."""
    types = error.validator_value
    other_form = types == "object" and "else" in list(error.absolute_schema_path)[-3:]
    return _type_words(["array", "object"] if other_form else types)


def _limit_words(error: Any) -> Words:
    value = error.validator_value
    match error.validator:
        case "minimum":
            return Words(f"paling sedikit {value}", f"at least {value}")
        case "maximum":
            return Words(f"paling banyak {value}", f"at most {value}")
        case "minItems" | "minProperties":
            return Words(f"paling sedikit {value} isi", f"at least {value} entries")
        case "minLength":
            return Words("tidak boleh kosong", "must not be empty")
        case "maxLength":
            return Words(f"paling panjang {value} huruf", f"at most {value} characters")
        case "uniqueItems":
            return Words("isinya tidak boleh berulang", "entries must not repeat")
        case other:
            return Words(f"{other} {value}", f"{other} {value}")


def type_name(value: object) -> Words:
    """Return what kind of thing a value is, in words."""
    if isinstance(value, Mapping):
        return _TYPES["object"]
    if isinstance(value, list | tuple | set | frozenset):
        return _TYPES["array"]
    if isinstance(value, str):
        return _TYPES["string"]
    return (
        _TYPES["null"]
        if value is None
        else _TYPES["boolean"]
        if isinstance(value, bool)
        else _TYPES["number"]
    )


def _given(value: Json) -> str | Words:
    if value is None:
        return Words("kosong", "empty")
    if isinstance(value, list) and not value:
        return Words("daftar kosong", "an empty list")
    if isinstance(value, Mapping | list):
        return type_name(value)
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return f"`{text if len(text) <= 60 else text[:57] + '…'}`"


def _purpose(schema: Mapping[str, Any], name: str) -> Words:
    """Return what the schema says a key is for; the schema speaks Indonesian."""
    entry = schema.get("properties", {}).get(name, {})
    text = str(entry.get("description", entry.get("title", ""))).rstrip(".")
    return Words(f": {text[:1].lower()}{text[1:]}", f": “{text}”") if text else Words("", "")
