"""What can be published.  A new kind of paper starts here."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """A kind of paper, by its name on the command line."""

    SHEET = "sheet"
    LINKED_DATA = "jsonld"
