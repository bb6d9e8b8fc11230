"""What requirements ask of somebody who has stated nothing that they look at: the same of everybody.

In come the requirements of a standard; out comes what each asks then.  Knows nothing about words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from sp_engine.deciding.to_supply import Need, needs_of
from sp_engine.documents import Requirement
from sp_engine.facts import FactValue
from sp_engine.rules import CompiledConditions, Situation

_SOME_DAY: Final = date(2000, 1, 1).toordinal()
"""A day of application: where nothing is stated, none is compared with it."""


class NothingStated:
    """The situation in which nothing is stated, and what the requirements of a standard ask in it.

    What each asks is worked out when it is first asked for, and kept.
    """

    def __init__(self, compiled: CompiledConditions) -> None:
        self.situation = Situation({}, _SOME_DAY, compiled=compiled)
        self._needs: dict[str, Need | None] = {}

    def need(self, requirement: Requirement) -> Need | None:
        """Return what a requirement of the standard asks of the applicant."""
        if requirement.id not in self._needs:
            self._needs[requirement.id] = needs_of(requirement, self.situation)
        return self._needs[requirement.id]


def says_nothing_of(facts: Mapping[str, FactValue], requirement: Requirement) -> bool:
    """Whether nothing is stated of what a requirement looks at."""
    return facts.keys().isdisjoint(requirement.looked_at)
