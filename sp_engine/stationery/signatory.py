"""What the names of who signs stand for in a template.

In come the office and, where it is known, the person; out come values by the names that
docs/reference/templat-surat.md lists.  What is not known is left to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from sp_engine.documents import Signatory
from sp_engine.papers import Value

TO_FILL_IN = "……………………………………"
"""Stands where somebody fills in by hand."""


def signatory_values(office: str, signatory: Signatory | None) -> Mapping[str, Value]:
    """Return the office with its comma, and name, rank and number of the person."""
    return {
        "jabatan": f"{office},",
        "nama": (None if signatory is None else signatory.name) or TO_FILL_IN,
        "pangkat": ("" if signatory is None else signatory.rank) or "",
        "nip": TO_FILL_IN if signatory is None or signatory.number is None else _spaced(signatory.number),
    }


def _spaced(number: str) -> str:
    """Return a number of 18 digits as written: day of birth, month of appointment, sex, place in a row."""
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"
