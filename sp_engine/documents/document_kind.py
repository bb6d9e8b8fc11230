"""The kinds of document that a catalogue holds, or that an officer hands in beside one.

Each has a schema of its name; those refer to the shared ones.
"""

from __future__ import annotations

from enum import StrEnum

BASIC_FORMS, COMPONENT_FORMS = "bersama", "komponen"
SHARED_SCHEMAS = (BASIC_FORMS, COMPONENT_FORMS)


class DocumentKind(StrEnum):
    """A kind of document, by the name of its schema."""

    DECREE = "penetapan"
    STANDARD = "standar"
    CASES = "uji"
    AGENCY = "instansi"
    VOCABULARY = "kosakata"
    REGULATIONS = "peraturan"
    CALENDAR = "kalender"
    EVENTS = "peristiwa"
