"""The columns of what comes out, called the same in every language.

In comes the standard; out come headings.
"""

from __future__ import annotations

from sp_engine.deciding import GENERAL_LIMIT_STAGE
from sp_engine.documents import Standard

ROW = "baris"
OUTCOME = "hasil"
REQUIREMENTS = "sebab"
FEE = "biaya"
DECREE = "penetapan"
ERROR = "galat"
ERROR_HEADINGS = ("baris", "kolom", "nilai", "kode", "masalah", "perbaikan")


def due_headings(standard: Standard) -> dict[str, str]:
    """Return the heading of each stage's due date, and of that of the law where the standard sets none."""
    stages = (*(stage.id for stage in standard.stages), GENERAL_LIMIT_STAGE)
    return {stage: f"tenggat.{stage}" for stage in stages}
