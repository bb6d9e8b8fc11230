"""A letter to an applicant as a paper: its body by its kind, its surroundings from the agency.

In come what it is about, its kind and its date; out comes the paper with the folders of its template.  Reads
no clock.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import assert_never

from sp_engine.letters.approval_letter import approval_blocks
from sp_engine.letters.letter_kind import LetterKind, subject_words
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.letters.receipt import receipt_blocks
from sp_engine.letters.refusal_letter import refusal_blocks
from sp_engine.letters.return_letter import return_blocks
from sp_engine.letters.template_values import template_values
from sp_engine.papers import Block, Paper, PaperFormat, TemplateFolders, paper_bytes
from sp_engine.words import Language

OWN_TEMPLATES = "templat"
"""The folder of an agency, beside its `instansi.yaml`, in which its own templates lie."""
BUNDLED_TEMPLATES = Path(__file__).with_name("templates")


def bundled_templates() -> dict[str, bytes]:
    """Return the templates that come with us, by the names of their files."""
    return {path.name: path.read_bytes() for path in sorted(BUNDLED_TEMPLATES.iterdir()) if path.is_file()}


def letter_bytes(
    subject: LetterSubject,
    kind: LetterKind,
    form: PaperFormat,
    *,
    dated: date,
    agency_folder: Path,
    language: Language,
) -> bytes:
    """Return a letter as a file holds it.  Raises `DiagnosticError` for a template that cannot be filled."""
    folder = agency_folder / OWN_TEMPLATES
    body = _body(subject, kind, language)
    values = template_values(subject, kind, body, dated=dated, folder=folder, language=language)
    service = subject.decision.standard.name.get(language)
    title = subject_words(kind).say(language, service=service)
    paper = Paper(_template(kind), title, language, values)
    return paper_bytes(paper, form, TemplateFolders(BUNDLED_TEMPLATES, folder))


def _template(kind: LetterKind) -> str:
    """Return the name of the template that a kind of letter has."""
    match kind:
        case LetterKind.RECEIPT:
            return "tanda-terima"
        case LetterKind.APPROVAL | LetterKind.RETURN | LetterKind.REFUSAL:
            return "surat"
        case _ as never:
            assert_never(never)


def _body(subject: LetterSubject, kind: LetterKind, language: Language) -> tuple[Block, ...]:
    match kind:
        case LetterKind.RECEIPT:
            return tuple(receipt_blocks(subject, language))
        case LetterKind.APPROVAL:
            return tuple(approval_blocks(subject, language))
        case LetterKind.RETURN:
            return tuple(return_blocks(subject, language))
        case LetterKind.REFUSAL:
            return tuple(refusal_blocks(subject, language))
        case _ as never:
            assert_never(never)
