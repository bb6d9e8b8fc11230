"""Examples: facts that were decided and came out as wanted, as a file that can be read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from sp_engine import Outcome, open_catalogue
from sp_engine.assurance.cases.example_application import example_of, example_yaml
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions import items_of
from sp_engine.deciding.facts_file import is_untouched_example, read_facts_file
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.words.language import Language
from sp_engine.yaml_text.source import load_source, parse_yaml

ON = date(2026, 3, 16)
CATALOGUE = open_catalogue()
FIELDS = Catalogue(CatalogueFiles(Path(__file__).parents[2] / "catalogue_of_fields"))
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


@pytest.mark.parametrize(
    ("language", "each"), [("id", "# Tentang tiap alat:"), ("en", "# Of each instrument:")]
)
def test_a_list_is_written_an_item_a_line_below_what_may_be_stated_of_each(
    language: Language, each: str, tmp_path: Path
) -> None:
    example = example_of(FIELDS, "kenanga/tera", Outcome.APPROVE, date(2025, 5, 6))
    assert example is not None
    text = example_yaml(example, language)
    lines = text.splitlines()
    at = lines.index("alat_ukur:")
    assert lines[at + 1].startswith("  - {nomor_seri: A-1, ")
    assert lines[at + 2].startswith("  - {nomor_seri: A-2, ")
    of_each = lines[lines.index(each) + 1 : at]
    assert of_each[0].startswith("#   nomor_seri")
    assert any(line.startswith("#   bersih – ") and line.endswith("(ya/tidak)") for line in of_each)
    (tmp_path / "contoh.yaml").write_text(text, encoding="utf-8")
    assert load_source(tmp_path / "contoh.yaml").data == example.facts


def test_a_list_that_is_not_in_the_example_tells_its_fields_and_an_unfinished_one_stays_so() -> None:
    example = example_of(FIELDS, "kenanga/tera", Outcome.APPROVE, date(2025, 5, 6))
    assert example is not None
    bare = replace(example, facts={"alat_ukur": {"belum_lengkap": [{"nomor_seri": "A-1"}]}})
    text = example_yaml(bare, "id")
    assert "alat_ukur:\n  belum_lengkap:\n    - {nomor_seri: A-1}\n" in text
    assert "#   tanggal_lahir" in text.partition("# tenaga_bantuan:")[0]


ALL = [(CATALOGUE, name) for name in SERVICES] + [(FIELDS, name) for _, name, _ in FIELDS.files.services(ON)]


@pytest.mark.parametrize(("catalogue", "service"), ALL, ids=[name for _, name in ALL])
def test_an_example_that_nobody_has_changed_is_known_as_one(catalogue: Catalogue, service: str) -> None:
    example = example_of(catalogue, service, Outcome.APPROVE, ON) or example_of(
        catalogue, service, Outcome.PENDING, ON
    )
    assert example is not None
    heads: dict[Language, str] = {"id": "# CONTOH TERISI, bukan", "en": "# FILLED EXAMPLE, not"}
    for language, head in heads.items():
        text = example_yaml(example, language)
        assert text.startswith(head)
        given = read_facts_file(parse_yaml(text, "contoh.yaml"), service)
        assert is_untouched_example(given)
        assert not is_untouched_example(given._replace(facts={**given.facts, "lain": "ya"}))
