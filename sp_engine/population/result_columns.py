"""The columns of what comes out, called the same in every language.

In comes the standard; out come headings.
"""

from __future__ import annotations

from sp_engine.deciding import GENERAL_LIMIT_STAGE, CalendarDoubt
from sp_engine.documents import Standard

ROW = "baris"
OUTCOME = "hasil"
REQUIREMENTS = "sebab"
FEE = "biaya"
CALENDAR = "kalender"
DECREE = "penetapan"
ERROR = "galat"
ERROR_HEADINGS = ("baris", "kolom", "nilai", "kode", "masalah", "perbaikan")


def due_headings(standard: Standard) -> dict[str, str]:
    """Return the heading of each stage's due date, and of that of the law where the standard sets none."""
    stages = (*(stage.id for stage in standard.stages), GENERAL_LIMIT_STAGE)
    return {stage: f"tenggat.{stage}" for stage in stages}


def calendar_words(doubt: CalendarDoubt) -> str | None:
    """Return what a row says of its due dates: that they may move, or that a year has no calendar yet."""
    if doubt.missing is not None:
        return f"belum ada {doubt.missing}"
    return "sementara" if doubt.provisional else None
