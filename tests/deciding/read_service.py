"""The service of `cases/good` with a slip of YAML laid over it, ready to decide."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from cases.author_mistake import lay_over_good

from sp_engine import Decision, Service, open_catalogue

WIB = timezone(timedelta(hours=7))
RECEIVED = datetime(2024, 3, 4, 10, tzinfo=WIB)
APPROVED = {
    "wilayah_usaha": "kota-contoh",
    "modal_usaha": 500_000_000,
    "dikuasakan": False,
    "skala_usaha": "mikro",
}
"""Facts of an applicant whom the service approves."""


def service_with(folder: Path, slip: str) -> Service:
    """Return the service with the slip (see `cases/author_mistake`) in it."""
    lay_over_good(slip, folder)
    return open_catalogue(folder).standard("kota/surat", on=date(2024, 3, 4))


def decide(service: Service, **facts: Any) -> Decision:
    """Return the decision on an approved applicant with some facts changed; None leaves one out."""
    stated = {name: value for name, value in {**APPROVED, **facts}.items() if value is not None}
    return service.decide(stated, received=RECEIVED, witness=True)
