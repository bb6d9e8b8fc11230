"""What strict YAML is: how a scalar resolves, and the bounds of a text.

In comes a scalar or a line's number; out comes data or the line.  Scalars resolve to JSON types only:
`true`, `false`, `null`, plain decimal integers and decimals; everything else is text, so `no`, `012`,
`12:30` and `2026-03-16` stay as they are written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, TypeAlias

from sp_engine.words import DiagnosticError

Json: TypeAlias = Any
DataPath: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50
FOREIGN_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""What a parser or an editor may take for the end of a line, which a line feed alone is."""
MOST_FINDINGS = 50
"""How many findings about how a text is written are worth telling at once."""
CURLY = "“”„‘’"

MOST_DIGITS = 40
"""A longer row of digits is a text: no number of anything is that long."""

_INTEGER = re.compile(rf"0|-?[1-9][0-9]{{0,{MOST_DIGITS - 1}}}")
_DECIMAL = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})\.[0-9]{{1,{MOST_DIGITS}}}")
_NUMBERS_BEGIN_WITH = "-0123456789"
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class SourceError(DiagnosticError):
    """A text that cannot be read; carries every finding."""


def plain(text: str) -> Json:
    """Resolve a plain scalar to a JSON type, or leave it as text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBERS_BEGIN_WITH:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def is_deep(data: Json, depth: int = 0) -> bool:
    """Whether something stands deeper in data than a text may nest it."""
    if depth > MAX_DEPTH:
        return True
    if isinstance(data, dict):
        return any(is_deep(value, depth + 1) for value in data.values())
    return isinstance(data, list) and any(is_deep(value, depth + 1) for value in data)


def has_foreign_break(text: str) -> bool:
    """Whether something in the text is the end of a line for some readers only; quick."""
    if not text.isascii() and any(mark in text for mark in "\x85\u2028\u2029"):
        return True
    return "\r" in text and FOREIGN_BREAK.search(text) is not None


def with_our_lines(text: str) -> str:
    """Return the text with a space for what only some readers take for the end of a line; same length."""
    return FOREIGN_BREAK.sub(" ", text)


def line_of(text: str, number: int) -> str | None:
    """Return a line of a text, counted from 1; None beyond its end."""
    lines = text.split("\n", number)
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None
