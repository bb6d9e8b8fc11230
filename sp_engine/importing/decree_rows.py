"""The rows of a decree's tables: components as rows or as columns, and what stands in their cells.

In come rows; what each is goes into the parts being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sp_engine.documents import Component
from sp_engine.importing.decree_lines import is_label
from sp_engine.importing.decree_parts import PartsInReading
from sp_engine.importing.label_words import (
    component_at_start,
    component_named,
    is_one_of,
    number_before,
    value_after,
    words_of,
)
from sp_engine.importing.source_blocks import Line, Row, Stretch, part_of

COLUMNS = 3
"""A label stands in one of so many first cells; a row of so many labels has components as columns."""
_MOST_LABEL_WORDS = 14
_DATED_AT = re.compile(r"\s*ditetapkan di\b", re.IGNORECASE)
_CELL_NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-z])\s*[.)]\s*")


class RowReader:
    """Reads rows into parts."""

    def __init__(self, reading: PartsInReading) -> None:
        self._reading = reading
        self._columns: tuple[int, list[Component | None]] | None = None

    def end_table(self) -> None:
        """Say that a line stands between the rows before and those that follow."""
        self._columns = None

    def read(self, row: Row) -> None:
        """Read a row."""
        texts = [" ".join(line.text for line in cell) for cell in row.cells]
        lines = [line for cell in row.cells for line in cell]
        whole = " ".join(text for text in texts if text)
        if is_one_of(whole, "judul_tabel") or is_one_of(whole, "judul_bagian"):
            self._reading.parts.layout += lines
            return
        if set(whole) <= set("-–—_ |:"):
            self._reading.parts.layout += lines
            return
        if len(texts) == 2 and value_after(
            f"{texts[0].rstrip(' :')}: {texts[1].lstrip(' :')}", "nama_layanan"
        ):
            self._reading.parts.layout += row.cells[0]
            self._reading.announce(texts[1].lstrip(" :"), list(row.cells[1]))
            return
        if self._reading.component is not None and _DATED_AT.match(whole):
            self._reading.sign()
            self._reading.take(lines)
            return
        if self._columns is not None and self._columns[0] == row.table:
            self._by_columns(row)
            return
        named = [component_named(text) if _short(text) else None for text in texts]
        if sum(component is not None for component in named) >= COLUMNS:
            self._columns = (row.table, named)
            self._reading.parts.layout += lines
            self._begin_if_again({component for component in named if component is not None})
            return
        self._columns = None
        found = next((i for i, component in enumerate(named[:COLUMNS]) if component is not None), None)
        if found is None:
            found = self._begun_by_label(texts)
        if found is None:
            if not self._begun_within(row):
                self._continue(row)
            return
        component = named[found] or _at_start(texts[found])
        if component is None:
            self._continue(row)
            return
        self._reading.begin(component, [line for cell in row.cells[: found + 1] for line in cell])
        for cell in _numbers_joined(row.cells[found + 1 :]):
            self._reading.take(cell, in_row=True)

    def _begun_by_label(self, texts: Sequence[str]) -> int | None:
        """Return the cell that a label begins, where something else stands in it too and content follows."""
        for i, text in enumerate(texts[:2]):
            if text and any(texts[i + 1 :]) and len(words_of(text)) <= _MOST_LABEL_WORDS:
                found = component_at_start(text)
                if found is not None:
                    return i
        return None

    def _begun_within(self, row: Row) -> bool:
        """Begin a component where a row's only cell has label and text: "2. Biaya : Gratis"."""
        cells = [cell for cell in row.cells if cell]
        first = cells[0][0] if len(cells) == 1 else None
        found = component_at_start(first.text) if first is not None else None
        if first is None or found is None or found.whole or not is_label(self._reading, first.text, found):
            return False
        self._reading.begin(found.component, [part_of(first, 0, found.end)])
        self._reading.take_rest(first, found.end)
        self._reading.take(cells[0][1:], in_row=True)
        return True

    def _by_columns(self, row: Row) -> None:
        assert self._columns is not None
        if self._reading.service is None:
            self._reading.new_service()
        assert self._reading.service is not None
        for component, cell in zip(self._columns[1], row.cells, strict=False):
            if component is None or not cell:
                self._reading.parts.layout += cell
            else:
                self._reading.service.components.setdefault(component, [])
                self._reading.component = component
                self._reading.take(cell, in_row=True)

    def _begin_if_again(self, components: set[Component]) -> None:
        if self._reading.service is not None and components & set(self._reading.service.components):
            self._reading.new_service()

    def _continue(self, row: Row) -> None:
        cells = row.cells
        if self._reading.component is not None and len(cells) > 2 and _only_number(cells[0]) and not cells[1]:
            self._reading.parts.layout += cells[0]
            cells = cells[1:]
        elif len(cells) > 2 and _only_number(cells[0]) and _short(cells[1][0].text):
            self._reading.guess(number_before(f"{cells[0][0].text.rstrip('.)')}. "), cells[1][0].text)
        for cell in _numbers_joined(cells):
            self._reading.take(cell, in_row=True)


def _short(text: str) -> bool:
    return 0 < len(words_of(text)) <= _MOST_LABEL_WORDS


def _numbers_joined(cells: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """Yield cells, one with nothing but a number joined to the text that it numbers."""
    number: Line | None = None
    for cell in cells:
        if number is not None and cell:
            text = f"{number.text.strip().rstrip('.)')}. {cell[0].text}"
            at = Stretch(number.at.start, cell[0].at.end)
            yield [replace(cell[0], text=text, at=at), *cell[1:]]
            number = None
        elif len(cell) == 1 and _CELL_NUMBER.fullmatch(cell[0].text):
            number = cell[0]
        else:
            yield cell
    if number is not None:
        yield [number]


def _only_number(cell: Sequence[Line]) -> bool:
    return len(cell) == 1 and bool(re.fullmatch(r"\s*\d{1,2}\s*[.)]?\s*", cell[0].text))


def _at_start(text: str) -> Component | None:
    found = component_at_start(text)
    return found.component if found is not None else None
