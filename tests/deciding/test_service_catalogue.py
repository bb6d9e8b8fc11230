"""A catalogue as another program holds it: its services, by name, day and moment."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from deciding.timed_service import GOOD

from sp_engine import Catalogue, CatalogueError, FactsError, open_catalogue

WIB = timezone(timedelta(hours=7))


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return open_catalogue()


def test_the_services_in_force_on_a_day_are_ready_to_decide(bundled: Catalogue) -> None:
    on = date(2023, 12, 1)  # before the decrees of 2024
    services = list(bundled.services(on=on))
    assert [s.standard.service for s in services] == [name for _, name, _ in bundled.files.services(on)]
    assert {s.standard.service.partition("/")[0] for s in services} == {"depok", "kalbar"}
    assert all(service.standard.decree.in_force(on) for service in services)


def test_a_service_is_the_same_whichever_way_it_is_asked_for(bundled: Catalogue) -> None:
    by_day = bundled.standard("depok/tamu", on=date(2026, 3, 16))
    by_moment = bundled.service("depok/tamu", received=datetime(2026, 3, 16, 10, tzinfo=WIB))
    listed = [s for s in bundled.services(on=date(2026, 3, 16)) if s.standard.service == "depok/tamu"]
    assert listed == [by_day] == [by_moment]


def test_the_decree_is_that_of_the_agencys_own_day(tmp_path: Path) -> None:
    catalogue = open_catalogue(shutil.copytree(GOOD, tmp_path / "katalog"))  # in force since 4 January 2024
    evening = datetime(2024, 1, 3, 17, tzinfo=UTC)
    assert catalogue.service("kota/surat", received=evening).standard.service == "kota/surat"
    with pytest.raises(CatalogueError) as error:
        catalogue.service("kota/surat", received=evening - timedelta(minutes=1))
    assert [finding.code for finding in error.value.diagnostics] == ["SP603"]


@pytest.mark.parametrize(
    ("received", "code"),
    [(datetime(2026, 3, 16, 10), "SP413"), (date(2026, 3, 16), "SP410"), (None, "SP410")],
)
def test_a_moment_that_is_none_or_has_no_zone_is_refused(
    bundled: Catalogue, received: object, code: str
) -> None:
    with pytest.raises(FactsError) as error:
        bundled.service("depok/tamu", received=received)  # type: ignore[arg-type]
    assert [finding.code for finding in error.value.diagnostics] == [code]


def test_a_day_that_is_none_is_refused_when_the_first_service_is_asked_for(bundled: Catalogue) -> None:
    with pytest.raises(FactsError) as error:
        next(bundled.services(on="2026-03-16"))  # type: ignore[arg-type]
    assert [finding.code for finding in error.value.diagnostics] == ["SP415"]


def test_a_moment_means_the_agencys_own_day_wherever_a_day_is_asked_for(tmp_path: Path) -> None:
    """Half past eleven at night in UTC is the next morning in Depok: there the decree has begun."""
    catalogue = open_catalogue(shutil.copytree(GOOD, tmp_path / "katalog"))  # in force since 4 January 2024
    night = datetime(2024, 1, 3, 23, 30, tzinfo=UTC)
    service = catalogue.service("kota/surat", received=night)
    assert catalogue.standard("kota/surat", on=night) is service
    assert list(catalogue.services(on=night)) == [service]
    assert service.decide({}, received=night).received.date() == date(2024, 1, 4)
    assert list(catalogue.services(on=night - timedelta(hours=7))) == []
    with pytest.raises(CatalogueError) as error:
        catalogue.standard("kota/surat", on=night - timedelta(hours=7))
    assert [finding.code for finding in error.value.diagnostics] == ["SP603"]
    with pytest.raises(CatalogueError) as error:
        service.decide({}, received=night - timedelta(hours=7))
    assert [finding.code for finding in error.value.diagnostics] == ["SP616"]


def test_an_unknown_service_is_named_as_such_before_its_moment_is_looked_at(bundled: Catalogue) -> None:
    with pytest.raises(CatalogueError):
        bundled.service("depok/tak-ada", received=datetime(2026, 3, 16, 10, tzinfo=WIB))
