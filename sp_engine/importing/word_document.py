"""A Word document as lines and rows: paragraphs with the numbers that Word counts, tables with merged cells.

In come bytes; out comes the source.  Only the text, its numbering and its styles are read: macros are not
run, links not followed, pictures not opened, and what would unpack to more than a limit is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sp_engine.importing.laid_out_items import is_label
from sp_engine.importing.source_blocks import Block, FileKind, Indent, Line, LineKind, Row, SourceFile
from sp_engine.importing.tagged_text import BARE_LABEL
from sp_engine.importing.written_lines import WrittenLines
from sp_engine.packages import optional_package

LARGEST_UNPACKED = 256 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = (f"{_W}del", f"{_W}moveFrom", _FALLBACK)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class NoWordDocument(Exception):
    """The archive holds no document of Word, or is larger than it pretends to be."""


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class _Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[tuple[str, int], _Level] = {}
        self.counts: dict[tuple[str, int], int] = {}
        self.abstract: dict[str, str] = {}
        self.of_style: dict[str, tuple[str, int]] = {}
        self.headings: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_lists(self, numbering: Any) -> None:
        for abstract in numbering.iter(f"{_W}abstractNum"):
            name = abstract.get(f"{_W}abstractNumId")
            for level in abstract.iter(f"{_W}lvl"):
                found = _Level(
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(_value(level, "start") or 1),
                )
                self.levels[name, int(level.get(f"{_W}ilvl"))] = found
        for number in numbering.iter(f"{_W}num"):
            self.abstract[number.get(f"{_W}numId")] = _value(number, "abstractNumId") or ""

    def _read_styles(self, styles: Any) -> None:
        based: dict[str, str] = {}
        for style in styles.iter(f"{_W}style"):
            name = style.get(f"{_W}styleId") or ""
            based[name] = _value(style, "basedOn") or ""
            properties = style.find(f"{_W}pPr/{_W}numPr")
            if properties is not None and (number := _value(properties, "numId")):
                self.of_style[name] = (number, int(_value(properties, "ilvl") or 0))
            if style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
                self.headings.add(name)
        for name in based:
            above = name
            for _ in range(10):
                if above in self.of_style:
                    self.of_style.setdefault(name, self.of_style[above])
                above = based.get(above, "")

    def marker(self, paragraph: Any) -> tuple[str, int]:
        """Return the number that Word shows before a paragraph, and how deep its list is."""
        properties = paragraph.find(f"{_W}pPr")
        found = None if properties is None else properties.find(f"{_W}numPr")
        style = "" if properties is None else _value(properties, "pStyle") or ""
        if found is not None:
            number, depth = _value(found, "numId") or "0", int(_value(found, "ilvl") or 0)
        elif style in self.of_style:
            number, depth = self.of_style[style]
        else:
            return "", 0
        return self._counted(number, depth), depth + 1

    def _counted(self, number: str, depth: int) -> str:
        abstract = self.abstract.get(number)
        level = None if abstract is None else self.levels.get((abstract, depth))
        if level is None or abstract is None or number == "0" or level.form == "none":
            return ""
        count = self.counts.get((number, depth), level.start - 1) + 1
        self.counts[number, depth] = count
        for deeper in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[deeper]
        if level.form == "bullet":
            return "-"
        own = re.sub(
            r"%\d", lambda _: _shown(level.form, count), re.sub(r"^.*(%\d[^%]*)$", r"\1", level.text)
        )
        return own or f"{_shown(level.form, count)}."


def _shown(form: str, count: int) -> str:
    letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1) if count > 0 else "a"
    roman = _ROMAN[count - 1] if 0 < count <= len(_ROMAN) else str(count)
    shown: Mapping[str, str] = {
        "lowerLetter": letter,
        "upperLetter": letter.upper(),
        "lowerRoman": roman,
        "upperRoman": roman.upper(),
    }
    return shown.get(form, str(count))


def read_word(data: bytes) -> SourceFile:
    """Return the source in a Word document.  Raises `NoWordDocument` where there is none in the archive."""
    parse = optional_package("docx.oxml", "documents").parse_xml
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise NoWordDocument("too large")
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise NoWordDocument("no document")
            parts = {
                name: parse(_transitional(archive.read(f"word/{name}.xml")))
                for name in ("document", "numbering", "styles")
                if f"word/{name}.xml" in names
            }
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, EOFError, OSError) as error:
        raise NoWordDocument(str(error)) from error
    return _Reader(parts).source()


def _transitional(xml: bytes) -> bytes:
    """Return the XML of a part with the namespace that nearly every document has."""
    return xml.replace(_STRICT.encode(), _W[1:-1].encode())


class _Reader:
    """The way through a document."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.body = parts["document"].find(f"{_W}body")
        self.numbering = _Numbering(parts.get("numbering"), parts.get("styles"))
        self.written = WrittenLines()
        self.tables = 0

    def source(self) -> SourceFile:
        blocks = tuple(self._blocks(self.body)) if self.body is not None else ()
        return SourceFile(FileKind.WORD, self.written.text, blocks)

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for element in _contents(parent):
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self.tables += 1
                yield from self._rows(element, self.tables)

    def _rows(self, table: Any, number: int) -> Iterator[Row]:
        for row in table.iter(f"{_W}tr"):
            if _owner(row, f"{_W}tbl") is not table:
                continue
            cells: list[tuple[Line, ...]] = []
            for cell in row.iter(f"{_W}tc"):
                if _owner(cell, f"{_W}tr") is not row:
                    continue
                properties = cell.find(f"{_W}tcPr")
                merged = None if properties is None else properties.find(f"{_W}vMerge")
                goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
                cells.append(() if goes_on else tuple(self._cell(cell)))
                wide = int(_value(properties, "gridSpan") or 1) if properties is not None else 1
                cells += [()] * (min(wide, 64) - 1)
            if any(cells):
                yield Row(tuple(cells), number)

    def _cell(self, cell: Any) -> Iterator[Line]:
        for element in _contents(cell):
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                for row in self._rows(element, 0):  # a table in a cell: a line for each of its rows
                    joined = " ".join(line.text for inner in row.cells for line in inner)
                    lines = [line for inner in row.cells for line in inner]
                    joined = BARE_LABEL.sub(r"\1. ", joined)
                    yield Line(joined, lines[0].at._replace(end=lines[-1].at.end), marker=lines[0].marker)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        marker, depth = self.numbering.marker(paragraph)
        kind = LineKind.HEADING if self._is_heading(paragraph) else LineKind.TEXT
        bold, italic = _is_all(paragraph, "b"), _is_all(paragraph, "i")
        written, indent = "".join(_texts(paragraph)), None
        if not marker:
            indent = _indent(paragraph)
            label, tab, rest = written.partition("\t")
            if indent.hanging and (tab or not rest) and is_label(label):
                marker, written = label.strip(), rest
            else:
                indent = Indent(indent.text, indent.text)
        for text in written.split("\n"):
            line = self.written.line(
                text, kind=kind, marker=marker, depth=depth, bold=bold, italic=italic, indent=indent
            )
            if line is not None:
                yield line
                marker = ""
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(above.tag in _UNREAD for above in box.iterancestors()):
                for inner in box.iter(f"{_W}p"):
                    yield from self._paragraph(inner)

    def _is_heading(self, paragraph: Any) -> bool:
        properties = paragraph.find(f"{_W}pPr")
        style = "" if properties is None else _value(properties, "pStyle") or ""
        return style in self.numbering.headings or style.lower().startswith(("heading", "judul"))


