"""What every Word template is made of: an empty page with our styles, lines, cells, what Word counts.

In come texts and measures (points, centimetres); out come parts of a document of python-docx, and its bytes,
which hold no times.  Knows no paper.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from sp_engine.papers import without_times

FONT = "Arial"
CENTER = WD_ALIGN_PARAGRAPH.CENTER
_SMALL = '<w:rPr><w:sz w:val="17"/></w:rPr>'
_RULE = (
    f'<w:pBdr {nsdecls("w")}><w:top w:val="thickThinSmallGap" w:sz="18" w:space="1" w:color="auto"/></w:pBdr>'
)


def empty_document(size: float, *, after: float) -> Any:
    """Return a page of A4 with its head and foot, in letters of a size, `after` points below a paragraph."""
    document = Document()
    for name, relation in [*document.part.rels.items()]:
        if relation.reltype.endswith("/customXml"):  # of the empty document that comes with python-docx
            document.part.drop_rel(name)
    for paragraph in [*document.paragraphs]:
        paragraph._element.getparent().remove(paragraph._element)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    _set_styles(document, size, after)
    header = section.header.paragraphs[0]
    header.alignment = CENTER
    add_run(header, "{{ sementara }}", bold=True, size=9).font.color.rgb = RGBColor(0xA0, 0x20, 0x15)
    footer = section.footer.paragraphs[0]
    footer.alignment = CENTER
    add_run(footer, "{{ kata.halaman }} ", size=8.5)
    _add_field(footer, "PAGE")
    add_run(footer, " {{ kata.dari }} ", size=8.5)
    _add_field(footer, "NUMPAGES")
    made = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = made
    return document


def _set_styles(document: Any, size: float, after: float) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.05
    styles["Body Text"].paragraph_format.space_after = Pt(after)
    styles["List Paragraph"].paragraph_format.space_after = Pt(after * 2 / 3)
    for level in (1, 2, 3):
        heading = styles[f"Heading {level}"]
        heading.font.name, heading.font.size = FONT, Pt(size + (2 if level < 3 else 0))
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = Pt(8)
        heading.paragraph_format.space_after = Pt(4)
        fonts = heading.element.rPr.rFonts
        for name in [*fonts.attrib]:
            if "Theme" in name:
                del fonts.attrib[name]
    told = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    told.base_style = normal
    told.paragraph_format.space_after = Pt(1)


def add_letterhead(document: Any, widths: tuple[float, float, float]) -> None:
    """Add the letterhead: arms, names and address, with room on the right as wide as the arms."""
    head = document.add_table(1, 3)
    set_widths(head, widths)
    set_lines(head.cell(0, 0), ("{{ kop.lambang }}",), together=False)
    set_lines(
        head.cell(0, 1),
        (
            "{%p for baris in kop.atas %}",
            "{{ baris }}",
            "{%p endfor %}",
            "{{ kop.nama }}",
            "{{ kop.alamat }}",
            "{{ kop.kontak }}",
        ),
        CENTER,
        bold=(3,),
        sizes={1: 12, 3: 13, 4: 9, 5: 9},
    )
    add_rule(document)


def set_signature(cell: Any, above: Sequence[str] = (), alignment: WD_ALIGN_PARAGRAPH | None = None) -> None:
    """Write who signs into an empty cell, below other lines."""
    lines = (
        *above,
        "{{ penandatangan.jabatan }}",
        *[""] * 3,
        "{{ penandatangan.nama }}",
        "{%p if penandatangan.pangkat %}",
        "{{ penandatangan.pangkat }}",
        "{%p endif %}",
        "{{ kata.nip }} {{ penandatangan.nip }}",
    )
    set_lines(cell, lines, alignment, bold=(len(above) + 4,))


def add_rule(document: Any) -> None:
    """Add the line below a letterhead."""
    rule = document.add_paragraph("", "Table Text")
    rule.paragraph_format.line_spacing = Pt(8)
    rule._p.get_or_add_pPr().append(parse_xml(_RULE))


def add_line(
    document: Any,
    text: str,
    *,
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    bold: bool = False,
    size: float | None = None,
) -> None:
    """Add a line close to the next."""
    paragraph = document.add_paragraph("", "Table Text")
    paragraph.alignment = alignment
    add_run(paragraph, text, bold=bold, size=size)


def set_lines(
    cell: Any,
    texts: Sequence[str],
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    *,
    bold: Sequence[int] = (),
    sizes: Mapping[int, float] | None = None,
    together: bool = True,
) -> None:
    """Write lines into an empty cell; `together` keeps them on the page of what follows."""
    for i, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.style = "Table Text"
        paragraph.alignment = alignment
        paragraph.paragraph_format.keep_with_next = together
        add_run(paragraph, text, bold=i in bold, size=(sizes or {}).get(i))


def add_run(paragraph: Any, text: str, *, bold: bool = False, size: float | None = None) -> Any:
    """Add a stretch of text to a paragraph, and return it."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    return run


def _add_field(paragraph: Any, name: str) -> None:
    """Add what Word counts: the number of the page, or of all pages."""
    inner = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{name}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    for told in inner:
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{_SMALL}{told}</w:r>"))


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Give the columns of a table their widths."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def template_bytes(document: Any) -> bytes:
    """Return a document as a file that does not say when it was made."""
    saved = io.BytesIO()
    document.save(saved)
    return without_times(saved.getvalue())
