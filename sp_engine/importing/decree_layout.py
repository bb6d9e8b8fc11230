"""Where in a decree its head ends, where each service begins, and which lines each component has.

In come the blocks of a source; out comes the decree in parts.  A component begins where its label stands, as
a cell, as a line or at the head of a line; a service begins where its name is announced or where a component
comes again.  What the lines say, others read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sp_engine.documents import Component
from sp_engine.importing.label_words import (
    NamedComponent,
    alike,
    component_at_start,
    component_named,
    end_of_joining,
    is_listed,
    is_one_of,
    is_section_title,
    value_after,
    words_of,
)
from sp_engine.importing.run_on_labels import MOST_LABEL_LINES, components_apart, label_begun
from sp_engine.importing.source_blocks import Block, Line, LineKind, Row, Stretch, part_of

_MOST_LABEL_WORDS = 14
_NUMBERED = re.compile(r"\s*(?:([0-9]{1,2})|([A-Z]|[IVX]{1,5}))\s*[.)]\s*(?=\S)")
_PROSE_START = re.compile(r"[\s:|\]\[]*(?:[A-Z0-9\"“(±-]|$)")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:hal(?:aman)?|page)\.?\s*)?\d{1,3}[-–—.\s]*(?:dari\s+\d{1,3})?", re.IGNORECASE
)
_DATED_AT = re.compile(r"\s*ditetapkan di\b", re.IGNORECASE)
_ITEM_START = re.compile(r"[\s:]+(?:\d{1,2}|[a-z])[.)]\s")
_CELL_NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-z])\s*[.)]\s*")
_COLUMNS = 3
_FIRST = (Component.REQUIREMENTS, Component.LEGAL_BASIS)
"""With which a standard may begin where only a line tells."""
_LAST = list(Component)[-1]
_MOST_NAME_WORDS = 14
_LOOK_BACK = 8
_BEHIND = 30
_NEIGHBOURHOOD = 60


@dataclass(slots=True)
class ServicePart:
    """One service as the file has it: how it is headed, and the lines of each component."""

    heading: list[Line] = field(default_factory=list)
    name: str = ""
    components: dict[Component, list[Line]] = field(default_factory=dict)
    labels: list[Stretch] = field(default_factory=list)

    @property
    def first(self) -> Component | None:
        return next(iter(self.components), None)


@dataclass(slots=True)
class DecreeParts:
    """A decree in parts.

    `layout`: headings and labels, which say nothing themselves; `signatures`: whoever signed, and where;
    `agency_complaints`: where one complains to the whole agency; `loose`: other lines between the services.
    """

    head: list[Line] = field(default_factory=list)
    services: list[ServicePart] = field(default_factory=list)
    layout: list[Line] = field(default_factory=list)
    signatures: list[Line] = field(default_factory=list)
    agency_complaints: list[Line] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)


def decree_parts(blocks: Sequence[Block]) -> DecreeParts:
    """Return the parts of a decree."""
    blocks = [part for block in blocks for part in components_apart(block)]
    walk = _Walk(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Row):
            walk.row(block)
        else:
            walk.line(index, block, blocks[index + 1 : index + 1 + MOST_LABEL_LINES])
    return walk.parts


class _Walk:
    """The way through the blocks: which service and component is being read."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.parts = DecreeParts()
        self.service: ServicePart | None = None
        self.component: Component | None = None
        self.in_rows: set[int] = set()
        self.columns: tuple[int, list[Component | None]] | None = None
        self.label_rest: tuple[str, ...] = ()
        self.label_open = False
        self.signing, self.signed = False, 0
        self.whole_agency = False
        self.bold_labels: list[bool] = []
        self.supported, self.tabular = _supported(blocks)

    # ── Rows ──────────────────────────────────────────────────────────────────

    def row(self, row: Row) -> None:
        texts = [" ".join(line.text for line in cell) for cell in row.cells]
        lines = [line for cell in row.cells for line in cell]
        whole = " ".join(text for text in texts if text)
        if is_one_of(whole, "judul_tabel") or is_one_of(whole, "judul_bagian"):
            self.parts.layout += lines
            return
        if set(whole) <= set("-–—_ |:"):
            self.parts.layout += lines
            return
        if len(texts) == 2 and value_after(
            f"{texts[0].rstrip(' :')}: {texts[1].lstrip(' :')}", "nama_layanan"
        ):
            self.parts.layout += row.cells[0]
            self.announce(texts[1].lstrip(" :"), list(row.cells[1]))
            return
        if self.component is not None and _DATED_AT.match(whole):
            self.signing, self.signed = True, 0
            self.take(lines)
            return
        if self.columns is not None and self.columns[0] == row.table:
            self._by_columns(row)
            return
        named = [component_named(text) if _short(text) else None for text in texts]
        if sum(component is not None for component in named) >= _COLUMNS:
            self.columns = (row.table, named)
            self.parts.layout += lines
            self._begin_if_again({component for component in named if component is not None})
            return
        self.columns = None
        found = next((i for i, component in enumerate(named[:_COLUMNS]) if component is not None), None)
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
        self.begin(component, [line for cell in row.cells[: found + 1] for line in cell])
        for cell in _numbers_joined(row.cells[found + 1 :]):
            self.take(cell, in_row=True)

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
        if first is None or found is None or found.whole or not self._is_label(first.text, found):
            return False
        self.begin(found.component, [part_of(first, 0, found.end)])
        self._take_rest(first, found.end)
        self.take(cells[0][1:], in_row=True)
        return True

    def _by_columns(self, row: Row) -> None:
        assert self.columns is not None
        if self.service is None:
            self._new_service()
        assert self.service is not None
        for component, cell in zip(self.columns[1], row.cells, strict=False):
            if component is None or not cell:
                self.parts.layout += cell
            else:
                self.service.components.setdefault(component, [])
                self.component = component
                self.take(cell, in_row=True)

    def _begin_if_again(self, components: set[Component]) -> None:
        if self.service is not None and components & set(self.service.components):
            self._new_service()

    def _continue(self, row: Row) -> None:
        cells = row.cells
        if self.component is not None and len(cells) > 2 and _only_number(cells[0]) and not cells[1]:
            self.parts.layout += cells[0]
            cells = cells[1:]
        for cell in _numbers_joined(cells):
            self.take(cell, in_row=True)

    # ── Lines ─────────────────────────────────────────────────────────────────

    def line(self, index: int, line: Line, following: Sequence[Block] = ()) -> None:
        text = line.text
        self.columns = None
        if line.kind is LineKind.FLOW_CHART:
            self.take([line])
            return
        if (
            line.kind is LineKind.RUNNING_HEAD
            or _PAGE_NUMBER.fullmatch(text)
            or is_one_of(text, "judul_bagian")
            or is_section_title(text)
            or (
                (self.service or index in self.supported)
                and is_one_of(text, "judul_tabel")
                and not (line.bold and text.endswith(":"))
            )
        ):
            self.parts.layout.append(line)
            return
        if self.service and is_one_of(text, "pengaduan_instansi"):
            self.whole_agency, self.signing = True, False
            self.parts.layout.append(line)
            return
        name = value_after(text, "nama_layanan")
        if name and index in self.supported:
            self.announce(name, [line])
            return
        if self.service and value_after(text, "keterangan_layanan"):
            self.parts.layout.append(line)
            return
        if self.label_rest:
            end = _rest_of_label(text, self.label_rest, sure=self.label_open)
            self.label_rest = self.label_rest if end else ()
            if end:
                self.parts.layout.append(part_of(line, 0, end))
                self._take_rest(line, end)
                return
        supported = index in self.supported or (line.bold and self._labels_are_bold())
        found = component_at_start(text) if supported else None
        begun = label_begun(text, following) if supported and line.indent is None else None
        self.label_open = begun is not None
        found = begun or found
        if (
            found is not None
            and (found.whole or index not in self.tabular)
            and (line.bold or not self._labels_are_bold())
            and self._is_label(text, found)
        ):
            self.bold_labels.append(line.bold)
            label = Line(text[: found.end], Stretch(line.at.start, line.at.start + found.end), line.kind)
            self.begin(found.component, [label], found.rest)
            self._take_rest(line, found.end)
            return
        if self.component is not None and _signs(text):
            self.signing, self.signed = True, 0
        elif self.component is _LAST and _is_lettered_title(line):
            self.signing, self.signed = True, _LOOK_BACK  # a chapter of its own, of no component
        self.take([line])

    def _labels_are_bold(self) -> bool:
        """Tell whether labels are known by their looks: then plain words head nothing."""
        return len(self.bold_labels) >= _COLUMNS and all(self.bold_labels)

    def _is_label(self, text: str, found: NamedComponent) -> bool:
        """Tell whether a line that begins with a label's words is headed by it."""
        known = self.service.components if self.service is not None else {}
        if found.component in known and found.component is not self._first():
            return False
        if self.service is None and found.component not in _FIRST:
            return False
        if found.whole:
            return True
        if not self.label_open and is_listed(text, found):
            return False
        rest = text[found.end :]
        label_words = len(words_of(text[: found.end])) + self.label_open
        separated = bool(re.match(r"\s*[:|\]\[]|\s{2,}", rest) or _ITEM_START.match(rest))
        if rest.lstrip().startswith((",", ".", ";")):
            return False
        return (separated or label_words >= 2) and bool(_PROSE_START.match(rest) or _ITEM_START.match(rest))

    def _first(self) -> Component | None:
        return self.service.first if self.service is not None else None

    def _take_rest(self, line: Line, end: int) -> None:
        rest = line.text[end:]
        lead = len(rest) - len(rest.lstrip(" :|]["))
        if rest[lead:].strip():
            self.take([part_of(line, end + lead, len(line.text))])

    # ── Services and components ───────────────────────────────────────────────

    def announce(self, name: str, lines: list[Line]) -> None:
        """Begin the service that is named, or go back to it."""
        known = next((s for s in self.parts.services if s.name and same_name(s.name, name)), None)
        if known is not None:
            self._cut_off_heading()
            self.service, self.component = known, None
            self.parts.layout += lines
        else:
            self._new_service()
            assert self.service is not None
            self.service.name = name
            self.service.heading += lines
        self.signing = False

    def begin(self, component: Component, label: Sequence[Line], rest: tuple[str, ...] = ()) -> None:
        """Begin a component; one that the service has already begins the next service."""
        if self.service is None or (component in self.service.components and component is not self.component):
            self._new_service()
        assert self.service is not None
        self._take_back_label(rest)
        self.service.components.setdefault(component, [])
        self.service.labels += [line.at for line in label]
        self.parts.layout += label
        self.component, self.label_rest, self.signing = component, rest, False

    def _take_back_label(self, rest: tuple[str, ...]) -> None:
        """Take back a line of a scan that is the rest of this label, and was read before its beginning."""
        before = self.service.components.get(self.component, []) if self.service and self.component else []
        if len(before) > 1 and before[-1].misread and rest:
            words = words_of(before[-1].text)
            if words and all(any(alike(word, other) for other in rest) for word in words):
                self.parts.layout.append(before.pop())

    def take(self, lines: Sequence[Line], *, in_row: bool = False) -> None:
        """Give lines to the component that is being read, or to the head."""
        if in_row:
            self.in_rows.update(id(line) for line in lines)
            self.signing = False
        if self.service is None:
            self.parts.head += lines
        elif self.signing:
            self.signed += 1
            self.whole_agency = False
            (self.parts.signatures if self.signed <= _LOOK_BACK else self.parts.loose).extend(lines)
        elif self.whole_agency:
            self.parts.agency_complaints += lines
        elif self.component is None:
            self.service.heading += lines
        else:
            self.service.components[self.component] += lines

    def _new_service(self) -> None:
        self.whole_agency = False
        heading = self._heading_after_signature() or self._cut_off_heading()
        self.service, self.component = ServicePart(heading), None
        self.service.name = heading_name(heading)
        self.parts.services.append(self.service)

    def _heading_after_signature(self) -> list[Line]:
        """Take back the heading of the next service where it stands below a signature."""
        if not self.signing:
            return []
        for closing in (self.parts.loose, self.parts.signatures):
            lines = closing[-_LOOK_BACK:]
            first = _heading_in(lines, len(self.parts.services) + 1)
            if first is not None:
                del closing[len(closing) - (len(lines) - first) :]
                return lines[first:]
        return []

    def _cut_off_heading(self) -> list[Line]:
        """Take back the lines at the end that head the next service, and those that belong to neither."""
        lines = self.parts.head
        if self.service is not None:
            if self.component is None:
                return []
            lines = self.service.components[self.component]
        trailing = 0
        while trailing < len(lines) and id(lines[-1 - trailing]) not in self.in_rows:
            trailing += 1
        if trailing == len(lines):
            trailing = min(trailing, _LOOK_BACK)
        tail = lines[len(lines) - trailing :]
        first = _heading_in(tail, len(self.parts.services) + 1)
        if first is None and tail and self.service is None and _titled(tail[-1]):
            first = len(tail) - 1
        if first is None and tail and self.service is None and not any(map(_considers, lines)):
            first = len(tail) - 1 if _may_name(tail[-1].text) else None
        if first is None:
            return []
        del lines[len(lines) - (len(tail) - first) :]
        return tail[first:]


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
        if len({component for _, component in near}) >= _COLUMNS - 1:
            supported.add(i)
        if sum(in_row for in_row, _ in near) > len(near) / 2:
            tabular.add(i)
    return supported, tabular


