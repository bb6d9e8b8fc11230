"""What was found in the decrees, by kind and by place."""

from __future__ import annotations

from sp_engine.catalogue import CatalogueFiles
from sp_engine.presenting import decree_report_section, markdown_text


def findings() -> str:
    """Return the findings of lint and the transcriber's notes about the bundled catalogue."""
    return markdown_text(decree_report_section(CatalogueFiles(), "id"), level=2)
