"""What strict YAML is: how a scalar resolves, and the bounds of a text.

In comes a scalar or a line's number; out comes data or the line.  Scalars resolve to JSON types only:
`true`, `false`, `null`, plain decimal integers and decimals; everything else is text, so `no`, `012`,
`12:30` and `2026-03-16` stay as they are written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, TypeAlias

import yaml

from sp_engine.words import DiagnosticError

Json: TypeAlias = Any
DataPath: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50
CURLY = "“”„‘’"
LOADER = getattr(yaml, "CLoader", yaml.Loader)

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
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
        return int(text) if len(text) < 1000 else text
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def line_of(text: str, number: int) -> str | None:
    """Return a line of a text, counted from 1; None beyond its end."""
    lines = text.split("\n", number)
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None
