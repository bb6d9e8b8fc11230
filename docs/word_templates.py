"""Writes the Word templates of letters: what comes with us, and what an agency copies to change in Word.

Whoever changes how our letters look in Word changes this file and runs `make docs`; the files hold no times,
so that the same text gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from word_parts import (
    CENTER,
    add_letterhead,
    add_line,
    add_run,
    empty_document,
    set_lines,
    set_signature,
    set_widths,
    template_bytes,
)

FOLDER = Path(__file__).parents[1] / "sp_engine" / "letters" / "templates"


def letter() -> Any:
    """Return the template of a letter with a subject, an addressee and a signatory."""
    document = empty_document(10.5, after=6)
    add_letterhead(document, (2.2, 12.1, 2.2))
    names = ("nomor", "sifat", "lampiran", "hal")
    rows = document.add_table(len(names), 4)
    set_widths(rows, (2.1, 0.5, 8.6, 5.3))
    for i, name in enumerate(names):
        _set(rows.cell(i, 0), f"{{{{ kata.{name} }}}}")
        _set(rows.cell(i, 1), ":")
        _set(rows.cell(i, 2), f"{{{{ surat.{name} }}}}", bold=name == "hal")
    _set(rows.cell(0, 3), "{{ surat.tanggal }}", WD_ALIGN_PARAGRAPH.RIGHT)
    add_line(document, "")
    add_line(document, "{{ kata.kepada }} {{ kepada.nama }}")
    add_line(document, "{{ kata.di_tempat }}")
    add_line(document, "")
    document.add_paragraph("{{p isi }}")
    document.add_paragraph("{{ penutup }}", "Body Text")
    signature = document.add_table(1, 2)
    set_widths(signature, (9, 7.5))
    set_signature(signature.cell(0, 1))
    add_line(document, "")
    add_line(document, "{{ kata.tembusan }}")
    for text in ("{%p for siapa in tembusan %}", "{{ loop.index }}. {{ siapa }}", "{%p endfor %}"):
        add_line(document, text)
    _register(document)
    return document


def receipt() -> Any:
    """Return the template of a receipt, which the applicant and the clerk sign."""
    document = empty_document(10.5, after=6)
    add_letterhead(document, (2.2, 12.1, 2.2))
    title = document.add_paragraph("", "Table Text")
    title.alignment = CENTER
    add_run(title, "{{ surat.nama }}", bold=True, size=13)
    add_line(document, "")
    document.add_paragraph("{{p isi }}")
    signature = document.add_table(1, 2)
    set_widths(signature, (9, 7.5))
    set_lines(signature.cell(0, 0), ("", "{{ kata.pemohon }}", *[""] * 3, "{{ pemohon }}"))
    set_lines(signature.cell(0, 1), ("{{ surat.tanggal }}", "{{ kata.petugas }}", *[""] * 3, "{{ petugas }}"))
    _register(document)
    return document


def _register(document: Any) -> None:
    add_line(document, "")
    add_line(document, "{%p if register.kode %}")
    kept = document.add_table(1, 2)
    set_widths(kept, (3, 13.5))
    _set(kept.cell(0, 0), "{{ register.kode }}")
    _set(kept.cell(0, 1), "{{ register.keterangan }}", size=8)
    add_line(document, "{%p else %}")
    add_line(document, "{{ register.keterangan }}", size=8)
    add_line(document, "{%p endif %}")


def _set(
    cell: Any,
    text: str,
    alignment: WD_ALIGN_PARAGRAPH | None = None,
    *,
    bold: bool = False,
    size: float | None = None,
) -> None:
    sizes = None if size is None else {0: size}
    set_lines(cell, (text,), alignment, bold=(0,) if bold else (), sizes=sizes)


def templates() -> dict[Path, bytes]:
    """Return every template by its file."""
    made = {"surat": letter(), "tanda-terima": receipt()}
    return {FOLDER / f"{name}.docx": template_bytes(document) for name, document in made.items()}


def main() -> None:
    for path, data in templates().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
