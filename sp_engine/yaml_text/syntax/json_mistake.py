"""Where a text stops being JSON, and what is wrong there.

In comes a text that is no JSON; out come the first mistake and its index.  Knows nothing about what the data
mean, nor how Python's own reader words its errors, which changes between its versions.
"""

from __future__ import annotations

import re
from enum import Enum, auto

# Compiled when a text is no JSON, not at every start.
_SPACE = r"[ \t\n\r]*"
_SCALAR = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null|NaN|-?Infinity"
_TEXT = r'[^"\\\x00-\x1f]*'
_ESCAPE = r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})'


class JsonMistake(Enum):
    """What can be wrong with a text that should be JSON."""

    NO_NAME = auto()
    NO_COLON = auto()
    NO_VALUE = auto()
    NO_COMMA = auto()
    OPEN_QUOTE = auto()
    CONTROL_CHARACTER = auto()
    BACKSLASH = auto()
    MORE_AFTER_END = auto()


class _Stop(Exception):
    def __init__(self, mistake: JsonMistake, at: int) -> None:
        super().__init__(mistake, at)
        self.mistake, self.at = mistake, at


def first_mistake(text: str) -> tuple[JsonMistake, int] | None:
    """Return the first mistake of a text and where it is; None for JSON, however deep."""
    try:
        _read(text)
    except _Stop as stop:
        return stop.mistake, stop.at
    return None


def _read(text: str) -> None:
    at, open_ = _space(text, 0), ""  # the brackets that are open
    while True:
        if text.startswith(("{", "["), at):
            open_ += text[at]
            at = _space(text, at + 1)
            if not text.startswith(_closing(open_), at):
                at = _name(text, at) if open_[-1] == "{" else at
                continue
        else:
            at = _value(text, at)
        while open_ and text.startswith(_closing(open_), at):
            open_, at = open_[:-1], _space(text, at + 1)
        if not open_:
            break
        if not text.startswith(",", at):
            raise _Stop(JsonMistake.NO_COMMA, at)
        at = _space(text, at + 1)
        at = _name(text, at) if open_[-1] == "{" else at
    if at < len(text):
        raise _Stop(JsonMistake.MORE_AFTER_END, at)


def _closing(open_: str) -> str:
    return "}" if open_[-1] == "{" else "]"


def _name(text: str, at: int) -> int:
    """Return where the value of a name begins."""
    if not text.startswith('"', at):
        raise _Stop(JsonMistake.NO_NAME, at)
    at = _space(text, _quoted(text, at))
    if not text.startswith(":", at):
        raise _Stop(JsonMistake.NO_COLON, at)
    return _space(text, at + 1)


def _value(text: str, at: int) -> int:
    """Return where the next thing after a text, number or word begins."""
    if text.startswith('"', at):
        return _space(text, _quoted(text, at))
    end = _end(_SCALAR, text, at)
    if end is None:
        raise _Stop(JsonMistake.NO_VALUE, at)
    return _space(text, end)


def _quoted(text: str, start: int) -> int:
    """Return where a text in quotation marks ends."""
    at = start + 1
    while True:
        at = _end(_TEXT, text, at) or at
        if at == len(text) or (text[at] == "\\" and at + 1 == len(text)):
            raise _Stop(JsonMistake.OPEN_QUOTE, start)
        if text[at] == '"':
            return at + 1
        if text[at] != "\\":
            raise _Stop(JsonMistake.CONTROL_CHARACTER, at)
        end = _end(_ESCAPE, text, at)
        if end is None:
            raise _Stop(JsonMistake.BACKSLASH, at + 1 if text[at + 1] == "u" else at)
        at = end


def _space(text: str, at: int) -> int:
    return _end(_SPACE, text, at) or at


def _end(pattern: str, text: str, at: int) -> int | None:
    """Return where a pattern ends that begins here; None when it does not begin here."""
    match = re.compile(pattern).match(text, at)
    return match.end() if match else None
