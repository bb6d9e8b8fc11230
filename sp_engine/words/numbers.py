"""Numbers and money as people write them, in Indonesian and English.

In comes a whole number; out come words.  Knows nothing about what is counted.
"""

from __future__ import annotations

from sp_engine.words.language import Language
from sp_engine.words.messages import writing

CURRENCY = "Rp"


def grouped(number: int, language: Language) -> str:
    """Return a number with a mark every three digits: `1.500` in Indonesian, `1,500` in English."""
    return f"{number:,}".replace(",", writing.THOUSANDS.get(language))


def rupiah(amount: int) -> str:
    """Return an amount as Indonesians write it, in either language: `Rp1.000.000`."""
    return CURRENCY + grouped(amount, "id")
