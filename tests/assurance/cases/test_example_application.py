"""Examples: facts that were decided and came out as wanted, as a file that can be read again."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sp_engine import Outcome, open_catalogue
from sp_engine.assurance.cases.example_application import example_of, example_yaml
from sp_engine.conditions import items_of
from sp_engine.words.language import Language
from sp_engine.yaml_text.source import load_source

ON = date(2026, 3, 16)
CATALOGUE = open_catalogue()
SERVICES = [name for _, name, _ in CATALOGUE.files.services(ON)]


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("outcome", Outcome)
def test_an_example_as_a_file_gives_the_wanted_decision(
    service: str, outcome: Outcome, tmp_path: Path
) -> None:
    example = example_of(CATALOGUE, service, outcome, ON)
    if example is None:
        requirements = CATALOGUE.standard(service, on=ON).standard.requirements
        agencys_alone = all(item.by_agency for r in requirements for item in items_of(r.condition))
        assert outcome in (Outcome.REJECT, Outcome.PENDING) or agencys_alone
        return
    for language in ("id", "en"):
        path = tmp_path / f"{language}.yaml"
        path.write_text(example_yaml(example, language), encoding="utf-8")
        facts = load_source(path).data or {}
        decision = CATALOGUE.standard(service, on=ON).decide(facts, received=example.received)
        assert decision.outcome is outcome


def test_an_example_for_another_day_is_decided_as_of_that_day() -> None:
    zone = CATALOGUE.standard("depok/pelatihan-wub", on=ON).standard.agency.zone
    at = datetime(2027, 2, 1, 9, tzinfo=zone)
    example = example_of(CATALOGUE, "depok/pelatihan-wub", Outcome.APPROVE, at.date(), at)
    assert example is not None
    assert example.received == at


def test_without_a_case_there_is_no_example() -> None:
    assert example_of(CATALOGUE, "depok/klinik-bisnis", Outcome.PENDING, ON) is None


@pytest.mark.parametrize(
    ("outcome", "language", "words"),
    [
        (Outcome.APPROVE, "id", "(depok/pelatihan-wub): DISETUJUI"),
        (Outcome.RETURN, "id", "(depok/pelatihan-wub): DIKEMBALIKAN"),
        (Outcome.APPROVE, "en", "(depok/pelatihan-wub): APPROVED"),
    ],
)
def test_the_file_is_headed_by_the_decision_in_the_readers_words(
    outcome: Outcome, language: Language, words: str
) -> None:
    example = example_of(CATALOGUE, "depok/pelatihan-wub", outcome, ON)
    assert example is not None
    assert example_yaml(example, language).splitlines()[0].endswith(words)


def test_every_fact_of_the_standard_is_in_the_file_stated_or_commented_out() -> None:
    example = example_of(CATALOGUE, "depok/pelatihan-wub", Outcome.APPROVE, ON)
    assert example is not None
    lines = example_yaml(example, "id").splitlines()
    for name in example.standard.facts:
        assert any(line.startswith((f"{name}:", f"# {name}:")) for line in lines), name
