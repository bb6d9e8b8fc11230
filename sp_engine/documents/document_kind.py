"""The kinds of document that a catalogue holds, or that an officer hands in beside one."""

from __future__ import annotations

from enum import StrEnum


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
