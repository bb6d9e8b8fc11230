"""A query and the engine say the same of every applicant, sound or not; a small sample of the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from populations.comparison import compared, told
from populations.databases import DuckDb

from sp_engine import Service, open_catalogue

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
DAY = date(2026, 11, 16)


def services() -> Iterator[Service]:
    for catalogue in (open_catalogue(), open_catalogue(FIELDS)):
        yield from catalogue.services(on=DAY)


SERVICES = {service.standard.service: service for service in services()}


@pytest.mark.parametrize("name", SERVICES)
def test_duckdb_says_what_the_engine_says_of_hostile_applicants(name: str) -> None:
    for seed in (1, 2):  # with all stages ended, and with none
        found = compared(SERVICES[name], [DuckDb()], 45, seed)
        assert ["\n".join(told(one)) for one in found.differences[:3]] == []
        assert len(found.outcomes) > 1
