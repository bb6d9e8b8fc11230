"""What was found in the decrees, by kind and by place."""

from __future__ import annotations

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.presenting.decree_report import decree_report_section
from sp_engine.presenting.markdown import markdown_text


def findings() -> str:
    """Return the findings of lint and the transcriber's notes about the bundled catalogue."""
    return markdown_text(decree_report_section(CatalogueFiles(), "id"), level=2)
