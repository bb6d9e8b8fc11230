"""Decisions on hostile facts; what is decided on has to be of its kind."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from oracle.applicants import Chance, cases_of
from oracle.comparison import FIELDS, Both, engine_data
from oracle.documents import BUNDLED
from oracle.facts import read_value, zone
from soak.hostile_facts import hostile_facts
from soak.limits import SEED, Tried

from sp_engine import FactsError, Service


def ready() -> Callable[[int], Tried]:
    """Decide on hostile facts; what is decided on has to be of its kind."""
    pairs = [Both(BUNDLED), Both(FIELDS)]
    on = date(2026, 3, 16)
    services = [(pair, name) for pair in pairs for name in pair.oracle.services()]
    cases = [[case.facts for case in cases_of(pair.oracle, name)] for pair, name in services]

    @cache
    def ready(index: int) -> tuple[Chance, Service]:
        pair, name = services[index]
        return Chance(pair.oracle.service(name, on), on, random.Random()), pair.engine.standard(name, on=on)

    def one(number: int) -> Tried:
        index = number % len(services)
        likely, engine = ready(index)
        chance, service = likely.chance, likely.service
        chance.seed(f"{SEED} {number}")
        place = zone(service.agency)
        received = datetime(2026, 3, 16, 10, tzinfo=place)
        given = hostile_facts(engine_data(chance.choice(cases[index]), service.vocabulary), likely)
        try:
            read = engine.read_facts(given, received=received)
        except FactsError as error:
            for finding in error.diagnostics:
                assert finding.message("id"), finding.code
                finding.why("id"), finding.fix("id")
            return "refused", None
        for fact, value in read.to_dict().items():
            read_value(value, service.vocabulary[fact], on, place)
        decision = engine.decide(read, received=received)
        if not number % 10:
            json.dumps(decision.to_dict("id"))
        return decision.outcome.value, None

    return one
