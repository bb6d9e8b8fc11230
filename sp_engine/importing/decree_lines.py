"""The lines of a decree outside its tables: which of them begin a service or a component, and which go on.

In come lines, and near which of them components are named; what each is goes into the parts being read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sp_engine.documents import Component
from sp_engine.importing.decree_parts import LOOK_BACK, PartsInReading
from sp_engine.importing.label_words import (
    NamedComponent,
    alike,
    component_at_start,
    end_of_joining,
    is_listed,
    is_one_of,
    is_section_title,
    number_before,
    value_after,
    words_of,
)
from sp_engine.importing.run_on_labels import label_begun
from sp_engine.importing.service_headings import is_lettered_title, signs, titled
from sp_engine.importing.source_blocks import Block, Line, LineKind, Stretch, part_of

_PROSE_START = re.compile(r"[\s:|\]\[]*(?:[A-Z0-9\"“(±-]|$)")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:hal(?:aman)?|page)\.?\s*)?\d{1,3}[-–—.\s]*(?:dari\s+\d{1,3})?", re.IGNORECASE
)
_ITEM_START = re.compile(r"[\s:]+(?:\d{1,2}|[a-z])[.)]\s")
_FIRST = (Component.REQUIREMENTS, Component.LEGAL_BASIS)
"""With which a standard may begin where only a line tells."""
_LAST = list(Component)[-1]
_LEAST_BOLD = 3


class LineReader:
    """Reads lines into parts.  `supported`: near which of them components are named; `tabular`: in rows."""

    def __init__(self, reading: PartsInReading, supported: set[int], tabular: set[int]) -> None:
        self._reading = reading
        self._supported, self._tabular = supported, tabular
        self._label_open = False
        self._bold_labels: list[bool] = []

    def read(self, index: int, line: Line, following: Sequence[Block] = ()) -> None:
        """Read a line; `following`: the blocks behind it, over which its label may go on."""
        text = line.text
        if line.kind is LineKind.FLOW_CHART:
            self._reading.take([line])
            return
        if (
            line.kind is LineKind.RUNNING_HEAD
            or _PAGE_NUMBER.fullmatch(text)
            or is_one_of(text, "judul_bagian")
            or is_section_title(text)
            or (
                (self._reading.service or index in self._supported)
                and is_one_of(text, "judul_tabel")
                and not (line.bold and text.endswith(":"))
            )
        ):
            self._reading.parts.layout.append(line)
            return
        if self._reading.service and is_one_of(text, "pengaduan_instansi"):
            self._reading.whole_agency, self._reading.signing = True, False
            self._reading.parts.layout.append(line)
            return
        name = value_after(text, "nama_layanan")
        if name and index in self._supported:
            self._reading.announce(name, [line])
            return
        if self._reading.service and value_after(text, "keterangan_layanan"):
            self._reading.parts.layout.append(line)
            return
        if self._reading.label_rest:
            end = _rest_of_label(text, self._reading.label_rest, sure=self._label_open)
            self._reading.label_rest = self._reading.label_rest if end else ()
            if end:
                self._reading.parts.layout.append(part_of(line, 0, end))
                self._reading.take_rest(line, end)
                return
        supported = index in self._supported or (line.bold and self._labels_are_bold())
        found = component_at_start(text) if supported else None
        begun = label_begun(text, following) if supported and line.indent is None else None
        self._label_open = begun is not None
        found = begun or found
        if (
            found is not None
            and (found.whole or index not in self._tabular)
            and (line.bold or not self._labels_are_bold())
            and is_label(self._reading, text, found, goes_on=self._label_open)
        ):
            self._bold_labels.append(line.bold)
            label = Line(text[: found.end], Stretch(line.at.start, line.at.start + found.end), line.kind)
            self._reading.begin(found.component, [label], found.rest)
            self._reading.take_rest(line, found.end)
            return
        if line.bold or titled(line):
            self._reading.guess(number_before(text), text)
        if self._reading.component is not None and signs(text):
            self._reading.sign()
        elif self._reading.component is _LAST and is_lettered_title(line):
            self._reading.sign(signed=LOOK_BACK)  # a chapter of its own, of no component
        self._reading.take([line])

    def _labels_are_bold(self) -> bool:
        """Tell whether labels are known by their looks: then plain words head nothing."""
        return len(self._bold_labels) >= _LEAST_BOLD and all(self._bold_labels)


def is_label(reading: PartsInReading, text: str, found: NamedComponent, *, goes_on: bool = False) -> bool:
    """Tell whether a line that begins with a label's words is headed by it.

    `goes_on`: the label's words go on in the lines behind it.
    """
    known = reading.service.components if reading.service is not None else {}
    if found.component in known and found.component is not reading.first:
        return False
    if reading.service is None and found.component not in _FIRST:
        return False
    if found.whole:
        return True
    if not goes_on and is_listed(text, found):
        return False
    rest = text[found.end :]
    label_words = len(words_of(text[: found.end])) + goes_on
    separated = bool(re.match(r"\s*[:|\]\[]|\s{2,}", rest) or _ITEM_START.match(rest))
    if rest.lstrip().startswith((",", ".", ";")):
        return False
    return (separated or label_words >= 2) and bool(_PROSE_START.match(rest) or _ITEM_START.match(rest))


def _rest_of_label(text: str, rest: Sequence[str], *, sure: bool) -> int:
    """Return where the words of a label end that goes on in this line, 0 where it does not.

    `sure`: the label is none without them; then the line's text may go on in small letters.
    """
    end, joins = 0, 0
    for word in re.finditer(r"[^\W_]+", text):
        plain = word[0].lower()
        if plain in ("dan", "atau"):
            joins = word.end() if not end else joins
            continue
        if not any(alike(plain, wanted) for wanted in rest):
            break
        end = word.end()
    end = end_of_joining(text, end) if end else joins if sure else 0
    return end if sure or _PROSE_START.match(text[end:]) or _ITEM_START.match(text[end:]) else 0
