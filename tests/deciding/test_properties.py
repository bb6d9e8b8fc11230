"""Laws of deciding, over random applicants for every real service."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

import pytest
from deciding.applicants import Applicants, Supplier
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import Diagnostic, Facts, FactsError, Outcome, Service
from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.words.language import LANGUAGES, Language

DAY = date(2026, 7, 6)
CHANCE = st.randoms(use_true_random=False)


class Drawn:
    """Applicants of one service: random ones, and ones that lack little."""

    def __init__(self, service: Service, complete: dict[str, Any]) -> None:
        self.made_up, self._complete = Applicants(service.standard, DAY), complete

    def draw(self, pick: Random) -> dict[str, Any]:
        if pick.random() < 0.5:
            return self.made_up.draw(pick)
        return self.made_up.near(self._complete, pick)


@pytest.fixture(scope="session")
def applicants(
    services: dict[str, Service], complete: Callable[[str], dict[str, Any]]
) -> list[tuple[Service, Drawn]]:
    """Every service with the applicants that can be made up for it."""
    return [(service, Drawn(service, complete(name))) for name, service in services.items()]


def received(service: Service) -> datetime:
    return datetime(2026, 7, 6, 10, tzinfo=service.standard.agency.zone)


def read(service: Service, data: Any) -> Facts:
    return parse_facts(data, service.standard, received(service))


@examples(200)
@given(pick=CHANCE)
def test_stating_more_never_turns_an_approval_or_a_rejection_into_anything_else(
    applicants: list[tuple[Service, Drawn]], pick: Random
) -> None:
    service, drawn = pick.choice(applicants)
    some, more = read(service, drawn.draw(pick)), read(service, drawn.draw(pick))
    absent = {name for name, value in some.items() if value is False}
    added = {name: value for name, value in more.items() if name.partition(".")[0] not in absent}
    fuller = Facts({**added, **some}, service.standard, DAY)
    before = service.decide(some, received=received(service)).outcome
    after = service.decide(fuller, received=received(service)).outcome
    if before in (Outcome.APPROVE, Outcome.REJECT):
        assert after is before


@examples(200)
@given(pick=CHANCE)
def test_supplying_everything_that_is_needed_never_leads_to_a_second_return(
    applicants: list[tuple[Service, Drawn]], pick: Random
) -> None:
    service, drawn = pick.choice(applicants)
    facts = read(service, drawn.draw(pick))
    decision = service.decide(facts, received=received(service))
    if decision.outcome is not Outcome.RETURN:
        return
    assert decision.needs is not None
    settled = Supplier(drawn.made_up, pick).supply(decision.needs, facts)
    again = service.decide(Facts(settled, service.standard, DAY), received=received(service))
    assert again.outcome is not Outcome.RETURN, again.needs


@examples(200)
@given(pick=CHANCE)
def test_facts_written_as_json_and_read_again_give_the_same_facts_and_decision(
    applicants: list[tuple[Service, Drawn]], pick: Random
) -> None:
    service, drawn = pick.choice(applicants)
    facts = read(service, drawn.draw(pick))
    written = json.loads(json.dumps(facts.to_dict()))
    again = read(service, written)
    assert dict(again) == dict(facts)
    first = service.decide(facts, received=received(service)).to_dict()
    assert service.decide(written, received=received(service)).to_dict() == first


@examples(200)
@given(pick=CHANCE, language=st.sampled_from(["id", "en"]))
def test_every_decision_is_json_and_tells_every_requirement_once(
    applicants: list[tuple[Service, Drawn]], pick: Random, language: Language
) -> None:
    service, drawn = pick.choice(applicants)
    decision = service.decide(drawn.draw(pick), received=received(service))
    data = decision.to_dict(language)
    assert json.loads(json.dumps(data)) == data
    assert [f["requirement"] for f in data["findings"]] == [r.id for r in service.standard.requirements]
    assert (data["to_supply"] is not None) or data["outcome"] != "return"
    assert (data["objection"] is not None) == (data["outcome"] in ("return", "reject"))


@examples(200)
@given(pick=CHANCE)
def test_the_statuses_of_the_findings_are_the_decision(
    applicants: list[tuple[Service, Drawn]], pick: Random
) -> None:
    service, drawn = pick.choice(applicants)
    decision = service.decide(drawn.draw(pick), received=received(service))
    found = {f.status for f in decision.findings if f.requirement.mandatory}
    assert found <= {"met", "not_applicable", "failed", "missing", "deficient", "pending"}
    expected = (
        Outcome.REJECT
        if "failed" in found or decision.together
        else Outcome.RETURN
        if found & {"missing", "deficient"}
        else Outcome.PENDING
        if "pending" in found
        else Outcome.APPROVE
    )
    assert decision.outcome is expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)


@examples(200)
@given(pick=CHANCE, data=st.data())
def test_arbitrary_data_are_read_or_refused_with_a_facts_error_and_nothing_else(
    applicants: list[tuple[Service, Drawn]], pick: Random, data: st.DataObject
) -> None:
    service, _ = pick.choice(applicants)
    names = list(service.standard.facts)
    attributes = [f"{name}.{inner}" for name in names for inner in ("isi", "bermeterai", "asli", "x")]
    keys = st.sampled_from([*names, *attributes]) | st.text(max_size=12)
    written: Any = data.draw(st.dictionaries(keys, JSON, max_size=6) | JSON)
    refused: tuple[Diagnostic, ...] = ()
    try:
        service.decide(written, received=received(service))
    except FactsError as error:
        refused = error.diagnostics
    for finding in refused:
        for language in LANGUAGES:
            assert finding.message(language)
            assert finding.why(language)
            assert finding.fix(language)
