"""What was found in the decrees: how much of which kind, and the report of each agency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from sp_engine.catalogue import CatalogueFiles
from sp_engine.presenting import agency_report_section, decree_report_section, markdown_text
from sp_engine.reviewing import review_of

DAY = date(2026, 11, 27)
"""The day on which the decrees of the reports hold."""


def findings() -> str:
    """Return how much lint and the transcriber found in each decree of the bundled catalogue."""
    return markdown_text(decree_report_section(CatalogueFiles(), "id"), level=2)


def report(agency: str) -> str:
    """Return the report of an agency of the bundled catalogue."""
    return markdown_text(agency_report_section(review_of(CatalogueFiles(), agency, DAY), "id"), level=1)


REPORTS: Mapping[str, Callable[[], str]] = {
    f"laporan-{agency}": partial(report, agency) for agency in CatalogueFiles().agency_ids()
}
"""By the name of the page's section."""
