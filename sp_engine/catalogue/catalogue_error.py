"""What is raised when a catalogue cannot answer, and how its findings name a place.

In come findings; out comes the error that carries them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from os.path import realpath
from pathlib import Path

from sp_engine.words import Diagnostic, DiagnosticError


class CatalogueError(DiagnosticError):
    """A catalogue, or a question about it, that cannot be answered; carries every finding."""


def raise_any(findings: Iterable[Diagnostic]) -> None:
    """Raise `CatalogueError` with the findings, if there are any."""
    if found := list(findings):
        raise CatalogueError(found)


def shown_path(path: Path) -> str:
    """Return a path as people read it: relative to the current folder when it lies inside."""
    try:
        return str(Path(realpath(path)).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
