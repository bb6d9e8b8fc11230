"""The number of an application in the register: its agency, its year, and its place among those.

In comes text as people write it; out come numbers.
"""

from __future__ import annotations

import re

from sp_engine.immutable import Immutable
from sp_engine.words import Diagnostic, DiagnosticError

_WRITTEN = re.compile(r"(?P<agency>[a-z0-9][a-z0-9-]*)/(?P<year>[0-9]{4})/(?P<ordinal>[0-9]{1,9})")


class RegisterError(DiagnosticError):
    """What the register cannot do, or not find; nothing was recorded."""


class ApplicationNumber(Immutable):
    """`depok/2026/0017`: the seventeenth application of the year at an agency."""

    agency: str
    year: int
    ordinal: int

    def __str__(self) -> str:
        return f"{self.agency}/{self.year}/{self.ordinal:04}"


def is_number(written: str) -> bool:
    """Whether a text is written like the number of an application."""
    return _WRITTEN.fullmatch(written.strip()) is not None


def read_number(written: str) -> ApplicationNumber:
    """Return a number as it is written, with or without zeros.  Raises `RegisterError`."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise RegisterError([Diagnostic("SP801", written, values={"given": written})])
    return ApplicationNumber(found["agency"], int(found["year"]), int(found["ordinal"]))
