"""A paper with a block of every kind, and templates that place it, for whoever tests how papers are made."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from sp_engine.papers.blocks import (
    Body,
    Heading,
    ItemList,
    ListItem,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Table,
    numbered,
    pairs,
    paragraph,
)
from sp_engine.papers.paper import Paper
from sp_engine.papers.qr import qr_code
from sp_engine.papers.template import TemplateFolders

HTML = """<!doctype html>
<html lang="{{ bahasa }}"><title>{{ judul }}</title><style>{{ gaya }}</style>
<p>{{ kepada.nama }}</p>{{ isi }}{{ kode }}"""
TYPST = """#import "blok.typ": data, gambar, susun
#let d = data()
#set document(title: d.judul, date: none)
#set text(font: "Libertinus Serif", lang: d.bahasa)
= #d.judul
#d.kepada.nama
#susun(d.isi)
#gambar(d.kode)
"""


def word_template(*lines: str) -> bytes:
    """Return a file of Word with these paragraphs."""
    document, saved = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(saved)
    return saved.getvalue()


def lay_templates(folder: Path) -> TemplateFolders:
    """Write the three templates into a folder, as those that come with us."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contoh.html").write_text(HTML, encoding="utf-8")
    (folder / "contoh.typ").write_text(TYPST, encoding="utf-8")
    word = word_template("{{ judul }}", "{{ kepada.nama }}", "{{p isi }}", "{{ kode }}")
    (folder / "contoh.docx").write_bytes(word)
    return TemplateFolders(folder)


def sample_paper(text: str = "teks") -> Paper:
    """Return a paper that says a text in a block of every kind."""
    inner = numbered([text, f"{text} 2"])
    blocks = (
        Heading(text, 1),
        Paragraph((Run("biasa "), Run(text, bold=True), Run(" miring", italic=True))),
        ItemList((ListItem(text, (paragraph(text), inner, paragraph(text))), ListItem("b.", (inner,)))),
        pairs([(text, text), ("Hal", text)]),
        Table((1, 3), (text, "URAIAN"), (((paragraph(text),), (inner,)), ((), (pairs([("a", text)]),)))),
        Notice((paragraph(text), inner)),
        PageBreak(),
        paragraph(text),
    )
    return Paper(
        "contoh",
        text,
        "id",
        {
            "kepada": {"nama": text},
            "isi": Body(blocks),
            "kode": qr_code("sp:depok/2026/1", width=20, alternative=text),
        },
    )
