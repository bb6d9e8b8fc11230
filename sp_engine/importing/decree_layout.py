"""Where in a decree its head ends, where each service begins, and which lines each component has.

In come the blocks of a source; out comes the decree in parts.  A component begins where its label stands, as
a cell, as a line or at the head of a line; a service begins where its name is announced or where a component
comes again.  What the lines say, others read.
"""

from __future__ import annotations

from collections.abc import Sequence

from sp_engine.documents import Component
from sp_engine.importing.decree_lines import LineReader
from sp_engine.importing.decree_parts import DecreeParts, PartsInReading
from sp_engine.importing.decree_rows import COLUMNS, RowReader
from sp_engine.importing.label_words import component_at_start, component_named
from sp_engine.importing.run_on_labels import MOST_LABEL_LINES, components_apart
from sp_engine.importing.source_blocks import Block, Line, Row

_BEHIND = 30
_NEIGHBOURHOOD = 60


def decree_parts(blocks: Sequence[Block]) -> DecreeParts:
    """Return the parts of a decree."""
    blocks = [part for block in blocks for part in components_apart(block)]
    reading = PartsInReading()
    rows, lines = RowReader(reading), LineReader(reading, *_supported(blocks))
    for index, block in enumerate(blocks):
        if isinstance(block, Row):
            rows.read(block)
        else:
            rows.end_table()
            lines.read(index, block, blocks[index + 1 : index + 1 + MOST_LABEL_LINES])
    return reading.parts


def _supported(blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """Return the lines near which more components are named, and those where that is done in tables.

    A component's name in the preamble, or in a list of services, heads nothing.
    """
    named = [(i, isinstance(block, Row), _component_of(block)) for i, block in enumerate(blocks)]
    labels = [(i, in_row, component) for i, in_row, component in named if component is not None]
    supported: set[int] = set()
    tabular: set[int] = set()
    for i, _ in enumerate(blocks):
        near = [(in_row, c) for at, in_row, c in labels if -_BEHIND <= at - i <= _NEIGHBOURHOOD and at != i]
        if len({component for _, component in near}) >= COLUMNS - 1:
            supported.add(i)
        if sum(in_row for in_row, _ in near) > len(near) / 2:
            tabular.add(i)
    return supported, tabular


def _component_of(block: Block) -> Component | None:
    if isinstance(block, Line):
        found = component_at_start(block.text)
        return found.component if found is not None else None
    texts = [" ".join(line.text for line in cell) for cell in block.cells[:COLUMNS]]
    return next((c for c in map(component_named, texts) if c is not None), None)
