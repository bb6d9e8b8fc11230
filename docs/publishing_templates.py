"""Writes the Word templates of annex, decree and notice, which an agency copies to change them in Word.

Whoever changes how these papers look in Word changes this file and runs `make docs`; the files hold no times,
so that the same text gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from word_parts import (
    CENTER,
    add_letterhead,
    add_line,
    empty_document,
    set_lines,
    set_signature,
    set_widths,
    template_bytes,
)

FOLDER = Path(__file__).parents[1] / "sp_engine" / "publishing" / "templates"


def annex() -> Any:
    """Return the template of the annex: what it belongs to, its services, who signs."""
    document = empty_document(10, after=3)
    head = document.add_table(5, 3)
    set_widths(head, (6.5, 2.2, 7.8))
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
    add_line(document, "")
    add_line(document, "{{ keputusan.tentang }}", alignment=CENTER, bold=True, size=12)
    add_line(document, "")
    document.add_paragraph("{{p isi }}")
    _signature(document)
    return document


def decree() -> Any:
    """Return the template of the decree: its head, its grounds, what it decides, who signs."""
    document = empty_document(11, after=3)
    add_letterhead(document, (2.2, 12.1, 2.2))
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
        add_line(document, text, alignment=CENTER, bold=bold)
    _pairs(
        document, (("{{ kata.menimbang }}", "{{p menimbang }}"), ("{{ kata.mengingat }}", "{{p mengingat }}"))
    )
    add_line(document, "{{ kata.memutuskan }}", alignment=CENTER, bold=True)
    _pairs(document, (("{{ kata.menetapkan }}", "{{ keputusan.menetapkan }}"),))
    table = document.add_table(3, 3)
    set_widths(table, (2.8, 0.5, 13.2))
    _set(table.cell(0, 0), "{%tr for satu in diktum %}")
    for column, text in enumerate(("{{ satu.nama }}", ":", "{{p satu.isi }}")):
        _set(table.cell(1, column), text)
    _set(table.cell(2, 0), "{%tr endfor %}")
    _signature(document)
    return document


def notice() -> Any:
    """Return the template of the notice that an office hangs up: one page across."""
    document = empty_document(13, after=3)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    add_letterhead(document, (2.5, 20.2, 2.5))
    add_line(document, "{{ kata.maklumat }}", alignment=CENTER, bold=True, size=28)
    add_line(document, "")
    add_line(document, "{%p if pembuka %}")
    add_line(document, "{{ pembuka }}", size=16)
    add_line(document, "", size=8)
    add_line(document, "{%p endif %}")
    add_line(document, "{%p for kalimat in janji %}")
    number = "{% if janji|length > 1 %}{{ loop.index }}. {% endif %}"
    add_line(document, number + "{{ kalimat }}", size=16)
    add_line(document, "", size=8)
    add_line(document, "{%p endfor %}")
    table = document.add_table(1, 2)
    set_widths(table, (15, 9.7))
    set_signature(table.cell(0, 1), ("{{ tempat }}, ………………………",), CENTER)
    return document


def _signature(document: Any) -> None:
    add_line(document, "")
    table = document.add_table(1, 2)
    set_widths(table, (8.5, 8))
    above = (
        "{{ kata.ditetapkan_di }} {{ keputusan.tempat }}",
        "{{ kata.pada_tanggal }} {{ keputusan.tanggal }}",
    )
    set_signature(table.cell(0, 1), above)


def _pairs(document: Any, rows: Sequence[tuple[str, str]]) -> None:
    table = document.add_table(len(rows), 3)
    set_widths(table, (2.8, 0.5, 13.2))
    for i, (name, text) in enumerate(rows):
        for column, told in enumerate((name, ":", text)):
            _set(table.cell(i, column), told)
    add_line(document, "")


def _set(cell: Any, text: str) -> None:
    set_lines(cell, (text,), together=False)


def templates() -> dict[Path, bytes]:
    """Return every template by its file."""
    made = {"lampiran": annex(), "keputusan": decree(), "maklumat": notice()}
    return {FOLDER / f"{name}.docx": template_bytes(document) for name, document in made.items()}


def main() -> None:
    for path, data in templates().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