def _contents(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, those inside content controls included."""
    for element in parent:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _contents(element)


def _texts(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, without what was deleted and without its text boxes."""
    for inner in element:
        if inner.tag in _UNREAD or inner.tag in (f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr"):
            continue
        if inner.tag == f"{_W}t":
            yield inner.text or ""
        elif inner.tag == f"{_W}tab":
            yield "\t"
        elif inner.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif inner.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _texts(inner)


def _is_all(paragraph: Any, look: str) -> bool:
    """Tell whether all words of a paragraph are bold (`b`) or italic (`i`)."""
    runs = [run for run in paragraph.iter(f"{_W}r") if run.find(f"{_W}t") is not None]
    return bool(runs) and all(_looks(run, look) for run in runs)


def _looks(run: Any, look: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{look}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _indent(paragraph: Any) -> Indent:
    """Return how far in a paragraph stands, and its first line where that hangs out of it."""
    found = paragraph.find(f"{_W}pPr/{_W}ind")
    told = {} if found is None else {name.removeprefix(_W): value for name, value in found.attrib.items()}
    text = _points(told.get("left") or told.get("start"))
    return Indent(text - _points(told.get("hanging")), text)


def _points(twentieths: str | None) -> float:
    try:
        return float(twentieths or 0) / 20
    except ValueError:
        return 0.0


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{_W}{name}")
    value: str | None = None if found is None else found.get(f"{_W}val")
    return value


def _owner(element: Any, tag: str) -> Any:
    return next((above for above in element.iterancestors() if above.tag == tag), None)
