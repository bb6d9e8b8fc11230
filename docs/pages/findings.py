"""What was found in the decrees, by kind and by place."""

from __future__ import annotations

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.presenting.report import report_markdown


def findings() -> str:
    """Return the findings of lint and the transcriber's notes about the bundled catalogue."""
    return report_markdown(CatalogueFiles())
