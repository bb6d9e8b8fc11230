"""What can be published.  A new kind of paper starts here."""

from __future__ import annotations

from enum import StrEnum

from sp_engine.publishing.subject import Breadth


class PaperKind(StrEnum):
    """A kind of paper, by its name on the command line."""

    ANNEX = "annex"
    DECREE = "decree"
    NOTICE = "notice"
    POSTER = "poster"
    CHECKLIST = "checklist"
    SITE = "site"
    SHEET = "sheet"
    LINKED_DATA = "jsonld"


def kinds_of(breadth: Breadth) -> tuple[PaperKind, ...]:
    """Return the kinds of papers of an agency, a decree, or one service; a site is of whole agencies."""
    match breadth:
        case "agency" | "decree":
            return tuple(kind for kind in PaperKind if kind is not PaperKind.SITE)
        case "service":
            return tuple(kind for kind in PaperKind if kind not in _OF_AGENCIES)


_OF_AGENCIES = frozenset({PaperKind.DECREE, PaperKind.NOTICE, PaperKind.SITE})
