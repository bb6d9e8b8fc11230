"""Numbers and money as people write them, in Indonesian and English.

In comes a whole number; out come words.  Knows nothing about what is counted.
"""

from __future__ import annotations

from sp_engine.words.language import Language
from sp_engine.words.messages import writing

CURRENCY = "Rp"


def grouped(number: int, language: Language, places: int = 0) -> str:
    """Return a number with a mark every three digits: `1.500` in Indonesian, `1,500` in English.

    With `places` it is one with so many decimals, without a mark: 1050 with two is `10,5`.
    """
    whole, rest = divmod(abs(number), 10**places)
    told = f"{whole:,}".replace(",", writing.THOUSANDS.get(language))
    decimals = f"{writing.DECIMALS.get(language)}{rest:0{places}}".rstrip("0") if rest else ""
    return f"{'-' if number < 0 else ''}{told}{decimals}"


def rupiah(amount: int) -> str:
    """Return an amount as Indonesians write it, in either language: `Rp1.000.000`."""
    return CURRENCY + grouped(amount, "id")
