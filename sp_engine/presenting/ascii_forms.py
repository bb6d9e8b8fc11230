"""How a letter is written where an encoding lacks it: a mark by the nearest one that every terminal has.

In comes one letter; out come letters of ASCII.  Knows nothing about streams.
"""

from __future__ import annotations

from unicodedata import normalize

_FORMS = {
    "✓": "v",
    "✗": "x",
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "·": "-",
    "•": "*",
    "○": "o",
    "▪": "*",
    "…": "...",
    "⋮": ":",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "‹": "<",
    "›": ">",
    "×": "x",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "‰": " per 1000",
    "\u00a0": " ",
}


def ascii_form(letter: str) -> str:
    """Return a letter in ASCII: its own form, without its accents, or a question mark."""
    if (form := _FORMS.get(letter)) is not None:
        return form
    return normalize("NFKD", letter).encode("ascii", "ignore").decode() or "?"
