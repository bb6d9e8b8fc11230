"""Findings about a decree as concerns: one of each kind, and in it each thing that is wrong once.

In come findings; out come concerns, the heaviest first.  What is wrong in the same words in several services
(one telephone number, one copied sentence) is one point with all of these services.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sp_engine.lint import DecreeFinding
from sp_engine.reviewing.harm import Harm, Weight, weight_of


class Concern(NamedTuple):
    """One kind of thing that is wrong; each point is what says the same, wherever it stands."""

    code: str
    weight: Weight
    points: tuple[tuple[DecreeFinding, ...], ...]

    @property
    def harm(self) -> Harm:
        return self.weight.harm

    @property
    def between_services(self) -> bool:
        """Whether services are at odds with each other."""
        return self.code in ("SP370", "SP371")

    @property
    def left(self) -> bool:
        """Whether the agency has acknowledged all of it."""
        return all(found.finding.acknowledged is not None for point in self.points for found in point)


def concerns_of(findings: Iterable[DecreeFinding]) -> tuple[Concern, ...]:
    """Return the concerns, the heaviest first, their points in the order of the decree."""
    kinds: dict[tuple[str, Weight], dict[str, list[DecreeFinding]]] = {}
    for found in findings:
        points = kinds.setdefault((found.finding.code, weight_of(found)), {})
        points.setdefault(found.finding.message(), []).append(found)
    concerns = (
        Concern(code, weight, tuple(map(tuple, points.values()))) for (code, weight), points in kinds.items()
    )
    order = list(Harm)
    return tuple(sorted(concerns, key=lambda one: (order.index(one.harm), -one.weight.weight, one.code)))
