"""Writes the Word templates of annex, decree and notice, which an agency copies to change them in Word.

Whoever changes how these papers look in Word changes this file and runs `make docs`; the files hold no times,
so that the same text gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from sp_engine.papers import without_times

FOLDER = Path(__file__).parents[1] / "sp_engine" / "publishing" / "templates"
FONT = "Arial"
CENTER = WD_ALIGN_PARAGRAPH.CENTER
_RULE = (
    f'<w:pBdr {nsdecls("w")}><w:top w:val="thickThinSmallGap" w:sz="18" w:space="1" w:color="auto"/></w:pBdr>'
)
_SMALL = '<w:rPr><w:sz w:val="17"/></w:rPr>'


def annex() -> Any:
    """Return the template of the annex: what it belongs to, its services, who signs."""
    document = _document(10)
    head = document.add_table(5, 3)
    _widths(head, (6.5, 2.2, 7.8))
    rows = (
        ("{{ kata.lampiran }}", ""),
        ("{{ keputusan.pejabat }}", ""),
        ("{{ kata.nomor }}", ": {{ keputusan.nomor }}"),
        ("{{ kata.tanggal }}", ": {{ keputusan.tanggal }}"),
        ("{{ kata.tentang }}", ": {{ keputusan.tentang }}"),
    )
    for i, (name, text) in enumerate(rows):
        cell = head.cell(i, 1) if text else head.cell(i, 1).merge(head.cell(i, 2))
        _set(cell, name)
        if text:
            _set(head.cell(i, 2), text)
    _line(document, "")
    _line(document, "{{ keputusan.tentang }}", alignment=CENTER, bold=True, size=12)
    _line(document, "")
    document.add_paragraph("{{p isi }}")
    _signature(document)
    return document


def decree() -> Any:
    """Return the template of the decree: its head, its grounds, what it decides, who signs."""
    document = _document(11)
    _line(document, "{{ instansi.nama }}", alignment=CENTER, bold=True, size=13)
    _line(document, "{{ instansi.alamat }}", alignment=CENTER, size=9)
    _rule(document)
    for text, bold in (
        ("{{ keputusan.pejabat }}", True),
        ("{{ kata.nomor }} {{ keputusan.nomor }}", False),
        ("", False),
        ("{{ kata.tentang }}", False),
        ("", False),
        ("{{ keputusan.tentang }}", True),
        ("", False),
        ("{{ keputusan.jabatan_kapital }},", False),
        ("", False),
    ):
        _line(document, text, alignment=CENTER, bold=bold)
    _pairs(
        document, (("{{ kata.menimbang }}", "{{p menimbang }}"), ("{{ kata.mengingat }}", "{{p mengingat }}"))
    )
    _line(document, "{{ kata.memutuskan }}", alignment=CENTER, bold=True)
    _pairs(document, (("{{ kata.menetapkan }}", "{{ keputusan.menetapkan }}"),))
    table = document.add_table(3, 3)
    _widths(table, (2.8, 0.5, 13.2))
    _set(table.cell(0, 0), "{%tr for satu in diktum %}")
    for column, text in enumerate(("{{ satu.nama }}", ":", "{{p satu.isi }}")):
        _set(table.cell(1, column), text)
    _set(table.cell(2, 0), "{%tr endfor %}")
    _signature(document)
    return document


def notice() -> Any:
    """Return the template of the notice that an office hangs up: one page across."""
    document = _document(14)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    _line(document, "{{ instansi.nama }}", alignment=CENTER, bold=True, size=18)
    _rule(document)
    _line(document, "{{ kata.maklumat }}", alignment=CENTER, bold=True, size=30)
    for _ in range(2):
        _line(document, "")
    _line(document, "{%p for kalimat in janji %}")
    _line(document, "{{ kalimat }}", alignment=CENTER, size=18)
    _line(document, "")
    _line(document, "{%p endfor %}")
    table = document.add_table(1, 2)
    _widths(table, (15, 9.7))
    _lines(
        table.cell(0, 1),
        ("{{ tempat }}, ………………………", "{{ jabatan }},", "", "", "", "{{ kata.nama_terang }}"),
        alignment=CENTER,
    )
    return document


def _document(size: float) -> Any:
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
    _styles(document, size)
    header = section.header.paragraphs[0]
    header.alignment = CENTER
    _run(header, "{{ sementara }}", bold=True, size=9).font.color.rgb = RGBColor(0xA0, 0x20, 0x15)
    footer = section.footer.paragraphs[0]
    footer.alignment = CENTER
    _run(footer, "{{ kata.halaman }} ", size=8.5)
    _field(footer, "PAGE")
    _run(footer, " {{ kata.dari }} ", size=8.5)
    _field(footer, "NUMPAGES")
    made = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = made
    return document


def _styles(document: Any, size: float) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.05
    styles["Body Text"].paragraph_format.space_after = Pt(3)
    styles["List Paragraph"].paragraph_format.space_after = Pt(2)
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


def _signature(document: Any) -> None:
    _line(document, "")
    table = document.add_table(1, 2)
    _widths(table, (8.5, 8))
    texts = (
        "{{ kata.ditetapkan_di }} {{ keputusan.tempat }}",
        "{{ kata.pada_tanggal }} {{ keputusan.tanggal }}",
        "{{ keputusan.jabatan }},",
        *[""] * 3,
        "{{ kata.nama_terang }}",
    )
    _lines(table.cell(0, 1), texts)


def _pairs(document: Any, rows: Sequence[tuple[str, str]]) -> None:
    table = document.add_table(len(rows), 3)
    _widths(table, (2.8, 0.5, 13.2))
    for i, (name, text) in enumerate(rows):
        for column, told in enumerate((name, ":", text)):
            _set(table.cell(i, column), told)
    _line(document, "")


def _rule(document: Any) -> None:
    rule = document.add_paragraph("", "Table Text")
    rule.paragraph_format.line_spacing = Pt(8)
    rule._p.get_or_add_pPr().append(parse_xml(_RULE))


def _line(document: Any, text: str, **look: Any) -> None:
    paragraph = document.add_paragraph("", "Table Text")
    paragraph.alignment = look.pop("alignment", None)
    _run(paragraph, text, **look)


def _lines(cell: Any, texts: Sequence[str], *, alignment: Any = None, together: bool = True) -> None:
    for i, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.style = "Table Text"
        paragraph.alignment = alignment
        paragraph.paragraph_format.keep_with_next = together
        _run(paragraph, text)


def _set(cell: Any, text: str) -> None:
    _lines(cell, (text,), together=False)


def _run(paragraph: Any, text: str, *, bold: bool = False, size: float | None = None) -> Any:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    return run


def _field(paragraph: Any, name: str) -> None:
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


def _widths(table: Any, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def templates() -> dict[Path, bytes]:
    """Return every template by its file."""
    made = {"lampiran": annex(), "keputusan": decree(), "maklumat": notice()}
    found = {}
    for name, document in made.items():
        saved = io.BytesIO()
        document.save(saved)
        found[FOLDER / f"{name}.docx"] = without_times(saved.getvalue())
    return found


def main() -> None:
    for path, data in templates().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
