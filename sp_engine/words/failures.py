"""A failure of ours while one document is read or looked at: a finding at that document, not an end of all.

In comes the name of a document; whatever fails meanwhile comes out as a `DiagnosticError` about it.  Knows
nothing about what was done.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sp_engine.words.diagnostics import Diagnostic, DiagnosticError


@contextmanager
def failing_at(document: str) -> Iterator[None]:
    """Turn what fails inside into a finding at the document; with `SP_DEBUG` it fails as it is."""
    try:
        yield
    except DiagnosticError:
        raise
    except Exception as error:
        if os.environ.get("SP_DEBUG"):
            raise
        problem = f"{type(error).__name__}: {error}"[:_LONGEST]
        raise DiagnosticError([Diagnostic("SP702", document, None, {"problem": problem})]) from error


_LONGEST = 300
