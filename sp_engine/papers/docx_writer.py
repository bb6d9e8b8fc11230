"""A paper as DOCX: by a template of Word, whose names docxtpl fills in.

In come a template and values; out come bytes with no time and no machine in them.  Whatever a value says is
text: it never becomes markup, and never a name of the template.  Blocks take the look of the template's own
styles ("Body Text", "List Paragraph", "Heading 1" …) where it has them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never
from xml.sax.saxutils import escape

from sp_engine.packages import optional_package
from sp_engine.papers.blocks import (
    Block,
    Body,
    Heading,
    ItemList,
    Notice,
    PageBreak,
    Pairs,
    Paragraph,
    Picture,
    PictureFormat,
    Run,
    Table,
    Value,
)
from sp_engine.papers.sandbox import refusing, sandbox
from sp_engine.papers.template import Template
from sp_engine.words import visible
from sp_engine.words.messages import papers as messages

_LABEL = 454  # twentieths of a point: the room of a label such as "10."
_NAME = 2350  # of a name in front of what stands beside it
_COLON = 200
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip file can say


def docx_bytes(template: Template, title: str, values: Mapping[str, Value]) -> bytes:
    """Return the document as a file holds it."""
    docxtpl = optional_package("docxtpl", "documents")
    document = docxtpl.DocxTemplate(io.BytesIO(template.data))
    try:
        document.init_docx()
        section = document.docx.sections[0]
        room = (section.page_width - section.left_margin - section.right_margin) // _EMU
    except Exception as error:  # whatever python-docx finds wrong with a file that is none of Word's
        raise template.refusal(messages.NO_WORD_FILE) from error
    writer = _Writer(docxtpl, document, room)
    told = {name: writer.value(value) for name, value in values.items()}
    with refusing(template, values):
        document.render(told, sandbox())
    document.docx.core_properties.title = visible(title)[:255]
    saved = io.BytesIO()
    document.save(saved)
    return without_times(saved.getvalue())


_EMU = 635  # of these are a twentieth of a point


class _Text(str):
    """Text that stays text: the underscore is written as a number, since docxtpl reads `{_{` as a sign."""

    __slots__ = ()

    def __html__(self) -> str:
        return _escaped(self)


class _Made:
    """Markup that is made when the template asks for it: pictures belong to the part being written."""

    def __init__(self, writer: _Writer, value: Body | Picture) -> None:
        self._writer = writer
        self._value = value

    def __html__(self) -> str:
        match self._value:
            case Body(blocks):
                return self._writer.blocks(blocks, self._writer.room)
            case Picture():
                return self._writer.picture(self._value)
            case _ as never:
                assert_never(never)

    __str__ = __html__


class _Writer:
    """Writes blocks as a document of Word holds them, with the styles that it has."""

    def __init__(self, docxtpl: Any, document: Any, room: int) -> None:
        self._docxtpl = docxtpl
        self._document = document
        self._styles = {style.name: style.style_id for style in document.docx.styles}
        self.room = room

    def value(self, value: Value) -> Any:
        match value:
            case str():
                return _Text(visible(value))
            case bool():
                return value
            case Body() | Picture():
                return _Made(self, value)
            case Mapping():
                return {name: self.value(inner) for name, inner in value.items()}
            case Sequence():
                return [self.value(inner) for inner in value]
            case _ as never:
                assert_never(never)

    def blocks(self, blocks: Iterable[Block], room: int, indent: int = 0) -> str:
        """Return blocks one below another, in so much room behind an indent."""
        return "".join(self._block(block, room, indent) for block in blocks)

    def _block(self, block: Block, room: int, indent: int) -> str:
        match block:
            case Heading(text, level):
                return _paragraph(_run(Run(text, bold=True)), self._style(f"Heading {level}"), indent)
            case Paragraph(runs):
                return _paragraph(_runs(runs), self._style("Body Text"), indent)
            case ItemList(items):
                return "".join(self._item(item.label, item.blocks, room, indent) for item in items)
            case Pairs(rows):
                widths = (_NAME, _COLON, max(room - indent - _NAME - _COLON, _NAME))
                cells = [
                    (
                        self._plain((Run(pair.name),)),
                        self._plain((Run(":"),)),
                        self._plain(pair.text),
                    )
                    for pair in rows
                ]
                return _table(cells, widths, indent, ruled=False) + _CLOSE
            case Table():
                return self._table(block, room, indent)
            case Picture():
                drawn = f'<w:r><w:t xml:space="preserve">{self.picture(block)}</w:t></w:r>'
                return _paragraph(drawn, None, indent)
            case Notice(blocks):
                inner = self.blocks(blocks, room - indent, 0)
                return _table([(inner,)], (room - indent,), indent, ruled=True) + _CLOSE
            case PageBreak():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            case _ as never:
                assert_never(never)

    def _item(self, label: str, blocks: tuple[Block, ...], room: int, indent: int) -> str:
        """Return an item: its label stands in front of its first paragraph."""
        first, rest = (blocks[0], blocks[1:]) if blocks else (Paragraph(()), ())
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), blocks
        inside = indent + _LABEL
        told = f"{_run(Run(label))}<w:r><w:tab/></w:r>{_runs(first.runs)}"
        head = _paragraph(told, self._style("List Paragraph"), inside, hanging=_LABEL)
        return head + self.blocks(rest, room, inside)

    def _table(self, table: Table, room: int, indent: int) -> str:
        whole = sum(table.widths)
        widths = tuple((room - indent) * width // whole for width in table.widths)
        rows = [
            tuple(
                _ended(self.blocks(cell, width - 2 * _MARGIN, 0))
                for cell, width in zip(row, widths, strict=True)
            )
            for row in table.rows
        ]
        head = tuple(self._plain((Run(text, bold=True),)) for text in table.heading)
        return _table(rows, widths, indent, ruled=True, heading=head) + _CLOSE

    def _plain(self, runs: tuple[Run, ...]) -> str:
        return _paragraph(_runs(runs), self._style("Table Text"), 0)

    def _style(self, name: str) -> str | None:
        return self._styles.get(name)

    def picture(self, picture: Picture) -> str:
        """Return a picture as it stands within a run."""
        from docx.shared import Mm

        if picture.format is PictureFormat.SVG:
            from sp_engine.papers.pdf_writer import png_of

            picture = png_of(picture)
        placed = self._docxtpl.InlineImage(self._document, io.BytesIO(picture.data), width=Mm(picture.width))
        drawn: str = placed.__html__()
        name = _attribute(picture.text)
        return drawn.replace("<wp:docPr ", f'<wp:docPr descr="{name}" ', 1)


_MARGIN = 100
_CLOSE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
"""A small paragraph behind a table: two tables one behind the other would become one."""


def _ended(cell: str) -> str:
    """Return what is in a cell, which has to end in a paragraph."""
    return cell if cell.endswith("</w:p>") else f"{cell}<w:p/>"


def _paragraph(runs: str, style: str | None, indent: int, *, hanging: int = 0) -> str:
    styled = "" if style is None else f'<w:pStyle w:val="{_attribute(style)}"/>'
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs>' if hanging else ""
    indented = f'<w:ind w:left="{indent}" w:hanging="{hanging}"/>' if indent else ""
    return f"<w:p><w:pPr>{styled}{tabs}{indented}</w:pPr>{runs}</w:p>"


def _table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    indent: int,
    *,
    ruled: bool,
    heading: Sequence[str] = (),
) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if ruled else ""
    margin = _MARGIN if ruled else 0
    margins = f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{_MARGIN}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = [_row(heading, widths, heading=True)] if heading else []
    told += [_row(row, widths, heading=False) for row in rows]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(told)}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, heading: bool) -> str:
    said = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else ""
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{said}{told}</w:tr>"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    look = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    told = _escaped(visible(run.text))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{told}</w:t></w:r>'


def _escaped(text: str) -> str:
    return escape(text).replace("_", "&#95;")


def _attribute(text: str) -> str:
    return escape(visible(text), {'"': "&quot;", "\n": " "}).replace("_", "&#95;")


def without_times(data: bytes) -> bytes:
    """Return the same parts in a file that does not say when it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # the same on every system
            after.writestr(part, before.read(name))
    return made.getvalue()
