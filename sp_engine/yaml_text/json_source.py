"""JSON text becomes data, and everything that is wrong with it a finding.

In comes a text; out come its data.  Duplicate keys and constants such as `NaN` are refused.  Where things
stand is found by reading it as YAML, of which JSON is nearly a part.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import assert_never

from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.words.language import Words
from sp_engine.words.messages import json_mistakes
from sp_engine.yaml_text.json_mistake import JsonMistake, first_mistake
from sp_engine.yaml_text.positions import data_or_refusals
from sp_engine.yaml_text.strict_yaml import MAX_DEPTH, Json, SourceError, line_of


def json_data(text: str, name: str) -> Json:
    """Return what a JSON text says.  Raises `SourceError`."""
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise SourceError([_placed(text, name, error.pos)]) from error
    except _DuplicateKeyError as error:
        _, findings = data_or_refusals(text.replace("\t", " "), name)  # says where the key stands twice
        unplaced = Diagnostic("SP103", name, values={"key_name": str(error), "line": "?"})
        raise SourceError(findings or [unplaced]) from error
    except _ConstantError as error:
        problem = json_mistakes.CONSTANT.fill(word=str(error))
        raise SourceError([Diagnostic("SP111", name, values={"problem": problem})]) from error
    except ValueError as error:  # more digits than Python reads
        raise SourceError([Diagnostic("SP111", name, values={"problem": json_mistakes.TOO_LONG})]) from error
    except RecursionError as error:
        raise SourceError([Diagnostic("SP109", name, values={"depth": str(MAX_DEPTH)})]) from error


def _placed(text: str, name: str, stopped: int) -> Diagnostic:
    """Return the finding of the first mistake; what Python says of it changes from version to version."""
    mistake, at = first_mistake(text) or (None, stopped)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    problem = json_mistakes.UNKNOWN if mistake is None else _mistake_words(mistake)
    span = Span(line, column, line, column + 1)
    return Diagnostic("SP111", name, span, {"problem": problem}, None, line_of(text, line))


def _mistake_words(mistake: JsonMistake) -> Words:
    match mistake:
        case JsonMistake.NO_NAME:
            return json_mistakes.NO_NAME
        case JsonMistake.NO_COLON:
            return json_mistakes.NO_COLON
        case JsonMistake.NO_VALUE:
            return json_mistakes.NO_VALUE
        case JsonMistake.NO_COMMA:
            return json_mistakes.NO_COMMA
        case JsonMistake.OPEN_QUOTE:
            return json_mistakes.OPEN_QUOTE
        case JsonMistake.CONTROL_CHARACTER:
            return json_mistakes.CONTROL_CHARACTER
        case JsonMistake.BACKSLASH:
            return json_mistakes.BACKSLASH
        case JsonMistake.MORE_AFTER_END:
            return json_mistakes.MORE_AFTER_END
        case _ as never:
            assert_never(never)


class _DuplicateKeyError(Exception):
    pass


class _ConstantError(Exception):
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
    raise _ConstantError(word)
