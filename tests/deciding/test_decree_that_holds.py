"""A service is decided under the decree that holds on the agency's day, or as if it did, and says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from decrees.folders import FACTS, SERVICE, add_decree, catalogue, succession
from jsonschema import Draft202012Validator

from sp_engine import Catalogue, CatalogueError, Decision, open_catalogue
from sp_engine.documents.schema_files import schema
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.words.language import Language

WIB = timezone(timedelta(hours=7))
IN_2024, IN_2025, IN_2026 = (datetime(year, 3, 18, 10, tzinfo=WIB) for year in (2024, 2025, 2026))


@pytest.fixture
def opened(tmp_path: Path) -> Catalogue:
    """The catalogue of A (2024), B (2025, in its place) and C (2026, which revokes B without the service)."""
    return open_catalogue(succession(tmp_path))


def codes(error: pytest.ExceptionInfo[CatalogueError]) -> list[str]:
    return [finding.code for finding in error.value.diagnostics]


def text(decision: Decision, language: Language = "id") -> str:
    return "\n".join(text_lines(decision_section(decision, language), Screen(None, colour=False)))


def test_an_older_decree_does_not_come_back_when_the_newer_is_revoked(opened: Catalogue) -> None:
    assert opened.service(SERVICE, received=IN_2024).standard.decree.number == "1/KPTS/2024"
    assert opened.service(SERVICE, received=IN_2025).standard.decree.number == "2/KPTS/2025"
    with pytest.raises(CatalogueError) as error:
        opened.service(SERVICE, received=IN_2026)
    assert codes(error) == ["SP603"]
    assert error.value.diagnostics[0].fix() == (
        "yang terdekat: 2/KPTS/2025 (2 Januari 2025 s.d. 4 Januari 2026), dicabut oleh 3/KPTS/2026"
    )


@pytest.mark.parametrize("received", [IN_2025, IN_2026, IN_2024 - timedelta(days=365)])
def test_a_kept_service_does_not_decide_by_a_decree_that_does_not_hold(
    opened: Catalogue, received: datetime
) -> None:
    kept = opened.service(SERVICE, received=IN_2024)
    assert kept.decide(FACTS, received=IN_2024).outcome == "approve"
    with pytest.raises(CatalogueError) as error:
        kept.decide(FACTS, received=received)
    assert codes(error) == ["SP616"]
    assert error.value.diagnostics[0].why() == (
        "keputusan itu berlaku: 1/KPTS/2024 (4 Januari 2024 s.d. 1 Januari 2025), digantikan oleh 2/KPTS/2025"
    )


def test_the_day_of_a_kept_service_is_the_agencys_own(opened: Catalogue) -> None:
    """At half past eleven at night in UTC it is already the day of the newer decree in Indonesia."""
    kept = opened.standard(SERVICE, on=date(2024, 6, 3))
    last = datetime(2025, 1, 1, 16, 59, tzinfo=UTC)
    assert not kept.decide(FACTS, received=last).hypothetical
    with pytest.raises(CatalogueError) as error:
        kept.decide(FACTS, received=datetime(2025, 1, 1, 23, 30, tzinfo=UTC))
    assert codes(error) == ["SP616"]


def test_decided_as_if_it_held_it_says_so_in_text_and_in_json(opened: Catalogue) -> None:
    kept = opened.service(SERVICE, received=IN_2024)
    decision = kept.decide(FACTS, received=IN_2026, as_if=True)
    assert decision.hypothetical
    data = decision.to_dict()
    assert data["hypothetical"] is True
    assert Draft202012Validator(schema("keputusan")).is_valid(data)
    assert "PENGANDAIAN: pada hari itu Keputusan 1/KPTS/2024 tidak berlaku" in text(decision)
    assert "HYPOTHETICAL: on that day Decree 1/KPTS/2024 does not hold" in text(decision, "en")


def test_as_if_changes_nothing_where_the_decree_holds(opened: Catalogue) -> None:
    kept = opened.service(SERVICE, received=IN_2024)
    asked, plain = (kept.decide(FACTS, received=IN_2024, as_if=as_if) for as_if in (True, False))
    assert not asked.hypothetical
    assert asked.to_dict() == plain.to_dict()
    assert "hypothetical" not in plain.to_dict()
    assert "PENGANDAIAN" not in text(asked)


def test_a_tie_decides_nothing(tmp_path: Path) -> None:
    root = catalogue(tmp_path)
    add_decree(root, "2024-b", "2/KPTS/2024", "2024-01-04")
    opened = open_catalogue(root)
    with pytest.raises(CatalogueError) as error:
        opened.service(SERVICE, received=IN_2026)
    assert codes(error) == ["SP381"]
    with pytest.raises(CatalogueError) as error:
        list(opened.services(on=IN_2026))
    assert codes(error) == ["SP381"]


def test_a_revocation_in_other_letters_decides_nothing(tmp_path: Path) -> None:
    root = catalogue(tmp_path)
    add_decree(root, "2026", "3/KPTS/2026", "2026-01-05", "mencabut: [1/kpts/ 2024]", service="lain")
    with pytest.raises(CatalogueError) as error:
        open_catalogue(root).service(SERVICE, received=IN_2026)
    assert codes(error) == ["SP380"]


def test_under_a_decree_whose_dates_are_not_known_every_decision_says_so(tmp_path: Path) -> None:
    root = catalogue(tmp_path)
    add_decree(root, "lama", "0/KPTS/2019", None)
    place = root / "kota" / "2024" / "penetapan.yaml"
    place.write_text(
        place.read_text(encoding="utf-8").replace("id: surat, nama", "id: lain, nama"), encoding="utf-8"
    )
    decision = open_catalogue(root).service(SERVICE, received=IN_2026).decide(FACTS, received=IN_2026)
    data = decision.to_dict()
    assert data["decree_dates_not_known"] is True
    assert Draft202012Validator(schema("keputusan")).is_valid(data)
    assert "tanggal Keputusan 0/KPTS/2019 belum diketahui" in text(decision)
    assert "Halaman terakhir hilang." in text(decision, "en")
