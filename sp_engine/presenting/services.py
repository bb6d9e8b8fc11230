"""The services in force on a day as a section and as JSON data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sp_engine.documents import Decree
from sp_engine.presenting.section import Section, Table
from sp_engine.words import Language, Words
from sp_engine.words.messages import services_page

Listed = tuple[Decree, str, Words]


def services_section(services: Sequence[Listed], language: Language) -> Section:
    """Return a row for each service: its identifier, its name, its decree."""
    headings = services_page.SERVICE, services_page.NAME, services_page.DECREE
    rows = [(service, name.get(language), decree.number) for decree, service, name in services]
    return Section("", (Table(tuple(words.get(language) for words in headings), tuple(rows)),))


def services_dict(services: Sequence[Listed], language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "services": [
            {
                "service": service,
                "agency": decree.agency,
                "name": name.get(language),
                "decree": decree.number,
                "in_force_from": None if (since := decree.in_force_from) is None else since.isoformat(),
            }
            for decree, service, name in services
        ]
    }
