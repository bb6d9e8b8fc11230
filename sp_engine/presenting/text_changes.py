"""How a text would change, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from sp_engine.presenting.folding import Screen, coloured
from sp_engine.presenting.section import Span, Style
from sp_engine.words import visible

_STYLES = {"+": Style.GOOD, "-": Style.BAD, "@": Style.DIM}


def changed_text(name: str, before: str, after: str, screen: Screen) -> str:
    """Return the difference between two texts of one name, in colour where that is wanted."""
    lines = unified_diff(_lines(before), _lines(after), visible(name), visible(name), lineterm="")
    return "\n".join(line for written in lines for line in _coloured(written, screen))


def _lines(text: str) -> list[str]:
    return visible(text.replace("\r\n", "\n")).removesuffix("\n").split("\n") if text else []


def _coloured(line: str, screen: Screen) -> Iterator[str]:
    return coloured([line], [Span(line, _STYLES.get(line[:1]))], screen)
