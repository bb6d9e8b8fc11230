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
from sp_engine.papers import Block, Paper, PaperFormat, paper_bytes
from sp_engine.stationery import own_folder, template_folders
from sp_engine.words import Language

LETTER_TEMPLATES = Path(__file__).with_name("templates")
"""The folder of the templates of letters that come with us."""


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
    folder = own_folder(agency_folder)
    body = _body(subject, kind, language)
    values = template_values(subject, kind, body, dated=dated, folder=folder, language=language)
    service = subject.decision.standard.name.get(language)
    title = subject_words(kind).say(language, service=service)
    paper = Paper(_template(kind), title, language, values)
    return paper_bytes(paper, form, template_folders(LETTER_TEMPLATES, agency_folder))


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
