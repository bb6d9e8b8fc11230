"""A paper in one of the formats that are made: the same paper and template give the same bytes, everywhere.

In comes a paper; out come bytes, or a finding about the template.  Reads no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import assert_never

from sp_engine.immutable import Immutable
from sp_engine.papers.blocks import Value
from sp_engine.papers.template import Template, TemplateFolders, found_template
from sp_engine.words import Language


class PaperFormat(StrEnum):
    """In which a paper is made; the value is how the file's name ends."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"


class Paper(Immutable):
    """What a paper says: `values` are what the names of its template stand for.

    The template finds `judul` (the title) and `bahasa` besides.
    """

    template: str
    title: str
    language: Language
    values: Mapping[str, Value]


def paper_format(file: PurePath) -> PaperFormat | None:
    """Return the format that the name of a file asks for; None where it asks for none that is made."""
    suffix = file.suffix.lower().removeprefix(".")
    return next((form for form in PaperFormat if form == suffix), None)


def paper_bytes(paper: Paper, form: PaperFormat, folders: TemplateFolders) -> bytes:
    """Return the paper as a file holds it.

    Raises `DiagnosticError` for a template that cannot be filled, and `PackageMissingError`.
    """
    values: dict[str, Value] = {"judul": paper.title, "bahasa": paper.language, **paper.values}
    match form:
        case PaperFormat.DOCX:
            from sp_engine.papers.docx_writer import docx_bytes

            return docx_bytes(_template(paper, "docx", folders), paper.title, values)
        case PaperFormat.PDF:
            from sp_engine.papers.pdf_writer import pdf_bytes

            return pdf_bytes(_template(paper, "typ", folders), values)
        case PaperFormat.HTML:
            from sp_engine.papers.html_writer import html_bytes

            return html_bytes(_template(paper, "html", folders), values)
        case _ as never:
            assert_never(never)


def _template(paper: Paper, suffix: str, folders: TemplateFolders) -> Template:
    return found_template(folders, f"{paper.template}.{suffix}")
