"""Whom a finding about a decree can hurt, and how much: one table, by code.

In comes a finding; out come whom it hurts and a weight that orders what is told, the heaviest first.  The
weights are a judgement of ours, no law: above 50 somebody is turned away, made to come again or wrongly
decided, below that somebody has to ask.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from sp_engine.documents import SERVICE_DELIVERY
from sp_engine.lint import DecreeFinding


class Harm(StrEnum):
    """Who can be hurt; the order is that of the report."""

    APPLICANT = "applicant"
    AGENCY = "agency"
    READER = "reader"


class Weight(NamedTuple):
    """Whom it can hurt, and how much: 0 to 100."""

    harm: Harm
    weight: int


WEIGHTS: Final = {
    "SP371": Weight(Harm.APPLICANT, 98),
    "SP370": Weight(Harm.APPLICANT, 97),
    "SP334": Weight(Harm.APPLICANT, 95),
    "SP333": Weight(Harm.APPLICANT, 90),
    "SP324": Weight(Harm.APPLICANT, 85),
    "SP327": Weight(Harm.APPLICANT, 80),
    "SP329": Weight(Harm.APPLICANT, 75),
    "SP331": Weight(Harm.APPLICANT, 65),
    "SP325": Weight(Harm.APPLICANT, 60),
    "SP326": Weight(Harm.APPLICANT, 55),
    "SP328": Weight(Harm.APPLICANT, 50),
    "SP330": Weight(Harm.APPLICANT, 45),
    "SP320": Weight(Harm.AGENCY, 90),
    "SP365": Weight(Harm.AGENCY, 80),
    "SP321": Weight(Harm.AGENCY, 70),
    "SP336": Weight(Harm.AGENCY, 50),
    "SP332": Weight(Harm.AGENCY, 45),
    "SP337": Weight(Harm.AGENCY, 30),
    "SP318": Weight(Harm.AGENCY, 20),
    "SP323": Weight(Harm.READER, 50),
    "SP317": Weight(Harm.READER, 40),
    "SP322": Weight(Harm.READER, 30),
    "SP335": Weight(Harm.READER, 20),
    "SP338": Weight(Harm.READER, 10),
}
"""By the code of a finding about a decree."""

BEHIND_THE_COUNTER: Final = {"SP324": Weight(Harm.AGENCY, 60), "SP325": Weight(Harm.AGENCY, 40)}
"""In place of the above where it is about a component that an applicant does not rely on."""


def weight_of(found: DecreeFinding) -> Weight:
    """Return whom a finding about a decree can hurt, and how much."""
    code = found.finding.code
    if code in BEHIND_THE_COUNTER and found.component not in SERVICE_DELIVERY:
        return BEHIND_THE_COUNTER[code]
    return WEIGHTS[code]
