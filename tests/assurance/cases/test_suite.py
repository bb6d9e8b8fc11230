"""Running suites: one broken document leaves the others their results, and no service is left out unseen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sp_engine.assurance.cases.suite import each_suite, run_suite
from sp_engine.assurance.coverage.decisive import coverage_of
from sp_engine.assurance.coverage.forced_value import when_short
from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions.tree import items_of
from sp_engine.rules.outcome import Truth
from sp_engine.words.diagnostics import Diagnostic

CASE = "kasus:\n  - {nama: satu, diajukan: 2024-03-04T10:00, dari: lengkap, hasil: disetujui}\n"


@pytest.fixture
def two_services(kota: Callable[[str], CatalogueFiles]) -> Path:
    """Return the folder of a small catalogue with a second service that has no cases."""
    folder = kota(CASE).root
    decree = folder / "kota/2024/penetapan.yaml"
    text = decree.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if "surat" in line and "id:" in line)
    decree.write_text(text.replace(first, f"{first}\n{first.replace('surat', 'izin', 1)}"), encoding="utf-8")
    standard = (folder / "kota/2024/surat.yaml").read_text(encoding="utf-8")
    other = folder / "kota/2024/izin.yaml"
    other.write_text(standard.replace("layanan: kota/surat", "layanan: kota/izin"), encoding="utf-8")
    return folder


def test_a_service_without_cases_counts_as_one_that_nothing_covers(two_services: Path) -> None:
    surat, izin = sorted(run_suite(CatalogueFiles(two_services)), key=lambda s: s.service, reverse=True)
    assert (surat.service, izin.service) == ("kota/surat", "kota/izin")
    assert izin.source is None
    assert izin.cases_file.endswith("izin.uji.yaml")
    coverage = coverage_of(izin)
    assert (coverage.decided, coverage.total) == (0, coverage_of(surat).total)


@pytest.mark.parametrize("broken", ["binary", "folder", "empty", "yaml"])
def test_cases_that_cannot_be_read_leave_the_other_services_theirs(two_services: Path, broken: str) -> None:
    place = two_services / "kota/2024/izin.uji.yaml"
    if broken == "folder":
        place.mkdir()
    else:
        place.write_bytes({"binary": b"\xff\xfe\x00", "empty": b"", "yaml": b"kasus: [\n"}[broken])
    unreadable: list[Diagnostic] = []
    suites = {s.service: s for s in run_suite(CatalogueFiles(two_services), unreadable=unreadable)}
    assert suites["kota/surat"].results[0].passed
    unread = coverage_of(suites["kota/izin"])
    assert unread.decided == 0 < unread.total
    assert {finding.file.rpartition("/")[2] for finding in unreadable} == {"izin.uji.yaml"}
    with pytest.raises(CatalogueError):
        run_suite(CatalogueFiles(two_services))


def test_a_broken_agency_leaves_the_others_their_results(two_services: Path) -> None:
    shutil.copytree(two_services / "kota", two_services / "desa")
    (two_services / "desa/2024/penetapan.yaml").write_text("format: sp-penetapan/1\n", encoding="utf-8")
    unreadable: list[Diagnostic] = []
    suites = run_suite(CatalogueFiles(two_services), unreadable=unreadable)
    assert {suite.service for suite in suites} == {"kota/surat", "kota/izin"}
    assert unreadable
    assert run_suite(CatalogueFiles(two_services), "kota/surat")


def test_a_file_of_another_service_is_told(kota: Callable[[str], CatalogueFiles]) -> None:
    files = kota(CASE)
    place = files.root / "kota/2024/surat.uji.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("kota/surat", "kota/surt"), encoding="utf-8")
    (suite,) = run_suite(files)
    assert "SP221" in {finding.code for finding in suite.findings}


def test_every_outcome_that_a_service_of_the_catalogue_can_come_to_has_a_case() -> None:
    lacking = []
    for suite in run_suite(CatalogueFiles()):
        mandatory = [r for r in suite.text.standard.requirements if r.mandatory]
        asked = {r.id for r in mandatory if any(item.by_agency for item in items_of(r.condition))}
        applicants = [item for r in mandatory for item in items_of(r.condition) if not item.by_agency]
        possible = {"disetujui", "dikembalikan"} if applicants else {"disetujui"}
        final = [r for r in mandatory if when_short(r.condition, guard=False).now is Truth.FALSE]
        possible |= {"ditolak"} if final else set()
        lacking += [(suite.service, o) for o in possible - {r.case.written.outcome for r in suite.results}]
        pending = {name for result in suite.results for name in result.case.written.pending or ()}
        lacking += [(suite.service, name) for name in asked - pending]
    assert lacking == []


def test_what_has_been_tested_is_let_go_agency_by_agency() -> None:
    files = CatalogueFiles()
    agencies = files.agency_ids()
    tested = [suite.service.partition("/")[0] for suite in each_suite(files, case="tidak ada yang begini")]
    assert list(dict.fromkeys(tested)) == agencies
    assert [name for name in agencies if files.read_under(files.root / name)] == agencies[-1:]
