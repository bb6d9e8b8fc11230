"""What was found in the decrees, by kind and by place."""

from __future__ import annotations

from sp_engine.assurance.report import report_markdown
from sp_engine.standards.catalogue import CatalogueFiles


def findings() -> str:
    """Return the findings of lint and the transcriber's notes about the bundled catalogue."""
    return report_markdown(CatalogueFiles())
