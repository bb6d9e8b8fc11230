"""Writes the Word templates of letters: what comes with us, and what an agency copies to change in Word.

Whoever changes how our letters look in Word changes this file and runs `make docs`; the files hold no times,
so that the same text gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from sp_engine.papers import without_times

FOLDER = Path(__file__).parents[1] / "sp_engine" / "letters" / "templates"
FONT = "Arial"
_SMALL = '<w:rPr><w:sz w:val="17"/></w:rPr>'


def letter() -> Any:
    """Return the template of a letter with a subject, an addressee and a signatory."""
    document = _document()
    _letterhead(document)
    names = ("nomor", "sifat", "lampiran", "hal")
    rows = document.add_table(len(names), 4)
    _widths(rows, (2.1, 0.5, 8.6, 5.3))
    for i, name in enumerate(names):
        _set(rows.cell(i, 0), f"{{{{ kata.{name} }}}}")
        _set(rows.cell(i, 1), ":")
        _set(rows.cell(i, 2), f"{{{{ surat.{name} }}}}", bold=name == "hal")
    _set(rows.cell(0, 3), "{{ surat.tanggal }}", WD_ALIGN_PARAGRAPH.RIGHT)
    _line(document, "")
    _line(document, "{{ kata.kepada }} {{ kepada.nama }}")
    _line(document, "{{ kata.di_tempat }}")
    _line(document, "")
    document.add_paragraph("{{p isi }}")
    document.add_paragraph("{{ penutup }}", "Body Text")
    signature = document.add_table(1, 2)
    _widths(signature, (9, 7.5))
    _lines(
        signature.cell(0, 1),
        (
            "{{ penandatangan.jabatan }}",
            *[""] * 3,
            "{{ penandatangan.nama }}",
            "{%p if penandatangan.pangkat %}",
            "{{ penandatangan.pangkat }}",
            "{%p endif %}",
            "{{ kata.nip }} {{ penandatangan.nip }}",
        ),
        bold=(5,),
    )
    _line(document, "")
    _line(document, "{{ kata.tembusan }}")
    for text in ("{%p for siapa in tembusan %}", "{{ loop.index }}. {{ siapa }}", "{%p endfor %}"):
        _line(document, text)
    _register(document)
    return document


def receipt() -> Any:
    """Return the template of a receipt, which the applicant and the clerk sign."""
    document = _document()
    _letterhead(document)
    title = document.add_paragraph("", "Table Text")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, "{{ surat.nama }}", bold=True, size=13)
    _line(document, "")
    document.add_paragraph("{{p isi }}")
    signature = document.add_table(1, 2)
    _widths(signature, (9, 7.5))
    _lines(signature.cell(0, 0), ("", "{{ kata.pemohon }}", *[""] * 3, "{{ pemohon }}"))
    _lines(signature.cell(0, 1), ("{{ surat.tanggal }}", "{{ kata.petugas }}", *[""] * 3, "{{ petugas }}"))
    _register(document)
    return document


def _document() -> Any:
    document = Document()
    for paragraph in [*document.paragraphs]:
        paragraph._element.getparent().remove(paragraph._element)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    _styles(document)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(header, "{{ sementara }}", bold=True, size=9).font.color.rgb = RGBColor(0xA0, 0x20, 0x15)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(footer, "{{ kata.halaman }} ", size=8.5)
    _field(footer, "PAGE")
    _run(footer, " {{ kata.dari }} ", size=8.5)
    _field(footer, "NUMPAGES")
    made = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = made
    return document


def _styles(document: Any) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.05
    styles["Body Text"].paragraph_format.space_after = Pt(6)
    styles["List Paragraph"].paragraph_format.space_after = Pt(4)
    for level in (1, 2, 3):
        heading = styles[f"Heading {level}"]
        heading.font.name, heading.font.size = FONT, Pt(12)
        heading.font.color.rgb = RGBColor(0, 0, 0)
        fonts = heading.element.rPr.rFonts
        for name in [*fonts.attrib]:
            if "Theme" in name:
                del fonts.attrib[name]
    told = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    told.base_style = normal
    told.paragraph_format.space_after = Pt(1)


def _letterhead(document: Any) -> None:
    head = document.add_table(1, 3)
    _widths(head, (2.2, 12.1, 2.2))
    _set(head.cell(0, 0), "{{ kop.lambang }}")
    cell = head.cell(0, 1)
    _lines(
        cell,
        (
            "{%p for baris in kop.atas %}",
            "{{ baris }}",
            "{%p endfor %}",
            "{{ kop.nama }}",
            "{{ kop.alamat }}",
            "{{ kop.kontak }}",
        ),
        WD_ALIGN_PARAGRAPH.CENTER,
        bold=(3,),
        sizes={1: 12, 3: 13, 4: 9, 5: 9},
    )
    rule = document.add_paragraph("", "Table Text")
    rule.paragraph_format.line_spacing = Pt(8)
    rule._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="thickThinSmallGap" w:sz="18" w:space="1" w:color="auto"/>'
            "</w:pBdr>"
        )
    )


def _register(document: Any) -> None:
    _line(document, "")
    _line(document, "{%p if register.kode %}")
    kept = document.add_table(1, 2)
    _widths(kept, (3, 13.5))
    _set(kept.cell(0, 0), "{{ register.kode }}")
    _set(kept.cell(0, 1), "{{ register.keterangan }}", size=8)
    _line(document, "{%p else %}")
    _line(document, "{{ register.keterangan }}", size=8)
    _line(document, "{%p endif %}")


def _line(document: Any, text: str, *, size: float | None = None) -> None:
    _run(document.add_paragraph("", "Table Text"), text, size=size)


def _lines(
    cell: Any,
    texts: Sequence[str],
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    *,
    bold: Sequence[int] = (),
    sizes: dict[int, float] | None = None,
) -> None:
    for i, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.style = "Table Text"
        paragraph.alignment = alignment
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, text, bold=i in bold, size=(sizes or {}).get(i))


def _set(
    cell: Any,
    text: str,
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    *,
    bold: bool = False,
    size: float | None = None,
) -> None:
    sizes = None if size is None else {0: size}
    _lines(cell, (text,), alignment, bold=(0,) if bold else (), sizes=sizes)


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


def template_bytes(document: Any) -> bytes:
    """Return a document as a file that does not say when it was made."""
    saved = io.BytesIO()
    document.save(saved)
    return without_times(saved.getvalue())


def templates() -> dict[Path, bytes]:
    """Return every template by its file."""
    made = {"surat": letter(), "tanda-terima": receipt()}
    return {FOLDER / f"{name}.docx": template_bytes(document) for name, document in made.items()}


def main() -> None:
    for path, data in templates().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
