"""The services in force on a day as a section and as JSON data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sp_engine.catalogue import IndexedService
from sp_engine.presenting.section import Section, Table
from sp_engine.words import Language
from sp_engine.words.messages import services_page


def services_section(services: Sequence[IndexedService], language: Language) -> Section:
    """Return a row for each service: its identifier, its name, its decree."""
    headings = services_page.SERVICE, services_page.NAME, services_page.DECREE
    rows = [(one.service, one.name.get(language), one.number) for one in services]
    return Section("", (Table(tuple(words.get(language) for words in headings), tuple(rows)),))


def services_dict(services: Sequence[IndexedService], language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "services": [
            {
                "service": one.service,
                "agency": one.agency,
                "name": one.name.get(language),
                "decree": one.number,
                "in_force_from": None if (since := one.in_force_from) is None else since.isoformat(),
            }
            for one in services
        ]
    }
