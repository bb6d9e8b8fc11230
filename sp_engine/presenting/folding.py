"""Lines of text folded at words, with the colours of their stretches.

In come stretches of text, how far they stand in and what the output can show; out come lines.  Knows nothing
about sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sp_engine.immutable import NamedTuple
from sp_engine.presenting.section import Span, Style

WIDEST = 100
_WORD = r"(\s*)(\d{1,2} [A-Z][a-z]+ \d{4}\S*|\S+)"
_COLOURS = {Style.GOOD: "1;32", Style.BAD: "1;31", Style.WAIT: "1;33", Style.DIM: "2", Style.STRONG: "1"}

_PLAIN = "\033[0m"


class Screen(NamedTuple):
    """What the output can show; without a width it is no terminal, and lines have no end."""

    width: int | None = None
    colour: bool = False

    @property
    def columns(self) -> int:
        return WIDEST if self.width is None else self.width


def line(text: Sequence[Span], depth: int, screen: Screen) -> Iterator[str]:
    """Yield a line; only at a terminal too narrow for it is it folded, hanging by two."""
    width, lines = screen.width, []
    for row in (" " * depth + shown(text)).split("\n"):
        lines += [row] if width is None or len(row) <= width else _folded(row, width, depth + 2)
    return coloured(lines, text, screen)


def running(
    sign: Sequence[Span], text: Sequence[Span], depth: int, hang: int, screen: Screen
) -> Iterator[str]:
    """Yield running text after its sign; what does not fit its first line stands `hang` columns in."""
    start, words = " " * depth + shown(sign), shown(text)
    if screen.columns < WIDEST:
        lines = _folded(start + words, screen.columns, depth + hang)
    elif len(start + words) <= WIDEST and words == " ".join(words.split()) != "":
        lines = [start + words]
    else:
        from textwrap import wrap  # most text is short, and everybody waits for what is imported

        hanging = " " * (depth + hang)
        lines = wrap(words, WIDEST, initial_indent=start, subsequent_indent=hanging, break_long_words=False)
    return coloured(lines, (*sign, *text), screen)


def shown(text: Sequence[Span]) -> str:
    """Return stretches as they are written where there are only letters."""
    return "".join(map(_shown, text))


def _shown(span: Span) -> str:
    if span.style is Style.CODE:
        return f"`{span.text}`"
    return f"{span.text}  " if span.style is Style.PLACE else span.text


def _folded(text: str, width: int, hang: int) -> list[str]:
    """Return text folded at words; a date stays whole, and what is longer than a line is never cut."""
    indent = " " * (hang if hang <= width // 3 else min(hang, width // 6))
    lines = [""]
    for space, part in re.findall(_WORD, text):
        longer = lines[-1] + space + part
        if lines[-1].strip() and len(longer) > width:
            lines.append(indent + part)
        else:
            lines[-1] = longer
    return lines


def coloured(lines: Sequence[str], text: Sequence[Span], screen: Screen) -> Iterator[str]:
    """Yield lines in the styles of the text that was folded into them, where colour is wanted."""
    if not screen.colour:
        yield from lines
        return
    styles = iter([span.style for span in text for letter in _shown(span) if not letter.isspace()])
    for words in lines:
        told, before, gap = "", None, ""
        for letter in words:
            if letter.isspace():
                gap += letter
                continue
            style = next(styles)
            code = _COLOURS.get(style) if style else None
            if code != before:
                told += (f"{_PLAIN}{gap}" if before else gap) + (f"\033[{code}m" if code else "") + letter
            else:
                told += gap + letter
            before, gap = code, ""
        yield told + (_PLAIN if before else "") + gap
