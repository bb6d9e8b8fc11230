"""Text that is no JSON: its first mistake as a finding.

In come a text and where Python stopped reading it; out comes the finding.  Knows nothing of what data mean.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.words import Diagnostic, Span, Words
from sp_engine.words.messages import json_mistakes
from sp_engine.yaml_text.strict_yaml import line_of
from sp_engine.yaml_text.syntax.json_mistake import JsonMistake, first_mistake


def json_finding(text: str, name: str, stopped: int) -> Diagnostic:
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
