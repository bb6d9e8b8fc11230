"""The YAML parser's own English, and what it means to somebody who writes YAML.

In comes a parser's message, out come words in both languages.  Knows nothing about places.
"""

from __future__ import annotations

from sp_engine.words import Words
from sp_engine.words.messages import yaml_mistakes

_PROBLEMS = {
    "mapping values are not allowed": yaml_mistakes.COLON_NOT_ALLOWED,
    "could not find expected ':'": yaml_mistakes.COLON_MISSING,
    "did not find expected key": yaml_mistakes.KEY_OUT_OF_LINE,
    "did not find expected '-' indicator": yaml_mistakes.ITEM_OUT_OF_LINE,
    "did not find expected ',' or": yaml_mistakes.BRACKET_OR_COMMA,
    "found unexpected end of stream": yaml_mistakes.OPEN_QUOTE,
    "cannot start any token": yaml_mistakes.BAD_START,
    "control characters are not allowed": yaml_mistakes.CONTROL_CHARACTER,
    "<document start>": yaml_mistakes.DOCUMENT_ENDED,
    "found undefined alias": yaml_mistakes.ALIAS,
}


def problem_words(problem: str) -> Words:
    """Return what the YAML parser found, for somebody who writes YAML."""
    for start, words in _PROBLEMS.items():
        if start in problem:
            return words
    return yaml_mistakes.UNKNOWN.fill(problem=problem)
