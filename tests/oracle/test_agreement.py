"""The engine and the oracle, a second reader and evaluator that shares no code with it, say the same."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from oracle.applicants import Chance, cases_of
from oracle.comparison import FIELDS, Both
from oracle.documents import BUNDLED

CATALOGUES = {"bundled": BUNDLED, "other fields": FIELDS}
SERVICES = [(kind, name) for kind, root in CATALOGUES.items() for name in Both(root).oracle.services()]


@cache
def both(root: Path) -> Both:
    return Both(root)


@pytest.mark.parametrize(("catalogue", "name"), SERVICES)
def test_applicants_of_the_cases_and_by_chance_are_decided_as_the_oracle_decides(
    catalogue: str, name: str
) -> None:
    pair, chance = both(CATALOGUES[catalogue]), random.Random(name)
    cases = list(cases_of(pair.oracle, name))
    applications = chance.sample(cases, min(6, len(cases)))
    for _ in range(6):
        on = date(2026, 1, 20) + timedelta(chance.randrange(700))
        likely = Chance(pair.oracle.service(name, on), on, chance)
        applications.append(likely.application(chance.choice([None, chance.choice(cases).facts])))
    for number, application in enumerate(applications):
        assert pair.differences(name, application, witness=not number % 4) == [], application
