"""The text of a file that is no text itself, written down line by line, each with its place.

In come lines as a reader finds them; out comes the text of the source and the lines in it.
"""

from __future__ import annotations

from sp_engine.importing.source_blocks import Indent, Line, LineKind, Stretch


class WrittenLines:
    """A text that grows; every line stands in a line of its own."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.length = 0

    def line(
        self,
        text: str,
        *,
        kind: LineKind = LineKind.TEXT,
        marker: str = "",
        depth: int = 0,
        bold: bool = False,
        italic: bool = False,
        indent: Indent | None = None,
    ) -> Line | None:
        """Write a line down and return it; None for one without words, marks and a hanging label."""
        text = " ".join(text.split())
        hanging = indent is not None and indent.hanging
        if not text and not hanging:
            return None
        start, written = self.length, f"{marker} {text}" if marker else text
        self._lines.append(written)
        self.length += len(written) + 1
        at = Stretch(start + len(written) - len(text), start + len(written))
        return Line(text, at, kind, marker, depth, bold, italic=italic, indent=indent)

    @property
    def text(self) -> str:
        """What has been written down."""
        return "".join(f"{line}\n" for line in self._lines)