def _component_of(block: Block) -> Component | None:
    if isinstance(block, Line):
        found = component_at_start(block.text)
        return found.component if found is not None else None
    texts = [" ".join(line.text for line in cell) for cell in block.cells[:_COLUMNS]]
    return next((c for c in map(component_named, texts) if c is not None), None)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one service: every word of the shorter is in the longer."""
    first, second = sorted((_name_words(one), _name_words(other)), key=len)
    return bool(first) and sum(any(alike(a, b) for b in second) for a in first) >= max(
        1, len(first) - len(first) // 5
    )


def _name_words(name: str) -> list[str]:
    return [
        word
        for word in words_of(name)
        if word not in ("dan", "bidang", "layanan", "pelayanan", "atau", "pada")
    ]


def heading_name(heading: Sequence[Line]) -> str:
    """Return the name in the lines that head a service."""
    for line in heading:
        if (number := _NUMBERED.match(line.text)) is not None:
            return _without_standard(line.text[number.end() :])
    named = [_without_standard(line.text) for line in heading if not _signs(line.text)]
    return next((name for name in reversed(named) if name), "")


_STANDARD = re.compile(r"^\W*(?:komponen\s+)?standar\s+(?:pe)?layanan(?:\s+publik)?\b[\s:]*", re.IGNORECASE)


def _without_standard(name: str) -> str:
    return _STANDARD.sub("", name).strip(" .:;|-") or name.strip()


def _heading_in(lines: Sequence[Line], expected: int) -> int | None:
    """Return which line heads the service of a number: the last that has the number, else a title."""
    numbered = [
        i
        for i, line in enumerate(lines)
        if _has_number(line, expected)
        and not any(_has_number(next_, expected + 1) for next_ in lines[i + 1 : i + 2])
    ]
    if numbered:
        return numbered[-1]
    return next((i for i, line in enumerate(lines) if _is_title(line)), None)


def _has_number(line: Line, expected: int) -> bool:
    number = _NUMBERED.match(line.text)
    if number is None or number[1] is None or int(number[1]) != expected:
        return False
    return _titled(line) or len(words_of(line.text)) <= _MOST_NAME_WORDS


def _considers(line: Line) -> bool:
    """Tell whether a line is of a decree's preamble; a sheet without one is headed by its service's name."""
    return words_of(line.text)[:1] in (["menimbang"], ["mengingat"], ["memutuskan"])


def _may_name(text: str) -> bool:
    return 0 < len(words_of(text)) <= _MOST_NAME_WORDS and not text.rstrip().endswith((".", ";", ":", ","))


def _is_lettered_title(line: Line) -> bool:
    lettered = _NUMBERED.match(line.text)
    return lettered is not None and lettered[2] is not None and _titled(line)


def _is_title(line: Line) -> bool:
    if _is_lettered_title(line):
        return True
    return bool(_STANDARD.match(line.text)) or line.kind is LineKind.HEADING


def _titled(line: Line) -> bool:
    letters = [letter for letter in line.text if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return bool(letters) and (upper > 0.6 * len(letters) or line.kind is LineKind.HEADING or line.bold)


def _signs(text: str) -> bool:
    """Tell whether a line is of the signature at the end."""
    plain = " ".join(words_of(text))
    return plain.startswith(
        ("ditetapkan di", "ditetapkan pada", "nip ", "pembina tingkat", "pembina utama")
    ) or bool(
        re.match(r"(plt |plh )?(kepala|camat|lurah|direktur|bupati|wali ?kota)\b", plain) and text.isupper()
    )


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


def lines_of_services(parts: DecreeParts) -> Iterator[Line]:
    """Yield every line that a component of a service has."""
    for service in parts.services:
        for lines in service.components.values():
            yield from lines
