"""The columns of what comes out, called the same in every language.

In comes the standard; out come headings.
"""

from __future__ import annotations

from sp_engine.documents import Standard

ROW = "baris"
OUTCOME = "hasil"
REQUIREMENTS = "sebab"
FEE = "biaya"
DECREE = "penetapan"
ERROR = "galat"
ERROR_HEADINGS = ("baris", "kolom", "nilai", "kode", "masalah", "perbaikan")


def due_headings(standard: Standard) -> dict[str, str]:
    """Return the heading under which each stage's due date stands."""
    return {stage.id: f"tenggat.{stage.id}" for stage in standard.stages}
