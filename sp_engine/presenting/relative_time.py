"""How far a moment is from another, in the words of pendulum's locales: `2 hari lagi`.

In come two moments; out come words.  Imported only where lists speak so: pendulum costs a start.
"""

from __future__ import annotations

from datetime import datetime

from sp_engine.packages import optional_package
from sp_engine.words import Language


def relative_words(moment: datetime, at: datetime, language: Language) -> str:
    """Return how far a moment is from `at`, as somebody says it then."""
    pendulum = optional_package("pendulum", "register")
    difference = pendulum.instance(moment).diff(pendulum.instance(at))
    told: str = pendulum.format_diff(difference, is_now=True, locale=language)
    return told
