"""What every back end is: typed facts and a day go in, a verdict comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from sp_engine.facts import FactValue
from sp_engine.rules.outcome import Outcome


class Verdict(NamedTuple):
    """A decision and the values it follows from, one per rule.

    `hopeful` are the values when every unstated item that is the agency's comes out in the applicant's
    favour: its leaves hold in a condition and do not hold in a guard.
    """

    outcome: Outcome
    values: tuple[int, ...]
    hopeful: tuple[int, ...]


class Backend(Protocol):
    """A compiled ruleset.  `day` is the day of application as an ordinal; facts are typed and checked."""

    def decide(self, facts: Mapping[str, FactValue], day: int) -> Verdict: ...
