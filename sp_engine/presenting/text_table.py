"""A table as lines of plain text: aligned, its cells folded at a terminal, row below row at a narrow one.

In come a table and what the output can show; out come lines.  No lines are drawn around cells: who listens to
a terminal would hear each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sp_engine.presenting.folding import Screen, line, shown
from sp_engine.presenting.section import Span, Table, spans, strong


def table_lines(table: Table, depth: int, screen: Screen) -> Iterator[str]:
    """Yield a table: by rich at a terminal, row below row where it is too narrow, aligned text elsewhere."""
    rows = [table.headings, *([shown(spans(cell)) for cell in row] for row in table.rows)]
    columns = list(zip(*rows, strict=True))
    if screen.width is None:
        widths = [max(map(len, column)) for column in columns]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield " " * depth + "  ".join(cells).rstrip()
        return
    words = [max(len(word) for cell in column for word in cell.split() or [""]) for column in columns]
    if sum(words) + 3 * len(words) + 1 <= screen.width - depth:
        yield from (" " * depth + row for row in _aligned(columns, screen.width - depth, screen))
        return
    for first, *others in rows[1:]:
        yield from line([strong(first)], depth, screen)
        for cell in filter(None, others):
            yield from line([Span(cell)], depth + 2, screen)


def _aligned(columns: Sequence[Sequence[str]], width: int, screen: Screen) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table as RichTable

    console = Console(
        width=width,
        force_terminal=True,
        no_color=not screen.colour,
        markup=False,  # what stands in brackets is a text like any other
        emoji=False,
    )
    table = RichTable(header_style="bold", box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for column in columns:
        table.add_column(column[0], no_wrap=not any(" " in cell for cell in column))
    for row in zip(*(column[1:] for column in columns), strict=True):
        table.add_row(*row)
    with console.capture() as drawn:
        console.print(table)
    yield from (row.rstrip() for row in drawn.get().splitlines())
