"""A kept decision comes out the same on the same catalogue; what is another is named."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from register.counters import APPROVED, MONDAY, REJECTED, RETURNED, WUB, decided

from sp_engine import Catalogue, Outcome, open_catalogue
from sp_engine.assurance.cases.example_application import example_of
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.replaying import replayed, transitions
from sp_engine.replaying.replay import Input, ReplayError


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The bundled catalogue, in which mentoring asks for the training of another year."""
    root = tmp_path_factory.mktemp("katalog")
    shutil.copytree(bundled_catalogue(), root, dirs_exist_ok=True)
    file = root / "depok/2023/pendampingan-wub.yaml"
    text = file.read_text(encoding="utf-8")
    old = "{fakta: tahun_pelatihan_wub, tahun_berjalan: ya}"
    assert text.count(old) >= 1
    file.write_text(text.replace(old, "{fakta: tahun_pelatihan_wub, paling_banyak: 2025}"), encoding="utf-8")
    return open_catalogue(root)


@pytest.mark.parametrize("facts", [APPROVED, RETURNED, REJECTED, {}])
def test_the_same_catalogue_decides_the_same(facts: dict[str, Any]) -> None:
    found = replayed(decided(facts).to_dict("en"), open_catalogue())
    assert (found.same, found.inputs, found.requirements, found.parts) == (True, (), (), ())


@pytest.mark.parametrize("outcome", Outcome)
def test_every_services_example_is_repeated(outcome: Outcome) -> None:
    catalogue, repeated = open_catalogue(), 0
    for service in catalogue.services(on=date(2026, 3, 16)):
        example = example_of(catalogue, service.standard.service, outcome, date(2026, 3, 16))
        if example is not None:
            decision = service.decide(example.facts, received=example.received, after=example.after)
            assert replayed(decision.to_dict(), catalogue).same, service
            repeated += 1
    assert repeated >= 9


def test_another_standard_is_named_with_the_outcome_and_the_requirement(changed: Catalogue) -> None:
    found = replayed(decided(APPROVED).to_dict(), changed)
    assert (found.before, found.outcome) == (Outcome.APPROVE, Outcome.REJECT)
    assert found.inputs == (Input.STANDARD,)
    assert [(one.requirement, one.before, one.after) for one in found.requirements] == [
        ("tahun-pelatihan", "met", "failed")
    ]


def test_a_changed_fact_is_named_by_its_digest() -> None:
    kept = decided(APPROVED).to_dict()
    kept["input"]["facts"]["tahun_pelatihan_wub"] = 2024
    found = replayed(kept, open_catalogue())
    assert (found.inputs, found.outcome) == ((Input.FACTS,), Outcome.REJECT)


def test_what_cannot_be_decided_now_says_why(tmp_path: Path) -> None:
    shutil.copytree(bundled_catalogue() / "kalender", tmp_path / "kalender")
    shutil.copytree(bundled_catalogue() / "palembang", tmp_path / "palembang")
    found = replayed(decided(APPROVED).to_dict(), open_catalogue(tmp_path))
    assert (found.same, found.outcome) == (False, None)
    assert found.problem is not None


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {},
        {"format": "sp-decision/1"},
        {"format": "sp-decision/2"},
        {**decided(APPROVED).to_dict(with_facts=False)},
        {**decided(APPROVED).to_dict(), "outcome": "perhaps"},
        {**decided(APPROVED).to_dict(), "findings": [{}]},
        {**decided(APPROVED).to_dict(), "receipt": 5},
        {**decided(APPROVED).to_dict(), "service": 5},
        {**decided(APPROVED).to_dict(), "input": {"facts": {}, "received": "2026-03-16T10:00"}},
    ],
)
def test_what_is_no_decision_is_refused(kept: Any) -> None:
    with pytest.raises(ReplayError) as refused:
        replayed(kept, open_catalogue())
    assert [finding.code for finding in refused.value.diagnostics] == ["SP818"]


def test_a_decree_is_named_by_folder_or_number_and_an_unknown_one_is_refused() -> None:
    kept = decided(APPROVED).to_dict()
    for name in ("depok/2023", "2023", kept["decree"]):
        assert replayed(kept, open_catalogue(), decree=name).outcome is Outcome.APPROVE
    with pytest.raises(ReplayError) as refused:
        replayed(kept, open_catalogue(), decree="depok/2032")
    assert [finding.code for finding in refused.value.diagnostics] == ["SP819"]


def test_transitions_are_counted_with_the_requirements_responsible(changed: Catalogue) -> None:
    kept = [decided(facts).to_dict() for facts in (APPROVED, APPROVED, RETURNED, REJECTED)]
    found = transitions(replayed(one, changed) for one in kept)
    told = {(one.before.value, str(one.after)): (one.count, dict(one.requirements)) for one in found}
    assert told == {
        ("approve", "reject"): (2, {"tahun-pelatihan": 2}),
        ("return", "reject"): (1, {"tahun-pelatihan": 1}),
        ("reject", "approve"): (1, {"tahun-pelatihan": 1}),
    }
    assert sum(one.count for one in transitions(replayed(one, open_catalogue()) for one in kept)) == 4


def test_the_service_is_that_of_the_decision() -> None:
    assert replayed(decided(APPROVED, MONDAY).to_dict(), open_catalogue()).service == WUB
