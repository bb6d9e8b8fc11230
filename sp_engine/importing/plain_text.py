"""Plain text, Markdown, and the mixtures of both with HTML and tab-separated rows that scanners deliver.

In comes a text; out come its blocks.  A line with a tab is a row of a table, and so is a line between bars
under a line of dashes; everything else is a line.  Knows nothing about decrees.
"""

from __future__ import annotations

import re

from sp_engine.importing.source_blocks import Block, Line, LineKind, Row, Stretch
from sp_engine.importing.tagged_text import TAG, tagged_blocks

_DIVIDER = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$")
_HEADING = re.compile(r"(#{1,6})\s+(.*)$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|`")
_OUTER_BULLET = re.compile(r"[-*+]\s+(?=(?:\d{1,2}|[a-zA-Z])[.)]\s)")


def plain_blocks(text: str) -> list[Block]:
    """Return the blocks of a text."""
    blocks: list[Block] = []
    tables, table, fence = 0, 0, None
    piped = _piped_lines(text)
    start = 0
    for number, raw in enumerate(text.split("\n")):
        end = start + len(raw)
        if fence is not None or _FENCE.match(raw):
            fence = _in_fence(text, blocks, start, end, fence)
        elif "\t" in raw or number in piped:
            if not table:
                tables += 1
                table = tables
            if number in piped and _DIVIDER.match(raw):
                pass
            else:
                cells = _cells(text, start, end, "\t" if "\t" in raw else "|")
                if any(cells):
                    blocks.append(Row(cells, table))
        elif not raw.strip():
            table = 0 if number - 1 in piped else table
        else:
            table = 0
            blocks += _line_blocks(text, start, end)
        start = end + 1
    return blocks


def _in_fence(text: str, blocks: list[Block], start: int, end: int, fence: int | None) -> int | None:
    """Collect what stands between two fences as one line; return where an open fence began."""
    if fence is None:
        return end + 1
    if not _FENCE.match(text[start:end]):
        return fence
    shown = " ".join(text[fence : start - 1].split()) if start > fence else ""
    if shown:
        kind = LineKind.FLOW_CHART if re.match(r"(graph|flowchart)\b", shown) else LineKind.TEXT
        blocks.append(Line(shown, Stretch(fence, start - 1), kind))
    return None


def _piped_lines(text: str) -> set[int]:
    """Return the numbers of the lines that are rows between bars: those around a line of dashes."""
    lines = text.split("\n")
    rows: set[int] = set()
    for number, line in enumerate(lines):
        if "|" in line and _DIVIDER.match(line):
            first, last = number, number
            while first > 0 and "|" in lines[first - 1]:
                first -= 1
            while last + 1 < len(lines) and "|" in lines[last + 1]:
                last += 1
            rows.update(range(first, last + 1))
    return rows


def _cells(text: str, start: int, end: int, bar: str) -> tuple[tuple[Line, ...], ...]:
    raw = text[start:end]
    if bar == "|":
        lead = len(raw) - len(raw.lstrip())
        start += lead + raw.lstrip().startswith("|")
        end -= (len(raw) - len(raw.rstrip())) + raw.rstrip().endswith("|")
    cells, at = [], start
    for piece in text[start:end].split(bar):
        blocks = tagged_blocks(text, at, at + len(piece)) if piece.strip() else []
        cells.append(tuple(_clean(block) for block in blocks if isinstance(block, Line)))
        at += len(piece) + 1
    return tuple(cells)


def _line_blocks(text: str, start: int, end: int) -> list[Block]:
    raw = text[start:end]
    indent = len(raw) - len(raw.lstrip())
    heading = _HEADING.match(raw.lstrip())
    if TAG.search(raw):
        return [_clean(b) if isinstance(b, Line) else b for b in tagged_blocks(text, start, end)]
    kind = LineKind.HEADING if heading else LineKind.TEXT
    shown = heading[2] if heading else raw.strip()
    bold = shown.startswith("**")
    at = Stretch(start + indent, end - (len(raw) - len(raw.rstrip())))
    return [_clean(Line(shown, at, kind, depth=indent, bold=bold))]


def _clean(line: Line) -> Line:
    """Return a line without the marks of Markdown."""
    if line.kind is LineKind.FLOW_CHART:
        return line
    shown = _OUTER_BULLET.sub("", _EMPHASIS.sub("", line.text), count=1)
    shown = re.sub(r"\\([_*.#()\[\]-])", r"\1", shown)
    shown = re.sub(r"\s{2,}|\t", "  ", shown.strip())  # a wide gap may stand between two columns
    return Line(shown, line.at, line.kind, line.marker, line.depth, line.bold)
