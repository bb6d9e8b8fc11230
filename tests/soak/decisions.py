"""Applicants decided beside the oracle: those of every case first, then others by chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from oracle.applicants import Chance, cases_of
from oracle.comparison import FIELDS, Both
from oracle.documents import BUNDLED
from soak.limits import SEED, Tried


def ready() -> Callable[[int], Tried]:
    """Decide applicants beside the oracle: those of every case first, then others by chance."""
    pairs = [Both(BUNDLED), Both(FIELDS)]
    services = [(pair, name) for pair in pairs for name in pair.oracle.services()]
    cases = [list(cases_of(pair.oracle, name)) for pair, name in services]
    own = [(pair, name, case) for (pair, name), some in zip(services, cases, strict=True) for case in some]

    def one(number: int) -> Tried:
        chance = random.Random(f"{SEED} {number}")
        if number < len(own):
            pair, name, application = own[number]
        else:
            index = number % len(services)
            pair, name = services[index]
            on = date(2026, 1, 20) + timedelta(chance.randrange(700))
            like = chance.choice(cases[index]).facts if chance.random() < 0.5 else None
            application = Chance(pair.oracle.service(name, on), on, chance).application(like)
        found = pair.differences(name, application, witness=not number % 4)
        return "agreed", f"{name}: {found} {application}" if found else None

    return one
