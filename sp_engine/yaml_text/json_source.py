"""JSON text becomes the same `Source` as YAML; positions come from reading it as YAML too.

In comes a text; out comes a `Source`, or findings.  Duplicate keys and constants such as `NaN` are refused.
"""

from __future__ import annotations

import json
from decimal import Decimal

from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.yaml_text.source import MAX_DEPTH, Json, Source, SourceError, line_of, parse_yaml
from sp_engine.yaml_text.syntax.parser_words import json_words


def parse_json(text: str, name: str) -> Source:
    """Parse JSON, of which YAML is nearly a superset.  Raises `SourceError`."""
    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        span = Span(error.lineno, error.colno, error.lineno, error.colno + 1)
        finding = Diagnostic(
            "SP111", name, span, {"problem": json_words(error.msg)}, None, line_of(text, error.lineno)
        )
        raise SourceError([finding]) from error
    except _DuplicateKeyError as error:
        try:
            parse_yaml(text.replace("\t", " "), name)  # says where the key stands twice
        except SourceError as placed:
            raise placed from error
        raise SourceError(
            [Diagnostic("SP103", name, values={"key_name": str(error), "line": "?"})]
        ) from error
    except ValueError as error:
        raise SourceError([Diagnostic("SP111", name, values={"problem": str(error)})]) from error
    except RecursionError as error:
        raise SourceError([Diagnostic("SP109", name, values={"depth": str(MAX_DEPTH)})]) from error
    # Positions are found by reading it as YAML; a raw tab inside a JSON string is not valid JSON.
    source = Source(name, text, data)
    if deep := [finding for finding in source.places.findings if finding.code == "SP109"]:
        raise SourceError(deep)
    return source


class _DuplicateKeyError(Exception):
    pass


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError(key)
            seen.add(key)
    return mapping


def _no_constant(word: str) -> Json:
    raise ValueError(f"`{word}` is not JSON")
