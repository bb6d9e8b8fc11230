"""From a schema's errors to findings: one slip, one finding, at its place, in the author's words.

In come a source, its kind and the errors; out come findings.  A key that nearly matches a missing one is a
misspelling, and a key of another place has only moved: neither is two errors.  How to mend each is said
by `wrong_key`, `wrong_type` and `wrong_value`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias, assert_never

from sp_engine.documents.advice.correction import shown
from sp_engine.documents.advice.wrong_key import KeyPlaces
from sp_engine.documents.advice.wrong_type import for_type
from sp_engine.documents.advice.wrong_value import for_empty, for_form, for_value, missing_key
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.facts import PatternError, Vocabulary
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import document_advice
from sp_engine.yaml_text import MOST_FINDINGS, TYPES, DataPath, Source

_KEY_ERRORS = (
    "additionalProperties",
    "required",
    "propertyNames",
    "oneOf",
    "dependentRequired",
    "maxProperties",
)
_Limit: TypeAlias = Literal[
    "minimum", "maximum", "minItems", "maxItems", "minProperties", "minLength", "maxLength"
]
_PRIORITY = (
    "const",
    "enum",
    "minLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minProperties",
)


def shape_findings(
    source: Source, kind: DocumentKind, errors: list[Any], vocabulary: Vocabulary | None
) -> list[Diagnostic]:
    """Return the findings that the errors of a source come down to, the first of them where they are many."""
    findings = _findings_of(source, KeyPlaces(source.data, kind), errors[:MOST_FINDINGS], vocabulary)
    if len(errors) <= MOST_FINDINGS and len(findings) <= MOST_FINDINGS:
        return findings
    rest = Diagnostic("SP118", source.name, None, {"most": str(MOST_FINDINGS)})
    return [*findings[:MOST_FINDINGS], rest]


def _findings_of(
    source: Source, places: KeyPlaces, errors: list[Any], vocabulary: Vocabulary | None
) -> list[Diagnostic]:
    kept = list(_one_per_place(errors, places))
    unknown = [(path, key) for path, keys in _unknown(kept) for key in keys]
    unknown = unknown[: MOST_FINDINGS + 1]
    astray = {key for _, key in unknown}
    missing = [(path, name, error) for path, name, error in _missing(kept) if name not in astray]
    findings: list[Diagnostic] = []
    told: set[tuple[DataPath, str]] = set()
    for path, key in unknown:
        wanted = [name for at, name, _ in missing if at == path]
        meant = places.meant(path, key, wanted)
        if meant is None and (home := places.home(path, key)) is not None:
            if (path, home.under) in unknown:
                continue  # it went astray with the key that it belongs under
            if (path, home.under) not in told:  # keys that belong in one place were moved together
                findings.append(
                    _not_a_key(source, path, key, places, advice=home.advice, instead=home.instead)
                )
            told.add((path, home.under))
            if home.instead:
                missing = [entry for entry in missing if entry[0] != path]
            continue
        if meant is not None:
            missing = [entry for entry in missing if entry[:2] != (path, meant)]
        findings.append(_unknown_key(source, path, key, meant, places))
    for path, name, error in missing:
        if (path, name) not in told:
            purpose, advice = _purpose(error.schema, name), missing_key(name, error.schema)
            findings.append(
                source.finding("SP202", path, key=True, advice=advice, key_name=name, purpose=purpose)
            )
    for error in kept:
        path = tuple(error.absolute_path)
        if not any(path == (*at, home) for at, home in told):  # empty, because what it holds was moved
            findings.extend(_findings(source, error, places, vocabulary))
    return findings


def _one_per_place(errors: list[Any], places: KeyPlaces) -> Iterator[Any]:
    """Keep, at each place, a wrong type alone and otherwise one error about the value itself."""
    by_path: dict[DataPath, list[Any]] = {}
    for error in errors:
        by_path.setdefault(tuple(error.absolute_path), []).append(error)
    for path, found in by_path.items():
        wrong = [e for e in found if e.validator == "type"]
        if wrong:
            yield wrong[0]
            continue
        about_keys = [e for e in found if e.validator in _KEY_ERRORS]
        unknown = [key for _, keys in _unknown(about_keys) for key in keys][:MOST_FINDINGS]
        if unknown:  # the unknown key is the slip
            meant = {places.meant(path, key, ()) for key in unknown}
            about_keys = [
                e
                for e in about_keys
                if not _lacks_alternative(e) and not (_names_missing(e) & meant) and not _follows(e, meant)
            ]
        names = {(e.validator, e.message): e for e in about_keys}
        yield from names.values()
        if not about_keys and found:
            yield min(found, key=lambda e: _PRIORITY.index(e.validator) if e.validator in _PRIORITY else 99)


def _unknown(errors: list[Any]) -> Iterator[tuple[DataPath, list[str]]]:
    for error in errors:
        if error.validator == "additionalProperties":
            path: DataPath = tuple(error.absolute_path)
            known = error.schema.get("properties", ())
            yield path, [key for key in error.instance if key not in known]


def _missing(errors: list[Any]) -> Iterator[tuple[DataPath, str, Any]]:
    for error in errors:
        for name in sorted(_names_missing(error)):
            yield tuple(error.absolute_path), name, error


def _names_missing(error: Any) -> set[str]:
    if error.validator not in ("required", "dependentRequired"):
        return set()
    wanted = error.validator_value
    names = (
        wanted
        if isinstance(wanted, list)
        else [n for k, ns in wanted.items() if k in error.instance for n in ns]
    )
    return {n for n in names if n not in error.instance and error.message.startswith(f"'{n}' is")}


def _lacks_alternative(error: Any) -> bool:
    return error.validator == "oneOf" and not any(
        name in error.instance for choice in error.validator_value for name in choice.get("required", ())
    )


def _follows(error: Any, meant: set[str | None]) -> bool:
    """Whether a key is wanted only because of what another says, which may be the one that was misspelt."""
    branches = {"then", "else"} & {*error.absolute_schema_path}
    return bool(branches and meant - {None} and error.validator == "required")


def _unknown_key(
    source: Source, path: DataPath, key: str, meant: str | None, places: KeyPlaces
) -> Diagnostic:
    known = places.known(path)
    if key == "dokumen" and "fakta" in known:
        return source.finding("SP218", (*path, key), key=True, fact=str(places.at(path)[key]))
    if meant is not None:
        name, colon, value = key.partition("{" if "{" in key else ":")
        if "{" in key:
            suggestion = f"{meant}: {{{value}"
        else:
            suggestion = f"{meant}: {value}" if colon and name == meant else meant
        return _not_a_key(source, path, key, places, suggestion=suggestion)
    return _not_a_key(source, path, key, places, advice=places.advice(path, key))


def _not_a_key(
    source: Source,
    path: DataPath,
    key: str,
    places: KeyPlaces,
    *,
    suggestion: str | None = None,
    advice: Words | None = None,
    instead: bool = False,
) -> Diagnostic:
    """Return the finding of a key that is not known there; `instead`: all beside it is to be replaced."""
    known = ", ".join(f"`{name}`" for name in places.absent(path)[:12]) or "-"
    place = path if instead else (*path, key)
    return source.finding(
        "SP201", place, key=not instead, suggestion=suggestion, advice=advice, key_name=key, known=known
    )


def _findings(
    source: Source, error: Any, places: KeyPlaces, vocabulary: Vocabulary | None
) -> Iterator[Diagnostic]:
    path: DataPath = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties" | "required" | "dependentRequired":
            return
        case "oneOf":
            yield from _alternatives(source, path, error)
        case "maxProperties":
            others = [key for key in error.instance if key != "bersama"]
            for key in others:
                yield source.finding("SP201", (*path, key), key=True, key_name=key, known="`bersama`")
        case "type":
            suggestion, advice = for_type(error, path, source, places.of_items(path), vocabulary)
            yield source.finding(
                "SP203",
                path,
                suggestion=suggestion,
                advice=advice,
                expected=_expected(error),
                given=shown(error.instance),
            )
        case "enum" | "const":
            yield _not_among(source, path, error)
        case "pattern" | "format":
            yield _malformed(source, path, error)
        case "uniqueItems":
            at = next(i for i, item in enumerate(error.instance) if item in error.instance[:i])
            advice = document_advice.REMOVE_ONE
            yield source.finding("SP222", (*path, at), advice=advice, name=str(error.instance[at]))
        case (
            "minimum"
            | "maximum"
            | "minItems"
            | "maxItems"
            | "minProperties"
            | "minLength"
            | "maxLength" as keyword
        ):
            limit, advice = _limit_words(keyword, error.validator_value), for_empty(error, path)
            yield source.finding("SP207", path, advice=advice, limit=limit, given=shown(error.instance))
        case other:  # jsonschema knows more keywords than our schemas have (tests/documents/test_shape.py)
            raise AssertionError(f"of `{other}` in a schema nothing is said")


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
    words = [json.dumps(w) if not isinstance(w, str) else w for w in wanted]
    given = shown(error.instance)
    if path == ("format",):
        return source.finding("SP210", path, expected=words[0], given=given)
    suggestion, advice = for_value(error.instance, words, path)
    choices = ", ".join(f"`{s}`" for s in words)
    return source.finding("SP205", path, suggestion=suggestion, advice=advice, choices=choices, given=given)


def _malformed(source: Source, path: DataPath, error: Any) -> Diagnostic:
    key = "propertyNames" in error.absolute_schema_path
    suggestion, advice = for_form(error, path)
    if key:
        path = (*path, error.instance)
    description = str(error.schema.get("description", error.schema.get("title", ""))).rstrip(".")
    if isinstance(error.cause, PatternError):
        return _unreadable_pattern(source, path, error.cause)
    if error.validator == "format":
        description = "Tanggal yang ada dalam kalender: tahun-bulan-hari, misalnya 2023-07-11"
    if "misalnya" not in description and error.schema.get("examples"):
        description += f", misalnya {error.schema['examples'][0]}"
    expected = Words(f"{description[:1].lower()}{description[1:]}", f"“{description}”")
    return source.finding(
        "SP206",
        path,
        key=key,
        suggestion=suggestion,
        advice=advice,
        given=shown(error.instance),
        expected=expected,
    )


def _unreadable_pattern(source: Source, path: DataPath, error: PatternError) -> Diagnostic:
    words = document_advice.UNREADABLE_PATTERN.fill(problem=error.problem)
    name = ".".join(str(step) for step in path[1:-1] if step != "atribut")
    return source.finding("SP230", path, fact=name, kind="teks", problem=words)


def _expected(error: Any) -> Words:
    """Return which types fit; a mapping is often the other form of a list (`if` a list, `else`)."""
    types = error.validator_value
    other_form = types == "object" and "else" in list(error.absolute_schema_path)[-3:]
    names = ["array", "object"] if other_form else [types] if isinstance(types, str) else types
    options = [TYPES[name] for name in names]
    return Words(" atau ".join(o.id for o in options), " or ".join(o.en for o in options))


def _limit_words(keyword: _Limit, value: int) -> Words:
    match keyword:
        case "minimum":
            return document_advice.AT_LEAST.fill(value=value)
        case "maximum":
            return document_advice.AT_MOST.fill(value=value)
        case "minItems" | "minProperties":
            return document_advice.AT_LEAST_ENTRIES.fill(value=value)
        case "maxItems":
            return document_advice.AT_MOST_ENTRIES.fill(value=value)
        case "minLength":
            return document_advice.NOT_EMPTY
        case "maxLength":
            return document_advice.AT_MOST_CHARACTERS.fill(value=value)
        case _ as never:
            assert_never(never)


def _purpose(schema: Mapping[str, Any], name: str) -> Words:
    """Return what the schema says a key is for; the schema speaks Indonesian."""
    entry = schema.get("properties", {}).get(name, {})
    text = str(entry.get("description", entry.get("title", ""))).rstrip(".")
    return Words(f": {text[:1].lower()}{text[1:]}", f": “{text}”") if text else Words("", "")
