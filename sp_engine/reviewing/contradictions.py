"""Places where services of one decree say the same words and mean different rules.

In comes a decree with its services; out come requirements in the same words under different rules, each with
the services on either side.  Services that reject whom another sends are findings of lint (SP370, SP371).
"""

from __future__ import annotations

from typing import NamedTuple

from sp_engine.documents import Requirement
from sp_engine.lint import DecreeText, ServiceText


class Contradiction(NamedTuple):
    """The same words under different rules: for each rule a requirement and the services that have it."""

    words: str
    sides: tuple[tuple[Requirement, tuple[ServiceText, ...]], ...]


def contradictions_of(decree: DecreeText) -> tuple[Contradiction, ...]:
    """Return what services say alike and mean differently, in the order of the decree."""
    by_words: dict[str, list[tuple[Requirement, list[ServiceText]]]] = {}
    for service in decree.services:
        for requirement in service.standard.requirements:
            sides = by_words.setdefault(" ".join(requirement.text.id.lower().split()), [])
            for known, services in sides:
                if _same_rule(known, requirement):
                    services.append(service)
                    break
            else:
                sides.append((requirement, [service]))
    return tuple(
        Contradiction(sides[0][0].text.id, tuple((rule, tuple(services)) for rule, services in sides))
        for sides in by_words.values()
        if len({service.listed.id for _, services in sides for service in services}) > 1 and len(sides) > 1
    )


def _same_rule(one: Requirement, other: Requirement) -> bool:
    return (one.condition, one.guard, one.mandatory) == (other.condition, other.guard, other.mandatory)
