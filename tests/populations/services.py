"""The services whose queries are tested: those of the catalogue, and those of other fields."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sp_engine import open_catalogue

DAY = date(2026, 11, 16)
FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
SERVICES = {
    service.standard.service: service
    for catalogue in (open_catalogue(), open_catalogue(FIELDS))
    for service in catalogue.services(on=DAY)
}
