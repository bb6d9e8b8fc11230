"""Cases of a decree in whose place another has come are still decided under their own, as if it held."""

from __future__ import annotations

from collections.abc import Callable

from decrees.folders import add_decree

from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.catalogue.files import CatalogueFiles

CASE = "kasus:\n  - {nama: satu, diajukan: %sT10:00, dari: lengkap, hasil: %s}\n"


def old_suite(kota: Callable[[str], CatalogueFiles], day: str, outcome: str, *more: str) -> Suite:
    files = kota(CASE % (day, outcome))
    add_decree(files.root, "2025", "2/KPTS/2025", "2025-01-02", *more)
    return next(suite for suite in run_suite(CatalogueFiles(files.root)) if suite.decree == "kota/2024")


def test_on_its_own_days_a_case_is_decided_as_any_application(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    (result,) = old_suite(kota, "2024-03-04", "disetujui").results
    assert result.passed
    assert result.decision is not None
    assert not result.decision.hypothetical


def test_where_a_newer_decree_holds_it_is_decided_as_if(kota: Callable[[str], CatalogueFiles]) -> None:
    (result,) = old_suite(kota, "2025-03-03", "disetujui").results
    assert result.passed
    assert result.decision is not None
    assert result.decision.hypothetical


def test_it_may_also_expect_that_its_decree_does_not_hold_any_more(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    assert old_suite(kota, "2025-03-03", "di_luar_masa_berlaku").results[0].passed


def test_once_its_decree_is_revoked_it_decides_nothing(kota: Callable[[str], CatalogueFiles]) -> None:
    revoking = "mencabut: [1/KPTS/2024]"
    (result,) = old_suite(kota, "2025-03-03", "disetujui", revoking).results
    assert [finding.code for finding in result.findings] == ["SP616"]
