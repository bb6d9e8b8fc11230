"""The example with the fewest facts: decided as wanted, none has fewer; or the proof that nobody is so."""

from __future__ import annotations

from datetime import date, datetime
from itertools import combinations, product
from pathlib import Path

import pytest

from sp_engine import Outcome, open_catalogue
from sp_engine.assurance.cases.example_application import ExampleApplication
from sp_engine.assurance.proofs.fewest_facts import NoExample, fewest_facts
from sp_engine.assurance.proofs.witness import Witness, outcome_of
from sp_engine.conditions import leaves_by_item, telling_values
from sp_engine.deciding.decider import Service

pytest.importorskip("z3")

ON = date(2026, 3, 16)
CATALOGUE = open_catalogue()
FIELDS = open_catalogue(Path(__file__).parents[2] / "catalogue_of_fields")
SERVICES = [name for _, name, _ in CATALOGUE.files.services(ON)]
OF_FIELDS = [name for _, name, _ in FIELDS.files.services(ON)]


def service(name: str) -> Service:
    return (FIELDS if name in OF_FIELDS else CATALOGUE).standard(name, on=ON)


def ten_o_clock(of: Service) -> datetime:
    return datetime(2026, 3, 16, 10, tzinfo=of.standard.agency.zone)


@pytest.mark.parametrize("name", [*SERVICES, *OF_FIELDS])
def test_every_outcome_has_an_example_or_the_proof_that_nobody_comes_to_it(name: str) -> None:
    of = service(name)
    for outcome in Outcome:
        found = fewest_facts(of, outcome, ten_o_clock(of))
        if found is NoExample.NOBODY:
            continue
        assert isinstance(found, ExampleApplication)
        decision = of.decide(found.facts, received=found.received, after=found.after)
        assert decision.outcome is outcome
    assert isinstance(fewest_facts(of, Outcome.APPROVE, ten_o_clock(of)), ExampleApplication)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize(
    "name", ["depok/pendampingan-wub", "depok/klinik-bisnis", "palembang/informasi-halal-hki"]
)
def test_nothing_with_fewer_facts_comes_to_it(name: str, outcome: Outcome) -> None:
    """Every statement of fewer facts is tried, each with values on either side of all that is asked."""
    of = service(name)
    found = fewest_facts(of, outcome, ten_o_clock(of))
    asked = leaves_by_item(
        c for rule in of.follows.ruleset.rules for c in (rule.guard, rule.condition) if c is not None
    )
    values = {
        fact: [
            one
            for one in telling_values(of.standard.vocabulary[fact], leaves, ON.toordinal())
            if one is not None
        ]
        for fact, leaves in asked.items()
    }
    fewer = len(asked) + 1 if found is NoExample.NOBODY else _stated(found)
    for names in (some for many in range(fewer) for some in combinations(values, many)):
        if all("." not in fact or fact.partition(".")[0] in names for fact in names):
            for chosen in product(*(values[fact] for fact in names)):
                applicant = Witness(dict(zip(names, chosen, strict=True)), ON)
                assert outcome_of(of, applicant) is not outcome, applicant


def _stated(found: object) -> int:
    """Return how many facts, documents and attributes an example states."""
    assert isinstance(found, ExampleApplication)
    return sum(1 + (len(value) if isinstance(value, dict) else 0) for value in found.facts.values())
