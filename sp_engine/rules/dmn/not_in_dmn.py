"""That a standard has no equivalent in DMN, and why."""

from __future__ import annotations

from sp_engine.words import Words


class NotInDmn(Exception):
    """What a decision model would have to say and cannot; `what` tells it to people."""

    def __init__(self, what: Words) -> None:
        super().__init__(what.en)
        self.what = what
