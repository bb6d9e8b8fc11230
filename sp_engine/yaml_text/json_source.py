"""JSON text becomes data, and everything that is wrong with it a finding.

In comes a text; out come its data.  Duplicate keys and constants such as `NaN` are refused.  Where things
stand is found by reading it as YAML, of which JSON is nearly a part.
"""

from __future__ import annotations

import json
from decimal import Decimal

from sp_engine.words import Diagnostic
from sp_engine.words.messages import json_mistakes
from sp_engine.yaml_text.strict_yaml import MAX_DEPTH, MOST_DIGITS, Json, SourceError


def json_data(text: str, name: str) -> Json:
    """Return what a JSON text says.  Raises `SourceError`."""
    try:
        return json.loads(
            text,
            parse_int=_integer,
            parse_float=_decimal,
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        # Imported only here: whoever waits for an answer has a text that is JSON.
        from sp_engine.yaml_text.syntax.json_diagnosis import json_finding

        raise SourceError([json_finding(text, name, error.pos)]) from error
    except _DuplicateKeyError as error:
        from sp_engine.yaml_text.positions import data_or_refusals

        _, findings = data_or_refusals(text.replace("\t", " "), name)  # says where the key stands twice
        unplaced = Diagnostic("SP103", name, values={"key_name": str(error), "line": "?"})
        raise SourceError(findings or [unplaced]) from error
    except _ConstantError as error:
        problem = json_mistakes.CONSTANT.fill(word=str(error))
        raise SourceError([Diagnostic("SP111", name, values={"problem": problem})]) from error
    except _TooLongError as error:
        raise SourceError([Diagnostic("SP111", name, values={"problem": json_mistakes.TOO_LONG})]) from error
    except RecursionError as error:
        raise SourceError([Diagnostic("SP109", name, values={"depth": str(MAX_DEPTH)})]) from error


class _DuplicateKeyError(Exception):
    pass


class _ConstantError(Exception):
    pass


class _TooLongError(Exception):
    pass


def _integer(digits: str) -> int:
    return int(_bounded(digits))


def _decimal(digits: str) -> Decimal:
    number = Decimal(_bounded(digits))
    if abs(number.adjusted()) > MOST_DIGITS:  # 1e999999999 is short, but long to write out
        raise _TooLongError
    return number


def _bounded(digits: str) -> str:
    if len(digits) > 2 * MOST_DIGITS:
        raise _TooLongError
    return digits


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
