"""Standards of other fields than the bundled ones, after real decrees, with invented names and figures.

What later work on fees, lists, gates and populations is measured on, beside the bundled services, which are
all free of charge and have no lists: `tests/catalogue_of_fields/`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sp_engine import open_catalogue
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.assurance.coverage.decisive import coverage_of
from sp_engine.assurance.mutants.mutation import mutate
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.layout import laid_out
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.markdown import markdown_text
from sp_engine.words.language import LANGUAGES
from sp_engine.words.messages.decision_page import DECISION

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
SERVICES = sorted(
    f"{path.parents[1].name}/{path.name.removesuffix('.uji.yaml')}" for path in FIELDS.rglob("*.uji.yaml")
)
DOCUMENTS = sorted(FIELDS.rglob("*.yaml"))


@pytest.fixture
def files() -> CatalogueFiles:
    return CatalogueFiles(FIELDS)


def test_there_is_nothing_to_find_in_it(files: CatalogueFiles) -> None:
    assert check_catalogue(files) == ()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_its_documents_stand_in_the_one_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert laid_out(text, str(path)) == text


@pytest.mark.parametrize("service", SERVICES)
def test_every_case_passes_and_together_they_decide_every_part_both_ways(
    files: CatalogueFiles, service: str
) -> None:
    (suite,) = run_suite(files, service)
    assert [result.case.name for result in suite.results if not result.passed] == []
    assert [(entry.part.name, entry.way) for entry in coverage_of(suite).entries if entry.open] == []


@pytest.mark.parametrize("service", SERVICES)
def test_every_small_change_of_its_rules_is_noticed_by_a_case(files: CatalogueFiles, service: str) -> None:
    mutation = mutate(files, service, processes=1)
    assert mutation.total > 0
    assert [(survivor.name, survivor.to) for survivor in mutation.open] == []


def test_an_agency_lays_its_own_words_and_one_more_choice_over_the_bundled_vocabulary(
    files: CatalogueFiles,
) -> None:
    bundled, own, others = (
        CatalogueFiles().vocabulary(),
        files.vocabulary("selasih"),
        files.vocabulary("rantau"),
    )
    standard = files.standard("selasih/rekomendasi-penelitian", date(2026, 7, 6))
    used = {name.partition(".")[0] for name in standard.facts}
    assert {name for name in used if own[name] == bundled.get(name)} == {"ktp_pemohon"}
    adjusted = {name for name in used & set(bundled) if own[name] != bundled[name]}
    assert adjusted == {"wilayah_ktp", "surat_permohonan", "surat_rekomendasi_kesbangpol"}
    assert set(own["wilayah_ktp"].choices or ()) - set(bundled["wilayah_ktp"].choices or ()) == {
        "kota-selasih"
    }
    assert all(others[name] == bundled[name] for name in adjusted)


@pytest.mark.parametrize("service", SERVICES)
def test_whatever_is_not_stated_the_decision_is_told_in_both_languages(
    files: CatalogueFiles, service: str
) -> None:
    (suite,) = run_suite(files, service)
    told = 0
    for decision in (result.decision for result in suite.results if result.decision is not None):
        decider = open_catalogue(FIELDS).service(service, received=decision.received)
        written = decision.to_dict("id")["input"]["facts"]
        for name in written:
            others = {other: value for other, value in written.items() if other.partition(".")[0] != name}
            lacking = decider.decide(others, received=decision.received, complete=decision.complete)
            for language in LANGUAGES:
                told += DECISION.get(language) in markdown_text(decision_section(lacking, language))
    assert told >= 2 * len(suite.results)
