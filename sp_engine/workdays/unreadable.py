"""Why a text states no time: said in both languages by whoever reads the text."""

from __future__ import annotations

from sp_engine.words import Words


class TimeTextError(ValueError):
    """A text that states no duration, or no opening hours; `reason` can be shown to its author."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.id)
        self.reason = reason
