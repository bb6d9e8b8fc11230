"""The rows of a register as files: XLSX, CSV, JSON.

In come rows; out come the bytes of a file.  Nothing in it is a formula: what an applicant is called may begin
with `=`, and a spreadsheet is to show it, not to compute it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sp_engine.deciding import outcome_words
from sp_engine.presenting.workbook import Sheet, workbook_bytes
from sp_engine.register import ExportedApplication, standing_words
from sp_engine.words import Language
from sp_engine.words.messages import register_page

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_bytes(rows: Sequence[ExportedApplication], language: Language) -> bytes:
    """Return the rows as CSV in UTF-8 with a mark, as spreadsheets read it."""
    text = io.StringIO()
    writer = csv.writer(text)
    for cells in _table(rows, language):
        writer.writerow([f"'{cell}" if cell.startswith(_COMPUTED) else cell for cell in cells])
    return text.getvalue().encode("utf-8-sig", "replace")


def xlsx_bytes(rows: Sequence[ExportedApplication], language: Language) -> bytes:
    """Return the rows as a workbook of one sheet, every cell a text."""
    headings, *cells = map(tuple, _table(rows, language))
    return workbook_bytes([Sheet(register_page.SHEET.get(language), headings, tuple(cells))])


def json_bytes(rows: Sequence[ExportedApplication], language: Language) -> bytes:
    """Return the rows as JSON in UTF-8 (docs/reference/register.md)."""
    told = {"applications": [_dict(row) for row in rows], "language": language}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _dict(row: ExportedApplication) -> dict[str, Any]:
    application = row.application
    return {
        "number": str(application.number),
        "service": application.service,
        "received": application.received.isoformat(),
        "outcome": None if application.outcome is None else application.outcome.value,
        "standing": application.standing.value,
        "applicant": row.applicant,
        "contact": row.contact,
        "clerk": application.clerk,
        "facts": dict(row.facts),
        "events": [
            {"kind": event.kind.name.lower(), "at": event.at.isoformat(), "stage": event.stage}
            for event in application.events()
        ],
    }


def _table(rows: Sequence[ExportedApplication], language: Language) -> Iterator[list[str]]:
    headings = (
        register_page.NUMBER,
        register_page.RECEIVED,
        register_page.SERVICE,
        register_page.APPLICANT,
        register_page.CONTACT,
        register_page.OUTCOME,
        register_page.STANDING,
        register_page.CLERK,
        register_page.FACTS,
    )
    yield [words.get(language) for words in headings]
    for row in rows:
        application = row.application
        outcome = application.outcome
        yield [
            str(application.number),
            application.received.isoformat(timespec="minutes"),
            application.service,
            row.applicant or "",
            row.contact or "",
            "" if outcome is None else outcome_words(outcome).get(language),
            standing_words(application.standing).get(language),
            application.clerk or "",
            "; ".join(f"{name}: {value}" for name, value in row.facts),
        ]
