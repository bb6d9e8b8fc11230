"""What every back end is: typed facts and a day go in, a verdict comes out."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final, Protocol

from sp_engine.facts import FactValue
from sp_engine.immutable import NamedTuple
from sp_engine.rules.outcome import Outcome

NONE_ENDED: Final[Set[str]] = frozenset()
"""That no stage has ended yet."""


class Verdict(NamedTuple):
    """A decision and the values it follows from, one per rule.

    `hopeful` are the values when everything open that is not now the applicant's comes out in the
    applicant's favour: the leaves of an unstated item of the agency's hold in a condition and do not hold in
    a guard, and what falls due only after a stage that has not ended is met.
    """

    outcome: Outcome
    values: tuple[int, ...]
    hopeful: tuple[int, ...]


class Backend(Protocol):
    """A compiled ruleset.

    `day` is the day of application as an ordinal, `ended` the stages that have ended; facts are typed and
    checked.
    """

    def decide(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Verdict: ...
